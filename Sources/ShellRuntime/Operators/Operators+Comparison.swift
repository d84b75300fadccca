import ShellSyntax

/// Which comparison an operator makes.
struct Comparison {
    enum Relation { case equal, notEqual, greater, greaterOrEqual, less, lessOrEqual }

    let relation: Relation
    let ignoreCase: Bool

    /// The comparison of `-eq`, `-ceq`, ... `-cle`.
    init(_ token: TokenKind) {
        switch token {
        case .ine: (relation, ignoreCase) = (.notEqual, true)
        case .cne: (relation, ignoreCase) = (.notEqual, false)
        case .igt: (relation, ignoreCase) = (.greater, true)
        case .cgt: (relation, ignoreCase) = (.greater, false)
        case .ige: (relation, ignoreCase) = (.greaterOrEqual, true)
        case .cge: (relation, ignoreCase) = (.greaterOrEqual, false)
        case .ilt: (relation, ignoreCase) = (.less, true)
        case .clt: (relation, ignoreCase) = (.less, false)
        case .ile: (relation, ignoreCase) = (.lessOrEqual, true)
        case .cle: (relation, ignoreCase) = (.lessOrEqual, false)
        case .ceq: (relation, ignoreCase) = (.equal, false)
        default: (relation, ignoreCase) = (.equal, true)
        }
    }

    func holds(_ order: Int) -> Bool {
        switch relation {
        case .equal: order == 0
        case .notEqual: order != 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        }
    }
}

extension Operators {
    static func compare(
        _ comparison: Comparison, _ left: Value, _ right: Value, _ interpreter: Interpreter
    ) throws -> Value {
        if let array = try elements(of: left) {
            let result = ArrayObject(capacity: 4)
            for index in 0..<array.count {
                let element = array.elements[index]
                if try holds(comparison, element, right, interpreter) { result.append(element) }
            }
            return .array(result)
        }
        return .bool(try holds(comparison, left, right, interpreter))
    }

    private static func holds(
        _ comparison: Comparison, _ left: Value, _ right: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        switch comparison.relation {
        case .equal: try compareEqual(left, right, ignoreCase: comparison.ignoreCase, interpreter)
        case .notEqual: try !compareEqual(left, right, ignoreCase: comparison.ignoreCase, interpreter)
        default:
            if case .double(let a) = left, case .double(let b) = right, a.isNaN || b.isNaN {
                false
            } else {
                comparison.holds(
                    try compareOrder(left, right, ignoreCase: comparison.ignoreCase, interpreter))
            }
        }
    }

    /// `-eq` of two scalars; a collection is compared as one object.
    public static func compareEqual(
        _ left: Value, _ right: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> Bool {
        switch (left, right) {
        case (.int(let a), .int(let b)): return a == b
        case (.text(let a), .text(let b)): return Culture.equal(a, b, ignoreCase: ignoreCase)
        default: break
        }
        let left = left.unwrapped
        let right = right.unwrapped
        if left.isNull || right.isNull { return left.isNull && right.isNull }
        if case .text(let text) = left {
            return Culture.equal(text, try Conversions.text(right, interpreter), ignoreCase: ignoreCase)
        }
        if let order = compareNumbers(left, right) { return order == 0 }
        if case .double(let a) = left, case .double(let b) = right { return a == b }
        if left.equals(right) { return true }
        if case .char(let unit) = left, ignoreCase, let same = equalsCharacter(unit, right) { return same }
        if left.type === right.type { return try equalsMethod(left, right, interpreter) }
        guard let converted = Conversions.tryConvert(right, to: left.type, interpreter) else { return false }
        return try left.equals(converted) || equalsMethod(left, converted, interpreter)
    }

    /// A character against a character or a text of one, ignoring case; nil for other operands.
    private static func equalsCharacter(_ unit: UInt16, _ right: Value) -> Bool? {
        switch right {
        case .char(let other): Text.upper(unit) == Text.upper(other)
        case .text(let text) where text.count == 1: Text.upper(unit) == Text.upper(text[0])
        default: nil
        }
    }

    /// The order of two numbers of PowerShell's number types (not booleans, characters or enumerations).
    static func compareNumbers(_ left: Value, _ right: Value) -> Int? {
        guard isNumber(left), isNumber(right), let a = Operand(left), let b = Operand(right) else {
            return nil
        }
        return order(a, b)
    }

    private static func isNumber(_ value: Value) -> Bool {
        switch value {
        case .int, .long, .double, .single, .byte, .sbyte, .short, .ushort, .uint, .ulong: true
        case .host(let object): object is DecimalObject
        default: false
        }
    }

    private static func order(_ left: Operand, _ right: Operand) -> Int? {
        switch Operand.pair(left, right) {
        case .int(let a, let b)?: return sign(a, b)
        case .uint(let a, let b)?: return sign(a, b)
        case .long(let a, let b)?: return sign(a, b)
        case .ulong(let a, let b)?: return sign(a, b)
        case .decimal(let a, let b)?: return a.compare(to: b)
        case .double(let a, let b)?:
            if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? nil : (a.isNaN ? -1 : 1) }
            return sign(a, b)
        case nil: return sign(left.doubleValue, right.doubleValue)
        }
    }

