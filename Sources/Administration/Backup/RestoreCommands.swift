import DatabaseServer
import Farm
import FarmBackup

/// What Restore-SPFarm is asked for.
public struct FarmRestoreOptions: Sendable, Hashable, Codable {
    public var directory: String
    public var method: RestoreMethod
    public var item: String?
    /// The package; the newest one when left out.
    public var backupID: ObjectID?
    /// Percent between two progress lines, 1 to 100.
    public var percentage: Int
    /// Components restored at once, 1 to 10.
    public var threads: Int

    public init(
        directory: String, method: RestoreMethod, item: String? = nil, backupID: ObjectID? = nil,
        percentage: Int = 5,
        threads: Int = 3
    ) {
        self.directory = directory
        self.method = method
        self.item = item
        self.backupID = backupID
        self.percentage = percentage
        self.threads = threads
    }

    func job(_ farm: FarmCatalog, for caller: Principal?, events: BackupEvents = BackupEvents()) -> RestoreJob
    {
        let owner = caller?.account.databasePrincipal ?? DatabasePrincipal(id: 0, name: "")
        return RestoreJob(
            farm,
            RestoreRequest(
                directory: directory, method: method, item: item, backupID: backupID, percentage: percentage,
                threads: threads, requestedBy: caller?.displayName ?? "",
                owner: owner), events: events)
    }

    /// The three memberships on every database that is overwritten; where one is made, on the one that lists it.
    func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        let databases = try job(farm, for: nil).plan().databases
        return .three(databases: method == .new ? [farm.configurationDatabase] : databases)
    }
}

/// What a restore would bring back: for `-WhatIf` and the question before it.
public struct PlanFarmRestoreCommand: FarmCommand {
    public static let name = "Restore-SPFarm"
    public static let effect = CommandEffect.reads

    public var options: FarmRestoreOptions

    public init(_ options: FarmRestoreOptions) { self.options = options }

    public var target: String? { options.item }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        try options.requirement(in: farm)
    }

    public func execute(in context: CommandContext) throws -> BackupPlan {
        let plan = try options.job(context.farm, for: context.caller).plan()
        return BackupPlan(component: plan.component, databases: plan.databases)
    }
}

/// Restore-SPFarm: brings components back from a package.
public struct RestoreFarmCommand: FarmCommand {
    public static let name = "Restore-SPFarm"

    public var options: FarmRestoreOptions

    public init(_ options: FarmRestoreOptions) { self.options = options }

    public var target: String? { options.item ?? "Farm" }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        try options.requirement(in: farm)
    }

    public func execute(in context: CommandContext) throws -> BackupHistoryObject {
        defer { context.progress(CommandProgress(activity: Self.name, status: "", isCompleted: true)) }
        let object = try options.job(
            context.farm, for: context.caller, events: BackupEvents(context.events, activity: Self.name)
        ).run()
        try context.home.applyAccess(of: context.farm.instance)
        for application in try lockedStores(in: context.farm) {
            context.warning(
                "'\(application.name)' is unable to obtain its master key until "
                    + "Update-SPSecureStoreApplicationServerKey gets the pass phrase of this backup.")
        }
        return object
    }

    /// The Secure Stores whose key this server does not have.
    private func lockedStores(in farm: FarmCatalog) throws -> [ServiceApplicationRecord] {
        try farm.serviceApplications().filter { application in
            guard application.typeName == SecureStoreTypeName.application else { return false }
            return try !SecureStoreDoor(application, in: farm).open(in: farm) {
                try $0.keyVersion() == nil || $0.hasMasterKey()
            }
        }
    }
}

/// Restore-SPFarm -ShowTree: the components of a package.
public struct ShowRestoreTreeCommand: FarmCommand {
    public static let name = "Restore-SPFarm"
    public static let effect = CommandEffect.reads

    public var options: FarmRestoreOptions

    public init(_ options: FarmRestoreOptions) { self.options = options }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    /// The lines to show.
    public func execute(in context: CommandContext) throws -> [String] {
        try options.job(context.farm, for: context.caller).treeLines()
    }
}
