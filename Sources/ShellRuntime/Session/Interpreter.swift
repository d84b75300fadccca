import ShellSyntax
import Synchronization

/// One runspace's engine: scopes, commands, drives, streams and errors. Confined to its thread; everything hangs off it.
public final class Interpreter {
    /// The terminal or what stands in for it.
    public let host: HostInterface
    /// The built-in commands.
    public let commands: CommandTable
    /// The drives, and the current location in them.
    public let drives = DriveTable()
    /// Names as texts, for look-ups in tables.
    public let symbolTexts = SymbolTexts()
    /// Members added to types by `Update-TypeData`.
    public let typeData = TypeDataTable()
    /// Computes digests for scripts; nil when no module with cryptography is in the session.
    public var hashProvider: HashProvider?
    /// Set from a signal handler; read at statements and turns of loops.
    public let stop: StopFlag

    /// The global scope.
    public private(set) var global: Frame!
    /// The scope of the code that runs.
    public internal(set) var current: Frame!
    /// `$?`
    public internal(set) var lastSucceeded = true
    /// `$LASTEXITCODE`; nil until a program or script has ended.
    public var lastExitCode: Int32?
    /// `$Error`, newest first.
    public internal(set) var errors: [ErrorRecord] = []
    /// Number of errors written so far: a pipeline that wrote one has failed.
    var errorCount = 0
    /// A program of the running pipeline ended with a code other than zero.
    var pipelineFailed = false
    /// Number of `try` statements with a `catch` that are being run.
    var tryDepth = 0
    /// The error that a `catch` block is working on, for a bare `throw`.
    var caught: ErrorRecord?
    /// Where streams go now.
    public internal(set) var streams = StreamSinks()
    /// Advances whenever a function or alias is defined or goes away: call sites look their command up again.
    var commandEpoch = 0
    /// True once a script has set `$OFS`.
    var hasFieldSeparator = false
    /// True once a script has set a preference variable.
    var preferencesAssigned = false
    /// True once a script has touched `$PSDefaultParameterValues`.
    var usesDefaultParameters = false
    /// Imported modules by folded name, in order.
    public internal(set) var modules: [ModuleInfo] = []
    /// Script classes and enumerations, in the order of definition.
    var scriptTypes: [Symbol: TypeInfo] = [:]
    var scriptClasses: [ObjectIdentifier: ScriptClass] = [:]
    /// True once a script has used `Set-StrictMode`.
    public var strictModeUsed = false
    /// Shows objects that nothing took.
    public var formatter = ObjectFormatter()
    /// Namespaces of `using namespace` at the top level.
    var namespaces: [String] = []
    /// Completers registered by scripts: command (nil for any), parameter (nil for native), block.
    public var completers: [(command: String?, parameter: String?, block: ScriptBlock)] = []
    /// Shows what reaches the end of a top-level pipeline; made when the first object does.
    var display: ObjectDisplay?
    /// Makes the display of a `>` redirection: path as typed, append.
    public var fileDisplay: ((String, Bool, Interpreter) throws -> ObjectDisplay)?
    /// Shows a message of the warning, verbose, debug or information stream on the host.
    public var messageRenderer: ((StreamRecord.Kind?, Value, Interpreter) -> Void)?
    /// Called for every error that reaches the error stream unhandled: the module's name of its command.
    public var unhandledError: ((ErrorRecord, String) -> Void)?
    /// Make `$PWD` and `$Host`; the commands and the host supply them.
    public var locationFactory: ((Interpreter) -> Value)?
    public var hostFactory: ((Interpreter) -> Value)?
    /// Makes `$PSStyle`; the formatter supplies it.
    public var styleFactory: ((Interpreter) -> Value)?
    /// Functions that run with -ErrorVariable and its kin: what is written inside is collected for them.
    var collectors: [StageContext] = []
    /// State that other targets keep with the engine, one object a type.
    private var attachments: [ObjectIdentifier: AnyObject] = [:]
    /// Strict mode of the global scope.
    var automatic: [Symbol: VariableBox] = [:]
    var allScopeBoxes: [Symbol: VariableBox] = [:]

    private var frames: [Frame] = []
    private var depth = 0
    private let stack: UnsafeMutablePointer<Value>
    private var stackTop: UnsafeMutablePointer<Value>
    private let stackEnd: UnsafeMutablePointer<Value>
    /// Nesting of calls that ends in an error; the machine stack of the engine's thread must hold it.
    private let depthLimit: Int

