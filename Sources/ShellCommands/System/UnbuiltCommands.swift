import ShellRuntime

/// A command of PowerShell that this shell does not have: known by name, so that calling it says so.
final class UnbuiltCmdlet: Cmdlet {
    private let name: String

    init(_ name: String) { self.name = name }

    override func process() throws { throw notBuilt("The command \(name)") }
}

/// The commands that are known but not built.
enum UnbuiltCommands {
    private static func entry(_ name: StaticString, _ module: String, _ synopsis: String)
        -> CommandModule.Entry
    {
        .init(name) {
            CommandDeclaration(
                "\(name)", module, synopsis + " Not built in this shell.",
                parameters: """
                    InputObject psobject (pipeline) -- Not used.
                    ArgumentList,Args object[] (0,remaining) null emptycollection -- Not used.
                    """
            ) { UnbuiltCmdlet("\(name)") }
        }
    }

    static let core: [CommandModule.Entry] = [
        entry("Debug-Job", ModuleName.core, "Debugs a running job."),
        entry("Enter-PSSession", ModuleName.core, "Starts a session on another computer."),
        entry("Exit-PSSession", ModuleName.core, "Ends a session on another computer."),
        entry("Get-Job", ModuleName.core, "Gets background jobs."),
        entry("Get-PSSession", ModuleName.core, "Gets sessions on other computers."),
        entry("New-PSSession", ModuleName.core, "Makes a session on another computer."),
        entry("Receive-Job", ModuleName.core, "Gets the results of background jobs."),
        entry("Remove-Job", ModuleName.core, "Deletes background jobs."),
        entry("Remove-PSSession", ModuleName.core, "Closes sessions on other computers."),
        entry("Start-Job", ModuleName.core, "Starts a background job."),
        entry("Stop-Job", ModuleName.core, "Stops a background job."),
        entry("Wait-Job", ModuleName.core, "Waits for background jobs."),
    ]
    static let utility: [CommandModule.Entry] = [
        entry("Invoke-RestMethod", ModuleName.utility, "Sends a request to a web service."),
        entry("Invoke-WebRequest", ModuleName.utility, "Gets content from a web page."),
        entry("Out-GridView", ModuleName.utility, "Shows objects in a window."),
        entry("Out-Printer", ModuleName.utility, "Sends output to a printer."),
        entry("Register-EngineEvent", ModuleName.utility, "Subscribes to events of the engine."),
        entry("Register-ObjectEvent", ModuleName.utility, "Subscribes to events of an object."),
        entry("Set-PSBreakpoint", ModuleName.utility, "Sets a breakpoint."),
        entry("Trace-Command", ModuleName.utility, "Traces an expression."),
    ]
    static let management: [CommandModule.Entry] = [
        entry("Restart-Computer", ModuleName.management, "Restarts the computer."),
        entry("Stop-Computer", ModuleName.management, "Shuts the computer down."),
        entry("Test-Connection", ModuleName.management, "Sends echo requests to computers."),
    ]
}
