import ShellSyntax

extension Interpreter {
    /// Puts an error in front of `$Error`, once.
    func record(_ record: ErrorRecord) {
        guard !record.isRecorded else { return }
        record.isRecorded = true
        errors.insert(record, at: 0)
        if errors.count > 256 { errors.removeLast() }
    }

    /// Keeps an error of script code in `$Error`, and in the -ErrorVariable of the commands it runs in.
    func note(_ record: ErrorRecord) {
        if !record.isRecorded { for collector in collectors { collector.collect(2, .host(record)) } }
        self.record(record)
    }

    /// Keeps an error that was swallowed in `$Error`.
    public func remember(_ record: ErrorRecord) { self.record(record) }

    /// Whether an error leaves the statement list it happened in: somebody up the stack catches it, or it was thrown to
    /// end the script.
    func propagates(_ error: ScriptError, in frame: Frame) -> Bool {
        if tryDepth > 0 { return true }
        let preference = preference(Preference.error, frame, .continue)
        if error.record.isThrown { return preference != .silentlyContinue && preference != .ignore }
        return preference == .stop
    }

    /// Reports an error that ended a statement; the script goes on.
    func reportStatementError(_ record: ErrorRecord, _ frame: Frame) throws {
        lastSucceeded = false
        errorCount += 1
        let preference = preference(Preference.error, frame, .continue)
        if preference != .ignore { note(record) }
        if preference == .silentlyContinue || preference == .ignore { return }
        try showError(record, frame)
    }

    /// Sends an error to the error stream.
    func showError(_ record: ErrorRecord, _ frame: Frame) throws {
        unhandledError?(record, moduleName(of: record))
        if let sink = streams.error { return try sink.write(.host(record)) }
        host.write(formatter.text(record, self), to: .error)
    }

    private func moduleName(of record: ErrorRecord) -> String {
        if case .cmdlet(let declaration)? = record.invocation?.command { return declaration.module }
        guard record.fullyQualifiedErrorId == "CommandNotFoundException" else { return "" }
        return commands.moduleLacking(record.target.toText().string)?.name ?? ""
    }

    /// Reports an error of a command that goes on, as its preference says.
    func writeError(_ record: ErrorRecord, _ preference: ActionPreference, _ frame: Frame, command: String)
        throws
    {
        if preference != .stop && preference != .ignore {
            for collector in collectors { collector.collect(2, .host(record)) }
        }
        errorCount += 1
        lastSucceeded = false
        switch preference {
        case .ignore: return
        case .silentlyContinue, .suspend: self.record(record)
        case .continue, .break:
            self.record(record)
            try showError(record, frame)
        case .stop:
            let error = ScriptError(record)
            let stop = ExceptionObject(
                "System.Management.Automation.ActionPreferenceStopException",
                "The running command stopped because the preference variable \"ErrorActionPreference\" or common "
                    + "parameter is set to Stop: \(record.toText().string)")
            stop.record = record
            for collector in collectors { collector.collect(2, .host(stop)) }
            record.isThrown = true
            throw error
        case .inquire:
            self.record(record)
            let choice = try choose(
                caption: "Confirm", message: record.toText().string,
                choices: [
                    ("&Yes", "Continue with only the next step of the operation."),
                    ("Yes to &All", "Continue with all the steps of the operation."),
                    ("&Halt Command", "Stop this command."), ("&Suspend", "Pause the current pipeline."),
                ], defaultChoice: 0, command: command)
            if choice == 2 {
                let stopped = ScriptError.make(
                    "System.Management.Automation.ActionPreferenceStopException", id: "ActionPreferenceStop",
                    category: .operationStopped,
                    message: "The running command stopped because the user selected the Stop option.")
                stopped.record.activity = record.activity
                stopped.record.invocation = record.invocation
                stopped.record.isThrown = true
                throw stopped
            }
            try showError(record, frame)
        }
    }

    /// Writes to the warning, verbose or debug stream.
    func writeMessage(
        _ kind: StreamRecord.Kind, _ message: String, _ preference: ActionPreference, _ frame: Frame
    ) throws {
        if kind == .warning, preference != .ignore { collect(StreamRecord(kind, message)) }
        switch preference {
        case .silentlyContinue, .ignore, .suspend: return
        case .stop:
            try deliver(StreamRecord(kind, message))
            throw ScriptError.make(
                "System.Management.Automation.ActionPreferenceStopException", id: "ActionPreferenceStop",
                category: .operationStopped,
                message:
                    "The running command stopped because the preference variable \"\(Self.variable(kind))\" or common "
                    + "parameter is set to Stop: \(message)")
        default: break
        }
        try deliver(StreamRecord(kind, message))
    }

    private func deliver(_ record: StreamRecord) throws {
        if let sink = streams[record.kind.rawValue] { return try sink.write(.host(record)) }
        messageRenderer?(record.kind, Value(record.message), self)
    }

    /// Puts a warning into the variables of `-WarningVariable`, also when it is not shown.
    private func collect(_ warning: StreamRecord) {
        for collector in collectors { collector.collect(3, .host(warning)) }
    }

