import ShellSyntax

/// Reads a block's parameters and attributes into what the binder needs.
struct Parameters {
    private let compiler: Compiler
    private var interpreter: Interpreter { compiler.interpreter }

    init(_ compiler: Compiler) { self.compiler = compiler }

    func metadata(_ ast: ScriptBlockAst, _ head: [ParameterAst]?) throws -> CommandMetadata {
        let parameters = head ?? ast.paramBlock?.parameters ?? []
        let attributes = Attributes(compiler)
        var binding = CommandBinding()
        for attribute in ast.paramBlock?.attributes ?? [] { try attributes.read(attribute, into: &binding) }
        let drafts = try parameters.map { try draft($0, attributes) }
        let isAdvanced = binding.isPresent || drafts.contains { $0.hasParameterAttribute }
        if isAdvanced,
            let clash = CommonParameters.clash(drafts.map(\.name), shouldProcess: binding.shouldProcess)
        {
            throw clash
        }
        let hasPositions = drafts.contains { draft in draft.memberships.contains { $0.position != nil } }
        var next = 0
        let own = drafts.map { draft -> ParameterInfo in
            var memberships = draft.memberships
            let isSwitch = draft.type === TypeInfo.switchParameter
            if !hasPositions && binding.positional && !isSwitch {
                if memberships.isEmpty { memberships = [.init()] }
                let takesRest = memberships.allSatisfy(\.fromRemaining)
                for index in memberships.indices where !takesRest { memberships[index].position = next }
                if !takesRest { next += 1 }
            }
            return make(draft, memberships)
        }
        let made = CommandMetadata(
            name: "", own: own, defaultSet: binding.defaultSet, supportsShouldProcess: binding.shouldProcess,
            confirmImpact: binding.impact, isAdvanced: isAdvanced)
        made.outputTypes = binding.outputTypes
        return made
    }

    /// A parameter while its attributes are read.
    final class Draft {
        let name: String
        var type: TypeInfo?
        var typeName = "Object"
        var memberships: [ParameterDeclaration.SetMembership] = []
        var aliases: [String] = []
        var rules: [ValueRule] = []
        var allowsNull = false
        var allowsEmptyString = false
        var allowsEmptyCollection = false
        var isHidden = false
        var hasParameterAttribute = false
        var completer: ScriptBlock?
        var defaultValue: Node?

        init(_ name: String) { self.name = name }
    }

    private func draft(_ ast: ParameterAst, _ attributes: Attributes) throws -> Draft {
        let draft = Draft(ast.name.variablePath.userPath)
        for attribute in ast.attributes {
            if let attribute = attribute as? AttributeAst {
                try attributes.read(attribute, into: draft)
            } else if draft.type == nil {
                let name = attribute.typeName.fullName
                guard let type = interpreter.resolveType(name) else {
                    let error = ScriptError.make(
                        id: "TypeNotFound", category: .invalidOperation,
                        message: "Unable to find type [\(name)].",
                        target: Value(name))
                    let info = InvocationInfo()
                    info.locate(attribute.extent)
                    error.record.invocation = info
                    throw error
                }
                draft.type = type
                draft.typeName = type.displayName
            }
        }
        draft.defaultValue = try ast.defaultValue.map { try compiler.expression($0) }
        return draft
    }

    private func make(_ draft: Draft, _ memberships: [ParameterDeclaration.SetMembership]) -> ParameterInfo {
        let info = ParameterInfo(
            name: draft.name, aliases: draft.aliases, type: draft.type, typeName: draft.typeName,
            sets: memberships,
            rules: draft.rules, allowsNull: draft.allowsNull, allowsEmptyString: draft.allowsEmptyString,
            allowsEmptyCollection: draft.allowsEmptyCollection, defaultValue: draft.defaultValue,
            isHidden: draft.isHidden, isFunctionParameter: true)
        info.slot = compiler.layout?.slot(of: Symbol(draft.name)) ?? -1
        info.completer = draft.completer
        return info
    }
}

/// What `[CmdletBinding()]` and `[OutputType()]` say.
struct CommandBinding {
    var isPresent = false
    var defaultSet: String?
    var shouldProcess = false
    var impact = ConfirmImpact.medium
    var positional = true
    var outputTypes: [String] = []
}

/// Reads attributes: their arguments are constants, types and script blocks.
struct Attributes {
    private let compiler: Compiler
    private var interpreter: Interpreter { compiler.interpreter }

    init(_ compiler: Compiler) { self.compiler = compiler }

    private func value(_ ast: ExpressionAst) throws -> Value {
        let frame: Frame = interpreter.current
        return try compiler.expression(ast).eval(frame).asElement
    }

    private func named(_ attribute: AttributeAst) throws -> [String: Value] {
        var all: [String: Value] = [:]
        for argument in attribute.namedArguments {
            all[argument.argumentName.lowercased()] =
                argument.expressionOmitted ? .bool(true) : try value(argument.argument)
        }
        return all
    }

    private static func name(_ attribute: AttributeAst) -> String {
        var name = attribute.typeName.fullName.lowercased()
        if name.hasPrefix("system.management.automation.") {
            name.removeFirst("system.management.automation.".count)
        }
        if name.hasSuffix("attribute") { name.removeLast("attribute".count) }
        return name
    }

