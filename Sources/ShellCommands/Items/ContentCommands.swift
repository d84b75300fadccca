import Glibc
import ShellRuntime

/// `Get-Content`: reads items as lines, texts or bytes.
final class GetContentCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Get-Content", ModuleName.management, "Gets the content of the item at the specified location.",
        parameters: pathParameters + """

            ReadCount long (property) -- Lines a piece; 0 gives all at once.
            TotalCount,First,Head long (property) -- How many lines from the beginning.
            Tail,Last int (property) -- How many lines from the end.
            \(choiceParameters)
            Delimiter string -- What ends a line instead.
            Wait switch unbuilt -- Goes on as the file grows.
            Raw switch -- Gives the whole file as one text.
            Encoding Encoding -- How the text is encoded.
            AsByteStream switch -- Gives bytes.
            Stream string unbuilt -- Not used on this system.
            """,
        defaultSet: "Path",
        outputs: ["System.String"],
        examples: [("Set-Content a.txt x; Get-Content a.txt", "Gives x.")]
    ) { GetContentCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force"] }

    private func long(_ name: StaticString) -> Int? { arguments.int(name) }

    override func begin() throws {
        try super.begin()
        if arguments.flag("Raw"), let other = ["TotalCount", "Tail"].first(where: { isGiven($0) }) {
            throw failure(
                id: "InvalidOperation", .invalidOperation,
                "The 'Raw' and '\(other)' parameters cannot be specified in the same command.")
        }
        if isGiven("TotalCount"), isGiven("Tail") {
            throw failure(
                id: "InvalidOperation", .invalidOperation,
                "The 'TotalCount' and 'Tail' parameters cannot be specified in the same command.")
        }
    }

    private func isGiven(_ name: String) -> Bool {
        name == "TotalCount" ? arguments.isBound("TotalCount") : arguments.isBound("Tail")
    }

    override func process() throws {
        let (texts, literal) = paths
        for text in texts {
            let isPattern = !literal && PropertyExpression.hasWildcard(text)
            let found: [ItemPlace]
            do {
                found = try Globbing.places(text, literal: literal, force: options.force, interpreter)
                    .filter { !options.isSelective || options.allows(ItemPath.leaf($0.path)) }
            } catch let error as ScriptError {
                try writeError(literal ? ItemProvider.notFound(text).record : error.record)
                continue
            }
            if found.isEmpty, isPattern {
                try writeError(
                    errorRecord(
                        "System.Exception", id: "ItemNotFound", .objectNotFound,
                        "An object at the specified path \(text) does not exist, or has been filtered by the -Include "
                            + "or -Exclude parameter.", target: Value(text)))
            }
            for place in found { try handling(place) { try read(place) } }
        }
    }

    private func read(_ place: ItemPlace) throws {
        guard place.provider is FileSystemProvider else { return try readValue(place) }
        if FileStatus(place.path)?.isFolder == true {
            throw failure(
                "System.InvalidOperationException", id: "GetContainerContentException", .invalidOperation,
                "Unable to get content because it is a directory: '\(place.path)'. Please use 'Get-ChildItem' instead.",
                target: Value(place.path))
        }
        let bytes: [UInt8]
        do { bytes = try FileText.bytes(place.path) } catch let failure as FileText.Failure {
            throw FileErrors.read(failure)
        }
        if arguments.flag("AsByteStream") { return try emit(bytes: bytes) }
        let encoding = arguments.encoding(interpreter)
        if arguments.flag("Raw") {
            let text = bytes.withUnsafeBufferPointer { FileText.decode($0, encoding) }
            if text.count > 0 { try write(.text(text)) }
            return
        }
        if let delimiter = arguments.text("Delimiter"), !delimiter.isEmpty, delimiter != "\n" {
            return try emit(lines: pieces(bytes, encoding, delimiter))
        }
        if delimiterIsNewLine {
            return try emit(lines: pieces(bytes, encoding, "\n"))
        }
        try readLines(LineSplitter(bytes, encoding))
    }

    private var delimiterIsNewLine: Bool { arguments.text("Delimiter") == "\n" }

    private func readValue(_ place: ItemPlace) throws {
        let content = try place.provider.content(of: place.path, on: place.drive, interpreter)
        try emit(lines: content.elements.isEmpty ? [] : content.elements)
    }

    // The common case writes each line as it is found.
    private func readLines(_ splitter: LineSplitter) throws {
        var splitter = splitter
        let limit = long("TotalCount") ?? Int.max
        guard long("Tail") == nil, (long("ReadCount") ?? 1) == 1 else {
            var lines: [Value] = []
            while lines.count < limit, let line = splitter.next() { lines.append(.text(line)) }
            return try emit(lines: lines)
        }
        var count = 0
        while count < limit, let line = splitter.next() {
            try write(.text(line))
            count += 1
            if count & 1023 == 0, context.isStopping { return }
        }
    }

    private func pieces(_ bytes: [UInt8], _ encoding: EncodingName, _ delimiter: String) -> [Value] {
        let text = bytes.withUnsafeBufferPointer { FileText.decode($0, encoding) }
        let units = (0..<text.count).map { text[$0] }, mark = Array(delimiter.utf16)
        var found: [Value] = []
        var start = 0, index = 0
        while index < units.count {
            if index + mark.count <= units.count, units[index..<index + mark.count].elementsEqual(mark) {
                found.append(.text(Text(utf16: units[start..<index])))
                index += mark.count
                start = index
            } else {
                index += 1
            }
        }
        if start < units.count { found.append(.text(Text(utf16: units[start...]))) }
        return found
    }

    private func emit(bytes: [UInt8]) throws {
        if arguments.flag("Raw") {
            return try write(.array(ArrayObject(bytes.map { .byte($0) }, elementType: .byte)))
        }
        try emit(lines: bytes.map { .byte($0) })
    }

    private func emit(lines: [Value]) throws {
        var lines = lines[...]
        if let count = long("TotalCount"), count >= 0 { lines = lines.prefix(count) }
        if let count = long("Tail"), count >= 0 { lines = lines.suffix(count) }
        let size = long("ReadCount") ?? 1
        if size == 1 || size < 0 {
            for line in lines { try write(line) }
            return
        }
        if size == 0 { return try lines.isEmpty ? () : write(.list(Array(lines))) }
        while !lines.isEmpty {
            try write(.list(Array(lines.prefix(size))))
            lines = lines.dropFirst(size)
        }
    }
}

