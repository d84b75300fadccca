import ShellSyntax

/// `CategoryInfo` of an error.
final class ErrorCategoryInfo: HostObject {
    fileprivate let record: ErrorRecord

    init(_ record: ErrorRecord) { self.record = record }

    /// The exception's short type name unless the command gave a reason.
    var reason: String { record.reason ?? record.exception.exceptionType.name }

    /// What the error is about, as text.
    var targetName: String {
        if let name = record.targetName { return name }
        return record.target.isNull ? "" : record.target.toText().string
    }

    /// Short type name of the target.
    var targetType: String {
        if let name = record.targetTypeName { return name }
        return record.target.isNull ? "" : record.target.unwrapped.type.name
    }

    override var type: TypeInfo { Self.typeInfo }

    override func toText() -> Text {
        Text("\(record.category.name): (\(targetName):\(targetType)) [\(record.activity)], \(reason)")
    }

    private static func of(_ value: Value) -> ErrorCategoryInfo? { value.hostObject as? ErrorCategoryInfo }

    static let typeInfo = TypeInfo("System.Management.Automation.ErrorCategoryInfo", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "Category", "System.Management.Automation.ErrorCategory",
                    get: { value, _ in
                        guard let info = of(value) else { return .null }
                        guard
                            let type = TypeCatalog.shared.resolve(
                                "System.Management.Automation.ErrorCategory")
                        else {
                            return Value(info.record.category.name)
                        }
                        return .host(EnumObject(type, Int64(info.record.category.rawValue)))
                    }),
                NativeProperty(
                    "Activity", "string", get: { value, _ in Value(of(value)?.record.activity ?? "") },
                    set: { value, new, _ in of(value)?.record.activity = new.toText().string }),
                NativeProperty(
                    "Reason", "string", get: { value, _ in Value(of(value)?.reason ?? "") },
                    set: { value, new, _ in of(value)?.record.reason = new.toText().string }),
                NativeProperty(
                    "TargetName", "string", get: { value, _ in Value(of(value)?.targetName ?? "") },
                    set: { value, new, _ in of(value)?.record.targetName = new.toText().string }),
                NativeProperty(
                    "TargetType", "string", get: { value, _ in Value(of(value)?.targetType ?? "") },
                    set: { value, new, _ in of(value)?.record.targetTypeName = new.toText().string }),
            ],
            methods: [
                NativeMethod("string GetMessage()") { value, _, _ in .text(value.toText()) },
                NativeMethod("string ToString()") { value, _, _ in .text(value.toText()) },
            ])
    }
}

/// `ErrorDetails` of an error: the text that is shown instead of the exception's, and what to do.
public final class ErrorDetailsObject: HostObject {
    let message: String
    var recommendedAction = ""

    init(_ message: String) { self.message = message }

    public override var type: TypeInfo { Self.typeInfo }
    public override func toText() -> Text { Text(message) }

    private static func of(_ value: Value) -> ErrorDetailsObject? { value.hostObject as? ErrorDetailsObject }

    static let typeInfo = TypeInfo("System.Management.Automation.ErrorDetails", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty("Message", "string", get: { value, _ in .text(value.toText()) }),
                NativeProperty(
                    "RecommendedAction", "string",
                    get: { value, _ in Value(of(value)?.recommendedAction ?? "") },
                    set: { value, new, _ in of(value)?.recommendedAction = new.toText().string }),
            ],
            constructors: [
                NativeMethod("ErrorDetails(string message)") { _, arguments, _ in
                    .host(ErrorDetailsObject(arguments[0].toText().string))
                }
            ])
    }
}

extension ErrorRecord {
    private static func of(_ value: Value) -> ErrorRecord? { value.hostObject as? ErrorRecord }

