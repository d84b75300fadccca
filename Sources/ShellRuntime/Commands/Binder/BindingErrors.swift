import ShellSyntax

/// The errors of the binder with PowerShell's texts and ids, for one call.
struct BindingErrors {
    /// The command's name, which the error shows.
    let command: String
    /// The call.
    let extent: ScriptExtent
    /// `InvocationInfo` of the call, made when an error needs it.
    let invocation: () -> InvocationInfo
    /// Full name for FullyQualifiedErrorId.
    let errorSource: String

    private static let bindingException = "System.Management.Automation.ParameterBindingException"

    private func make(
        type: String = bindingException, _ id: String, _ category: ErrorCategory, _ message: String,
        _ place: ScriptExtent? = nil, inner: ExceptionObject? = nil
    ) -> ScriptError {
        let error = ScriptError.make(type, id: id, category: category, message: message, inner: inner)
        let record = error.record
        if !errorSource.isEmpty { record.fullyQualifiedErrorId = id + "," + errorSource }
        record.activity = command
        record.invocation = invocation()
        if let place { record.invocation?.locate(place) }
        return error
    }

    func notFound(_ argument: RuntimeArgument) -> ScriptError {
        let error = make(
            "NamedParameterNotFound", .invalidArgument,
            "A parameter cannot be found that matches parameter name '\(argument.name ?? "")'.",
            argument.extent)
        error.record.exception.details = [
            ("ParameterName", Value(argument.name ?? "")), ("ErrorId", Value("NamedParameterNotFound")),
        ]
        return error
    }

    func ambiguousName(_ argument: RuntimeArgument, _ fits: [ParameterInfo]) -> ScriptError {
        make(
            "AmbiguousParameter", .invalidArgument,
            "Parameter cannot be processed because the parameter name '\(argument.name ?? "")' is ambiguous. Possible matches "
                + "include: \(fits.map { "-" + $0.name }.joined(separator: " ")).", argument.extent)
    }

    func alreadyBound(_ parameter: ParameterInfo, _ argument: RuntimeArgument) -> ScriptError {
        make(
            "ParameterAlreadyBound", .invalidArgument,
            "Cannot bind parameter because parameter '\(parameter.name)' is specified more than once. To provide multiple "
                + "values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter "
                + "value1,value2,value3\".", argument.extent)
    }

    func missingArgument(_ parameter: ParameterInfo, _ argument: RuntimeArgument) -> ScriptError {
        make(
            "MissingArgument", .invalidArgument,
            "Missing an argument for parameter '\(parameter.name)'. Specify a parameter of type "
                + "'\(parameter.type?.fullName ?? "System.Object")' and try again.", argument.extent)
    }

    func noPosition(_ argument: RuntimeArgument) -> ScriptError {
        make(
            "PositionalParameterNotFound", .invalidArgument,
            "A positional parameter cannot be found that accepts argument '\((argument.value ?? .null).toText().string)'."
        )
    }

    func blockWithoutInput(_ parameter: ParameterInfo, _ place: ScriptExtent) -> ScriptError {
        make(
            "ScriptBlockArgumentNoInput", .metadataError,
            "Cannot evaluate parameter '\(parameter.name)' because its argument is specified as a script block and there is "
                + "no input. A script block cannot be evaluated without input.", place)
    }

    func ambiguousSet() -> ScriptError {
        make(
            "AmbiguousParameterSet", .invalidArgument,
            "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be "
                + "used together or an insufficient number of parameters were provided.")
    }

    func missingMandatory(_ missing: [ParameterInfo]) -> ScriptError {
        make(
            "MissingMandatoryParameter", .invalidArgument,
            "Cannot process command because of one or more missing mandatory parameters:"
                + missing.map { " " + $0.name }.joined() + ".")
    }

    func inputNotBound(_ input: Value) -> ScriptError {
        let error = make(
            "InputObjectNotBound", .invalidArgument,
            "The input object cannot be bound to any parameters for the command either because the command does not take "
                + "pipeline input or the input and its properties do not match any of the parameters that take pipeline input."
        )
        error.record.target = input
        return error
    }

