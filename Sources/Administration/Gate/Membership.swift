import DatabaseServer
import Farm

/// Something that a caller has to be a member of.
public enum Membership: Sendable, Hashable {
    /// securityadmin (or sysadmin) on the database instance.
    case securityAdmin
    /// dbcreator (or sysadmin) on the database instance.
    case databaseCreator
    /// sysadmin on the database instance.
    case systemAdministrator
    /// db_owner of a database.
    case databaseOwner(String)
    /// SharePoint_Shell_Access (or db_owner) of a database.
    case shellAccess(String)
    /// Administrators on this computer.
    case localAdministrators
    /// The Farm Administrators group.
    case farmAdministrators
    /// A right on the administration of a service application, or one that includes it; Farm Administrators have all.
    case serviceApplicationAdministrator(ObjectID, name: String, right: AccessRight = .fullControl)
    /// In one of the rules of who may connect to a service application.
    case serviceApplicationUser(ObjectID, name: String)
    /// One of the administrators of a target application of the Secure Store.
    case targetApplicationAdministrator(name: String, claims: [Claim])
    /// The account itself, for what everybody may do with their own.
    case identity(Claim)
}

/// The memberships that one request demands: all of its clauses, and of each clause any.
public struct MembershipRequirement: Sendable, Hashable {
    public var clauses: [[Membership]]

    public init(clauses: [[Membership]]) { self.clauses = clauses }

    /// All of these.
    public static func all(_ memberships: [Membership]) -> MembershipRequirement {
        MembershipRequirement(clauses: memberships.map { [$0] })
    }

    /// Any one of these.
    public static func any(_ memberships: [Membership]) -> MembershipRequirement {
        MembershipRequirement(clauses: [memberships])
    }

    /// Nothing beyond the right to use the shell, which is always checked.
    public static let shellUse = MembershipRequirement(clauses: [])

    /// The three: securityadmin on the instance, db_owner of the databases that are updated, Administrators on the
    /// computer.
    public static func three(databases: [String]) -> MembershipRequirement {
        .all([.securityAdmin] + databases.map { .databaseOwner($0) } + [.localAdministrators])
    }

    /// This and the other.
    public func and(_ other: MembershipRequirement) -> MembershipRequirement {
        MembershipRequirement(clauses: clauses + other.clauses)
    }
}
