import DatabaseServer

/// The tables of the configuration database.
enum FarmSchema {
    static let schema = DatabaseSchema(
        name: "Farm.Configuration",
        migrations: [
            Migration(version: 1, statements: first), Migration(version: 2, statements: second),
            Migration(version: 3, statements: [third]),
        ])

    private static let first: [String] = [
        """
        CREATE TABLE farm (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, farm_account TEXT NOT NULL, build_version TEXT NOT NULL,
            status TEXT NOT NULL, created_at INTEGER NOT NULL)
        """,
        // Values of the whole farm or of one object: settings, property bags, sealed keys.
        """
        CREATE TABLE properties (
            object TEXT NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (object, name))
        """,
        """
        CREATE TABLE servers (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, status TEXT NOT NULL)
        """,
        """
        CREATE TABLE farm_databases (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, server TEXT NOT NULL, status TEXT NOT NULL,
            service_application TEXT, failover_server TEXT, UNIQUE (server, name))
        """,
        "CREATE TABLE services (id TEXT PRIMARY KEY, type_name TEXT NOT NULL UNIQUE)",
        """
        CREATE TABLE service_instances (
            id TEXT PRIMARY KEY, service TEXT NOT NULL REFERENCES services,
            server TEXT NOT NULL REFERENCES servers ON DELETE CASCADE, status TEXT NOT NULL,
            UNIQUE (service, server))
        """,
        """
        CREATE TABLE managed_accounts (
            id TEXT PRIMARY KEY, user_name TEXT NOT NULL UNIQUE, sealed_password BLOB, changed_at INTEGER NOT NULL,
            automatic_change INTEGER NOT NULL, schedule TEXT, pre_expire_days INTEGER NOT NULL,
            notification_days INTEGER NOT NULL)
        """,
        """
        CREATE TABLE application_pools (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE,
            account TEXT NOT NULL REFERENCES managed_accounts, status TEXT NOT NULL)
        """,
        "CREATE TABLE proxy_groups (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, is_default INTEGER NOT NULL)",
        """
        CREATE TABLE service_applications (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, type_name TEXT NOT NULL,
            application_pool TEXT REFERENCES application_pools, farm_database TEXT REFERENCES farm_databases,
            status TEXT NOT NULL, proxy_group TEXT REFERENCES proxy_groups ON DELETE SET NULL)
        """,
        """
        CREATE TABLE proxies (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, type_name TEXT NOT NULL,
            service_application TEXT REFERENCES service_applications ON DELETE SET NULL, uri TEXT,
            status TEXT NOT NULL)
        """,
        """
        CREATE TABLE proxy_group_members (
            proxy_group TEXT NOT NULL REFERENCES proxy_groups ON DELETE CASCADE,
            proxy TEXT NOT NULL REFERENCES proxies ON DELETE CASCADE, PRIMARY KEY (proxy_group, proxy))
        """,
        """
        CREATE TABLE farm_administrators (
            kind TEXT NOT NULL, principal INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, principal))
        """,
        """
        CREATE TABLE access_rules (
            object TEXT NOT NULL, list TEXT NOT NULL, position INTEGER NOT NULL, claim TEXT NOT NULL,
            rights TEXT NOT NULL, PRIMARY KEY (object, list, claim))
        """,
        """
        CREATE TABLE timer_jobs (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, type_name TEXT NOT NULL,
            description TEXT NOT NULL, service TEXT, server TEXT, lock_type TEXT NOT NULL, schedule TEXT NOT NULL,
            is_disabled INTEGER NOT NULL, retry INTEGER NOT NULL, last_run_at INTEGER, run_requested_at INTEGER,
            run_requested_by TEXT, command TEXT)
        """,
        """
        CREATE TABLE timer_job_history (
            id IDENTITY, job TEXT NOT NULL REFERENCES timer_jobs ON DELETE CASCADE, title TEXT NOT NULL,
            status TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, server_name TEXT NOT NULL,
            database_name TEXT, error_message TEXT)
        """,
        "CREATE INDEX timer_job_history_by_job ON timer_job_history (job, started_at)",
        """
        CREATE TABLE long_work (
            id TEXT PRIMARY KEY, operation TEXT NOT NULL, requester TEXT NOT NULL, target TEXT, phase TEXT NOT NULL,
            item TEXT, done INTEGER NOT NULL, total INTEGER NOT NULL, unit TEXT NOT NULL, rate REAL NOT NULL,
            state TEXT NOT NULL, failure TEXT, is_resumable INTEGER NOT NULL, cancel_requested INTEGER NOT NULL,
            host TEXT NOT NULL, process INTEGER NOT NULL, started_at INTEGER NOT NULL, beat_at INTEGER NOT NULL,
            ended_at INTEGER, details BLOB)
        """,
        """
        CREATE TABLE audit (
            id IDENTITY, at INTEGER NOT NULL, principal INTEGER NOT NULL, name TEXT NOT NULL, front TEXT NOT NULL,
            command TEXT NOT NULL, target TEXT, decision TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT,
            ended_at INTEGER)
        """,
    ]

    /// Nothing changes passwords on a schedule: what was kept of one promised what never happened.
    private static let second = ["automatic_change", "schedule", "pre_expire_days", "notification_days"].map {
        "ALTER TABLE managed_accounts DROP COLUMN \($0)"
    }

    /// Rules of who may connect were not checked before: an empty list kept nobody out, and goes on doing so.
    private static let third = """
        INSERT INTO access_rules (object, list, position, claim, rights)
        SELECT a.id, 'connection', 0, 'c:0%.c|system|' || f.id, 'Full Control' FROM service_applications a, farm f
        WHERE NOT EXISTS (SELECT 1 FROM access_rules r WHERE r.object = a.id AND r.list = 'connection')
        """
}
