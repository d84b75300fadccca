import ShellRuntime

/// How an error reads on the screen: `$ErrorView`.
public enum ErrorView: String, Sendable, CaseIterable {
    case concise = "ConciseView"
    case normal = "NormalView"
    case category = "CategoryView"
    case detailed = "DetailedView"
}

/// Escape sequences of an error's parts; empty for plain text.
public struct ErrorColors: Sendable {
    var error = ""
    var accent = ""
    var reset = ""

    /// Plain text.
    public static let plain = ErrorColors()
    /// PowerShell's defaults: red, cyan for the position.
    public static let colored = ErrorColors(
        error: "\u{1B}[31;1m", accent: "\u{1B}[36;1m", reset: "\u{1B}[0m")
}

/// Renders an error record as text.
public struct ErrorText {
    let width: Int
    let colors: ErrorColors

    /// Renders for a terminal of a width.
    public init(width: Int, colors: ErrorColors = .plain) {
        self.width = width
        self.colors = colors
    }

    /// The text of an error in a view. Ends with a line break when it quotes a script file.
    public func text(_ record: ErrorRecord, view: ErrorView = .concise) -> String {
        switch view {
        case .concise: concise(record)
        case .normal: normal(record)
        case .category: CategoryText.text(record)
        case .detailed: DetailedText(width: width).text(record)
        }
    }

    /// `NormalView`: command, message, position, category and id.
    private func normal(_ record: ErrorRecord) -> String {
        var text = colors.error
        if let name = commandName(record), !name.isEmpty { text += name + " : " }
        text += record.shownMessage
        let position = record.invocation?.positionMessage ?? ""
        if !position.isEmpty { text += "\n" + position }
        text += "\n+ CategoryInfo          : " + CategoryText.text(record)
        text += "\n+ FullyQualifiedErrorId : " + record.fullyQualifiedErrorId
        if !record.recommendedAction.isEmpty { text += "\n  Recommendation: " + record.recommendedAction }
        return text + colors.reset
    }

    private func commandName(_ record: ErrorRecord) -> String? {
        if !record.activity.isEmpty { return record.activity }
        return record.invocation?.invocationName
    }

    // MARK: - ConciseView

    private func concise(_ record: ErrorRecord) -> String {
        let place = record.invocation
        let isInFile = !(place?.scriptName.isEmpty ?? true)
        let isParserError = record.category == .parserError
        let quotes = isInFile || (place?.scriptLineNumber ?? 0) > 1 || isParserError
        var head = ""
        var prefix = ""
        if quotes, let place, place.scriptLineNumber > 0 { (head, prefix) = quote(place) }
        var message = prefix + conciseMessage(record)
        if isInFile || isParserError {
            message = wrap(flattened(message), prefix: prefix) + "\n"
        }
        var text = colors.error + reason(record) + ": " + head + colors.error + message + colors.reset
        if !record.recommendedAction.isEmpty {
            text += "\n" + colors.error + "  Recommendation: " + record.recommendedAction + colors.reset
        }
        return text
    }

    /// The file and line, the line's text, and the marker under it; and what stands before each line of the message.
    private func quote(_ place: InvocationInfo) -> (head: String, prefix: String) {
        let number = String(place.scriptLineNumber)
        var head =
            place.scriptName.isEmpty ? "\n" : colors.reset + place.scriptName + ":" + number + "\n"
        let headerBlanks = String(repeating: " ", count: max(number.count - 4, 0))
        let lineBlanks = String(repeating: " ", count: max(4 - number.count, 0))
        head += colors.accent + headerBlanks + "Line |\n"
        let shown = SourceQuote(place)
        let marker =
            String(repeating: " ", count: shown.markerStart)
            + String(
                repeating: "~", count: shown.markerLength)
        head += colors.accent + lineBlanks + number + " | " + colors.reset + " " + accented(shown) + "\n"
        let prefix = colors.accent + headerBlanks + "     | " + colors.error
        head += prefix + " " + marker + "\n"
        return (head, prefix)
    }

