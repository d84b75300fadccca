/// `first..last`.
extension Operators {
    /// Integers or characters from one bound to the other, ascending or descending, as an array.
    public static func range(_ first: Value, _ last: Value, _ interpreter: Interpreter) throws -> Value {
        switch try bounds(first, last, interpreter) {
        case .integers(let from, let to):
            let result = ArrayObject(capacity: Int(Swift.max(from, to)) - Int(Swift.min(from, to)) + 1)
            var number = from
            let step: Int32 = from <= to ? 1 : -1
            while true {
                result.append(.int(number))
                if number == to { break }
                number += step
            }
            return .array(result)
        case .characters(let from, let to):
            let units = from <= to ? Array(from...to) : Array((to...from).reversed())
            return .array(ArrayObject(units.map { .char($0) }))
        }
    }

    /// The bounds of a range, for a loop that does not need the array.
    public enum RangeBounds {
        case integers(Int32, Int32)
        case characters(UInt16, UInt16)
    }

    /// What a range runs over, without making it.
    public static func bounds(_ first: Value, _ last: Value, _ interpreter: Interpreter) throws -> RangeBounds
    {
        if case .int(let from) = first, case .int(let to) = last { return .integers(from, to) }
        let first = first.unwrapped
        let last = last.unwrapped
        if let from = character(first), let to = character(last),
            !(isDigits(first) && isDigits(last))
        {
            return .characters(from, to)
        }
        return .integers(try bound(first, interpreter), try bound(last, interpreter))
    }

    private static func character(_ value: Value) -> UInt16? {
        switch value {
        case .char(let unit): unit
        case .text(let text) where text.count == 1: text[0]
        default: nil
        }
    }

    private static func isDigits(_ value: Value) -> Bool {
        guard case .text(let text) = value else { return false }
        return text.count == 1 && text[0] >= 0x30 && text[0] <= 0x39
    }

    private static func bound(_ value: Value, _ interpreter: Interpreter) throws -> Int32 {
        if case .int(let number) = value { return number }
        do {
            let converted = try Conversions.convert(value, to: .int32, interpreter)
            if case .int(let number) = converted { return number }
            return 0
        } catch let error as ScriptError {
            // The range operator shows the .NET exception, not the cast error around it.
            let inner = error.record.exception.inner
            let cause = inner?.inner ?? inner
            guard let cause else { throw error }
            throw ScriptError.make(
                cause.exceptionType.fullName, id: cause.exceptionType.fullName, category: .operationStopped,
                message: cause.message)
        }
    }
}
