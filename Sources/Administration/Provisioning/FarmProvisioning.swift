import Cryptography
import DatabaseServer
import Farm

/// What becomes a farm.
struct FarmPlan {
    var configurationDatabase: String
    var administrationDatabase: String
    var farmAccount: Account
    var farmPassword: SecretBytes?
    var passphrase: SecretBytes
    var serverRole: ServerRoleName
    /// Cost of the key under the pass phrase.
    var cost: Argon2Parameters
}

/// Makes a farm whole, or leaves nothing of it.
struct FarmProvisioning {
    /// The release that this program is.
    static let buildVersion = "16.0.1.0"
    /// The services that servers of a farm run.
    static let services = [SecureStoreTypeName.service, "Microsoft SharePoint Foundation Database"]

    let context: LocalContext
    let plan: FarmPlan
    private var owner: DatabasePrincipal { context.caller.account.databasePrincipal }

    init(_ plan: FarmPlan, in context: LocalContext) {
        self.plan = plan
        self.context = context
    }

    /// Creates the instance where there is none, the two databases, their contents, and the join of this computer.
    func run() throws -> FarmRecord {
        let home = context.home
        let isNewInstance = try !DatabaseInstance.exists(at: home.instanceFolder)
        let instance =
            isNewInstance
            ? try DatabaseInstance.create(at: home.instanceFolder, owner: owner)
            : try DatabaseInstance.open(at: home.instanceFolder)
        try clearUnfinished(in: instance)
        var created: [String] = []
        do {
            for database in [plan.configurationDatabase, plan.administrationDatabase] {
                try instance.createDatabase(database, owner: owner).close()
                created.append(database)
            }
            return try fill(instance)
        } catch {
            // Nothing of it may stay; what cannot be taken back either is named by the first error.
            try? home.removeJoin()
            for database in created { try? instance.dropDatabase(database) }
            instance.close()
            if isNewInstance { try? DatabaseInstance.removeEmpty(at: home.instanceFolder) }
            throw error
        }
    }

    /// A creation that was killed before it was complete left its databases without a farm; one that was complete is
    /// joined, not made again.
    private func clearUnfinished(in instance: DatabaseInstance) throws {
        let names = [plan.configurationDatabase, plan.administrationDatabase]
        for name in names where try instance.hasDatabase(name) {
            let database = try instance.openDatabase(name)
            let content = try FarmCatalog.content(of: database)
            database.close()
            switch content {
            case .nothing, .unfinishedFarm: try instance.dropDatabase(name)
            case .other: continue
            case .farm:
                throw FarmError(
                    .alreadyExists,
                    "The database '\(name)' on \(instance.serverName) holds a farm; nothing was changed; join it with "
                        + "Connect-SPConfigurationDatabase or choose another name.", target: name)
            }
        }
    }

    private func fill(_ instance: DatabaseInstance) throws -> FarmRecord {
        let server = ServerRecord(
            id: ObjectID(), name: context.accounts.hostName, role: plan.serverRole, status: .online)
        let farm = FarmRecord(
            id: ObjectID(), name: plan.configurationDatabase, farmAccount: plan.farmAccount.displayName,
            buildVersion: Self.buildVersion, status: .online, createdAt: .now())
        let key = try FarmKey.make()
        let catalog = try FarmCatalog(
            instance: instance, configurationDatabase: plan.configurationDatabase, home: context.home,
            server: server.id)
        defer { catalog.configuration.close() }
        try catalog.transaction {
            try catalog.insert(farm)
            try catalog.insert(server)
            for service in Self.services { try catalog.ensureService(typeName: service) }
            try insertDatabases(catalog)
            _ = try catalog.insertProxyGroup(name: "[default]", isDefault: true)
            for account in Set([context.caller.account, plan.farmAccount]) {
                try catalog.addFarmAdministrator(account.databasePrincipal)
            }
            try insertFarmAccount(catalog, key)
            try key.wrap(under: plan.passphrase, in: catalog, id: farm.id, cost: plan.cost)
        }
        try key.store(in: context.home)
        try giveRoles(instance)
        try context.home.write(
            FarmJoin(
                farm: farm.id, server: server.id, configurationDatabase: plan.configurationDatabase,
                databaseServer: instance.serverName))
        try context.home.applyAccess(of: instance)
        return farm
    }

    private func insertDatabases(_ catalog: FarmCatalog) throws {
        let server = catalog.instance.serverName
        try catalog.insert(
            DatabaseRecord(name: plan.configurationDatabase, kind: .configuration, server: server))
        try catalog.insert(
            DatabaseRecord(name: plan.administrationDatabase, kind: .administrationContent, server: server))
    }

    private func insertFarmAccount(_ catalog: FarmCatalog, _ key: FarmKey) throws {
        let account = ManagedAccountRecord(userName: plan.farmAccount.displayName)
        let sealed = try plan.farmPassword.map { try key.seal($0, for: account.id) }
        try catalog.insert(account, sealedPassword: sealed)
    }

    /// The account that sets the farm up may use the shell from the start; the farm account administers the instance.
    private func giveRoles(_ instance: DatabaseInstance) throws {
        let databases = [plan.configurationDatabase, plan.administrationDatabase]
        try instance.add(owner, to: .shellAccess, of: databases)
        let farmAccount = plan.farmAccount.databasePrincipal
        guard farmAccount != owner else { return }
        try instance.add(farmAccount, to: .dbcreator)
        try instance.add(farmAccount, to: .securityadmin)
        try instance.add(farmAccount, to: .owner, of: databases)
        try instance.add(farmAccount, to: .shellAccess, of: databases)
    }
}
