import Glibc
import ShellRuntime

/// A process as `Get-Process` shows it.
final class ProcessItem: HostObject {
    let id: Int32
    let name: String
    private let memory: Int64
    private let processorSeconds: Double

    /// The process of a number, from the system's table; nil when it is gone.
    init?(_ id: Int32) {
        guard let bytes = try? FileText.bytes("/proc/\(id)/stat") else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else { return nil }
        self.id = id
        name = String(text[text.index(after: open)..<close])
        let fields = text[text.index(after: close)...].split(separator: " ")
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        processorSeconds =
            fields.count > 12 ? ((Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0)) / ticks : 0
        memory = fields.count > 21 ? (Int64(fields[21]) ?? 0) * Int64(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    override var type: TypeInfo { ProcessItem.processType }
    override func toText() -> Text { Text("System.Diagnostics.Process (\(name))") }

    /// All processes by name.
    static func all() -> [ProcessItem] {
        let entries = (try? Folder.entries("/proc")) ?? []
        return entries.compactMap { Int32($0.name).flatMap { ProcessItem($0) } }
            .sorted {
                $0.name.lowercased() == $1.name.lowercased()
                    ? $0.id < $1.id : $0.name.lowercased() < $1.name.lowercased()
            }
    }

    private static func of(_ value: Value) -> ProcessItem? { value.host(ProcessItem.self) }

    private static let processType = TypeInfo(
        "System.Diagnostics.Process", base: .object,
        members: {
            TypeMembers(
                properties: [
                    NativeProperty("Name", "string", get: { value, _ in Value(of(value)?.name ?? "") }),
                    NativeProperty(
                        "ProcessName", "string", get: { value, _ in Value(of(value)?.name ?? "") }),
                    NativeProperty("Id", "int", get: { value, _ in .int(of(value)?.id ?? 0) }),
                    NativeProperty("SI", "int", get: { value, _ in .int(getsid(of(value)?.id ?? 0)) }),
                    NativeProperty(
                        "CPU", "double", get: { value, _ in .double(of(value)?.processorSeconds ?? 0) }),
                    NativeProperty(
                        "WorkingSet64", "long", get: { value, _ in .long(of(value)?.memory ?? 0) }),
                    NativeProperty("WS", "long", get: { value, _ in .long(of(value)?.memory ?? 0) }),
                    NativeProperty(
                        "Path", "string",
                        get: { value, _ in
                            var buffer = [UInt8](repeating: 0, count: 4096)
                            let count = buffer.withUnsafeMutableBytes { bytes in
                                guard let start = bytes.bindMemory(to: CChar.self).baseAddress else {
                                    return 0
                                }
                                return readlink("/proc/\(of(value)?.id ?? 0)/exe", start, 4095)
                            }
                            return count > 0
                                ? Value(String(decoding: buffer[..<count], as: UTF8.self)) : .null
                        }),
                    NativeProperty(
                        "HasExited", "bool",
                        get: { value, _ in .bool(kill(of(value)?.id ?? 0, 0) != 0 && errno == ESRCH) }),
                ],
                methods: [
                    NativeMethod("void Kill()") { value, _, _ in
                        _ = kill(of(value)?.id ?? 0, SIGKILL)
                        return .nothing
                    }
                ])
        })
}

/// `Get-Process`: shows processes.
final class GetProcessCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Process", ModuleName.management, "Gets the processes that are running on the local computer.",
        parameters: """
            Name,ProcessName string[] Name(0,property) notempty -- Names or patterns.
            Id,PID int[] Id(mandatory,property) -- Numbers.
            InputObject System.Diagnostics.Process[] InputObject(mandatory,pipeline) -- Processes.
            IncludeUserName switch unbuilt -- Not used on this system.
            Module switch -- Not built.
            FileVersionInfo,FV,FVI switch -- Not built.
            """,
        defaultSet: "Name",
        examples: [("Get-Process -Id $PID", "The shell itself.")]
    ) { GetProcessCmdlet() }

