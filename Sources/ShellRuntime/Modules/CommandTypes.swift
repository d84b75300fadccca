/// The .NET types of commands as objects, and what scripts read of them.
enum CommandTypes {
    static func type(of info: CommandInfo) -> TypeInfo {
        switch info {
        case .cmdlet: cmdlet
        case .function(let function): function.isFilter ? filter : self.function
        case .alias: alias
        case .script: script
        case .application: application
        }
    }

    private static func make(
        _ name: String, base: TypeInfo = commandInfo, _ declare: @escaping @Sendable (MemberBuilder) -> Void
    ) -> TypeInfo {
        TypeInfo("System.Management.Automation." + name, base: base, members: { TypeMembers.build(declare) })
    }

    private static func info(_ value: Value) -> CommandInfo? { (value.hostObject as? CommandObject)?.info }

    private static let commandInfo = make("CommandInfo", base: .object) { members in
        members.property("Name", "string", { value, _ in Value(info(value)?.name ?? "") })
        members.property(
            "CommandType", "System.Management.Automation.CommandTypes", { value, _ in kind(info(value)) })
        members.property("Source", "string", { value, _ in Value(module(info(value))) })
        members.property(
            "Version", "version",
            { value, interpreter in
                guard case .cmdlet? = info(value), let type = TypeCatalog.shared.resolve("version") else {
                    return .null
                }
                return Conversions.tryConvert(Value("7.6.0.0"), to: type, interpreter) ?? .null
            })
        members.property("Visibility", "string", { _, _ in Value("Public") })
        members.property("ModuleName", "string", { value, _ in Value(module(info(value))) })
        members.property(
            "Module", "psmoduleinfo",
            { value, _ in
                guard case .function(let function)? = info(value), let module = function.module else {
                    return .null
                }
                return .host(module)
            })
        members.property(
            "Parameters", "System.Collections.Generic.Dictionary",
            { value, interpreter in
                guard let metadata = metadata(value, interpreter) else { return .null }
                let table = TableObject(flavor: .dictionary)
                for parameter in metadata.parameters {
                    table.set(Value(parameter.name), .host(ParameterObject(parameter)))
                }
                return .table(table)
            })
        members.property(
            "ParameterSets", "System.Collections.ObjectModel.ReadOnlyCollection",
            { value, interpreter in
                guard let metadata = metadata(value, interpreter) else { return .null }
                return .array(ArrayObject(metadata.setNames.map { ParameterSetObject.make(metadata, $0) }))
            })
        members.property(
            "OutputType", "System.Collections.ObjectModel.ReadOnlyCollection",
            { value, interpreter in
                let names = metadata(value, interpreter)?.outputTypes ?? []
                let types = names.map { name -> Value in
                    let full = interpreter.resolveType(name)?.fullName ?? name
                    return FieldsObject.object(
                        "System.Management.Automation.PSTypeName", [("Name", Value(full))])
                }
                return .array(ArrayObject(types))
            })
    }

    private static let cmdlet = make("CmdletInfo") { members in
        members.property("Verb", "string", { value, _ in Value(declaration(value)?.verb ?? "") })
        members.property("Noun", "string", { value, _ in Value(declaration(value)?.noun ?? "") })
        members.property(
            "DefaultParameterSet", "string",
            { value, _ in Value(declaration(value)?.defaultParameterSet ?? "") })
        members.property("Options", "string", { _, _ in Value("ReadOnly") })
        members.property(
            "Definition", "string",
            { value, interpreter in
                Value(metadata(value, interpreter)?.name ?? "")
            })
        members.property("HelpFile", "string", { _, _ in Value("") })
    }

    private static let function = make("FunctionInfo") { members in
        members.property(
            "ScriptBlock", "scriptblock",
            { value, _ in functionInfo(value).map { .block($0.block) } ?? .null })
        members.property(
            "CmdletBinding", "bool",
            { value, interpreter in .bool(metadata(value, interpreter)?.isAdvanced ?? false) })
        members.property(
            "DefaultParameterSet", "string",
            { value, interpreter in Value(metadata(value, interpreter)?.defaultSet ?? "") })
        members.property(
            "Definition", "string",
            { value, _ in functionInfo(value).map { .text(Value.block($0.block).toText()) } ?? .null })
        members.property(
            "Options", "System.Management.Automation.ScopedItemOptions",
            { value, _ in
                let names = functionInfo(value)?.options.sorted() ?? []
                return Value(names.isEmpty ? "None" : names.joined(separator: ", "))
            })
        members.property(
            "Description", "string", { value, _ in Value(functionInfo(value)?.summary ?? "") },
            set: { value, new, _ in functionInfo(value)?.summary = new.toText().string })
        members.property("Verb", "string", { value, _ in Value(part(value, 0)) })
        members.property("Noun", "string", { value, _ in Value(part(value, 1)) })
        members.property("HelpFile", "string", { _, _ in Value("") })
    }

