import Cryptography
import DatabaseServer
import Farm
import Glibc

/// The key that seals the passwords of managed accounts.
///
/// The configuration database keeps it wrapped under the farm's pass phrase; each server keeps a copy in a file of its
/// own. Whoever can unwrap it has the pass phrase: that is how a server that joins is checked.
struct FarmKey {
    private static let property = "FarmKey"
    private static let saltByteCount = 16
    let key: SecretBytes

    /// A new one.
    static func make() throws(CryptographyError) -> FarmKey {
        FarmKey(key: try SecretBytes.random(count: AuthenticatedCipher.keyByteCount))
    }

    // MARK: Wrapped under the pass phrase

    /// Writes the key, wrapped under the pass phrase, into the configuration database.
    func wrap(
        under passphrase: SecretBytes, in farm: FarmCatalog, id: ObjectID, cost: Argon2Parameters = .standard
    ) throws {
        let salt = try RandomBytes.make(Self.saltByteCount)
        let wrapping = try AuthenticatedCipher(
            key: Argon2id.derive(passphrase: passphrase, salt: salt, parameters: cost))
        var record: [UInt8] = [1]
        for number in [cost.memoryKiB, cost.passes, cost.lanes] {
            withUnsafeBytes(of: number.littleEndian) { record.append(contentsOf: $0) }
        }
        record += salt
        record += try wrapping.seal(key, associatedData: Self.purpose(id))
        try farm.setProperty(Self.property, to: record)
    }

    /// The key of the farm, when the pass phrase is the farm's.
    ///
    /// - Throws: `FarmError` with code `.wrongPassphrase`.
    static func unwrap(with passphrase: SecretBytes, in farm: FarmCatalog) throws -> FarmKey {
        guard let record = try farm.property(property), record.count > 13 + saltByteCount, record[0] == 1
        else {
            throw FarmError(
                .invalidState,
                "The configuration database '\(farm.configurationDatabase)' holds no key of the farm.",
                target: farm.configurationDatabase)
        }
        let numbers: [UInt32] = [1, 5, 9].map { number(record[$0..<$0 + 4]) }
        let cost = Argon2Parameters(unchecked: numbers[0], passes: numbers[1], lanes: numbers[2])
        let salt = Array(record[13..<13 + saltByteCount])
        let wrapping = try AuthenticatedCipher(
            key: Argon2id.derive(passphrase: passphrase, salt: salt, parameters: cost))
        do {
            let sealed = Array(record[(13 + saltByteCount)...])
            return FarmKey(key: try wrapping.open(sealed, associatedData: purpose(try farm.farm().id)))
        } catch let error as CryptographyError where error.code == .notAuthentic {
            throw FarmError(
                .wrongPassphrase,
                "The pass phrase is not the one of the farm '\(farm.configurationDatabase)'; nothing was changed; "
                    + "enter the pass phrase given when the farm was created.",
                target: farm.configurationDatabase)
        }
    }

    /// Four bytes, the lowest first.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func purpose(_ farm: ObjectID) -> [UInt8] { Array("farm-key \(farm)".utf8) }

    // MARK: This server's copy

    /// Writes this server's copy.
    func store(in home: FarmHome) throws {
        var bytes = key.withUnsafeBytes { Array($0) }
        defer { bytes.wipe() }
        try TextFile.write(bytes, to: home.farmKeyFile)
    }

    /// This server's copy.
    static func load(from home: FarmHome) throws -> FarmKey {
        guard var bytes = TextFile.readBytes(home.farmKeyFile) else {
            let reason = String(cString: strerror(errno))
            throw AdministrationError(
                .damagedFile,
                "The farm's key in '\(home.farmKeyFile)' cannot be read (\(reason)); nothing was changed; a member of "
                    + "securityadmin can run the command, or Connect-SPConfigurationDatabase brings the key back.",
                target: home.farmKeyFile)
        }
        guard bytes.count == AuthenticatedCipher.keyByteCount else {
            throw AdministrationError(
                .damagedFile,
                "The farm's key in '\(home.farmKeyFile)' is damaged; nothing was changed; disconnect this server and "
                    + "connect it again with the farm's pass phrase.", target: home.farmKeyFile)
        }
        return FarmKey(key: SecretBytes(wiping: &bytes))
    }

    // MARK: Passwords of managed accounts

    /// Seals the password for one account.
    func seal(_ password: SecretBytes, for account: ObjectID) throws -> [UInt8] {
        try AuthenticatedCipher(key: key).seal(password, associatedData: Self.purpose(ofAccount: account))
    }

    /// Opens the password of that account.
    func open(_ sealed: [UInt8], for account: ObjectID) throws -> SecretBytes {
        try AuthenticatedCipher(key: key).open(sealed, associatedData: Self.purpose(ofAccount: account))
    }

    private static func purpose(ofAccount account: ObjectID) -> [UInt8] {
        Array("managed-account \(account)".utf8)
    }
}