/// `Set-Content` and `Add-Content`: write items.
final class WriteContentCmdlet: ItemCmdlet {
    private static let parameters =
        pathParameters.replacing("(mandatory,0,pipeline,property)", with: "(mandatory,0,property)") + """

            Value object[] (mandatory,1,pipeline,property) null emptycollection -- What to write.
            PassThru switch -- Gives what was written.
            \(choiceParameters)
            NoNewline switch -- Writes nothing between the values.
            Encoding Encoding -- How the text is encoded.
            AsByteStream switch -- Writes bytes.
            Stream string unbuilt -- Not used on this system.
            """

    static let setDeclaration = CommandDeclaration(
        "Set-Content", ModuleName.management,
        "Writes new content or replaces existing content in a file.",
        parameters: parameters, defaultSet: "Path", changes: true,
        examples: [("Set-Content a.txt x", "Makes a file with one line.")]
    ) { WriteContentCmdlet(appends: false) }

    static let addDeclaration = CommandDeclaration(
        "Add-Content", ModuleName.management,
        "Adds content to the specified items, such as adding words to a file.",
        parameters: parameters, defaultSet: "Path", changes: true,
        examples: [("Add-Content a.txt y", "Adds a line to a file.")]
    ) { WriteContentCmdlet(appends: true) }

    private let appends: Bool
    private var writers: [FileWriter] = []
    private var collected: [(ItemPlace, [Value])] = []
    private var openFor: [String]?

    init(appends: Bool) { self.appends = appends }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force"] }

    override func process() throws {
        let (texts, literal) = paths
        if openFor != texts {
            try finish()
            openFor = texts
            try openAll(texts, literal)
        }
        let values =
            arguments["Value"].map { value -> [Value] in
                if case .array(let array) = value.unwrapped { return array.values }
                return [value]
            } ?? []
        for writer in writers { try writer.write(values, self) }
        for index in collected.indices { collected[index].1 += values }
        if arguments.flag("PassThru") { for value in values { try write(value) } }
    }

    private func openAll(_ texts: [String], _ literal: Bool) throws {
        for text in texts {
            do {
                let isPattern = !literal && PropertyExpression.hasWildcard(text)
                let found =
                    isPattern ? try places(text, literal: false) : [try ItemPath.place(text, interpreter)]
                for place in found { try open(place) }
            } catch let error as ScriptError { try writeError(error.record) }
        }
    }

