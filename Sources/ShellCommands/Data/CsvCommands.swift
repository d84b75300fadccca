import Glibc
import ShellRuntime

/// What the commands on delimited text have in common.
class CsvCmdlet: Cmdlet {
    /// The delimiter; a comma unless `-Delimiter` or the culture says otherwise.
    final var delimiter: UInt8 {
        if arguments.flag("UseCulture") {
            // Cultures with a decimal comma separate the items of a list by semicolons.
            return interpreter.formattingCulture.number.decimalSeparator == "," ? 0x3B : 0x2C
        }
        guard let text = arguments.text("Delimiter"), let byte = text.utf8.first else { return 0x2C }
        return byte
    }
}

/// `ConvertTo-Csv` and `Export-Csv`.
final class WriteCsvCmdlet: CsvCmdlet {
    private static let form = """
        QuoteFields,QF string[] -- Columns to put in quotes.
        UseQuotes,UQ Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind -- Always, AsNeeded or Never.
        NoHeader switch -- Leaves out the header.
        """

    static let convertDeclaration = CommandDeclaration(
        "ConvertTo-Csv", ModuleName.utility,
        "Converts .NET objects into a series of character-separated value (CSV) strings.",
        parameters: """
            InputObject psobject (mandatory,0,pipeline,property) -- The objects.
            Delimiter char Delimiter(1) notempty -- What stands between fields.
            UseCulture switch UseCulture -- Takes the culture's list separator.
            IncludeTypeInformation,ITI switch -- Begins with the type's name.
            NoTypeInformation,NTI switch -- Leaves out the type's name; the default.
            \(form)
            """,
        defaultSet: "Delimiter",
        examples: [("[pscustomobject]@{ A = 1 } | ConvertTo-Csv", "Gives a header and a line.")]
    ) { WriteCsvCmdlet(isFile: false) }

    static let exportDeclaration = CommandDeclaration(
        "Export-Csv", ModuleName.utility,
        "Converts objects into a series of character-separated value (CSV) strings and saves the strings to a file.",
        parameters: """
            InputObject psobject (mandatory,pipeline,property) -- The objects.
            Path string Delimiter(0) UseCulture(0) notempty -- The file.
            LiteralPath,PSPath,LP string Delimiter UseCulture notempty -- The file, taken literally.
            Force switch -- Replaces a read-only file too.
            NoClobber,NoOverwrite switch -- Does not replace a file.
            Encoding Encoding -- How the text is encoded.
            Append switch -- Adds to the file.
            Delimiter char Delimiter(1) notempty -- What stands between fields.
            UseCulture switch UseCulture(mandatory) -- Takes the culture's list separator.
            IncludeTypeInformation,ITI switch -- Begins with the type's name.
            NoTypeInformation,NTI switch -- Leaves out the type's name; the default.
            \(form)
            """,
        defaultSet: "Delimiter", changes: true,
        examples: [("[pscustomobject]@{ A = 1 } | Export-Csv a.csv", "Makes a file of two lines.")]
    ) { WriteCsvCmdlet(isFile: true) }

    private let isFile: Bool
    private var writer: CsvWriter!
    private var hasColumns = false
    private var buffer: [UInt8] = []
    private var file: Int32 = -1
    private var path = ""
    private var encoding = EncodingName.standard

    init(isFile: Bool) { self.isFile = isFile }

    override func begin() throws {
        if arguments.isBound("UseQuotes"), arguments.isBound("QuoteFields") {
            throw failure(
                "System.InvalidOperationException", id: "CannotSpecifyQuoteFieldsAndUseQuotes", .invalidData,
                "You must specify either the -UseQuotes or -QuoteFields parameters, but not both.")
        }
        if arguments.flag("IncludeTypeInformation"), arguments.flag("NoTypeInformation") {
            throw failure(
                "System.InvalidOperationException",
                id: "CannotSpecifyIncludeTypeInformationAndNoTypeInformation",
                .invalidData,
                "You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, but not both."
            )
        }
        let quotes: CsvWriter.Quotes
        switch arguments.text("UseQuotes")?.lowercased() {
        case "asneeded": quotes = .asNeeded
        case "never": quotes = .never
        default: quotes = .always
        }
        let fields = arguments.isBound("QuoteFields") ? arguments.texts("QuoteFields") : nil
        writer = CsvWriter(delimiter: delimiter, quotes: quotes, quoted: fields)
        if isFile { try open() }
    }

