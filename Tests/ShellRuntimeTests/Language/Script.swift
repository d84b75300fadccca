import ShellSyntax

@testable import ShellRuntime

/// Runs texts in a session that has the language alone: no cmdlets, no drives but the file system.
enum Script {
    /// What a text writes, joined with `|`; an error that nobody caught gives its id behind `!`.
    static func run(_ text: String) -> String {
        let interpreter = Interpreter(host: HostInterface(), modules: [])
        let script = """
            $global:result = try { (& { \(text)
            }) -join '|' } catch { '!' + $_.FullyQualifiedErrorId }
            """
        guard case .finished = interpreter.runTopLevel(SourceText(script)) else { return "!!" }
        return interpreter.variable(named: "result")?.toText().string ?? ""
    }
}
