import Glibc
import ShellCommands
import ShellFormatting
import ShellRuntime
import ShellSyntax

/// A host that writes to the process's handles and asks nothing.
public final class ProcessHost: HostInterface {
    private var buffer: [UInt8] = []

    public override func write(_ text: String, to channel: Channel) {
        if channel == .error {
            flush()
            var text = text
            text.withUTF8 { _ = Glibc.write(2, $0.baseAddress, $0.count) }
            return
        }
        buffer.append(contentsOf: text.utf8)
        if buffer.count > 8_192 { flush() }
    }

    public override func flush() {
        var start = 0
        while start < buffer.count {
            let count = buffer.withUnsafeBytes {
                Glibc.write(1, $0.baseAddress! + start, buffer.count - start)
            }
            if count <= 0 { break }
            start += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Runs one script file or command and returns its exit code.
public enum ShellProcess {
    /// Runs the process's command line.
    public static func run(_ arguments: [String], modules: [CommandModule]) -> Int32 {
        EngineThread.run { runHere(arguments, modules: modules) }
    }

    private static func runHere(_ arguments: [String], modules: [CommandModule]) -> Int32 {
        let host = ProcessHost()
        let interpreter = Interpreter(host: host, modules: BuiltInCommands.modules + modules)
        interpreter.formatter = SessionFormatter()
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
        case .finished(let succeeded): succeeded ? 0 : 1
        case .exited(let code): code
        case .failed: 1
        case .stopped: 130
        }
    }
}
