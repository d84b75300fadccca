import Glibc
import ShellCommands
import ShellFormatting
import ShellRuntime
import ShellSyntax

/// The shell as a process: reads the command line, runs what it says, and gives the exit code.
public enum ShellProcess {
    /// Runs the process's command line with the modules and views that come on top of the built-in ones.
    public static func run(
        _ arguments: [String], modules: [CommandModule] = [], views: [ViewDefinition] = []
    ) -> Int32 {
        let host = ConsoleHost(isNonInteractive: false)
        let interpreter = Interpreter(host: host, modules: BuiltInCommands.modules + modules)
        interpreter.formatter = SessionFormatter(views)
        interpreter.messageRenderer = StreamMessages.show
        var rest = arguments[...]
        while let option = rest.popFirst() {
            switch option.lowercased() {
            case "-file", "-f":
                guard let path = rest.popFirst() else { return 64 }
                return code(
                    interpreter.runFile(interpreter.resolvePath(path), arguments: rest.map { Value($0) }),
                    interpreter)
            case "-command", "-c":
                return code(interpreter.runTopLevel(SourceText(rest.joined(separator: " "))), interpreter)
            default: continue
            }
        }
        return 0
    }

    private static func code(_ outcome: Interpreter.Outcome, _ interpreter: Interpreter) -> Int32 {
        switch outcome {
        case .finished: 0
        case .exited(let code): code
        case .failed: 1
        case .stopped: 130
        }
    }
}