    /// The members that scripts see.
    static let members: @Sendable () -> TypeMembers = {
        TypeMembers(
            properties: [
                NativeProperty(
                    "Exception", "System.Exception",
                    get: { value, _ in
                        of(value).map { .host($0.exception) } ?? .null
                    }),
                NativeProperty(
                    "TargetObject", "System.Object", get: { value, _ in of(value)?.target ?? .null }),
                NativeProperty(
                    "CategoryInfo", "System.Management.Automation.ErrorCategoryInfo",
                    get: { value, _ in
                        of(value).map { .host(ErrorCategoryInfo($0)) } ?? .null
                    }),
                NativeProperty(
                    "FullyQualifiedErrorId", "string",
                    get: { value, _ in
                        Value(of(value)?.fullyQualifiedErrorId ?? "")
                    }),
                NativeProperty(
                    "ErrorDetails", "System.Management.Automation.ErrorDetails",
                    get: { value, _ in of(value)?.details.map { .host($0) } ?? .null },
                    set: { value, new, _ in
                        of(value)?.details =
                            new.isNull
                            ? nil
                            : new.hostObject as? ErrorDetailsObject ?? ErrorDetailsObject(new.toText().string)
                    }),
                NativeProperty(
                    "InvocationInfo", "System.Management.Automation.InvocationInfo",
                    get: { value, _ in
                        of(value)?.invocation.map { .host($0) } ?? .null
                    }),
                NativeProperty(
                    "ScriptStackTrace", "string",
                    get: { value, _ in
                        Value(of(value)?.scriptStackTrace ?? "")
                    }),
                NativeProperty(
                    "PipelineIterationInfo", "System.Collections.ObjectModel.ReadOnlyCollection[int]",
                    get: { _, _ in .array(ArrayObject([], elementType: .int32)) }),
            ],
            methods: [NativeMethod("string ToString()") { value, _, _ in .text(value.toText()) }],
            constructors: [
                NativeMethod(
                    "ErrorRecord(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)"
                ) { _, arguments, _ in
                    let exception =
                        arguments[0].hostObject as? ExceptionObject
                        ?? ExceptionObject("System.Exception", arguments[0].toText().string)
                    let number = (arguments[2].unwrapped.hostObject as? EnumObject)?.number ?? 0
                    let record = ErrorRecord(
                        exception, id: arguments[1].toText().string,
                        category: ErrorCategory(rawValue: Int(number)) ?? .notSpecified, target: arguments[3])
                    return .host(record)
                }
            ])
    }
}

extension InvocationInfo {
    private static func of(_ value: Value) -> InvocationInfo? { value.hostObject as? InvocationInfo }

    /// The members that scripts see.
    static let members: @Sendable () -> TypeMembers = {
        TypeMembers(properties: [
            NativeProperty(
                "MyCommand", "System.Management.Automation.CommandInfo",
                get: { value, _ in
                    of(value)?.command.map { .host(CommandObject($0)) } ?? .null
                }),
            NativeProperty(
                "BoundParameters", "System.Collections.Generic.Dictionary[string,object]",
                get: { value, _ in
                    .table(of(value)?.boundParameters ?? TableObject(flavor: .dictionary))
                }),
            NativeProperty(
                "UnboundArguments", "System.Collections.Generic.List[object]",
                get: { value, _ in
                    .array(ArrayObject(of(value)?.unboundArguments ?? []))
                }),
            NativeProperty(
                "ScriptLineNumber", "int", get: { value, _ in .int(Int32(of(value)?.scriptLineNumber ?? 0)) }),
            NativeProperty(
                "OffsetInLine", "int", get: { value, _ in .int(Int32(of(value)?.offsetInLine ?? 0)) }),
            NativeProperty("HistoryId", "long", get: { _, _ in .long(-1) }),
            NativeProperty("ScriptName", "string", get: { value, _ in Value(of(value)?.scriptName ?? "") }),
            NativeProperty(
                "Line", "string", get: { value, _ in Value(SecretMask.shown(of(value)?.line ?? "")) }),
            NativeProperty(
                "Statement", "string",
                get: { value, _ in Value(SecretMask.shown(of(value)?.positionText ?? "")) }),
            NativeProperty(
                "PositionMessage", "string", get: { value, _ in Value(of(value)?.positionMessage ?? "") }),
            NativeProperty("PSScriptRoot", "string", get: { value, _ in Value(of(value)?.scriptRoot ?? "") }),
            NativeProperty(
                "PSCommandPath", "string",
                get: { value, _ in
                    of(value)?.scriptName.isEmpty == false ? Value(of(value)!.scriptName) : .null
                }),
            NativeProperty(
                "InvocationName", "string", get: { value, _ in Value(of(value)?.invocationName ?? "") }),
            NativeProperty(
                "PipelineLength", "int", get: { value, _ in .int(Int32(of(value)?.pipelineLength ?? 0)) }),
            NativeProperty(
                "PipelinePosition", "int", get: { value, _ in .int(Int32(of(value)?.pipelinePosition ?? 0)) }),
            NativeProperty(
                "ExpectingInput", "bool", get: { value, _ in .bool(of(value)?.expectsInput ?? false) }),
            NativeProperty(
                "CommandOrigin", "System.Management.Automation.CommandOrigin",
                get: { value, _ in
                    Value(of(value)?.isInternal == true ? "Internal" : "Runspace")
                }),
            NativeProperty("DisplayScriptPosition", "System.Object", get: { _, _ in .null }),
        ])
    }
}
