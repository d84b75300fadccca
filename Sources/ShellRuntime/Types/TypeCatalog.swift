import Synchronization

/// The .NET types that the shell knows by name, each made when first asked for.
///
/// Areas of the library list their types in `TypeLibrary.areas`, so that an unused area costs nothing at start-up.
public final class TypeCatalog: Sendable {
    /// The process's types. Types have identity, so there is one set of them.
    public static let shared = TypeCatalog()

    /// `System.Management.Automation.ErrorRecord`.
    public let errorRecord = TypeInfo(
        "System.Management.Automation.ErrorRecord", base: .object,
        members: ErrorRecord.members)
    /// `System.Management.Automation.InvocationInfo`.
    public let invocationInfo = TypeInfo(
        "System.Management.Automation.InvocationInfo", base: .object,
        members: InvocationInfo.members)

    /// Types by folded full name.
    private let known = Mutex<[String: TypeInfo]>([:])
    /// Types by folded name as asked for, without a `using namespace`; also names that stand for none.
    private let resolved = Mutex<[String: TypeInfo?]>([:])

    private init() {}

    /// The type of a name as scripts write it, or nil.
    ///
    /// - Parameters:
    ///   - name: `int`, `System.Text.StringBuilder`, `Collections.Generic.List[string]`, `byte[]`, `int[,]`; any case.
    ///   - namespaces: from `using namespace`, tried after the name itself and after `System`.
    ///   - custom: looks up classes and enumerations of scripts; asked first for every simple name in it.
    public func resolve(
        _ name: String, namespaces: [String] = [], custom: ((String) -> TypeInfo?)? = nil
    ) -> TypeInfo? {
        if namespaces.isEmpty && custom == nil {
            if let seen = resolved.withLock({ $0[name] }) { return seen }
            let found = TypeNameSyntax(name).flatMap { resolve($0, [], nil) }
            resolved.withLock { $0[name] = .some(found) }
            return found
        }
        return TypeNameSyntax(name).flatMap { resolve($0, namespaces, custom) }
    }

    private func resolve(
        _ syntax: TypeNameSyntax, _ namespaces: [String], _ custom: ((String) -> TypeInfo?)?
    ) -> TypeInfo? {
        switch syntax {
        case .simple(let name): return simple(name, namespaces, custom)
        case .array(let element, let rank):
            return resolve(element, namespaces, custom).map { TypeInfo.array(of: $0, rank: rank) }
        case .generic(let name, let arguments):
            var types: [TypeInfo] = []
            for argument in arguments {
                guard let type = resolve(argument, namespaces, custom) else { return nil }
                types.append(type)
            }
            for full in candidates(name, namespaces) {
                if let type = generic(full, types) { return type }
            }
            return nil
        }
    }

    private func candidates(_ name: String, _ namespaces: [String]) -> [String] {
        [name, "System." + name] + namespaces.map { $0 + "." + name }
    }

    private func simple(
        _ name: String, _ namespaces: [String], _ custom: ((String) -> TypeInfo?)?
    ) -> TypeInfo? {
        if let type = custom?(name) { return type }
        if let full = Accelerators.fullName(of: name) { return find(full) }
        for full in candidates(name, namespaces) {
            if let type = find(full) { return type }
        }
        return nil
    }

    /// The type of a full name, ignoring case, or nil.
    public func find(_ fullName: String) -> TypeInfo? {
        let folded = fullName.lowercased()
        if let type = known.withLock({ $0[folded] }) { return type }
        if folded.hasSuffix("]") { return resolve(fullName) }
        guard let made = AstTypes.named(fullName) ?? make(fullName) else { return nil }
        return keep(made, folded)
    }

    private func keep(_ type: TypeInfo, _ folded: String) -> TypeInfo {
        known.withLock { types in
            if let first = types[folded] { return first }
            types[folded] = type
            return type
        }
    }

    private func make(_ fullName: String) -> TypeInfo? {
        if let entry = TypeLibrary.entry(fullName) { return entry.type() }
        if let type = EnumerationTable.make(fullName) { return type }
        if let type = ExceptionTable.make(fullName) { return type }
        return GenericDefinition.open(fullName)
    }

    /// Makes a type known by its full name: types of cmdlet modules.
    public func register(_ type: TypeInfo) {
        known.withLock { $0[type.fullName.lowercased()] = type }
        resolved.withLock { $0.removeAll() }
    }

    /// A closed generic type, or nil when there is no such definition of that arity.
    public func generic(_ definitionName: String, _ arguments: [TypeInfo]) -> TypeInfo? {
        guard let definition = GenericDefinition.find(definitionName, arity: arguments.count) else {
            return nil
        }
        let fullName = definition.fullName + "[" + arguments.map(\.fullName).joined(separator: ",") + "]"
        // Classes of scripts may share a name, so their closed types are made anew unless the arguments are the same.
        let folded = fullName.lowercased()
        if let type = known.withLock({ $0[folded] }),
            zip(type.genericArguments, arguments).allSatisfy({ $0 === $1 })
        {
            return type
        }
        let made = definition.close(arguments, fullName)
        known.withLock { $0[folded] = made }
        return made
    }

    /// An array type of more than one dimension.
    func multidimensional(_ element: TypeInfo, _ rank: Int) -> TypeInfo {
        let folded = (element.fullName + TypeInfo.arraySuffix(rank)).lowercased()
        if let type = known.withLock({ $0[folded] }), type.element === element { return type }
        let made = TypeInfo.makeArray(of: element, rank: rank)
        known.withLock { $0[folded] = made }
        return made
    }

    /// The exception type of a full .NET name, such as `System.FormatException`; derived from `System.Exception`
    /// when the library does not list it.
    public func exceptionType(_ fullName: String) -> TypeInfo {
        if fullName == "System.Exception" { return .exception }
        if let known = find(fullName) { return known }
        return keep(
            TypeInfo(
                fullName, base: .exception, members: { ExceptionLibrary.members(of: fullName) }),
            fullName.lowercased())
    }

    /// The accelerator that stands for a full name, `int` for `System.Int32`, or nil.
    static func accelerator(of fullName: String) -> String? { Accelerators.shortName(of: fullName) }

    /// The members of a built-in type, by its full name; called once a type.
    static func members(of fullName: String) -> TypeMembers {
        TypeLibrary.entry(fullName)?.members?() ?? TypeMembers()
    }
}
