/// `-like`, `-match`, `-replace`.
extension Operators {
    static func like(
        _ left: Value, _ right: Value, ignoreCase: Bool, negated: Bool, _ interpreter: Interpreter
    ) throws -> Value {
        let pattern = try Patterns.wildcard(try Conversions.text(right, interpreter), ignoreCase: ignoreCase)
        guard let array = try elements(of: left) else {
            return .bool(pattern.matches(try Conversions.text(left, interpreter)) != negated)
        }
        let result = ArrayObject(capacity: 4)
        for index in 0..<array.count {
            let element = array.elements[index]
            if pattern.matches(try Conversions.text(element, interpreter)) != negated {
                result.append(element)
            }
        }
        return .array(result)
    }

    /// `-match` and its variants: the result, and for a scalar that matched what `$Matches` becomes.
    public static func match(
        _ left: Value, _ right: Value, ignoreCase: Bool, negated: Bool, _ interpreter: Interpreter
    ) throws -> (result: Value, match: PatternMatch?) {
        let pattern = try regexOperand(right, ignoreCase: ignoreCase, interpreter)
        guard let array = try elements(of: left) else {
            let subject = try Conversions.text(left, interpreter)
            let match = try pattern.match(subject)
            return (.bool((match != nil) != negated), match)
        }
        let result = ArrayObject(capacity: 4)
        for index in 0..<array.count {
            let element = array.elements[index]
            let subject = try Conversions.text(element, interpreter)
            if try pattern.isMatch(subject) != negated { result.append(element) }
        }
        return (.array(result), nil)
    }

    /// A pattern as an operator takes it: a `[regex]` as it is, anything else as text.
    static func regexOperand(
        _ value: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> CompiledPattern {
        if case .host(let object) = value.unwrapped, let regex = object as? RegexObject {
            return regex.compiledPattern
        }
        let text = try Conversions.text(value, interpreter)
        return try Patterns.regex(text, options: ignoreCase ? .ignoreCase : [])
    }

    static func replace(
        _ left: Value, _ right: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> Value {
        let operands = try elements(of: right)?.values ?? [right]
        if operands.count > 2 {
            throw ScriptError.make(
                id: "BadReplaceArgument", category: .invalidOperation,
                message:
                    "The \(ignoreCase ? "-ireplace" : "-creplace") operator allows only two elements to follow "
                    + "it, not \(operands.count).",
                target: right)
        }
        let pattern: CompiledPattern
        let wanted = operands.first ?? .text(.empty)
        do {
            pattern = try regexOperand(wanted, ignoreCase: ignoreCase, interpreter)
        } catch let error as ScriptError where error.record.exception.type.name == "RegexParseException" {
            throw ScriptError.make(
                id: "InvalidRegularExpression", category: .invalidOperation,
                message: "The regular expression pattern \(wanted.toText().string) is not valid.",
                target: wanted, inner: error.record.exception)
        }
        let substitution = try Substitution(
            operands.count > 1 ? operands[1] : .text(.empty), pattern, interpreter)
        guard let array = try elements(of: left) else {
            return .text(try substitution.apply(to: try Conversions.text(left, interpreter)))
        }
        let result = ArrayObject(capacity: array.count)
        for index in 0..<array.count {
            let subject = try Conversions.text(array.elements[index], interpreter)
            result.append(.text(try substitution.apply(to: subject)))
        }
        return .array(result)
    }

    /// The right side of `-replace`: a template, or a block called for each match.
    private struct Substitution {
        let pattern: CompiledPattern
        let template: ReplacementTemplate?
        let block: ScriptBlock?
        let interpreter: Interpreter

        init(_ value: Value, _ pattern: CompiledPattern, _ interpreter: Interpreter) throws {
            self.pattern = pattern
            self.interpreter = interpreter
            if case .block(let block) = value.unwrapped {
                self.block = block
                template = nil
            } else {
                block = nil
                template = ReplacementTemplate(try Conversions.text(value, interpreter), pattern)
            }
        }

        func apply(to subject: Text) throws -> Text {
            if let template { return try pattern.replace(subject, template) }
            guard let block else { return subject }
            return try pattern.replace(subject) { match in
                let item = Value.host(PatternObjects.match(match))
                let output = try Operators.call(block, dollarUnder: item, interpreter)
                return try Conversions.text(output, interpreter)
            }
        }
    }
}