    private func open() throws {
        let literal = arguments.text("LiteralPath")
        guard let text = literal ?? arguments.text("Path") else {
            throw failure(
                "System.InvalidOperationException", id: "CannotSpecifyPathAndLiteralPath", .invalidData,
                "You must specify either the -Path or -LiteralPath parameters, but not both.")
        }
        path = try ItemPath.resolveFile(text, interpreter)
        guard try shouldProcess(path, "Export-Csv") else { return }
        encoding = arguments.encoding(interpreter)
        let append = arguments.flag("Append")
        if arguments.flag("NoClobber"), !append, FileStatus(path) != nil {
            throw failure(
                "System.IO.IOException", id: "NoClobber", .resourceExists,
                "The file '\(path)' already exists.", target: Value(path))
        }
        if append { try readColumns() }
        if arguments.flag("Force"), access(path, F_OK) == 0, access(path, W_OK) != 0 { chmod(path, 0o644) }
        file = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0o666)
        guard file >= 0 else {
            let record = FileErrors.write(FileText.Failure(code: errno, path: path)).record
            record.errorId = "FileOpenFailure"
            record.fullyQualifiedErrorId = "FileOpenFailure"
            record.category = .openError
            throw context.terminating(record)
        }
        if !append || !hasColumns { buffer += encoding.mark }
    }

    // What is added to a file has the file's columns.
    private func readColumns() throws {
        guard let bytes = try? FileText.bytes(path), !bytes.isEmpty else { return }
        var reader = CsvReader(bytes, delimiter: delimiter)
        while reader.comment() != nil {}
        guard let names = reader.next() else { return }
        writer.setColumns(names.map(\.string))
        hasColumns = true
    }

    override func process() throws {
        guard let input = arguments["InputObject"] else { return }
        if isFile, file < 0 { return }
        if !hasColumns {
            try begin(with: input)
        } else if isFile, arguments.flag("Append"), !isChecked {
            try check(input)
        }
        if writer.columns.isEmpty { return }
        let start = buffer.count
        try writer.row(input, into: &buffer, interpreter)
        if buffer.count == start { return }
        try endLine()
    }

    private var isChecked = false

    private func check(_ input: Value) throws {
        isChecked = true
        guard !arguments.flag("Force") else { return }
        for column in writer.columns where try ObjectView.property(input, column.symbol, interpreter) == nil {
            throw failure(
                "System.InvalidOperationException", id: "CannotAppendCsvWithMismatchedPropertyNames",
                .invalidData,
                "Cannot append CSV content to the following file: \(path). The appended object does not have a property "
                    + "that corresponds to the following column: \(column.name). To continue with mismatched properties, "
                    + "add the -Force parameter, and then retry the command.")
        }
    }

    private func begin(with input: Value) throws {
        hasColumns = true
        isChecked = true
        writer.setColumns(CsvWriter.names(of: input, interpreter))
        if writer.columns.isEmpty { return }
        if arguments.flag("IncludeTypeInformation") {
            buffer += Array("#TYPE \(Members.typeNames(of: input).first ?? "")".utf8)
            try endLine()
        }
        if !arguments.flag("NoHeader") {
            writer.header(into: &buffer)
            try endLine()
        }
    }

    private func endLine() throws {
        guard isFile else {
            try write(.text(EncodingName.standard.decode(buffer)))
            return buffer.removeAll(keepingCapacity: true)
        }
        buffer.append(10)
        if buffer.count > 1 << 16 { try flush() }
    }

    private func flush() throws {
        var bytes = buffer
        if encoding.form != .utf8 {
            bytes = []
            encoding.encode(EncodingName.standard.decode(buffer), into: &bytes)
        }
        do { try FileText.write(bytes, to: file, path: path) } catch let failure as FileText.Failure {
            throw FileErrors.write(failure)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    override func end() throws {
        if file >= 0 { try flush() }
    }

    override func close() {
        if file >= 0 { Glibc.close(file) }
        file = -1
    }
}

extension EncodingName {
    /// The text of an array of bytes.
    func decode(_ bytes: [UInt8]) -> Text { bytes.withUnsafeBufferPointer { decode($0) } }
}

/// `ConvertFrom-Csv`.
final class ConvertFromCsvCmdlet: CsvCmdlet {
    static let declaration = CommandDeclaration(
        "ConvertFrom-Csv", ModuleName.utility,
        "Converts object properties in character-separated value (CSV) format into CSV versions of the original objects.",
        parameters: """
            InputObject psobject[] (mandatory,0,pipeline,property) notempty -- The lines.
            Delimiter char Delimiter(1) -- What stands between fields.
            UseCulture switch UseCulture(mandatory) -- Takes the culture's list separator.
            Header string[] notempty -- Names of the columns, when the text has none.
            """,
        defaultSet: "Delimiter",
        examples: [("'A,B', '1,2' | ConvertFrom-Csv", "One object.")]
    ) { ConvertFromCsvCmdlet() }

    private var bytes: [UInt8] = []

    override func process() throws {
        for line in arguments[0]?.elements ?? [] {
            EncodingName.standard.encode(line.toText(), into: &bytes)
            bytes.append(10)
        }
    }

    override func end() throws {
        let header = arguments.isBound("Header") ? arguments.texts("Header") : nil
        let importer = CsvImporter(delimiter: delimiter, header: header)
        try importer.read(bytes) { try write($0) }
        try CsvProblems.report(importer, self)
    }
}

/// `Import-Csv`.
final class ImportCsvCmdlet: CsvCmdlet {
    static let declaration = CommandDeclaration(
        "Import-Csv", ModuleName.utility,
        "Creates table-like custom objects from the items in a character-separated value (CSV) file.",
        parameters: """
            Delimiter char DelimiterPath(1) DelimiterLiteralPath(1) notnull -- What stands between fields.
            Path string[] DelimiterPath(mandatory,0,pipeline) CulturePath(mandatory,0,pipeline) notempty -- The files.
            LiteralPath,PSPath,LP string[] DelimiterLiteralPath(mandatory,property) CultureLiteralPath(mandatory,property) notempty -- The files, taken literally.
            UseCulture switch CulturePath(mandatory) CultureLiteralPath(mandatory) -- Takes the culture's list separator.
            Header string[] notempty -- Names of the columns, when the file has none.
            Encoding Encoding -- How the text is encoded.
            """,
        defaultSet: "DelimiterPath",
        examples: [("Set-Content a.csv 'A,B', '1,2'; Import-Csv a.csv", "One object.")]
    ) { ImportCsvCmdlet() }

    override func process() throws {
        let isLiteral = arguments.isBound("LiteralPath")
        let texts = arguments.texts(isLiteral ? "LiteralPath" : "Path")
        for text in texts {
            let found: [ItemPlace]
            do { found = try Globbing.places(text, literal: isLiteral, interpreter) } catch is ScriptError {
                let shown = try ItemPath.place(text, interpreter).path
                throw failure(
                    "System.IO.FileNotFoundException", id: "FileOpenFailure", .openError,
                    "Could not find file '\(shown)'.", target: Value(shown))
            }
            for place in found { try read(place.path) }
        }
    }

    private func read(_ path: String) throws {
        var bytes: [UInt8]
        do { bytes = try FileText.bytes(path) } catch let failure as FileText.Failure {
            let record = FileErrors.read(failure).record
            record.errorId = "FileOpenFailure"
            record.fullyQualifiedErrorId = "FileOpenFailure"
            throw context.terminating(record)
        }
        let encoding = arguments.encoding(interpreter)
        let detected = bytes.withUnsafeBufferPointer { EncodingName.detect($0) }
        if detected != nil || encoding.form != .utf8 {
            bytes = Array(bytes.withUnsafeBufferPointer { FileText.decode($0, encoding) }.string.utf8)
        }
        let header = arguments.isBound("Header") ? arguments.texts("Header") : nil
        let importer = CsvImporter(delimiter: delimiter, header: header)
        try importer.read(bytes) { try write($0) }
        try CsvProblems.report(importer, self)
    }
}

/// What is told about a doubtful header.
enum CsvProblems {
    /// Throws for a repeated name and warns of columns without one.
    static func report(_ importer: CsvImporter, _ cmdlet: Cmdlet) throws {
        if let name = importer.repeated {
            throw cmdlet.failure(
                "System.Management.Automation.ExtendedTypeSystemException",
                id: "AlreadyPresentPSMemberInfoInternalCollectionAdd",
                .notSpecified,
                "The member \"\(name)\" is already present.")
        }
        if importer.hasUnnamed {
            try cmdlet.writeWarning(
                "One or more headers were not specified. Default names starting with \"H\" have been used in place of any "
                    + "missing headers.")
        }
    }
}
