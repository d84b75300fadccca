import Cryptography
import DatabaseServer
import Farm

/// Memberships of the account that sets up a farm or joins one.
private let setupMemberships = MembershipRequirement.all([
    .localAdministrators, .databaseCreator, .securityAdmin,
])

/// New-SPConfigurationDatabase: makes a farm with its configuration database and Central Administration content
/// database, and joins this computer to it.
public struct NewConfigurationDatabaseCommand: LocalCommand {
    public static let name = "New-SPConfigurationDatabase"

    public var databaseName: String
    public var databaseServer: String
    /// `SharePoint_AdminContent_<GUID>` when left out.
    public var administrationContentDatabaseName: String?
    /// The farm account, as `DOMAIN\user`; the caller when left out.
    public var farmAccount: String?
    public var farmPassword: SecretArgument?
    /// What other servers need in order to join.
    public var passphrase: SecretArgument
    public var serverRole: ServerRoleName
    /// Cost of the key under the pass phrase; tests take a cheap one.
    var cost: Argon2Parameters

    public init(
        databaseName: String = "SharePoint_Config", databaseServer: String = ".",
        administrationContentDatabaseName: String? = nil, farmAccount: String? = nil,
        farmPassword: SecretArgument? = nil, passphrase: SecretArgument, serverRole: ServerRoleName = .custom
    ) {
        self.databaseName = databaseName
        self.databaseServer = databaseServer
        self.administrationContentDatabaseName = administrationContentDatabaseName
        self.farmAccount = farmAccount
        self.farmPassword = farmPassword
        self.passphrase = passphrase
        self.serverRole = serverRole
        cost = .standard
    }

    public var target: String? { databaseName }

    public func requirement(in home: FarmHome) throws -> MembershipRequirement {
        try DatabaseServerName.requireEmbedded(databaseServer)
        try refuseJoined(home)
        return setupMemberships
    }

    public func execute(in context: LocalContext) throws -> FarmRecord {
        try FarmPassphrase.check(passphrase.bytes)
        let account =
            try farmAccount.map { (name) throws(AdministrationError) in try context.accounts.requireUser(name)
            }
            ?? context.caller.account
        let plan = FarmPlan(
            configurationDatabase: databaseName,
            administrationDatabase: administrationContentDatabaseName
                ?? "SharePoint_AdminContent_\(ObjectID())",
            farmAccount: account, farmPassword: farmPassword?.bytes, passphrase: passphrase.bytes,
            serverRole: serverRole, cost: cost)
        return try FarmProvisioning(plan, in: context).run()
    }
}

/// Refuses where this computer belongs to a farm.
private func refuseJoined(_ home: FarmHome) throws {
    guard let join = try home.join() else { return }
    throw FarmError(
        .alreadyJoined,
        "This machine is already connected to a SharePoint farm ('\(join.configurationDatabase)'); nothing was changed. "
            + "See: Disconnect-SPConfigurationDatabase", target: join.configurationDatabase)
}

/// The join of this computer.
private func requireJoin(_ home: FarmHome) throws -> FarmJoin {
    if let join = try home.join() { return join }
    throw FarmError(
        .noFarm,
        "This computer belongs to no farm; nothing was changed; Connect-SPConfigurationDatabase joins one.",
        target: home.path)
}

/// Connect-SPConfigurationDatabase: joins this computer to a farm that exists.
public struct ConnectConfigurationDatabaseCommand: LocalCommand {
    public static let name = "Connect-SPConfigurationDatabase"

    public var databaseName: String
    public var databaseServer: String
    public var passphrase: SecretArgument
    public var serverRole: ServerRoleName

    public init(
        databaseName: String, databaseServer: String, passphrase: SecretArgument,
        serverRole: ServerRoleName = .custom
    ) {
        self.databaseName = databaseName
        self.databaseServer = databaseServer
        self.passphrase = passphrase
        self.serverRole = serverRole
    }

    public var target: String? { databaseName }

    public func requirement(in home: FarmHome) throws -> MembershipRequirement {
        try DatabaseServerName.requireEmbedded(databaseServer)
        try refuseJoined(home)
        return setupMemberships
    }

