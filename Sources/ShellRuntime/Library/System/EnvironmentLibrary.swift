import Glibc

/// Members of `System.Environment`.
enum EnvironmentLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [LibraryType("System.Environment", { .environment }, members)]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            system(members)
            process(members)
            variables(members)
            members.staticMethod("string GetFolderPath(System.Environment+SpecialFolder folder)") {
                arguments, _ in
                Value(folder(arguments[0].asInt))
            }
            members.staticMethod("void Exit(int exitCode)") { arguments, _ in
                throw ControlSignal.exit(Int32(truncatingIfNeeded: arguments[0].asInt))
            }
        }
    }

    static var machineName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        gethostname(&buffer, 255)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func system(_ members: MemberBuilder) {
        func text(_ name: String, _ read: @escaping () -> String) {
            members.staticProperty(name, "string") { _ in Value(read()) }
        }
        text("NewLine") { "\n" }
        text("MachineName") { machineName }
        text("UserName") { PosixFiles.userName(geteuid()) }
        text("UserDomainName") { machineName }
        text("SystemDirectory") { "" }
        text("StackTrace") { "" }
        members.staticProperty("OSVersion", "System.Object") { _ in .host(OperatingSystemObject()) }
        members.staticProperty("Version", "version") { _ in .host(VersionObject([10, 0, 0])) }
        members.staticProperty("ProcessorCount", "int") { _ in
            Value(int: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        }
        members.staticProperty("SystemPageSize", "int") { _ in Value(int: sysconf(Int32(_SC_PAGESIZE))) }
        members.staticProperty("Is64BitOperatingSystem", "bool") { _ in .bool(true) }
        members.staticProperty("Is64BitProcess", "bool") { _ in .bool(true) }
        members.staticProperty("IsPrivilegedProcess", "bool") { _ in .bool(geteuid() == 0) }
        members.staticProperty("UserInteractive", "bool") { _ in .bool(true) }
        members.staticProperty("HasShutdownStarted", "bool") { _ in .bool(false) }
        members.staticProperty("TickCount", "int") { _ in .int(Int32(truncatingIfNeeded: ticks())) }
        members.staticProperty("TickCount64", "long") { _ in .long(ticks()) }
    }

    private static func ticks() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func process(_ members: MemberBuilder) {
        members.staticProperty("ProcessId", "int") { _ in .int(getpid()) }
        members.staticProperty("ProcessPath", "string") { _ in
            PosixFiles.linkTarget("/proc/self/exe").map { Value($0) } ?? .null
        }
        members.staticProperty("CurrentManagedThreadId", "int") { _ in .int(1) }
        members.staticProperty("CommandLine", "string") { _ in
            Value(CommandLine.arguments.joined(separator: " "))
        }
        members.staticProperty("ExitCode", "int") { _ in .int(0) }
        members.staticProperty("CurrentDirectory", "string") { _ in
            Value(PosixFiles.currentFolder)
        } set: { _, new, _ in
            if chdir(new.string) != 0 { throw PosixFiles.failure(new.string) }
        }
        members.staticMethod("string[] GetCommandLineArgs()") { _, _ in .strings(CommandLine.arguments) }
    }

    private static func variables(_ members: MemberBuilder) {
        for target in ["", ", System.EnvironmentVariableTarget target"] {
            members.staticMethod("string GetEnvironmentVariable(string variable\(target))") { arguments, _ in
                guard arguments.count < 2 || arguments[1].asInt == 0 else { return .null }
                return EnvironmentVariables.get(arguments[0].string).map { Value($0) } ?? .null
            }
            members.staticMethod("void SetEnvironmentVariable(string variable, string value\(target))") {
                arguments, _ in
                guard arguments.count < 3 || arguments[2].asInt == 0 else { return .nothing }
                let value = arguments[1].asText
                EnvironmentVariables.set(arguments[0].string, value.count == 0 ? nil : value.string)
                return .nothing
            }
        }
        members.staticMethod("System.Collections.IDictionary GetEnvironmentVariables()") { _, _ in
            let table = TableObject(isCaseSensitive: true)
            for (name, value) in EnvironmentVariables.all { table.set(Value(name), Value(value)) }
            return .table(table)
        }
        members.staticMethod("string ExpandEnvironmentVariables(string name)") { arguments, _ in
            Value(expand(arguments[0].string))
        }
    }

    /// Replaces `%NAME%` of known names.
    private static func expand(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "%") {
            result += rest[..<start]
            let tail = rest[rest.index(after: start)...]
            guard let end = tail.firstIndex(of: "%"),
                let value = EnvironmentVariables.get(String(tail[..<end]))
            else {
                result += "%"
                rest = tail
                continue
            }
            result += value
            rest = tail[tail.index(after: end)...]
        }
        return result + rest
    }

    /// The folders of the XDG rules, as .NET maps them on Linux; empty where there is none.
    private static func folder(_ number: Int) -> String {
        let home = EnvironmentVariables.get("HOME") ?? ""
        func under(_ variable: String, _ fallback: String) -> String {
            EnvironmentVariables.get(variable) ?? home + fallback
        }
        func existing(_ path: String) -> String { PosixFiles.isFolder(path) ? path : "" }
        switch number {
        case 40: return home
        case 5: return home
        case 26: return existing(under("XDG_CONFIG_HOME", "/.config"))
        case 28: return existing(under("XDG_DATA_HOME", "/.local/share"))
        case 35: return "/usr/share"
        case 0, 16: return existing(home + "/Desktop")
        case 13: return existing(home + "/Music")
        case 14: return existing(home + "/Videos")
        case 39: return existing(home + "/Pictures")
        case 21: return existing(home + "/Templates")
        default: return ""
        }
    }
}

/// `[Environment]::OSVersion`.
final class OperatingSystemObject: HostObject {
    override var type: TypeInfo { .operatingSystem }
    override func toText() -> Text { Text("Unix " + version.toText().string) }

    /// The kernel's version.
    var version: VersionObject {
        var info = utsname()
        uname(&info)
        let release = withUnsafeBytes(of: &info.release) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        let numbers = release.split { !$0.isNumber }.prefix(4).compactMap { Int($0) }
        return VersionObject(Array((numbers + [0, 0, 0]).prefix(max(4, 0))))
    }

    /// The type and its members.
    static let table: [LibraryType] = [
        LibraryType("System.OperatingSystem", { .operatingSystem }) {
            .build { members in
                members.property("Platform", "System.PlatformID") { _, _ in
                    .enumeration(.known("System.PlatformID"), 4)
                }
                members.property("ServicePack", "string") { _, _ in .text(.empty) }
                members.property("Version", "version") { value, _ in
                    .host((value.hostObject as? OperatingSystemObject)?.version ?? VersionObject([0, 0]))
                }
                members.property("VersionString", "string") { value, _ in .text(value.toText()) }
                for (name, isTrue) in [
                    ("IsLinux", true), ("IsWindows", false), ("IsMacOS", false), ("IsFreeBSD", false),
                ] {
                    members.staticMethod("bool \(name)()") { _, _ in .bool(isTrue) }
                }
            }
        }
    ]
}

extension TypeInfo {
    static let environment = TypeLibrary.type("System.Environment")
    static let operatingSystem = TypeLibrary.type("System.OperatingSystem")
}
