import ShellSyntax

/// A token of a script.
final class TokenObject: HostObject {
    let token: Token

    init(_ token: Token) { self.token = token }

    override var type: TypeInfo {
        switch token {
        case is NumberToken: Self.number
        case is ParameterToken: Self.parameter
        case is VariableToken: Self.variable
        case is StringLiteralToken: Self.literal
        case is StringExpandableToken: Self.expandable
        case is LabelToken: Self.label
        case is MergingRedirectionToken: Self.merging
        case is FileRedirectionToken: Self.file
        case is InputRedirectionToken: Self.input
        default: Self.plain
        }
    }

    override func toText() -> Text { Text(token.text) }

    private static func of(_ value: Value) -> Token? { (value.hostObject as? TokenObject)?.token }

    private static func make(_ name: String, base: TypeInfo? = nil, _ properties: [NativeProperty] = [])
        -> TypeInfo
    {
        nonisolated(unsafe) let own = properties
        return TypeInfo("System.Management.Automation.Language." + name, base: base ?? .object) {
            TypeMembers(
                properties: own,
                methods: [NativeMethod("string ToString()") { value, _, _ in .text(value.toText()) }])
        }
    }

    static let plain = make(
        "Token",
        [
            NativeProperty("Text", "string", get: { value, _ in Value(of(value)?.text ?? "") }),
            NativeProperty(
                "TokenFlags", "System.Management.Automation.Language.TokenFlags",
                get: { value, _ in
                    .host(
                        EnumObject(
                            LanguageEnumerations.tokenFlags, Int64(of(value)?.tokenFlags.rawValue ?? 0)))
                }),
            NativeProperty(
                "Kind", "System.Management.Automation.Language.TokenKind",
                get: { value, _ in
                    LanguageEnumerations.kind(of(value)?.kind ?? .unknown)
                }),
            NativeProperty("HasError", "bool", get: { value, _ in .bool(of(value)?.hasError ?? false) }),
            NativeProperty(
                "Extent", "System.Management.Automation.Language.IScriptExtent",
                get: { value, _ in
                    of(value).map { .host(ExtentObject($0.extent)) } ?? .null
                }),
        ])
    private static func make(_ name: String, _ properties: [NativeProperty]) -> TypeInfo {
        make(name, base: nil, properties)
    }
    private static let string = make(
        "StringToken", base: plain,
        [
            NativeProperty(
                "Value", "string", get: { value, _ in Value((of(value) as? StringToken)?.value ?? "") })
        ])
    static let literal = make("StringLiteralToken", base: string)
    static let expandable = make(
        "StringExpandableToken", base: string,
        [
            NativeProperty(
                "NestedTokens", "System.Collections.ObjectModel.ReadOnlyCollection",
                get: { value, _ in
                    .array(ArrayObject((of(value)?.nestedTokens ?? []).map { .host(TokenObject($0)) }))
                })
        ])
    static let number = make(
        "NumberToken", base: plain,
        [
            NativeProperty(
                "Value", "System.Object",
                get: { value, interpreter in
                    guard let token = of(value) as? NumberToken else { return .null }
                    return try AstMembers.number(token.value, interpreter)
                })
        ])
    static let parameter = make(
        "ParameterToken", base: plain,
        [
            NativeProperty(
                "ParameterName", "string",
                get: { value, _ in Value((of(value) as? ParameterToken)?.parameterName ?? "") }),
            NativeProperty(
                "UsedColon", "bool",
                get: { value, _ in .bool((of(value) as? ParameterToken)?.usedColon ?? false) }),
        ])
    static let variable = make(
        "VariableToken", base: plain,
        [
            NativeProperty(
                "Name", "string", get: { value, _ in Value((of(value) as? VariableToken)?.name ?? "") }),
            NativeProperty(
                "VariablePath", "System.Management.Automation.VariablePath",
                get: { value, _ in
                    (of(value) as? VariableToken).map { .host(VariablePathObject($0.variablePath)) } ?? .null
                }),
        ])
    static let label = make(
        "LabelToken", base: plain,
        [
            NativeProperty(
                "LabelText", "string", get: { value, _ in Value((of(value) as? LabelToken)?.labelText ?? "") }
            )
        ])
    private static let redirection = make("RedirectionToken", base: plain)
    static let merging = make("MergingRedirectionToken", base: redirection)
    static let file = make("FileRedirectionToken", base: redirection)
    static let input = make("InputRedirectionToken", base: redirection)
}

/// `VariablePath`
final class VariablePathObject: HostObject {
    let path: VariablePath

    init(_ path: VariablePath) { self.path = path }

    override var type: TypeInfo { Self.typeInfo }
    override func toText() -> Text { Text(path.userPath) }

    private static func flag(_ name: String, _ read: @escaping (VariablePath) -> Bool) -> NativeProperty {
        NativeProperty(
            name, "bool",
            get: { value, _ in
                .bool((value.hostObject as? VariablePathObject).map { read($0.path) } ?? false)
            })
    }

    static let typeInfo = TypeInfo("System.Management.Automation.VariablePath", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty("UserPath", "string", get: { value, _ in .text(value.toText()) }),
                flag("IsGlobal", \.isGlobal), flag("IsLocal", \.isLocal), flag("IsPrivate", \.isPrivate),
                flag("IsScript", \.isScript), flag("IsUnqualified", \.isUnqualified),
                flag("IsUnscopedVariable", \.isUnscopedVariable), flag("IsVariable", \.isVariable),
                flag("IsDriveQualified", \.isDriveQualified),
                NativeProperty(
                    "DriveName", "string",
                    get: { value, _ in
                        (value.hostObject as? VariablePathObject)?.path.driveName.map { Value($0) } ?? .null
                    }),
            ], methods: [NativeMethod("string ToString()") { value, _, _ in .text(value.toText()) }])
    }
}

/// A syntax error.
final class ParseErrorObject: HostObject {
    let error: ParseError

    init(_ error: ParseError) { self.error = error }

    override var type: TypeInfo { Self.typeInfo }
    override func toText() -> Text { Text(error.message) }

    private static func of(_ value: Value) -> ParseError? { (value.hostObject as? ParseErrorObject)?.error }

    static let typeInfo = TypeInfo("System.Management.Automation.Language.ParseError", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "Extent", "System.Management.Automation.Language.IScriptExtent",
                    get: { value, _ in
                        of(value).map { .host(ExtentObject($0.extent)) } ?? .null
                    }),
                NativeProperty("ErrorId", "string", get: { value, _ in Value(of(value)?.errorId ?? "") }),
                NativeProperty("Message", "string", get: { value, _ in Value(of(value)?.message ?? "") }),
                NativeProperty(
                    "IncompleteInput", "bool", get: { value, _ in .bool(of(value)?.incompleteInput ?? false) }
                ),
            ], methods: [NativeMethod("string ToString()") { value, _, _ in .text(value.toText()) }])
    }
}

/// The enumerations of the syntax tree.
enum LanguageEnumerations {
    static var tokenKind: TypeInfo { TokenTypes.tokenKind }
    static var tokenFlags: TypeInfo { TokenTypes.tokenFlags }

    static func kind(_ kind: TokenKind) -> Value { .host(EnumObject(tokenKind, Int64(kind.rawValue))) }
}
