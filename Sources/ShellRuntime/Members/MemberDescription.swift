/// The sorts of member that `Get-Member` tells apart, with the numbers of `PSMemberTypes`.
public enum MemberKind: Int64, Sendable {
    case aliasProperty = 1
    case codeProperty = 2
    case property = 4
    case noteProperty = 8
    case scriptProperty = 16
    case propertySet = 32
    case method = 64
    case codeMethod = 128
    case scriptMethod = 256
    case parameterizedProperty = 512
    case memberSet = 1024

    /// The name as `Get-Member` prints it.
    public var name: String {
        switch self {
        case .aliasProperty: "AliasProperty"
        case .codeProperty: "CodeProperty"
        case .property: "Property"
        case .noteProperty: "NoteProperty"
        case .scriptProperty: "ScriptProperty"
        case .propertySet: "PropertySet"
        case .method: "Method"
        case .codeMethod: "CodeMethod"
        case .scriptMethod: "ScriptMethod"
        case .parameterizedProperty: "ParameterizedProperty"
        case .memberSet: "MemberSet"
        }
    }

    /// True for everything that has a value.
    public var isProperty: Bool {
        switch self {
        case .method, .codeMethod, .scriptMethod, .memberSet, .propertySet, .parameterizedProperty: false
        default: true
        }
    }

    /// The value of the enumeration `PSMemberTypes`.
    static func enumValue(_ kind: MemberKind) -> Value {
        guard let type = TypeCatalog.shared.find("System.Management.Automation.PSMemberTypes") else {
            return Value(kind.name)
        }
        return .host(EnumObject(type, kind.rawValue))
    }
}

/// One member of a value, as `Get-Member`, `Format-List *`, `Select-Object *` and `ConvertTo-Json` see it.
public struct MemberDescription {
    /// What the description was made from.
    enum Source {
        case note
        case dynamic
        case native(NativeProperty)
        case methods(MethodGroup, isStatic: Bool)
        case added(MemberList.Member)
        case constructor(TypeInfo)
        case enumerationName(TypeInfo)
    }

    /// Its name as spelled.
    public let name: String
    /// The name, interned.
    public let symbol: Symbol
    /// Its sort.
    public let kind: MemberKind
    let owner: Value
    let source: Source

    /// Reads the value; nil for methods.
    public func value(_ interpreter: Interpreter) throws -> Value? {
        switch source {
        case .note, .dynamic: return try Members.get(owner, symbol, interpreter)
        case .native(let property): return try property.get(owner.unwrapped, interpreter)
        case .added(let member): return try ExtendedMembers.get(member, owner, interpreter)
        case .enumerationName(let type): return try Members.getStatic(type, name, interpreter)
        case .methods, .constructor: return nil
        }
    }

    /// True when the value can be set.
    public var isSettable: Bool {
        switch source {
        case .note, .dynamic: true
        case .native(let property): property.set != nil
        case .added(.note), .added(.alias): true
        case .added(.scriptProperty(_, _, let setter)): setter != nil
        default: false
        }
    }

    /// `int Length {get;}`, `string Substring(int startIndex), ...`, `string Name=x`.
    public func definition(_ interpreter: Interpreter) -> String {
        MemberDefinitions.text(self, interpreter)
    }
}
