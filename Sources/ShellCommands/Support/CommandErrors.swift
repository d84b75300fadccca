import ShellRuntime

extension Cmdlet {
    /// Makes the record of an error of this command.
    func errorRecord(
        _ exceptionType: String = "System.Management.Automation.PSInvalidOperationException", id: String,
        _ category: ErrorCategory, _ message: String, target: Value = .null
    ) -> ErrorRecord {
        ScriptError.make(exceptionType, id: id, category: category, message: message, target: target).record
    }

    /// Makes an error that ends this command, for `throw`.
    func failure(
        _ exceptionType: String = "System.Management.Automation.PSInvalidOperationException", id: String,
        _ category: ErrorCategory, _ message: String, target: Value = .null
    ) -> ScriptError {
        context.terminating(errorRecord(exceptionType, id: id, category, message, target: target))
    }

    /// The error of a command or an option that this shell does not have.
    func notBuilt(_ what: String) -> ScriptError {
        failure(
            "System.NotImplementedException", id: "NotBuilt", .notImplemented,
            "\(what) is not built in this shell.")
    }

    /// Reports an error that may be a terminating one of something the command called, and goes on.
    func report(_ error: ScriptError) throws { try writeError(error.record) }

    /// Runs `body` and reports its error as one that does not end the command.
    func reporting(_ body: () throws -> Void) throws {
        do { try body() } catch let error as ScriptError { try writeError(error.record) }
    }
}

extension Value {
    /// The elements of an array; any other value as the only element; none for an absence.
    var elements: [Value] {
        switch unwrapped {
        case .array(let array): array.values
        case .null, .nothing, .unset: []
        default: [self]
        }
    }

    /// The value as a Swift string.
    var string: String { toText().string }

    /// The host object of a class, or nil.
    func host<Object: HostObject>(_ kind: Object.Type) -> Object? {
        if case .host(let object) = unwrapped { return object as? Object }
        return nil
    }

    /// `[object[]]` of the values.
    static func list(_ values: [Value]) -> Value { .array(ArrayObject(values)) }

    /// `[string[]]` of the texts.
    static func strings(_ texts: [String]) -> Value {
        .array(ArrayObject(texts.map { Value($0) }, elementType: .string))
    }

    /// What a command's output becomes when it is assigned: nothing, the value, or an array.
    static func collapsed(_ values: [Value]) -> Value {
        values.isEmpty ? .nothing : values.count == 1 ? values[0] : .list(values)
    }
}
