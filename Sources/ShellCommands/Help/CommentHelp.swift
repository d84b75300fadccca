import ShellRuntime
import ShellSyntax

/// The help that a function's or script's comment gives.
struct CommentHelp {
    var synopsis = ""
    var description = ""
    var parameters: [(name: String, text: String)] = []
    var examples: [String] = []
    var inputs = ""
    var outputs = ""
    var notes = ""
    var links: [String] = []

    /// The help of a function: in a comment at the beginning or end of its body, or right before it; nil when none.
    init?(of function: FunctionInfo) {
        let body = function.block.ast.extent
        let whole = function.definition?.extent ?? body
        let source = whole.source
        let inside = body.text
        let before = source.text(from: 0, to: whole.startOffset)
        let candidates = [
            CommentHelp.leading(inside.hasPrefix("{") ? String(inside.dropFirst()) : inside),
            CommentHelp.trailing(inside.hasSuffix("}") ? String(inside.dropLast()) : inside),
            CommentHelp.trailing(before),
        ]
        for candidate in candidates {
            if let candidate, let made = CommentHelp(comment: candidate) {
                self = made
                return
            }
        }
        return nil
    }

    /// The help in a comment's text; nil when it has no keyword of help.
    init?(comment: String) {
        var keyword: String?
        var argument = ""
        var lines: [Substring] = []
        var isHelp = false
        for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.hasPrefix("."), let (word, rest) = CommentHelp.keyword(trimmed.dropFirst()) {
                if let keyword { store(keyword, argument, lines) }
                isHelp = true
                keyword = word
                argument = rest
                lines = []
            } else {
                lines.append(line)
            }
        }
        if let keyword { store(keyword, argument, lines) }
        guard isHelp else { return nil }
    }

    private static let keywords: Set<String> = [
        "SYNOPSIS", "DESCRIPTION", "PARAMETER", "EXAMPLE", "INPUTS", "OUTPUTS", "NOTES", "LINK", "COMPONENT",
        "ROLE",
        "FUNCTIONALITY", "FORWARDHELPTARGETNAME", "FORWARDHELPCATEGORY", "REMOTEHELPRUNSPACE", "EXTERNALHELP",
    ]

    private static func keyword(_ text: Substring) -> (String, String)? {
        let word = text.prefix { $0.isLetter }.uppercased()
        guard keywords.contains(word) else { return nil }
        return (word, trim(text.dropFirst(word.count)))
    }

    private static func trim(_ text: some StringProtocol) -> String {
        var text = text[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }

    private mutating func store(_ keyword: String, _ argument: String, _ lines: [Substring]) {
        let text = CommentHelp.unindent(lines)
        switch keyword {
        case "SYNOPSIS": synopsis = text
        case "DESCRIPTION": description = text
        case "PARAMETER": parameters.append((argument, text))
        case "EXAMPLE": examples.append(text)
        case "INPUTS": inputs = text
        case "OUTPUTS": outputs = text
        case "NOTES": notes = text
        case "LINK": links.append(argument.isEmpty ? text : argument)
        default: break
        }
    }

    // Blank lines at both ends and the blanks that all lines begin with go.
    private static func unindent(_ lines: [Substring]) -> String {
        var lines = lines[...]
        func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
        while let first = lines.first, isBlank(first) { lines = lines.dropFirst() }
        while let last = lines.last, isBlank(last) { lines = lines.dropLast() }
        let indent =
            lines.filter { !isBlank($0) }.map { $0.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
        return lines.map { line in trimEnd(line.dropFirst(indent)) }.joined(separator: "\n")
    }

    private static func trimEnd(_ line: Substring) -> String {
        var line = line
        while let last = line.last, last.isWhitespace { line = line.dropLast() }
        return String(line)
    }

    // The comment that a text begins with.
    private static func leading(_ text: String) -> String? {
        var rest = text.drop { $0.isWhitespace }
        if rest.hasPrefix("#!"), let end = rest.firstIndex(of: "\n") {
            // The line that names the interpreter is none of the comment.
            rest = rest[end...].drop { $0.isWhitespace }
        }
        if rest.hasPrefix("<#"), let end = rest.firstRange(of: "#>") {
            return String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound])
        }
        var lines: [Substring] = []
        for line in rest.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            guard trimmed.hasPrefix("#") else { break }
            lines.append(trimmed.dropFirst())
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    // The comment that a text ends with; at most one blank line may follow it.
    private static func trailing(_ text: String) -> String? {
        var rest = text[...]
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        if rest.hasSuffix("#>"), let start = rest.ranges(of: "<#").last {
            return String(rest[start.upperBound...].dropLast(2))
        }
        var lines: [Substring] = []
        for line in rest.split(separator: "\n", omittingEmptySubsequences: false).reversed() {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            guard trimmed.hasPrefix("#") else { break }
            lines.insert(trimmed.dropFirst(), at: 0)
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}
