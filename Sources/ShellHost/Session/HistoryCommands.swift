import ShellRuntime
import ShellSyntax

/// `Get-History`: the commands of this session.
final class GetHistoryCommand: Cmdlet {
    override func process() throws {
        let entries = SessionHistory.of(interpreter).entries
        guard let ids = arguments["Id"] else {
            let count = arguments.int("Count") ?? entries.count
            for entry in entries.suffix(max(count, 0)) { try write(.host(entry)) }
            return
        }
        for id in try Enumeration.elements(ids) {
            let number = id.toText().string
            if let entry = entries.last(where: { String($0.id) == number }) {
                try write(.host(entry))
            } else {
                try writeError(HistoryErrors.noId(number).record)
            }
        }
    }
}

/// `Invoke-History`: shows a command of the history and runs it again.
final class InvokeHistoryCommand: Cmdlet {
    override func process() throws {
        let history = SessionHistory.of(interpreter)
        let entry = try find(history)
        guard try shouldProcess(entry.commandLine) else { return }
        interpreter.host.write(entry.commandLine + "\n", to: .output)
        history.replaceRunning(entry.commandLine)
        let block = try interpreter.scriptBlock(of: SourceText(entry.commandLine))
        try writeEnumerated(try interpreter.evaluate(block, under: .null))
    }

    private func find(_ history: SessionHistory) throws -> HistoryInfo {
        guard let wanted = arguments.text("Id"), !wanted.isEmpty else {
            guard let last = history.entries.last else {
                throw context.terminating(HistoryErrors.empty().record)
            }
            return last
        }
        if let id = Int64(wanted) {
            if let entry = history.entries.last(where: { $0.id == id }) { return entry }
            throw context.terminating(HistoryErrors.noId(wanted).record)
        }
        if let entry = history.entries.last(where: { $0.commandLine.hasPrefix(wanted) }) { return entry }
        throw context.terminating(HistoryErrors.noLine(wanted).record)
    }
}

/// `Clear-History`: forgets commands of this session.
final class ClearHistoryCommand: Cmdlet {
    override func process() throws {
        let history = SessionHistory.of(interpreter)
        let ids = arguments.texts("Id")
        let patterns = try arguments.texts("CommandLine").map { try Patterns.wildcard(Text($0)) }
        history.remove { entry in
            if ids.isEmpty && patterns.isEmpty { return true }
            return ids.contains(String(entry.id))
                || patterns.contains { $0.matches(Text(entry.commandLine)) }
        }
    }
}

/// `Add-History`: puts commands at the end of the history.
final class AddHistoryCommand: Cmdlet {
    override func process() throws {
        guard let input = arguments["InputObject"] else { return }
        for element in try Enumeration.elements(input) {
            let line = try Members.get(element, Symbol("CommandLine"), interpreter) ?? element
            let entry = HistoryInfo(line.toText().string)
            SessionHistory.of(interpreter).add(entry)
            if arguments.flag("Passthru") { try write(.host(entry)) }
        }
    }
}

/// Errors of the history commands.
enum HistoryErrors {
    static func noId(_ id: String) -> ScriptError {
        make("GetHistoryNoHistoryForId", "Cannot locate the history for Id \(id).", Value(id))
    }

    static func noLine(_ line: String) -> ScriptError {
        make(
            "InvokeHistoryNoHistoryForCommandline", "Cannot locate the history for command line \(line).",
            Value(line))
    }

    static func empty() -> ScriptError {
        make("InvokeHistoryNoLastHistoryEntryFound", "Cannot locate the last history entry.", .null)
    }

    private static func make(_ id: String, _ message: String, _ target: Value) -> ScriptError {
        .make(
            "System.ArgumentException", id: id, category: .objectNotFound, message: message, target: target)
    }
}
