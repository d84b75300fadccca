import ShellSyntax

/// A check or change of a value before it is bound to a parameter or assigned to a variable with attributes.
class ValueRule {
    /// Checks a bound value; throws the message of the failure.
    func check(_ value: Value, _ interpreter: Interpreter) throws {}

    /// The value to go on with.
    func transform(_ value: Value, _ interpreter: Interpreter) throws -> Value { value }

    /// For a variable with attributes: checks, with the error that an assignment gives.
    final func apply(_ value: Value, variable: String, _ interpreter: Interpreter) throws -> Value {
        let changed = try transform(value, interpreter)
        do {
            try check(changed, interpreter)
        } catch let error as ScriptError {
            throw ScriptError.make(
                "System.Management.Automation.ValidationMetadataException", id: "ValidateSetFailure",
                category: .metadataError,
                message:
                    "The variable cannot be validated because the value \(Self.shown(changed)) is not a valid value for "
                    + "the \(variable) variable.", inner: error.record.exception)
        }
        return changed
    }

    private static func shown(_ value: Value) -> String { value.isNull ? "" : value.toText().string }

    /// The failure of a check.
    static func failed(_ id: String, _ message: String) -> ScriptError {
        .make(
            "System.Management.Automation.ValidationMetadataException", id: id, category: .invalidData,
            message: message)
    }
}

/// The transformation that a built-in command's parameter declares.
final class DeclaredTransformation: ValueRule {
    private let body: @Sendable (Value, Interpreter) throws -> Value

    init(_ body: @escaping @Sendable (Value, Interpreter) throws -> Value) { self.body = body }

    override func transform(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        try body(value, interpreter)
    }
}

/// The declared validations, `[ValidateSet()]` and its kin.
final class ValidationRule: ValueRule {
    let validation: ParameterDeclaration.Validation
    /// `ErrorMessage` of the attribute, with `{0}` and `{1}`.
    private let message: String?

    init(_ validation: ParameterDeclaration.Validation, message: String? = nil) {
        self.validation = validation
        self.message = message
    }

    override func check(_ value: Value, _ interpreter: Interpreter) throws {
        switch validation {
        case .notNull:
            if value.isNull {
                throw Self.failed(
                    "ArgumentIsNull",
                    "The argument is null. Provide a valid value for the argument, and then try running the command again."
                )
            }
        case .notNullOrEmpty, .notNullOrWhiteSpace: try checkNotEmpty(value)
        case .count(let low, let high): try checkCount(value, low, high)
        default: try eachElement(value) { try checkElement($0, interpreter) }
        }
    }

    private func eachElement(_ value: Value, _ body: (Value) throws -> Void) throws {
        if case .array(let array) = value.unwrapped {
            for element in array.values { try body(element) }
        } else if Enumeration.isEnumerable(value) {
            for element in try Enumeration.elements(value) { try body(element) }
        } else {
            try body(value)
        }
    }

    private func checkNotEmpty(_ value: Value) throws {
        let blank: Bool
        if case .notNullOrWhiteSpace = validation { blank = true } else { blank = false }
        let kind = blank ? "null, empty, or consists of only white-space characters" : "null or empty"
        func isEmpty(_ value: Value) -> Bool {
            guard case .text(let text) = value.unwrapped else { return false }
            return text.count == 0 || (blank && text.string.allSatisfy(\.isWhitespace))
        }
        if value.isNull || isEmpty(value) {
            throw Self.failed(
                "ArgumentIsNullOrEmpty",
                blank
                    ? "The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again."
                    : "The argument is \(kind). Provide an argument that is not null or empty, and then try the command again."
            )
        }
        guard Enumeration.isEnumerable(value) else {
            if case .table(let table) = value.unwrapped, table.count == 0 { throw emptyCollection() }
            return
        }
        let elements = try Enumeration.elements(value)
        if elements.isEmpty { throw emptyCollection() }
        if elements.contains(where: { $0.isNull || isEmpty($0) }) {
            throw Self.failed(
                "ArgumentCollectionContainsNull",
                "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again."
            )
        }
    }

    private func emptyCollection() -> ScriptError {
        Self.failed(
            "ArgumentCollectionIsEmpty",
            "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again."
        )
    }

    private func checkCount(_ value: Value, _ low: Int, _ high: Int) throws {
        let count = Enumeration.isEnumerable(value) ? try Enumeration.elements(value).count : 1
        if count < low {
            throw Self.failed(
                "ValidateCountFailure",
                Self.countMessage(count, low, high)
            )
        }
        if count > high {
            throw Self.failed(
                "ValidateCountFailure",
                Self.countMessage(count, low, high)
            )
        }
    }

    private static func countMessage(_ count: Int, _ low: Int, _ high: Int) -> String {
        let wanted =
            low == high
            ? "exactly \(low) value(s)" : "at least \(low) value(s) and no more than \(high) value(s)"
        return "The parameter requires \(wanted) - \(count) value(s) were provided."
    }

