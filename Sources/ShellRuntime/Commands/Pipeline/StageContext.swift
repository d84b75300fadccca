/// The context of a command in a pipeline: applies its common parameters and preferences to everything it writes.
final class StageContext: CommandContext {
    private let stage: Stage
    let preferences: CommandPreferences
    private let commandName: String
    private let errorSource: String
    var shouldProcessImpact: ConfirmImpact = .medium
    var boundTable: () -> TableObject = { TableObject(flavor: .dictionary) }
    /// "Yes to all" and "No to all" answers of this call.
    private var answerForAll: Bool?
    private var continueForAll: Bool?
    /// The lists of -OutVariable (1), -ErrorVariable (2), -WarningVariable (3) and -InformationVariable (6).
    private var lists: [Int: ListObject] = [:]

    init(_ stage: Stage, _ preferences: CommandPreferences, commandName: String, errorSource: String) {
        self.stage = stage
        self.preferences = preferences
        self.commandName = commandName
        self.errorSource = errorSource
        super.init(interpreter: stage.interpreter, invocation: stage.call.invocationInfo())
    }

    override var frame: Frame { stage.frame }

    // MARK: Variables that collect

    /// True when streams of what runs inside are to be collected.
    var collectsVariables: Bool {
        preferences.errorVariable != nil || preferences.warningVariable != nil
            || preferences.informationVariable != nil
    }

    /// Takes a record of a stream that the command or one inside it has written.
    func collect(_ stream: Int, _ value: Value) {
        guard let list = lists[stream] else { return }
        list.elements.append(value)
        list.didChange()
    }

    /// Makes the variables of -OutVariable and its kin; they fill while the command runs.
    func startVariables() throws {
        try start(preferences.errorVariable, 2)
        try start(preferences.warningVariable, 3)
        try start(preferences.informationVariable, 6)
        try start(preferences.outVariable, 1)
        if let name = preferences.pipelineVariable { stage.frame.define(Symbol(name), .null) }
    }

    private func start(_ target: (name: String, adds: Bool)?, _ stream: Int) throws {
        guard let target else { return }
        var list: ListObject?
        if target.adds, let old = interpreter.variable(named: target.name), !old.isNull {
            list = try old.hostObject as? ListObject ?? arrayList(Enumeration.elements(old))
        }
        let kept = list ?? arrayList([])
        lists[stream] = kept
        if target.adds, list != nil, interpreter.variable(named: target.name)?.hostObject === kept { return }
        try interpreter.setVariable(target.name, .host(kept), scope: nil)
    }

    private func arrayList(_ values: [Value]) -> ListObject {
        interpreter.arrayList(values).hostObject as? ListObject ?? ObjectCollection(values)
    }

    /// Lets go of the pipeline variable, which lives as long as the pipeline.
    func dropPipelineVariable() {
        if let name = preferences.pipelineVariable { _ = stage.frame.remove(Symbol(name)) }
    }

    /// Collects what the command itself reports while nobody above it does so: see `Interpreter.collectors`.
    private func collectOwn(_ stream: Int, _ value: @autoclosure () -> Value) {
        guard lists[stream] != nil, !interpreter.collectors.contains(where: { $0 === self }) else { return }
        collect(stream, value())
    }

    // MARK: Streams

    override func write(_ value: Value) throws {
        if preferences.outVariable != nil { collect(1, value) }
        if let name = preferences.pipelineVariable { stage.frame.define(Symbol(name), value) }
        try stage.next.write(value)
    }

    override func writeEnumerated(_ value: Value) throws {
        if case .nothing = value { return }
        try Enumeration.forEach(value) { try write($0) }
    }

    /// The record with the command's name, id and position.
    private func complete(_ record: ErrorRecord, qualifies: Bool = true) -> ErrorRecord {
        if record.activity.isEmpty { record.activity = commandName }
        if qualifies, record.fullyQualifiedErrorId == record.errorId, !record.errorId.contains(","),
            !errorSource.isEmpty
        {
            record.fullyQualifiedErrorId = record.errorId + "," + errorSource
        }
        if record.invocation == nil { record.invocation = invocation }
        if record.scriptStackTrace.isEmpty {
            record.scriptStackTrace = interpreter.stackTrace(stage.frame, stage.call.extent)
        }
        return record
    }

    override func writeError(_ record: ErrorRecord) throws { try report(complete(record)) }

