import Cryptography
import Glibc
import ShellRuntime

/// `Get-FileHash`: digests of files.
final class GetFileHashCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-FileHash", ModuleName.utility,
        "Computes the hash value for a file by using a specified hash algorithm.",
        parameters: """
            Path string[] Path(mandatory,0,pipeline,property) -- Files; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralPath(mandatory,property) -- Files, taken literally.
            InputStream System.IO.Stream StreamParameterSet(mandatory) -- Not built.
            Algorithm string (1) set=SHA1|SHA256|SHA384|SHA512|MD5 -- The algorithm; SHA256 unless given.
            """,
        defaultSet: "Path",
        examples: [("Set-Content a.txt x; Get-FileHash a.txt", "The digest of a file.")]
    ) { GetFileHashCmdlet() }

    private let builder = ObjectBuilder(
        ["Algorithm", "Hash", "Path"], typeNames: ["Microsoft.Powershell.Utility.FileHash"])

    override func process() throws {
        if arguments.isBound("InputStream") { throw notBuilt("Get-FileHash -InputStream") }
        let name = (arguments.text("Algorithm") ?? "SHA256").uppercased()
        guard let algorithm = DigestAlgorithm(rawValue: name) else { return }
        guard algorithm.isOffered else {
            throw failure(
                "System.PlatformNotSupportedException", id: "AlgorithmNotOffered", .notImplemented,
                "The OpenSSL of this computer is set up without \(name); name another algorithm, such as SHA256.",
                target: Value(name))
        }
        let isLiteral = arguments.isBound("LiteralPath")
        for text in arguments.texts(isLiteral ? "LiteralPath" : "Path") {
            do {
                for place in try Globbing.places(text, literal: isLiteral, interpreter) {
                    try hash(place, algorithm, name)
                }
            } catch let error as ScriptError {
                error.record.errorId = "FileNotFound"
                try writeError(error.record)
            }
        }
    }

    private func hash(_ place: ItemPlace, _ algorithm: DigestAlgorithm, _ name: String) throws {
        if FileStatus(place.path)?.isFolder == true { return }
        do {
            let bytes = try FileText.bytes(place.path)
            let digest = Digest(algorithm)
            bytes.withUnsafeBytes { digest.update($0) }
            let text = Hexadecimal.encode(digest.finish(), uppercase: true)
            try write(builder.make([Value(name), Value(text), Value(place.path)]))
        } catch let failure as FileText.Failure {
            try writeError(
                errorRecord(
                    "System.UnauthorizedAccessException", id: "UnauthorizedAccessError", .permissionDenied,
                    "The file '\(place.path)' cannot be read: \(failure.reason)", target: Value(place.path)))
        }
    }
}

/// `Get-Culture` and `Get-UICulture`: the session's culture.
final class GetCultureCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Culture", ModuleName.utility, "Gets the current culture set in the operating system.",
        parameters: """
            NoUserOverrides switch CurrentCulture -- Not used on this system.
            Name string[] Name(0,pipeline) notempty -- Cultures by name.
            ListAvailable switch ListAvailable -- Not built.
            """,
        defaultSet: "CurrentCulture",
        examples: [("Get-Culture", "The session's culture.")]
    ) { GetCultureCmdlet() }

    static let userDeclaration = CommandDeclaration(
        "Get-UICulture", ModuleName.utility, "Gets the current UI culture settings in the operating system.",
        examples: [("Get-UICulture", "The culture of messages.")]
    ) { GetCultureCmdlet(isUser: true) }

    private let isUser: Bool

    init(isUser: Bool = false) { self.isUser = isUser }

    override func process() throws {
        guard let type = TypeCatalog.shared.resolve("System.Globalization.CultureInfo") else { return }
        if !isUser {
            if arguments.flag("ListAvailable") { throw notBuilt("Get-Culture -ListAvailable") }
            let names = arguments.texts("Name")
            for name in names {
                try write(try Members.invokeStatic(type, "GetCultureInfo", [Value(name)], interpreter))
            }
            if !names.isEmpty { return }
        }
        try write(
            try Members.getStatic(type, isUser ? "CurrentUICulture" : "CurrentCulture", interpreter) ?? .null)
    }
}

/// `Get-Error`: errors with everything that is known of them.
final class GetErrorCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Error", ModuleName.utility,
        "Gets and displays the most recent error messages from the current session.",
        parameters: """
            InputObject psobject Error(0,pipeline) -- The error.
            Newest,Last int Newest range=1..2147483647 -- How many of the newest.
            """,
        defaultSet: "Newest",
        examples: [("Get-Error -Newest 1", "The newest error.")]
    ) { GetErrorCmdlet() }

    override func process() throws {
        if let input = arguments["InputObject"] { return try write(mark(input)) }
        for record in interpreter.errors.prefix(arguments.int("Newest") ?? 1) {
            try write(mark(.host(record)))
        }
    }

    // The view of all details belongs to a type name of its own.
    private func mark(_ value: Value) -> Value {
        guard case .host(let object) = value else { return value }
        let name = "System.Management.Automation.ErrorRecord#PSExtendedError"
        if object.typeNameOverride?.first != name {
            object.typeNameOverride = [name] + Members.typeNames(of: value)
        }
        return value
    }
}