    /// Converts and checks a value for a parameter.
    func converted(
        _ parameter: ParameterInfo, _ value: Value, _ place: ScriptExtent, _ interpreter: Interpreter
    ) throws -> Value {
        var result = value.asElement
        for rule in parameter.rules {
            do {
                result = try rule.transform(result, interpreter)
            } catch let error as ScriptError { throw transformation(parameter, error, place) }
        }
        if result.isNull, !parameter.isFunctionParameter { try checkEmpty(parameter, result, place) }
        if let type = parameter.type {
            result = try converted(result, to: type, parameter, place, interpreter)
        }
        try checkEmpty(parameter, result, place)
        for rule in parameter.rules {
            do {
                try rule.check(result, interpreter)
            } catch let error as ScriptError { throw validation(parameter, error, result, place) }
        }
        return result
    }

    private func converted(
        _ value: Value, to type: TypeInfo, _ parameter: ParameterInfo, _ place: ScriptExtent,
        _ interpreter: Interpreter
    ) throws -> Value {
        if parameter.isSwitch {
            switch value.unwrapped {
            case .bool(let flag): return .bool(flag)
            case .null: return .bool(false)
            case .host(let object) where object.type === TypeInfo.switchParameter: return .bool(value.isTrue)
            case .int, .long, .double, .byte:
                let type = value.unwrapped.type.fullName
                throw unfitSwitch(
                    parameter,
                    "Cannot convert the \"\(value.toText().string)\" value of type \"\(type)\" to type "
                        + "\"System.Management.Automation.SwitchParameter\".", place)
            default: throw cannotConvert(parameter, value, place, nil)
            }
        }
        if value.isNull, !type.isValueType, type !== TypeInfo.string { return .null }
        if type === TypeInfo.boolean, case .text = value.unwrapped {
            throw cannotConvert(parameter, value, place, nil)
        }
        if type === TypeInfo.string, case .array = value.unwrapped {
            throw manyForText(parameter, value, place)
        }
        do {
            return try Conversions.convert(written(value, for: type, place), to: type, interpreter)
        } catch let error as ScriptError {
            if parameter.isFunctionParameter { throw transformation(parameter, error, place) }
            throw cannotConvert(parameter, value, place, error)
        }
    }

    private func unfitSwitch(_ parameter: ParameterInfo, _ message: String, _ place: ScriptExtent)
        -> ScriptError
    {
        let cause = ScriptError.make(
            id: "ConvertToFinalInvalidCastException", category: .invalidArgument, message: message)
        return parameter.isFunctionParameter
            ? transformation(parameter, cause, place) : cannotConvert(parameter, .null, place, cause)
    }

    // A number that becomes a text or a version keeps the digits it was written with: 1.0, 5.10.
    private func written(_ value: Value, for type: TypeInfo, _ place: ScriptExtent) -> Value {
        guard case .double = value, type === TypeInfo.string || type.fullName == "System.Version" else {
            return value
        }
        let text = place.text
        return !text.isEmpty && text.allSatisfy { $0.isNumber || $0 == "." } ? Value(text) : value
    }

    private func transformation(_ parameter: ParameterInfo, _ error: ScriptError, _ place: ScriptExtent)
        -> ScriptError
    {
        make(
            type: "System.Management.Automation.ParameterBindingArgumentTransformationException",
            "ParameterArgumentTransformationError", .invalidData,
            "Cannot process argument transformation on parameter '\(parameter.name)'. \(error.record.exception.message)",
            place,
            inner: ExceptionObject(
                type: TypeCatalog.shared.exceptionType(
                    "System.Management.Automation.ArgumentTransformationMetadataException"),
                message: error.record.exception.message, inner: error.record.exception))
    }

