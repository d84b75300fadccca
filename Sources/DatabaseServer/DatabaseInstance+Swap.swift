import Glibc

extension DatabaseInstance {
    /// Where a restored copy of the database has to be written before it is swapped in: beside the live file, so that
    /// one rename does it. A file that an interrupted restore left there may be removed.
    public func stagingPath(for name: String) -> String { folder + "/" + name + ".db.staged" }

    /// Puts the copy in the staging place into the place of the live database, in one step.
    ///
    /// Killed at any instant, the database is the old one or the new one, whole. The live file may be damaged or gone.
    /// Nobody may have the database open, this process included.
    ///
    /// - Parameter keepingPrevious: whether the old file is kept for `revertSwap`; `discardPrevious` removes it.
    /// - Throws: `DatabaseError` with code `.busy` when the database stays in use.
    public func swapDatabase(_ name: String, keepingPrevious: Bool = false) throws {
        let path = try requireFile(of: name)
        let staged = stagingPath(for: name)
        let lock = try exclusive(path, name)
        try settleStaged(staged, name)
        try emptyLog(of: path, name: name)
        try Files.remove(path + ".previous")
        if keepingPrevious, try Files.exists(path) {
            guard link(path, path + ".previous") == 0 else { throw Files.failure("keep", path) }
        }
        try replace(path, with: staged)
        lock.release()
        try settleAccess(name)
    }

    /// Brings back the database that `swapDatabase(_:keepingPrevious:)` kept; without one the swapped file goes.
    public func revertSwap(_ name: String) throws {
        let path = try requireFile(of: name)
        let lock = try exclusive(path, name)
        for suffix in ["-wal", "-shm"] { try Files.remove(path + suffix) }
        if try Files.exists(path + ".previous") {
            try replace(path, with: path + ".previous")
        } else {
            try Files.remove(path)
            try Files.sync(folder)
        }
        lock.release()
        try settleAccess(name)
    }

    /// Removes what `swapDatabase(_:keepingPrevious:)` kept and what an interrupted restore left in the staging place.
    public func discardPrevious(_ name: String) throws {
        try Files.remove(try requireFile(of: name) + ".previous")
        for suffix in ["", "-wal", "-shm", "-journal"] { try Files.remove(stagingPath(for: name) + suffix) }
    }

    // MARK: Databases in the making

    /// Notes that a database is being made by an operation of several steps, so that `discardUnfinished` may remove what an
    /// interruption leaves.
    public func beginMaking(_ name: String) throws {
        try DatabaseName.check(name)
        try Files.remove(makingPath(name))
        try Files.makeFile(makingPath(name))
        try Files.sync(folder)
    }

    /// Notes that the database is complete and listed where it belongs.
    public func endMaking(_ name: String) throws { try Files.remove(makingPath(name)) }

    /// Removes a database that an interrupted operation was making; others stay.
    public func discardUnfinished(_ name: String) throws {
        try DatabaseName.check(name)
        guard try Files.exists(makingPath(name)) else { return }
        if try hasDatabase(name) { try dropDatabase(name) }
        let path = folder + "/" + name + ".db"
        for suffix in ["", "-wal", "-shm", ".staged", ".new", ".lock"] { try Files.remove(path + suffix) }
        try Files.sync(folder)
        try endMaking(name)
    }

    private func makingPath(_ name: String) -> String { folder + "/" + name + ".db.making" }

    private func exclusive(_ path: String, _ name: String) throws(DatabaseError) -> FileLock {
        try FileLock(
            path: path + ".lock", mode: .exclusive, timeoutMilliseconds: timeoutMilliseconds,
            subject: "The database '\(name)'")
    }

    /// The staged file becomes one that opens with a write-ahead log, with nothing left beside it.
    private func settleStaged(_ staged: String, _ name: String) throws {
        let copy = try Self.openCopy(at: staged, isReadOnly: false)
        try copy.engine.run("PRAGMA journal_mode = WAL")
        copy.close()
        guard Files.size(staged + "-wal") == 0 else {
            throw DatabaseError(
                .inputOutput, "The restored copy of '\(name)' could not be completed; nothing was changed.",
                target: name)
        }
        for suffix in ["-wal", "-shm"] { try Files.remove(staged + suffix) }
        try Files.sync(staged)
    }

    /// The log beside the live file must hold nothing, or it would be played into the new one.
    private func emptyLog(of path: String, name: String) throws {
        do {
            guard try Files.exists(path) else { throw DatabaseError(.notFound, "") }
            let live = try EmbeddedConnection(
                path: path, database: name, isReadOnly: false, journal: .writeAhead,
                busyMilliseconds: Int32(timeoutMilliseconds), lock: nil)
            defer { live.close() }
            try live.run("PRAGMA wal_checkpoint(TRUNCATE)")
        } catch let error as DatabaseError
            where [.notFound, .corrupt, .notADatabase, .cannotOpen].contains(error.code)
        {
            // The live database is lost; so is its log.
            try Files.remove(path + "-wal")
        }
        if Files.size(path + "-wal") > 0 { try Files.remove(path + "-wal") }
        try Files.remove(path + "-shm")
    }

    private func replace(_ path: String, with source: String) throws(DatabaseError) {
        try Files.rename(source, to: path)
        try Files.sync(folder)
    }

    /// Opens the database once, so that the files beside it exist for accounts that may not create any, and gives all
    /// of them the rights that the roles say.
    private func settleAccess(_ name: String) throws {
        try openDatabase(name).close()
        try applyAccess()
    }
}
