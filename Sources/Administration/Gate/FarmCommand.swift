import Farm

/// What a command does to the farm, which decides what is audited.
public enum CommandEffect: Sendable {
    /// Looks only; refusals are audited.
    case reads
    /// Changes something, or hands out a secret: every run is audited, with its outcome.
    case changes
}

/// One operation on the farm as a value: what every front builds and `FarmSession` performs.
public protocol FarmCommand: Codable, Sendable {
    associatedtype Result: Sendable

    /// The user's spelling, such as `Remove-SPServiceApplication`.
    static var name: String { get }
    /// The spelling of this request, where one type serves several cmdlets; else `name`.
    var spelling: String { get }
    /// What it does to the farm.
    static var effect: CommandEffect { get }
    /// What it works on, for the audit entry; never a secret.
    var target: String? { get }

    /// The memberships that this request, with its own targets, demands of its caller. It looks, and changes nothing;
    /// what the request names wrongly is an error here.
    func requirement(in farm: FarmCatalog) throws -> MembershipRequirement
    /// Does it. Called only after the requirement held.
    func execute(in context: CommandContext) throws -> Result
}

extension FarmCommand {
    public static var effect: CommandEffect { .changes }
    public var spelling: String { Self.name }
    public var target: String? { nil }
}

/// One operation that needs no farm, or makes or joins one.
public protocol LocalCommand: Codable, Sendable {
    associatedtype Result: Sendable

    /// The user's spelling, such as `New-SPConfigurationDatabase`.
    static var name: String { get }
    /// What it works on, for the audit entry; never a secret.
    var target: String? { get }

    /// The memberships that this request demands of its caller. Where no instance exists yet nobody has a role on it,
    /// and the caller will be its sysadmin.
    func requirement(in home: FarmHome) throws -> MembershipRequirement
    /// Does it. Called only after the requirement held.
    func execute(in context: LocalContext) throws -> Result
}

extension LocalCommand {
    public var target: String? { nil }
}
