import ShellSyntax

/// What a called function, script or block is run with.
struct Callee {
    let block: ScriptBlock
    /// Name for errors and `$MyInvocation`.
    let name: String
    var module: ModuleInfo?
    /// Runs in the caller's scope (`.`).
    var isDotSourced = false
    /// A script file: its frame is a script scope.
    var isScript = false
    /// The script of `-File`: it runs in the global scope itself.
    var isMain = false
}

/// A function, script or script block in a pipeline.
final class FunctionStage: Stage {
    private let callee: Callee
    private let arguments: [RuntimeArgument]
    private var code: BlockCode!
    private var own: Frame!
    private var isPushed = false
    private var binder: Binder!
    private var context: StageContext!
    private var collectedInput: InputBuffer?
    private var isFailed = false
    private var hasBegun = false
    private var isReady = false
    /// Objects that came while the commands before this one began.
    private var early: [Value] = []
    /// `$_` and `$this` of a block that a method or operator calls.
    var dollarUnder: Value?
    var this: Value?
    private var savedFrame: (sink: OutputSink, block: ScriptBlock?, dollarUnder: Value)?

    init(_ frame: Frame, _ call: CallSite, _ callee: Callee, _ arguments: [RuntimeArgument], next: OutputSink)
    {
        self.callee = callee
        self.arguments = arguments
        super.init(frame, call, next: next)
    }

    override func begin() throws {
        let interpreter = frame.interpreter
        if callee.isMain {
            code = try callee.block.code(interpreter)
            own = interpreter.adopt(code.layout!)
            savedFrame = (own.sink, own.block, own.slots[0])
        } else if callee.isDotSourced {
            code = try callee.block.code(over: frame.layout, interpreter)
            own = frame
            savedFrame = (frame.sink, frame.block, frame.slots[0])
        } else {
            code = try callee.block.code(interpreter)
            let parent = home(interpreter)
            own = try interpreter.push(code.layout!, parent: parent, sink: next)
            isPushed = true
            own.kind = callee.isScript ? .script : .function
            own.script = callee.isScript ? own : parent.script
            own.module = callee.module ?? callee.block.module ?? (callee.isScript ? nil : parent.module)
            own.strictVersion = callee.isScript ? 0 : parent.strictVersion
        }
        own.block = callee.block
        own.call = call
        if let dollarUnder { own.slots[0] = dollarUnder }
        if let this { own.this = this }
        try bindArguments()
        if hasInput || code.process == nil { own.input = InputBuffer() }
        collectedInput = own.input
        hasBegun = true
        try run { for node in code.prelude { _ = try node.exec(own) } }
        if let begin = code.begin { try run { try body(begin) } }
        isReady = true
        guard !early.isEmpty else { return }
        let waiting = early
        early = []
        for value in waiting { try write(value) }
    }

    // The scope that the callee's names are looked up in after its own: the newest one of the session state that it
    // belongs to. Script files and texts belong to whoever runs them.
    private func home(_ interpreter: Interpreter) -> Frame {
        let module = callee.module ?? callee.block.module
        if module === frame.module || callee.isScript { return frame }
        if module == nil, callee.block.isRoot { return frame }
        return interpreter.newestFrame(of: module) ?? module?.frame ?? interpreter.global
    }

    private func bindArguments() throws {
        let metadata = code.metadata
        let errors = BindingErrors(
            command: callee.name, extent: call.extent, invocation: call.invocationInfo,
            errorSource: callee.name)
        binder = Binder(metadata, interpreter, errors: errors)
        binder.hasInput = hasInput
        if let dynamic = code.dynamicParameters { try addDynamic(dynamic) }
        try binder.bind(arguments)
        try binder.settle(pipelineFollows: hasInput && binder.takesPipelineInput)
        let preferences = try CommandPreferences(binder, frame)
        context = StageContext(self, preferences, commandName: callee.name, errorSource: callee.name)
        context.boundTable = { [unowned binder = binder!] in binder.boundTable() }
        context.shouldProcessImpact = metadata.confirmImpact
        try context.startVariables()
        for (symbol, value) in preferences.overrides { own.define(symbol, value) }
        own.unbound = binder.unbound
        own.bindings = binder
        if metadata.isAdvanced { own.cmdlet = FunctionContext(context, binder) }
        if preferences.outVariable != nil || preferences.pipelineVariable != nil {
            let inner = next
            own.sink = ContextSink(context, inner)
        }
        try assignParameters(defaults: true)
    }

    /// Puts bound values and defaults into the parameters' slots.
    private func assignParameters(defaults: Bool) throws {
        for (index, parameter) in binder.parameters.enumerated()
        where parameter.slot >= 0 || parameter.isFunctionParameter {
            guard let value = binder.values[index] else {
                if defaults { try assignDefault(parameter) }
                continue
            }
            try assign(parameter, value)
        }
    }

    private func assign(_ parameter: ParameterInfo, _ value: Value) throws {
        let symbol = parameter.symbol
        if parameter.type != nil || !parameter.rules.isEmpty {
            let box = VariableBox(value, type: parameter.type)
            if parameter.isSwitch {
                box.value = try Conversions.convert(value, to: .switchParameter, interpreter)
            }
            box.name = parameter.name
            box.rules = parameter.rules
            box.isLocal = own.kind == .function
            own.define(symbol, .variable(box))
        } else {
            own.define(symbol, value)
        }
    }

