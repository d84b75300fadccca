import Cryptography
import DatabaseServer
import Farm
import FarmBackup
import Glibc
import SecureStore

/// A farm with one Secure Store, for tests of the engines below the gate: a group application, an individual one with many
/// owners, and a folder for packages. A second process can open it again at the same place.
public final class StorePlant {
    public static let firstPhrase = "first-Phrase-1"
    public static let application = "Secure Store Service"
    public static let database = "Secure_Store"
    /// Owners of the individual application.
    public static let ownerCount = 60

    public let root: String
    public let farm: FarmCatalog
    private let owner: DatabasePrincipal

    public var backups: String { root + "/backups" }

    /// Opens the plant of a folder.
    public init(at root: String) throws {
        self.root = root
        owner = DatabasePrincipal(id: getuid(), name: "HOST\\owner")
        let home = FarmHome(path: root + "/farm")
        farm = try FarmCatalog(
            instance: try DatabaseInstance.open(at: home.instanceFolder, timeoutMilliseconds: 2_000),
            configurationDatabase: "SharePoint_Config",
            home: home, server: ObjectID())
    }

    /// Makes a plant in an empty folder.
    public static func make(at root: String) throws -> StorePlant {
        let home = FarmHome(path: root + "/farm")
        mkdir(home.path, 0o700)
        mkdir(root + "/backups", 0o700)
        let owner = DatabasePrincipal(id: getuid(), name: "HOST\\owner")
        let instance = try DatabaseInstance.create(at: home.instanceFolder, owner: owner)
        try instance.createDatabase("SharePoint_Config", owner: owner).close()
        instance.close()
        let plant = try StorePlant(at: root)
        try plant.fill()
        return plant
    }

    private func fill() throws {
        try farm.insert(
            FarmRecord(name: "SharePoint_Config", farmAccount: owner.name, buildVersion: "16.0.1.0"))
        try farm.insert(
            DatabaseRecord(name: "SharePoint_Config", kind: .configuration, server: farm.instance.serverName))
        let id = ObjectID()
        let database = DatabaseRecord(
            name: Self.database, kind: .secureStore, server: farm.instance.serverName, serviceApplication: id)
        try farm.instance.createDatabase(Self.database, owner: owner).close()
        try farm.insert(database)
        try farm.insert(
            ServiceApplicationRecord(
                id: id, name: Self.application, typeName: "Secure Store Service Application",
                database: database.id))
        try withStore { store in
            try store.updateMasterKey(passphrase: SecretBytes(utf8: Self.firstPhrase))
            try store.create(Self.definition("Shared", .group))
            try store.create(Self.definition("Own", .individual))
            try store.setGroupCredentials(Self.values("shared"), of: "Shared")
            for number in 0..<Self.ownerCount {
                try store.setCredentials(Self.values("own-\(number)"), of: "Own", for: Self.person(number))
            }
        }
    }

    // MARK: Parts

    /// A user name and a password that tell whose they are.
    public static func values(_ word: String) -> [SecretBytes] {
        [SecretBytes(utf8: "LOB\\" + word), SecretBytes(utf8: "pass-" + word)]
    }

    public static func person(_ number: Int) -> Claim {
        Claim(kind: .logonName, value: "host\\person\(number)")
    }

    public static func definition(_ id: String, _ type: TargetApplicationType) -> SecureStoreApplication {
        SecureStoreApplication(
            targetApplication: TargetApplication(applicationID: id, friendlyName: id + " test", type: type),
            fields: [
                TargetApplicationField(name: "User", isMasked: false, credentialType: .windowsUserName),
                TargetApplicationField(name: "Password", isMasked: true, credentialType: .windowsPassword),
            ], administrators: [person(0)], members: type.isGroup ? [person(0)] : [])
    }

    /// Works on the store with a key lock that costs little.
    @discardableResult
    public func withStore<Result>(_ body: (SecureStore) throws -> Result) throws -> Result {
        let connection = try farm.instance.openDatabase(Self.database)
        defer { connection.close() }
        let store = try SecureStore(connection, keyFile: KeyFile(path: keyFilePath))
        store.argon2 = Argon2Parameters(unchecked: 64, passes: 1, lanes: 1)
        return try body(store)
    }

    public var keyFilePath: String { root + "/farm/keys/store.key" }

    // MARK: Operations

    public func changeKey(_ phrase: String, stepReached: @escaping (String) -> Void = { _ in }) throws {
        try withStore { store in
            store.stepReached = stepReached
            try store.updateMasterKey(passphrase: SecretBytes(utf8: phrase))
        }
    }

    public func refreshKey(_ phrase: String) throws {
        try withStore { try $0.refreshKey(passphrase: SecretBytes(utf8: phrase)) }
    }

    @discardableResult
    public func backUp(
        item: String? = StorePlant.application, stepReached: @escaping (String) -> Void = { _ in },
        warning: @escaping (String) -> Void = { _ in }
    ) throws -> BackupHistoryObject {
        try BackupJob(
            farm, BackupRequest(directory: backups, method: .full, item: item, requestedBy: "HOST\\owner"),
            events: BackupEvents(warning: warning, stepReached: stepReached)
        ).run()
    }

    @discardableResult
    public func restore(
        _ method: RestoreMethod = .overwrite, package: ObjectID? = nil,
        stepReached: @escaping (String) -> Void = { _ in }
    ) throws -> BackupHistoryObject {
        try RestoreJob(
            farm,
            RestoreRequest(
                directory: backups, method: method, item: Self.application, backupID: package,
                requestedBy: "HOST\\owner", owner: owner), events: BackupEvents(stepReached: stepReached)
        ).run()
    }

    /// Takes the service application and its database out of the farm, as on another farm that never had it.
    public func removeApplication() throws {
        for application in try farm.serviceApplications() {
            try farm.removeServiceApplication(application.id)
        }
        for database in try farm.databases() where database.name == Self.database {
            try farm.removeDatabase(database.id)
        }
        try farm.instance.dropDatabase(Self.database)
    }

    /// The packages that the catalogue lists, newest first.
    public func packages() throws -> [BackupHistoryObject] {
        try BackupCatalogue(reading: try BackupDirectory(backups)).backups
    }

    // MARK: Looking

    /// Everything that is stored, read the way its owners read it: the owner's word for each credential set.
    ///
    /// - Throws: when one of them does not open.
    public func words() throws -> Set<String> {
        try withStore { store in
            var words: Set<String> = []
            func read(_ application: String, _ person: Claim) throws {
                let found = try store.credentials(of: application, for: ClaimSet(identity: person))
                let text = found.map { $0.value.revealedText() ?? "" }
                if text.count == 2, text[0] == "LOB\\" + text[1].dropFirst(5) {
                    words.insert(String(text[1].dropFirst(5)))
                }
            }
            try read("Shared", Self.person(0))
            for number in 0..<Self.ownerCount { try read("Own", Self.person(number)) }
            return words
        }
    }

    /// The words of a whole store.
    public static var allWords: Set<String> { Set(["shared"] + (0..<ownerCount).map { "own-\($0)" }) }
}
