import Cryptography

/// One version of the key that seals credential sets.
final class MasterKey {
    let version: Int64
    let secret: SecretBytes
    /// Seals and opens credential sets.
    let cipher: AuthenticatedCipher
    private let salt: [UInt8]
    private var ticketSecret: SecretBytes?
    /// Names the key without telling it: stored in the database, compared when a key is loaded.
    let checkValue: [UInt8]

    /// Prepares the key for use in one store.
    init(version: Int64, secret: SecretBytes, storeID: String) throws {
        self.version = version
        self.secret = secret
        salt = Array(storeID.utf8)
        cipher = try AuthenticatedCipher(
            key: HKDF.sha256(key: secret, salt: salt, info: Array("Secure Store credentials".utf8)))
        let checkKey = try HKDF.sha256(key: secret, salt: salt, info: Array("Secure Store key check".utf8))
        checkValue = MessageAuthentication.sha256(Array("version \(version)".utf8), key: checkKey)
    }

    /// The key that tickets are proved with; derived when the first one is.
    func ticketKey() throws -> SecretBytes {
        if let ticketSecret { return ticketSecret }
        let derived = try HKDF.sha256(key: secret, salt: salt, info: Array("Secure Store tickets".utf8))
        ticketSecret = derived
        return derived
    }

    /// A new random key.
    static func generate(version: Int64, storeID: String) throws -> MasterKey {
        try MasterKey(version: version, secret: .random(count: 32), storeID: storeID)
    }
}

/// A master key as the database keeps it: locked by a pass phrase.
struct WrappedKey {
    var version: Int64
    var salt: [UInt8]
    var parameters: Argon2Parameters
    var wrapped: [UInt8]
    var checkValue: [UInt8]

    /// Locks a key under a pass phrase.
    init(
        _ key: MasterKey, passphrase: SecretBytes, parameters: Argon2Parameters, storeID: String
    ) throws {
        version = key.version
        salt = try RandomBytes.make(16)
        self.parameters = parameters
        checkValue = key.checkValue
        let lock = try Argon2id.derive(passphrase: passphrase, salt: salt, parameters: parameters)
        wrapped = try AuthenticatedCipher(key: lock).seal(
            key.secret, associatedData: WrappedKey.place(storeID, version))
    }

    init(
        version: Int64, salt: [UInt8], parameters: Argon2Parameters, wrapped: [UInt8], checkValue: [UInt8]
    ) {
        self.version = version
        self.salt = salt
        self.parameters = parameters
        self.wrapped = wrapped
        self.checkValue = checkValue
    }

    /// Unlocks the key.
    ///
    /// - Throws: `.wrongPassphrase`.
    func unwrap(passphrase: SecretBytes, storeID: String) throws -> MasterKey {
        let lock = try Argon2id.derive(passphrase: passphrase, salt: salt, parameters: parameters)
        guard let secret = try opened(with: lock, storeID: storeID) else {
            throw SecureStoreError(
                .wrongPassphrase,
                "The pass phrase does not unlock the master key (version \(version)) of the database; the server's key "
                    + "is as before, use the pass phrase that was set when this key was generated.")
        }
        let key = try MasterKey(version: version, secret: secret, storeID: storeID)
        guard MessageAuthentication.areEqual(key.checkValue, checkValue) else {
            throw SecureStoreError.damaged("The master key (version \(version))")
        }
        return key
    }

    /// The key's bytes, or nil when the lock is not theirs.
    private func opened(with lock: SecretBytes, storeID: String) throws(CryptographyError) -> SecretBytes? {
        let cipher = try AuthenticatedCipher(key: lock)
        do throws(CryptographyError) {
            return try cipher.open(wrapped, associatedData: WrappedKey.place(storeID, version))
        } catch {
            if error.code == .notAuthentic { return nil }
            throw error
        }
    }

    private static func place(_ storeID: String, _ version: Int64) -> [UInt8] {
        Array("Secure Store master key|\(storeID)|\(version)".utf8)
    }
}
