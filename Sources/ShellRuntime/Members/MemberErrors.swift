/// The errors of member access, worded as PowerShell words them.
enum MemberErrors {
    private static let automation = "System.Management.Automation."

    static func invokeOnNull() -> ScriptError {
        .make(
            id: "InvokeMethodOnNull", category: .invalidOperation,
            message: "You cannot call a method on a null-valued expression.")
    }

    static func methodNotFound(_ type: TypeInfo, _ name: String) -> ScriptError {
        .make(
            id: "MethodNotFound", category: .invalidOperation,
            message:
                "Method invocation failed because [\(type.fullName)] does not contain a method named '\(name)'.",
            target: Value(name))
    }

    static func propertyNotFound(_ name: String, id: String = "PropertyNotFound") -> ScriptError {
        .make(
            id: id, category: .invalidOperation,
            message: "The property '\(name)' cannot be found on this object. "
                + "Verify that the property exists and can be set.")
    }

    static func setFailed(_ name: String, _ message: String, inner: ExceptionObject? = nil) -> ScriptError {
        .make(
            automation + "SetValueInvocationException", id: "ExceptionWhenSetting", category: .notSpecified,
            message: "Exception setting \"\(name)\": \"\(message)\"", inner: inner)
    }

    static func getFailed(_ name: String, _ error: ScriptError) -> ScriptError {
        let exception = error.record.exception
        return .make(
            automation + "GetValueInvocationException", id: "ExceptionWhenGetting", category: .notSpecified,
            message: "Exception getting \"\(name)\": \"\(exception.message)\"", inner: exception)
    }

    static func readOnly(_ name: String) -> ScriptError {
        .make(
            automation + "SetValueException", id: "PropertyAssignmentException", category: .invalidOperation,
            message: "'\(name)' is a ReadOnly property.")
    }

    static func overload(_ name: String, _ count: Int) -> ScriptError {
        .make(
            automation + "MethodException", id: "MethodCountCouldNotFindBest", category: .notSpecified,
            message: "Cannot find an overload for \"\(name)\" and the argument count: \"\(count)\".")
    }

    static func argument(
        _ parameter: String, _ value: String, _ method: String, _ type: TypeInfo, _ cause: ScriptError
    ) -> ScriptError {
        .make(
            automation + "MethodException", id: "MethodArgumentConversionInvalidCastArgument",
            category: .notSpecified,
            message:
                "Cannot convert argument \"\(parameter)\", with value: \"\(value)\", for \"\(method)\" to type "
                + "\"\(type.fullName)\": \"\(cause.record.exception.message)\"",
            inner: cause.record.exception)
    }

    /// Wraps what a method threw: `Exception calling "Substring" with "1" argument(s): "..."`.
    static func invocation(_ name: String, _ count: Int, _ error: ScriptError) -> ScriptError {
        let exception = error.record.exception
        // What the call of a command's own method reported stays the command's error.
        let isOwned = exception.exceptionType.name == "PSInvalidOperationException"
        let owner = isOwned ? error.record.fullyQualifiedErrorId.drop { $0 != "," } : ""
        return .make(
            automation + "MethodInvocationException", id: exception.exceptionType.name + owner,
            category: .notSpecified,
            message: "Exception calling \"\(name)\" with \"\(count)\" argument(s): \"\(exception.message)\"",
            inner: exception)
    }

    static func typeNotFound(_ name: String) -> ScriptError {
        .make(
            id: "TypeNotFound", category: .invalidOperation, message: "Unable to find type [\(name)].",
            target: Value(name))
    }
}

extension ScriptError {
    /// What the implementation of a .NET method throws: an exception by its .NET type name.
    static func dotNet(_ type: String, _ message: String, inner: ExceptionObject? = nil) -> ScriptError {
        .make(type, id: type, category: .operationStopped, message: message, inner: inner)
    }

    /// `System.ArgumentException`; `parameter` is appended as .NET does.
    static func argument(_ message: String, _ parameter: String? = nil) -> ScriptError {
        dotNetArgument("System.ArgumentException", message, parameter)
    }

    /// `System.ArgumentNullException`.
    static func argumentNull(_ parameter: String) -> ScriptError {
        dotNetArgument("System.ArgumentNullException", "Value cannot be null.", parameter)
    }

    /// `System.ArgumentOutOfRangeException`.
    static func argumentRange(_ parameter: String, _ message: String? = nil) -> ScriptError {
        dotNetArgument(
            "System.ArgumentOutOfRangeException",
            message ?? "Specified argument was out of the range of valid values.", parameter)
    }

    /// `System.InvalidOperationException`.
    static func invalidOperation(_ message: String) -> ScriptError {
        dotNet("System.InvalidOperationException", message)
    }

    /// `System.FormatException`.
    static func format(_ message: String) -> ScriptError { dotNet("System.FormatException", message) }

    private static func dotNetArgument(_ type: String, _ message: String, _ parameter: String?) -> ScriptError
    {
        let text = parameter.map { "\(message) (Parameter '\($0)')" } ?? message
        let error = dotNet(type, text)
        if let parameter { error.record.exception.details.append(("ParamName", Value(parameter))) }
        return error
    }
}
