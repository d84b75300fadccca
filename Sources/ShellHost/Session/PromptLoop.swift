import ShellRuntime
import ShellSyntax

/// The prompt: reads an entry, runs it, and again, until `exit` or Ctrl-D.
final class PromptLoop {
    private let interpreter: Interpreter
    private let host: ConsoleHost
    private let editor: LineEditor
    private let showsBanner: Bool
    private let sensitive: SensitiveInput
    /// The prompt of the entry that is run.
    private var prompt = ""

    convenience init(_ session: ShellSession) {
        self.init(session.interpreter, session.host, showsBanner: session.options.showsBanner)
    }

    private init(_ interpreter: Interpreter, _ host: ConsoleHost, showsBanner: Bool) {
        self.interpreter = interpreter
        self.host = host
        self.showsBanner = showsBanner
        sensitive = SensitiveInput(commands: interpreter.commands)
        let state = EditorState.of(interpreter)
        editor = LineEditor(
            terminal: host.terminal, settings: state.settings, history: state.history,
            columns: { host.width },
            completer: { text, cursor in CompletionSet.find(text, cursor: cursor, interpreter) },
            isUnfinished: { text in
                // An empty line at the end is none of the text: `param(` waits on however often Enter is pressed.
                let lines = text.reversed().drop { $0.isWhitespace }.reversed()
                return Parser.parse(SourceText(String(lines))).isUnfinished
            })
    }

    /// Runs until the user leaves; the exit code of `exit`.
    func run() -> Int32 {
        if showsBanner { host.write(ShellProcess.banner, to: .output) }
        PromptText.define(interpreter)
        host.terminal.enter(.running)
        defer { host.terminal.enter(.lent) }
        while true {
            switch read() {
            case .line(let text):
                if let code = run(text) { return code }
            case .interrupted: continue
            case .endOfInput: return 0
            }
        }
    }

    /// A prompt inside a running command; `exit` goes on with the command.
    static func runNested(_ interpreter: Interpreter) {
        guard let host = interpreter.host as? ConsoleHost, host.isAtTerminal else { return }
        let level = nestingLevel(interpreter)
        interpreter.suspending {
            setNestingLevel(level + 1, interpreter)
            _ = PromptLoop(interpreter, host, showsBanner: false).run()
            setNestingLevel(level, interpreter)
        }
        host.terminal.enter(.running)
    }

    private static func nestingLevel(_ interpreter: Interpreter) -> Int32 {
        if case .int(let level)? = interpreter.variable(named: "global:NestedPromptLevel") { return level }
        return 0
    }

    private static func setNestingLevel(_ level: Int32, _ interpreter: Interpreter) {
        try? interpreter.setVariable("NestedPromptLevel", .int(level), scope: "Global")
    }

    private func read() -> LineEditor.Outcome {
        interpreter.stop.clear()
        host.flush()
        if host.terminal.cursorColumn() > 0 { host.show("\n") }
        let prompt = PromptText.make(interpreter)
        host.show(prompt)
        self.prompt = prompt
        let shown = prompt
        editor.showPrompt = { [host] in
            host.show(shown)
        }
        return editor.read()
    }

    /// Runs an entry and keeps it in the histories; the exit code when it left.
    private func run(_ text: String) -> Int32? {
        if text.allSatisfy(\.isWhitespace) { return nil }
        let isSecret = sensitive.holdsSecret(text)
        editor.history.add(text, isSecret: isSecret)
        host.transcribe(command: isSecret ? Transcript.withheld : text, prompt: prompt)
        let history = SessionHistory.of(interpreter)
        interpreter.stop.clear()
        history.begin(text)
        let outcome = interpreter.runTopLevel(SourceText(text))
        history.end(outcome)
        host.flush()
        if case .exited(let code) = outcome { return code & 0xFF }
        return nil
    }
}

/// The line editor's settings and history, one for all prompts of a session.
final class EditorState {
    let settings = EditorSettings()
    let history = LineHistory(path: LineHistory.defaultPath)

    static func of(_ interpreter: Interpreter) -> EditorState { interpreter.attachment { EditorState() } }
}
