import Glibc

extension DatabaseInstance {
    // MARK: Asking

    /// Whether the identity is in the server role; sysadmin implies every other.
    public func has(_ identity: DatabaseIdentity, _ role: ServerRole) throws -> Bool {
        try members(of: role).contains(where: identity.isCovered)
            || (role != .sysadmin && members(of: .sysadmin).contains(where: identity.isCovered))
    }

    /// Whether the identity is in the role of the database; its owners have every role, and sysadmin owns all.
    public func has(_ identity: DatabaseIdentity, _ role: DatabaseRole, of database: String) throws -> Bool {
        let covers = try databaseRoleMembers(of: database).contains {
            ($0.role == role || $0.role == .owner) && identity.isCovered(by: $0.principal)
        }
        return try covers || has(identity, ServerRole.sysadmin)
    }

    /// The members of a server role, by name.
    public func members(of role: ServerRole) throws -> [DatabasePrincipal] {
        try master().rows(
            "SELECT kind, principal, name FROM server_role_members WHERE role = $1 ORDER BY name",
            [.text(role.rawValue)]
        ) { Self.principal($0, at: 0) }
    }

    /// The roles of a database and their members.
    public func databaseRoleMembers(of database: String) throws -> [DatabaseRoleMember] {
        try master().rows(
            "SELECT kind, principal, name, role FROM database_role_members WHERE database = $1 ORDER BY role, name",
            [.text(database)]
        ) {
            DatabaseRoleMember(role: DatabaseRole(rawValue: $0.text(3)), principal: Self.principal($0, at: 0))
        }
    }

    private static func principal(_ row: DatabaseRow, at column: Int) -> DatabasePrincipal {
        DatabasePrincipal(
            kind: DatabasePrincipal.Kind(rawValue: row.text(column)) ?? .user,
            id: UInt32(truncatingIfNeeded: row.integer(column + 1)), name: row.text(column + 2))
    }

    // MARK: Changing

    /// Gives a server role; true when the principal did not have it. The rights of the files follow.
    @discardableResult
    public func add(_ principal: DatabasePrincipal, to role: ServerRole) throws -> Bool {
        try changeAccess { master in
            try master.execute(
                """
                INSERT INTO server_role_members (role, kind, principal, name) VALUES ($1, $2, $3, $4)
                ON CONFLICT DO NOTHING
                """,
                [
                    .text(role.rawValue), .text(principal.kind.rawValue), .int(principal.id),
                    .text(principal.name),
                ]) > 0
        }
    }

    /// Takes a server role away; true when the principal had it.
    ///
    /// - Throws: `DatabaseError` with code `.lastMember` for the last sysadmin.
    @discardableResult
    public func remove(_ principal: DatabasePrincipal, from role: ServerRole) throws -> Bool {
        try changeAccess { master in
            if role == .sysadmin, try members(of: .sysadmin) == [principal] {
                throw DatabaseError(
                    .lastMember,
                    "\(principal.name) is the last member of sysadmin on \(serverName); nothing was changed; "
                        + "add another member first.", target: principal.name)
            }
            return try master.execute(
                "DELETE FROM server_role_members WHERE role = $1 AND kind = $2 AND principal = $3",
                [.text(role.rawValue), .text(principal.kind.rawValue), .int(principal.id)]) > 0
        }
    }

    /// Gives roles of databases, all or none; the number that were new. The rights of the files follow.
    @discardableResult
    public func add(
        _ principal: DatabasePrincipal, to role: DatabaseRole, of databases: [String]
    ) throws -> Int {
        try changeAccess { _ in
            try databases.reduce(0) { count, database in
                _ = try requireFile(of: database)
                return try count + insert(principal, role: role.rawValue, database: database)
            }
        }
    }

    /// Takes roles of databases away; the number that the principal had.
    @discardableResult
    public func remove(
        _ principal: DatabasePrincipal, from role: DatabaseRole, of databases: [String]
    ) throws -> Int {
        try changeAccess { master in
            try databases.reduce(0) { count, database in
                try count
                    + master.execute(
                        """
                        DELETE FROM database_role_members
                        WHERE database = $1 AND role = $2 AND kind = $3 AND principal = $4
                        """,
                        [
                            .text(database), .text(role.rawValue), .text(principal.kind.rawValue),
                            .int(principal.id),
                        ])
            }
        }
    }

