import DatabaseServer
import Farm
import FarmBackup

extension BackupEvents {
    /// What a job says, told to the front that started the command.
    init(_ events: CommandEvents, activity: String) {
        self.init(
            verbose: events.verbose, warning: events.warning,
            progress: { item, percent in
                events.progress(CommandProgress(activity: activity, status: item, percent: percent))
            }, isCancelled: events.isCancelled)
    }
}

/// What a backup or restore would work on.
public struct BackupPlan: Sendable, Hashable {
    /// Full path of the chosen component.
    public let component: String
    /// Names of the databases that are copied or brought back.
    public let databases: [String]
}

/// What Backup-SPFarm is asked for.
public struct FarmBackupOptions: Sendable, Hashable, Codable {
    public var directory: String
    public var method: BackupMethod
    /// Full path, name or beginning of a name of a component; the whole farm when left out.
    public var item: String?
    /// Components copied at once, 1 to 10.
    public var threads: Int
    /// Percent between two progress lines, 1 to 100.
    public var percentage: Int
    public var force: Bool
    public var configurationOnly: Bool

    public init(
        directory: String, method: BackupMethod, item: String? = nil, threads: Int = 3, percentage: Int = 5,
        force: Bool = false, configurationOnly: Bool = false
    ) {
        self.directory = directory
        self.method = method
        self.item = item
        self.threads = threads
        self.percentage = percentage
        self.force = force
        self.configurationOnly = configurationOnly
    }

    func job(_ farm: FarmCatalog, requestedBy: String = "", events: BackupEvents = BackupEvents())
        -> BackupJob
    {
        BackupJob(
            farm,
            BackupRequest(
                directory: directory, method: method, item: item, threads: threads, percentage: percentage,
                force: force,
                configurationOnly: configurationOnly, requestedBy: requestedBy), events: events)
    }

    func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: try job(farm).plan().databases.map(\.name))
    }
}

/// What a backup would copy: for `-WhatIf` and the question before it.
public struct PlanFarmBackupCommand: FarmCommand {
    public static let name = "Backup-SPFarm"
    public static let effect = CommandEffect.reads

    public var options: FarmBackupOptions

    public init(_ options: FarmBackupOptions) { self.options = options }

    public var target: String? { options.item }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        try options.requirement(in: farm)
    }

    public func execute(in context: CommandContext) throws -> BackupPlan {
        let plan = try options.job(context.farm).plan()
        return BackupPlan(component: plan.component.path, databases: plan.databases.map(\.name))
    }
}

/// Backup-SPFarm: writes one package.
public struct BackupFarmCommand: FarmCommand {
    public static let name = "Backup-SPFarm"

    public var options: FarmBackupOptions

    public init(_ options: FarmBackupOptions) { self.options = options }

    public var target: String? { options.item ?? "Farm" }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        try options.requirement(in: farm)
    }

    public func execute(in context: CommandContext) throws -> BackupHistoryObject {
        defer { context.progress(CommandProgress(activity: Self.name, status: "", isCompleted: true)) }
        return try options.job(
            context.farm, requestedBy: context.caller.displayName,
            events: BackupEvents(context.events, activity: Self.name)
        ).run()
    }
}

/// Backup-SPFarm -ShowTree: the components of the farm.
public struct ShowBackupTreeCommand: FarmCommand {
    public static let name = "Backup-SPFarm"
    public static let effect = CommandEffect.reads

    public var item: String?
    public var configurationOnly: Bool

    public init(item: String? = nil, configurationOnly: Bool = false) {
        self.item = item
        self.configurationOnly = configurationOnly
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    /// The lines to show.
    public func execute(in context: CommandContext) throws -> [String] {
        let tree = try ComponentTree(of: context.farm)
        let selected =
            try configurationOnly ? tree.configuration(of: item) : item.map { try tree.select($0) }
        return tree.lines(selected: selected, forRestore: false)
    }
}

/// Get-SPBackupHistory: the catalogue of a backup folder, newest first. Who may read the folder may see it.
public struct GetBackupHistoryCommand: FarmCommand {
    public static let name = "Get-SPBackupHistory"
    public static let effect = CommandEffect.reads

    public var directory: String
    public var showsBackups: Bool
    public var showsRestores: Bool

    public init(directory: String, showsBackups: Bool = true, showsRestores: Bool = true) {
        self.directory = directory
        self.showsBackups = showsBackups
        self.showsRestores = showsRestores
    }

    public var target: String? { directory }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [BackupHistoryObject] {
        let catalogue = try BackupCatalogue(reading: try BackupDirectory(directory))
        return catalogue.objects.filter { $0.isBackup ? showsBackups : showsRestores }
    }
}