/// `Get-TimeZone`: the system's time zone.
final class GetTimeZoneCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-TimeZone", ModuleName.management,
        "Gets the current time zone or a list of available time zones.",
        parameters: """
            Id string[] Id(mandatory,pipeline,property) -- Zones by id.
            ListAvailable switch ListAvailable(mandatory) -- Not built.
            Name string[] Name(0,pipeline,property) -- Zones by name.
            """,
        defaultSet: "Name",
        examples: [("Get-TimeZone", "The system's time zone.")]
    ) { GetTimeZoneCmdlet() }

    override func process() throws {
        if arguments.flag("ListAvailable") { throw notBuilt("Get-TimeZone -ListAvailable") }
        guard let type = TypeCatalog.shared.resolve("System.TimeZoneInfo") else {
            throw notBuilt("Get-TimeZone")
        }
        let names = arguments.texts("Id") + arguments.texts("Name")
        if names.isEmpty { return try write(try Members.getStatic(type, "Local", interpreter) ?? .null) }
        for name in names {
            try write(try Members.invokeStatic(type, "FindSystemTimeZoneById", [Value(name)], interpreter))
        }
    }
}

/// `Start-Process`: starts a program.
final class StartProcessCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Start-Process", ModuleName.management, "Starts one or more processes on the local computer.",
        parameters: """
            FilePath,PSPath,Path string (mandatory,0) notempty -- The program.
            ArgumentList,Args string[] (1) notempty -- Its arguments.
            WorkingDirectory string notempty -- The folder it starts in.
            PassThru switch -- Gives the process.
            Wait switch -- Waits for its end.
            NoNewWindow,nnw switch -- Kept for old scripts; there are no windows.
            RedirectStandardInput,RSI string notempty -- A file to read from.
            RedirectStandardOutput,RSO string notempty -- A file for the output.
            RedirectStandardError,RSE string notempty -- A file for errors.
            """,
        changes: true,
        examples: [("Start-Process true -Wait", "Runs a program to its end.")]
    ) { StartProcessCmdlet() }

    override func process() throws {
        let name = arguments.text("FilePath") ?? ""
        guard try shouldProcess(name, "Start-Process") else { return }
        guard case .application(let path)? = interpreter.findExternal(name) else {
            throw failure(
                id: "InvalidOperationException", .invalidOperation,
                "This command cannot be run due to the error: An error occurred trying to start process '\(name)' with "
                    + "working directory '\(interpreter.drives.fileSystemLocation)'. No such file or directory"
            )
        }
        interpreter.host.flush()
        let id = try start(path)
        let process = ProcessItem(id)
        if arguments.flag("Wait") {
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
            interpreter.lastExitCode = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        }
        if arguments.flag("PassThru"), let process { try write(.host(process)) }
    }

    private func start(_ path: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let folder = try arguments.text("WorkingDirectory").map { try ItemPath.resolveFile($0, interpreter) }
        if let file = arguments.text("RedirectStandardInput") {
            posix_spawn_file_actions_addopen(
                &actions, 0, try ItemPath.resolveFile(file, interpreter), O_RDONLY, 0)
        }
        for (number, file) in [
            (Int32(1), arguments.text("RedirectStandardOutput")),
            (2, arguments.text("RedirectStandardError")),
        ] {
            guard let file else { continue }
            let target = try ItemPath.resolveFile(file, interpreter)
            posix_spawn_file_actions_addopen(&actions, number, target, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
        }
        let words =
            [path] + arguments.texts("ArgumentList").flatMap { $0.split(separator: " ").map(String.init) }
        var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var id: pid_t = 0
        // The child inherits the folder; the shell itself stays where it was.
        let here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        _ = chdir(folder ?? interpreter.drives.fileSystemLocation)
        defer {
            _ = fchdir(here)
            Glibc.close(here)
        }
        let code = posix_spawn(&id, path, &actions, nil, &pointers, environ)
        guard code == 0 else {
            throw failure(
                id: "InvalidOperationException", .invalidOperation,
                "This command cannot be run due to the error: \(String(cString: strerror(code)))")
        }
        return id
    }
}

/// The commands on the system and the session.
enum SystemCommands {
    static let utility: [CommandModule.Entry] = [
        .init("Get-Culture") { GetCultureCmdlet.declaration },
        .init("Get-Error") { GetErrorCmdlet.declaration },
        .init("Get-FileHash") { GetFileHashCmdlet.declaration },
        .init("Get-UICulture") { GetCultureCmdlet.userDeclaration },
    ]
    static let management: [CommandModule.Entry] = [
        .init("Get-Process") { GetProcessCmdlet.declaration },
        .init("Get-TimeZone") { GetTimeZoneCmdlet.declaration },
        .init("Start-Process") { StartProcessCmdlet.declaration },
        .init("Stop-Process") { StopProcessCmdlet.declaration },
    ]
}
