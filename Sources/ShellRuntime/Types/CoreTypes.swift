/// The well-known types, by name.
enum CoreTypes {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Object", { .object }, ObjectLibrary.object),
        LibraryType("System.ValueType", { .valueType }),
        LibraryType("System.Enum", { .enumeration }, EnumLibrary.members),
        LibraryType("System.Array", { .array }, ArrayLibrary.members),
        LibraryType("System.Void", { .void }),
        LibraryType("System.Boolean", { .boolean }, CharLibrary.boolean),
        LibraryType("System.Char", { .char }, CharLibrary.char),
        LibraryType("System.Byte", { .byte }, NumberLibrary.byte),
        LibraryType("System.SByte", { .sbyte }, NumberLibrary.sbyte),
        LibraryType("System.Int16", { .int16 }, NumberLibrary.int16),
        LibraryType("System.UInt16", { .uint16 }, NumberLibrary.uint16),
        LibraryType("System.Int32", { .int32 }, NumberLibrary.int32),
        LibraryType("System.UInt32", { .uint32 }, NumberLibrary.uint32),
        LibraryType("System.Int64", { .int64 }, NumberLibrary.int64),
        LibraryType("System.UInt64", { .uint64 }, NumberLibrary.uint64),
        LibraryType("System.Single", { .single }, RealLibrary.single),
        LibraryType("System.Double", { .double }, RealLibrary.double),
        LibraryType("System.Decimal", { .decimal }, RealLibrary.decimal),
        LibraryType("System.Numerics.BigInteger", { .bigInteger }, RealLibrary.bigInteger),
        LibraryType("System.String", { .string }, StringLibrary.members),
        LibraryType("System.IComparable", { .comparable }),
        LibraryType("System.IFormattable", { .formattable }),
        LibraryType("System.IConvertible", { .convertible }),
        LibraryType("System.ICloneable", { .cloneable }),
        LibraryType("System.IDisposable", { .disposable }),
        LibraryType("System.Collections.IEnumerable", { .enumerable }),
        LibraryType("System.Collections.ICollection", { .collection }),
        LibraryType("System.Collections.IList", { .list }),
        LibraryType("System.Collections.IDictionary", { .dictionary }),
        LibraryType("System.Collections.IEnumerator", { .enumerator }),
        LibraryType("System.Collections.Hashtable", { .hashtable }, TableLibrary.hashtable),
        LibraryType(
            "System.Collections.Specialized.OrderedDictionary", { .orderedDictionary }, TableLibrary.ordered),
        LibraryType("System.Management.Automation.PSCustomObject", { .psCustomObject }),
        LibraryType("System.Management.Automation.ScriptBlock", { .scriptBlock }),
        LibraryType("System.Management.Automation.SwitchParameter", { .switchParameter }),
        LibraryType("System.Management.Automation.PSModuleInfo", { ModuleTypes.module }),
        LibraryType("System.Management.Automation.ErrorRecord", { TypeCatalog.shared.errorRecord }),
        LibraryType("System.Management.Automation.InvocationInfo", { TypeCatalog.shared.invocationInfo }),
        LibraryType("System.Type", { .type }, TypeTypeLibrary.members),
        LibraryType("System.RuntimeType", { .runtimeType }),
    ]
}

extension TypeInfo {
    /// `System.IDisposable`.
    public static let disposable = TypeLibrary.type("System.IDisposable", .interface, base: nil)
    /// `System.Collections.IEnumerator`.
    public static let enumerator = TypeLibrary.type("System.Collections.IEnumerator", .interface, base: nil)
}
