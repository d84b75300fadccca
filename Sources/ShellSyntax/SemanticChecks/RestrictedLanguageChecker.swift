/// Checks the body of a `data` section, which may use only a part of the language.
struct RestrictedLanguageChecker {
    private let checker: SemanticChecker
    private let body: StatementBlockAst
    /// Commands that may be called; nil when the list is known only when the script runs.
    private let allowedCommands: Set<String>?

    init(_ checker: SemanticChecker, _ data: DataStatementAst) {
        self.checker = checker
        body = data.body
        var commands: Set<String>? = ["convertfrom-stringdata"]
        for command in data.commandsAllowed {
            if let name = command as? StringConstantExpressionAst {
                commands?.insert(name.string.asciiLowercased)
            } else {
                commands = nil
                break
            }
        }
        allowedCommands = commands
    }

    private static let variables =
        "$PSCulture, $PSUICulture, $true, $false, and  $null"

    func check() {
        body.visit { node in
            check(node)
            return .continue
        }
    }

    private func check(_ node: Ast) {
        if let id = Self.forbidden(node) { return checker.report(node.extent, id) }
        switch node {
        case let command as CommandAst: checkCommand(command)
        case let binary as BinaryExpressionAst
        where binary.operator.flags.contains(.disallowedInRestrictedMode):
            checker.report(binary.errorPosition, .operatorNotSupportedInDataSection, binary.operator.text)
        case let unary as UnaryExpressionAst where unary.tokenKind.flags.contains(.disallowedInRestrictedMode):
            checker.report(unary.extent, .operatorNotSupportedInDataSection, unary.tokenKind.text)
        case let variable as VariableExpressionAst: checkVariable(variable)
        case let type as TypeConstraintAst: checkType(type.typeName, type)
        case let type as TypeExpressionAst: checkType(type.typeName, type)
        default: break
        }
    }

    /// The error of a node that is never allowed.
    private static func forbidden(_ node: Ast) -> SyntaxErrorID? {
        switch node.kind {
        case .scriptBlock, .scriptBlockExpression: .scriptBlockNotSupportedInDataSection
        case .paramBlock: .parameterDeclarationNotSupportedInDataSection
        case .attribute, .attributedExpression: .attributeNotSupportedInDataSection
        case .functionDefinition: .functionDeclarationNotSupportedInDataSection
        case .trapStatement: .trapStatementNotSupportedInDataSection
        case .switchStatement: .switchStatementNotSupportedInDataSection
        case .dataStatement: .dataSectionStatementNotSupportedInDataSection
        case .forEachStatement: .foreachStatementNotSupportedInDataSection
        case .doWhileStatement, .doUntilStatement: .doWhileStatementNotSupportedInDataSection
        case .forStatement, .whileStatement: .forWhileStatementNotSupportedInDataSection
        case .tryStatement: .tryStatementNotSupportedInDataSection
        case .breakStatement, .continueStatement, .returnStatement, .exitStatement, .throwStatement:
            .flowControlStatementNotSupportedInDataSection
        case .assignmentStatement: .assignmentStatementNotSupportedInDataSection
        case .mergingRedirection, .fileRedirection: .redirectionNotSupportedInDataSection
        case .memberExpression: .propertyReferenceNotSupportedInDataSection
        case .invokeMemberExpression: .methodCallNotSupportedInDataSection
        case .indexExpression: .arrayReferenceNotSupportedInDataSection
        case .blockStatement: .parallelAndSequenceBlockNotSupportedInDataSection
        default: nil
        }
    }

    private func checkCommand(_ command: CommandAst) {
        if command.invocationOperator == .dot {
            return checker.report(command.extent, .dotSourcingNotSupportedInDataSection)
        }
        guard let allowedCommands else { return }
        guard let name = command.commandName else {
            if command.invocationOperator == .ampersand {
                return checker.report(command.extent, .operatorNotSupportedInDataSection, "&")
            }
            return checker.report(
                command.extent, .cmdletNotInAllowedListForDataSection, command.extent.text)
        }
        if !allowedCommands.contains(name.asciiLowercased) {
            checker.report(command.extent, .cmdletNotInAllowedListForDataSection, name)
        }
    }

    private func checkVariable(_ variable: VariableExpressionAst) {
        let name = variable.variablePath.userPath.asciiLowercased
        if ["psculture", "psuiculture", "true", "false", "null"].contains(name) { return }
        checker.report(variable.extent, .variableReferenceNotSupportedInDataSection, Self.variables)
    }

    private func checkType(_ type: TypeName, _ node: Ast) {
        var element = type
        if case .array(let inner, _, _) = type { element = inner }
        var name = element.name.asciiLowercased
        if name.hasPrefix("system.") { name = String(name.dropFirst(7)) }
        let isPlain: Bool = if case .named = element { true } else { false }
        if !isPlain || !Self.dataTypes.contains(name) {
            checker.report(node.extent, .typeNotAllowedInDataSection, type.fullName)
        }
    }

    private static let dataTypes: Set<String> = [
        "string", "int", "long", "short", "byte", "sbyte", "uint", "ulong", "ushort", "double", "float",
        "single",
        "decimal", "bool", "boolean", "char", "datetime", "int16", "int32", "int64", "uint16", "uint32",
        "uint64",
    ]
}

extension CommandAst {
    /// The command's name when it stands in the text as a plain word or string.
    public var commandName: String? { (commandElements.first as? StringConstantExpressionAst)?.string }
}
