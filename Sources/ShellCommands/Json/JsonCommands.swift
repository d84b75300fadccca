import ShellRuntime

/// `ConvertTo-Json`: writes objects as JSON.
final class ConvertToJsonCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "ConvertTo-Json", ModuleName.utility, "Converts an object to a JSON-formatted string.",
        parameters: """
            InputObject object (mandatory,0,pipeline) null -- The objects.
            Depth int range=0..100 -- How many levels of objects are written; 2 unless given.
            Compress switch -- Leaves out blanks and line ends.
            EnumsAsStrings switch -- Writes names of enumerations, not numbers.
            AsArray switch -- Writes an array even for one object.
            EscapeHandling string set=Default|EscapeNonAscii|EscapeHtml -- What is escaped.
            """,
        examples: [("@{ a = 1 } | ConvertTo-Json -Compress", "Gives {\"a\":1}.")]
    ) { ConvertToJsonCmdlet() }

    private var inputs: [Value] = []

    override func process() throws {
        if let input = arguments[0] { inputs.append(input) }
    }

    override func end() throws {
        guard !inputs.isEmpty else { return }
        var writer = JsonWriter(interpreter)
        writer.maxDepth = arguments.int("Depth") ?? 2
        writer.isCompressed = arguments.flag("Compress")
        writer.enumsAsStrings = arguments.flag("EnumsAsStrings")
        switch arguments.text("EscapeHandling")?.lowercased() {
        case "escapenonascii": writer.escaping = .nonASCII
        case "escapehtml": writer.escaping = .html
        default: break
        }
        let isList = inputs.count > 1 || arguments.flag("AsArray")
        let text = try writer.write(isList ? .list(inputs) : inputs[0])
        if writer.isTruncated {
            try writeWarning(
                "Resulting JSON is truncated as serialization has exceeded the set depth of \(writer.maxDepth)."
            )
        }
        try write(.text(text))
    }
}

/// `ConvertFrom-Json`: makes objects of JSON.
final class ConvertFromJsonCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "ConvertFrom-Json", ModuleName.utility, "Converts a JSON-formatted string to a custom object.",
        parameters: """
            InputObject string (mandatory,0,pipeline) emptystring -- The text.
            AsHashtable switch -- Makes tables instead of objects.
            Depth int range=1..2147483647 -- How deep the text may nest.
            NoEnumerate switch -- Gives an array as one object.
            DateKind Microsoft.PowerShell.Commands.JsonDateKind -- What becomes of dates: Default, Local, Utc, Offset or String.
            """,
        examples: [("'{\"a\":1}' | ConvertFrom-Json", "An object with a property a.")]
    ) { ConvertFromJsonCmdlet() }

    private var inputs: [Text] = []

    override func process() throws {
        if let input = arguments[0] { inputs.append(input.toText()) }
    }

    override func end() throws {
        if inputs.count > 1, (try? parse(inputs[0])) != nil {
            for input in inputs { try emit(try convert(input)) }
            return
        }
        let whole = inputs.count == 1 ? inputs[0] : Text(inputs.map(\.string).joined(separator: "\n"))
        try emit(try convert(whole))
    }

    private func emit(_ value: Value) throws {
        if arguments.flag("NoEnumerate") { try write(value) } else { try writeEnumerated(value) }
    }

    private func parse(_ text: Text) throws -> Value {
        var reader = JsonReader(text, makeDate: JsonDates.make(interpreter)) { [interpreter] digits in
            Conversions.tryConvert(Value(digits), to: .bigInteger, interpreter)
        }
        reader.asTable = arguments.flag("AsHashtable")
        reader.maxDepth = arguments.int("Depth") ?? 1024
        switch arguments.text("DateKind") {
        case "Local": reader.dateKind = .local
        case "Utc": reader.dateKind = .utc
        case "Offset": reader.dateKind = .offset
        case "String": reader.dateKind = .string
        default: break
        }
        return try reader.read()
    }

    private func convert(_ text: Text) throws -> Value {
        do { return try parse(text) } catch let failure as JsonReader.Failure {
            if let id = failure.id {
                throw self.failure(
                    "System.InvalidOperationException", id: id, .invalidOperation, failure.message)
            }
            throw self.failure(
                "System.ArgumentException", id: "System.ArgumentException", .notSpecified,
                "Conversion from JSON failed with error: " + failure.message)
        }
    }
}

/// Makes dates of the texts that JSON holds.
enum JsonDates {
    /// A maker for `JsonReader`.
    static func make(_ interpreter: Interpreter) -> (String, JsonReader.DateKind) -> Value? {
        { text, kind in
            guard isDate(text) else { return nil }
            let hasZone = text.hasSuffix("Z") || text.dropFirst(19).contains { $0 == "+" || $0 == "-" }
            let typeName = kind == .offset ? "System.DateTimeOffset" : "System.DateTime"
            guard let type = TypeCatalog.shared.resolve(typeName) else { return nil }
            var value: Value?
            if text.hasSuffix("Z"), kind == .standard {
                value = try? Members.invokeStatic(
                    type, "Parse", [Value(text), .null, Value("RoundtripKind")], interpreter)
            }
            guard let made = value ?? Conversions.tryConvert(Value(text), to: type, interpreter) else {
                return nil
            }
            switch kind {
            case .utc: return hasZone ? try? Members.invoke(made, "ToUniversalTime", [], interpreter) : made
            case .local: return try? Members.invoke(made, "ToLocalTime", [], interpreter)
            default: return made
            }
        }
    }

    // `yyyy-MM-ddTHH:mm:ss`, then a fraction and a zone or nothing.
    private static func isDate(_ text: String) -> Bool {
        let units = Array(text.utf8)
        guard units.count >= 19 else { return false }
        for (place, unit) in units.prefix(19).enumerated() {
            switch place {
            case 4, 7: if unit != 0x2D { return false }
            case 10: if unit != 0x54 { return false }
            case 13, 16: if unit != 0x3A { return false }
            default: if unit < 0x30 || unit > 0x39 { return false }
            }
        }
        return units.dropFirst(19).allSatisfy {
            ($0 >= 0x30 && $0 <= 0x39) || [0x2E, 0x5A, 0x2B, 0x2D, 0x3A].contains($0)
        }
    }
}