    private static let filter = make("FilterInfo", base: function) { _ in }

    private static let alias = make("AliasInfo") { members in
        members.property(
            "DisplayName", "string",
            { value, _ in
                guard let alias = aliasInfo(value) else { return .null }
                return Value(alias.name + " -> " + alias.definition)
            })
        for name in ["ReferencedCommand", "ResolvedCommand"] {
            members.property(
                name, "System.Management.Automation.CommandInfo",
                { value, interpreter in
                    guard let alias = aliasInfo(value), let found = interpreter.findCommand(alias.definition)
                    else {
                        return .null
                    }
                    return .host(CommandObject(found))
                })
        }
        members.property(
            "ResolvedCommandName", "string",
            { value, interpreter in
                guard let alias = aliasInfo(value), let found = interpreter.findCommand(alias.definition)
                else {
                    return .null
                }
                return Value(found.name)
            })
        members.property("Definition", "string", { value, _ in Value(aliasInfo(value)?.definition ?? "") })
        members.property(
            "Description", "string", { value, _ in Value(aliasInfo(value)?.summary ?? "") },
            set: { value, new, _ in aliasInfo(value)?.summary = new.toText().string })
        members.property(
            "Options", "System.Management.Automation.ScopedItemOptions",
            { value, _ in
                let names = aliasInfo(value)?.options.sorted() ?? []
                return Value(names.isEmpty ? "None" : names.joined(separator: ", "))
            })
    }

    private static let script = make("ExternalScriptInfo") { members in
        members.property("Path", "string", { value, _ in Value(path(value)) })
        members.property("Definition", "string", { value, _ in Value(path(value)) })
        members.property(
            "ScriptBlock", "scriptblock",
            { value, interpreter in
                let block = try interpreter.scriptBlock(ofFile: path(value))
                let module = interpreter.callingModule
                if module?.path == path(value) || module?.rootPath == path(value) { block.module = module }
                return .block(block)
            })
    }

    private static let application = make("ApplicationInfo") { members in
        members.property("Path", "string", { value, _ in Value(path(value)) })
        members.property("Extension", "string", { _, _ in Value("") })
        members.property("Definition", "string", { value, _ in Value(path(value)) })
    }

    private static func declaration(_ value: Value) -> CommandDeclaration? {
        if case .cmdlet(let declaration)? = info(value) { return declaration }
        return nil
    }

    private static func functionInfo(_ value: Value) -> FunctionInfo? {
        if case .function(let function)? = info(value) { return function }
        return nil
    }

    private static func aliasInfo(_ value: Value) -> AliasInfo? {
        if case .alias(let alias)? = info(value) { return alias }
        return nil
    }

    private static func path(_ value: Value) -> String {
        switch info(value) {
        case .script(let path)?, .application(let path)?: path
        default: ""
        }
    }

    // Verb and noun of a function's name; empty without a hyphen.
    private static func part(_ value: Value, _ index: Int) -> String {
        let parts = (functionInfo(value)?.name ?? "").split(separator: "-", maxSplits: 1)
        return parts.count == 2 ? String(parts[index]) : ""
    }

    private static func metadata(_ value: Value, _ interpreter: Interpreter) -> CommandMetadata? {
        switch info(value) {
        case .cmdlet(let declaration)?: interpreter.commands.metadata(of: declaration, interpreter)
        case .function(let function)?: (try? function.block.code(interpreter))?.metadata
        case .alias(let alias)?: interpreter.metadata(ofCommand: alias.definition)
        case .script(let path)?: interpreter.metadata(ofCommand: path)
        default: nil
        }
    }

