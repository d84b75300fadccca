import ShellSyntax

/// A built-in command in a pipeline.
final class CmdletStage: Stage {
    private let declaration: CommandDeclaration
    private let metadata: CommandMetadata
    private let arguments: [RuntimeArgument]
    private let cmdlet: Cmdlet
    private var binder: Binder!
    private var context: StageContext!
    private let bound: BoundArguments
    private var isClosed = false
    private var hasBegun = false
    /// Objects that came while the commands before this one began.
    private var early: [Value] = []

    init(
        _ frame: Frame, _ call: CallSite, _ declaration: CommandDeclaration, _ arguments: [RuntimeArgument],
        next: OutputSink
    ) {
        self.declaration = declaration
        self.arguments = arguments
        metadata = frame.interpreter.commands.metadata(of: declaration, frame.interpreter)
        cmdlet = declaration.make()
        bound = BoundArguments(declaration)
        super.init(frame, call, next: next)
    }

    override func begin() throws {
        let errors = BindingErrors(
            command: declaration.name, extent: call.extent, invocation: call.invocationInfo,
            errorSource: declaration.implementingType)
        binder = Binder(metadata, interpreter, errors: errors)
        binder.hasInput = hasInput
        try binder.bind(arguments)
        if !hasInput || !binder.takesPipelineInput {
            try binder.settle(pipelineFollows: hasInput)
        } else {
            try binder.settle(pipelineFollows: true)
        }
        let preferences = try CommandPreferences(binder, frame)
        context = StageContext(
            self, preferences, commandName: declaration.name, errorSource: declaration.implementingType)
        context.shouldProcessImpact = declaration.confirmImpact
        try context.startVariables()
        cmdlet.context = context
        cmdlet.arguments = bound
        fill()
        try run { try cmdlet.begin() }
        hasBegun = true
        guard !early.isEmpty else { return }
        let waiting = early
        early = []
        for value in waiting { try write(value) }
    }

    override var contextIdentity: ObjectIdentifier { ObjectIdentifier(context) }

    /// The parameter set that the command was told last.
    private var filledSet = -1

    /// Hands what is bound now to the command.
    private func fill() {
        filledSet = binder.chosenSetIndex
        for index in 0..<declaration.parameters.count { bound.values[index] = binder.values[index] }
        bound.parameterSet = binder.chosenSet
        context.boundTable = { [unowned binder = binder!] in binder.boundTable() }
    }

    override func write(_ value: Value) throws {
        guard hasBegun else { return early.append(value) }
        if let index = binder.plainTarget, index < declaration.parameters.count, !value.isNull {
            let object = value.asElement
            binder.values[index] = object
            bound.values[index] = object
            return try run { try cmdlet.process() }
        }
        let taken: Bool
        do {
            taken = try binder.bind(input: value)
        } catch let error as ScriptError {
            error.record.target = value
            return try enter { try context.writeError(error.record) }
        }
        guard taken else {
            return try enter { try context.writeError(binder.errors.inputNotBound(value).record) }
        }
        if binder.lacksMandatory {
            throw binder.errors.missingMandatory(binder.missing(pipelineFollows: false))
        }
        refill()
        try run { try cmdlet.process() }
    }

    /// Hands over what the object from the pipeline has changed.
    private func refill() {
        if binder.hasDelayed { return fill() }
        let count = declaration.parameters.count
        for index in binder.released where index < count { bound.values[index] = binder.values[index] }
        for index in binder.boundByPipeline where index < count { bound.values[index] = binder.values[index] }
        let set = binder.chosenSetIndex
        if set != filledSet {
            filledSet = set
            bound.parameterSet = binder.chosenSet
        }
    }

    override func end() throws {
        if !hasInput { try processOnce() }
        try run { try cmdlet.end() }
    }

    // A command that has seen enough of what it was given as an argument has nobody to stop.
    private func processOnce() throws {
        do { try run { try cmdlet.process() } } catch ControlSignal.stopUpstream(let id)
            where id == contextIdentity
        {}
    }

    private func run(_ body: () throws -> Void) throws {
        try enter {
            do {
                guard context.collectsVariables else { return try body() }
                interpreter.collectors.append(context)
                defer { interpreter.collectors.removeLast() }
                try body()
            } catch let error as ScriptError {
                throw context.terminating(error.record)
            }
        }
    }

    override func close() {
        guard !isClosed else { return }
        isClosed = true
        cmdlet.close()
        context?.dropPipelineVariable()
        // The context holds the stage.
        context = nil
    }
}
