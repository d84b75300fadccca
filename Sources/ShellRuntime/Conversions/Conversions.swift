/// PowerShell's conversions: casts, parameters, typed variables, text in strings.
public enum Conversions {
    /// `[type]$value`; throws PowerShell's cast error.
    public static func convert(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) throws -> Value
    {
        if case .int = value, type === TypeInfo.int32 { return value }
        if case .text = value, type === TypeInfo.string { return value }
        switch attempt(value, to: type, interpreter) {
        case .success(let converted): return converted
        case .failure(let failure): throw failure.error(value, type)
        }
    }

    /// `$value -as [type]`: nil when the conversion fails; makes no error object.
    public static func tryConvert(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) -> Value? {
        if case .success(let converted) = attempt(value, to: type, interpreter) { return converted }
        return nil
    }

    /// `"$value"`: collections joined with `$OFS`, `ToString()` of script classes.
    public static func text(_ value: Value, _ interpreter: Interpreter) throws -> Text {
        switch value {
        case .text(let text): return text
        case .array(let array):
            if array.count == 0 { return .empty }
            return try joined(array, interpreter)
        case .object(let object) where object.scriptClass != nil:
            return try scriptText(value, object, interpreter)
        case .object(let object):
            if case .scriptMethod? = object.extendedMembers?.find(MemberNames.toString) {
                return try Members.invoke(value, MemberNames.toString, "ToString", [], interpreter).toText()
            }
            return try propertiesText(object, interpreter)
        case .host(let object):
            if let decorated = object as? DecoratedValue { return try text(decorated.base, interpreter) }
            if let elements = try Operators.elements(of: value), !hasOwnText(object) {
                return try joined(elements, interpreter)
            }
            return object.toText()
        default: return value.toText()
        }
    }

    /// Enumerable objects whose `ToString()` says more than their elements do.
    private static func hasOwnText(_ object: HostObject) -> Bool {
        !object.type.isAssignable(to: .enumerable)
    }

    private static func joined(_ array: ArrayObject, _ interpreter: Interpreter) throws -> Text {
        let separator = try outputSeparator(interpreter)
        var builder = TextBuilder(capacity: array.count * 8)
        for index in 0..<array.count {
            if index > 0 { builder.append(separator) }
            builder.append(try elementText(array.elements[index], interpreter))
        }
        return builder.makeText()
    }

    /// An element of a collection as text; an inner collection shows its type.
    private static func elementText(_ element: Value, _ interpreter: Interpreter) throws -> Text {
        switch element.unwrapped {
        case .array(let inner): return Text(inner.elementType.arrayType.fullName)
        case .host(let object): return object.toText()
        default: return try text(element, interpreter)
        }
    }

    /// `@{a=1; b=x}`.
    private static func propertiesText(_ object: ScriptObject, _ interpreter: Interpreter) throws -> Text {
        object.toText()
    }

    /// A failed conversion, made into an error only when someone wants it.
    enum Failure: Error {
        /// No conversion between the two.
        case noConversion
        /// A .NET conversion that threw; the error id and the exception.
        case threw(id: String, exception: String, message: String)
        /// Any other error, complete.
        case complete(ScriptError)
    }

    typealias Outcome = Result<Value, Failure>

    /// The conversion, without making error objects.
    static func attempt(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) -> Outcome {
        if type === TypeInfo.object { return .success(value.isNull ? .null : value) }
        if value.isNull { return null(to: type, interpreter) }
        if type === TypeInfo.psObject { return .success(value) }
        if type === TypeInfo.string {
            do { return .success(.text(try text(value, interpreter))) } catch let error as ScriptError {
                return .failure(.complete(error))
            } catch { return .failure(.noConversion) }
        }
        if type === TypeInfo.boolean { return .success(.bool(value.isTrue)) }
        let base = value.unwrapped
        if base.type === type { return .success(value) }
        switch base {
        // A number is assignable to no other type of number, which need not be looked for.
        case .int, .long, .double, .text:
            if type.numberRank >= 0 { return scalar(base, to: type, interpreter) }
        default: break
        }
        if case .object = base {} else if base.type.isAssignable(to: type) { return .success(value) }
        if type.numberRank >= 0 || type === TypeInfo.char { return scalar(base, to: type, interpreter) }
        if type.enumeration != nil { return enumeration(base, to: type, interpreter) }
        if type.kind == .array, let element = type.element {
            return array(base, of: element, type, interpreter)
        }
        return object(base, value, to: type, interpreter)
    }

    private static func null(to type: TypeInfo, _ interpreter: Interpreter) -> Outcome {
        if type === TypeInfo.string { return .success(.text(.empty)) }
        if type === TypeInfo.boolean { return .success(.bool(false)) }
        if type === TypeInfo.char { return .success(.char(0)) }
        if type.isNumeric, let zero = try? number(.int(0), to: type) { return .success(zero) }
        if type === TypeInfo.switchParameter {
            return object(.bool(false), .bool(false), to: type, interpreter)
        }
        if type.kind == .enumeration || (type.kind == .valueType && !isNullable(type)) {
            return .failure(.noConversion)
        }
        return .success(.null)
    }

