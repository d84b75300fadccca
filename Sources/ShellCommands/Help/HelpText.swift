import ShellRuntime

/// Lays a help document out as text.
struct HelpText {
    /// Which parts are shown.
    enum Mode: String {
        case summary = "", detailed = "DetailedView", full = "FullView", examples = "ExamplesView"
    }

    private let document: HelpDocument
    private let mode: Mode
    private var lines: [String] = []
    /// Numbers of the lines that stay whole however wide they are: code, which is copied as it stands.
    private var code: Set<Int> = []

    /// The text of a document, its prose broken at a number of columns.
    static func render(_ document: HelpDocument, _ mode: Mode, width: Int) -> String {
        var text = HelpText(document, mode)
        text.build()
        return text.lines.enumerated()
            .map { text.code.contains($0) ? $1 : wrapped($1, to: width) }
            .joined(separator: "\n")
    }

    private init(_ document: HelpDocument, _ mode: Mode) {
        self.document = document
        self.mode = mode
    }

    private mutating func build() {
        section("NAME", [document.name])
        if document.isBare { return buildBare() }
        section(
            "SYNOPSIS",
            document.synopsis.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
            after: 2)
        if mode == .examples {
            examples()
            return
        }
        section("SYNTAX", document.syntax, between: true, after: 2)
        lines.append("DESCRIPTION")
        for paragraph in document.description { indent(paragraph); lines.append("    ") }
        if document.description.isEmpty { lines.append("    ") }
        lines.append("")
        if mode != .summary {
            lines.append("PARAMETERS")
            for parameter in document.parameters { put(parameter, full: mode == .full) }
            if document.isAdvanced { commonParameters() }
        }
        if mode == .full { typesAndNotes() }
        if mode != .summary { examples() }
        lines.append("RELATED LINKS")
        for link in document.links { lines.append("    " + link) }
        if !document.links.isEmpty { lines.append("    ") } else { lines.append("") }
        if mode != .full { remarks() }
    }

    private mutating func section(_ title: String, _ body: [String], between: Bool = false, after: Int = 1) {
        lines.append(title)
        for (place, line) in body.enumerated() {
            if between, place > 0 { lines.append("    ") }
            lines.append("    " + line)
        }
        for _ in 0..<after { lines.append("    ") }
    }

