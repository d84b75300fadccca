/// All members of a type, those of its base types included, by symbol.
///
/// Made once a type at the first look-up; afterwards a look-up is one hash of an integer.
final class MemberTable: @unchecked Sendable {
    /// A property, or the overloads of a method.
    enum Entry {
        case property(NativeProperty)
        case methods(MethodGroup)
    }

    private let instance: SymbolMap<Entry>
    private let statics: SymbolMap<Entry>
    /// Properties in order of declaration, base types last.
    let properties: [NativeProperty]
    /// Static properties in order of declaration.
    let staticProperties: [NativeProperty]
    /// Method groups in order of declaration.
    let methods: [MethodGroup]
    /// Static method groups.
    let staticMethods: [MethodGroup]
    /// The type's own constructors.
    let constructors: MethodGroup

    init(_ type: TypeInfo) {
        var instance = Collector(), statics = Collector()
        var level: TypeInfo? = type
        while let current = level {
            instance.add(current.members.properties, current.members.methods, of: current)
            statics.add(current.members.staticProperties, current.members.staticMethods, of: current)
            level = current.base
        }
        for interface in MemberTable.inherited(type) {
            instance.add(interface.members.properties, interface.members.methods, of: interface)
        }
        self.instance = SymbolMap(instance.entries)
        self.statics = SymbolMap(statics.entries)
        properties = instance.properties
        staticProperties = statics.properties
        methods = instance.groups
        staticMethods = statics.groups
        constructors = MethodGroup(name: "new", owner: type)
        for method in type.members.constructors { constructors.append(method, of: type) }
    }

    /// Interfaces whose own members scripts reach through an implementing object when the type does not declare them.
    private static func inherited(_ type: TypeInfo) -> [TypeInfo] {
        type.kind == .interface ? type.interfaces : []
    }

    /// The instance member of a name.
    func member(_ name: Symbol) -> Entry? { instance[name] }
    /// The static member of a name.
    func staticMember(_ name: Symbol) -> Entry? { statics[name] }

    private struct Collector {
        var entries: [Symbol: Entry] = [:]
        var properties: [NativeProperty] = []
        var groups: [MethodGroup] = []

        mutating func add(_ new: [NativeProperty], _ methods: [NativeMethod], of type: TypeInfo) {
            for property in new {
                let symbol = Symbol(property.name)
                guard entries[symbol] == nil else { continue }
                entries[symbol] = .property(property)
                properties.append(property)
            }
            for method in methods {
                let symbol = Symbol(method.name)
                switch entries[symbol] {
                case .property?: continue
                case .methods(let group)?: group.append(method, of: type)
                case nil:
                    let group = MethodGroup(name: method.name, owner: type)
                    group.append(method, of: type)
                    entries[symbol] = .methods(group)
                    groups.append(group)
                }
            }
        }
    }
}

/// The overloads of one method name.
final class MethodGroup: @unchecked Sendable {
    /// The name as .NET spells it.
    let name: String
    /// The type that declares it first.
    let owner: TypeInfo
    private(set) var overloads: [Overload] = []
    /// The name that errors of a call show.
    var shownName: String { name == "new" ? ".ctor" : name }

    init(name: String, owner: TypeInfo) {
        self.name = name
        self.owner = owner
    }

    /// Adds an overload unless one of the same signature is there, as an override is. Before the table is published only.
    func append(_ method: NativeMethod, of type: TypeInfo) {
        let isKnown = overloads.contains { $0.method.hasSameParameters(as: method) }
        if !isKnown || overloads.isEmpty { overloads.append(Overload(method, owner: type)) }
    }
}

/// One overload with its signature, parsed when first needed.
final class Overload: @unchecked Sendable {
    let method: NativeMethod
    let owner: TypeInfo
    private let parsed = LazyReference<MethodSignature>()

    init(_ method: NativeMethod, owner: TypeInfo) {
        self.method = method
        self.owner = owner
    }

    /// True for `void` methods: their call gives no object.
    var returnsNothing: Bool { method.signature.hasPrefix("void ") }

    /// The parameters and the return type.
    var signature: MethodSignature {
        if let known = parsed.load() { return known }
        return parsed.storeIfNil(MethodSignature(method, owner: owner))
    }
}

extension NativeMethod {
    /// True when two declarations differ in nothing but their return type.
    func hasSameParameters(as other: NativeMethod) -> Bool {
        func parameters(_ method: NativeMethod) -> Substring {
            let text = method.signature
            return text[(text.firstIndex(of: "(") ?? text.startIndex)...]
        }
        return parameters(self) == parameters(other)
    }
}
