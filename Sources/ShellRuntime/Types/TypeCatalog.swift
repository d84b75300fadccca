import Synchronization

/// The .NET types that the shell knows by name, each made when first asked for.
///
/// The catalogue is immutable after start: areas of the library add their types through `TypeLibrary` tables that
/// are listed in one place, so that an unused area costs nothing at start-up.
public final class TypeCatalog: Sendable {
    /// The process's types. Types have identity, so there is one set of them.
    public static let shared = TypeCatalog()

    /// `System.Management.Automation.ErrorRecord`.
    public let errorRecord = TypeInfo("System.Management.Automation.ErrorRecord", base: .object)
    /// `System.Management.Automation.InvocationInfo`.
    public let invocationInfo = TypeInfo("System.Management.Automation.InvocationInfo", base: .object)

    private let exceptionTypes = Mutex<[String: TypeInfo]>([:])

    private init() {}

    /// The exception type of a full .NET name, such as `System.FormatException`.
    public func exceptionType(_ fullName: String) -> TypeInfo {
        if fullName == "System.Exception" { return .exception }
        return exceptionTypes.withLock { types in
            if let known = types[fullName] { return known }
            let made = TypeInfo(fullName, base: .exception)
            types[fullName] = made
            return made
        }
    }

    /// The members of a built-in type, by its full name; called once a type.
    static func members(of fullName: String) -> TypeMembers { TypeMembers() }
}
