import DatabaseServer
import Farm

extension SecureStore {
    private static let columns =
        "SELECT id, application_id, friendly_name, contact_email, ticket_timeout, type, management_url FROM SSSApplication"

    /// All target applications with their rows, by ID.
    func applicationRows() throws -> [(row: Int64, application: SecureStoreApplication)] {
        let heads = try connection.rows(Self.columns + " ORDER BY folded_id", [], Self.head)
        return try heads.map { ($0.row, try complete($0.row, $0.target)) }
    }

    private static func head(_ row: DatabaseRow) -> (row: Int64, target: TargetApplication) {
        (
            row.integer(0),
            TargetApplication(
                applicationID: row.text(1), friendlyName: row.text(2), contactEmail: row.text(3),
                ticketTimeoutMinutes: row.int(4),
                type: TargetApplicationType(rawValue: row.int(5)) ?? .individual,
                credentialManagementURL: row.optionalText(6))
        )
    }

    private func complete(_ row: Int64, _ target: TargetApplication) throws -> SecureStoreApplication {
        let fields = try connection.rows(
            "SELECT name, is_masked, credential_type FROM SSSApplicationField WHERE application = $1 ORDER BY position",
            [.integer(row)]
        ) {
            TargetApplicationField(
                name: $0.text(0), isMasked: $0.bool(1),
                credentialType: SecureStoreCredentialType(rawValue: $0.int(2)) ?? .generic)
        }
        var roles: [String: [Claim]] = [:]
        try connection.scan(
            "SELECT role, claim FROM SSSApplicationClaim WHERE application = $1 ORDER BY role, position",
            [.integer(row)]
        ) {
            if let claim = Claim(encoded: $0.text(1)) { roles[$0.text(0), default: []].append(claim) }
            return true
        }
        return SecureStoreApplication(
            targetApplication: target, fields: fields, administrators: roles["administrator"] ?? [],
            members: roles["member"] ?? [], ticketRedeemers: roles["redeemer"] ?? [])
    }

    /// The target applications, by ID.
    ///
    /// - Throws: `.masterKeyUnavailable` when this server has no key, as scripts that wait for it expect.
    public func applications() throws -> [SecureStoreApplication] {
        _ = try currentKey()
        return try applicationRows().map(\.application)
    }

    /// The target application of an ID, in any case of letters.
    public func application(_ id: String) throws -> SecureStoreApplication {
        _ = try currentKey()
        return try find(id).application
    }

    func find(_ id: String) throws -> (row: Int64, application: SecureStoreApplication) {
        guard
            let head = try connection.first(
                Self.columns + " WHERE folded_id = $1", [.text(id.lowercased())], Self.head)
        else {
            let known = try connection.rows("SELECT application_id FROM SSSApplication") { $0.text(0) }
            var error = SecureStoreError.applicationNotFound(id)
            error.message += NearNames.hint(for: id, among: known)
            throw error
        }
        return (head.row, try complete(head.row, head.target))
    }

    /// Adds a target application.
    public func create(_ application: SecureStoreApplication) throws {
        try TargetApplicationRules.check(application)
        _ = try currentKey()
        let target = application.targetApplication
        try connection.transaction { transaction in
            let taken = try connection.number(
                "SELECT COUNT(*) FROM SSSApplication WHERE folded_id = $1",
                [.text(target.applicationID.lowercased())])
            guard taken == 0 else {
                throw SecureStoreError(
                    .applicationExists,
                    "A target application '\(target.applicationID)' exists already; nothing was changed, use another ID.",
                    target: target.applicationID)
            }
            let row = try transaction.insert(
                """
                INSERT INTO SSSApplication (
                    application_id, folded_id, friendly_name, contact_email, ticket_timeout, type, management_url)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [.text(target.applicationID), .text(target.applicationID.lowercased())] + Self.details(target)
            )
            try writeParts(of: application, row)
        }
    }

    private static func details(_ target: TargetApplication) -> [DatabaseValue] {
        [
            .text(target.friendlyName), .text(target.contactEmail), .int(target.ticketTimeoutMinutes),
            .int(target.type.rawValue), .text(orNull: target.credentialManagementURL),
        ]
    }

    private func writeParts(of application: SecureStoreApplication, _ row: Int64) throws {
        try connection.execute("DELETE FROM SSSApplicationField WHERE application = $1", [.integer(row)])
        try connection.execute("DELETE FROM SSSApplicationClaim WHERE application = $1", [.integer(row)])
        for (position, field) in application.fields.enumerated() {
            try connection.execute(
                """
                INSERT INTO SSSApplicationField (application, position, name, is_masked, credential_type)
                VALUES ($1, $2, $3, $4, $5)
                """,
                [
                    .integer(row), .int(position), .text(field.name), .bool(field.isMasked),
                    .int(field.credentialType.rawValue),
                ])
        }
        let roles = [
            ("administrator", application.administrators), ("member", application.members),
            ("redeemer", application.ticketRedeemers),
        ]
        for (role, claims) in roles {
            for (position, claim) in claims.enumerated() {
                try connection.execute(
                    "INSERT INTO SSSApplicationClaim (application, role, position, claim) VALUES ($1, $2, $3, $4)",
                    [.integer(row), .text(role), .int(position), .text(claim.encoded)])
            }
        }
    }

    /// Replaces what may change of a target application. Its tickets end when the change says otherwise who may have or
    /// redeem one, or how long one lives.
    public func update(_ application: SecureStoreApplication) throws {
        _ = try currentKey()
        try connection.transaction { _ in
            let known = try find(application.targetApplication.applicationID)
            try TargetApplicationRules.checkChange(from: known.application, to: application)
            try connection.execute(
                """
                UPDATE SSSApplication SET friendly_name = $2, contact_email = $3, ticket_timeout = $4, type = $5,
                    management_url = $6 WHERE id = $1
                """, [.integer(known.row)] + Self.details(application.targetApplication))
            try writeParts(of: application, known.row)
            if !application.keepsTickets(of: known.application) { try endTickets(of: known.row) }
        }
    }

    /// Removes a target application with everything stored under it.
    public func delete(_ id: String) throws {
        let known = try find(id)
        _ = try connection.transaction { _ in
            try connection.execute("DELETE FROM SSSApplication WHERE id = $1", [.integer(known.row)])
        }
    }
}
