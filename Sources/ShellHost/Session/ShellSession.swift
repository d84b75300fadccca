import Glibc
import ShellCommands
import ShellFormatting
import ShellRuntime
import ShellSyntax

/// One run of the shell: the engine with its host, the profile, the task, and what the exit code is.
final class ShellSession {
    let options: ShellOptions
    let interpreter: Interpreter
    let host: ConsoleHost
    /// True once a farm command failed and nobody dealt with its error.
    private(set) var farmCommandFailed = false
    /// True once a script left by `exit`: it has decided about its exit code itself.
    private(set) var hasExited = false

    init(_ options: ShellOptions, modules: [CommandModule], views: [ViewDefinition]) {
        self.options = options
        let stop = StopFlag()
        host = ConsoleHost(isNonInteractive: options.isNonInteractive)
        interpreter = Interpreter(host: host, modules: modules + [SessionCommands.module], stop: stop)
        interpreter.formatter = SessionFormatter(views)
        interpreter.messageRenderer = StreamMessages.show
        interpreter.hostFactory = { _ in HostView.host() }
        interpreter.styleFactory = { .host(StyleObject.of($0)) }
        startInFolder()
        BuiltInCommands.install(in: interpreter)
        interpreter.fileDisplay = { path, append, interpreter in
            try FileOutput.display(path, append: append, interpreter)
        }
        host.attach(interpreter)
        Interruption.install(stop)
        interpreter.unhandledError = { [unowned self] _, module in
            if module == ShellProcess.farmModule { farmCommandFailed = true }
        }
    }

    /// Does the task and gives the exit code.
    func run() -> Int32 {
        if let code = enterFolder() { return code }
        if options.loadsProfile { loadProfile() }
        var code = perform()
        if options.staysOpen, case .interactive = options.task {
        } else if options.staysOpen {
            code = PromptLoop(self).run()
        }
        for transcript in host.transcripts { transcript.finish() }
        host.flush()
        return code == 0 && farmCommandFailed && !hasExited && !isAtPrompt ? 1 : code
    }

    /// A person at the prompt sees the errors; the rule about farm commands is for scripts and piped text.
    private var isAtPrompt: Bool {
        host.isAtTerminal && (options.staysOpen || options.task == .interactive)
    }

    /// The session begins in the process's folder.
    private func startInFolder() {
        guard let path = getcwd(nil, 0) else { return }
        interpreter.drives.fileSystemLocation = String(cString: path)
        free(path)
    }

    private func enterFolder() -> Int32? {
        guard let folder = options.workingDirectory else { return nil }
        if chdir(folder) == 0 {
            _ = interpreter.runTopLevel(SourceText("Set-Location -LiteralPath " + Self.quoted(folder)))
            return nil
        }
        host.write("The folder '\(folder)' of -WorkingDirectory cannot be entered.\n", to: .error)
        return 1
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private func loadProfile() {
        guard let path = interpreter.variable(named: "PROFILE")?.toText().string, access(path, R_OK) == 0
        else {
            return
        }
        _ = interpreter.runTopLevel(SourceText(". " + Self.quoted(path)))
    }

    private func perform() -> Int32 {
        switch options.task {
        case .file(let path, let arguments): return runFile(path, arguments)
        case .command(let text): return run(text)
        case .commandWithArguments(let text, let arguments): return run(text, arguments)
        case .standardInput: return PipedInput(self, showsPrompt: false).run()
        case .interactive:
            return host.inputIsTerminal ? PromptLoop(self).run() : PipedInput(self, showsPrompt: true).run()
        case .version, .help: return 0
        }
    }

    private func runFile(_ path: String, _ arguments: [String]) -> Int32 {
        // The operating system's arguments have no null characters.
        let resolved = (try? interpreter.resolvePath(path)) ?? path
        var facts = stat()
        guard stat(resolved, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else {
            host.write(
                "The argument '\(path)' is not recognized as the name of a script file. Check the spelling of the "
                    + "name, or if a path was included, verify that the path is correct and try again.\n"
                    + ShellUsage.text, to: .error)
            return 64
        }
        let outcome = interpreter.runFile(resolved, arguments: arguments.map { Value($0) })
        if case .finished = outcome { return 0 }
        return code(of: outcome)
    }

    private func run(_ text: String, _ arguments: [String] = []) -> Int32 {
        if !arguments.isEmpty {
            let list = ArrayObject(arguments.map { Value($0) })
            try? interpreter.setVariable("args", .array(list), scope: "Global")
        }
        return code(of: interpreter.runTopLevel(SourceText(text)))
    }

    /// The exit code of a text that was run; one that ends with a failed command gives 1.
    func code(of outcome: Interpreter.Outcome) -> Int32 {
        switch outcome {
        case .finished(let succeeded): return succeeded ? 0 : 1
        case .exited(let code):
            hasExited = true
            return code & 0xFF
        case .failed: return 1
        case .stopped: return 130
        }
    }
}