    public func execute(in context: LocalContext) throws -> FarmRecord {
        let instance = try DatabaseInstance.open(at: context.home.instanceFolder)
        let id = ObjectID()
        let catalog = try FarmCatalog(
            instance: instance, configurationDatabase: databaseName, home: context.home, server: id)
        defer { catalog.close() }
        let farm = try catalog.farm()
        let key = try FarmKey.unwrap(with: passphrase.bytes, in: catalog)
        let host = context.accounts.hostName
        let known = try catalog.servers().first { $0.name.lowercased() == host.lowercased() }
        let server = known ?? ServerRecord(id: id, name: host, role: serverRole, status: .online)
        if known == nil { try catalog.insert(server) }
        do {
            try key.store(in: context.home)
            try context.home.write(
                FarmJoin(
                    farm: farm.id, server: server.id, configurationDatabase: databaseName,
                    databaseServer: instance.serverName))
            try context.home.applyAccess(of: instance)
        } catch {
            // The farm must not list a server that did not join.
            if known == nil { try? catalog.removeServer(server.id) }
            try? context.home.removeJoin()
            throw error
        }
        return farm
    }
}

/// Disconnect-SPConfigurationDatabase: takes this computer out of its farm, which stays.
public struct DisconnectConfigurationDatabaseCommand: LocalCommand {
    public static let name = "Disconnect-SPConfigurationDatabase"

    public init() {}

    public func requirement(in home: FarmHome) throws -> MembershipRequirement {
        let join = try requireJoin(home)
        return setupMemberships.and(.all([.databaseOwner(join.configurationDatabase)]))
    }

    public func execute(in context: LocalContext) throws {
        let join = try requireJoin(context.home)
        let catalog = try context.home.openFarm()
        defer { catalog.close() }
        try catalog.removeServer(join.server)
        try context.home.removeJoin()
    }
}

/// Remove-SPConfigurationDatabase: ends the farm. Databases of service applications stay.
public struct RemoveConfigurationDatabaseCommand: LocalCommand {
    public static let name = "Remove-SPConfigurationDatabase"

    /// Whether it goes although other servers belong to the farm.
    public var force: Bool

    public init(force: Bool = false) { self.force = force }

    public func requirement(in home: FarmHome) throws -> MembershipRequirement {
        let join = try requireJoin(home)
        return setupMemberships.and(.all([.databaseOwner(join.configurationDatabase)]))
    }

    public func execute(in context: LocalContext) throws {
        let join = try requireJoin(context.home)
        let instance = try DatabaseInstance.open(at: context.home.instanceFolder)
        var staying: [String] = []
        do {
            let catalog = try context.home.openFarm()
            defer { catalog.close() }
            let others = try catalog.servers().filter { $0.id != join.server }.map(\.name)
            guard others.isEmpty || force else {
                throw FarmError(
                    .inUse,
                    "The server '\(others[0])' belongs to the farm '\(join.configurationDatabase)'; nothing was changed; "
                        + "disconnect it first or use -Force.", target: join.configurationDatabase)
            }
            staying = try catalog.databases().map(\.name).filter { $0 != join.configurationDatabase }
        } catch let error as FarmError where error.code == .invalidState && force {
            context.events.warning(error.message)
        } catch let error as DatabaseError where Self.lost.contains(error.code) && force {
            context.events.warning(error.message)
        }
        try instance.dropDatabase(join.configurationDatabase)
        instance.close()
        try context.home.removeJoin()
        if !staying.isEmpty {
            context.events.warning(
                "The farm is gone; these databases stay on \(join.databaseServer): "
                    + staying.joined(separator: ", "))
        }
    }

    /// What a configuration database can be while it is still to be removed.
    private static let lost: [DatabaseError.Code] = [.notFound, .corrupt, .notADatabase, .schemaTooNew]
}

/// First use: an embedded farm with its usual names, the caller as farm account, and one application pool.
public struct SetUpFarmCommand: LocalCommand {
    public static let name = "New-SPConfigurationDatabase"

    public var databaseName: String
    public var applicationPoolName: String
    public var passphrase: SecretArgument
    var cost: Argon2Parameters

    public init(
        databaseName: String = "SharePoint_Config",
        applicationPoolName: String = "SharePoint Web Services Default",
        passphrase: SecretArgument
    ) {
        self.databaseName = databaseName
        self.applicationPoolName = applicationPoolName
        self.passphrase = passphrase
        cost = .standard
    }

    public var target: String? { databaseName }

    private var creation: NewConfigurationDatabaseCommand {
        var command = NewConfigurationDatabaseCommand(
            databaseName: databaseName, passphrase: passphrase, serverRole: .singleServerFarm)
        command.cost = cost
        return command
    }

    public func requirement(in home: FarmHome) throws -> MembershipRequirement {
        try creation.requirement(in: home)
    }

    public func execute(in context: LocalContext) throws -> FarmRecord {
        let farm = try creation.execute(in: context)
        let catalog = try context.home.openFarm()
        defer { catalog.close() }
        let account = try catalog.managedAccount(.name(farm.farmAccount))
        _ = try catalog.insertApplicationPool(name: applicationPoolName, account: account)
        return farm
    }
}
