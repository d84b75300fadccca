extension Value {
    /// The .NET type that scripts see; `System.Object` for an absence.
    public var type: TypeInfo {
        switch self {
        case .unset, .nothing, .null: .object
        case .bool: .boolean
        case .int: .int32
        case .long: .int64
        case .double: .double
        case .char: .char
        case .byte: .byte
        case .sbyte: .sbyte
        case .short: .int16
        case .ushort: .uint16
        case .uint: .uint32
        case .ulong: .uint64
        case .single: .single
        case .text: .string
        case .array(let array): array.elementType.arrayType
        case .table(let table): table.type
        case .object(let object): object.scriptClass ?? .psCustomObject
        case .block: .scriptBlock
        case .type: .runtimeType
        case .host(let object): object.type
        case .variable(let box): box.value.type
        }
    }
}

extension TableObject {
    /// The .NET type of the table.
    public var type: TypeInfo {
        switch flavor {
        case .hashtable: genericType ?? .hashtable
        case .ordered: .orderedDictionary
        case .dictionary: genericType ?? .hashtable
        }
    }
}
