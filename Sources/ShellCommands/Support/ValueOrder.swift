import ShellRuntime

/// The order and equality in which the commands on objects put values: nulls first, numbers by size, text by
/// culture, what cannot be compared by its text. Never fails.
struct ValueOrder {
    /// False for `-CaseSensitive`.
    var ignoreCase = true
    let interpreter: Interpreter

    /// Negative, zero or positive.
    func compare(_ left: Value, _ right: Value) -> Int {
        switch (left, right) {
        case (.int(let a), .int(let b)): return a < b ? -1 : a > b ? 1 : 0
        case (.double(let a), .double(let b)) where !a.isNaN && !b.isNaN: return a < b ? -1 : a > b ? 1 : 0
        case (.char(let a), .char(let b)): return a < b ? -1 : a > b ? 1 : 0
        default: break
        }
        if left.isNull { return right.isNull ? 0 : -1 }
        if right.isNull { return 1 }
        if let order = try? Operators.compareOrder(left, right, ignoreCase: ignoreCase, interpreter) {
            return order
        }
        let texts = (Value.text(left.toText()), Value.text(right.toText()))
        return (try? Operators.compareOrder(texts.0, texts.1, ignoreCase: ignoreCase, interpreter)) ?? 0
    }

    /// Equality that goes with `compare`; bare custom objects count as equal, as their base objects are one.
    func areEqual(_ left: Value, _ right: Value) -> Bool {
        if case .object(let a) = left, case .object(let b) = right, a.scriptClass == nil, b.scriptClass == nil
        {
            return true
        }
        if left.isNull || right.isNull { return left.isNull && right.isNull }
        return (try? Operators.compareEqual(left, right, ignoreCase: ignoreCase, interpreter)) ?? false
    }

    /// A text that equal values share, for tables of values seen: `1`, `'1'` and `1.0` have one key.
    func key(_ value: Value) -> Value {
        switch value.unwrapped {
        case .text, .int: return value.unwrapped.keyText
        case .object(let object) where object.scriptClass == nil: return Value("@")
        case .null, .nothing, .unset: return Value("\0")
        default: return .text(value.toText())
        }
    }
}

extension Value {
    /// The value's text as a value; a text is itself.
    fileprivate var keyText: Value {
        if case .text = self { return self }
        return .text(toText())
    }
}
