import Cryptography
import Farm

/// Get-SPManagedAccount: the accounts whose passwords the farm keeps.
public struct GetManagedAccountsCommand: FarmCommand {
    public static let name = "Get-SPManagedAccount"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?

    public init(identity: ObjectReference? = nil) { self.identity = identity }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ManagedAccountRecord] {
        if let identity { return [try context.farm.managedAccount(identity.resolved(in: context.accounts))] }
        return try context.farm.managedAccounts()
    }
}

extension ObjectReference {
    /// The reference with a user name in the form in which the farm keeps it.
    func resolved(in accounts: AccountDirectory) -> ObjectReference {
        guard case .name(let name) = self, let account = accounts.user(name) else { return self }
        return .name(account.displayName)
    }
}

/// New-SPManagedAccount: registers an account and keeps its password.
public struct NewManagedAccountCommand: FarmCommand {
    public static let name = "New-SPManagedAccount"

    /// An account of this computer's name service, as `DOMAIN\user`.
    public var userName: String
    public var password: SecretArgument

    public init(userName: String, password: SecretArgument) {
        self.userName = userName
        self.password = password
    }

    public var target: String? { userName }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ManagedAccountRecord {
        let account = try context.accounts.requireUser(userName)
        let record = ManagedAccountRecord(userName: account.displayName)
        let sealed = try FarmKey.load(from: context.home).seal(password.bytes, for: record.id)
        try context.farm.insert(record, sealedPassword: sealed)
        return record
    }
}

/// What Set-SPManagedAccount does with the password.
public enum ManagedPasswordChange: Sendable, Codable {
    case unchanged
    /// `-ExistingPassword`: the password was changed elsewhere and the farm learns it.
    case existing(SecretArgument)
    /// `-Password` or `-NewPassword`: the farm changes it at the account itself.
    case new(SecretArgument)
    /// `-AutoGeneratePassword`: the farm makes one up.
    case generated
}

/// Set-SPManagedAccount: the password of an account.
public struct SetManagedAccountCommand: FarmCommand {
    public static let name = "Set-SPManagedAccount"

    public var identity: ObjectReference
    public var password: ManagedPasswordChange

    public init(identity: ObjectReference, password: ManagedPasswordChange = .unchanged) {
        self.identity = identity
        self.password = password
    }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ManagedAccountRecord {
        var record = try context.farm.managedAccount(identity.resolved(in: context.accounts))
        try refuseUnserved(record)
        return try context.farm.transaction {
            if case .existing(let secret) = password {
                record.passwordChangedAt = .now()
                let sealed = try FarmKey.load(from: context.home).seal(secret.bytes, for: record.id)
                try context.farm.setSealedPassword(sealed, ofManagedAccount: record.id)
            }
            try context.farm.update(record)
            return record
        }
    }

    private func refuseUnserved(_ record: ManagedAccountRecord) throws(AdministrationError) {
        switch password {
        case .unchanged, .existing: return
        case .new, .generated:
            throw AdministrationError(
                .notSupported,
                "This release does not change the password of '\(record.userName)' at the account itself; nothing was "
                    + "changed; change it with passwd and then use -UseExistingPassword -ExistingPassword.",
                target: record.userName)
        }
    }
}

/// Remove-SPManagedAccount: forgets an account and its password.
public struct RemoveManagedAccountCommand: FarmCommand {
    public static let name = "Remove-SPManagedAccount"

    public var identity: ObjectReference
    /// `-ChangePassword`: whether the account shall get a last password.
    public var changesPassword: Bool

    public init(identity: ObjectReference, changesPassword: Bool = false) {
        self.identity = identity
        self.changesPassword = changesPassword
    }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws {
        let record = try context.farm.managedAccount(identity.resolved(in: context.accounts))
        guard !changesPassword else {
            throw AdministrationError(
                .notSupported,
                "This release does not change the password of '\(record.userName)' at the account itself; nothing was "
                    + "changed; remove it without -ChangePassword and use passwd.", target: record.userName)
        }
        guard record.userName != (try context.farm.farm().farmAccount) else {
            throw FarmError(
                .inUse,
                "'\(record.userName)' is the farm account and cannot be removed; nothing was changed.",
                target: record.userName)
        }
        try context.farm.removeManagedAccount(record)
    }
}
