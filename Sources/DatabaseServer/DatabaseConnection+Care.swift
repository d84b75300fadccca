import CSQLite
import Glibc

/// How far a copy has come.
public struct CopyProgress: Sendable {
    /// Bytes copied so far.
    public let doneBytes: Int64
    /// Bytes in all.
    public let totalBytes: Int64
}

extension DatabaseConnection {
    /// Writes a consistent copy of the database into a new file of mode 0600 while others go on writing.
    ///
    /// The copy is one file that needs nothing beside it, and is on the disk when this returns. When it throws, the
    /// file is removed.
    ///
    /// - Parameters:
    ///   - path: a file that is not there yet.
    ///   - progress: called after each step of about 4 MB; throwing stops the copy.
    public func copy(to path: String, progress: (CopyProgress) throws -> Void = { _ in }) throws {
        try Files.makeFile(path)
        do {
            try writeCopy(to: path, progress: progress)
            try Files.sync(path)
        } catch {
            for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
            throw error
        }
    }

    private func writeCopy(to path: String, progress: (CopyProgress) throws -> Void) throws {
        let target = try EmbeddedConnection(
            path: path, database: path, isReadOnly: false, journal: .asFound, busyMilliseconds: 0, lock: nil)
        defer { target.close() }
        // The file has no reader until it is complete, so it needs no journal of its own.
        try target.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        // The open read transaction keeps the copy on one state, whatever other connections commit.
        try transaction(.read) { _ in
            let pageSize = try number("PRAGMA page_size")
            _ = try number("SELECT COUNT(*) FROM sqlite_schema")
            guard let backup = sqlite3_backup_init(target.rawHandle, "main", engine.rawHandle, "main") else {
                throw target.failure(sqlite3_errcode(target.rawHandle))
            }
            var code = SQLITE_OK
            var stop: (any Error)?
            while code == SQLITE_OK, stop == nil {
                code = sqlite3_backup_step(backup, Int32(4_194_304 / pageSize))
                let total = Int64(sqlite3_backup_pagecount(backup)) * pageSize
                let left = Int64(sqlite3_backup_remaining(backup)) * pageSize
                do {
                    try progress(CopyProgress(doneBytes: total - left, totalBytes: total))
                } catch { stop = error }
            }
            let ended = sqlite3_backup_finish(backup)
            if let stop { throw stop }
            guard code == SQLITE_DONE, ended == SQLITE_OK else {
                throw target.failure(code == SQLITE_DONE ? ended : code)
            }
        }
        try target.run("PRAGMA journal_mode = DELETE")
    }

    /// Everything that is wrong with the pages, indexes and references of the database; empty when it is sound.
    public func integrityFaults() throws -> [String] {
        var faults = try rows("PRAGMA integrity_check(20)") { $0.text(0) }.filter { $0 != "ok" }
        faults += try rows("PRAGMA foreign_key_check") {
            "row \($0.integer(1)) of \($0.text(0)) refers to a row of \($0.text(2)) that is not there"
        }
        return faults
    }

    /// Moves the write-ahead log into the database file as far as readers allow.
    public func checkpoint() throws(DatabaseError) {
        try engine.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    /// The size of the database in bytes, without what lies free in its file.
    public func usedBytes() throws(DatabaseError) -> Int64 {
        let pages = try number("PRAGMA page_count") - number("PRAGMA freelist_count")
        return try pages * number("PRAGMA page_size")
    }

    /// Stops growing beyond this many bytes, with `.full`; for tests of a full disk.
    package func limitSize(bytes: Int64) throws(DatabaseError) {
        let pages = try bytes / number("PRAGMA page_size")
        try engine.run("PRAGMA max_page_count = \(pages)")
    }
}
