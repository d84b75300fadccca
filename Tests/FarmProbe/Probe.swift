import Administration
import DatabaseServer
import Farm
import Glibc

/// The verbs of the helper.
enum Probe {
    static func run(_ arguments: [String]) -> Never {
        do {
            switch (arguments.first, arguments.count) {
            case ("count", 4): try count(arguments[1], arguments[2], times: Int(arguments[3]) ?? 0)
            case ("insert-forever", 3): try insertForever(arguments[1], arguments[2])
            case ("swap-forever", 3): try swapForever(arguments[1], arguments[2])
            case ("as", 4...): try ask(as: arguments[1], home: arguments[2], Array(arguments[3...]))
            case ("store", 4):
                try StoreProbe.run(
                    arguments[1], at: arguments[2], killingAt: Int(arguments[3]) ?? 0, say: say)
            case ("cycle", 2): try StoreProbe.cycle(at: arguments[1], say: say)
            default: finish(64, "usage: FarmProbe count|insert-forever|swap-forever|store|cycle|as …")
            }
            exit(0)
        } catch {
            let report = ErrorReport(error)
            finish(report.exitStatus, "\(report.errorID) \(report.category)\n\(report.message)")
        }
    }

    private static func finish(_ status: Int32, _ text: String) -> Never {
        say(text)
        exit(status)
    }

    private static func say(_ text: String) {
        let line = text + "\n"
        _ = line.withCString { write(1, $0, strlen($0)) }
    }

    /// Adds 1 to a number in the database, each time in a transaction that reads and writes it.
    private static func count(_ folder: String, _ database: String, times: Int) throws {
        let connection = try DatabaseInstance.open(at: folder).openDatabase(database)
        for _ in 0..<times {
            try connection.transaction { transaction in
                let value = try transaction.first("SELECT value FROM counter") { $0.integer(0) } ?? 0
                try transaction.execute("UPDATE counter SET value = $1", [.integer(value + 1)])
            }
        }
    }

    /// Inserts pairs of rows and says each pair's number once it is on the disk.
    private static func insertForever(_ folder: String, _ database: String) throws {
        let connection = try DatabaseInstance.open(at: folder).openDatabase(database)
        for number in 1... {
            try connection.transaction { transaction in
                for half in 0...1 {
                    try transaction.execute(
                        "INSERT INTO pairs (number, half) VALUES ($1, $2)", [.int(number), .int(half)])
                }
            }
            say("\(number)")
        }
    }

    /// Swaps copies of one generation after the other into the place of the database, and says a line after each.
    private static func swapForever(_ folder: String, _ database: String) throws {
        let instance = try DatabaseInstance.open(at: folder)
        for generation in 1... {
            try instance.discardPrevious(database)
            let live = try instance.openDatabase(database)
            try live.copy(to: instance.stagingPath(for: database))
            live.close()
            let copy = try DatabaseInstance.openCopy(
                at: instance.stagingPath(for: database), isReadOnly: false)
            try copy.execute("UPDATE generation SET value = $1", [.int(generation)])
            copy.close()
            try instance.swapDatabase(database, keepingPrevious: generation.isMultiple(of: 2))
            let after = try instance.openDatabase(database)
            try after.execute("INSERT INTO written (value) VALUES ($1)", [.int(generation)])
            after.close()
            say("\(generation)")
        }
    }

    /// Becomes the account and performs one command through the gate.
    private static func ask(as user: String, home: String, _ words: [String]) throws {
        guard let entry = getpwnam(user) else { finish(67, "no user \(user)") }
        let (uid, gid) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
        guard initgroups(user, gid) == 0, setgid(gid) == 0, setuid(uid) == 0 else {
            finish(77, "cannot become \(user)")
        }
        let session = FarmSession(home: FarmHome(path: home))
        let events = CommandEvents(warning: { say("warning: " + $0) })
        switch words {
        case ["farm"]: say(try session.perform(GetFarmCommand(), events: events).name)
        case ["databases"]:
            say(
                try session.perform(GetDatabasesCommand(), events: events).map(\.record.name).joined(
                    separator: " "))
        case ["new-group", words.last]:
            say(try session.perform(NewProxyGroupCommand(groupName: words[1]), events: events).name)
        case ["add-shell-admin", words.last]:
            _ = try session.perform(AddShellAdminCommand(userName: words[1]), events: events)
        default: finish(64, "unknown command")
        }
    }
}