    private func checkElement(_ value: Value, _ interpreter: Interpreter) throws {
        switch validation {
        case .set(let allowed, let ignoreCase):
            let text = try Conversions.text(value, interpreter)
            let fits = allowed.contains { ignoreCase ? Text($0).equalsIgnoringCase(text) : $0 == text.string }
            if !fits { throw setFailure(text.string, allowed.joined(separator: ",")) }
        case .range(let low, let high): try checkRange(value, .long(low), .long(high), interpreter)
        case .length(let low, let high):
            guard case .text(let text) = value.unwrapped else { return }
            if text.count < low {
                throw Self.failed(
                    "ValidateLengthMinLengthFailure",
                    "The character length (\(text.count)) of the argument is too short. Specify an argument with a length that is greater than or equal to \"\(low)\", and then try the command again."
                )
            }
            if text.count > high {
                throw Self.failed(
                    "ValidateLengthMaxLengthFailure",
                    "The character length of the \(text.count) argument is too long. Shorten the character length of the argument so it is fewer than or equal to \"\(high)\" characters, and then try the command again."
                )
            }
        case .pattern(let pattern):
            let text = try Conversions.text(value, interpreter)
            let matched = try Operators.binary(.imatch, .text(text), Value(pattern), interpreter)
            if !matched.isTrue {
                throw Self.failed(
                    "ValidatePatternFailure",
                    template(text.string, pattern)
                        ?? "The argument \"\(text.string)\" does not match the \"\(pattern)\" pattern. Supply an argument that matches \"\(pattern)\" and try the command again."
                )
            }
        default: break
        }
    }

    private func setFailure(_ value: String, _ allowed: String) -> ScriptError {
        Self.failed(
            "ValidateSetFailure",
            template(value, allowed)
                ?? "The argument \"\(value)\" does not belong to the set \"\(allowed)\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again."
        )
    }

    private func template(_ value: String, _ rule: String) -> String? {
        message?.replacing("{0}", with: value).replacing("{1}", with: rule)
    }

    private func checkRange(_ value: Value, _ low: Value, _ high: Value, _ interpreter: Interpreter) throws {
        try RangeRule.check(value, low, high, interpreter)
    }
}

/// `[ValidateRange(a, b)]` with bounds of any comparable type.
final class RangeRule: ValueRule {
    let low: Value
    let high: Value

    init(_ low: Value, _ high: Value) {
        self.low = low
        self.high = high
    }

    override func check(_ value: Value, _ interpreter: Interpreter) throws {
        if Enumeration.isEnumerable(value) {
            for element in try Enumeration.elements(value) { try Self.check(element, low, high, interpreter) }
        } else {
            try Self.check(value, low, high, interpreter)
        }
    }

    static func check(_ value: Value, _ low: Value, _ high: Value, _ interpreter: Interpreter) throws {
        if try Operators.compareOrder(value, low, ignoreCase: true, interpreter) < 0 {
            throw failed(
                "ValidateRangeTooSmall",
                "The \(value.toText().string) argument is less than the minimum allowed range of \(low.toText().string). Supply an argument that is greater than or equal to \(low.toText().string) and then try the command again."
            )
        }
        if try Operators.compareOrder(value, high, ignoreCase: true, interpreter) > 0 {
            throw failed(
                "ValidateRangeTooBig",
                "The \(value.toText().string) argument is greater than the maximum allowed range of \(high.toText().string). Supply an argument that is less than or equal to \(high.toText().string) and then try the command again."
            )
        }
    }
}

/// `[ValidateRange('Positive')]`
final class RangeKindRule: ValueRule {
    private let kind: String

    init(_ kind: String) { self.kind = kind }

    override func check(_ value: Value, _ interpreter: Interpreter) throws {
        let elements = Enumeration.isEnumerable(value) ? try Enumeration.elements(value) : [value]
        for element in elements {
            let order = try Operators.compareOrder(element, .int(0), ignoreCase: true, interpreter)
            let shown = element.toText().string
            switch kind.lowercased() {
            case "positive" where order <= 0:
                throw Self.failed(
                    "ValidateRangePositiveFailed",
                    "The argument \"\(shown)\" cannot be validated because its value is not greater than zero."
                )
            case "nonnegative" where order < 0:
                throw Self.failed(
                    "ValidateRangeNonNegativeFailed",
                    "The argument \"\(shown)\" cannot be validated because its value is not greater than or equal to zero."
                )
            case "negative" where order >= 0:
                throw Self.failed(
                    "ValidateRangeNegativeFailed",
                    "The argument \"\(shown)\" cannot be validated because its value is not less than zero.")
            case "nonpositive" where order > 0:
                throw Self.failed(
                    "ValidateRangeNonPositiveFailed",
                    "The argument \"\(shown)\" cannot be validated because its value is not less than or equal to zero."
                )
            default: break
            }
        }
    }
}

/// `[ValidateScript({ })]`
final class ScriptRule: ValueRule {
    private let block: ScriptBlock
    private let message: String?

    init(_ block: ScriptBlock, message: String?) {
        self.block = block
        self.message = message
    }

    override func check(_ value: Value, _ interpreter: Interpreter) throws {
        let elements = Enumeration.isEnumerable(value) ? try Enumeration.elements(value) : [value]
        for element in elements {
            let result = try interpreter.invoke(block, dollarUnder: element)
            if !result.isTrue {
                let shown = element.toText().string
                throw Self.failed(
                    "ValidateScriptFailure",
                    message?.replacing("{0}", with: shown).replacing("{1}", with: block.text)
                        ?? "The \"\(block.text)\" validation script for the argument with value \"\(shown)\" did not return a result of True. Determine why the validation script failed, and then try the command again."
                )
            }
        }
    }
}

/// A rule written as an attribute; made when its command or variable is set up, since arguments are expressions.
struct RuleNode {
    let rule: (Frame) throws -> ValueRule

    init(_ rule: @escaping (Frame) throws -> ValueRule) { self.rule = rule }
}
