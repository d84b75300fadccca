import DatabaseServer
import Farm

/// The only door to the farm: it looks at who asks, checks what they are a member of, audits, and carries out.
///
/// It belongs to the thread that uses it. Nothing of the farm is opened before the first command.
public final class FarmSession {
    public let home: FarmHome
    public let principal: Principal
    /// Where the commands come from, for the audit: `shell`, `timer`, `administration site` or `stsadm`.
    public let front: String
    private let accounts = AccountDirectory()
    private let administrators: LocalAdministrators
    private var openFarm: (catalog: FarmCatalog, join: FarmJoin)?

    /// A session of the account that this process runs for.
    public convenience init(home: FarmHome = .current(), front: String = "shell") {
        self.init(home: home, principal: .current(), front: front)
    }

    /// A session of an account that the front has proved.
    public init(
        home: FarmHome, principal: Principal, front: String, administrators: LocalAdministrators = .init()
    ) {
        self.home = home
        self.principal = principal
        self.front = front
        self.administrators = administrators
    }

    /// Whether this computer belongs to a farm; an account that may not even look gets the refusal.
    public func isJoined() throws -> Bool {
        do {
            return try home.join() != nil
        } catch { throw refined(error) }
    }

    /// Closes what the session holds open; the next command opens it again.
    public func close() {
        openFarm?.catalog.close()
        openFarm = nil
    }

    // MARK: Performing

    /// Resolves, checks, audits, carries out and records a command.
    public func perform<C: FarmCommand>(_ command: C, events: CommandEvents = CommandEvents()) throws
        -> C.Result
    {
        let farm = try catalog()
        let gate = Gate(
            principal: principal, administrators: administrators, hostName: accounts.hostName,
            instance: farm.instance,
            farm: farm)
        do {
            try gate.check(try requirement(of: command, in: farm, gate), for: C.name)
        } catch let refusal as AdministrationError where refusal.code == .accessDenied {
            audit(refusal, of: C.name, target: command.target, in: farm)
            throw refusal
        }
        let context = CommandContext(farm: farm, caller: principal, accounts: accounts, events: events)
        guard C.effect == .changes else { return try command.execute(in: context) }
        return try audited(C.name, command.target, farm, events) { try command.execute(in: context) }
    }

    /// The right to use the shell and what the command demands, together, so that a refusal names all that is missing.
    private func requirement<C: FarmCommand>(
        of command: C, in farm: FarmCatalog, _ gate: Gate
    ) throws -> MembershipRequirement {
        let shell = MembershipRequirement.all([.shellAccess(farm.configurationDatabase)])
        do {
            return shell.and(try command.requirement(in: farm))
        } catch {
            // Who may not use the shell does not learn what exists.
            try gate.check(shell, for: C.name)
            throw error
        }
    }

    /// Checks and carries out a command that needs no farm, or makes or joins one.
    public func perform<C: LocalCommand>(_ command: C, events: CommandEvents = CommandEvents()) throws
        -> C.Result
    {
        // Such a command may replace the farm under the session.
        close()
        let instance: DatabaseInstance?
        do {
            let hasInstance = try DatabaseInstance.exists(at: home.instanceFolder)
            instance = hasInstance ? try DatabaseInstance.open(at: home.instanceFolder) : nil
        } catch { throw refined(error) }
        let gate = Gate(
            principal: principal, administrators: administrators, hostName: accounts.hostName,
            instance: instance,
            farm: nil)
        try gate.check(try command.requirement(in: home), for: C.name)
        instance?.close()
        return try command.execute(
            in: LocalContext(home: home, caller: principal, accounts: accounts, events: events))
    }

    // MARK: The farm

    private func catalog() throws -> FarmCatalog {
        do {
            let join = try home.join()
            if let openFarm, openFarm.join == join { return openFarm.catalog }
            close()
            let catalog = try home.openFarm()
            if let join { openFarm = (catalog, join) }
            return catalog
        } catch {
            throw refined(error)
        }
    }

    /// What the operating system refuses becomes a refusal that names the role that would open it.
    private func refined(_ error: any Error) -> any Error {
        let isDenied =
            (error as? DatabaseError)?.code == .accessDenied || (error as? FarmError)?.code == .notAccessible
        guard isDenied else { return error }
        let database = "the configuration database in '\(home.path)'"
        return FarmError(
            .notAccessible,
            "Cannot access the local farm. Verify that the local farm is properly configured, currently available, and "
                + "that you have the appropriate permissions to access the database before trying again. "
                + "\(principal.displayName) is not in the SharePoint_Shell_Access role of \(database); nothing was "
                + "changed; an administrator of the farm can run: Add-SPShellAdmin -UserName \(principal.displayName).",
            target: home.path)
    }

    // MARK: The audit

    private func audit(_ refusal: AdministrationError, of name: String, target: String?, in farm: FarmCatalog)
    {
        // The refusal stands whether or not its entry could be written.
        _ = try? farm.beginAudit(
            principal: principal.userID, name: principal.displayName, front: front, command: name,
            target: target,
            refusal: refusal.message)
    }

    private func audited<R>(
        _ name: String, _ target: String?, _ farm: FarmCatalog, _ events: CommandEvents,
        _ work: () throws -> R
    ) throws -> R {
        let entry = try farm.beginAudit(
            principal: principal.userID, name: principal.displayName, front: front, command: name,
            target: target,
            refusal: nil)
        do {
            let result = try work()
            end(entry, nil, farm, events)
            return result
        } catch {
            let report = ErrorReport(error)
            end(entry, report.errorID + ": " + report.message, farm, events)
            throw error
        }
    }

    private func end(_ entry: Int64, _ failure: String?, _ farm: FarmCatalog, _ events: CommandEvents) {
        do {
            try farm.endAudit(entry, failure: failure)
        } catch {
            // The work is done and cannot be taken back: its entry stays "running", and the caller is told.
            events.warning("The audit entry \(entry) could not be completed: \(ErrorReport(error).message)")
        }
    }
}