    private static func module(_ info: CommandInfo?) -> String {
        switch info {
        case .cmdlet(let declaration)?: declaration.module
        case .function(let function)?: function.module?.name ?? ""
        case .alias(let alias)?: alias.moduleName
        case .script(let path)?, .application(let path)?: path
        default: ""
        }
    }

    private static func kind(_ info: CommandInfo?) -> Value {
        let name =
            switch info {
            case .cmdlet?: "Cmdlet"
            case .function(let function)?: function.isFilter ? "Filter" : "Function"
            case .alias?: "Alias"
            case .script?: "ExternalScript"
            default: "Application"
            }
        guard let type = TypeCatalog.shared.find("System.Management.Automation.CommandTypes") else {
            return Value(name)
        }
        return EnumObject.parse(name, type).map { .host($0) } ?? Value(name)
    }
}

/// An object of a .NET type whose properties are given one by one.
final class FieldsObject: HostObject {
    private let fieldsType: TypeInfo
    private var fields: [(name: String, value: Value)]

    init(_ typeName: String, _ fields: [(name: String, value: Value)]) {
        fieldsType = TypeCatalog.shared.find(typeName) ?? TypeInfo(typeName, base: .object)
        self.fields = fields
    }

    /// The object as a value.
    static func object(_ typeName: String, _ fields: [(name: String, value: Value)]) -> Value {
        .host(FieldsObject(typeName, fields))
    }

    override var type: TypeInfo { fieldsType }
    override func dynamicMember(_ name: Symbol, _ interpreter: Interpreter) throws -> Value? {
        fields.first { Symbol($0.name) == name }?.value
    }
    override func dynamicMemberNames(_ interpreter: Interpreter) -> [String] { fields.map(\.name) }

    override func setDynamicMember(
        _ name: Symbol, _ spelled: String, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        guard let index = fields.firstIndex(where: { Symbol($0.name) == name }) else { return false }
        fields[index].value = new
        return true
    }
}

/// A parameter of a command: `ParameterMetadata`.
final class ParameterObject: HostObject {
    private let parameter: ParameterInfo

    init(_ parameter: ParameterInfo) { self.parameter = parameter }

    override var type: TypeInfo { Self.parameterType }

    private static func of(_ value: Value) -> ParameterInfo? {
        (value.hostObject as? ParameterObject)?.parameter
    }

    private static let parameterType = TypeInfo(
        "System.Management.Automation.ParameterMetadata", base: .object,
        members: {
            TypeMembers.build { members in
                members.property("Name", "string", { value, _ in Value(of(value)?.name ?? "") })
                members.property("ParameterType", "type", { value, _ in .type(of(value)?.type ?? .object) })
                members.property(
                    "ParameterSets", "System.Collections.Generic.Dictionary",
                    { value, _ in
                        let table = TableObject(flavor: .dictionary)
                        for membership in of(value)?.sets ?? [] {
                            table.set(Value(membership.set), ParameterAttributes.membership(membership))
                        }
                        return .table(table)
                    })
                members.property("IsDynamic", "bool", { _, _ in .bool(false) })
                members.property(
                    "Aliases", "System.Collections.ObjectModel.Collection[string]",
                    { value, _ in
                        .array(
                            ArrayObject((of(value)?.aliases ?? []).map { Value($0) }, elementType: .string))
                    })
                members.property(
                    "Attributes", "System.Collections.ObjectModel.Collection[System.Attribute]",
                    { value, _ in
                        .host(ObjectCollection(of(value).map { ParameterAttributes.all(of: $0) } ?? []))
                    })
                members.property(
                    "SwitchParameter", "bool", { value, _ in .bool(of(value)?.isSwitch ?? false) })
            }
        })
}

/// The attributes that a parameter shows.
enum ParameterAttributes {
    private static let space = "System.Management.Automation."

    static func all(of parameter: ParameterInfo) -> [Value] {
        var all = parameter.sets.map { membership($0) }
        if !parameter.aliases.isEmpty {
            all.append(
                FieldsObject.object(
                    space + "AliasAttribute",
                    [
                        (
                            "AliasNames",
                            .array(ArrayObject(parameter.aliases.map { Value($0) }, elementType: .string))
                        )
                    ]))
        }
        for rule in parameter.rules {
            if let rule = rule as? ValidationRule { all.append(validation(rule.validation)) }
            if let rule = rule as? RangeRule {
                all.append(
                    FieldsObject.object(
                        space + "ValidateRangeAttribute", [("MinRange", rule.low), ("MaxRange", rule.high)]))
            }
        }
        if parameter.isFunctionParameter, let type = parameter.type {
            all.append(
                FieldsObject.object(space + "ArgumentTypeConverterAttribute", [("TargetType", .type(type))]))
        }
        return all
    }

