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

    private init() {}
}
