/// `$PSCmdlet` of an advanced function.
public final class FunctionContext: HostObject {
    /// The call's streams and confirmation.
    let context: StageContext
    private let binder: Binder

    init(_ context: StageContext, _ binder: Binder) {
        self.context = context
        self.binder = binder
    }

    /// The parameter set that was chosen.
    var parameterSetName: String { binder.chosenSet }

    public override var type: TypeInfo { Self.typeInfo }

    private static func of(_ value: Value) -> FunctionContext? { value.hostObject as? FunctionContext }

    static let typeInfo = TypeInfo("System.Management.Automation.PSScriptCmdlet", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "ParameterSetName", "string",
                    get: { value, _ in Value(of(value)?.parameterSetName ?? "") }),
                NativeProperty(
                    "MyInvocation", "System.Management.Automation.InvocationInfo",
                    get: { value, _ in
                        of(value).map { .host($0.context.frame.interpreter.current.invocationInfo()) }
                            ?? .null
                    }),
                NativeProperty(
                    "SessionState", "System.Management.Automation.SessionState",
                    get: { _, interpreter in
                        .host(SessionStateObject(interpreter))
                    }),
                NativeProperty(
                    "Stopping", "bool", get: { value, _ in .bool(of(value)?.context.isStopping ?? false) }),
            ], methods: methods)
    }

    private static var methods: [NativeMethod] {
        [
            NativeMethod("bool ShouldProcess(string target)") { value, arguments, _ in
                .bool(try of(value)!.context.shouldProcess(arguments[0].toText().string, nil))
            },
            NativeMethod("bool ShouldProcess(string target, string action)") { value, arguments, _ in
                .bool(
                    try of(value)!.context.shouldProcess(
                        arguments[0].toText().string, arguments[1].toText().string))
            },
            NativeMethod("bool ShouldContinue(string query, string caption)") { value, arguments, _ in
                .bool(
                    try of(value)!.context.shouldContinue(
                        arguments[0].toText().string, arguments[1].toText().string))
            },
            NativeMethod("void WriteError(System.Management.Automation.ErrorRecord errorRecord)") {
                value, arguments, _ in
                if let record = arguments[0].hostObject as? ErrorRecord {
                    try of(value)!.context.writeError(record)
                }
                return .nothing
            },
            NativeMethod("void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)") {
                value, arguments, _ in
                guard let record = arguments[0].hostObject as? ErrorRecord else { return .nothing }
                let error = of(value)!.context.terminating(record)
                error.record.isThrown = true
                throw error
            },
            NativeMethod("void WriteWarning(string text)") { value, arguments, _ in
                try of(value)!.context.writeWarning(arguments[0].toText().string)
                return .nothing
            },
            NativeMethod("void WriteVerbose(string text)") { value, arguments, _ in
                try of(value)!.context.writeVerbose(arguments[0].toText().string)
                return .nothing
            },
            NativeMethod("void WriteDebug(string text)") { value, arguments, _ in
                try of(value)!.context.writeDebug(arguments[0].toText().string)
                return .nothing
            },
            NativeMethod("void WriteInformation(System.Object messageData, string[] tags)") {
                value, arguments, _ in
                let tags = arguments[1].isNull ? [] : try Enumeration.elements(arguments[1])
                try of(value)!.context.writeInformation(
                    arguments[0], tags: tags.map { $0.toText().string }, source: "")
                return .nothing
            },
            NativeMethod("void WriteObject(System.Object sendToPipeline)") { value, arguments, _ in
                try of(value)!.context.write(arguments[0])
                return .nothing
            },
            NativeMethod("void WriteObject(System.Object sendToPipeline, bool enumerateCollection)") {
                value, arguments, _ in
                let context = of(value)!.context
                if arguments[1].isTrue {
                    try context.writeEnumerated(arguments[0])
                } else {
                    try context.write(arguments[0])
                }
                return .nothing
            },
            NativeMethod("string GetUnresolvedProviderPathFromPSPath(string path)") {
                _, arguments, interpreter in Value(try interpreter.resolvePath(arguments[0].toText().string))
            },
            NativeMethod("System.Object GetVariableValue(string name)") { value, arguments, interpreter in
                interpreter.variable(named: arguments[0].toText().string) ?? .null
            },
        ]
    }
}

/// `SessionState`, as far as scripts use it.
final class SessionStateObject: HostObject {
    private unowned let interpreter: Interpreter

    /// The module whose state it is; nil for the running scope's.
    private let module: ModuleInfo?

    init(_ interpreter: Interpreter, module: ModuleInfo? = nil) {
        self.interpreter = interpreter
        self.module = module
    }

    override var type: TypeInfo { Self.typeInfo }

    private static func module(_ value: Value) -> ModuleInfo? {
        (value.hostObject as? SessionStateObject)?.module
    }

    private static let typeInfo = TypeInfo("System.Management.Automation.SessionState", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "Module", "psmoduleinfo",
                    get: { value, interpreter in
                        (module(value) ?? interpreter.callingModule).map { .host($0) } ?? .null
                    }),
                NativeProperty(
                    "PSVariable", "System.Management.Automation.PSVariableIntrinsics",
                    get: { value, _ in value }),
                NativeProperty(
                    "Path", "System.Management.Automation.PathIntrinsics",
                    get: { _, _ in .host(PathIntrinsicsObject()) }),
            ],
            methods: [
                NativeMethod("void Set(string name, System.Object value)") { value, arguments, interpreter in
                    if let module = module(value) {
                        try module.frame.assign(Symbol(arguments[0].toText().string), arguments[1])
                        return .nothing
                    }
                    try interpreter.setVariable(arguments[0].toText().string, arguments[1], scope: nil)
                    return .nothing
                },
                NativeMethod("System.Object GetValue(string name)") { value, arguments, interpreter in
                    if let module = module(value) {
                        return module.frame.find(Symbol(arguments[0].toText().string))?.value.asElement
                            ?? .null
                    }
                    return interpreter.variable(named: arguments[0].toText().string) ?? .null
                },
            ])
    }
}

/// `SessionState.Path`: where the session is, and what paths mean there.
final class PathIntrinsicsObject: HostObject {
    override var type: TypeInfo { Self.typeInfo }

    private static let typeInfo = TypeInfo("System.Management.Automation.PathIntrinsics", base: .object) {
        .build { members in
            members.property("CurrentLocation", "System.Management.Automation.PathInfo") { _, interpreter in
                interpreter.locationObject()
            }
            members.property("CurrentFileSystemLocation", "System.Management.Automation.PathInfo") {
                _, interpreter in
                let path = Value(interpreter.drives.fileSystemLocation)
                return FieldsObject.object(
                    "System.Management.Automation.PathInfo", [("Path", path), ("ProviderPath", path)])
            }
            members.method("string GetUnresolvedProviderPathFromPSPath(string path)") {
                _, arguments, interpreter in Value(try interpreter.resolvePath(arguments[0].toText().string))
            }
            members.method("string Combine(string parent, string child)") { _, arguments, _ in
                let (parent, child) = (arguments[0].toText().string, arguments[1].toText().string)
                return Value(parent.hasSuffix("/") ? parent + child : parent + "/" + child)
            }
        }
    }
}
