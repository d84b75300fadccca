extension ScriptError {
    /// Makes an error of a .NET exception type. `inner` becomes `.InnerException`.
    public static func make(
        _ exceptionType: String = "System.Management.Automation.RuntimeException", id: String,
        category: ErrorCategory, message: String, target: Value = .null, inner: ExceptionObject? = nil
    ) -> ScriptError {
        let type = TypeCatalog.shared.exceptionType(exceptionType)
        let exception = ExceptionObject(type: type, message: message, inner: inner)
        let record = ErrorRecord(exception, id: id, category: category, target: target)
        exception.record = record
        return ScriptError(record)
    }
}

extension ExceptionObject {
    /// Makes an exception of a full .NET type name.
    public convenience init(_ typeName: String, _ message: String) {
        self.init(type: TypeCatalog.shared.exceptionType(typeName), message: message)
    }
}
