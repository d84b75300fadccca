/// A generic type before it gets its arguments: ``System.Collections.Generic.List`1``.
struct GenericDefinition: Sendable {
    /// Full name without arity.
    let name: StaticString
    /// Names of the type parameters.
    let parameters: [String]
    /// What sort of type the closed type is.
    let kind: TypeInfo.Kind
    /// Interfaces of the closed type.
    let interfaces: @Sendable ([TypeInfo]) -> [TypeInfo]
    /// Members of a closed type.
    let members: (@Sendable () -> TypeMembers)?

    init(
        _ name: StaticString, _ parameters: [String], _ kind: TypeInfo.Kind = .generic,
        interfaces: @escaping @Sendable ([TypeInfo]) -> [TypeInfo] = { _ in [] },
        members: (@Sendable () -> TypeMembers)? = nil
    ) {
        self.name = name
        self.parameters = parameters
        self.kind = kind
        self.interfaces = interfaces
        self.members = members
    }

    /// Full name with arity.
    var fullName: String { "\(name)`\(parameters.count)" }

    /// The definition of a name (with or without arity) and number of arguments, or nil.
    static func find(_ name: String, arity: Int) -> GenericDefinition? {
        var plain = name
        if let tick = name.firstIndex(of: "`") {
            guard Int(name[name.index(after: tick)...]) == arity else { return nil }
            plain = String(name[..<tick])
        }
        return plain.withUTF8 { wanted in
            GenericLibrary.definitions.first {
                $0.parameters.count == arity && Accelerators.equal($0.name, wanted)
            }
        }
    }

    /// The open type of a name with arity, or nil.
    static func open(_ fullName: String) -> TypeInfo? {
        guard let tick = fullName.firstIndex(of: "`"),
            let arity = Int(fullName[fullName.index(after: tick)...]),
            let definition = find(fullName, arity: arity)
        else { return nil }
        return TypeInfo(definition.fullName, kind: .generic, base: .object)
    }

    /// The closed type; the catalogue keeps it.
    func close(_ arguments: [TypeInfo], _ fullName: String) -> TypeInfo {
        let base: TypeInfo? = kind == .interface ? nil : kind == .valueType ? .valueType : .object
        return TypeInfo(
            fullName, kind: kind, base: base, interfaces: interfaces(arguments),
            genericArguments: arguments, genericParameters: parameters, members: members)
    }
}

extension TypeInfo {
    /// The definition's full name of a closed generic type, ``System.Collections.Generic.List`1``; else the full name.
    public var definitionName: String {
        genericArguments.isEmpty ? fullName : String(fullName.prefix { $0 != "[" })
    }

    /// `T` of `Nullable[T]`, or nil for other types.
    public var nullableUnderlying: TypeInfo? {
        guard genericArguments.count == 1, fullName.hasPrefix("System.Nullable`1") else { return nil }
        return genericArguments[0]
    }
}