    private func open(_ place: ItemPlace) throws {
        guard place.provider is FileSystemProvider else { return collected.append((place, [])) }
        guard try shouldProcess("Path: \(place.path)", appends ? "Add Content" : "Set Content") else {
            return
        }
        if FileStatus(place.path)?.isFolder == true {
            if appends { throw FileErrors.write(FileText.Failure(code: EACCES, path: place.path)) }
            throw failure(
                "System.NotSupportedException", id: "System.NotSupportedException", .notSpecified,
                "Unable to clear content of '\(place.path)' because it is a directory. Clear-Content is only "
                    + "supported on files.")
        }
        do {
            writers.append(
                try FileWriter(
                    place.path, appends: appends, force: options.force,
                    encoding: arguments.encoding(interpreter),
                    isBytes: arguments.flag("AsByteStream"), noNewline: arguments.flag("NoNewline")))
        } catch let failure as FileText.Failure { throw FileErrors.write(failure) }
    }

    override func end() throws { try finish() }

    private func finish() throws {
        for writer in writers { try writer.flush() }
        writers = []
        for (place, values) in collected {
            try handling(place) { try place.provider.setContent(place, values, appending: appends, self) }
        }
        collected = []
    }
}

/// A file being written by the content commands.
final class FileWriter {
    private let path: String
    private let file: Int32
    private let encoding: EncodingName
    private let isBytes: Bool
    private let noNewline: Bool
    private var buffer: [UInt8] = []

    init(
        _ path: String, appends: Bool, force: Bool, encoding: EncodingName, isBytes: Bool, noNewline: Bool
    ) throws {
        self.path = path
        self.isBytes = isBytes
        self.noNewline = noNewline
        var encoding = encoding
        if force, access(path, F_OK) == 0, access(path, W_OK) != 0 { chmod(path, 0o644) }
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (appends ? O_APPEND : O_TRUNC)
        let isNew = !appends || (FileStatus(path)?.record.st_size ?? 0) == 0
        // What is added to a file is encoded as the file is.
        if appends, !isNew, encoding == .standard, let start = try? FileText.bytes(path),
            let (found, _) = start.withUnsafeBufferPointer({ EncodingName.detect($0) })
        {
            encoding = found
        }
        file = Glibc.open(path, flags, 0o666)
        guard file >= 0 else { throw FileText.Failure(code: errno, path: path) }
        self.encoding = encoding
        if isNew, !isBytes { buffer += encoding.mark }
    }

    deinit { close(file) }

    func write(_ values: [Value], _ cmdlet: Cmdlet) throws {
        for value in values {
            if isBytes {
                guard case .byte(let byte) = value.unwrapped else {
                    throw cmdlet.failure(
                        "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                        "Cannot proceed with byte encoding. When using byte encoding the content must be of type byte."
                    )
                }
                buffer.append(byte)
                continue
            }
            if value.isNull { continue }
            if case .text(let text) = value {
                encoding.encode(text, into: &buffer)
            } else if case .host(let object) = value.unwrapped, object.type.fullName == "System.DateTime" {
                // The one value whose ToString() differs from its text in a string: it follows the culture.
                let text = try Members.invoke(value, "ToString", [], cmdlet.interpreter)
                encoding.encode(text.toText(), into: &buffer)
            } else {
                encoding.encode(try Conversions.text(value, cmdlet.interpreter), into: &buffer)
            }
            if !noNewline { encoding.encode(FileWriter.newLine, into: &buffer) }
        }
        if buffer.count > 1 << 16 { try flush() }
    }

    private nonisolated(unsafe) static let newLine = Text("\n")

    func flush() throws {
        try FileText.write(buffer, to: file, path: path)
        buffer.removeAll(keepingCapacity: true)
    }
}

/// `Clear-Content`: empties items.
final class ClearContentCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Clear-Content", ModuleName.management,
        "Deletes the contents of an item, but does not delete the item.",
        parameters: pathParameters.replacing("pipeline,", with: "") + "\n" + choiceParameters
            + "\nStream string -- Not used on this system.",
        defaultSet: "Path", changes: true,
        examples: [("Set-Content a.txt x; Clear-Content a.txt", "Leaves an empty file.")]
    ) { ClearContentCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force"] }

    override func process() throws {
        for place in try places() {
            try handling(place) {
                guard place.provider is FileSystemProvider else {
                    return try place.provider.clear(place, self)
                }
                guard try shouldProcess("Item: \(place.path)", "Clear Content") else { return }
                if FileStatus(place.path)?.isFolder == true {
                    throw failure(
                        "System.NotSupportedException", id: "ClearDirectoryContent", .invalidOperation,
                        "Unable to clear content of '\(place.path)' because it is a directory. Clear-Content is only "
                            + "supported on files.")
                }
                do { try FileText.save([], to: place.path) } catch let failure as FileText.Failure {
                    throw FileErrors.write(failure)
                }
            }
        }
    }
}
