import DatabaseServer

/// The tables of a Secure Store database.
enum SecureStoreSchema {
    static let schema = DatabaseSchema(
        name: "SecureStore",
        migrations: [Migration(version: 1, statements: first), Migration(version: 2, statements: tickets)])

    private static let first: [String] = [
        "CREATE TABLE SSSConfig (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
        // A master key locked by a pass phrase. One row, two while nothing else could say which counts.
        """
        CREATE TABLE SSSKey (
            version INTEGER PRIMARY KEY, salt BLOB NOT NULL, memory_kib INTEGER NOT NULL, passes INTEGER NOT NULL,
            lanes INTEGER NOT NULL, wrapped BLOB NOT NULL, check_value BLOB NOT NULL, created_at INTEGER NOT NULL)
        """,
        """
        CREATE TABLE SSSApplication (
            id IDENTITY, application_id TEXT NOT NULL, folded_id TEXT NOT NULL UNIQUE, friendly_name TEXT NOT NULL,
            contact_email TEXT NOT NULL, ticket_timeout INTEGER NOT NULL, type INTEGER NOT NULL, management_url TEXT)
        """,
        """
        CREATE TABLE SSSApplicationField (
            application INTEGER NOT NULL REFERENCES SSSApplication ON DELETE CASCADE, position INTEGER NOT NULL,
            name TEXT NOT NULL, is_masked INTEGER NOT NULL, credential_type INTEGER NOT NULL,
            PRIMARY KEY (application, position))
        """,
        """
        CREATE TABLE SSSApplicationClaim (
            application INTEGER NOT NULL REFERENCES SSSApplication ON DELETE CASCADE, role TEXT NOT NULL,
            position INTEGER NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (application, role, position))
        """,
        """
        CREATE TABLE SSSCredential (
            id IDENTITY, application INTEGER NOT NULL REFERENCES SSSApplication ON DELETE CASCADE,
            owner TEXT NOT NULL, key_version INTEGER NOT NULL, sealed BLOB NOT NULL, changed_at INTEGER NOT NULL,
            UNIQUE (application, owner))
        """,
        "CREATE INDEX SSSCredential_by_owner ON SSSCredential (owner)",
        """
        CREATE TABLE SSSAudit (
            id IDENTITY, at INTEGER NOT NULL, action TEXT NOT NULL, application TEXT, principal TEXT NOT NULL,
            on_behalf_of TEXT, succeeded INTEGER NOT NULL, reason TEXT, hash BLOB NOT NULL)
        """,
        "CREATE INDEX SSSAudit_by_time ON SSSAudit (at)",
    ]

    private static let tickets: [String] = [
        // The hash of a ticket, never the ticket; the code binds the other columns to it and to the master key.
        """
        CREATE TABLE SSSTicket (
            digest BLOB PRIMARY KEY, application INTEGER NOT NULL REFERENCES SSSApplication ON DELETE CASCADE,
            owner TEXT NOT NULL, expires_at INTEGER NOT NULL, code BLOB NOT NULL)
        """,
        "CREATE INDEX SSSTicket_by_application ON SSSTicket (application)",
        "CREATE INDEX SSSTicket_by_owner ON SSSTicket (owner)",
        "CREATE INDEX SSSTicket_by_expiry ON SSSTicket (expires_at)",
    ]
}
