import ShellSyntax

/// One activation of a script block: its variables and what belongs to the call.
///
/// Frames of calls are pooled by depth and their slots are windows of the engine's value stack; the global scope, script
/// files, modules and closures own frames of their own that live on.
public final class Frame {
    /// What sort of scope the frame is.
    enum Kind { case global, script, module, function, block }

    unowned(unsafe) let interpreter: Interpreter
    /// The variables that the block's code knows by number; `.unset` until assigned in this scope.
    var slots: UnsafeMutablePointer<Value>
    /// The names of the slots.
    var layout: Layout
    /// Where names are looked up next: the caller's frame, or a module's.
    unowned(unsafe) var parent: Frame?
    /// The nearest script, module or global frame: `$script:`.
    unowned(unsafe) var script: Frame!
    var kind: Kind = .block
    /// Variables without a slot; nil in nearly all frames.
    var side: [Symbol: VariableBox]?
    /// Functions and aliases defined in this scope.
    var functions: [Symbol: FunctionInfo]?
    var aliases: [Symbol: AliasInfo]?
    /// Where the output of the running statement goes.
    var sink: OutputSink
    /// The call, made into `$args`, `$PSBoundParameters`, `$MyInvocation`, ... when a script reads them.
    var unbound: [Value] = []
    var bound: TableObject? {
        get {
            if madeBound == nil, let bindings { madeBound = bindings.boundTable() }
            return madeBound
        }
        set {
            madeBound = newValue
            bindings = nil
        }
    }
    private var madeBound: TableObject?
    /// What `bound` is made of when a script reads it.
    var bindings: Binder? {
        didSet { if bindings != nil { madeBound = nil } }
    }
    var input: InputBuffer?
    var call: CallSite?
    var invocation: InvocationInfo?
    var cmdlet: FunctionContext?
    var this: Value = .unset
    var block: ScriptBlock?
    var module: ModuleInfo?
    /// Label of a `break` or `continue` on its way out; nil for the nearest loop.
    var pendingLabel: String?
    /// Where `return` of a class's method puts its value; other output of a method is dropped.
    var returnSink: OutputSink?
    /// The statement being run, for stack traces and positions.
    unowned(unsafe) var position: Node?
    /// What `Set-StrictMode` said in this scope; 0 for nothing.
    var strictVersion: Int = 0

    init(_ interpreter: Interpreter, slots: UnsafeMutablePointer<Value>, layout: Layout, sink: OutputSink) {
        self.interpreter = interpreter
        self.slots = slots
        self.layout = layout
        self.sink = sink
        script = self
    }

    /// A frame that owns its variables by name and lives on: global scope, module, closure.
    static func named(_ interpreter: Interpreter, kind: Kind, parent: Frame?, sink: OutputSink) -> Frame {
        let slots = UnsafeMutablePointer<Value>.allocate(capacity: 1)
        slots.initialize(to: .unset)
        let frame = Frame(interpreter, slots: slots, layout: Layout(), sink: sink)
        frame.kind = kind
        frame.parent = parent
        frame.side = [:]
        return frame
    }

    // MARK: Variables by name

    /// The variable's storage in this frame alone: a slot that is set, or a box.
    func own(_ symbol: Symbol) -> VariablePlace? {
        if let slot = layout.slot(of: symbol) {
            switch slots[slot] {
            case .unset: break
            case .variable(let box): return .box(box)
            default: return .slot(slots + slot)
            }
        }
        if let box = side?[symbol] { return .box(box) }
        return nil
    }

    /// The variable as seen from this frame: its own, else the nearest one of its parents.
    func find(_ symbol: Symbol) -> VariablePlace? {
        var frame: Frame? = self
        while let current = frame {
            if let place = current.own(symbol) {
                if current !== self, case .box(let box) = place, box.options.contains("Private") {
                    frame = current.parent
                    continue
                }
                return place
            }
            frame = current.parent
        }
        return interpreter.automaticVariable(symbol).map { .box($0) }
    }

    /// Makes or replaces a variable of this frame.
    func assign(_ symbol: Symbol, _ value: Value) throws {
        if let place = own(symbol) { return try place.assign(value, interpreter) }
        if let allScope = interpreter.allScope(symbol) { return try allScope.assign(value, interpreter) }
        define(symbol, value)
    }

    /// Sets a variable of this frame without asking an old one.
    func define(_ symbol: Symbol, _ value: Value) {
        if let slot = layout.slot(of: symbol) {
            slots[slot] = value
        } else if case .variable(let box) = value {
            side = side ?? [:]
            side![symbol] = box
        } else {
            side = side ?? [:]
            side![symbol] = VariableBox(value)
        }
        interpreter.noteAssigned(symbol)
    }

    /// Removes a variable of this frame; false when there is none.
    func remove(_ symbol: Symbol) -> Bool {
        if let slot = layout.slot(of: symbol) {
            if case .unset = slots[slot] {
            } else {
                slots[slot] = .unset
                return true
            }
        }
        return side?.removeValue(forKey: symbol) != nil
    }

    /// Turns the variable into a box, so that it can be shared by reference or carry a type.
    func box(_ symbol: Symbol) -> VariableBox {
        if let place = find(symbol) {
            switch place {
            case .box(let box): return box
            case .slot(let slot):
                let box = VariableBox(slot.pointee)
                slot.pointee = .variable(box)
                return box
            }
        }
        let box = VariableBox(.null)
        define(symbol, .variable(box))
        return box
    }

    /// Names and values of this frame's own variables.
    func variables() -> [(Symbol, Value)] {
        var all: [(Symbol, Value)] = []
        for (index, symbol) in layout.symbols.enumerated() {
            if case .unset = slots[index] { continue }
            all.append((symbol, slots[index]))
        }
        for (symbol, box) in side ?? [:] { all.append((symbol, .variable(box))) }
        return all
    }
}

/// Where a variable is kept.
enum VariablePlace {
    case slot(UnsafeMutablePointer<Value>)
    case box(VariableBox)

    var value: Value {
        switch self {
        case .slot(let slot): slot.pointee
        case .box(let box): box.current
        }
    }

    func assign(_ value: Value, _ interpreter: Interpreter) throws {
        switch self {
        case .slot(let slot): slot.pointee = value
        case .box(let box): try box.assign(value, interpreter)
        }
    }
}
