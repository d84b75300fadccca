import ShellRuntime

/// `Join-String`: makes one text of many objects.
final class JoinStringCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Join-String", ModuleName.utility, "Combines objects from the pipeline into a single string.",
        parameters: """
            Property object (0) -- The property or block that gives the text of an object.
            Separator string (1) -- What stands between; $OFS unless given.
            OutputPrefix,op string -- What stands before all.
            OutputSuffix,os string -- What stands behind all.
            SingleQuote switch SingleQuote -- Puts each text in single quotes.
            DoubleQuote switch DoubleQuote -- Puts each text in double quotes.
            FormatString string Format -- Puts each object into a format.
            UseCulture switch -- Takes the culture's list separator.
            InputObject psobject[] (pipeline) -- The objects.
            """,
        defaultSet: "default",
        examples: [("1..3 | Join-String -Separator '+'", "Gives 1+2+3.")]
    ) { JoinStringCmdlet() }

    private var parts: [String] = []
    private var property: PropertyExpression?

    override func begin() throws {
        if let value = arguments["Property"] { property = PropertyExpression(value) }
    }

    override func process() throws {
        for input in arguments["InputObject"]?.elements ?? [] {
            let value = try property.map { try $0.value(of: input, interpreter) ?? .null } ?? input
            if value.isNull { continue }
            var text = try Conversions.text(value, interpreter).string
            if arguments.flag("SingleQuote") { text = "'" + text.replacing("'", with: "''") + "'" }
            if arguments.flag("DoubleQuote") { text = "\"" + text + "\"" }
            if let format = arguments.text("FormatString") {
                text = try Formatting.format(Text(format), [value], interpreter).string
            }
            parts.append(text)
        }
    }

    override func end() throws {
        let joined = parts.joined(separator: arguments.text("Separator") ?? separator)
        try write(
            Value((arguments.text("OutputPrefix") ?? "") + joined + (arguments.text("OutputSuffix") ?? "")))
    }

    private var separator: String {
        if arguments.flag("UseCulture") { return "," }
        return interpreter.variable(named: "OFS")?.string ?? ""
    }
}

/// `Format-Hex`: shows bytes in hexadecimal.
final class FormatHexCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Format-Hex", ModuleName.utility, "Displays a file or other input as hexadecimal.",
        parameters: """
            Path string[] Path(mandatory,0,pipeline) notempty -- Files; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralPath(mandatory,property) notempty -- Files, taken literally.
            InputObject psobject ByInputObject(mandatory,pipeline) -- Texts, numbers or bytes.
            Encoding Encoding ByInputObject -- How texts are encoded.
            Count long -- How many bytes.
            Offset long -- Where to begin.
            Raw switch ByInputObject hidden -- Kept for old scripts.
            """,
        defaultSet: "Path",
        examples: [("Format-Hex -InputObject 'text'", "Shows four bytes.")]
    ) { FormatHexCmdlet() }

    private let builder = ObjectBuilder(
        ["Offset64", "HexOffset", "HexBytes", "Ascii", "Label"],
        typeNames: ["Microsoft.PowerShell.Commands.ByteCollection"])

    override func process() throws {
        if let input = arguments["InputObject"] {
            let encoding = arguments.encoding(interpreter)
            return try show(try bytes(of: input, encoding), label: label(of: input))
        }
        let isLiteral = arguments.isBound("LiteralPath")
        for text in arguments.texts(isLiteral ? "LiteralPath" : "Path") {
            do {
                for place in try Globbing.places(text, literal: isLiteral, interpreter) {
                    try show(try FileText.bytes(place.path), label: place.path)
                }
            } catch let error as ScriptError { try writeError(error.record) } catch let failure
                as FileText.Failure
            {
                try writeError(FileErrors.read(failure).record)
            }
        }
    }

    private func label(of input: Value) -> String {
        let type = input.unwrapped.type
        return "\(type.name) (\(type.fullName))"
    }

    private func bytes(of input: Value, _ encoding: EncodingName) throws -> [UInt8] {
        func little(_ number: UInt64, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
        }
        switch input.unwrapped {
        case .byte(let byte): return [byte]
        case .int(let number): return little(UInt64(bitPattern: Int64(number)), 4)
        case .long(let number): return little(UInt64(bitPattern: number), 8)
        case .short(let number): return little(UInt64(bitPattern: Int64(number)), 2)
        case .double(let number): return little(number.bitPattern, 8)
        case .single(let number): return little(UInt64(number.bitPattern), 4)
        case .bool(let flag): return [flag ? 1 : 0]
        case .array(let array): return try array.values.flatMap { try bytes(of: $0, encoding) }
        default:
            var made: [UInt8] = []
            encoding.encode(input.toText(), into: &made)
            return made
        }
    }

    private func show(_ bytes: [UInt8], label: String) throws {
        var piece = bytes.dropFirst(arguments.int("Offset") ?? 0)
        if let count = arguments.int("Count") { piece = piece.prefix(count) }
        var offset = arguments.int("Offset") ?? 0
        while !piece.isEmpty {
            let row = piece.prefix(16)
            try write(FormatHexCmdlet.row(Array(row), offset, label, builder))
            piece = piece.dropFirst(16)
            offset += 16
        }
    }

    private static func row(_ bytes: [UInt8], _ offset: Int, _ label: String, _ builder: ObjectBuilder)
        -> Value
    {
        func hex(_ number: Int, _ width: Int) -> String {
            let digits = String(number, radix: 16, uppercase: true)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let text = String(
            decoding: bytes.map { $0 >= 0x20 && $0 < 0x7F ? $0 : $0 == 0 ? 0x20 : 0x2E }, as: UTF8.self)
        return builder.make([
            .long(Int64(offset)), Value(hex(offset, 16)),
            Value(bytes.map { hex(Int($0), 2) }.joined(separator: " ")),
            Value(text), Value(label),
        ])
    }
}