    override func process() throws {
        if arguments.flag("Module") || arguments.flag("FileVersionInfo") {
            throw notBuilt("Get-Process -Module")
        }
        if arguments.isBound("InputObject") {
            for object in arguments["InputObject"]?.elements ?? [] { try write(object) }
            return
        }
        if let ids = arguments["Id"] {
            for id in ids.elements { try find(Int32(id.string) ?? -1) }
            return
        }
        let all = ProcessItem.all()
        let names = arguments.texts("Name")
        for name in names.isEmpty ? ["*"] : names {
            let pattern = try Patterns.wildcard(Text(name))
            let found = all.filter { pattern.matches(Text($0.name)) }
            if found.isEmpty, !PropertyExpression.hasWildcard(name) {
                try writeError(
                    errorRecord(
                        "Microsoft.PowerShell.Commands.ProcessCommandException",
                        id: "NoProcessFoundForGivenName",
                        .objectNotFound,
                        "Cannot find a process with the name \"\(name)\". Verify the process name and call the cmdlet again.",
                        target: Value(name)))
            }
            for process in found { try write(.host(process)) }
        }
    }

    private func find(_ id: Int32) throws {
        if let process = ProcessItem(id) { return try write(.host(process)) }
        try writeError(
            errorRecord(
                "Microsoft.PowerShell.Commands.ProcessCommandException", id: "NoProcessFoundForGivenId",
                .objectNotFound,
                "Cannot find a process with the process identifier \(id).", target: .int(id)))
    }
}

/// `Stop-Process`: ends processes.
final class StopProcessCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Stop-Process", ModuleName.management, "Stops one or more running processes.",
        parameters: """
            Id int[] Id(mandatory,0,property) -- Numbers.
            InputObject System.Diagnostics.Process[] InputObject(mandatory,0,pipeline) -- Processes.
            Name,ProcessName string[] Name(mandatory,property) -- Names or patterns.
            PassThru switch -- Gives the processes.
            Force switch -- Does not ask.
            """,
        defaultSet: "Id", changes: true
    ) { StopProcessCmdlet() }

    override func process() throws {
        var found: [ProcessItem] = []
        if let ids = arguments["Id"] {
            for id in ids.elements {
                let number = Int32(id.string) ?? -1
                if let process = ProcessItem(number) {
                    found.append(process)
                } else {
                    try missing(
                        "NoProcessFoundForGivenId",
                        "Cannot find a process with the process identifier \(number).")
                }
            }
        }
        for object in arguments["InputObject"]?.elements ?? [] {
            if let process = object.host(ProcessItem.self) { found.append(process) }
        }
        for name in arguments.texts("Name") {
            let pattern = try Patterns.wildcard(Text(name))
            let matches = ProcessItem.all().filter { pattern.matches(Text($0.name)) }
            if matches.isEmpty, !PropertyExpression.hasWildcard(name) {
                try missing(
                    "NoProcessFoundForGivenName",
                    "Cannot find a process with the name \"\(name)\". Verify the process name and call the cmdlet again."
                )
            }
            found += matches
        }
        for process in found { try stop(process) }
    }

    private func missing(_ id: String, _ message: String) throws {
        try writeError(
            errorRecord(
                "Microsoft.PowerShell.Commands.ProcessCommandException", id: id, .objectNotFound, message))
    }

    private func stop(_ process: ProcessItem) throws {
        guard try shouldProcess("\(process.name) (\(process.id))") else { return }
        if kill(process.id, SIGKILL) != 0 {
            let reason = String(cString: strerror(errno))
            return try writeError(
                errorRecord(
                    "Microsoft.PowerShell.Commands.ProcessCommandException", id: "CouldNotStopProcess",
                    .closeError,
                    "Cannot stop process \"\(process.name) (\(process.id))\" because of the following error: \(reason)"
                ))
        }
        if arguments.flag("PassThru") { try write(.host(process)) }
    }
}
