import ShellFormatting
import ShellRuntime

/// A line that `Select-String` found.
final class MatchInfoObject: HostObject {
    let line: Text
    let number: Int
    let path: String?
    let pattern: String
    let matches: [PatternMatch]
    let ignoresCase: Bool
    let isEmphasized: Bool
    /// Lines before and after; nil without `-Context`.
    var preContext: [Text] = []
    var postContext: [Text] = []
    /// True when lines around the match were asked for.
    var hasContext = false

    init(
        line: Text, number: Int, path: String?, pattern: String, matches: [PatternMatch], ignoresCase: Bool,
        isEmphasized: Bool
    ) {
        self.line = line
        self.number = number
        self.path = path
        self.pattern = pattern
        self.matches = matches
        self.ignoresCase = ignoresCase
        self.isEmphasized = isEmphasized
    }

    override var type: TypeInfo { MatchInfoObject.matchType }
    override func toText() -> Text { Text(text(folder: nil)) }

    /// The file's name, `InputStream` for piped text.
    var fileName: String { path.map { ItemPath.leaf($0) } ?? "InputStream" }

    /// The path as seen from a folder.
    func relativePath(_ folder: String) -> String {
        guard let path else { return "InputStream" }
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        return !folder.isEmpty && path.hasPrefix(start) ? String(path.dropFirst(start.count)) : path
    }

    /// The line as it is shown, with its place when it comes from a file, and the lines around it.
    func text(folder: String?, emphasis: Bool = false) -> String {
        let shown = folder.map { relativePath($0) } ?? path ?? ""
        func row(_ text: Text, _ number: Int, _ mark: String) -> String {
            let prefix = path == nil ? "" : "\(shown):\(number):"
            return (hasContext ? mark : "") + prefix + text.string
        }
        var rows: [String] = []
        for (place, text) in preContext.enumerated() {
            rows.append(row(text, number - preContext.count + place, "  "))
        }
        rows.append(row(line, number, "> "))
        for (place, text) in postContext.enumerated() { rows.append(row(text, number + 1 + place, "  ")) }
        return rows.joined(separator: "\n")
    }

    /// Shown relative to the current location.
    static var view: ViewDefinition {
        ViewDefinition(
            "MatchInfo", types: ["Microsoft.PowerShell.Commands.MatchInfo"],
            .custom([
                .verbatim(
                    .computed { value, interpreter in
                        Value(of(value)?.text(folder: interpreter.drives.fileSystemLocation) ?? "")
                    })
            ]))
    }

    private static func of(_ value: Value) -> MatchInfoObject? { value.host(MatchInfoObject.self) }

    private static let matchType = TypeInfo(
        "Microsoft.PowerShell.Commands.MatchInfo", base: .object,
        members: {
            TypeMembers(
                properties: [
                    NativeProperty(
                        "IgnoreCase", "bool", get: { value, _ in .bool(of(value)?.ignoresCase ?? true) }),
                    NativeProperty(
                        "LineNumber", "int", get: { value, _ in .int(Int32(of(value)?.number ?? 0)) }),
                    NativeProperty("Line", "string", get: { value, _ in .text(of(value)?.line ?? .empty) }),
                    NativeProperty(
                        "Filename", "string", get: { value, _ in Value(of(value)?.fileName ?? "") }),
                    NativeProperty(
                        "Path", "string", get: { value, _ in Value(of(value)?.path ?? "InputStream") }),
                    NativeProperty("Pattern", "string", get: { value, _ in Value(of(value)?.pattern ?? "") }),
                    NativeProperty(
                        "Context", "Microsoft.PowerShell.Commands.MatchInfoContext",
                        get: { value, _ in
                            guard let match = of(value),
                                !match.preContext.isEmpty || !match.postContext.isEmpty
                            else {
                                return .null
                            }
                            return ObjectBuilder([
                                "PreContext", "PostContext", "DisplayPreContext", "DisplayPostContext",
                            ])
                            .make([
                                .list(match.preContext.map { .text($0) }),
                                .list(match.postContext.map { .text($0) }),
                                .list(match.preContext.map { .text($0) }),
                                .list(match.postContext.map { .text($0) }),
                            ])
                        }),
                    NativeProperty(
                        "Matches", "System.Text.RegularExpressions.Match[]",
                        get: { value, _ in
                            .list((of(value)?.matches ?? []).map { .host(PatternObjects.match($0)) })
                        }),
                ],
                methods: [
                    NativeMethod("string ToString()") { value, _, _ in
                        Value(of(value)?.text(folder: nil) ?? "")
                    },
                    NativeMethod("string ToString(string directory)") { value, arguments, _ in
                        Value(of(value)?.text(folder: arguments[0].string) ?? "")
                    },
                    NativeMethod("string ToEmphasizedString(string directory)") { value, arguments, _ in
                        Value(of(value)?.text(folder: arguments[0].string, emphasis: true) ?? "")
                    },
                    NativeMethod("string RelativePath(string directory)") { value, arguments, _ in
                        Value(of(value)?.relativePath(arguments[0].string) ?? "")
                    },
                ])
        })
}