    /// The culture that `-f` and `ToString()` write in; `[cultureinfo]::CurrentCulture` sets it.
    public var formattingCulture = CultureStyle.enUS

    /// Makes an engine with the given built-in modules.
    public init(
        host: HostInterface, modules: [CommandModule], stop: StopFlag = StopFlag(), depthLimit: Int = 4_000
    ) {
        self.host = host
        self.stop = stop
        self.depthLimit = depthLimit
        commands = CommandTable(modules: modules)
        let capacity = 1 << 20
        stack = .allocate(capacity: capacity)
        stackTop = stack
        stackEnd = stack + capacity
        global = Frame.named(self, kind: .global, parent: nil, sink: NullSink())
        global.script = global
        drives.fileSystemLocation = Platform.workingDirectory
        current = global
        for alias in commands.moduleAliases { define(alias, in: global) }
    }

    /// The object of a type that another target keeps here; made at the first call.
    public func attachment<T: AnyObject>(_ make: () -> T) -> T {
        if let known = attachments[ObjectIdentifier(T.self)] { return unsafeDowncast(known, to: T.self) }
        let made = make()
        attachments[ObjectIdentifier(T.self)] = made
        return made
    }

    // MARK: Frames

    /// Gives the global scope the slots of a script that runs in it; variables that exist already move into them.
    func adopt(_ layout: Layout) -> Frame {
        let slots = UnsafeMutablePointer<Value>.allocate(capacity: layout.count)
        slots.initialize(repeating: .unset, count: layout.count)
        for (symbol, value) in global.variables() {
            guard let slot = layout.slot(of: symbol) else {
                if global.layout.slot(of: symbol) != nil {
                    global.side?[symbol] = VariableBox(value.asElement)
                }
                continue
            }
            slots[slot] = value
            global.side?[symbol] = nil
        }
        global.slots.deinitialize(count: global.layout.count)
        global.slots.deallocate()
        global.slots = slots
        global.layout = layout
        return global
    }

    /// A frame for a call; popped in the reverse order of pushing.
    func push(_ layout: Layout, parent: Frame, sink: OutputSink) throws -> Frame {
        if depth >= depthLimit || stackTop + layout.count > stackEnd {
            throw ScriptError.make(
                "System.Management.Automation.ScriptCallDepthException", id: "CallDepthOverflow",
                category: .invalidOperation, message: "The script failed due to call depth overflow.",
                target: .int(Int32(depth)))
        }
        stackTop.initialize(repeating: .unset, count: layout.count)
        let frame: Frame
        if depth < frames.count {
            frame = frames[depth]
            frame.slots = stackTop
            frame.layout = layout
            frame.sink = sink
        } else {
            frame = Frame(self, slots: stackTop, layout: layout, sink: sink)
            frames.append(frame)
        }
        frame.parent = parent
        frame.script = parent.script
        depth += 1
        stackTop += layout.count
        return frame
    }

    /// The newest running call of a module, or of no module at all.
    func newestFrame(of module: ModuleInfo?) -> Frame? {
        for at in stride(from: depth - 1, through: 0, by: -1) where frames[at].module === module {
            return frames[at]
        }
        return nil
    }

    /// Ends the newest frame.
    func pop(_ frame: Frame) {
        stackTop -= frame.layout.count
        stackTop.deinitialize(count: frame.layout.count)
        depth -= 1
        if frame.functions != nil || frame.aliases != nil {
            frame.functions = nil
            frame.aliases = nil
            commandEpoch += 1
        }
        frame.side = nil
        if !frame.unbound.isEmpty { frame.unbound = [] }
        frame.bound = nil
        frame.input = nil
        frame.call = nil
        frame.invocation = nil
        frame.cmdlet = nil
        frame.this = .unset
        frame.block = nil
        frame.module = nil
        frame.pendingLabel = nil
        frame.returnSink = nil
        frame.kind = .block
        frame.strictVersion = 0
    }
}

/// Asks a running engine to stop; may be set from any thread and from a signal handler.
public final class StopFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Makes a flag that is not set.
    public init() {}

    /// True when the running pipeline is to stop.
    @inline(__always)
    public var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// Sets the flag.
    public func request() { flag.store(true, ordering: .relaxed) }

    /// Clears the flag, before the next pipeline.
    public func clear() { flag.store(false, ordering: .relaxed) }
}
