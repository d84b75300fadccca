import ShellRuntime

/// Shows the objects of a session by its views.
public final class SessionFormatter: ObjectFormatter {
    /// The session's views; modules and format files add theirs.
    public let views: ViewTable

    /// Makes a formatter of the shell's own views and those of further modules.
    public init(_ views: [ViewDefinition] = []) {
        self.views = ViewTable(views)
    }

    public override func makeOutput(_ interpreter: Interpreter) -> ObjectDisplay {
        ObjectOutput(host: FormatSession(interpreter, views: views))
    }

    public override func text(_ record: ErrorRecord, _ interpreter: Interpreter) -> String {
        let text = ErrorText(interpreter).text(record, view: interpreter.errorView)
        return text.hasSuffix("\n") ? text : text + "\n"
    }
}

extension FormatSession {
    /// The formatting side of an engine; the shell's own views when its host set no formatter.
    public init(of interpreter: Interpreter) {
        let formatter = interpreter.formatter as? SessionFormatter
        self.init(interpreter, views: formatter?.views ?? ViewTable())
    }
}
