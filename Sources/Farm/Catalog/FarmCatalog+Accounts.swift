import DatabaseServer

extension FarmCatalog {
    // MARK: Managed accounts

    /// The managed accounts, by user name; their passwords stay where they are.
    public func managedAccounts() throws -> [ManagedAccountRecord] {
        try configuration.rows("SELECT id, user_name, changed_at FROM managed_accounts ORDER BY user_name") {
            ManagedAccountRecord(
                id: $0.objectID(0), userName: $0.text(1), passwordChangedAt: $0.timestamp(2))
        }
    }

    /// The managed account that the reference names.
    public func managedAccount(_ reference: ObjectReference) throws -> ManagedAccountRecord {
        try pick(
            reference, from: managedAccounts(), kind: "managed account", lister: "Get-SPManagedAccount",
            id: \.id,
            name: \.userName)
    }

    /// Adds a managed account.
    ///
    /// - Parameter sealedPassword: the password under the farm's key, sealed for `record.id`; nil when none is kept.
    public func insert(_ record: ManagedAccountRecord, sealedPassword: [UInt8]?) throws {
        try refuseTaken(record.userName, among: managedAccounts().map(\.userName), kind: "managed account")
        try configuration.execute(
            "INSERT INTO managed_accounts (id, user_name, changed_at, sealed_password) VALUES ($1, $2, $3, $4)",
            Self.arguments(record) + [.blob(orNull: sealedPassword)])
    }

    /// Writes everything but the id and the password.
    public func update(_ record: ManagedAccountRecord) throws {
        try configuration.execute(
            "UPDATE managed_accounts SET user_name = $2, changed_at = $3 WHERE id = $1",
            Self.arguments(record))
    }

    private static func arguments(_ record: ManagedAccountRecord) -> [DatabaseValue] {
        [.id(record.id), .text(record.userName), .int(record.passwordChangedAt.microseconds)]
    }

    /// The password under the farm's key, or nil when none is kept.
    public func sealedPassword(ofManagedAccount id: ObjectID) throws -> [UInt8]? {
        try configuration.first("SELECT sealed_password FROM managed_accounts WHERE id = $1", [.id(id)]) {
            $0.optionalBlob(0)
        } ?? nil
    }

    /// Replaces the sealed password.
    public func setSealedPassword(_ sealed: [UInt8]?, ofManagedAccount id: ObjectID) throws {
        try configuration.execute(
            "UPDATE managed_accounts SET sealed_password = $2 WHERE id = $1",
            [.id(id), .blob(orNull: sealed)])
    }

    /// Removes a managed account that no application pool uses.
    public func removeManagedAccount(_ record: ManagedAccountRecord) throws {
        try transaction {
            let pools = try applicationPools().filter { $0.account == record.id }.map(\.name)
            guard pools.isEmpty else {
                throw FarmError(
                    .inUse,
                    "The managed account '\(record.userName)' runs the application pool '\(pools[0])'; nothing was "
                        + "changed; give the pool another account with Set-SPServiceApplicationPool first.",
                    target: record.userName)
            }
            try configuration.execute("DELETE FROM managed_accounts WHERE id = $1", [.id(record.id)])
            try removeBelongings(of: record.id)
        }
    }

    // MARK: Application pools

    /// The application pools, by name.
    public func applicationPools() throws -> [ApplicationPoolRecord] {
        try configuration.rows(
            """
            SELECT p.id, p.name, p.account, a.user_name, p.status FROM application_pools p
            JOIN managed_accounts a ON a.id = p.account ORDER BY p.name
            """
        ) {
            ApplicationPoolRecord(
                id: $0.objectID(0), name: $0.text(1), account: $0.objectID(2), accountName: $0.text(3),
                status: $0.status(4))
        }
    }

    /// The application pool that the reference names.
    public func applicationPool(_ reference: ObjectReference) throws -> ApplicationPoolRecord {
        try pick(
            reference, from: applicationPools(), kind: "application pool",
            lister: "Get-SPServiceApplicationPool",
            id: \.id, name: \.name)
    }

    /// Adds an application pool that runs under the managed account.
    public func insertApplicationPool(
        name: String, account: ManagedAccountRecord
    ) throws -> ApplicationPoolRecord {
        try refuseTaken(name, among: applicationPools().map(\.name), kind: "application pool")
        let pool = ApplicationPoolRecord(
            id: ObjectID(), name: name, account: account.id, accountName: account.userName, status: .online)
        try configuration.execute(
            "INSERT INTO application_pools (id, name, account, status) VALUES ($1, $2, $3, $4)",
            [.id(pool.id), .text(name), .id(account.id), .text(pool.status.rawValue)])
        return pool
    }

    /// Gives an application pool another account.
    public func setAccount(_ account: ObjectID, ofApplicationPool pool: ObjectID) throws {
        try configuration.execute(
            "UPDATE application_pools SET account = $2 WHERE id = $1", [.id(pool), .id(account)])
    }

    /// Removes an application pool that no service application uses.
    public func removeApplicationPool(_ pool: ApplicationPoolRecord) throws {
        try transaction {
            let users = try serviceApplications().filter { $0.applicationPool == pool.id }.map(\.name)
            guard users.isEmpty else {
                throw FarmError(
                    .inUse,
                    "The application pool '\(pool.name)' is used by the service application '\(users[0])'; nothing was "
                        + "changed; give that one another pool with Set-SPSecureStoreServiceApplication -ApplicationPool first.",
                    target: pool.name)
            }
            try configuration.execute("DELETE FROM application_pools WHERE id = $1", [.id(pool.id)])
            try removeBelongings(of: pool.id)
        }
    }
}
