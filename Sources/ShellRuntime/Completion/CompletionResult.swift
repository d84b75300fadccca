/// What kind of thing a completion is; numbers as `CompletionResultType` has them.
public enum CompletionKind: Int, Sendable, CaseIterable {
    case text, history, command, providerItem, providerContainer, property, method, parameterName,
        parameterValue
    case variable, namespace, type, keyword, dynamicKeyword

    /// The name as PowerShell spells it.
    public var name: String {
        let text = "\(self)"
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

/// One thing that the text at the cursor may become.
public final class CompletionResult: HostObject {
    /// What replaces the text.
    public let text: String
    /// What a list of completions shows.
    public let listText: String
    /// What kind of thing it is.
    public let kind: CompletionKind
    /// One line that explains it.
    public let toolTip: String

    /// Makes a result; the list shows the text itself unless told otherwise.
    public init(_ text: String, list: String? = nil, _ kind: CompletionKind, toolTip: String? = nil) {
        self.text = text
        listText = list ?? text
        self.kind = kind
        self.toolTip = toolTip ?? list ?? text
    }

    public override var type: TypeInfo { Self.typeInfo }
    public override func toText() -> Text { Text(type.fullName) }

    private static func of(_ value: Value) -> CompletionResult? { value.hostObject as? CompletionResult }

    /// `System.Management.Automation.CompletionResult`.
    static let typeInfo = TypeInfo("System.Management.Automation.CompletionResult", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty("CompletionText", "string", get: { value, _ in Value(of(value)?.text ?? "") }),
                NativeProperty(
                    "ListItemText", "string", get: { value, _ in Value(of(value)?.listText ?? "") }),
                NativeProperty(
                    "ResultType", "System.Management.Automation.CompletionResultType",
                    get: { value, _ in
                        .host(EnumObject(kindType, Int64(of(value)?.kind.rawValue ?? 0)))
                    }),
                NativeProperty("ToolTip", "string", get: { value, _ in Value(of(value)?.toolTip ?? "") }),
            ],
            constructors: [
                NativeMethod(
                    "CompletionResult(string completionText, string listItemText, System.Management.Automation.CompletionResultType resultType, string toolTip)"
                ) { _, arguments, _ in
                    let number = (arguments[2].unwrapped.hostObject as? EnumObject)?.number ?? 0
                    return .host(
                        CompletionResult(
                            arguments[0].toText().string, list: arguments[1].toText().string,
                            CompletionKind(rawValue: Int(number)) ?? .text,
                            toolTip: arguments[3].toText().string))
                },
                NativeMethod("CompletionResult(string completionText)") { _, arguments, _ in
                    .host(CompletionResult(arguments[0].toText().string, .text))
                },
            ])
    }

    /// `System.Management.Automation.CompletionResultType`.
    static let kindType = TypeInfo(
        "System.Management.Automation.CompletionResultType", kind: .enumeration, base: .enumeration,
        enumeration: EnumerationInfo(
            CompletionKind.allCases.map { (name: $0.name, value: Int64($0.rawValue)) }),
        members: { TypeCatalog.members(of: "System.Enum") })
}

/// The completions of one place: `TabExpansion2`'s result.
public final class CommandCompletion: HostObject {
    /// The completions in order.
    public let matches: [CompletionResult]
    /// Offset in UTF-16 units and length of the text that they replace; -1 when there is none.
    public let replacementIndex: Int
    public let replacementLength: Int
    /// The one that `GetNextResult` gave last.
    private var current = -1

    init(_ matches: [CompletionResult], index: Int, length: Int) {
        self.matches = matches
        replacementIndex = index
        replacementLength = length
    }

    public override var type: TypeInfo { Self.typeInfo }

    private func next(forward: Bool) -> Value {
        guard !matches.isEmpty else { return .null }
        current = forward ? current + 1 : current - 1
        if current >= matches.count { current = 0 }
        if current < 0 { current = matches.count - 1 }
        return .host(matches[current])
    }

    private static func of(_ value: Value) -> CommandCompletion? { value.hostObject as? CommandCompletion }

    private static func list(_ value: Value, _ interpreter: Interpreter) -> Value {
        let results = ArrayObject((of(value)?.matches ?? []).map { .host($0) })
        let name = "System.Collections.ObjectModel.Collection[System.Management.Automation.CompletionResult]"
        guard let type = TypeCatalog.shared.resolve(name),
            let made = try? Members.construct(type, [], interpreter)
        else { return .array(results) }
        for result in results.values { _ = try? Members.invoke(made, "Add", [result], interpreter) }
        return made
    }

    /// `System.Management.Automation.CommandCompletion`.
    static let typeInfo = TypeInfo("System.Management.Automation.CommandCompletion", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "CurrentMatchIndex", "int", get: { value, _ in .int(Int32(of(value)?.current ?? -1)) }),
                NativeProperty(
                    "ReplacementIndex", "int",
                    get: { value, _ in .int(Int32(of(value)?.replacementIndex ?? -1)) }),
                NativeProperty(
                    "ReplacementLength", "int",
                    get: { value, _ in .int(Int32(of(value)?.replacementLength ?? -1)) }),
                NativeProperty(
                    "CompletionMatches",
                    "System.Collections.ObjectModel.Collection[System.Management.Automation.CompletionResult]",
                    get: { value, interpreter in list(value, interpreter) }),
            ],
            methods: [
                NativeMethod("System.Management.Automation.CompletionResult GetNextResult(bool forward)") {
                    value, arguments, _ in of(value)?.next(forward: arguments[0].isTrue) ?? .null
                }
            ],
            staticMethods: [
                NativeMethod(
                    "System.Management.Automation.CommandCompletion CompleteInput(string input, int cursorIndex, hashtable options)"
                ) { _, arguments, interpreter in
                    guard case .int(let cursor) = arguments[1] else { return .null }
                    return .host(
                        Completer.complete(arguments[0].toText().string, cursor: Int(cursor), interpreter))
                }
            ])
    }

    /// The types of completion, for the catalogue.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.CompletionResult", { CompletionResult.typeInfo }),
        LibraryType("System.Management.Automation.CompletionResultType", { CompletionResult.kindType }),
        LibraryType("System.Management.Automation.CommandCompletion", { CommandCompletion.typeInfo }),
    ]
}
