/// Members of types themselves: `[int].FullName`.
enum TypeTypeLibrary {
    static func members() -> TypeMembers {
        .build { members in
            names(members)
            questions(members)
            relations(members)
            reflection(members)
            members.staticMethod("type GetType(string typeName)") { arguments, _ in
                TypeCatalog.shared.resolve(arguments[0].string).map { .type($0) } ?? .null
            }
            members.staticMethod("type GetType(string typeName, bool throwOnError)") { arguments, _ in
                if let type = TypeCatalog.shared.resolve(arguments[0].string) { return .type(type) }
                if arguments[1].asBool {
                    throw ScriptError.dotNet(
                        "System.TypeLoadException", "Could not load type '\(arguments[0].string)'.")
                }
                return .null
            }
            members.staticProperty("EmptyTypes", "type[]") { _ in .list([], of: .type) }
        }
    }

    static func type(_ value: Value) -> TypeInfo {
        if case .type(let type) = value.unwrapped { return type }
        return .object
    }

    private static func names(_ members: MemberBuilder) {
        members.property("Name", "string") { value, _ in Value(type(value).name) }
        members.property("FullName", "string") { value, _ in Value(qualified(type(value))) }
        members.property("Namespace", "string") { value, _ in
            type(value).namespace.isEmpty ? .null : Value(type(value).namespace)
        }
        members.property("AssemblyQualifiedName", "string") { value, _ in
            Value(qualified(type(value)) + ", " + assembly(type(value)))
        }
        members.property("Assembly", "System.Object") { value, _ in
            .host(AssemblyObject(assembly(type(value))))
        }
        members.property("Module", "System.Object") { value, _ in .null }
        members.property("GUID", "guid") { _, _ in .null }
        members.method("string ToString()") { value, _, _ in Value(type(value).fullName) }
    }

    /// `FullName`: generic arguments carry their assembly.
    private static func qualified(_ type: TypeInfo) -> String {
        if type.kind == .array, let element = type.element {
            return qualified(element) + TypeInfo.arraySuffix(type.rank)
        }
        guard !type.genericArguments.isEmpty else { return type.fullName }
        let arguments = type.genericArguments.map { "[" + qualified($0) + ", " + assembly($0) + "]" }
        return type.definitionName + "[" + arguments.joined(separator: ",") + "]"
    }

    private static func assembly(_ type: TypeInfo) -> String {
        let name =
            type.fullName.hasPrefix("System.Management.Automation")
            ? "System.Management.Automation, Version=7.6.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
            : "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
        return name
    }

    private static func questions(_ members: MemberBuilder) {
        func question(_ name: String, _ ask: @escaping (TypeInfo) -> Bool) {
            members.property(name, "bool") { value, _ in .bool(ask(type(value))) }
        }
        question("IsPublic") { $0.kind != .array || $0.element?.kind != .scriptClass }
        question("IsSerializable") {
            $0.kind != .interface && $0.kind != .scriptClass && $0 !== TypeInfo.type
        }
        question("IsClass") { !$0.isValueType && $0.kind != .interface }
        question("IsValueType") { $0.isValueType || $0 === TypeInfo.valueType && false }
        question("IsEnum") { $0.enumeration != nil }
        question("IsArray") { $0.kind == .array }
        question("IsInterface") { $0.kind == .interface }
        question("IsPrimitive") {
            $0.numberRank >= 0 && $0.numberRank < 10 || $0 === TypeInfo.boolean || $0 === TypeInfo.char
        }
        question("IsGenericType") { !$0.genericArguments.isEmpty || $0.fullName.contains("`") }
        question("IsGenericTypeDefinition") { $0.genericArguments.isEmpty && $0.fullName.contains("`") }
        question("IsAbstract") {
            $0.kind == .interface || $0 === TypeInfo.array || $0 === TypeInfo.enumeration
        }
        question("IsSealed") { $0.isValueType || $0 === TypeInfo.string || $0.kind == .array }
        question("IsNested") { $0.fullName.contains("+") }
        question("IsByRef") { _ in false }
        question("HasElementType") { $0.element != nil }
    }

    private static func relations(_ members: MemberBuilder) {
        func optional(_ type: TypeInfo?) -> Value { type.map { .type($0) } ?? .null }
        members.property("BaseType", "type") { value, _ in optional(type(value).base) }
        members.property("UnderlyingSystemType", "type") { value, _ in .type(type(value)) }
        members.property("GenericTypeArguments", "type[]") { value, _ in
            .list(type(value).genericArguments.map { .type($0) }, of: .type)
        }
        members.property("ImplementedInterfaces", "type[]") { value, _ in interfaces(type(value)) }
        members.method("type GetElementType()") { value, _, _ in optional(type(value).element) }
        members.method("type[] GetGenericArguments()") { value, _, _ in
            .list(type(value).genericArguments.map { .type($0) }, of: .type)
        }
        members.method("type GetGenericTypeDefinition()") { value, _, _ in
            optional(TypeCatalog.shared.find(type(value).definitionName))
        }
        members.method("type[] GetInterfaces()") { value, _, _ in interfaces(type(value)) }
        members.method("type MakeArrayType()") { value, _, _ in .type(type(value).arrayType) }
        members.method("type MakeGenericType(params type[] typeArguments)") { value, arguments, _ in
            let types = arguments[0].asElements.map { type($0) }
            return optional(TypeCatalog.shared.generic(type(value).fullName, types))
        }
        members.method("int GetArrayRank()") { value, _, _ in Value(int: type(value).rank) }
        members.method("bool IsAssignableFrom(type c)") { value, arguments, _ in
            .bool(type(arguments[0]).isAssignable(to: type(value)))
        }
        members.method("bool IsAssignableTo(type targetType)") { value, arguments, _ in
            .bool(type(value).isAssignable(to: type(arguments[0])))
        }
        members.method("bool IsSubclassOf(type c)") { value, arguments, _ in
            let wanted = type(arguments[0])
            var level = type(value).base
            while let current = level, current !== wanted { level = current.base }
            return .bool(level != nil)
        }
        members.method("bool IsInstanceOfType(System.Object o)") { value, arguments, _ in
            .bool(!arguments[0].isNull && arguments[0].type.isAssignable(to: type(value)))
        }
        members.method("bool Equals(type o)") { value, arguments, _ in
            .bool(type(value) === type(arguments[0]))
        }
    }

