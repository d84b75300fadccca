/// `+` and `*` on texts, arrays and tables.
extension Operators {
    /// The elements of a value on the left of `+`, when it is a list; tables and texts are not.
    static func addArrays(_ left: ArrayObject, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        let other = right.unwrapped
        switch other {
        case .array(let more):
            let result = ArrayObject(capacity: left.count + more.count)
            result.append(contentsOf: left)
            result.append(contentsOf: more)
            return .array(result)
        case .nothing:
            let result = ArrayObject(capacity: left.count)
            result.append(contentsOf: left)
            return .array(result)
        case .host(let object):
            let result = ArrayObject(capacity: left.count + (object.knownCount ?? 1))
            result.append(contentsOf: left)
            if let iterator = object.makeIterator(), enumerates(object) {
                while let element = try iterator.next() { result.append(element) }
            } else {
                result.append(right)
            }
            return .array(result)
        default:
            let result = ArrayObject(capacity: left.count + 1)
            result.append(contentsOf: left)
            result.append(right)
            return .array(result)
        }
    }

    /// True for host objects that operators take apart: enumerable ones that are not dictionaries.
    static func enumerates(_ object: HostObject) -> Bool {
        !object.type.isAssignable(to: .dictionary)
    }

    /// The elements of a value that operators treat as a collection on the left; nil for a scalar.
    static func elements(of value: Value) throws -> ArrayObject? {
        switch value {
        case .array(let array): return array
        case .host(let object):
            if let decorated = object as? DecoratedValue { return try elements(of: decorated.base) }
            guard enumerates(object), let iterator = object.makeIterator() else { return nil }
            let result = ArrayObject(capacity: object.knownCount ?? 4)
            while let element = try iterator.next() { result.append(element) }
            return result
        default: return nil
        }
    }

    static func addTables(_ left: TableObject, _ right: TableObject) throws -> Value {
        let result = left.copy()
        for entry in 0..<right.count {
            let key = right.key(at: entry)
            if result[key] != nil {
                let shown = left.key(at: left.position(of: key) ?? 0).toText().string
                let message =
                    "Item has already been added. Key in dictionary: '\(shown)'  "
                    + "Key being added: '\(key.toText().string)'"
                throw ScriptError.make(
                    "System.ArgumentException", id: "System.ArgumentException", category: .notSpecified,
                    message: message)
            }
            result.set(key, right.value(at: entry))
        }
        return .table(result)
    }

    static func repeatArray(_ array: ArrayObject, _ times: Value, _ interpreter: Interpreter) throws -> Value
    {
        let count = try repetitions(times, interpreter)
        try MemoryLimits.checkArray(lengths: [array.count, count])
        let result = ArrayObject(capacity: array.count * count, elementType: array.elementType)
        for _ in 0..<count { result.append(contentsOf: array) }
        return .array(result)
    }

    static func repeatText(_ text: Text, _ times: Value, _ interpreter: Interpreter) throws -> Value {
        let count = try repetitions(times, interpreter)
        let (units, overflow) = text.count.multipliedReportingOverflow(by: count)
        try MemoryLimits.checkText(units: overflow ? .max : units)
        return .text(text.repeated(count))
    }

    private static func repetitions(_ times: Value, _ interpreter: Interpreter) throws -> Int {
        guard case .int(let count) = try Conversions.convert(times, to: .int32, interpreter) else { return 0 }
        if count < 0 {
            let message =
                "Specified argument was out of the range of valid values. (Parameter 'times')"
            throw ScriptError.make(
                "System.ArgumentOutOfRangeException", id: "System.ArgumentOutOfRangeException",
                category: .operationStopped, message: message)
        }
        return Int(count)
    }
}

extension ArrayObject {
    /// Adds all elements of another array; for builders.
    func append(contentsOf other: ArrayObject) {
        for index in 0..<other.count { append(other.elements[index]) }
    }
}

extension TableObject {
    /// A table with the same entries.
    public func copy() -> TableObject {
        let result = TableObject(flavor: flavor, isCaseSensitive: isCaseSensitive)
        result.genericType = genericType
        for entry in 0..<count { result.set(key(at: entry), value(at: entry)) }
        return result
    }
}
