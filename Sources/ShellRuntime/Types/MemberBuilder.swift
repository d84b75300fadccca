/// Collects the members of a type, one statement a member, so that each is type-checked by itself.
public final class MemberBuilder {
    /// Reads a property.
    public typealias Getter = (Value, Interpreter) throws -> Value
    /// Writes a property.
    public typealias Setter = (Value, Value, Interpreter) throws -> Void
    /// Runs a method on a receiver with converted arguments.
    public typealias Body = (Value, [Value], Interpreter) throws -> Value

    private var properties: [NativeProperty] = []
    private var methods: [NativeMethod] = []
    private var staticProperties: [NativeProperty] = []
    private var staticMethods: [NativeMethod] = []
    private var constructors: [NativeMethod] = []

    /// An empty collection.
    public init() {}

    /// Adds an instance property.
    public func property(
        _ name: String, _ type: String, kind: NativeProperty.Kind = .property, _ get: @escaping Getter,
        set: Setter? = nil
    ) {
        properties.append(NativeProperty(name, type, kind: kind, get: get, set: set))
    }

    /// Adds a property declared elsewhere.
    public func add(_ property: NativeProperty) { properties.append(property) }

    /// Adds a method declared elsewhere.
    public func add(_ method: NativeMethod) { methods.append(method) }

    /// Adds an instance method.
    public func method(_ signature: String, _ body: @escaping Body) {
        methods.append(NativeMethod(signature, body))
    }

    /// Adds a static property or field.
    public func staticProperty(
        _ name: String, _ type: String, _ get: @escaping (Interpreter) throws -> Value, set: Setter? = nil
    ) {
        staticProperties.append(NativeProperty(name, type, get: { try get($1) }, set: set))
    }

    /// Adds a static method.
    public func staticMethod(
        _ signature: String, _ body: @escaping ([Value], Interpreter) throws -> Value
    ) {
        staticMethods.append(NativeMethod(signature, { try body($1, $2) }))
    }

    /// Adds a static method that has to know the type it is called on.
    public func receiverStaticMethod(_ signature: String, _ body: @escaping Body) {
        staticMethods.append(NativeMethod(signature, body))
    }

    /// Adds a constructor; the signature's name is the type's short name.
    public func constructor(
        _ signature: String, _ body: @escaping ([Value], Interpreter) throws -> Value
    ) {
        constructors.append(NativeMethod(signature, { try body($1, $2) }))
    }

    /// Adds a constructor that has to know the type that is made: generic types.
    public func receiverConstructor(_ signature: String, _ body: @escaping Body) {
        constructors.append(NativeMethod(signature, body))
    }

    /// The members collected.
    public func build() -> TypeMembers {
        TypeMembers(
            properties: properties, methods: methods, staticProperties: staticProperties,
            staticMethods: staticMethods, constructors: constructors)
    }
}

extension TypeMembers {
    /// The members that a closure declares with a builder.
    public static func build(_ declare: (MemberBuilder) -> Void) -> TypeMembers {
        let builder = MemberBuilder()
        declare(builder)
        return builder.build()
    }
}
