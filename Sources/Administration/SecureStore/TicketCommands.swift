import Farm
import SecureStore

/// New-SPSecureStoreTicket: a ticket for the credentials that the caller could read.
public struct IssueTicketCommand: FarmCommand {
    public static let name = "New-SPSecureStoreTicket"

    public var reference: TargetApplicationReference

    public init(reference: TargetApplicationReference) { self.reference = reference }

    public var target: String? { reference.applicationID }

    /// Owners and members who may connect have tickets issued; the store itself decides who they are, as for reading.
    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .all([try SecureStoreDoor(reference.store, in: farm).connection])
    }

    public func execute(in context: CommandContext) throws -> IssuedTicket {
        let door = try SecureStoreDoor(reference.store, in: context.farm)
        let claims = context.caller.claims(in: context.accounts)
        return try door.audited("IssueTicket", of: target, for: claims.identity, in: context) {
            try $0.issueTicket(of: reference.applicationID, for: claims)
        }
    }
}

/// Get-SPSecureStoreCredential -Ticket: the credentials of the person who had the ticket issued, once.
public struct RedeemTicketCommand: FarmCommand {
    public static let name = "Get-SPSecureStoreCredential"

    public var reference: TargetApplicationReference
    public var ticket: SecretArgument

    public init(reference: TargetApplicationReference, ticket: SecretArgument) {
        self.reference = reference
        self.ticket = ticket
    }

    public var target: String? { reference.applicationID }

    /// Ticket redeemers who may connect redeem; the store itself decides who they are, and being an administrator does
    /// not help.
    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .all([try SecureStoreDoor(reference.store, in: farm).connection])
    }

    public func execute(in context: CommandContext) throws -> [SecureStoreCredential] {
        let door = try SecureStoreDoor(reference.store, in: context.farm)
        let claims = context.caller.claims(in: context.accounts)
        return try door.audited("RedeemTicket", of: target, whose: { $0.owner }, in: context) {
            try $0.redeemTicket(ticket.bytes, of: reference.applicationID, by: claims)
        }.credentials
    }
}
