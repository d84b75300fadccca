import Administration
import ShellRuntime

/// The base of the farm cmdlets: performs typed commands through the gate and turns failures into error records.
///
/// A subclass overrides `run`; what it throws is reported as the table in Administration says.
class FarmCmdlet: Cmdlet {
    /// True when a failure ends the command instead of going on with the next object: for work that must not be
    /// mistaken for done, such as a backup.
    var failureEndsCommand: Bool { false }

    /// The parameters that are refused, with the reasons; set from the declaration.
    final var refused: KeyValuePairs<StaticString, String> = [:]

    /// The work, once an input object.
    func run() throws {}

    override final func process() throws {
        do {
            for (parameter, reason) in refused { try refuse(parameter, "is not served: \(reason)") }
            try run()
        } catch let error as ScriptError {
            throw error
        } catch let signal as ControlSignal {
            throw signal
        } catch {
            let record = FarmFailure.record(of: error)
            if failureEndsCommand { throw context.terminating(record) }
            try writeError(record)
        }
    }

    /// The runspace's session.
    var connection: FarmConnection { FarmConnection.of(interpreter) }

    /// Performs a command of the farm; what it says goes to the cmdlet's streams.
    func perform<C: FarmCommand>(_ command: C) throws -> C.Result {
        try FirstUse.offer(to: self)
        return try withEvents { try connection.session.perform(command, events: $0) }
    }

    /// Performs a command that needs no farm.
    func performLocally<C: LocalCommand>(_ command: C) throws -> C.Result {
        try withEvents { try connection.session.perform(command, events: $0) }
    }

    private func withEvents<Result>(_ work: (CommandEvents) throws -> Result) throws -> Result {
        let events = FarmEvents(context)
        do {
            let result = try work(events.events)
            try events.finish()
            return result
        } catch {
            try events.finish()
            throw error
        }
    }

    /// Writes an object, and keeps it in the assignment collection when one was given.
    func output(_ object: HostObject) throws {
        let given = arguments["AssignmentCollection"]?.unwrapped.hostObject as? AssignmentCollection
        (given ?? connection.globalAssignments)?.items.append(.host(object))
        try write(.host(object))
    }

    /// Refuses a parameter that was given; a switch given as `$false` is as good as left out.
    func refuse(_ parameter: StaticString, _ reason: String) throws {
        guard let value = arguments[parameter] else { return }
        if !value.isTrue, Self.isSwitch(value) { return }
        throw AdministrationError(
            .notSupported, "-\(parameter) \(reason); nothing was changed; leave it out.",
            target: "\(parameter)")
    }

    private static func isSwitch(_ value: Value) -> Bool {
        if case .bool = value.unwrapped { return true }
        return value.unwrapped.hostObject is SwitchObject
    }
}