    private func cannotConvert(
        _ parameter: ParameterInfo, _ value: Value, _ place: ScriptExtent, _ error: ScriptError?
    ) -> ScriptError {
        if let error {
            return make(
                "CannotConvertArgumentNoMessage", .invalidArgument,
                "Cannot bind parameter '\(parameter.name)'. \(error.record.exception.message)", place,
                inner: error.record.exception)
        }
        let type = parameter.type?.fullName ?? ""
        let source = value.unwrapped.type.fullName
        guard parameter.isFunctionParameter else {
            let text =
                "Cannot convert '\(source)' to the type '\(type)' required by parameter '\(parameter.name)'. "
            return make("CannotConvertArgument", .invalidArgument, text, place)
        }
        let cause = ScriptError.make(
            id: "RuntimeException", category: .invalidArgument,
            message:
                "Cannot convert value \"\(source)\" to type \"\(type)\". Boolean parameters accept only Boolean "
                + "values and numbers, such as $True, $False, 1 or 0.")
        return transformation(parameter, cause, place)
    }

    /// The error of a collection given where one text is wanted.
    private func manyForText(_ parameter: ParameterInfo, _ value: Value, _ place: ScriptExtent) -> ScriptError
    {
        guard parameter.isFunctionParameter else {
            return make(
                "CannotConvertArgument", .invalidArgument,
                "Cannot convert '\(value.unwrapped.type.fullName)' to the type 'System.String' required by parameter "
                    + "'\(parameter.name)'. Specified method is not supported.", place)
        }
        let cause = ScriptError.make(
            id: "RuntimeException", category: .invalidArgument,
            message: "Cannot convert value to type System.String.")
        return transformation(parameter, cause, place)
    }

    /// Converts the value that a parameter has when none is given.
    func convertedDefault(_ parameter: ParameterInfo, _ value: Value, _ interpreter: Interpreter) throws
        -> Value
    {
        guard let type = parameter.type else { return value }
        do {
            return try Conversions.convert(value, to: type, interpreter)
        } catch let error as ScriptError { throw transformation(parameter, error, extent) }
    }

    private func checkEmpty(_ parameter: ParameterInfo, _ value: Value, _ place: ScriptExtent) throws {
        guard parameter.sets.contains(where: \.isMandatory) else { return }
        if value.isNull {
            if parameter.allowsNull { return }
            throw validationFailure(
                "ParameterArgumentValidationErrorNullNotAllowed",
                "Cannot bind argument to parameter '\(parameter.name)' because it is null.", place)
        }
        if case .text(let text) = value.unwrapped, text.count == 0, parameter.type === TypeInfo.string {
            if parameter.allowsEmptyString { return }
            throw validationFailure(
                "ParameterArgumentValidationErrorEmptyStringNotAllowed",
                "Cannot bind argument to parameter '\(parameter.name)' because it is an empty string.", place)
        }
        guard let type = parameter.type, type.kind == .array || type.isAssignable(to: .list),
            case .array(let array) = value.unwrapped
        else { return }
        if array.count == 0 && !parameter.allowsEmptyCollection {
            throw validationFailure(
                "ParameterArgumentValidationErrorEmptyArrayNotAllowed",
                "Cannot bind argument to parameter '\(parameter.name)' because it is an empty array.", place)
        }
        if !parameter.allowsNull, array.values.contains(where: \.isNull) {
            throw validationFailure(
                "ParameterArgumentValidationErrorNullNotAllowed",
                "Cannot bind argument to parameter '\(parameter.name)' because it is null.", place)
        }
        if array.elementType === TypeInfo.string, !parameter.allowsEmptyString,
            array.values.contains(where: { if case .text(let text) = $0 { text.count == 0 } else { false } })
        {
            throw validationFailure(
                "ParameterArgumentValidationErrorEmptyStringNotAllowed",
                "Cannot bind argument to parameter '\(parameter.name)' because it is an empty string.", place)
        }
    }

    private func validationFailure(_ id: String, _ message: String, _ place: ScriptExtent) -> ScriptError {
        make(
            type: "System.Management.Automation.ParameterBindingValidationException", id, .invalidData,
            message, place)
    }

    private func validation(
        _ parameter: ParameterInfo, _ error: ScriptError, _ value: Value, _ place: ScriptExtent
    ) -> ScriptError {
        make(
            type: "System.Management.Automation.ParameterBindingValidationException",
            "ParameterArgumentValidationError",
            .invalidData,
            "Cannot validate argument on parameter '\(parameter.name)'. \(error.record.exception.message)",
            place,
            inner: error.record.exception)
    }
}
