import DatabaseServer
import Glibc

/// What this computer remembers of the farm that it belongs to.
public struct FarmJoin: Sendable, Hashable {
    public let farm: ObjectID
    public let server: ObjectID
    public let configurationDatabase: String
    public let databaseServer: String

    public init(farm: ObjectID, server: ObjectID, configurationDatabase: String, databaseServer: String) {
        self.farm = farm
        self.server = server
        self.configurationDatabase = configurationDatabase
        self.databaseServer = databaseServer
    }
}

extension FarmHome {
    /// The join, or nil when this computer belongs to no farm.
    ///
    /// - Throws: `FarmError` with code `.notAccessible` when the account may not read it.
    public func join() throws(FarmError) -> FarmJoin? {
        guard let text = TextFile.read(joinFile) else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FarmError(
                .notAccessible, "'\(joinFile)' cannot be read (\(String(cString: strerror(errno)))).",
                target: joinFile)
        }
        let settings = SettingsText(text)
        guard let farm = settings["Farm"].flatMap(ObjectID.init),
            let server = settings["Server"].flatMap(ObjectID.init),
            let database = settings["ConfigurationDatabase"], let instance = settings["DatabaseServer"]
        else {
            throw FarmError(
                .damagedJoin,
                "'\(joinFile)' does not say which farm this computer belongs to; remove it and run "
                    + "Connect-SPConfigurationDatabase.", target: joinFile)
        }
        return FarmJoin(farm: farm, server: server, configurationDatabase: database, databaseServer: instance)
    }

    /// Remembers the join.
    public func write(_ join: FarmJoin) throws {
        var settings = SettingsText()
        settings["Farm"] = join.farm.description
        settings["Server"] = join.server.description
        settings["ConfigurationDatabase"] = join.configurationDatabase
        settings["DatabaseServer"] = join.databaseServer
        try TextFile.write(Array(settings.text.utf8), to: joinFile)
    }

    /// Forgets the join and the keys that came with it.
    public func removeJoin() throws(FarmError) {
        for path in [joinFile, farmKeyFile] {
            guard unlink(path) == 0 || errno == ENOENT else {
                throw FarmError(
                    .cannotWrite, "'\(path)' could not be removed (\(String(cString: strerror(errno)))).",
                    target: path)
            }
        }
    }

    /// Opens the farm that this computer belongs to.
    ///
    /// - Throws: `FarmError` with code `.noFarm`, `.notAccessible` or `.damagedJoin`, or what the database says.
    public func openFarm() throws -> FarmCatalog {
        guard let join = try join() else {
            throw FarmError(
                .noFarm,
                "This computer belongs to no farm ('\(path)' holds none); create one with New-SPConfigurationDatabase "
                    + "or join one with Connect-SPConfigurationDatabase.", target: path)
        }
        try DatabaseServerName.requireEmbedded(join.databaseServer)
        let instance = try DatabaseInstance.open(at: instanceFolder)
        return try FarmCatalog(
            instance: instance, configurationDatabase: join.configurationDatabase, home: self,
            server: join.server)
    }

    /// Gives the accounts that the roles of the instance name their way to it: through this folder, and to the join.
    /// Those who administer the instance may also use the key that seals managed accounts.
    public func applyAccess(of instance: DatabaseInstance) throws {
        let accounts = try instance.accountsWithAccess()
        let administrators = accounts.filter { $0.permissions.contains(.write) }
        try share(path, [.read, .write, .execute]) {
            accounts.map { FileGrant($0.principal, .execute) }
        }
        try share(joinFile, [.read, .write]) { accounts.map { FileGrant($0.principal, .read) } }
        try share(farmKeyFile, [.read, .write]) { administrators.map { FileGrant($0.principal, .read) } }
    }

    private func share(
        _ file: String, _ owner: FilePermissions, _ grants: () -> [FileGrant]
    ) throws(DatabaseError) {
        guard access(file, F_OK) == 0, FileAccess.mayChange(file) else { return }
        try FileAccess.replace(path: file, owner: owner, grants: grants())
    }

    /// Whether this process may change who can reach the farm.
    ///
    /// - Throws: `DatabaseError` with code `.cannotShare`.
    public func requireMayShare(_ instance: DatabaseInstance) throws {
        for file in [path, joinFile] where access(file, F_OK) == 0 && !FileAccess.mayChange(file) {
            throw DatabaseError(
                .cannotShare,
                "The rights of '\(file)' can be changed by its owner or by root only; run the command as one of them; "
                    + "nothing was changed.", target: file)
        }
        try instance.requireMayShare()
    }
}
