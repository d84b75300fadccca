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

/// Set-SPManagedAccount: the password of an account and when it changes.
public struct SetManagedAccountCommand: FarmCommand {
    public static let name = "Set-SPManagedAccount"

    public var identity: ObjectReference
    public var schedule: String?
    public var preExpireDays: Int?
    public var notificationDays: Int?
    public var password: ManagedPasswordChange

    public init(
        identity: ObjectReference, schedule: String? = nil, preExpireDays: Int? = nil,
        notificationDays: Int? = nil,
        password: ManagedPasswordChange = .unchanged
    ) {
        self.identity = identity
        self.schedule = schedule
        self.preExpireDays = preExpireDays
        self.notificationDays = notificationDays
        self.password = password
    }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ManagedAccountRecord {
        var record = try context.farm.managedAccount(identity.resolved(in: context.accounts))
        try refuseUnserved(record)
        if let schedule { record.schedule = try TimerSchedule.required(schedule).description }
        if let preExpireDays { record.preExpireDays = try days(preExpireDays, "PreExpireDays") }
        if let notificationDays { record.notificationDays = try days(notificationDays, "EmailNotification") }
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

    private func days(_ value: Int, _ parameter: String) throws(AdministrationError) -> Int {
        if (0...365).contains(value) { return value }
        throw AdministrationError(
            .invalidArgument,
            "\(value) is not a number of days for -\(parameter); use 0 to 365; nothing was changed.",
            target: parameter)
    }
}

extension TimerSchedule {
    /// The schedule that the words mean.
    ///
    /// - Throws: `AdministrationError` with code `.invalidArgument` that shows words that work.
    static func required(_ text: String) throws(AdministrationError) -> TimerSchedule {
        if let schedule = TimerSchedule(text) { return schedule }
        throw AdministrationError(
            .invalidArgument,
            "'\(text)' is not a schedule; nothing was changed; write it as 'every 5 minutes between 0 and 59', 'hourly "
                + "between 0 and 59', 'daily at 15:00:00', 'weekly between fri 22:00:00 and sun 06:00:00', 'monthly at 15 "
                + "15:00:00' or 'yearly at jan 1 15:00:00'.", target: text)
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