    func read(_ attribute: AttributeAst, into binding: inout CommandBinding) throws {
        switch Self.name(attribute) {
        case "cmdletbinding":
            let named = try named(attribute)
            binding.isPresent = true
            binding.defaultSet = named["defaultparametersetname"]?.toText().string
            binding.shouldProcess = named["supportsshouldprocess"]?.isTrue ?? false
            binding.positional = named["positionalbinding"]?.isTrue ?? true
            switch named["confirmimpact"]?.toText().string.lowercased() {
            case "none": binding.impact = .none
            case "low": binding.impact = .low
            case "high": binding.impact = .high
            default: binding.impact = .medium
            }
        case "outputtype":
            binding.outputTypes += try attribute.positionalArguments.map { try value($0).toText().string }
        default: break
        }
    }

    func read(_ attribute: AttributeAst, into draft: Parameters.Draft) throws {
        switch Self.name(attribute) {
        case "parameter": try parameter(attribute, draft)
        case "alias": draft.aliases += try attribute.positionalArguments.map { try value($0).toText().string }
        case "allownull": draft.allowsNull = true
        case "allowemptystring": draft.allowsEmptyString = true
        case "allowemptycollection": draft.allowsEmptyCollection = true
        case "argumentcompleter":
            if let first = attribute.positionalArguments.first, case .block(let block) = try value(first) {
                draft.completer = block
            }
        default: draft.rules += try rules(attribute).map { try $0.rule(interpreter.current) }
        }
    }

    private func parameter(_ attribute: AttributeAst, _ draft: Parameters.Draft) throws {
        let named = try named(attribute)
        draft.hasParameterAttribute = true
        if named["dontshow"]?.isTrue == true { draft.isHidden = true }
        var position: Int?
        if case .int(let number)? = named["position"], number != Int32.min { position = Int(number) }
        draft.memberships.append(
            ParameterDeclaration.SetMembership(
                named["parametersetname"]?.toText().string ?? ParameterDeclaration.allSets,
                mandatory: named["mandatory"]?.isTrue ?? false, position: position,
                fromPipeline: named["valuefrompipeline"]?.isTrue ?? false,
                fromPropertyName: named["valuefrompipelinebypropertyname"]?.isTrue ?? false,
                fromRemaining: named["valuefromremainingarguments"]?.isTrue ?? false,
                helpMessage: named["helpmessage"]?.toText().string))
    }

    /// The checks of a validation attribute.
    func rules(_ attribute: AttributeAst) throws -> [RuleNode] {
        let named = try named(attribute)
        let message = named["errormessage"]?.toText().string
        let values = try attribute.positionalArguments.map { try value($0) }
        func rule(_ validation: ParameterDeclaration.Validation) -> [RuleNode] {
            [RuleNode { _ in ValidationRule(validation, message: message) }]
        }
        func number(_ index: Int) -> Int {
            guard index < values.count, case .int(let number) = values[index] else { return 0 }
            return Int(number)
        }
        switch Self.name(attribute) {
        case "validatenotnull": return rule(.notNull)
        case "validatenotnullorempty": return rule(.notNullOrEmpty)
        case "validatenotnullorwhitespace": return rule(.notNullOrWhiteSpace)
        case "validateset":
            let ignoreCase = named["ignorecase"]?.isTrue ?? true
            if values.count == 1, case .type(let generator) = values[0] {
                return [RuleNode { _ in GeneratedSetRule(generator) }]
            }
            return rule(.set(values.map { $0.toText().string }, ignoreCase: ignoreCase))
        case "validatecount": return rule(.count(number(0), number(1)))
        case "validatelength": return rule(.length(number(0), number(1)))
        case "validatepattern":
            // The options stand in front of the pattern, which is matched ignoring case unless they say otherwise.
            let options = named["options"]?.toText().string.lowercased()
            let prefix = options.map { $0.contains("ignorecase") || $0 == "1" ? "" : "(?-i)" } ?? ""
            return rule(.pattern(prefix + (values.first?.toText().string ?? "")))
        case "validaterange":
            if values.count == 1 {
                let kind = values[0].toText().string
                return [RuleNode { _ in RangeKindRule(kind) }]
            }
            guard values.count == 2 else { return [] }
            return [RuleNode { _ in RangeRule(values[0], values[1]) }]
        case "validatescript":
            guard case .block(let block)? = values.first else { return [] }
            return [RuleNode { _ in ScriptRule(block, message: message) }]
        default: return []
        }
    }
}

/// `[ValidateSet([T])]`: the values come from a class.
final class GeneratedSetRule: ValueRule {
    private let generator: TypeInfo

    init(_ generator: TypeInfo) { self.generator = generator }

    /// The values that the class gives.
    func values(_ interpreter: Interpreter) throws -> [String] {
        let object = try Members.construct(generator, [], interpreter)
        let list = try Members.invoke(object, "GetValidValues", [], interpreter)
        return try Enumeration.elements(list).map { $0.toText().string }
    }

    override func check(_ value: Value, _ interpreter: Interpreter) throws {
        try ValidationRule(.set(values(interpreter), ignoreCase: true)).check(value, interpreter)
    }
}
