import Cryptography
import DatabaseServer
import Farm

extension SecureStore {
    /// Owner under which the one credential set of a group application is kept.
    static let groupOwner = "*"

    // MARK: Writing

    /// Stores the credential set that the members of a group application share.
    ///
    /// - Parameter values: one a field, in their order.
    public func setGroupCredentials(_ values: [SecretBytes], of id: String) throws {
        let known = try find(id)
        guard known.application.targetApplication.type.isGroup else {
            throw SecureStoreError(
                .wrongApplicationType,
                "The target application '\(id)' is an individual one; nothing was stored, use "
                    + "Update-SPSecureStoreCredentialMapping with -Principal.", target: id)
        }
        try store(values, known, owner: Self.groupOwner)
    }

    /// Stores one account's credential set of an individual application.
    public func setCredentials(_ values: [SecretBytes], of id: String, for owner: Claim) throws {
        let known = try find(id)
        guard !known.application.targetApplication.type.isGroup else {
            throw SecureStoreError(
                .wrongApplicationType,
                "The target application '\(id)' is a group one; nothing was stored, use "
                    + "Update-SPSecureStoreGroupCredentialMapping.", target: id)
        }
        try store(values, known, owner: owner.encoded)
    }

    private func store(
        _ values: [SecretBytes], _ known: (row: Int64, application: SecureStoreApplication), owner: String
    ) throws {
        let record = try CredentialRecord.encode(values, for: known.application)
        let seal = CredentialSeal(application: known.application)
        try connection.transaction { _ in
            let key = try currentKey()
            try connection.execute(
                """
                INSERT INTO SSSCredential (application, owner, key_version, sealed, changed_at)
                VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (application, owner) DO UPDATE SET key_version = excluded.key_version,
                    sealed = excluded.sealed, changed_at = excluded.changed_at
                """,
                [
                    .integer(known.row), .text(owner), .integer(key.version),
                    .blob(try seal.seal(record, owner: owner, key: key)), .int(clock().microseconds),
                ])
        }
    }

    // MARK: Reading

    /// The credential set of an application for a caller who owns it or is a member.
    ///
    /// - Throws: `.accessDenied` for anybody else, administrators included; `.credentialsNotFound`.
    public func credentials(of id: String, for caller: ClaimSet) throws -> [SecureStoreCredential] {
        let known = try find(id)
        guard !known.application.targetApplication.type.isRestricted else {
            throw SecureStoreError(
                .accessDenied,
                "Access is denied. The target application '\(id)' is restricted: only the services of the farm get its "
                    + "credentials.", target: id)
        }
        return try open(known, owner: try setOwner(of: known.application, for: caller))
    }

    /// Under which owner the credential set lies that the caller may read.
    ///
    /// - Throws: `.accessDenied` in a group application whose member the caller is not.
    private func setOwner(of application: SecureStoreApplication, for caller: ClaimSet) throws -> String {
        guard application.targetApplication.type.isGroup else { return caller.identity.encoded }
        guard application.members.contains(where: caller.contains) else {
            throw SecureStoreError.accessDenied(
                caller.identity.value, application.targetApplication.applicationID, needs: "a member")
        }
        return Self.groupOwner
    }

    /// Checks that the caller may read a credential set and that there is one, without opening it.
    ///
    /// - Throws: `.accessDenied`, `.credentialsNotFound`.
    func requireCredentials(
        of known: (row: Int64, application: SecureStoreApplication), for caller: ClaimSet
    ) throws {
        let owner = try setOwner(of: known.application, for: caller)
        let count = try connection.number(
            "SELECT COUNT(*) FROM SSSCredential WHERE application = $1 AND owner = $2",
            [.integer(known.row), .text(owner)])
        guard count > 0 else {
            throw SecureStoreError.credentialsNotFound(known.application.targetApplication.applicationID)
        }
    }

    /// Opens the credential set of an owner.
    func open(
        _ known: (row: Int64, application: SecureStoreApplication), owner: String
    ) throws -> [SecureStoreCredential] {
        let application = known.application
        let id = application.targetApplication.applicationID
        let key = try currentKey()
        let row = try connection.first(
            "SELECT sealed, key_version FROM SSSCredential WHERE application = $1 AND owner = $2",
            [.integer(known.row), .text(owner)]
        ) { ($0.blob(0), $0.integer(1)) }
        guard let (sealed, version) = row else { throw SecureStoreError.credentialsNotFound(id) }
        guard version == key.version else { throw SecureStoreError.damaged("The credential set of '\(id)'") }
        let record = try CredentialSeal(application: application).open(sealed, owner: owner, key: key)
        guard let values = CredentialRecord.decode(record, for: application) else {
            throw SecureStoreError.damaged("The credential set of '\(id)'")
        }
        return values
    }

    // MARK: Clearing

    /// Removes one account's credential set of an individual application, with its tickets; true when there was one.
    @discardableResult
    public func clearCredentials(of id: String, for owner: Claim) throws -> Bool {
        let known = try find(id)
        return try connection.transaction { transaction in
            try endTickets(of: owner, application: known.row)
            return try transaction.execute(
                "DELETE FROM SSSCredential WHERE application = $1 AND owner = $2",
                [.integer(known.row), .text(owner.encoded)]) > 0
        }
    }

    /// Removes one account's credential sets of every application, with its tickets; how many sets there were.
    @discardableResult
    public func clearAllCredentials(for owner: Claim) throws -> Int {
        try connection.transaction { transaction in
            try endTickets(of: owner)
            return try transaction.execute(
                "DELETE FROM SSSCredential WHERE owner = $1", [.text(owner.encoded)])
        }
    }

    // MARK: Proof of a copy

    /// What a sound copy of the store must have again: number of rows a table and a hash over the credential sets.
    public func fingerprint() throws -> (counts: [String: Int], hash: String) {
        var counts: [String: Int] = [:]
        for table in [
            "SSSApplication", "SSSApplicationField", "SSSApplicationClaim", "SSSCredential", "SSSKey",
        ] {
            counts[table] = Int(try connection.number("SELECT COUNT(*) FROM \(table)"))
        }
        let digest = Digest(.sha256)
        try connection.scan(
            "SELECT id, application, owner, key_version, sealed FROM SSSCredential ORDER BY id"
        ) { row in
            digest.update(Array("\(row.integer(0))|\(row.integer(1))|\(row.text(2))|\(row.integer(3))|".utf8))
            row.withBlob(4) { digest.update($0) }
            return true
        }
        return (counts, Hexadecimal.encode(digest.finish()))
    }

    /// Checks that the copy's records are all under its one key.
    public func checkOneKey() throws {
        guard let version = try keyVersion() else { return }
        _ = try wrappedKey(version)
        let versions = try countsByKeyVersion().keys
        guard versions.allSatisfy({ $0 == version }) else {
            throw SecureStoreError.damaged("A credential set under another key than version \(version)")
        }
    }
}