    private func report(_ record: ErrorRecord) throws {
        collectOwn(2, .host(record))
        stage.hasFailed = true
        try interpreter.writeError(record, preferences.error, stage.frame, command: commandName)
    }

    override func writeUserError(_ record: ErrorRecord) throws {
        let caller = stage.frame.call == nil ? nil : stage.frame.invocationInfo()
        record.invocation = caller ?? InvocationInfo()
        let name: String
        switch caller?.command {
        case .function(let function): name = function.name
        case .script(let path):
            name = String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...])
        default: name = ""
        }
        if !name.isEmpty, !record.errorId.contains(",") {
            record.fullyQualifiedErrorId = record.errorId + "," + name
        }
        try report(complete(record, qualifies: false))
    }

    override func terminating(_ record: ErrorRecord) -> ScriptError {
        let record = complete(record)
        if !record.isThrown { collect(2, .host(record)) }
        return ScriptError(record)
    }

    override func writeWarning(_ message: String) throws {
        collectOwn(3, .host(StreamRecord(.warning, message)))
        try interpreter.writeMessage(.warning, message, preferences.warning, stage.frame)
    }

    override func writeVerbose(_ message: String) throws {
        try interpreter.writeMessage(.verbose, message, preferences.verbose, stage.frame)
    }

    override func writeDebug(_ message: String) throws {
        try interpreter.writeMessage(.debug, message, preferences.debug, stage.frame)
    }

    override func writeInformation(_ data: Value, tags: [String], source: String) throws {
        let record = InformationRecord(data, tags: tags, source: source)
        collectOwn(6, .host(record))
        try interpreter.writeInformation(record, preferences.information)
    }

    override func writeProgress(_ record: ProgressRecord) throws {
        switch preferences.progress {
        case .continue, .inquire: interpreter.host.showProgress(record)
        case .stop:
            throw ScriptError.make(
                "System.Management.Automation.ActionPreferenceStopException", id: "ActionPreferenceStop",
                category: .operationStopped,
                message:
                    "The running command stopped because the preference variable \"ProgressPreference\" or common "
                    + "parameter is set to Stop: \(record.activity)")
        default: break
        }
    }

    override var isTrial: Bool { preferences.whatIf }

    override var isStopping: Bool { interpreter.stop.isRequested }

    // MARK: Confirmation

    override func shouldProcess(_ target: String, _ action: String?) throws -> Bool {
        let action = action ?? commandName
        if preferences.whatIf {
            interpreter.showWhatIf("What if: Performing the operation \"\(action)\" on target \"\(target)\".")
            return false
        }
        let threshold = preferences.confirm == nil ? interpreter.confirmPreference(stage.frame) : .none
        let asks = preferences.confirm ?? (threshold != .none && shouldProcessImpact >= threshold)
        if asks {
            if let answerForAll { return answerForAll }
            return try ask("Performing the operation \"\(action)\" on target \"\(target)\".")
        }
        if preferences.asksVerbose {
            try writeVerbose("Performing the operation \"\(action)\" on target \"\(target)\".")
        }
        return true
    }

    private func ask(_ message: String) throws -> Bool {
        try ask(
            caption: "Confirm", "Are you sure you want to perform this action?\n" + message,
            remembering: &answerForAll)
    }

    /// An error of asking is the command's own.
    private func owned<R>(_ body: () throws -> R) throws -> R {
        do { return try body() } catch let error as ScriptError { throw ScriptError(complete(error.record)) }
    }

    /// Asks; an answer for all that follow is remembered.
    private func ask(caption: String, _ message: String, remembering answerForAll: inout Bool?) throws -> Bool
    {
        let choice = try owned {
            try interpreter.choose(
                caption: caption, message: message,
                choices: [
                    ("&Yes", "Continue with only the next step of the operation."),
                    ("Yes to &All", "Continue with all the steps of the operation."),
                    ("&No", "Skip this operation and proceed with the next operation."),
                    ("No to A&ll", "Skip this operation and all subsequent operations."),
                    (
                        "&Suspend",
                        "Pause the current pipeline and return to the command prompt. Type \"exit\" to resume the pipeline."
                    ),
                ], defaultChoice: 0, command: commandName)
        }
        switch choice {
        case 0: return true
        case 1:
            answerForAll = true
            return true
        case 3:
            answerForAll = false
            return false
        default: return false
        }
    }

    override func shouldContinue(_ query: String, _ caption: String) throws -> Bool {
        if let continueForAll { return continueForAll }
        return try ask(caption: caption, query, remembering: &continueForAll)
    }
}
