import ShellRuntime
import ShellSyntax

/// Standard input that is no terminal, run as it comes: each complete line is a command; after a line that is not
/// complete, everything up to a blank line is one.
struct PipedInput {
    private let session: ShellSession
    private let showsPrompt: Bool

    /// Reads for a session. With prompts each line is shown behind its prompt.
    init(_ session: ShellSession, showsPrompt: Bool) {
        self.session = session
        self.showsPrompt = showsPrompt
    }

    func run() -> Int32 {
        if showsPrompt { PromptText.define(session.interpreter) }
        let sensitive = SensitiveInput(commands: session.interpreter.commands)
        while let text = next() {
            if text.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
            if !session.host.transcripts.isEmpty {
                session.host.transcribe(
                    command: sensitive.holdsSecret(text) ? Transcript.withheld : text,
                    prompt: showsPrompt ? PromptText.make(session.interpreter) : "PS>")
            }
            let outcome = session.interpreter.runTopLevel(SourceText(text))
            if case .exited = outcome { return session.code(of: outcome) }
        }
        return 0
    }

    /// The next command; nil at the end of the input, which drops a command that was not ended.
    private func next() -> String? {
        prompt(showsPrompt ? PromptText.make(session.interpreter) : "")
        guard let first = line() else { return nil }
        guard Parser.parse(SourceText(first)).isUnfinished else { return first }
        var text = first
        while true {
            prompt(">> ")
            guard let more = line() else { return nil }
            if more.isEmpty { return text }
            text += "\n" + more
        }
    }

    private func line() -> String? {
        guard let line = session.host.input.next() else { return nil }
        if showsPrompt { session.host.show(line + "\n") }
        return line
    }

    private func prompt(_ text: String) {
        if showsPrompt { session.host.show(text) }
        session.host.flush()
    }
}

extension ParseResult {
    /// True when a prompt goes on reading: something was begun that more text may end.
    var isUnfinished: Bool { errors.contains(where: \.incompleteInput) }
}
