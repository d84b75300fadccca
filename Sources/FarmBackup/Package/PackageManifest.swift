import Cryptography
import Farm

/// A data file of a component: what it was made from and what it must hold.
public struct PackageDataFile: Sendable, Equatable {
    /// What was copied, for instance the name of a database.
    public var source: String
    /// `HHHHHHHH.bak` in the package's folder.
    public var file: String
    public var facts: PackedFileFacts
    /// Schema version of the database inside.
    public var schemaVersion: Int
    /// Key version of the credentials inside, 0 before the first key.
    public var keyVersion: Int
    /// Rows of each table, as counted in the snapshot.
    public var recordCounts: [String: Int]
    /// SHA-256 over all records in order.
    public var recordHash: String
}

/// Proof that a data file was restored into a scratch store and found whole.
public struct PackageProof: Sendable, Equatable {
    public var verifiedBy: String
    public var verifiedAt: Timestamp
    /// Whether the master key on the verifying server opened the key check value.
    public var keyChecked: Bool
    /// Credential sets that were decrypted for the proof.
    public var credentialsOpened: Int
}

/// One component of a package with its settings, files and children.
public struct PackageComponent: Sendable, Equatable {
    public var name: String
    public var id: ObjectID?
    /// What the component is: see `ComponentKind`.
    public var className: String
    public var canBackup: Bool
    public var canRestore: Bool
    public var phase: String
    /// Settings to make the component again, in order.
    public var parameters: [(key: String, value: String)]
    public var files: [PackageDataFile]
    public var proof: PackageProof?
    public var children: [PackageComponent]

    public init(
        name: String, id: ObjectID?, className: String, canBackup: Bool, canRestore: Bool, phase: String
    ) {
        self.name = name
        self.id = id
        self.className = className
        self.canBackup = canBackup
        self.canRestore = canRestore
        self.phase = phase
        parameters = []
        files = []
        proof = nil
        children = []
    }

    /// The value of a setting.
    public func parameter(_ key: String) -> String? {
        parameters.first { $0.key == key }?.value
    }

    /// This component and all below it, parents first.
    public var all: [PackageComponent] {
        [self] + children.flatMap(\.all)
    }

    public static func == (left: PackageComponent, right: PackageComponent) -> Bool {
        left.element() == right.element()
    }
}

/// The manifest of a package (`spbackup.xml`): the operation, and the tree of what was saved.
public struct PackageManifest: Sendable {
    /// The format that this release writes; a higher number is refused.
    public static let formatVersion = 1
    private static let limit: Int64 = 64 << 20

    let tree: XMLTree
    /// SHA-256 of the file.
    let hash: String
    public let history: BackupHistoryObject
    public let root: PackageComponent
    /// Settings of the run: threads, percentage.
    public let run: [(key: String, value: String)]

    /// A manifest to be written.
    init(history: BackupHistoryObject, root: PackageComponent, run: [(key: String, value: String)]) {
        var global = history.element()
        global.name = "SPGlobalInformation"
        global.children.append(XMLTree("SPFormatVersion", text: String(PackageManifest.formatVersion)))
        global.children += run.map { XMLTree("SP" + $0.key, text: $0.value) }
        tree = XMLTree("SPBackup", children: [global, XMLTree("SPBackupNode", children: [root.element()])])
        hash = Hexadecimal.encode(Digest.sha256(tree.document()))
        self.history = history
        self.root = root
        self.run = run
    }

    /// Reads and checks a manifest.
    ///
    /// - Throws: `.packageDamaged`, `.packageForeign`.
    public init(reading path: String) throws(FarmBackupError) {
        let bytes = try PackageFiles.read(path, limit: PackageManifest.limit)
        let folder = String(path.dropLast(PackageFolder.manifestName.utf8.count + 1))
        hash = Hexadecimal.encode(Digest.sha256(bytes))
        do {
            tree = try XMLTreeParser.parse(bytes)
        } catch {
            throw PackageManifest.damaged(path, "it \(error.reason) at byte \(error.offset)")
        }
        guard tree.name == "SPBackup", let global = tree.child("SPGlobalInformation") else {
            throw PackageManifest.damaged(path, "it has no SPBackup with its SPGlobalInformation")
        }
        guard let version = global.value("SPFormatVersion").flatMap({ Int($0) }) else {
            throw FarmBackupError(
                .packageForeign,
                "'\(folder)' was written by another product: it is listed, but only packages of this one can be "
                    + "restored.", target: folder)
        }
        guard version <= PackageManifest.formatVersion else {
            throw FarmBackupError(
                .packageForeign,
                "'\(folder)' was written by a newer release (format \(version)); update this computer to that release "
                    + "and try again.", target: folder)
        }
        let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? folder
        guard let history = BackupHistoryObject(global, in: parent),
            let top = tree.child("SPBackupNode")?.child("SPBackupObject"),
            let root = PackageComponent(top)
        else { throw PackageManifest.damaged(path, "its components cannot be read") }
        self.history = history
        self.root = root
        run = ["BackupThreads", "Percentage"].compactMap { key in global.value("SP" + key).map { (key, $0) } }
    }

    private static func damaged(_ path: String, _ reason: String) -> FarmBackupError {
        FarmBackupError(
            .packageDamaged,
            "'\(path)' is no manifest of a package: \(reason); nothing was restored, copy the package again or use "
                + "another one.", target: path)
    }
}
