import DatabaseServer
import Farm

/// What a command works with: the farm, its caller, and the way to tell how it goes.
public struct CommandContext {
    public let farm: FarmCatalog
    public let caller: Principal
    public let accounts: AccountDirectory
    public let events: CommandEvents
    /// The folder of this computer's part of the farm.
    public var home: FarmHome { farm.home }

    /// A line for `-Verbose`.
    public func verbose(_ line: @autoclosure () -> String) { events.verbose(line()) }
    /// A line for the warning stream.
    public func warning(_ line: String) { events.warning(line) }
    /// How far the command has come.
    public func progress(_ progress: CommandProgress) { events.progress(progress) }
    /// - Throws: `AdministrationError` with code `.cancelled` when the caller wants the command to stop.
    public func checkCancellation() throws(AdministrationError) { try events.checkCancellation() }
}

/// What a command without a farm works with.
public struct LocalContext {
    public let home: FarmHome
    public let caller: Principal
    public let accounts: AccountDirectory
    public let events: CommandEvents
}
