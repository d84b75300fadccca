import ShellRuntime

/// `ConvertFrom-StringData`: a table of lines `name = value`.
final class ConvertFromStringDataCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "ConvertFrom-StringData", ModuleName.utility,
        "Converts a string containing one or more key and value pairs to a hash table.",
        parameters: """
            StringData string (mandatory,0,pipeline) emptystring -- The lines.
            Delimiter char (1) -- What stands between name and value.
            """,
        examples: [("ConvertFrom-StringData 'a = 1'", "A table with one entry.")]
    ) { ConvertFromStringDataCmdlet() }

    override func process() throws {
        let table = TableObject()
        let delimiter = arguments.text("Delimiter")?.first ?? "="
        for line in (arguments.text("StringData") ?? "").split(whereSeparator: {
            $0 == "\n" || $0 == "\r\n" || $0 == "\r"
        }) {
            let trimmed = ConvertFromStringDataCmdlet.trim(line)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            guard let mark = trimmed.firstIndex(of: delimiter) else {
                throw failure(
                    id: "InvalidOperation", .invalidOperation,
                    "Data line '\(trimmed)' is not in 'name=value' format. ")
            }
            let name = ConvertFromStringDataCmdlet.trim(trimmed[..<mark])
            let raw = ConvertFromStringDataCmdlet.trim(trimmed[trimmed.index(after: mark)...])
            if table[name] != nil {
                throw failure(
                    id: "InvalidOperation", .invalidOperation,
                    "Data item '\(name)' in line '\(trimmed)' is already defined. ")
            }
            table.set(Value(name), Value(try unescape(raw)))
        }
        try write(.table(table))
    }

    private static func trim(_ text: some StringProtocol) -> String {
        var text = text[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }

    // Backslashes mean what they mean in a regular expression: \n, \t, \\, \u0041.
    private func unescape(_ text: String) throws -> String {
        guard text.contains("\\") else { return text }
        var made = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\\" else { made.append(character); continue }
            guard let code = rest.popFirst() else { throw bad(text) }
            switch code {
            case "n": made.append("\n")
            case "t": made.append("\t")
            case "r": made.append("\r")
            case "a": made.append("\u{7}")
            case "e": made.append("\u{1B}")
            case "f": made.append("\u{C}")
            case "v": made.append("\u{B}")
            case "u", "x":
                let count = code == "u" ? 4 : 2
                guard rest.count >= count, let number = UInt32(rest.prefix(count), radix: 16),
                    let scalar = Unicode.Scalar(number)
                else { throw bad(text) }
                made.unicodeScalars.append(scalar)
                rest = rest.dropFirst(count)
            case let other where other.isLetter || other.isNumber: throw bad(text, other)
            default: made.append(code)
            }
        }
        return made
    }

    private func bad(_ text: String, _ code: Character? = nil) -> ScriptError {
        let what = code.map { "Unrecognized escape sequence \\\($0)." } ?? "Illegal \\ at end of pattern."
        let type = "System.Text.RegularExpressions.RegexParseException"
        return failure(type, id: type, .notSpecified, "Invalid pattern '\(text)'. \(what)")
    }
}
