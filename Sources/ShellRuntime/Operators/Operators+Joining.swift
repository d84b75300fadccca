/// `-join`, and the plain forms of `-split`.
extension Operators {
    static func join(_ left: Value, separator: Value, _ interpreter: Interpreter) throws -> Value {
        guard let array = try elements(of: left) else {
            return .text(try Conversions.text(left, interpreter))
        }
        let between = try Conversions.text(separator, interpreter)
        var builder = TextBuilder(capacity: array.count * 8)
        for index in 0..<array.count {
            if index > 0 { builder.append(between) }
            builder.append(try joined(array.elements[index], interpreter))
        }
        return .text(builder.makeText())
    }

    /// An element of `-join` as text: dates in the current culture, an inner collection as its type's name.
    private static func joined(_ element: Value, _ interpreter: Interpreter) throws -> Text {
        switch element.unwrapped {
        case .array(let inner): return Text(inner.elementType.arrayType.fullName)
        case .text(let text): return text
        case .host(let object): return try currentText(object, element, interpreter)
        default: return try Conversions.text(element, interpreter)
        }
    }

    /// `ToString()` of an object without a culture named, which is the current one.
    static func currentText(
        _ object: HostObject, _ value: Value, _ interpreter: Interpreter
    ) throws -> Text {
        if object.type.isAssignable(to: .formattable), !(object is EnumObject) {
            return try Formatting.format(value, "", interpreter)
        }
        return try Conversions.text(value, interpreter)
    }
}
