import ShellRuntime

/// `ConvertTo-Html`: objects as a table or list of a web page.
final class ConvertToHtmlCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "ConvertTo-Html", ModuleName.utility,
        "Converts .NET objects into HTML that can be displayed in a Web browser.",
        parameters: """
            InputObject psobject (pipeline) -- The objects.
            Property object[] (0) -- The columns.
            Body string[] Page(3) -- What stands at the body's beginning.
            Head string[] Page(1) -- What stands in the head.
            Title string Page(2) notempty -- The page's title.
            As string set=Table|List notempty -- Table or List.
            CssUri,cu,uri uri Page notempty -- A style sheet.
            Fragment switch Fragment notempty -- Gives the table alone.
            PostContent string[] notempty -- What stands behind the table.
            PreContent string[] notempty -- What stands before the table.
            Meta hashtable Page notempty -- Names and contents of meta elements.
            Charset string Page notempty -- The page's character set.
            Transitional switch Page notempty -- Declares XHTML 1.0 Transitional.
            """,
        defaultSet: "Page",
        examples: [("[pscustomobject]@{ A = 1 } | ConvertTo-Html -Fragment", "A table of one row.")]
    ) { ConvertToHtmlCmdlet() }

    private var columns: [PropertyExpression] = []
    private var hasHeader = false
    private var isGiven = false

    override func begin() throws {
        columns = try PropertyGrammar.html.parse(arguments["Property"]?.elements ?? [], for: self)
        isGiven = !columns.isEmpty
        if !arguments.flag("Fragment") { try beginPage() }
        for text in arguments.texts("PreContent") { try write(Value(text)) }
        if !isList { try write(Value("<table>")) }
    }

    private var isList: Bool { arguments.text("As")?.lowercased() == "list" }

    private func beginPage() throws {
        let kind = arguments.flag("Transitional") ? "Transitional" : "Strict"
        try write(
            Value(
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 \(kind)//EN\"  "
                    + "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-\(kind.lowercased()).dtd\">"))
        try write(Value("<html xmlns=\"http://www.w3.org/1999/xhtml\">"))
        try write(Value("<head>"))
        if let charset = arguments.text("Charset") { try write(Value("<meta charset=\"\(charset)\">")) }
        if case .table(let meta)? = arguments["Meta"]?.unwrapped {
            for (key, value) in zip(meta.keys, meta.values) {
                try write(Value("<meta name=\"\(key.string)\" content=\"\(value.string)\">"))
            }
        }
        if arguments.isBound("Head") {
            for text in arguments.texts("Head") { try write(Value(text)) }
        } else {
            try write(Value("<title>\(arguments.text("Title") ?? "HTML TABLE")</title>"))
        }
        if let sheet = arguments.text("CssUri") {
            try write(Value("<link rel=\"stylesheet\" type=\"text/css\" href=\"\(sheet)\" />"))
        }
        try write(Value("</head><body>"))
        for text in arguments.texts("Body") { try write(Value(text)) }
    }

    override func process() throws {
        guard let input = arguments[0], !input.isNull else { return }
        if !isGiven, !hasHeader {
            columns = ObjectView.propertyNames(input, interpreter).map { PropertyExpression(name: $0) }
        } else if isGiven, !hasHeader {
            columns = columns.flatMap { column -> [PropertyExpression] in
                guard case .pattern = column.source else { return [column] }
                return column.names(in: input, interpreter).map { PropertyExpression(name: $0) }
            }
        }
        if isList { return try list(input) }
        if !hasHeader { try header() }
        var row = "<tr>"
        for column in columns { row += "<td>\(try cell(column, input))</td>" }
        try write(Value(row + "</tr>"))
    }

    private func header() throws {
        hasHeader = true
        var group = "<colgroup>", row = "<tr>"
        for column in columns {
            let width = column.entries["width"].map { " width = \"\($0.string)\"" } ?? ""
            let align =
                (column.entries["align"] ?? column.entries["alignment"]).map { " align = \"\($0.string)\"" }
                ?? ""
            group += "<col\(width)\(align)/>"
            row += "<th>\(Html.escape(column.displayName))</th>"
        }
        try write(Value(group + "</colgroup>"))
        try write(Value(row + "</tr>"))
    }

    private func list(_ input: Value) throws {
        if !hasHeader { try write(Value("<table>")) } else { try write(Value("<tr><td><hr></td></tr>")) }
        hasHeader = true
        for column in columns {
            let name = Html.escape(column.displayName)
            try write(Value("<tr><td>\(name):</td><td>\(try cell(column, input))</td></tr>"))
        }
    }

    private func cell(_ column: PropertyExpression, _ input: Value) throws -> String {
        let value = try column.value(of: input, interpreter) ?? .null
        if case .array(let array) = value.unwrapped { return Html.escape(array.elementType.fullName + "[]") }
        return Html.escape(try Conversions.text(value, interpreter).string)
    }

    override func end() throws {
        if !isList || hasHeader { try write(Value("</table>")) }
        for text in arguments.texts("PostContent") { try write(Value(text)) }
        if !arguments.flag("Fragment") { try write(Value("</body></html>")) }
    }
}

/// Text in web pages.
enum Html {
    /// The text with what means something to a browser written as references.
    static func escape(_ text: String) -> String {
        var made = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": made += "&amp;"
            case "<": made += "&lt;"
            case ">": made += "&gt;"
            case "\"": made += "&quot;"
            case "'": made += "&#39;"
            case let other where other.value >= 160 && other.value < 256: made += "&#\(other.value);"
            case let other where other.value > 0xFFFF: made += "&#\(other.value);"
            default: made.unicodeScalars.append(scalar)
            }
        }
        return made
    }
}