    @discardableResult
    func insert(_ principal: DatabasePrincipal, role: String, database: String) throws -> Int {
        try master().execute(
            """
            INSERT INTO database_role_members (database, role, kind, principal, name) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """,
            [
                .text(database), .text(role), .text(principal.kind.rawValue), .int(principal.id),
                .text(principal.name),
            ])
    }

    // MARK: File rights

    /// Changes rows and then the rights of the files; when those cannot be changed, the rows stay as they were.
    private func changeAccess<R>(_ change: (DatabaseConnection) throws -> R) throws -> R {
        try requireMayShare()
        do {
            return try master().transaction { transaction in
                let result = try change(transaction.connection)
                try applyAccess()
                return result
            }
        } catch {
            // The rows are as before; the rights follow them again.
            try? applyAccess()
            throw error
        }
    }

    /// Whether this process may change who can reach the files of the instance.
    ///
    /// - Throws: `DatabaseError` with code `.cannotShare` that names the first file it cannot change.
    public func requireMayShare() throws {
        for path in try [folder, folder + "/master.db"] + databaseFiles().flatMap({ Self.files(of: $0.path) })
        where Files.owner(path) != nil && !FileAccess.mayChange(path) {
            throw DatabaseError(
                .cannotShare,
                "The rights of '\(path)' can be changed by its owner (uid \(Files.owner(path) ?? 0)) or by root only; "
                    + "run the command as one of them; nothing was changed.", target: path)
        }
    }

    private func databaseFiles() throws -> [(name: String, path: String)] {
        try master().rows("SELECT name, file FROM databases") { ($0.text(0), folder + "/" + $0.text(1)) }
    }

    private static func files(of path: String) -> [String] {
        ["", "-wal", "-shm", ".lock"].map { path + $0 }
    }

    /// The accounts beside the owner that have any role, with how far they come: `.write` for those who administer the
    /// instance, `.read` for those with a role in some database.
    public func accountsWithAccess() throws -> [FileGrant] {
        try administrators().map { FileGrant($0, [.read, .write]) }
            + master().rows("SELECT DISTINCT kind, principal, name FROM database_role_members") {
                FileGrant(Self.principal($0, at: 0), .read)
            }
    }

    private func administrators() throws -> [DatabasePrincipal] {
        try members(of: .sysadmin) + members(of: .securityadmin)
    }

    /// Makes the rights of the files of the instance what the roles say, as far as this process owns them.
    public func applyAccess() throws {
        let administrators = try administrators()
        let everybody = try accountsWithAccess()
        try share(folder, owner: [.read, .write, .execute]) {
            everybody.map { FileGrant($0.principal, .execute) }
                + administrators.map { FileGrant($0, [.read, .write, .execute]) }
        }
        // The journal of one administrator's killed process must be readable for the others, or nobody could undo it.
        if FileAccess.mayChange(folder) {
            let owner = Files.owner(folder)
            let others = administrators.filter { $0.kind == .group || $0.id != owner }
            let sharers = others.isEmpty ? [] : administrators + [DatabasePrincipal(id: owner ?? 0, name: "")]
            try FileAccess.replaceDefault(
                folder: folder, grants: sharers.map { FileGrant($0, [.read, .write]) })
        }
        try share(folder + "/master.db", owner: [.read, .write]) { everybody }
        for (name, path) in try databaseFiles() {
            let members = try databaseRoleMembers(of: name).map(\.principal)
            for file in Self.files(of: path) {
                try share(file, owner: [.read, .write]) {
                    (members + administrators).map { FileGrant($0, [.read, .write]) }
                }
            }
        }
    }

    private func share(
        _ path: String, owner: FilePermissions, _ grants: () throws -> [FileGrant]
    ) throws {
        guard Files.owner(path) != nil, FileAccess.mayChange(path) else { return }
        try FileAccess.replace(path: path, owner: owner, grants: try grants())
    }
}
