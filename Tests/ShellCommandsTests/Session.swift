import ShellRuntime
import ShellSyntax
import TestSupport
import Testing

@testable import ShellCommands

/// A session with the built-in commands and a folder of its own; no process, no terminal.
struct Session {
    let folder = TemporaryFolder()

    /// What commands write, as text, joined with `|`; an error that nobody caught gives its id behind `!`.
    func run(_ commands: String) throws -> String {
        // The folder lasts as long as its commands, not as long as its name is used.
        try withExtendedLifetime(folder) { try result(of: commands) }
    }

    /// The same for a script in which errors of single statements are reported and work goes on.
    func runOn(_ commands: String) throws -> String {
        try withExtendedLifetime(folder) {
            try result(ofScript: "$global:result = (& { \(commands)\n}) -join '|'")
        }
    }

    /// Expects what commands write. `goingOn` runs them as `runOn` does.
    func check(
        _ commands: String, _ result: String, goingOn: Bool = false,
        at place: SourceLocation = #_sourceLocation
    ) throws {
        let given = try goingOn ? runOn(commands) : run(commands)
        #expect(given == result, sourceLocation: place)
    }

    private func result(of commands: String) throws -> String {
        try result(
            ofScript: """
                $global:result = try { (& { \(commands)
                }) -join '|' } catch { '!' + $_.FullyQualifiedErrorId }
                """)
    }

    private func result(ofScript script: String) throws -> String {
        let interpreter = Interpreter(host: HostInterface(), modules: BuiltInCommands.modules)
        interpreter.drives.fileSystemLocation = folder.path
        BuiltInCommands.install(in: interpreter)
        interpreter.fileDisplay = { try FileOutput.display($0, append: $1, $2) }
        guard case .finished = interpreter.runTopLevel(SourceText(script)) else { return "!!" }
        return interpreter.variable(named: "result")?.toText().string ?? ""
    }
}
