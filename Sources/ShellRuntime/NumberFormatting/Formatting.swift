/// .NET's composite and standard formats.
public enum Formatting {
    /// `template -f arguments`; PowerShell's error for a wrong template.
    public static func format(
        _ template: Text, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Text {
        do {
            return try composite(template, arguments, interpreter.formattingCulture, interpreter)
        } catch let failure as FormatFailure {
            throw ScriptError.make(
                id: "FormatError", category: .invalidOperation,
                message: "Error formatting a string: \(failure.message).", target: .text(template),
                inner: ExceptionObject(failure.exceptionType, failure.message))
        }
    }

    /// `[string]::Format(template, arguments)` under a culture; throws the .NET exception.
    public static func format(
        _ template: Text, _ arguments: [Value], culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text {
        do {
            return try composite(template, arguments, culture, interpreter)
        } catch let failure as FormatFailure {
            throw ScriptError.make(
                failure.exceptionType, id: String(failure.exceptionType.dropFirst("System.".count)),
                category: .notSpecified, message: failure.message)
        }
    }

    /// `value.ToString(specifier)`, current culture; an empty specifier is the general format.
    public static func format(
        _ value: Value, _ specifier: String, _ interpreter: Interpreter
    ) throws -> Text {
        try format(value, specifier, culture: interpreter.formattingCulture, interpreter)
    }

    /// `value.ToString(specifier, culture)`; throws the .NET exception.
    public static func format(
        _ value: Value, _ specifier: String, culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text {
        do {
            return try item(value, specifier, culture, interpreter)
        } catch let failure as FormatFailure {
            throw ScriptError.make(
                failure.exceptionType, id: String(failure.exceptionType.dropFirst("System.".count)),
                category: .notSpecified, message: failure.message)
        }
    }

    /// A value under a format string.
    private static func item(
        _ value: Value, _ specifier: String, _ culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text {
        let base = value.unwrapped
        if case .int(let number) = base, specifier.isEmpty { return Text(Int(number)) }
        if let number = NumberFormatter.Number(base) {
            return Text(try NumberFormatter(style: culture.number).format(number, specifier))
        }
        switch base {
        case .text(let text): return text
        case .null, .nothing, .unset: return .empty
        case .array(let array): return Text(array.elementType.arrayType.fullName)
        case .type(let type): return Text(type.fullName)
        case .host(let object):
            if let named = object as? EnumObject { return try enumeration(named, specifier) }
            if let text = try object.format(specifier, culture, interpreter) { return text }
            return object.makeIterator() == nil ? try Conversions.text(base, interpreter) : object.toText()
        default: return try Conversions.text(base, interpreter)
        }
    }

    /// An item of a template; PowerShell wraps what an object's own format throws.
    private static func element(
        _ value: Value, _ specifier: String, _ culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text {
        do {
            return try item(value, specifier, culture, interpreter)
        } catch let error as ScriptError where !specifier.isEmpty {
            let message =
                "The following exception occurred while retrieving the string: "
                + "\"\(error.record.exception.message)\""
            throw ScriptError.make(
                "System.Management.Automation.ExtendedTypeSystemException",
                id: "ToStringPSObjectBasicException", category: .notSpecified, message: message,
                inner: error.record.exception)
        }
    }

    /// `G`, `F`, `D` and `X` of an enumeration.
    private static func enumeration(_ value: EnumObject, _ specifier: String) throws(FormatFailure) -> Text {
        switch specifier.uppercased() {
        case "", "G", "F": return Text(value.name)
        case "D": return value.underlyingValue.toText()
        case "X":
            guard case .integer(_, let bits, let width)? = NumberFormatter.Number(value.underlyingValue)
            else { return Text(value.name) }
            let digits = String(bits, radix: 16, uppercase: true)
            return Text(String(repeating: "0", count: width / 4 - digits.utf8.count) + digits)
        default:
            throw FormatFailure(
                exceptionType: "System.FormatException",
                message: "Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\"."
            )
        }
    }

    /// Fills the `{index,width:format}` items of a template.
    private static func composite(
        _ template: Text, _ arguments: [Value], _ culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text {
        var reader = CompositeReader(template)
        var builder = TextBuilder(capacity: template.count + arguments.count * 8)
        while let part = try reader.next() {
            switch part {
            case .literal(let start, let count): builder.append(template, from: start, count: count)
            case .item(let index, let width, let specifier):
                guard index < arguments.count else {
                    throw FormatFailure(
                        exceptionType: "System.FormatException",
                        message: "Index (zero based) must be greater than or equal to zero and less than the "
                            + "size of the argument list.")
                }
                let text = try element(arguments[index], specifier, culture, interpreter)
                let padding = abs(width) - text.count
                if width > 0 { for _ in 0..<Swift.max(0, padding) { builder.append(unit: 0x20) } }
                builder.append(text)
                if width < 0 { for _ in 0..<Swift.max(0, padding) { builder.append(unit: 0x20) } }
            }
        }
        return builder.makeText()
    }
}