    private func accented(_ shown: SourceQuote) -> String {
        if colors.accent.isEmpty || shown.markerLength == 0 { return shown.line }
        let scalars = Array(shown.line.unicodeScalars)
        let start = min(shown.markerStart, scalars.count)
        let end = min(start + shown.markerLength, scalars.count)
        func piece(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
        return piece(0..<start) + colors.accent + piece(start..<end) + colors.reset
            + piece(end..<scalars.count)
    }

    private func conciseMessage(_ record: ErrorRecord) -> String {
        if let details = record.detailsMessage, !details.isEmpty { return details }
        let message = record.exception.message
        // A parse error's message begins with its own position, which is shown above already.
        if record.category == .parserError, let text = message.after("~\n") { return text.before("\n\n") }
        return message
    }

    private func flattened(_ message: String) -> String {
        var flat = String.UnicodeScalarView()
        for scalar in message.unicodeScalars {
            flat.append(scalar == "\n" || scalar == "\t" ? " " : scalar)
        }
        return String(flat)
    }

    private func reason(_ record: ErrorRecord) -> String {
        if record.exception.isThrown && ErrorText.isRuntime(record.exception.type) { return "Exception" }
        if let name = record.invocation?.commandName { return name }
        if !record.activity.isEmpty { return record.activity }
        if let name = record.invocation?.invocationName, !name.isEmpty { return name }
        if let name = record.exception.details.first(where: { $0.name == "CommandName" })?.value {
            return name.toText().string
        }
        if record.category != .notSpecified { return record.category.name }
        return record.reason ?? record.exception.type.name
    }

    /// True for PowerShell's own exceptions, which know that a script threw them.
    private static func isRuntime(_ type: TypeInfo) -> Bool {
        var level: TypeInfo? = type
        while let current = level {
            if current.fullName == "System.Management.Automation.RuntimeException" { return true }
            level = current.base
        }
        return false
    }

    /// Breaks a message at blanks; a word that is too long ends the breaking.
    private func wrap(_ message: String, prefix: String) -> String {
        let plainPrefix = DisplayCells.count(prefix)
        let hidden = prefix.unicodeScalars.count - plainPrefix
        guard message.unicodeScalars.count - hidden > width else { return message }
        let limit = width + hidden
        var text = cut(message, limit)
        var rest = trimmed(String(message.unicodeScalars.dropFirst(text.unicodeScalars.count)))
        text += "\n"
        while rest.unicodeScalars.count + plainPrefix > width {
            let piece = cut(prefix + rest, limit)
            let taken = piece.unicodeScalars.count - prefix.unicodeScalars.count
            if taken <= 0 { break }
            text += piece + "\n"
            rest = trimmed(String(rest.unicodeScalars.dropFirst(taken)))
        }
        return text + prefix + rest
    }

    /// The first `length` characters, cut back to the last blank among them.
    private func cut(_ text: String, _ length: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > length else { return text }
        let head = scalars.prefix(length)
        guard let blank = head.lastIndex(where: { $0 == " " || $0 == "\t" }) else { return String(head) }
        return String(head[..<blank])
    }

    private func trimmed(_ text: String) -> String {
        var view = Substring(text)
        while view.first == " " { view.removeFirst() }
        while view.last == " " { view.removeLast() }
        return String(view)
    }
}

extension InvocationInfo {
    /// Name of the cmdlet or function that was called; nil for scripts and plain expressions.
    var commandName: String? {
        switch command {
        case .cmdlet(let declaration): declaration.name
        case .function(let function): function.name.isEmpty ? nil : function.name
        default: nil
        }
    }
}

extension ErrorRecord {
    /// The message as shown: the details' one when there is one.
    var shownMessage: String { detailsMessage ?? exception.message }
}

/// `CategoryView`, which is also the second line of `NormalView`.
enum CategoryText {
    /// `ObjectNotFound: (target:String) [Get-Item], ItemNotFoundException`.
    static func text(_ record: ErrorRecord) -> String {
        let target = record.targetName ?? targetName(record.target)
        let targetType = record.targetTypeName ?? (record.target.isNull ? "" : record.target.type.name)
        let reason = record.reason ?? record.exception.type.name
        let activity = record.activity.isEmpty ? "" : "[\(record.activity)], "
        let shown = "(\(cut(target)):\(cut(targetType)))"
        return "\(record.category.name): \(shown) \(activity.isEmpty ? "[], " : activity)\(reason)"
    }

    private static func targetName(_ target: Value) -> String { target.isNull ? "" : target.toText().string }

    /// Forty characters at most, the middle left out.
    private static func cut(_ text: String) -> String {
        guard text.count > 40 else { return text }
        return text.prefix(19) + "..." + text.suffix(18)
    }
}
