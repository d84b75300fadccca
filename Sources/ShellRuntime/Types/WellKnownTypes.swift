/// The types that values and operators themselves deal in. Their members come from `TypeCatalog.members(of:)`.
extension TypeInfo {
    private static func make(
        _ name: String, _ kind: Kind = .class, base: TypeInfo? = .object, interfaces: [TypeInfo] = []
    ) -> TypeInfo {
        TypeInfo(
            name, kind: kind, base: base, interfaces: interfaces, members: { TypeCatalog.members(of: name) })
    }

    // Interfaces.
    public static let comparable = make("System.IComparable", .interface, base: nil)
    public static let formattable = make("System.IFormattable", .interface, base: nil)
    public static let convertible = make("System.IConvertible", .interface, base: nil)
    public static let cloneable = make("System.ICloneable", .interface, base: nil)
    public static let enumerable = make("System.Collections.IEnumerable", .interface, base: nil)
    public static let collection = make(
        "System.Collections.ICollection", .interface, base: nil, interfaces: [.enumerable])
    public static let list = make(
        "System.Collections.IList", .interface, base: nil, interfaces: [.collection])
    public static let dictionary = make(
        "System.Collections.IDictionary", .interface, base: nil, interfaces: [.collection])

    // The roots.
    public static let valueType = make("System.ValueType")
    public static let enumeration = make(
        "System.Enum", base: .valueType, interfaces: [.comparable, .formattable, .convertible])
    public static let array = make(
        "System.Array", interfaces: [.cloneable, .list])
    public static let exception = make("System.Exception")
    public static let void = make("System.Void", .valueType, base: .valueType)

    private static func scalar(_ name: String, formattable: Bool = true) -> TypeInfo {
        let faces: [TypeInfo] =
            formattable ? [.comparable, .formattable, .convertible] : [.comparable, .convertible]
        return make(name, .valueType, base: .valueType, interfaces: faces)
    }

    // Scalars.
    public static let boolean = scalar("System.Boolean", formattable: false)
    public static let char = scalar("System.Char", formattable: false)
    public static let byte = scalar("System.Byte")
    public static let sbyte = scalar("System.SByte")
    public static let int16 = scalar("System.Int16")
    public static let uint16 = scalar("System.UInt16")
    public static let int32 = scalar("System.Int32")
    public static let uint32 = scalar("System.UInt32")
    public static let int64 = scalar("System.Int64")
    public static let uint64 = scalar("System.UInt64")
    public static let single = scalar("System.Single")
    public static let double = scalar("System.Double")
    public static let decimal = scalar("System.Decimal")
    public static let bigInteger = make(
        "System.Numerics.BigInteger", .valueType, base: .valueType, interfaces: [.comparable, .formattable])
    public static let string = make(
        "System.String", interfaces: [.comparable, .cloneable, .convertible, .enumerable])

    // Collections and PowerShell's own.
    public static let hashtable = make(
        "System.Collections.Hashtable", interfaces: [.dictionary, .cloneable])
    public static let orderedDictionary = make(
        "System.Collections.Specialized.OrderedDictionary", interfaces: [.dictionary])
    public static let psObject = make("System.Management.Automation.PSObject")
    public static let psCustomObject = make("System.Management.Automation.PSCustomObject")
    public static let scriptBlock = TypeInfo(
        "System.Management.Automation.ScriptBlock", base: .object, members: ScriptBlockLibrary.members)
    public static let switchParameter = TypeInfo(
        "System.Management.Automation.SwitchParameter", kind: .valueType, base: .valueType,
        members: SwitchObject.members)
    /// What `[int].GetType()` is; `[type]` is its base.
    public static let runtimeType = make("System.RuntimeType", base: .type)
    public static let type = make("System.Type")
}

extension TypeInfo {
    /// True for the twelve primitive number types, decimal and BigInteger.
    public var isNumeric: Bool { numberRank >= 0 }

    /// Position in the order byte, sbyte, short, ushort, int, uint, long, ulong, single, double, decimal, BigInteger; -1 for others.
    var numberRank: Int {
        if self === TypeInfo.int32 { return 4 }
        if self === TypeInfo.double { return 9 }
        if self === TypeInfo.int64 { return 6 }
        if self === TypeInfo.byte { return 0 }
        if self === TypeInfo.sbyte { return 1 }
        if self === TypeInfo.int16 { return 2 }
        if self === TypeInfo.uint16 { return 3 }
        if self === TypeInfo.uint32 { return 5 }
        if self === TypeInfo.uint64 { return 7 }
        if self === TypeInfo.single { return 8 }
        if self === TypeInfo.decimal { return 10 }
        if self === TypeInfo.bigInteger { return 11 }
        return -1
    }
}
