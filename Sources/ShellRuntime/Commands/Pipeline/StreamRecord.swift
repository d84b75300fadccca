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

    static let warningType = make("WarningRecord")
    static let verboseType = make("VerboseRecord")
    static let debugType = make("DebugRecord")

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
    /// `TimeGenerated`.
    let time = DateTimeObject.now

    /// Makes a record.
    public init(_ data: Value, tags: [String], source: String) {
        self.data = data
        self.tags = tags
        self.source = source
    }

    public override var type: TypeInfo { Self.typeInfo }
    public override func toText() -> Text { data.toText() }

    static let typeInfo = TypeInfo("System.Management.Automation.InformationRecord", base: .object) {
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
                "TimeGenerated", "datetime",
                get: { value, _ in
                    (value.hostObject as? InformationRecord).map { .host($0.time) } ?? .null
                }),
            NativeProperty(
                "Tags", "System.Collections.Generic.List[string]",
                get: { value, _ in
                    .strings((value.hostObject as? InformationRecord)?.tags ?? [])
                }),
        ])
    }
}

/// The types of streams and errors that scripts name.
enum SessionTypes {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.WarningRecord", { StreamRecord.warningType }),
        LibraryType("System.Management.Automation.VerboseRecord", { StreamRecord.verboseType }),
        LibraryType("System.Management.Automation.DebugRecord", { StreamRecord.debugType }),
        LibraryType("System.Management.Automation.InformationRecord", { InformationRecord.typeInfo }),
        LibraryType("System.Management.Automation.ErrorDetails", { ErrorDetailsObject.typeInfo }),
        LibraryType("System.Management.Automation.ErrorCategoryInfo", { ErrorCategoryInfo.typeInfo }),
        LibraryType("System.Management.Automation.PSScriptCmdlet", { FunctionContext.typeInfo }),
    ]
}
