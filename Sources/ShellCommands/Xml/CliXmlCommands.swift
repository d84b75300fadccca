import Glibc
import ShellRuntime

/// `Export-Clixml` and `ConvertTo-CliXml`.
///
/// The whole text is made before a file is touched, so that a refused object leaves a file as it was.
final class WriteCliXmlCmdlet: Cmdlet {
    static let exportDeclaration = CommandDeclaration(
        "Export-Clixml", ModuleName.utility,
        "Creates an XML-based representation of an object or objects and stores it in a file.",
        parameters: """
            Depth int range=1..2147483647 default=2 -- Levels of objects inside objects.
            Path string ByPath(mandatory,0) notempty -- The file.
            LiteralPath,PSPath,LP string ByLiteralPath(mandatory) notempty -- The file, taken literally.
            InputObject psobject (mandatory,pipeline) null -- The objects. Secrets are refused.
            Force switch -- Replaces a read-only file too.
            NoClobber,NoOverwrite switch -- Does not replace a file.
            Encoding Encoding -- How the text is encoded.
            """,
        defaultSet: "ByPath", changes: true,
        examples: [("@{ A = 1 } | Export-Clixml a.xml", "Keeps a table in a file.")]
    ) { WriteCliXmlCmdlet(isFile: true) }

    static let convertDeclaration = CommandDeclaration(
        "ConvertTo-CliXml", ModuleName.utility, "Converts an object to a CliXml-formatted string.",
        parameters: """
            InputObject psobject (mandatory,0,pipeline) null -- The objects. Secrets are refused.
            Depth int range=1..2147483647 default=2 -- Levels of objects inside objects.
            """,
        examples: [("1, 'a' | ConvertTo-CliXml", "Gives one text.")]
    ) { WriteCliXmlCmdlet(isFile: false) }

    private let isFile: Bool
    private var path: String?
    private var writer: CliXmlWriter!
    private var text = CliXmlText.start

    init(isFile: Bool) { self.isFile = isFile }

    override func begin() throws {
        writer = CliXmlWriter(interpreter) { [unowned self] what in
            failure(
                id: "SecretNotWritten", .permissionDenied,
                "\(what) is not written as clixml: secrets never go into files. Keep it in the Secure Store.")
        }
        guard isFile else { return }
        let named = arguments.text("LiteralPath") ?? arguments.text("Path") ?? ""
        let path = try ItemPath.resolveFile(named, interpreter)
        guard try shouldProcess(path, "Export-Clixml") else { return }
        if arguments.flag("NoClobber"), FileStatus(path) != nil {
            throw failure(
                "System.IO.IOException", id: "NoClobber", .resourceExists,
                "The file '\(path)' already exists.", target: Value(path))
        }
        self.path = path
    }

    override func process() throws {
        if isFile, path == nil { return }
        let element = try writer.element(
            arguments["InputObject"] ?? .null, depth: arguments.int("Depth") ?? 2)
        text += "\n  " + element.text(isIndented: true, depth: 1)
    }

    override func end() throws {
        text += "\n" + CliXmlText.end
        guard isFile else { return try write(Value(text)) }
        guard let path else { return }
        if arguments.flag("Force"), access(path, F_OK) == 0, access(path, W_OK) != 0 { chmod(path, 0o644) }
        let encoding = arguments.encoding(interpreter)
        var bytes = encoding.mark
        encoding.encode(Text(text), into: &bytes)
        do { try FileText.save(bytes, to: path) } catch let failed as FileText.Failure {
            let record = FileErrors.write(failed).record
            record.errorId = "FileOpenFailure"
            record.fullyQualifiedErrorId = "FileOpenFailure"
            record.category = .openError
            throw context.terminating(record)
        }
    }
}

/// `Import-Clixml` and `ConvertFrom-CliXml`.
final class ReadCliXmlCmdlet: Cmdlet {
    static let importDeclaration = CommandDeclaration(
        "Import-Clixml", ModuleName.utility,
        "Imports a CLIXML file and creates corresponding objects in PowerShell.",
        parameters: """
            Path string[] ByPath(mandatory,0,pipeline,property) notempty -- The files.
            LiteralPath,PSPath,LP string[] ByLiteralPath(mandatory,property) notempty -- The files, taken literally.
            IncludeTotalCount switch unbuilt -- Tells how many objects there are.
            Skip uint64 -- Leaves out so many objects of each file.
            First uint64 -- Gives at most so many objects of each file.
            """,
        defaultSet: "ByPath",
        examples: [("1 | Export-Clixml a.xml; Import-Clixml a.xml", "Gets back what was kept.")]
    ) { ReadCliXmlCmdlet(isFile: true) }

    static let convertDeclaration = CommandDeclaration(
        "ConvertFrom-CliXml", ModuleName.utility,
        "Converts a CliXml-formatted string to a custom PSObject.",
        parameters: """
            InputObject string (mandatory,0,pipeline) notempty -- The text.
            """,
        examples: [("ConvertTo-CliXml 5 | ConvertFrom-CliXml", "Gets the number back.")]
    ) { ReadCliXmlCmdlet(isFile: false) }

    private let isFile: Bool

    init(isFile: Bool) { self.isFile = isFile }

    override func process() throws {
        guard isFile else {
            return try read(try parsing { try XmlTree.parse(text("InputObject"), preservesWhitespace: true) })
        }
        let isLiteral = arguments.isBound("LiteralPath")
        for text in arguments.texts(isLiteral ? "LiteralPath" : "Path") {
            let isPattern = !isLiteral && text.contains { "*?[".contains($0) }
            let paths =
                isPattern
                ? try Globbing.places(text, literal: false, interpreter).map(\.path)
                : [try ItemPath.resolveFile(text, interpreter)]
            for path in paths { try read(file: path) }
        }
    }

    private func text(_ name: StaticString) -> String { arguments.text(name) ?? "" }

    private func read(file path: String) throws {
        let bytes: [UInt8]
        do { bytes = try FileText.bytes(path) } catch let failed as FileText.Failure {
            let isMissing = failed.code == ENOENT
            throw failure(
                isMissing ? "System.IO.FileNotFoundException" : "System.UnauthorizedAccessException",
                id: "FileOpenFailure", .openError,
                isMissing
                    ? "Could not find file '\(path)'."
                    : "The file '\(path)' cannot be read: \(failed.reason).",
                target: Value(path))
        }
        try read(try parsing { try XmlTree.parse(file: bytes, preservesWhitespace: true) })
    }

    private func read(_ tree: XmlTree) throws {
        let number = { (name: Value?) -> Int? in
            guard let name, case .ulong(let value) = name.unwrapped else { return nil }
            return Int(clamping: value)
        }
        let skip = isFile ? number(arguments["Skip"]) ?? 0 : 0
        let first = isFile ? number(arguments["First"]) ?? Int.max : Int.max
        var reader = CliXmlReader(interpreter)
        let elements = try parsing { try CliXmlReader.elements(of: tree.document) }
        for (place, element) in elements.enumerated() {
            if place >= skip, place - skip >= first { break }
            // Objects that are left out may be what later ones refer to.
            let value = try parsing { try reader.value(element) }
            if place >= skip { try write(value) }
        }
    }

    /// An error of the text ends the command.
    private func parsing<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as ScriptError {
            let exception = error.record.exception
            throw failure(
                exception.exceptionType.fullName, id: exception.exceptionType.fullName, .notSpecified,
                exception.message)
        }
    }
}
