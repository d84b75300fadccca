/// `-split`.
extension Operators {
    /// Unary `-split`: at white space, without empty pieces.
    static func split(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        let result = ArrayObject(capacity: 8, elementType: .string)
        for subject in try subjects(value, interpreter) {
            var start = 0
            while start < subject.count {
                while start < subject.count && Text.isWhiteSpace(subject[start]) { start += 1 }
                var end = start
                while end < subject.count && !Text.isWhiteSpace(subject[end]) { end += 1 }
                if end > start { result.append(.text(subject.slice(start, end - start))) }
                start = end
            }
        }
        return .array(result)
    }

    private static func subjects(_ value: Value, _ interpreter: Interpreter) throws -> [Text] {
        guard let array = try elements(of: value) else { return [try Conversions.text(value, interpreter)] }
        return try array.values.map { try Conversions.text($0, interpreter) }
    }

    /// Binary `-split`: a pattern or block, then a limit, then options.
    static func split(
        _ left: Value, _ right: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> Value {
        let operands = try elements(of: right)?.values ?? [right]
        let delimiter = operands.first ?? .text(.empty)
        var limit = 0
        if operands.count > 1,
            case .int(let count) = try Conversions.convert(operands[1], to: .int32, interpreter)
        {
            limit = Int(count)
        }
        let result = ArrayObject(capacity: 8, elementType: .string)
        let subjects = try subjects(left, interpreter)
        if case .block(let block) = delimiter.unwrapped {
            for subject in subjects {
                try split(subject, block, limit, into: result, interpreter)
            }
            return .array(result)
        }
        let options = try SplitOptions(operands.count > 2 ? operands[2] : .null, ignoreCase, interpreter)
        let pattern = try options.pattern(delimiter, interpreter)
        for subject in subjects { try pattern.split(subject, limit: limit, into: result) }
        return .array(result)
    }

    private struct SplitOptions {
        var regex: RegexOptions
        var isSimple = false

        init(_ value: Value, _ ignoreCase: Bool, _ interpreter: Interpreter) throws {
            regex = ignoreCase ? .ignoreCase : []
            if value.isNull { return }
            var number = 0
            if case .int(let bits) = value.unwrapped { number = Int(bits) }
            if let named = value.enumObject { number = Int(named.number) }
            let names: [(String, Int)] = [
                ("simplematch", 1), ("regexmatch", 2), ("cultureinvariant", 4),
                ("ignorepatternwhitespace", 8),
                ("multiline", 16), ("singleline", 32), ("ignorecase", 64), ("explicitcapture", 128),
            ]
            if case .text(let text) = value.unwrapped {
                for piece in text.string.split(separator: ",") {
                    let wanted = Text(String(piece)).trimmed().string.lowercased()
                    guard let known = names.first(where: { $0.0 == wanted }) else {
                        throw SplitOptions.unknown(text.string)
                    }
                    number |= known.1
                }
            }
            if number & 1 != 0 && number & (8 | 16 | 32 | 128) != 0 {
                throw ScriptError.make(
                    id: "InvalidSplitOptionCombination", category: .invalidOperation,
                    message:
                        "The specified options are not valid: SimpleMatch cannot be combined with options "
                        + "of regular expressions.", target: value)
            }
            isSimple = number & 1 != 0
            if number & 4 != 0 { regex.insert(.cultureInvariant) }
            if number & 8 != 0 { regex.insert(.ignorePatternWhitespace) }
            if number & 16 != 0 { regex.insert(.multiline) }
            if number & 32 != 0 { regex.insert(.singleline) }
            if number & 64 != 0 { regex.insert(.ignoreCase) }
            if number & 128 != 0 { regex.insert(.explicitCapture) }
        }

        private static func unknown(_ text: String) -> ScriptError {
            let reason =
                "Unable to match the identifier name \(text) to a valid enumerator name. Specify one of the "
                + "following enumerator names and try again:\nSimpleMatch, RegexMatch, CultureInvariant, "
                + "IgnorePatternWhitespace, Multiline, Singleline, IgnoreCase, ExplicitCapture"
            return .make(
                id: "SubstringDisambiguationEnumParseThrewAnException", category: .invalidArgument,
                message:
                    "Cannot convert value \"\(text)\" to type \"System.Management.Automation.SplitOptions\". "
                    + "Error: \"\(reason)\"")
        }

        func pattern(_ delimiter: Value, _ interpreter: Interpreter) throws -> CompiledPattern {
            if isSimple {
                let text = try Conversions.text(delimiter, interpreter)
                return try Patterns.regex(Patterns.escape(text), options: regex)
            }
            if case .host(let object) = delimiter.unwrapped, let regex = object as? RegexObject {
                return regex.compiledPattern
            }
            return try Patterns.regex(try Conversions.text(delimiter, interpreter), options: regex)
        }
    }

    /// Each character for which the block is true ends a piece.
    private static func split(
        _ subject: Text, _ block: ScriptBlock, _ limit: Int, into result: ArrayObject,
        _ interpreter: Interpreter
    ) throws {
        var cuts: [Int] = []
        for index in 0..<subject.count {
            let unit = Value.text(Text(unit: subject[index]))
            let output = try call(
                block, dollarUnder: unit, arguments: [.text(subject), .int(Int32(index))], interpreter)
            if output.isTrue { cuts.append(index) }
        }
        if limit > 0 { cuts = Array(cuts.prefix(limit - 1)) }
        if limit < 0 { cuts = Array(cuts.suffix(-limit - 1)) }
        var start = 0
        for cut in cuts {
            result.append(.text(subject.slice(start, cut - start)))
            start = cut + 1
        }
        result.append(.text(subject.slice(start, subject.count - start)))
    }
}
