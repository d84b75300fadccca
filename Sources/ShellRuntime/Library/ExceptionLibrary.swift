/// Members of the exception types.
enum ExceptionLibrary {
    /// Constructors of one exception type; the properties are those of `System.Exception`.
    static func members(of fullName: String) -> TypeMembers {
        .build { members in
            let name = String(fullName.split(separator: ".").last ?? "Exception")
            declareConstructors(members, fullName, name)
            declareDetails(members, name)
        }
    }

    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Exception", { .exception }) {
            .build { members in
                declareConstructors(members, "System.Exception", "Exception")
                declareProperties(members)
            }
        }
    ]

    static func object(_ value: Value) -> ExceptionObject? { value.hostObject as? ExceptionObject }

    private static func declareConstructors(_ members: MemberBuilder, _ fullName: String, _ name: String) {
        let firstIsParameter =
            name == "ArgumentNullException" || name == "ArgumentOutOfRangeException"
            || name.hasPrefix("PSArgumentNull") || name.hasPrefix("PSArgumentOutOf")
        members.constructor("\(name)()") { _, _ in
            .host(ExceptionObject(fullName, defaultMessage(fullName)))
        }
        if firstIsParameter {
            members.constructor("\(name)(string paramName)") { arguments, _ in
                .host(ofParameter(fullName, defaultMessage(fullName), arguments[0].string))
            }
            members.constructor("\(name)(string paramName, string message)") { arguments, _ in
                .host(ofParameter(fullName, arguments[1].string, arguments[0].string))
            }
        } else {
            members.constructor("\(name)(string message)") { arguments, _ in
                .host(ExceptionObject(fullName, arguments[0].string))
            }
        }
        members.constructor("\(name)(string message, System.Exception innerException)") { arguments, _ in
            let exception = ExceptionObject(fullName, arguments[0].string)
            exception.inner = object(arguments[1])
            return .host(exception)
        }
        if name == "ArgumentException" || name == "PSArgumentException" {
            members.constructor("\(name)(string message, string paramName)") { arguments, _ in
                .host(ofParameter(fullName, arguments[0].string, arguments[1].string))
            }
        }
        if name == "FileNotFoundException" {
            members.constructor("\(name)(string message, string fileName)") { arguments, _ in
                let exception = ExceptionObject(fullName, arguments[0].string)
                exception.details.append(("FileName", arguments[1]))
                return .host(exception)
            }
        }
    }

    private static func ofParameter(_ type: String, _ message: String, _ parameter: String) -> ExceptionObject
    {
        let text = parameter.isEmpty ? message : "\(message) (Parameter '\(parameter)')"
        let exception = ExceptionObject(type, text)
        exception.details.append(("ParamName", Value(parameter)))
        return exception
    }

    /// Properties of single types, kept in `details`.
    private static func declareDetails(_ members: MemberBuilder, _ name: String) {
        if name == "RuntimeException" {
            members.property("ErrorRecord", "System.Management.Automation.ErrorRecord") { value, _ in
                guard let exception = object(value) else { return .null }
                return .host(record(of: exception))
            }
        }
        for (owner, property, type) in detailNames where owner == name {
            members.property(property, type) { value, _ in detail(value, property) }
        }
    }

    private static let detailNames: [(String, String, String)] = [
        ("ArgumentException", "ParamName", "string"), ("FileNotFoundException", "FileName", "string"),
        ("RuntimeException", "WasThrownFromThrowStatement", "bool"),
        ("CommandNotFoundException", "CommandName", "string"),
        ("ItemNotFoundException", "ItemName", "string"),
        ("SessionStateException", "ItemName", "string"),
        ("ParameterBindingException", "ParameterName", "string"),
        ("ParameterBindingException", "ErrorId", "string"), ("ParseException", "Errors", "System.Object"),
        ("ArgumentOutOfRangeException", "ActualValue", "System.Object"),
        ("ObjectDisposedException", "ObjectName", "string"), ("XmlException", "LineNumber", "int"),
        ("XmlException", "LinePosition", "int"), ("AggregateException", "InnerExceptions", "System.Object"),
        ("NativeCommandExitException", "ExitCode", "int"), ("NativeCommandExitException", "Path", "string"),
        ("NativeCommandExitException", "ProcessId", "int"),
        ("HttpRequestException", "StatusCode", "System.Object"),
        ("HttpResponseException", "Response", "System.Object"),
    ]

    static func detail(_ value: Value, _ name: String) -> Value {
        object(value)?.details.first { $0.name == name }?.value ?? .null
    }

    private static func declareProperties(_ members: MemberBuilder) {
        members.property("TargetSite", "System.Object") { _, _ in .null }
        members.property("Message", "string") { value, _ in Value(object(value)?.message ?? "") }
        members.property("Data", "System.Collections.IDictionary") { value, _ in
            guard let exception = object(value) else { return .null }
            if let data = exception.details.first(where: { $0.name == "Data" }) { return data.value }
            let data = Value.table(TableObject())
            exception.details.append(("Data", data))
            return data
        }
        members.property("InnerException", "System.Exception") { value, _ in
            object(value)?.inner.map { .host($0) } ?? .null
        }
        members.property("HelpLink", "string") { value, _ in
            detail(value, "HelpLink")
        } set: { value, new, _ in
            object(value)?.details.append(("HelpLink", new))
        }
        members.property("Source", "string") { value, _ in
            detail(value, "Source")
        } set: { value, new, _ in
            object(value)?.details.append(("Source", new))
        }
        members.property("HResult", "int") { value, _ in
            let known = detail(value, "HResult")
            return known.isNull ? .int(ExceptionLibrary.result(of: object(value)?.exceptionType)) : known
        }
        members.property("StackTrace", "string") { value, _ in
            guard let record = object(value)?.record, !record.scriptStackTrace.isEmpty else { return .null }
            return Value(record.scriptStackTrace)
        }
        members.method("System.Exception GetBaseException()") { value, _, _ in
            var exception = object(value)
            while let inner = exception?.inner { exception = inner }
            return exception.map { .host($0) } ?? .null
        }
    }

    /// The record of an exception, made when there is none yet.
    static func record(of exception: ExceptionObject) -> ErrorRecord {
        if let record = exception.record { return record }
        let record = ErrorRecord(exception, id: exception.exceptionType.name, category: .notSpecified)
        exception.record = record
        return record
    }

    private static func result(of type: TypeInfo?) -> Int32 {
        switch type?.fullName {
        case "System.ArgumentException"?, "System.ArgumentOutOfRangeException"?: -2_147_024_809
        case "System.ArgumentNullException"?: -2_147_467_261
        case "System.InvalidOperationException"?: -2_146_233_079
        case "System.FormatException"?: -2_146_233_033
        case "System.NotSupportedException"?: -2_146_233_067
        case "System.NotImplementedException"?: -2_147_467_263
        case "System.IO.FileNotFoundException"?: -2_147_024_894
        case "System.IO.DirectoryNotFoundException"?: -2_147_024_893
        case "System.UnauthorizedAccessException"?: -2_147_024_891
        case "System.DivideByZeroException"?: -2_147_352_558
        case "System.Exception"?: -2_146_233_088
        default: -2_146_233_087
        }
    }

    /// What the constructor without arguments says.
    static func defaultMessage(_ fullName: String) -> String {
        switch fullName {
        case "System.ArgumentNullException", "System.Management.Automation.PSArgumentNullException":
            "Value cannot be null."
        case "System.ArgumentOutOfRangeException": "Specified argument was out of the range of valid values."
        case "System.ArgumentException": "Value does not fall within the expected range."
        case "System.InvalidOperationException":
            "Operation is not valid due to the current state of the object."
        case "System.NotImplementedException": "The method or operation is not implemented."
        case "System.NotSupportedException": "Specified method is not supported."
        case "System.FormatException": "One of the identified items was in an invalid format."
        case "System.DivideByZeroException": "Attempted to divide by zero."
        case "System.OverflowException": "Arithmetic operation resulted in an overflow."
        case "System.IndexOutOfRangeException": "Index was outside the bounds of the array."
        case "System.InvalidCastException": "Specified cast is not valid."
        case "System.NullReferenceException": "Object reference not set to an instance of an object."
        case "System.TimeoutException": "The operation has timed out."
        case "System.OperationCanceledException": "The operation was canceled."
        case "System.OutOfMemoryException": "Insufficient memory to continue the execution of the program."
        case "System.UnauthorizedAccessException": "Attempted to perform an unauthorized operation."
        case "System.IO.IOException": "I/O error occurred."
        case "System.IO.FileNotFoundException": "Unable to find the specified file."
        case "System.IO.DirectoryNotFoundException":
            "Attempted to access a path that is not on the disk."
        case "System.IO.EndOfStreamException": "Attempted to read past the end of the stream."
        case "System.Collections.Generic.KeyNotFoundException":
            "The given key was not present in the dictionary."
        case "System.ApplicationException": "Error in the application."
        case "System.SystemException": "System error."
        case "System.ArithmeticException": "Overflow or underflow in the arithmetic operation."
        case "System.RankException":
            "Attempted to operate on an array with the incorrect number of dimensions."
        case "System.Security.SecurityException": "Security error."
        default: "Exception of type '\(fullName)' was thrown."
        }
    }
}
