/// A .NET type as scripts see it: its names, its place in the hierarchy and, built when first asked for, its members.
///
/// A type is immutable once made but for what is built on first use; built-in ones are made once for the process by
/// `TypeCatalog`, those of script classes by the runspace that runs the definition.
public final class TypeInfo: @unchecked Sendable {
    /// What sort of type it is.
    public enum Kind: Sendable {
        case `class`, valueType, enumeration, interface, array, generic, scriptClass
    }

    /// Full name without assembly, as `ToString()` gives it: `System.Int32`, `System.Object[]`,
    /// ``System.Collections.Generic.List`1[System.Int32]``.
    public let fullName: String
    /// What sort of type it is.
    public let kind: Kind
    /// The type it derives from; nil for `System.Object` and interfaces.
    public let base: TypeInfo?
    /// Interfaces it declares itself.
    public let interfaces: [TypeInfo]
    /// The element type of an array type.
    public let element: TypeInfo?
    /// Dimensions of an array type, 1 for `[int[]]`.
    public let rank: Int
    /// The arguments of a closed generic type, `[List[int]]`.
    public let genericArguments: [TypeInfo]
    /// The names that the arguments have in signatures, `TKey` and `TValue`.
    public let genericParameters: [String]
    /// Names and numbers of an enumeration; nil for other kinds.
    public let enumeration: EnumerationInfo?
    /// Makes the members on first use.
    private let makeMembers: (@Sendable () -> TypeMembers)?
    private let builtMembers = LazyReference<TypeMembers>()
    private let builtTable = LazyReference<MemberTable>()
    private let builtArray = LazyReference<TypeInfo>()
    private let builtNames = LazyReference<TypeNameParts>()

    /// Makes a type; `members` is called once, when a member is first looked up.
    public init(
        _ fullName: String, kind: Kind = .class, base: TypeInfo? = nil, interfaces: [TypeInfo] = [],
        element: TypeInfo? = nil, rank: Int = 1, genericArguments: [TypeInfo] = [],
        genericParameters: [String] = [], enumeration: EnumerationInfo? = nil,
        members: (@Sendable () -> TypeMembers)? = nil
    ) {
        self.fullName = fullName
        self.kind = kind
        self.base = base
        self.interfaces = interfaces
        self.element = element
        self.rank = rank
        self.genericArguments = genericArguments
        self.genericParameters = genericParameters
        self.enumeration = enumeration
        makeMembers = members
    }

    /// The members that this type itself declares.
    public var members: TypeMembers {
        if let built = builtMembers.load() { return built }
        return builtMembers.storeIfNil(makeMembers?() ?? TypeMembers())
    }

    /// The members that this type and those it derives from declare, ready for look-up.
    var table: MemberTable {
        if let built = builtTable.load() { return built }
        return builtTable.storeIfNil(MemberTable(self))
    }

    /// The array type of this element type, one dimension.
    public var arrayType: TypeInfo {
        if let built = builtArray.load() { return built }
        return builtArray.storeIfNil(TypeInfo.makeArray(of: self, rank: 1))
    }

    /// The names derived from the full name.
    private var names: TypeNameParts {
        if let built = builtNames.load() { return built }
        return builtNames.storeIfNil(TypeNameParts(self))
    }

    /// The name without its namespace: `Int32`, `Object[]`, ``List`1``.
    public var name: String { names.short }
    /// The namespace, empty for types of scripts.
    public var namespace: String { names.namespace }
    /// The name as PowerShell writes it in messages and text: `int`, `string[]`, `System.Collections.Generic.List[int]`.
    public var displayName: String { names.display }

    /// True for numbers, structures and enumerations.
    public var isValueType: Bool { kind == .valueType || kind == .enumeration }

    /// True when a value of this type can be used where `other` is wanted without conversion.
    public func isAssignable(to other: TypeInfo) -> Bool {
        if self === other || other === TypeInfo.object { return true }
        if let base, base.isAssignable(to: other) { return true }
        if let element, let wanted = other.element, kind == .array, other.kind == .array {
            return rank == other.rank && !element.isValueType && element.isAssignable(to: wanted)
        }
        return interfaces.contains { $0.isAssignable(to: other) }
    }
}

/// The names and numbers of an enumeration.
public final class EnumerationInfo: Sendable {
    /// Names with their numbers, in order of definition.
    public let members: [(name: String, value: Int64)]
    /// True for `[Flags]`.
    public let isFlags: Bool
    /// Full name of the underlying integer type, `System.Int32` unless said otherwise.
    public let underlying: String
    /// Places of the numbers in `members`, the first of those with one number.
    private let places: [Int64: Int]

    /// Makes an enumeration of names and numbers.
    public init(
        _ members: [(name: String, value: Int64)], isFlags: Bool = false, underlying: String = "System.Int32"
    ) {
        self.members = members
        self.isFlags = isFlags
        self.underlying = underlying
        places = Dictionary(
            members.enumerated().map { ($1.value, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name of exactly this number, or nil.
    public func name(of number: Int64) -> String? { places[number].map { members[$0].name } }
}

/// The names of a type that are cut out of its full name.
private final class TypeNameParts: Sendable {
    let short: String
    let namespace: String
    let display: String

    init(_ type: TypeInfo) {
        let full = type.fullName

        if type.kind == .array, let element = type.element {
            short = element.name + TypeInfo.arraySuffix(type.rank)
            namespace = element.namespace
            display = element.displayName + TypeInfo.arraySuffix(type.rank)
            return
        }
        let head = full.prefix { $0 != "[" }
        if let dot = head.lastIndex(where: { $0 == "." || $0 == "+" }) {
            short = String(head[head.index(after: dot)...])
            let outer = head[..<dot].prefix { $0 != "+" }
            namespace =
                outer.lastIndex(of: ".").map { head[dot] == "+" ? String(outer[..<$0]) : String(outer) }
                ?? String(outer)
        } else {
            short = String(head)
            namespace = ""
        }
        if !type.genericArguments.isEmpty {
            let arguments = type.genericArguments.map(\.displayName).joined(separator: ",")
            if head.hasPrefix("System.Nullable`1") {
                display = "System.Nullable[" + arguments + "]"
            } else {
                display = head.prefix { $0 != "`" } + "[" + arguments + "]"
            }
        } else {
            display = TypeCatalog.accelerator(of: full) ?? full
        }
    }
}

extension TypeInfo {
    /// `System.Object`.
    public static let object = TypeInfo(
        "System.Object", members: { TypeCatalog.members(of: "System.Object") })
}
