import ShellRuntime

/// `$Host`: the session's host as scripts see it.
final class HostView: HostObject {
    private let kind: TypeInfo

    private init(_ kind: TypeInfo) { self.kind = kind }

    override var type: TypeInfo { kind }

    /// `$Host`.
    static func host() -> Value { .host(HostView(hostType)) }

    private static func method(
        _ signature: String, _ body: @escaping ([Value], Interpreter) throws -> Value
    ) -> NativeMethod {
        NativeMethod(signature) { _, arguments, interpreter in try body(arguments, interpreter) }
    }

    private static func property(
        _ name: String, _ type: String, _ get: @escaping (Interpreter) throws -> Value
    ) -> NativeProperty {
        NativeProperty(name, type) { _, interpreter in try get(interpreter) }
    }

    private static let hostType = TypeInfo(
        "System.Management.Automation.Internal.Host.InternalHost", base: .object,
        members: {
            TypeMembers(
                properties: [
                    property("Name", "string") { _ in Value("ConsoleHost") },
                    property("Version", "version") { try made("version", [Value("7.6.9")], $0) },
                    property("InstanceId", "guid") { try made("guid", [Value(instanceId)], $0) },
                    property("UI", "System.Management.Automation.Internal.Host.InternalHostUserInterface") {
                        _ in
                        .host(HostView(userInterfaceType))
                    },
                    property("CurrentCulture", "cultureinfo") {
                        try made("cultureinfo", [Value("en-US")], $0)
                    },
                    property("CurrentUICulture", "cultureinfo") {
                        try made("cultureinfo", [Value("en-US")], $0)
                    },
                    property("PrivateData", "psobject") { _ in .null },
                    property("IsRunspacePushed", "bool") { _ in .bool(false) },
                ],
                methods: [
                    method("void EnterNestedPrompt()") { _, interpreter in
                        PromptLoop.runNested(interpreter)
                        return .nothing
                    },
                    method("void SetShouldExit(int exitCode)") { arguments, _ in
                        guard case .int(let code) = arguments[0] else { return .nothing }
                        throw ControlSignal.exit(code)
                    },
                ])
        })

    /// One host a process.
    private static let instanceId = "0b4d7c5e-63a1-4f6d-9a8c-2f1c7d5e9b30"

    private static func made(_ type: String, _ arguments: [Value], _ interpreter: Interpreter) throws -> Value
    {
        guard let type = TypeCatalog.shared.resolve(type) else { return arguments[0] }
        return try Conversions.convert(arguments[0], to: type, interpreter)
    }

    private static let userInterfaceType = TypeInfo(
        "System.Management.Automation.Internal.Host.InternalHostUserInterface", base: .object,
        members: {
            func write(_ prefix: String, _ end: String) -> ([Value], Interpreter) throws -> Value {
                { arguments, interpreter in
                    let text = arguments.first?.toText().string ?? ""
                    interpreter.host.write(prefix + text + end, to: .output)
                    return .nothing
                }
            }
            return TypeMembers(
                properties: [
                    property(
                        "RawUI", "System.Management.Automation.Internal.Host.InternalHostRawUserInterface"
                    ) {
                        _ in .host(HostView(rawInterfaceType))
                    },
                    property("SupportsVirtualTerminal", "bool") { .bool($0.host.supportsColor) },
                ],
                methods: [
                    method("void Write(string value)", write("", "")),
                    method("void WriteLine()", write("", "\n")),
                    method("void WriteLine(string value)", write("", "\n")),
                    method("void WriteDebugLine(string message)", write("DEBUG: ", "\n")),
                    method("void WriteVerboseLine(string message)", write("VERBOSE: ", "\n")),
                    method("void WriteWarningLine(string message)", write("WARNING: ", "\n")),
                    method("void WriteErrorLine(string value)") { arguments, interpreter in
                        interpreter.host.write(arguments[0].toText().string + "\n", to: .error)
                        return .nothing
                    },
                    method("string ReadLine()") { _, interpreter in
                        try interpreter.host.readLine(prompt: "").map { Value($0) } ?? .null
                    },
                    method(
                        "int PromptForChoice(string caption, string message, System.Object choices, int defaultChoice)"
                    ) { arguments, interpreter in try HostView.choose(arguments, interpreter) },
                ])
        })

    private static func choose(_ arguments: [Value], _ interpreter: Interpreter) throws -> Value {
        let choices = try Enumeration.elements(arguments[2]).map { choice -> (label: String, help: String) in
            let label = try Members.get(choice, Symbol("Label"), interpreter) ?? choice
            let help = try Members.get(choice, Symbol("HelpMessage"), interpreter) ?? .null
            return (label.toText().string, help.toText().string)
        }
        guard case .int(let preset) = arguments[3] else { return .null }
        let index = try interpreter.host.choose(
            caption: arguments[0].toText().string, message: arguments[1].toText().string, choices: choices,
            defaultChoice: Int(preset))
        return .int(Int32(index))
    }

    private static let rawInterfaceType = TypeInfo(
        "System.Management.Automation.Internal.Host.InternalHostRawUserInterface", base: .object,
        members: {
            func size(_ interpreter: Interpreter) -> Value {
                let object = ScriptObject(shape: Shape.makeRoot(), slots: [])
                object.setProperty("Width", .int(Int32(interpreter.host.width)))
                object.setProperty("Height", .int(Int32(interpreter.host.height)))
                object.typeNames = ["System.Management.Automation.Host.Size"]
                return .object(object)
            }
            return TypeMembers(
                properties: [
                    property("BufferSize", "System.Management.Automation.Host.Size") { size($0) },
                    property("WindowSize", "System.Management.Automation.Host.Size") { size($0) },
                    property("MaxWindowSize", "System.Management.Automation.Host.Size") { size($0) },
                    NativeProperty(
                        "WindowTitle", "string",
                        get: { _, interpreter in Value(interpreter.host.windowTitle) },
                        set: { _, title, interpreter in
                            interpreter.host.windowTitle = title.toText().string
                        }),
                ])
        })
}
