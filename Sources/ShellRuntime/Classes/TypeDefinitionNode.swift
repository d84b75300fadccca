import ShellSyntax

/// `class` and `enum`: defined before the first statement of the text that holds them.
final class TypeDefinitionNode: StatementNode {
    private let ast: TypeDefinitionAst
    private unowned let interpreter: Interpreter
    private var made: ScriptClass?

    init(_ ast: TypeDefinitionAst, _ interpreter: Interpreter) {
        self.ast = ast
        self.interpreter = interpreter
        super.init(ast.extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        if ast.typeAttributes.contains(.enum) {
            interpreter.scriptTypes[Symbol(ast.name)] = try enumeration(frame)
        } else if !ast.typeAttributes.contains(.interface) {
            try defineClass(frame)
        }
        return .normal
    }

    // MARK: Enumerations

    private func enumeration(_ frame: Frame) throws -> TypeInfo {
        var members: [(name: String, value: Int64)] = []
        var next: Int64 = 0
        for member in ast.members {
            guard let property = member as? PropertyMemberAst else { continue }
            if let initial = property.initialValue {
                let value = try Compiler.expression(initial, over: frame.layout, interpreter).eval(frame)
                if let number = members.first(where: {
                    $0.name.lowercased() == value.toText().string.lowercased()
                }) {
                    next = number.value
                } else if case .long(let number)? = Conversions.tryConvert(value, to: .int64, interpreter) {
                    next = number
                }
            }
            members.append((property.name, next))
            next += 1
        }
        let isFlags = ast.attributes.contains {
            ["flags", "flagsattribute"].contains($0.typeName.fullName.lowercased())
        }
        let underlying = ast.baseTypes.first.flatMap { interpreter.resolveType($0.typeName.fullName) }?
            .fullName
        return TypeInfo(
            ast.name, kind: .enumeration, base: .enumeration,
            enumeration: EnumerationInfo(members, isFlags: isFlags, underlying: underlying ?? "System.Int32"),
            members: { TypeCatalog.members(of: "System.Enum") })
    }

    // MARK: Classes

    private func defineClass(_ frame: Frame) throws {
        var parent: ScriptClass?
        var base: TypeInfo = .object
        var interfaces: [TypeInfo] = []
        for constraint in ast.baseTypes {
            let name = constraint.typeName.fullName
            guard let type = interpreter.resolveType(name) else {
                if name.contains("IValidateSetValuesGenerator") { continue }
                throw frame.locate(
                    .make(
                        id: "TypeNotFound", category: .invalidOperation,
                        message: "Unable to find type [\(name)].",
                        target: Value(name)), constraint.extent)
            }
            if type.kind == .interface { interfaces.append(type) } else { base = type }
            if let known = interpreter.scriptClasses[ObjectIdentifier(type)] { parent = known }
        }
        // Members may name the class itself: it has its name before they are read.
        let made = ScriptClass(
            name: ast.name, parent: parent, base: base, interfaces: interfaces, scope: frame.script)
        interpreter.scriptTypes[Symbol(ast.name)] = made.type
        made.define(try properties(frame), try methods(frame))
        interpreter.scriptClasses[ObjectIdentifier(made.type)] = made
        self.made = made
        try initializeStatics(made, frame)
    }

    private func properties(_ frame: Frame) throws -> [ScriptClass.Property] {
        try ast.members.compactMap { member in
            guard let property = member as? PropertyMemberAst else { return nil }
            let type = try property.propertyType.map { try resolve($0.typeName.fullName, $0.extent, frame) }
            let rules = try property.attributes.flatMap { attribute in
                try Compiler.rules(of: attribute, interpreter).map { try $0.rule(frame) }
            }
            return ScriptClass.Property(
                name: property.name, type: type === TypeInfo.object ? nil : type,
                typeName: type?.displayName ?? "System.Object",
                initial: try property.initialValue.map {
                    try Compiler.expression($0, over: nil, interpreter)
                },
                isStatic: property.propertyAttributes.contains(.static),
                isHidden: property.propertyAttributes.contains(.hidden), rules: rules)
        }
    }

    private func resolve(_ name: String, _ extent: ScriptExtent, _ frame: Frame) throws -> TypeInfo {
        if let type = interpreter.resolveType(name) { return type }
        throw frame.locate(
            .make(
                id: "TypeNotFound", category: .invalidOperation, message: "Unable to find type [\(name)].",
                target: Value(name)), extent)
    }

    private func methods(_ frame: Frame) throws -> [ScriptClass.Method] {
        try ast.members.compactMap { member in
            guard let method = member as? FunctionMemberAst else { return nil }
            let definition = method.functionDefinition
            let declared = definition.parameters ?? []
            let parameters = try declared.map { parameter in
                let constraint = parameter.attributes.first { $0 is TypeConstraintAst }
                let type =
                    try constraint.map { try resolve($0.typeName.fullName, $0.extent, frame) } ?? .object
                return NativeMethod.Parameter(parameter.name.variablePath.userPath, type)
            }
            let returns = try method.returnType.map { try resolve($0.typeName.fullName, $0.extent, frame) }
            let isConstructor = definition.name.lowercased() == ast.name.lowercased()
            return ScriptClass.Method(
                name: definition.name,
                block: ScriptBlock(definition.body, headParameters: definition.parameters),
                parameters: parameters, symbols: parameters.map { Symbol($0.name) }, returnType: returns,
                returnName: returns?.displayName
                    ?? (isConstructor ? "void" : method.returnType == nil ? "System.Object" : "void"),
                isStatic: method.methodAttributes.contains(.static), isConstructor: isConstructor,
                isHidden: method.methodAttributes.contains(.hidden))
        }
    }

    private func initializeStatics(_ made: ScriptClass, _ frame: Frame) throws {
        for property in made.properties where property.isStatic {
            var value: Value =
                property.type.map { $0.isValueType ? ValueDefaults.value(of: $0) : .null } ?? .null
            if let initial = property.initial {
                value = try initial.eval(frame).asElement
                if let type = property.type { value = try Conversions.convert(value, to: type, interpreter) }
            }
            made.statics[Symbol(property.name)] = value
        }
        for method in made.methods where method.isConstructor && method.isStatic {
            _ = try made.call(method, this: .unset, [])
        }
    }
}
