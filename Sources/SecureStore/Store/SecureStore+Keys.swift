import Cryptography
import DatabaseServer
import Farm

extension SecureStore {
    /// Makes a new master key under a pass phrase and seals every credential set with it, as one step.
    ///
    /// The key file holds the old and the new key until the database has said which counts, so a process that ends at
    /// any instant leaves a store that opens with exactly one of them.
    ///
    /// - Parameter progress: credential sets done and in all; throws to stop before anything has changed.
    /// - Throws: `.weakPassphrase`; `.masterKeyUnavailable` when the present credentials cannot be opened here;
    ///   `.keyChangeRunning`, and `.keyChangedMeanwhile` when another server was first.
    public func updateMasterKey(
        passphrase: SecretBytes, progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws {
        try PassphraseRule.check(passphrase)
        try keyFile.exclusively { try replaceKey(passphrase, progress) }
    }

    private func replaceKey(_ passphrase: SecretBytes, _ progress: (Int, Int) throws -> Void) throws {
        // Another process may have changed the key since this one read it.
        forgetKey()
        let oldVersion = try keyVersion()
        let old = oldVersion == nil ? nil : try currentKey()
        let epoch = try config("KeyEpoch") ?? ""
        let fresh = try MasterKey.generate(version: (oldVersion ?? 0) + 1, storeID: storeID)
        let wrapped = try WrappedKey(fresh, passphrase: passphrase, parameters: argon2, storeID: storeID)
        var entries = [KeyFile.Entry(version: fresh.version, epoch: epoch, secret: fresh.secret)]
        if let old { entries.append(KeyFile.Entry(version: old.version, epoch: epoch, secret: old.secret)) }
        stepReached("key.generated")
        try keyFile.store(entries)
        stepReached("key.file.both")
        try connection.transaction { _ in
            guard try keyVersion() == oldVersion, try config("KeyEpoch") ?? "" == epoch else {
                throw Self.changedMeanwhile
            }
            try insert(wrapped)
            if let old { try reseal(from: old, to: fresh, progress) }
            try setConfig("KeyVersion", String(fresh.version))
            // A key is changed when somebody may know the old one, and with it could have made tickets.
            try Self.endTickets(in: connection)
            try removeUnusedKeys(except: fresh.version)
            stepReached("key.before.commit")
        }
        stepReached("key.committed")
        // The change has happened. A file that still has both keys opens the store as well, and the next change rewrites
        // it, so a failure here is none of the change.
        try? keyFile.store([KeyFile.Entry(version: fresh.version, epoch: epoch, secret: fresh.secret)])
        forgetKey()
        stepReached("key.file.new")
    }

    private func insert(_ key: WrappedKey) throws {
        try connection.execute(
            """
            INSERT INTO SSSKey (version, salt, memory_kib, passes, lanes, wrapped, check_value, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(key.version), .blob(key.salt), .int(key.parameters.memoryKiB),
                .int(key.parameters.passes),
                .int(key.parameters.lanes), .blob(key.wrapped), .blob(key.checkValue),
                .int(clock().microseconds),
            ])
    }

    /// Opens every credential set with the old key and seals it with the new one.
    private func reseal(from old: MasterKey, to fresh: MasterKey, _ progress: (Int, Int) throws -> Void)
        throws
    {
        let total = Int(try connection.number("SELECT COUNT(*) FROM SSSCredential"))
        let layouts = Dictionary(
            uniqueKeysWithValues: try applicationRows().map {
                ($0.row, CredentialSeal(application: $0.application))
            })
        let update = try connection.prepare(
            "UPDATE SSSCredential SET sealed = $2, key_version = $3 WHERE id = $1")
        let select = try connection.prepare(
            "SELECT id, application, owner, sealed, key_version FROM SSSCredential WHERE id > $1 ORDER BY id LIMIT 1024"
        )
        var last: Int64 = 0
        var done = 0
        while true {
            var batch: [(id: Int64, sealed: [UInt8])] = []
            batch.reserveCapacity(1024)
            try select.scan([.integer(last)]) { row in
                let owner = row.text(2)
                guard let seal = layouts[row.integer(1)], row.integer(4) == old.version else {
                    throw SecureStoreError.damaged("A credential set of '\(owner)'")
                }
                let secret = try seal.open(row.blob(3), owner: owner, key: old)
                batch.append((row.integer(0), try seal.seal(secret, owner: owner, key: fresh)))
                last = row.integer(0)
                return true
            }
            if batch.isEmpty { break }
            for entry in batch {
                try update.execute([.integer(entry.id), .blob(entry.sealed), .integer(fresh.version)])
            }
            done += batch.count
            stepReached("key.resealed.\(done)")
            try progress(done, total)
        }
    }

    /// Destroys keys that nothing is sealed with any more.
    private func removeUnusedKeys(except version: Int64) throws {
        let left = try connection.number(
            "SELECT COUNT(*) FROM SSSCredential WHERE key_version <> $1", [.integer(version)])
        guard left == 0 else {
            throw SecureStoreError.damaged("\(left) credential sets that are still under an old key")
        }
        try connection.execute("DELETE FROM SSSKey WHERE version <> $1", [.integer(version)])
    }

    /// Gives this server the master key of the database with the pass phrase that belongs to it.
    ///
    /// - Throws: `.wrongPassphrase`, and the key file stays as it was.
    public func refreshKey(passphrase: SecretBytes) throws {
        guard let version = try keyVersion() else {
            throw SecureStoreError(
                .masterKeyNotGenerated,
                "Unable to obtain master key. No key was generated for this Secure Store yet; run "
                    + "Update-SPSecureStoreMasterKey with a new pass phrase.")
        }
        let key = try wrappedKey(version).unwrap(passphrase: passphrase, storeID: storeID)
        try keyFile.exclusively {
            let epoch = try config("KeyEpoch") ?? ""
            guard try keyVersion() == version else { throw Self.changedMeanwhile }
            try keyFile.store([KeyFile.Entry(version: version, epoch: epoch, secret: key.secret)])
        }
        forgetKey()
    }

    private static var changedMeanwhile: SecureStoreError {
        SecureStoreError(
            .keyChangedMeanwhile,
            "Another command changed the master key of this Secure Store meanwhile; this one changed nothing, look which "
                + "pass phrase counts and try again.")
    }

    /// Begins a new epoch in a restored copy: no server's key file fits it until the pass phrase is given again, and the
    /// tickets of its time are worth nothing.
    ///
    /// - Throws: `DatabaseError` with code `.schemaTooNew` for a copy that a newer release made.
    public static func beginEpoch(in connection: DatabaseConnection) throws {
        // The copy may be of a release that had no tickets.
        try connection.migrate(SecureStoreSchema.schema)
        try connection.transaction { _ in
            try setConfig("KeyEpoch", ObjectID().description, connection)
            try endTickets(in: connection)
        }
    }
}