    @inline(__always)
    private static func sign<Number: Comparable>(_ a: Number, _ b: Number) -> Int {
        a < b ? -1 : (a == b ? 0 : 1)
    }

    /// The order of two scalars: negative, zero or positive. The right one is converted to the left one's type.
    public static func compareOrder(
        _ left: Value, _ right: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> Int {
        if case .int(let a) = left, case .int(let b) = right { return sign(a, b) }
        let left = left.unwrapped
        let right = right.unwrapped
        if left.isNull || right.isNull { return compareNull(left, right) }
        if case .text(let text) = left {
            let other = try Conversions.text(right, interpreter)
            return Culture.compare(text, other, ignoreCase: ignoreCase)
        }
        if let order = compareNumbers(left, right) { return order }
        let converted: Value
        if left.type === right.type {
            converted = right
        } else {
            do {
                converted = try Conversions.convert(right, to: left.type, interpreter)
            } catch let error as ScriptError {
                throw comparisonFailure(left, right, error)
            }
        }
        if let order = compareSameType(left, converted, ignoreCase: ignoreCase) { return order }
        if let order = try compareMethod(left, converted, interpreter) { return order }
        if left.equals(converted) { return 0 }
        throw ScriptError.make(
            id: "NotIcomparable", category: .invalidOperation,
            message: "Cannot compare \"\(left.toText().string)\" because it is not IComparable.", target: left
        )
    }

    private static func compareNull(_ left: Value, _ right: Value) -> Int {
        if left.isNull && right.isNull { return 0 }
        let other = left.isNull ? right : left
        let isBelowNull: Bool
        if let number = Operand(other), isNumber(other) {
            isBelowNull = number.doubleValue < 0
        } else {
            isBelowNull = false
        }
        // Null lies below everything but negative numbers.
        return left.isNull != isBelowNull ? -1 : 1
    }

    private static func compareSameType(_ left: Value, _ right: Value, ignoreCase: Bool) -> Int? {
        switch (left, right) {
        case (.bool(let a), .bool(let b)): return a == b ? 0 : (a ? 1 : -1)
        case (.char(let a), .char(let b)):
            return ignoreCase ? Int(Text.upper(a)) - Int(Text.upper(b)) : Int(a) - Int(b)
        case (.text(let a), .text(let b)): return Culture.compare(a, b, ignoreCase: ignoreCase)
        case (.host(let object), _): return object.compare(to: right)
        default: return compareNumbers(left, right)
        }
    }

    private static func comparisonFailure(
        _ left: Value, _ right: Value, _ cause: ScriptError
    ) -> ScriptError {
        let text =
            "Could not compare \"\(left.toText().string)\" to \"\(right.toText().string)\". "
            + "Error: \"\(cause.record.exception.message)\""
        return .make(
            id: "ComparisonFailure", category: .invalidOperation, message: text, target: right,
            inner: cause.record.exception)
    }
}