    static func isNullable(_ type: TypeInfo) -> Bool { type.fullName.hasPrefix("System.Nullable`1") }

    private static func scalar(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) -> Outcome {
        if case .text(let text) = value { return self.text(text, to: type) }
        do throws(NumberFailure) {
            if let number = try number(value, to: type) { return .success(number) }
        } catch {
            return .failure(
                .threw(
                    id: value.bigInteger == nil ? "InvalidCastIConvertible" : "InvalidCastExplicitCast",
                    exception: error.exception, message: error.message))
        }
        if value.type.isAssignable(to: .convertible) {
            return .failure(
                .threw(
                    id: "InvalidCastIConvertible", exception: "System.InvalidCastException",
                    message: "Invalid cast from '\(value.type.name)' to '\(type.name)'."))
        }
        return members(value, to: type, interpreter) ?? .failure(.noConversion)
    }

    private static func text(_ text: Text, to type: TypeInfo) -> Outcome {
        if type === TypeInfo.char {
            if text.count == 1 { return .success(.char(text[0])) }
            return .failure(
                .threw(
                    id: "InvalidCastParseTargetInvocation", exception: "System.FormatException",
                    message: "String must be exactly one character long."))
        }
        let id = failureId(type)
        do throws(NumberFailure) {
            if let number = try number(in: text, to: type) { return .success(number) }
        } catch {
            return .failure(.threw(id: id, exception: error.exception, message: error.message))
        }
        let message =
            type === TypeInfo.bigInteger
            ? "The value could not be parsed."
            : "The input string '\(text.string)' was not in a correct format."
        return .failure(.threw(id: id, exception: "System.FormatException", message: message))
    }

    private static func failureId(_ type: TypeInfo) -> String {
        switch type.numberRank {
        case 0...7: "InvalidCastFromStringToInteger"
        case 8, 9: "InvalidCastFromStringToDoubleOrSingle"
        case 10: "InvalidCastFromStringToDecimal"
        default: "InvalidCastParseTargetInvocation"
        }
    }

    static func array(
        _ value: Value, of element: TypeInfo, _ type: TypeInfo, _ interpreter: Interpreter
    ) -> Outcome {
        do {
            if case .text(let text) = value, element === TypeInfo.char {
                return .success(.array(ArrayObject(text.utf16.map { .char($0) }, elementType: element)))
            }
            guard let source = try Operators.elements(of: value) else {
                let only = attempt(value, to: element, interpreter)
                return only.map { .array(ArrayObject([$0], elementType: element)) }
            }
            let result = ArrayObject(capacity: source.count, elementType: element)
            for index in 0..<source.count {
                switch attempt(source.elements[index], to: element, interpreter) {
                case .success(let converted): result.append(converted)
                case .failure(let failure):
                    return .failure(.complete(failure.error(source.elements[index], element)))
                }
            }
            return .success(.array(result))
        } catch let error as ScriptError {
            return .failure(.complete(error))
        } catch { return .failure(.noConversion) }
    }
}

extension Conversions.Failure {
    /// The error as PowerShell words it: what was converted, to what, and why not.
    func error(_ value: Value, _ type: TypeInfo) -> ScriptError {
        switch self {
        case .complete(let error): return error
        case .threw(let id, let exception, let message):
            let cause = ExceptionObject(exception, message)
            let text =
                "Cannot convert value \"\(Conversions.shown(value, for: type))\" to type \"\(type.fullName)\". "
                + "Error: \"\(message)\""
            return make(id, text, cause)
        case .noConversion:
            if value.isNull {
                return make(
                    "nullToObjectInvalidCast", "Cannot convert null to type \"\(type.fullName)\".", nil)
            }
            let text =
                "Cannot convert the \"\(Conversions.shown(value, for: type))\" value of type "
                + "\"\(value.unwrapped.type.fullName)\" to type \"\(type.fullName)\"."
            return make("ConvertToFinalInvalidCastException", text, nil)
        }
    }

    private func make(_ id: String, _ message: String, _ cause: ExceptionObject?) -> ScriptError {
        Conversions.castError(id, message, cause)
    }
}

extension Conversions {
    /// How an error shows a value that did not become one of a type: a text that was to be a secret is one already.
    static func shown(_ value: Value, for type: TypeInfo) -> String {
        let isSecret = type === TypeInfo.secureString || type === TypeInfo.secureString.arrayType
        return isSecret ? "***" : shown(value)
    }

    /// How an error message shows a value: collections by their type.
    static func shown(_ value: Value) -> String {
        switch value.unwrapped {
        case .array(let array): array.elementType.arrayType.fullName
        case .object(let object) where object.scriptClass == nil: object.toText().string
        case .host(let object) where object.makeIterator() != nil: object.type.fullName
        default: value.toText().string
        }
    }
}