    private static func interfaces(_ type: TypeInfo) -> Value {
        var found: [TypeInfo] = []
        func collect(_ type: TypeInfo) {
            for interface in type.interfaces where !found.contains(where: { $0 === interface }) {
                found.append(interface)
                collect(interface)
            }
            if let base = type.base { collect(base) }
        }
        collect(type)
        return .list(found.map { .type($0) }, of: .type)
    }

    private static func reflection(_ members: MemberBuilder) {
        members.method("System.Object[] GetProperties()") { value, _, _ in
            let table = type(value).table
            return .list(
                (table.properties + table.staticProperties).map { member($0.name, $0.typeName, "Property") })
        }
        members.method("System.Object GetProperty(string name)") { value, arguments, _ in
            let table = type(value).table
            guard
                let found = (table.properties + table.staticProperties).first(where: {
                    $0.name == arguments[0].string
                })
            else { return .null }
            return member(found.name, found.typeName, "Property")
        }
        members.method("System.Object[] GetMethods()") { value, _, _ in
            let table = type(value).table
            let names = (table.methods + table.staticMethods).flatMap { group in
                group.overloads.map { member(group.name, $0.signature.returnTypeName, "Method") }
            }
            return .list(names)
        }
        members.method("System.Object GetMethod(string name)") { value, arguments, _ in
            let table = type(value).table
            let wanted = arguments[0].string
            guard let found = (table.methods + table.staticMethods).first(where: { $0.name == wanted }) else {
                return .null
            }
            return member(found.name, found.overloads[0].signature.returnTypeName, "Method")
        }
        members.method("string[] GetEnumNames()") { value, _, _ in
            .strings(type(value).enumeration?.members.map(\.name) ?? [])
        }
        members.method("array GetEnumValues()") { value, _, _ in EnumLibrary.values(type(value)) }
        members.method("type GetEnumUnderlyingType()") { value, _, _ in
            .type(.known(type(value).enumeration?.underlying ?? "System.Int32"))
        }
        members.method("System.Object[] GetCustomAttributes(bool inherit)") { _, _, _ in .list([]) }
        members.method("System.Object[] GetConstructors()") { value, _, _ in
            .list(
                type(value).table.constructors.overloads.map { _ in member(".ctor", "void", "Constructor") })
        }
    }

    /// A `MemberInfo`, as far as scripts look at one.
    private static func member(_ name: String, _ type: String, _ kind: String) -> Value {
        let object = ScriptObject(shape: Shape.makeRoot(), slots: [])
        object.setProperty("Name", Value(name))
        object.setProperty("MemberType", Value(kind))
        let result = TypeCatalog.shared.resolve(type).map { Value.type($0) } ?? .null
        object.setProperty(kind == "Property" ? "PropertyType" : "ReturnType", result)
        return .object(object)
    }
}

/// An assembly, as far as a type names one.
final class AssemblyObject: HostObject {
    let name: String

    init(_ name: String) { self.name = name }

    override var type: TypeInfo { .assembly }
    override func toText() -> Text { Text(name) }

    /// The type and its members.
    static let table: [LibraryType] = [
        LibraryType("System.Reflection.Assembly", { .assembly }) {
            .build { members in
                members.property("FullName", "string") { value, _ in Value(value.string) }
                members.property("Location", "string") { _, _ in .text(.empty) }
                members.method("System.Object GetName()") { value, _, _ in
                    let object = ScriptObject(shape: Shape.makeRoot(), slots: [])
                    object.setProperty("Name", Value(String(value.string.prefix { $0 != "," })))
                    return .object(object)
                }
                for name in ["LoadWithPartialName", "Load", "LoadFrom", "LoadFile"] {
                    members.staticMethod("System.Reflection.Assembly \(name)(string name)") { arguments, _ in
                        if name == "LoadWithPartialName" { return .null }
                        throw ScriptError.dotNet(
                            "System.IO.FileNotFoundException",
                            "Could not load file or assembly '\(arguments[0].string)'. .NET assemblies cannot be loaded here."
                        )
                    }
                }
            }
        }
    ]
}

extension TypeInfo {
    static let assembly = TypeLibrary.type("System.Reflection.Assembly")
}