    static func membership(_ membership: ParameterDeclaration.SetMembership) -> Value {
        FieldsObject.object(
            space + "ParameterAttribute",
            [
                ("Position", .int(Int32(membership.position ?? Int(Int32.min)))),
                ("ParameterSetName", Value(membership.set)), ("Mandatory", .bool(membership.isMandatory)),
                ("IsMandatory", .bool(membership.isMandatory)),
                ("ValueFromPipeline", .bool(membership.fromPipeline)),
                ("ValueFromPipelineByPropertyName", .bool(membership.fromPropertyName)),
                ("ValueFromRemainingArguments", .bool(membership.fromRemaining)),
                ("HelpMessage", membership.helpMessage.map { Value($0) } ?? .null),
                ("DontShow", .bool(false)),
            ])
    }

    private static func validation(_ validation: ParameterDeclaration.Validation) -> Value {
        func object(_ name: String, _ fields: [(String, Value)] = []) -> Value {
            FieldsObject.object(space + name + "Attribute", fields.map { (name: $0.0, value: $0.1) })
        }
        switch validation {
        case .notNull: return object("ValidateNotNull")
        case .notNullOrEmpty: return object("ValidateNotNullOrEmpty")
        case .notNullOrWhiteSpace: return object("ValidateNotNullOrWhiteSpace")
        case .set(let names, let ignoreCase):
            let values = ArrayObject(names.map { Value($0) }, elementType: .string)
            return object(
                "ValidateSet", [("ValidValues", .array(values)), ("IgnoreCase", .bool(ignoreCase))])
        case .range(let low, let high):
            func number(_ value: Int64) -> Value { Int32(exactly: value).map { .int($0) } ?? .long(value) }
            return object("ValidateRange", [("MinRange", number(low)), ("MaxRange", number(high))])
        case .length(let low, let high):
            return object(
                "ValidateLength", [("MinLength", .int(Int32(low))), ("MaxLength", .int(Int32(high)))])
        case .count(let low, let high):
            return object(
                "ValidateCount", [("MinLength", .int(Int32(low))), ("MaxLength", .int(Int32(high)))])
        case .pattern(let pattern): return object("ValidatePattern", [("RegexPattern", Value(pattern))])
        }
    }
}

/// A parameter set: `CommandParameterSetInfo`.
enum ParameterSetObject {
    static func make(_ metadata: CommandMetadata, _ set: String) -> Value {
        let folded = set.lowercased()
        let parameters = metadata.parameters.compactMap { parameter -> Value? in
            guard
                let membership = parameter.sets.first(where: { $0.set.lowercased() == folded })
                    ?? parameter.sets.first(where: { $0.set == ParameterDeclaration.allSets })
            else { return nil }
            return FieldsObject.object(
                "System.Management.Automation.CommandParameterInfo",
                [
                    ("Name", Value(parameter.name)), ("ParameterType", .type(parameter.type ?? .object)),
                    ("IsMandatory", .bool(membership.isMandatory)), ("IsDynamic", .bool(false)),
                    ("Position", .int(Int32(membership.position ?? Int(Int32.min)))),
                    ("ValueFromPipeline", .bool(membership.fromPipeline)),
                    ("ValueFromPipelineByPropertyName", .bool(membership.fromPropertyName)),
                    ("ValueFromRemainingArguments", .bool(membership.fromRemaining)),
                    ("HelpMessage", membership.helpMessage.map { Value($0) } ?? .null),
                    (
                        "Aliases",
                        .array(ArrayObject(parameter.aliases.map { Value($0) }, elementType: .string))
                    ),
                ])
        }
        return FieldsObject.object(
            "System.Management.Automation.CommandParameterSetInfo",
            [
                ("Name", Value(set)), ("IsDefault", .bool(metadata.defaultSet?.lowercased() == folded)),
                ("Parameters", .array(ArrayObject(parameters))),
            ])
    }
}
