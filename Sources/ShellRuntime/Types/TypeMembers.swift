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
    }

    /// The instance property of a name declared by this type, or nil.
    public func property(_ name: Symbol) -> NativeProperty? { properties.first { Symbol($0.name) == name } }

    /// The overloads of an instance method declared by this type; empty when there is none.
    public func methods(_ name: Symbol) -> [NativeMethod] { methods.filter { Symbol($0.name) == name } }
}

/// A property of a .NET type, implemented here.
public struct NativeProperty {
    /// How `Get-Member` calls it: .NET's own, or added by PowerShell's type data.
    public enum Kind: Sendable { case property, alias, script, code, note }

    /// Name as .NET spells it.
    public let name: String
    /// Full or accelerator name of its type, for `Get-Member`: `int`.
    public let typeName: String
    /// What `Get-Member` calls it.
    public let kind: Kind
    /// Reads it.
    public let get: (Value, Interpreter) throws -> Value
    /// Writes it; nil for a read-only property.
    public let set: ((Value, Value, Interpreter) throws -> Void)?
    /// True when `set` converts what it is given to the property's type itself.
    let convertsItself: Bool

    /// Declares a property.
    public init(
        _ name: String, _ typeName: String, kind: Kind = .property, convertsItself: Bool = false,
        get: @escaping (Value, Interpreter) throws -> Value,
        set: ((Value, Value, Interpreter) throws -> Void)? = nil
    ) {
        self.convertsItself = convertsItself
        self.name = name
        self.typeName = typeName
        self.kind = kind
        self.get = get
        self.set = set
    }
}

/// One overload of a method or constructor of a .NET type, implemented here.
public struct NativeMethod {
    /// One parameter of a method that was not declared by a signature text.
    public struct Parameter: Sendable {
        /// Its name.
        public let name: String
        /// Its type.
        public let type: TypeInfo

        /// Declares a parameter.
        public init(_ name: String, _ type: TypeInfo) {
            self.name = name
            self.type = type
        }
    }

    /// Its declaration as `OverloadDefinitions` and `Get-Member` print it, with accelerator names:
    /// `string Substring(int startIndex, int length)`; `params` marks a last array, `= value` an optional one.
    /// Overload choice and argument conversion read it.
    public let signature: String
    /// The method's name, the word before the parenthesis.
    public let name: String
    /// Parameter types of a method made at run time, whose types may have no name; nil reads `signature`.
    public let parameters: [Parameter]?
    /// Runs it on the receiver (`.null` for statics) with arguments already converted to the signature's types.
    public let body: (Value, [Value], Interpreter) throws -> Value

    /// Declares an overload.
    public init(_ signature: String, _ body: @escaping (Value, [Value], Interpreter) throws -> Value) {
        self.signature = signature
        self.body = body
        parameters = nil
        let head = signature.utf8.prefix { $0 != UInt8(ascii: "(") }
        name = String(Substring(head.suffix(while: { $0 != UInt8(ascii: " ") })))
    }

    /// Declares an overload of a class made at run time.
    public init(
        name: String, returnType: String, parameters: [Parameter],
        _ body: @escaping (Value, [Value], Interpreter) throws -> Value
    ) {
        let list = parameters.map { $0.type.displayName + " " + $0.name }.joined(separator: ", ")
        signature = returnType + " " + name + "(" + list + ")"
        self.name = name
        self.parameters = parameters
        self.body = body
    }
}

extension Substring.UTF8View {
    /// The longest suffix whose bytes satisfy a condition.
    fileprivate func suffix(while condition: (UInt8) -> Bool) -> Substring.UTF8View {
        var start = endIndex
        while start > startIndex {
            let before = index(before: start)
            if !condition(self[before]) { break }
            start = before
        }
        return self[start...]
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
