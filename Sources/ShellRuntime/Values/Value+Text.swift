/// How a value reads as text and as a condition.
extension Value {
    /// The text of the value as string conversion gives it (`"$value"`): invariant culture, collections joined by blanks.
    ///
    /// What needs an engine - `$OFS`, `ToString()` of script classes, script blocks - is `Conversions.text`.
    public func toText() -> Text {
        switch self {
        case .text(let text): text
        case .int(let value): Text(Int(value))
        case .long(let value): Text(Int(value))
        case .byte(let value): Text(Int(value))
        case .sbyte(let value): Text(Int(value))
        case .short(let value): Text(Int(value))
        case .ushort(let value): Text(Int(value))
        case .uint(let value): Text(Int(value))
        case .ulong(let value): Text(String(value))
        case .double(let value): Text(NumberText.text(value))
        case .single(let value): Text(NumberText.text(value))
        case .char(let unit): Text(unit: unit)
        case .bool(let value): Text(value ? "True" : "False")
        case .unset, .nothing, .null: Text.empty
        case .array(let array): array.joined(separator: Text(" "))
        case .table(let table): Text(table.type.fullName)
        case .object(let object): object.toText()
        case .block(let block): block.toText()
        case .type(let type): Text(type.displayName)
        case .host(let object): object.toText()
        case .variable(let box): box.value.toText()
        }
    }

    /// `[bool]` of the value: the truth of an `if`.
    public var isTrue: Bool {
        switch self {
        case .bool(let value): value
        case .null, .nothing, .unset: false
        case .int(let value): value != 0
        case .text(let text): text.count > 0
        case .long(let value): value != 0
        case .double(let value): value != 0
        case .single(let value): value != 0
        case .char(let value): value != 0
        case .byte(let value): value != 0
        case .sbyte(let value): value != 0
        case .short(let value): value != 0
        case .ushort(let value): value != 0
        case .uint(let value): value != 0
        case .ulong(let value): value != 0
        case .array(let array): array.isTrue
        case .table, .object, .block, .type: true
        case .host(let object): object.isTrue
        case .variable(let box): box.value.isTrue
        }
    }
}

extension ArrayObject {
    /// False when empty; the truth of the only element; true from two.
    var isTrue: Bool {
        switch count {
        case 0: false
        case 1: elementTruth(elements[0])
        default: true
        }
    }

    /// One element that is itself a list is true as soon as it has any element.
    private func elementTruth(_ element: Value) -> Bool {
        if case .array(let inner) = element { return inner.count > 0 }
        return element.isTrue
    }

    /// The texts of the elements with `separator` between them; an element that is a collection shows its type.
    func joined(separator: Text) -> Text {
        var builder = TextBuilder(capacity: count * 4)
        for index in 0..<count {
            if index > 0 { builder.append(separator) }
            let element = elements[index]
            if case .array = element.unwrapped {
                builder.append(Text(element.unwrapped.type.fullName))
            } else {
                builder.append(element.toText())
            }
        }
        return builder.makeText()
    }
}

extension ScriptObject {
    /// `@{a=1; b=x}`; the class name for an instance of a script class.
    func toText() -> Text {
        if let scriptClass { return Text(scriptClass.fullName) }
        if shape.names.isEmpty { return .empty }
        var builder = TextBuilder(capacity: 32)
        builder.append(ascii: "@{")
        for (index, name) in shape.names.enumerated() {
            if index > 0 { builder.append(ascii: "; ") }
            builder.append(Text(name))
            builder.append(ascii: "=")
            builder.append(ScriptObject.nestedText(slots[index]))
        }
        builder.append(ascii: "}")
        return builder.makeText()
    }

    /// A property inside `@{...}`: objects are empty, collections show their type.
    private static func nestedText(_ value: Value) -> Text {
        switch value.unwrapped {
        case .object(let object) where object.scriptClass == nil: return .empty
        case .array(let array): return Text(array.elementType.arrayType.fullName)
        case .table(let table): return Text(table.type.fullName)
        default: return value.toText()
        }
    }
}

extension ScriptBlock {
    /// The source text between the braces.
    func toText() -> Text { Text(text) }
}
