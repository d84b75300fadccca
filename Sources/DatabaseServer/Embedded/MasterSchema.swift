/// The tables of `master.db`, the catalogue of an embedded instance.
///
/// The members of database roles stand here and not in their database: who may write a database must not be able to
/// make themselves its owner by writing a row.
enum MasterSchema {
    static let schema = DatabaseSchema(
        name: "DatabaseServer.Master",
        migrations: [
            Migration(
                version: 1,
                statements: [
                    """
                    CREATE TABLE databases (
                        name TEXT PRIMARY KEY COLLATE NOCASE, file TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL)
                    """,
                    """
                    CREATE TABLE server_role_members (
                        role TEXT NOT NULL, kind TEXT NOT NULL, principal INTEGER NOT NULL, name TEXT NOT NULL,
                        PRIMARY KEY (role, kind, principal))
                    """,
                    """
                    CREATE TABLE database_role_members (
                        database TEXT NOT NULL COLLATE NOCASE REFERENCES databases ON DELETE CASCADE ON UPDATE CASCADE,
                        role TEXT NOT NULL, kind TEXT NOT NULL, principal INTEGER NOT NULL, name TEXT NOT NULL,
                        PRIMARY KEY (database, role, kind, principal))
                    """,
                ])
        ])
}
