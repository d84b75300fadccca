/// The members of one .NET type, or of one object that a script has extended.
public final class TypeMembers: @unchecked Sendable {
    /// Instance properties by name, in the order in which `Get-Member` and `Format-List *` show them.
    public let properties: [NativeProperty]
    /// Instance methods.
    public let methods: [NativeMethod]
    /// Static properties and fields.
    public let staticProperties: [NativeProperty]
    /// Static methods.
    public let staticMethods: [NativeMethod]
    /// Constructors, reached by `::new(...)`, `New-Object` and casts.
    public let constructors: [NativeMethod]
    private let byName: [Symbol: Int]
    private let methodsByName: [Symbol: [Int]]

    /// Collects the members of a type.
    public init(
        properties: [NativeProperty] = [], methods: [NativeMethod] = [],
        staticProperties: [NativeProperty] = [],
        staticMethods: [NativeMethod] = [], constructors: [NativeMethod] = []
    ) {
        self.properties = properties
        self.methods = methods
        self.staticProperties = staticProperties
        self.staticMethods = staticMethods
        self.constructors = constructors
        var names: [Symbol: Int] = [:]
        for (index, property) in properties.enumerated() { names[Symbol(property.name)] = index }
        byName = names
        var overloads: [Symbol: [Int]] = [:]
        for (index, method) in methods.enumerated() {
            overloads[Symbol(method.name), default: []].append(index)
        }
        methodsByName = overloads
    }

    /// The instance property of a name declared by this type, or nil.
    public func property(_ name: Symbol) -> NativeProperty? { byName[name].map { properties[$0] } }

    /// The overloads of an instance method declared by this type; empty when there is none.
    public func methods(_ name: Symbol) -> [NativeMethod] { (methodsByName[name] ?? []).map { methods[$0] } }
}

/// A property of a .NET type, implemented here.
public struct NativeProperty {
    /// Name as .NET spells it.
    public let name: String
    /// Full or accelerator name of its type, for `Get-Member`: `int`.
    public let typeName: String
    /// Reads it.
    public let get: (Value, Interpreter) throws -> Value
    /// Writes it; nil for a read-only property.
    public let set: ((Value, Value, Interpreter) throws -> Void)?

    /// Declares a property.
    public init(
        _ name: String, _ typeName: String, get: @escaping (Value, Interpreter) throws -> Value,
        set: ((Value, Value, Interpreter) throws -> Void)? = nil
    ) {
        self.name = name
        self.typeName = typeName
        self.get = get
        self.set = set
    }
}

/// One overload of a method or constructor of a .NET type, implemented here.
public struct NativeMethod {
    /// Its declaration as `OverloadDefinitions` and `Get-Member` print it, with accelerator names:
    /// `string Substring(int startIndex, int length)`; `params` marks a last array, `= value` an optional one.
    /// Overload choice and argument conversion read it.
    public let signature: StaticString
    /// Runs it on the receiver (`.null` for statics) with arguments already converted to the signature's types.
    public let body: (Value, [Value], Interpreter) throws -> Value

    /// Declares an overload.
    public init(_ signature: StaticString, _ body: @escaping (Value, [Value], Interpreter) throws -> Value) {
        self.signature = signature
        self.body = body
    }

    /// The method's name, the word before the parenthesis.
    public var name: String {
        let text = "\(signature)"
        let head = text.prefix { $0 != "(" }
        return String(head.split(separator: " ").last ?? "")
    }
}

/// Members that a script attached to one object (`Add-Member`), in order.
public final class MemberList {
    /// One attached member.
    public enum Member {
        case note(name: String, value: Value)
        case alias(name: String, target: String)
        case scriptProperty(name: String, getter: ScriptBlock, setter: ScriptBlock?)
        case scriptMethod(name: String, body: ScriptBlock)
        case propertySet(name: String, members: [String])

        /// The member's name as spelled.
        public var name: String {
            switch self {
            case .note(let name, _), .alias(let name, _), .scriptProperty(let name, _, _),
                .scriptMethod(let name, _), .propertySet(let name, _):
                name
            }
        }
    }

    /// The members in order of addition.
    public var members: [Member] = []

    /// An empty list.
    public init() {}

    /// The member of a name, ignoring case, or nil.
    public func find(_ symbol: Symbol) -> Member? { members.first { Symbol($0.name) == symbol } }
}
