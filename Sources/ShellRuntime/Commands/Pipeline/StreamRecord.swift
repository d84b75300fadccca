/// A warning, verbose or debug message as an object, when its stream is redirected.
public final class StreamRecord: HostObject {
    /// The streams of plain messages.
    public enum Kind: Int, Sendable { case warning = 3, verbose = 4, debug = 5 }

    /// Which stream.
    public let kind: Kind
    /// The text.
    public let message: String

    /// Makes a record.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public override var type: TypeInfo {
        switch kind {
        case .warning: Self.warningType
        case .verbose: Self.verboseType
        case .debug: Self.debugType
        }
    }

    public override func toText() -> Text { Text(message) }

    private static let warningType = make("WarningRecord")
    private static let verboseType = make("VerboseRecord")
    private static let debugType = make("DebugRecord")

    private static func make(_ name: String) -> TypeInfo {
        TypeInfo("System.Management.Automation." + name, base: .object) {
            TypeMembers(properties: [
                NativeProperty(
                    "Message", "string",
                    get: { value, _ in
                        Value((value.hostObject as? StreamRecord)?.message ?? "")
                    })
            ])
        }
    }
}

/// An object of stream 6.
public final class InformationRecord: HostObject {
    /// What was written.
    public let data: Value
    /// `Tags`; `PSHOST` for `Write-Host`.
    public let tags: [String]
    /// `Source`.
    public let source: String

    /// Makes a record.
    public init(_ data: Value, tags: [String], source: String) {
        self.data = data
        self.tags = tags
        self.source = source
    }

    public override var type: TypeInfo { Self.typeInfo }
    public override func toText() -> Text { data.toText() }

    private static let typeInfo = TypeInfo("System.Management.Automation.InformationRecord", base: .object) {
        TypeMembers(properties: [
            NativeProperty(
                "MessageData", "System.Object",
                get: { value, _ in
                    (value.hostObject as? InformationRecord)?.data ?? .null
                }),
            NativeProperty(
                "Source", "string",
                get: { value, _ in
                    Value((value.hostObject as? InformationRecord)?.source ?? "")
                }),
            NativeProperty(
                "Tags", "System.Collections.Generic.List[string]",
                get: { value, _ in
                    .strings((value.hostObject as? InformationRecord)?.tags ?? [])
                }),
        ])
    }
}
