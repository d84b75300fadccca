/// How PowerShell takes collections apart: in pipelines, `foreach` and member access.
public enum Enumeration {
    /// Calls a closure for each element; for a value that is no collection, once with the value itself.
    ///
    /// Strings and tables are single objects; `AutomationNull` gives none; `$null` gives itself.
    public static func forEach(_ value: Value, _ body: (Value) throws -> Void) throws {
        switch value {
        case .nothing: return
        case .array(let array):
            var index = 0
            while index < array.count {
                try body(array[index])
                index += 1
            }
        case .host(let object):
            guard let iterator = object.makeIterator() else { return try body(value) }
            while let element = try iterator.next() { try body(element) }
        case .variable(let box): try forEach(box.value, body)
        default: try body(value)
        }
    }

    /// True when `forEach` takes the value apart.
    public static func isEnumerable(_ value: Value) -> Bool {
        switch value {
        case .array: true
        case .host(let object): object.isEnumerable
        case .variable(let box): isEnumerable(box.value)
        default: false
        }
    }

    /// The elements as an array; a single object is an array of one.
    public static func elements(_ value: Value) throws -> [Value] {
        if case .array(let array) = value { return array.values }
        var elements: [Value] = []
        try forEach(value) { elements.append($0) }
        return elements
    }
}