    private func assignDefault(_ parameter: ParameterInfo) throws {
        if let node = parameter.defaultValue {
            let outer = own.interpreter.current
            own.interpreter.current = own
            defer { own.interpreter.current = outer }
            let value = try node.eval(own).asElement
            return try assign(parameter, binder.errors.convertedDefault(parameter, value, interpreter))
        }
        if parameter.isSwitch { return try assign(parameter, .bool(false)) }
        guard let type = parameter.type else { return own.define(parameter.symbol, .null) }
        try assign(parameter, type === TypeInfo.string ? .text(.empty) : ValueDefaults.value(of: type))
    }

    private func addDynamic(_ node: StatementListNode) throws {
        let probe = Binder(code.metadata, interpreter, errors: binder.errors)
        probe.isProbe = true
        if (try? probe.bind(arguments)) != nil {
            own.bound = probe.boundTable()
            for (index, parameter) in probe.parameters.enumerated() {
                if let value = probe.values[index] { try assign(parameter, value) }
            }
        }
        let collector = CollectorSink()
        own.sink = collector
        defer { own.sink = next }
        _ = try node.exec(own)
        binder.add(dynamic: DynamicParameters.read(collector.result, interpreter))
    }

    // MARK: Running

    /// Runs a piece of the function with its frame, streams and `$this` in force.
    private func run(_ body: () throws -> Void) throws {
        let interpreter = frame.interpreter
        let outer = interpreter.current
        let streams = interpreter.streams
        let sink = own.sink
        if savedFrame != nil { own.sink = next }
        interpreter.current = own
        if context?.collectsVariables == true { interpreter.collectors.append(context) }
        if let redirected { interpreter.streams = redirected.over(streams) }
        defer {
            interpreter.current = outer
            interpreter.streams = streams
            if context?.collectsVariables == true { interpreter.collectors.removeLast() }
            if savedFrame != nil { own.sink = sink }
        }
        do {
            try body()
        } catch {
            isFailed = true
            throw error
        }
    }

    private func body(_ list: StatementListNode) throws {
        let flow = try list.exec(own)
        switch flow {
        case .normal, .returning: return
        case .breaking: throw ControlSignal.break(label: takeLabel())
        case .continuing: throw ControlSignal.continue(label: takeLabel())
        }
    }

    private func takeLabel() -> String? {
        defer { own.pendingLabel = nil }
        return own.pendingLabel
    }

    override func write(_ value: Value) throws {
        guard isReady else { return early.append(value) }
        if code.metadata.isAdvanced || hasPipelineParameters {
            let taken: Bool
            do {
                taken = try binder.bind(input: value)
            } catch let error as ScriptError {
                error.record.target = value
                return try enter { try context.writeError(error.record) }
            }
            if !taken, code.metadata.isAdvanced {
                return try enter { try context.writeError(binder.errors.inputNotBound(value).record) }
            }
            if binder.lacksMandatory {
                throw binder.errors.missingMandatory(binder.missing(pipelineFollows: false))
            }
            own.bindings = binder
            for index in binder.released where binder.values[index] == nil {
                try assignDefault(binder.parameters[index])
            }
            try assignParameters(defaults: false)
        }
        guard let process = code.process else {
            collectedInput?.append(value)
            return
        }
        try turn(process, value)
    }

    private lazy var hasPipelineParameters: Bool = code.metadata.parameters.contains { parameter in
        parameter.sets.contains { $0.fromPipeline || $0.fromPropertyName }
    }

    private func turn(_ process: StatementListNode, _ value: Value) throws {
        own.slots[0] = value
        own.input?.replace(value)
        try run { try body(process) }
    }

    override func end() throws {
        if let process = code.process, !hasInput { try turn(process, .null) }
        if code.process != nil { own.input?.clear() }
        if let end = code.end { try run { try body(end) } }
    }

    override func close() {
        guard own != nil else { return }
        context?.dropPipelineVariable()
        if hasBegun, let clean = code.clean {
            do { try run { try body(clean) } } catch {}
        }
        if let savedFrame {
            own.block = savedFrame.block
            own.slots[0] = savedFrame.dollarUnder
        } else if isPushed {
            frame.interpreter.pop(own)
            isPushed = false
        }
        own = nil
        // The context holds the stage.
        context = nil
    }
}

/// Output of a function with -OutVariable: passes through its context.
final class ContextSink: OutputSink {
    private unowned let context: StageContext

    init(_ context: StageContext, _ next: OutputSink) { self.context = context }

    override func write(_ value: Value) throws { try context.write(value) }
}

/// What the pipeline sent so far, for `$input`.
final class InputBuffer {
    private var values: [Value] = []
    /// Number of values that were given out.
    private var given = 0

    /// The value given last, or nil.
    var current: Value? { given > 0 && given <= values.count ? values[given - 1] : nil }

    func append(_ value: Value) { values.append(value) }

    func replace(_ value: Value) {
        values = [value]
        given = 0
    }

    /// Gives out what is left.
    func take() -> [Value] {
        defer { given = values.count }
        return Array(values[Swift.min(given, values.count)...])
    }

    /// Goes on to the next value; false at the end.
    func advance() -> Bool {
        given += 1
        return given <= values.count
    }

    func reset() { given = 0 }

    func clear() {
        values = []
        given = 0
    }
}
