import ShellRuntime
import ShellSyntax

/// `Where-Object`: passes on the objects that meet a condition.
final class WhereObjectCmdlet: Cmdlet {
    /// The comparisons of the simplified form, each a parameter set of its own.
    private static let comparisons: [(name: String, alias: String, token: TokenKind)] = [
        ("EQ", "IEQ", .ieq), ("CEQ", "", .ceq), ("NE", "INE", .ine), ("CNE", "", .cne),
        ("GT", "IGT", .igt), ("CGT", "", .cgt), ("LT", "ILT", .ilt), ("CLT", "", .clt),
        ("GE", "IGE", .ige), ("CGE", "", .cge), ("LE", "ILE", .ile), ("CLE", "", .cle),
        ("Like", "ILike", .ilike), ("CLike", "", .clike),
        ("NotLike", "INotLike", .inotlike), ("CNotLike", "", .cnotlike),
        ("Match", "IMatch", .imatch), ("CMatch", "", .cmatch),
        ("NotMatch", "INotMatch", .inotmatch), ("CNotMatch", "", .cnotmatch),
        ("Contains", "IContains", .icontains), ("CContains", "", .ccontains),
        ("NotContains", "INotContains", .inotcontains), ("CNotContains", "", .cnotcontains),
        ("In", "IIn", .iin), ("CIn", "", .cin), ("NotIn", "INotIn", .inotin), ("CNotIn", "", .cnotin),
        ("Is", "", .is), ("IsNot", "", .isNot),
    ]

    static let declaration: CommandDeclaration = {
        var declaration = CommandDeclaration(
            "Where-Object", ModuleName.core,
            "Selects objects from a collection based on their property values.",
            defaultSet: "EqualSet",
            examples: [("1..5 | Where-Object { $_ -gt 3 }", "Passes on what the block is true for.")]
        ) { WhereObjectCmdlet() }
        declaration.parameters = parameters()
        return declaration
    }()

    private static func setName(_ name: String) -> String {
        let stem: String
        switch name.hasPrefix("C") && name != "Contains" ? String(name.dropFirst()) : name {
        case "EQ": stem = "Equal"
        case "NE": stem = "NotEqual"
        case "GT": stem = "GreaterThan"
        case "LT": stem = "LessThan"
        case "GE": stem = "GreaterOrEqual"
        case "LE": stem = "LessOrEqual"
        case let other: stem = other
        }
        let isSensitive = name.hasPrefix("C") && name != "Contains"
        return (isSensitive ? "CaseSensitive" : "") + stem + "Set"
    }

    private static func parameters() -> [ParameterDeclaration] {
        var input = ParameterDeclaration("InputObject", "psobject", pipeline: true)
        input.summary = "The objects to filter."
        let filter = ParameterDeclaration(
            "FilterScript", "scriptblock",
            sets: [.init("ScriptBlockSet", mandatory: true, position: 0)], summary: "The condition.")
        let sets = comparisons.map { setName($0.name) }
        var property = ParameterDeclaration(
            "Property", "string", validations: [.notNullOrEmpty], summary: "The property to compare.")
        property.sets = (sets + ["Not"]).map { .init($0, mandatory: true, position: 0) }
        var value = ParameterDeclaration("Value", "object", summary: "What to compare the property with.")
        value.sets = sets.map { .init($0, position: 1) }
        var made = [input, filter, property, value]
        for comparison in comparisons {
            let set = setName(comparison.name)
            let isDefault = comparison.name == "EQ"
            made.append(
                ParameterDeclaration(
                    comparison.name, "switch", aliases: comparison.alias.isEmpty ? [] : [comparison.alias],
                    sets: [.init(set, mandatory: !isDefault)]))
        }
        made.append(ParameterDeclaration("Not", "switch", sets: [.init("Not", mandatory: true)]))
        return made
    }

    private var condition: Interpreter.Condition?
    private var property = Symbol("")
    private var token: TokenKind?
    private var isNegated = false
    private var operand: Value = .null

    override func begin() throws {
        if case .block(let filter)? = arguments["FilterScript"]?.unwrapped {
            condition = Interpreter.Condition(filter)
            return
        }
        property = Symbol(arguments.text("Property") ?? "")
        isNegated = arguments.flag("Not")
        let first = 4
        for (offset, comparison) in WhereObjectCmdlet.comparisons.enumerated()
        where arguments[first + offset].map(\.isTrue) == true {
            token = comparison.token
        }
        operand = arguments["Value"] ?? .null
        if token == nil, arguments.isBound("Value") {
            throw failure(
                "System.Management.Automation.PSArgumentException", id: "OperatorNotSpecified",
                .invalidArgument,
                "The specified operator is missing. Provide a comparison operator such as -EQ before the value."
            )
        }
        try convertTypeOperand()
    }

    // The type operators take a name too, and brackets around it.
    private func convertTypeOperand() throws {
        guard token == .is || token == .isNot, case .text(let text) = operand.unwrapped else { return }
        var name = text.string
        if name.hasPrefix("[") && name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
        guard let type = TypeCatalog.shared.resolve(name) else {
            throw failure(
                "System.Management.Automation.PSInvalidCastException", id: "InvalidCastFromStringToType",
                .invalidArgument,
                "Cannot convert the \"\(text.string)\" value of type \"System.String\" to type \"System.Type\"."
            )
        }
        operand = .type(type)
    }

    override func process() throws {
        guard let input = arguments[0] else { return }
        if try isWanted(input) { try write(input) }
    }

    private func isWanted(_ input: Value) throws -> Bool {
        if let condition { return try condition.holds(input, interpreter) }
        let value = try ObjectView.property(input, property, interpreter) ?? .null
        guard let token else { return value.isTrue != isNegated }
        return try Operators.binary(token, value, operand, interpreter).isTrue
    }
}
