import Farm
import SecureStore

/// Update-SPSecureStoreGroupCredentialMapping and Update-SPSecureStoreCredentialMapping: stores a credential set.
public struct SetCredentialsCommand: FarmCommand {
    public static let name = "Update-SPSecureStoreGroupCredentialMapping"

    public var reference: TargetApplicationReference
    /// One value a field, in their order.
    public var values: [SecretArgument]
    /// The owner in an individual application; nil for a group application, whose members share the set.
    public var owner: Claim?

    public init(reference: TargetApplicationReference, values: [SecretArgument], owner: Claim? = nil) {
        self.reference = reference
        self.values = values
        self.owner = owner
    }

    public var spelling: String { owner == nil ? Self.name : "Update-SPSecureStoreCredentialMapping" }
    public var target: String? { reference.applicationID }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        let administrators = try reference.administrators(in: farm)
        guard let owner else { return .any(administrators) }
        return try SecureStoreDoor(reference.store, in: farm).requirement(of: owner, orAny: administrators)
    }

    public func execute(in context: CommandContext) throws {
        let door = try SecureStoreDoor(reference.store, in: context.farm)
        let secrets = values.map(\.bytes)
        try door.audited("SetCredentials", of: target, for: owner, in: context) { store in
            if let owner {
                try store.setCredentials(secrets, of: reference.applicationID, for: owner)
            } else {
                try store.setGroupCredentials(secrets, of: reference.applicationID)
            }
        }
    }
}

/// Get-SPSecureStoreCredential: the caller's credential set. It hands out secrets, so every run is audited.
public struct GetCredentialsCommand: FarmCommand {
    public static let name = "Get-SPSecureStoreCredential"

    public var reference: TargetApplicationReference

    public init(reference: TargetApplicationReference) { self.reference = reference }

    public var target: String? { reference.applicationID }

    /// Owners and members read who may connect; the store itself decides who they are, and being an administrator does
    /// not help.
    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .all([try SecureStoreDoor(reference.store, in: farm).connection])
    }

    public func execute(in context: CommandContext) throws -> [SecureStoreCredential] {
        let door = try SecureStoreDoor(reference.store, in: context.farm)
        return try door.audited("GetCredentials", of: target, in: context) {
            try $0.credentials(of: reference.applicationID, for: context.caller.claims(in: context.accounts))
        }
    }
}

/// Clear-SPSecureStoreCredentialMapping: forgets one account's credentials, of one application or of all.
public struct ClearCredentialsCommand: FarmCommand {
    public static let name = "Clear-SPSecureStoreCredentialMapping"

    public var store: SecureStoreReference
    /// All applications when left out.
    public var applicationID: String?
    public var owner: Claim

    public init(store: SecureStoreReference, applicationID: String? = nil, owner: Claim) {
        self.store = store
        self.applicationID = applicationID
        self.owner = owner
    }

    public var target: String? { applicationID ?? owner.value }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        let door = try SecureStoreDoor(store, in: farm)
        guard let applicationID else {
            return door.requirement(of: owner, orAny: [door.administrator(with: .manageTargetApplication)])
        }
        let reference = TargetApplicationReference(store: store, applicationID: applicationID)
        return door.requirement(of: owner, orAny: try reference.administrators(in: farm))
    }

    /// How many credential sets were removed.
    public func execute(in context: CommandContext) throws -> Int {
        let door = try SecureStoreDoor(store, in: context.farm)
        return try door.audited("DeleteCredentials", of: applicationID, for: owner, in: context) { store in
            guard let applicationID else { return try store.clearAllCredentials(for: owner) }
            return try store.clearCredentials(of: applicationID, for: owner) ? 1 : 0
        }
    }
}
