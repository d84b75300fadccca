import Synchronization

/// A .NET type as scripts see it: its names, its place in the hierarchy and, built when first asked for, its members.
///
/// A type is immutable once made but for the lazily built members; built-in ones are made once for the process by
/// `TypeCatalog`, those of script classes by the runspace that runs the definition.
public final class TypeInfo: @unchecked Sendable {
    /// What sort of type it is.
    public enum Kind: Sendable {
        case `class`, valueType, enumeration, interface, array, generic, scriptClass
    }

    /// Full name without assembly: `System.Int32`, `System.Object[]`.
    public let fullName: String
    /// What sort of type it is.
    public let kind: Kind
    /// The type it derives from; nil for `System.Object` and interfaces.
    public let base: TypeInfo?
    /// Interfaces it declares itself.
    public let interfaces: [TypeInfo]
    /// The element type of an array type.
    public let element: TypeInfo?
    /// The arguments of a closed generic type, `[List[int]]`.
    public let genericArguments: [TypeInfo]
    /// Names and numbers of an enumeration; nil for other kinds.
    public let enumeration: EnumerationInfo?
    /// Makes the members on first use.
    private let makeMembers: (@Sendable () -> TypeMembers)?
    private let builtMembers = Mutex<TypeMembers?>(nil)
    private let builtArray = Mutex<TypeInfo?>(nil)

    /// Makes a type; `members` is called once, when a member is first looked up.
    public init(
        _ fullName: String, kind: Kind = .class, base: TypeInfo? = nil, interfaces: [TypeInfo] = [],
        element: TypeInfo? = nil, genericArguments: [TypeInfo] = [], enumeration: EnumerationInfo? = nil,
        members: (@Sendable () -> TypeMembers)? = nil
    ) {
        self.fullName = fullName
        self.kind = kind
        self.base = base
        self.interfaces = interfaces
        self.element = element
        self.genericArguments = genericArguments
        self.enumeration = enumeration
        makeMembers = members
    }

    /// The members that this type itself declares.
    public var members: TypeMembers {
        builtMembers.withLock { built in
            if let built { return built }
            let made = makeMembers?() ?? TypeMembers()
            built = made
            return made
        }
    }

    /// The type of one-dimensional arrays of this type; one object, however often asked for.
    public var arrayType: TypeInfo {
        builtArray.withLock { built in
            if let built { return built }
            let made = TypeInfo(
                fullName + "[]", kind: .array, base: .array, element: self,
                members: { TypeMembers() })
            built = made
            return made
        }
    }

    /// The name without its namespace: `Int32`.
    public var name: String {
        if kind == .array, let element { return element.name + fullName.dropFirst(element.fullName.count) }
        if let bracket = fullName.firstIndex(where: { $0 == "[" }) {
            let head = fullName[..<bracket]
            let start = head.lastIndex(of: ".").map { head.index(after: $0) } ?? head.startIndex
            return String(fullName[start...])
        }
        guard let dot = fullName.lastIndex(of: ".") else { return fullName }
        return String(fullName[fullName.index(after: dot)...])
    }

    /// True when a value of this type can be used where `other` is wanted without conversion.
    public func isAssignable(to other: TypeInfo) -> Bool {
        if self === other || other === TypeInfo.object { return true }
        if let base, base.isAssignable(to: other) { return true }
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

    /// Makes an enumeration of names and numbers.
    public init(
        _ members: [(name: String, value: Int64)], isFlags: Bool = false, underlying: String = "System.Int32"
    ) {
        self.members = members
        self.isFlags = isFlags
        self.underlying = underlying
    }
}

extension TypeInfo {
    /// `System.Object`.
    public static let object = TypeInfo(
        "System.Object", members: { TypeCatalog.members(of: "System.Object") })
}
