import DatabaseServer
import Farm

/// The only door to the farm: it looks at who asks, checks what they are a member of, audits, and carries out.
///
/// It belongs to the thread that uses it. Nothing of the farm is opened before the first command.
public final class FarmSession {
    public let home: FarmHome
    /// Where the commands come from, for the audit: `shell`, `timer`, `administration site` or `stsadm`.
    public let front: String
    /// Who asks.
    public private(set) lazy var principal: Principal = given.principal ?? .current(in: accounts)
    private lazy var administrators: LocalAdministrators = given.administrators ?? LocalAdministrators()
    private lazy var accounts = AccountDirectory()
    private let given: (principal: Principal?, administrators: LocalAdministrators?)
    private var openFarm: (catalog: FarmCatalog, join: FarmJoin)?

    /// A session of the account that this process runs for, or of one that the front has proved. It asks the name
    /// service nothing before the first command.
    public init(home: FarmHome = .current(), principal: Principal? = nil, front: String = "shell") {
        self.home = home
        self.front = front
        given = (principal, nil)
    }

    /// A session on a computer whose administrators are a group of the caller's choice.
    init(home: FarmHome, principal: Principal, front: String, administrators: LocalAdministrators) {
        self.home = home
        self.front = front
        given = (principal, administrators)
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
        let gate = gate(farm.instance, farm: farm)
        do {
            try gate.check(try requirement(of: command, in: farm, gate), for: command.spelling)
        } catch let refusal as AdministrationError where refusal.code == .accessDenied {
            audit(refusal, of: command.spelling, target: command.target, in: farm)
            throw refusal
        }
        let context = CommandContext(farm: farm, caller: principal, accounts: accounts, events: events)
        guard C.effect == .changes else { return try command.execute(in: context) }
        return try audited(command.spelling, command.target, farm, events) {
            try command.execute(in: context)
        }
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
            try gate.check(shell, for: command.spelling)
            throw error
        }
    }

    /// Checks and carries out a command that needs no farm, or makes or joins one.
    public func perform<C: LocalCommand>(_ command: C, events: CommandEvents = CommandEvents()) throws
        -> C.Result
    {
        // Such a command may replace the farm under the session.
        close()
        do {
            try gate(try localInstance(), farm: nil).check(try command.requirement(in: home), for: C.name)
        } catch {
            let refusal = refined(error)
            if (refusal as? AdministrationError)?.code == .accessDenied {
                auditLocal(C.name, command.target, failure: refusal)
            }
            throw refusal
        }
        let context = LocalContext(home: home, caller: principal, accounts: accounts, events: events)
        return try auditedLocally(C.name, command.target) { try command.execute(in: context) }
    }

    private func localInstance() throws -> DatabaseInstance? {
        guard try DatabaseInstance.exists(at: home.instanceFolder) else { return nil }
        return try DatabaseInstance.open(at: home.instanceFolder)
    }

    private func gate(_ instance: DatabaseInstance?, farm: FarmCatalog?) -> Gate {
        Gate(
            principal: principal, administrators: administrators, hostName: accounts.hostName,
            instance: instance,
            farm: farm)
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
        SystemLog.write(
            "\(principal.displayName) was refused the farm in '\(home.path)': no SharePoint_Shell_Access")
        let database = "the configuration database in '\(home.path)'"
        return FarmError(
            .notAccessible,
            "Cannot access the local farm. Verify that the local farm is properly configured, currently available, and "
                + "that you have the appropriate permissions to access the database before trying again. "
                + "\(principal.displayName) is not in the SharePoint_Shell_Access role of \(database); nothing was "
                + "changed; an administrator of the farm can run: Add-SPShellAdmin -UserName \(principal.displayName).",
            target: home.path)
    }
}
