import ShellRuntime

/// `DetailedView` and `Get-Error`: every property of an error, nested ones indented, causes too.
public struct DetailedText {
    let width: Int

    /// Renders for a terminal of a width.
    public init(width: Int) { self.width = width }

    /// The text of an error record.
    public func text(_ record: ErrorRecord) -> String {
        var lines: [String] = [""]
        lines += exceptionLines(record.exception, depth: 0)
        add("CategoryInfo", CategoryText.text(record), to: &lines, indent: 0)
        add("FullyQualifiedErrorId", record.fullyQualifiedErrorId, to: &lines, indent: 0)
        if let details = record.detailsMessage { add("ErrorDetails", details, to: &lines, indent: 0) }
        if let place = record.invocation, place.scriptLineNumber > 0 {
            lines.append(Self.label("InvocationInfo"))
            add("ScriptLineNumber", String(place.scriptLineNumber), to: &lines, indent: 4)
            add("OffsetInLine", String(place.offsetInLine), to: &lines, indent: 4)
            add("ScriptName", place.scriptName, to: &lines, indent: 4)
            add("Line", SecretMask.shown(place.line), to: &lines, indent: 4)
            add("PositionMessage", place.positionMessage, to: &lines, indent: 4)
            add("InvocationName", place.invocationName, to: &lines, indent: 4)
        }
        if !record.scriptStackTrace.isEmpty {
            add("ScriptStackTrace", record.scriptStackTrace, to: &lines, indent: 0)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func label(_ name: String) -> String {
        name + String(repeating: " ", count: max(22 - name.count, 1)) + ": "
    }

    private func exceptionLines(_ exception: ExceptionObject, depth: Int) -> [String] {
        var lines = [Self.label(depth == 0 ? "Exception" : "InnerException")]
        var inner: [String] = []
        add("Type", exception.exceptionType.fullName, to: &inner, indent: 4)
        add("Message", exception.message, to: &inner, indent: 4)
        if let cause = exception.inner, depth < 10 {
            inner += exceptionLines(cause, depth: depth + 1).map { "    " + $0 }
        }
        lines += inner
        return lines
    }

    private func add(_ name: String, _ value: String, to lines: inout [String], indent: Int) {
        let blanks = String(repeating: " ", count: indent)
        let padded = name + String(repeating: " ", count: max(22 - name.count, 0))
        let parts = LineBreaking.lines(value)
        for (index, part) in parts.enumerated() {
            let start = index == 0 ? padded + ": " : String(repeating: " ", count: 24)
            lines.append(blanks + start + part)
        }
    }
}