    private static func variable(_ kind: StreamRecord.Kind) -> String {
        switch kind {
        case .warning: "WarningPreference"
        case .verbose: "VerbosePreference"
        case .debug: "DebugPreference"
        }
    }

    /// Writes to stream 6.
    func writeInformation(_ record: InformationRecord, _ preference: ActionPreference) throws {
        let isHostText = record.tags.contains("PSHOST")
        for collector in collectors { collector.collect(6, .host(record)) }
        if preference == .ignore { return }
        if preference == .stop && !isHostText {
            throw ScriptError.make(
                "System.Management.Automation.ActionPreferenceStopException", id: "ActionPreferenceStop",
                category: .operationStopped,
                message:
                    "The running command stopped because the preference variable \"InformationPreference\" or common "
                    + "parameter is set to Stop: \(record.toText().string)")
        }
        if let sink = streams.information { return try sink.write(.host(record)) }
        if isHostText || preference == .continue || preference == .inquire {
            messageRenderer?(nil, .host(record), self)
        }
    }

    /// Shows what a command would do.
    func showWhatIf(_ text: String) {
        host.write(text + "\n", to: .output)
    }

    /// The error that `throw` makes of a value.
    func thrown(_ value: Value, _ frame: Frame) throws -> ScriptError {
        switch value.unwrapped {
        case .nothing:
            if let caught {
                // A command's own error stays the command's; one of .NET is now thrown by the script.
                if caught.activity.isEmpty { caught.exception.isThrown = true }
                return ScriptError(caught)
            }
            let error = ScriptError.make(
                id: "ScriptHalted", category: .operationStopped, message: "ScriptHalted")
            error.record.exception.isThrown = true
            return error
        case .host(let record as ErrorRecord): return ScriptError(record)
        case .host(let exception as ExceptionObject):
            if let record = exception.record { return ScriptError(record) }
            let isOwn = exception.exceptionType.isAssignable(
                to: TypeCatalog.shared.exceptionType("System.Management.Automation.RuntimeException"))
            let record = ErrorRecord(
                exception, id: isOwn ? "RuntimeException" : exception.message, category: .operationStopped)
            exception.record = record
            return ScriptError(record)
        default:
            let text = value.isNull ? "ScriptHalted" : try Conversions.text(value, self).string
            let error = ScriptError.make(
                id: text, category: .operationStopped, message: text, target: value.asElement)
            error.record.exception.isThrown = true
            return error
        }
    }

    /// Runs a `finally` block although an error or a stop is on its way.
    func sheltered<R>(_ body: () throws -> R) throws -> R {
        let stopping = stop.isRequested
        if stopping { stop.clear() }
        defer { if stopping { stop.request() } }
        return try body()
    }

    /// The lines of `ScriptStackTrace`.
    func stackTrace(_ frame: Frame, _ extent: ScriptExtent) -> String {
        var lines: [String] = []
        var current: Frame? = frame
        var place: ScriptExtent? = extent
        while let at = current, lines.count < 64 {
            let position = place ?? at.position?.extent
            let line = position?.startLineNumber ?? 0
            let file = position?.file ?? "<No file>"
            let name = at.call.map { $0.name.isEmpty ? "<ScriptBlock>" : $0.name } ?? "<ScriptBlock>"
            lines.append("at \(at.kind == .script ? "<ScriptBlock>" : name), \(file): line \(line)")
            place = nil
            if at.kind == .script || at === global { break }
            current = at.parent
        }
        return lines.joined(separator: "\n")
    }
}

/// `$Error`: the newest error first.
final class ErrorListObject: HostObject {
    private unowned let interpreter: Interpreter

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    override var type: TypeInfo { Self.typeInfo }
    override var knownCount: Int? { interpreter.errors.count }
    override var isEnumerable: Bool { true }

    override func makeIterator() -> ValueIterator? { ValuesIterator(interpreter.errors.map { .host($0) }) }

    override func element(at index: Value, _ interpreter: Interpreter) throws -> Value? {
        guard case .int(let number)? = Conversions.tryConvert(index, to: .int32, interpreter) else {
            return nil
        }
        let position = number >= 0 ? Int(number) : Int(number) + interpreter.errors.count
        guard position >= 0, position < interpreter.errors.count else { return .null }
        return .host(interpreter.errors[position])
    }

    private static let typeInfo = TypeInfo("System.Collections.ArrayList", base: .object, interfaces: [.list])
    {
        TypeMembers(
            properties: [
                NativeProperty(
                    "Count", "int", get: { _, interpreter in .int(Int32(interpreter.errors.count)) })
            ],
            methods: [
                NativeMethod("void Clear()") { _, _, interpreter in
                    interpreter.errors.removeAll()
                    return .nothing
                },
                NativeMethod("void RemoveAt(int index)") { _, arguments, interpreter in
                    if case .int(let index) = arguments[0], index >= 0, index < interpreter.errors.count {
                        interpreter.errors.remove(at: Int(index))
                    }
                    return .nothing
                },
            ])
    }
}
