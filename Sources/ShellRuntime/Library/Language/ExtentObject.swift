import ShellSyntax

/// A span of a script, `IScriptExtent`.
final class ExtentObject: HostObject {
    let extent: ScriptExtent

    init(_ extent: ScriptExtent) { self.extent = extent }

    override var type: TypeInfo { Self.typeInfo }
    override func toText() -> Text { Text(extent.text) }

    override func isEqual(to other: Value) -> Bool {
        guard let object = other.hostObject as? ExtentObject else { return false }
        return object.extent.source === extent.source && object.extent.startOffset == extent.startOffset
            && object.extent.endOffset == extent.endOffset
    }

    private static func of(_ value: Value) -> ScriptExtent? { (value.hostObject as? ExtentObject)?.extent }

    private static func number(_ name: String, _ read: @escaping (ScriptExtent) -> Int) -> NativeProperty {
        NativeProperty(name, "int", get: { value, _ in .int(Int32(of(value).map(read) ?? 0)) })
    }

    static let typeInfo = TypeInfo(
        "System.Management.Automation.Language.InternalScriptExtent", base: .object
    ) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "File", "string", get: { value, _ in of(value)?.file.map { Value($0) } ?? .null }),
                NativeProperty(
                    "StartScriptPosition", "System.Management.Automation.Language.IScriptPosition",
                    get: { value, _ in
                        of(value).map { .host(PositionObject($0.source, $0.startOffset)) } ?? .null
                    }),
                NativeProperty(
                    "EndScriptPosition", "System.Management.Automation.Language.IScriptPosition",
                    get: { value, _ in
                        of(value).map { .host(PositionObject($0.source, $0.endOffset)) } ?? .null
                    }),
                number("StartLineNumber", \.startLineNumber),
                number("StartColumnNumber", \.startColumnNumber),
                number("EndLineNumber", \.endLineNumber), number("EndColumnNumber", \.endColumnNumber),
                NativeProperty("Text", "string", get: { value, _ in Value(of(value)?.text ?? "") }),
                number("StartOffset", \.startOffset), number("EndOffset", \.endOffset),
            ], methods: [NativeMethod("string ToString()") { value, _, _ in .text(value.toText()) }])
    }
}

/// A place in a script, `IScriptPosition`.
final class PositionObject: HostObject {
    let source: SourceText
    let offset: Int

    init(_ source: SourceText, _ offset: Int) {
        self.source = source
        self.offset = offset
    }

    override var type: TypeInfo { Self.typeInfo }

    private static func of(_ value: Value) -> PositionObject? { value.hostObject as? PositionObject }

    static let typeInfo = TypeInfo(
        "System.Management.Automation.Language.InternalScriptPosition", base: .object
    ) {
        TypeMembers(properties: [
            NativeProperty(
                "File", "string", get: { value, _ in of(value)?.source.file.map { Value($0) } ?? .null }),
            NativeProperty(
                "LineNumber", "int",
                get: { value, _ in
                    .int(Int32(of(value).map { $0.source.position(at: $0.offset).line } ?? 0))
                }),
            NativeProperty(
                "ColumnNumber", "int",
                get: { value, _ in
                    .int(Int32(of(value).map { $0.source.position(at: $0.offset).column } ?? 0))
                }),
            NativeProperty("Offset", "int", get: { value, _ in .int(Int32(of(value)?.offset ?? 0)) }),
            NativeProperty(
                "Line", "string",
                get: { value, _ in
                    Value(of(value).map { $0.source.line($0.source.position(at: $0.offset).line) } ?? "")
                }),
        ])
    }
}