    private mutating func indent(_ text: String, _ blanks: Int = 4) {
        let margin = String(repeating: " ", count: blanks)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(margin + line)
        }
    }

    private mutating func put(_ parameter: HelpDocument.Parameter, full: Bool) {
        lines.append("    " + HelpText.heading(parameter, clr: true))
        for line in parameter.text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append("        " + line)
        }
        lines.append("        ")
        if full {
            for line in HelpText.facts(parameter) { lines.append("        " + line) }
            lines.append("        ")
        }
    }

    private static func heading(_ parameter: HelpDocument.Parameter, clr: Bool) -> String {
        if parameter.isSwitch && !clr { return "-" + parameter.name }
        let type = parameter.isSwitch ? "SwitchParameter" : clr ? parameter.clrTypeName : parameter.typeName
        return parameter.isSwitch ? "-\(parameter.name) [<\(type)>]" : "-\(parameter.name) <\(type)>"
    }

    // Positions count from 1 in a comment's help.
    private static func facts(_ parameter: HelpDocument.Parameter) -> [String] {
        [
            "Required?                    \(parameter.isMandatory)",
            "Position?                    \(parameter.position.map { String($0 + 1) } ?? "named")",
            "Default value                \(parameter.isSwitch && parameter.defaultText.isEmpty ? "False" : parameter.defaultText)",
            "Accept pipeline input?       \(parameter.pipeline)",
            "Aliases                      \(parameter.aliases.joined(separator: ", "))",
            "Accept wildcard characters?  false",
        ]
    }

    private mutating func commonParameters() {
        lines.append("    <CommonParameters>")
        indent(
            """
            This cmdlet supports the common parameters: Verbose, Debug,
            ErrorAction, ErrorVariable, WarningAction, WarningVariable,
            OutBuffer, PipelineVariable, and OutVariable. For more information, see
            about_CommonParameters (https://go.microsoft.com/fwlink/?LinkID=113216).
            """, 8)
        lines.append("    ")
    }

    private mutating func typesAndNotes() {
        for (title, text) in [("INPUTS", document.inputs), ("OUTPUTS", document.outputs)] {
            lines.append(title)
            if !text.isEmpty { indent(text) }
            lines += ["    ", "    "]
        }
        guard !document.notes.isEmpty else { return }
        lines.append("NOTES")
        for note in document.notes {
            lines += ["    ", "    "]
            indent(note, 8)
        }
        lines += ["    ", "    "]
    }

    private mutating func examples() {
        for (place, example) in document.examples.enumerated() {
            lines.append("    -------------------------- EXAMPLE \(place + 1) --------------------------")
            lines.append("    ")
            let code = example.code.split(separator: "\n", omittingEmptySubsequences: false)
            for (row, line) in code.enumerated() {
                self.code.insert(lines.count)
                lines.append("    " + (row == 0 ? "PS > " : "") + line)
            }
            if example.remarks.isEmpty {
                lines += ["    ", "    "]
            } else {
                lines.append("    ")
                indent(example.remarks)
                lines.append("    ")
            }
            lines += ["    ", "    "]
        }
        lines += ["    ", "    "]
    }

    private mutating func remarks() {
        lines += [
            "REMARKS", "    To see the examples, type: \"Get-Help \(document.name) -Examples\"",
            "    For more information, type: \"Get-Help \(document.name) -Detailed\"",
            "    For technical information, type: \"Get-Help \(document.name) -Full\"", "",
        ]
    }

    // MARK: Width

    /// The text with its lines broken at blanks, so that none is wider than a number of columns; what follows a break
    /// keeps the margin of its line. A word that is wider stays whole.
    static func wrapped(_ text: String, to width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.utf8.count <= width ? String($0) : wrappedLine($0, to: width) }
            .joined(separator: "\n")
    }

    private static func wrappedLine(_ line: Substring, to width: Int) -> String {
        let margin = String(line.prefix { $0 == " " })
        var lines: [String] = []
        var current = margin
        var column = margin.count
        var isFirst = true
        for word in line.dropFirst(margin.count).split(separator: " ", omittingEmptySubsequences: false) {
            if !isFirst, column + 1 + word.count > width {
                lines.append(current)
                current = margin
                column = margin.count
            } else if !isFirst {
                current += " "
                column += 1
            }
            current += word
            column += word.count
            isFirst = false
        }
        return (lines + [current]).joined(separator: "\n")
    }

    // MARK: Commands without help

    private mutating func buildBare() {
        lines.append("SYNTAX")
        for (place, line) in document.shortSyntax.enumerated() {
            if place > 0 { lines.append("    ") }
            lines.append("    " + line)
        }
        lines.append("    ")
        if mode == .full || mode == .detailed {
            lines += ["    ", "PARAMETERS"]
            for parameter in document.parameters.sorted(by: { $0.name < $1.name }) { putBare(parameter) }
            lines.append("    ")
            if mode == .full {
                lines += ["INPUTS", "    None", "    ", "    ", "OUTPUTS", "    System.Object", "    "]
            }
        } else {
            lines.append("")
        }
        lines += ["ALIASES"]
        let aliases = document.aliases.isEmpty ? ["None"] : document.aliases
        lines += aliases.map { "    " + $0 }
        lines += ["    ", "", "REMARKS", "    None", ""]
    }

    private mutating func putBare(_ parameter: HelpDocument.Parameter) {
        lines.append(
            "    "
                + (parameter.isSwitch ? "-" + parameter.name : "-\(parameter.name) <\(parameter.typeName)>"))
        lines += ["        "]
        lines += [
            "        Required?                    \(parameter.isMandatory)",
            "        Position?                    \(parameter.position.map(String.init) ?? "Named")",
            "        Accept pipeline input?       \(parameter.pipeline)",
            "        Parameter set name           \(parameter.setName)",
            "        Aliases                      \(parameter.aliases.isEmpty ? "None" : parameter.aliases.joined(separator: ", "))",
            "        Dynamic?                     false", "        Accept wildcard characters?  false",
            "        ",
        ]
    }

    /// The text of one parameter, `Get-Help -Parameter`.
    static func parameter(_ parameter: HelpDocument.Parameter) -> String {
        var lines = [heading(parameter, clr: true)]
        lines += parameter.text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        lines.append("    ")
        lines += facts(parameter).map { "    " + $0 }
        lines += ["    ", ""]
        return lines.joined(separator: "\n")
    }
}
