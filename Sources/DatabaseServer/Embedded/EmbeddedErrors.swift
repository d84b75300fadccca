import CSQLite

/// SQLite's result codes as errors of this module.
enum EmbeddedErrors {
    /// The error for a result code.
    ///
    /// - Parameters:
    ///   - detail: SQLite's own text; it names tables and columns, never values.
    ///   - database: what the administrator calls the database.
    static func error(_ code: Int32, detail: String, database: String) -> DatabaseError {
        let (kind, message) = describe(code & 0xFF, detail: detail, database: database)
        return DatabaseError(kind, message, target: database, engineCode: code)
    }

    private static func describe(
        _ primary: Int32, detail: String, database: String
    ) -> (DatabaseError.Code, String) {
        let name = "The database '\(database)'"
        switch primary {
        case SQLITE_BUSY, SQLITE_LOCKED:
            return (
                .busy,
                "\(name) is busy with the work of another process; nothing was changed; try again when that has ended."
            )
        case SQLITE_READONLY:
            return (
                .readOnly,
                "\(name) is read-only for this account: its file, its folder or its file system does not allow "
                    + "writing; nothing was changed; make it writable or ask its owner for access."
            )
        case SQLITE_FULL:
            return (
                .full,
                "No space is left for the database '\(database)'; nothing was changed; free space and try again."
            )
        case SQLITE_CORRUPT:
            return (.corrupt, "\(name) is damaged (\(detail)); restore it from a backup.")
        case SQLITE_NOTADB:
            return (
                .notADatabase, "\(name) is kept in a file that is not a database; restore it from a backup."
            )
        case SQLITE_CONSTRAINT:
            return (.constraint, "\(name) refused the change, which breaks a rule of its schema: \(detail).")
        case SQLITE_PERM, SQLITE_AUTH:
            return (.accessDenied, "\(name) is not accessible to this account; ask its owner for access.")
        case SQLITE_IOERR:
            return (.inputOutput, "\(name) could not be read or written (\(detail)); look at the disk.")
        case SQLITE_CANTOPEN:
            return (
                .cannotOpen,
                "\(name) cannot be opened (\(detail)); check that its file is there and accessible."
            )
        case SQLITE_INTERRUPT:
            return (
                .interrupted, "The work on the database '\(database)' was interrupted; nothing was changed."
            )
        default:
            return (.statement, "\(name) refused a statement: \(detail).")
        }
    }
}
