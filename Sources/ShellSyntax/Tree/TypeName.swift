/// The name of a type in brackets.
public indirect enum TypeName: Sendable {
    /// A plain name, with the assembly after a comma if one is given.
    case named(String, assembly: String?, extent: ScriptExtent)
    /// A name with type arguments.
    case generic(TypeName, arguments: [TypeName], assembly: String?, extent: ScriptExtent)
    /// An array of some rank.
    case array(TypeName, rank: Int, extent: ScriptExtent)

    /// Where it is written, without the brackets around it.
    public var extent: ScriptExtent {
        switch self {
        case .named(_, _, let extent), .generic(_, _, _, let extent), .array(_, _, let extent): extent
        }
    }

    /// The name without assembly, in PowerShell's spelling such as `Dictionary[string,int[]]`.
    public var name: String {
        switch self {
        case .named(let name, _, _): name
        case .generic(let base, let arguments, _, _):
            base.name + "[" + arguments.map(\.nameAsArgument).joined(separator: ",") + "]"
        case .array(let element, let rank, _):
            element.name + "[" + String(repeating: ",", count: rank - 1) + "]"
        }
    }

    /// The name with its assembly.
    public var fullName: String {
        guard let assemblyName else { return name }
        return name + "," + assemblyName
    }

    private var nameAsArgument: String { assemblyName == nil ? name : "[" + fullName + "]" }

    /// The assembly's name, if one is given.
    public var assemblyName: String? {
        switch self {
        case .named(_, let assembly, _), .generic(_, _, let assembly, _): assembly
        case .array(let element, _, _): element.assemblyName
        }
    }

    /// Whether it is an array.
    public var isArray: Bool { if case .array = self { true } else { false } }
    /// Whether it has type arguments.
    public var isGeneric: Bool { if case .generic = self { true } else { false } }
}
