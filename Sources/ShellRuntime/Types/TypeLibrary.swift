/// A type that an area of the library implements.
struct LibraryType: Sendable {
    /// Full name.
    let name: StaticString
    /// The type itself.
    let type: @Sendable () -> TypeInfo
    /// Its members; nil when the type was made with them.
    let members: (@Sendable () -> TypeMembers)?

    /// Lists a type.
    init(
        _ name: StaticString, _ type: @escaping @Sendable () -> TypeInfo,
        _ members: (@Sendable () -> TypeMembers)? = nil
    ) {
        self.name = name
        self.type = type
        self.members = members
    }
}

/// The list of the areas of the library.
enum TypeLibrary {
    /// One entry an area, each a table of its types.
    private static let areas: [[LibraryType]] = [
        AstTypes.table, CommandCompletion.table,
        CoreTypes.table, SessionTypes.table, AttributeLibrary.table, ReferenceObject.table,
        MethodReference.table, PSObjectView.table,
        PropertyObject.table,
        EnumeratorObject.table, ExceptionLibrary.table, RegexLibrary.table, WildcardObject.table,
        MathLibrary.table, ComparerObject.table, ArrayListLibrary.table, EntryObject.table,
        TupleObject.table, QueueLibrary.table, SortedTableLibrary.table, AssemblyObject.table,
        DateTimeLibrary.table, TimeSpanLibrary.table, CultureLibrary.table, GuidObject.table,
        VersionObject.table, StringBuilderLibrary.table, ConvertLibrary.table, EncodingLibrary.table,
        PathLibrary.table, FileLibrary.table, FileSystemItem.table, StreamLibrary.table,
        SecureStringLibrary.table, CredentialLibrary.table, HashLibrary.table, EnvironmentLibrary.table,
        OperatingSystemObject.table, RandomLibrary.table, StopwatchObject.table, ConsoleLibrary.table,
        UriLibrary.table, SemanticVersionObject.table, LinqLibrary.table, AddressObject.table,
        XmlTypes.table,
    ]

    /// Full names of all types, for completion.
    static var listedNames: [String] { areas.flatMap { $0.map { "\($0.name)" } } }

    /// The entry of a full name, ignoring case.
    static func entry(_ fullName: String) -> LibraryType? {
        var name = fullName
        return name.withUTF8 { wanted in
            for area in areas {
                for entry in area where Accelerators.equal(entry.name, wanted) { return entry }
            }
            return nil
        }
    }

    /// A class of the library whose members are in its table entry.
    static func type(
        _ name: String, _ kind: TypeInfo.Kind = .class, base: TypeInfo? = .object,
        _ interfaces: [TypeInfo] = []
    ) -> TypeInfo {
        TypeInfo(
            name, kind: kind, base: base, interfaces: interfaces, members: { TypeCatalog.members(of: name) })
    }
}
