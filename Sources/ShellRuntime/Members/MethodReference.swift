/// A method taken without calling it: `'abc'.Substring`.
public final class MethodReference: HostObject {
    enum Target {
        case native(MethodGroup)
        case statics(TypeInfo, MethodGroup)
        case added(MemberList.Member)
        case constructor(TypeInfo)
    }

    let receiver: Value
    let target: Target

    init(_ receiver: Value, _ target: Target) {
        self.receiver = receiver
        self.target = target
    }

    public override var type: TypeInfo { isScript ? .psScriptMethod : .psMethod }

    public override func toText() -> Text { Text(overloadDefinitions.joined(separator: ", ")) }

    /// True for a method that a script added.
    var isScript: Bool {
        if case .added = target { return true }
        return false
    }

    /// The name.
    public var name: String {
        switch target {
        case .native(let group), .statics(_, let group): group.name
        case .added(let member): member.name
        case .constructor: "new"
        }
    }

    /// One declaration an overload, as `OverloadDefinitions` shows them.
    public var overloadDefinitions: [String] {
        switch target {
        case .native(let group): group.definitions
        case .statics(_, let group): group.definitions.map { "static " + $0 }
        case .added(let member): ["System.Object \(member.name)();"]
        case .constructor(let type): StaticMembers.constructorDefinitions(type)
        }
    }

    /// Calls the method.
    public func call(_ arguments: [Value], _ interpreter: Interpreter) throws -> Value {
        switch target {
        case .native, .added: try Members.invoke(receiver, name, arguments, interpreter)
        case .statics(let type, let group): try Members.invokeStatic(type, group.name, arguments, interpreter)
        case .constructor(let type): try Members.construct(type, arguments, interpreter)
        }
    }

    /// The types and their members.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.PSMethod", { .psMethod }, members),
        LibraryType("System.Management.Automation.PSScriptMethod", { .psScriptMethod }, scriptMembers),
    ]

    private static func declare(_ members: MemberBuilder) {
        members.property("OverloadDefinitions", "System.Collections.ObjectModel.Collection[string]") {
            value, _ in
            .strings((value.hostObject as? MethodReference)?.overloadDefinitions ?? [])
        }
        members.property("MemberType", "System.Management.Automation.PSMemberTypes") { value, _ in
            let isScript = (value.hostObject as? MethodReference)?.isScript ?? false
            return MemberKind.enumValue(isScript ? .scriptMethod : .method)
        }
        members.property("TypeNameOfValue", "string") { value, _ in Value(value.type.fullName) }
        members.property("Value", "System.Object") { value, _ in value }
        members.property("Name", "string") { value, _ in
            Value((value.hostObject as? MethodReference)?.name ?? "")
        }
        members.property("IsInstance", "bool") { _, _ in .bool(true) }
        members.method("System.Object Invoke(params System.Object[] arguments)") {
            value, arguments, interpreter in
            guard let method = value.hostObject as? MethodReference, case .array(let list)? = arguments.first
            else { return .null }
            return try method.call(list.values, interpreter)
        }
    }

    private static let members: @Sendable () -> TypeMembers = { .build(declare) }
    private static let scriptMembers: @Sendable () -> TypeMembers = {
        .build { members in
            declare(members)
            members.property("Script", "scriptblock") { value, _ in
                guard let method = value.hostObject as? MethodReference,
                    case .added(.scriptMethod(_, let body)) = method.target
                else { return .null }
                return .block(body)
            }
            members.constructor("PSScriptMethod(string name, scriptblock script)") { arguments, _ in
                guard case .block(let body) = arguments[1] else { return .null }
                let member = MemberList.Member.scriptMethod(name: arguments[0].string, body: body)
                return .host(MethodReference(.null, .added(member)))
            }
        }
    }
}

extension TypeInfo {
    /// `System.Management.Automation.PSMethod`.
    static let psMethod = TypeLibrary.type("System.Management.Automation.PSMethod")
    /// `System.Management.Automation.PSScriptMethod`.
    static let psScriptMethod = TypeLibrary.type("System.Management.Automation.PSScriptMethod")
}

extension MethodGroup {
    /// One declaration an overload.
    var definitions: [String] { overloads.map(\.signature.text) }
}

extension Value {
    /// A `[string[]]`.
    static func strings(_ texts: [String]) -> Value {
        .array(ArrayObject(texts.map { Value($0) }, elementType: .string))
    }

    /// The text of an argument that is a string.
    var string: String { toText().string }
}
