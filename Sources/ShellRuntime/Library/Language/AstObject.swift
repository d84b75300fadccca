import ShellSyntax
import Synchronization

/// A node of the syntax tree as scripts see it.
final class AstObject: HostObject {
    let ast: Ast
    /// Keeps the tree alive: nodes know their parents only weakly.
    private let root: ScriptBlockAst?

    private init(_ ast: Ast, root: ScriptBlockAst?) {
        self.ast = ast
        self.root = root
    }

    /// The object of a node; `root` is the tree that it belongs to.
    static func wrap(_ ast: Ast, root: ScriptBlockAst? = nil) -> AstObject {
        AstObject(ast, root: root ?? (ast as? ScriptBlockAst))
    }

    override var type: TypeInfo { AstTypes.type(of: ast.kind) }
    override func toText() -> Text { Text(ast.extent.text) }

    override func isEqual(to other: Value) -> Bool { (other.hostObject as? AstObject)?.ast === ast }
    override func hashCode() -> Int { ObjectIdentifier(ast).hashValue }

    /// Another node of the same tree as a value.
    func other(_ node: Ast?) -> Value { node.map { .host(AstObject(_: $0, root: root)) } ?? .null }

    /// Nodes of the same tree as a collection.
    func list(_ nodes: [Ast]) -> Value { .array(ArrayObject(nodes.map { other($0) })) }

    /// All nodes that a predicate block accepts.
    func findAll(_ predicate: ScriptBlock, nested: Bool, first: Bool, _ interpreter: Interpreter) throws
        -> [Value]
    {
        var found: [Value] = []
        var failure: (any Error)?
        ast.visit { node in
            guard !node.isUnseen else { return .continue }
            let value = other(node)
            do {
                if try interpreter.invoke(predicate, arguments: [value]).isTrue {
                    found.append(value)
                    if first { return .stopVisit }
                }
            } catch {
                failure = error
                return .stopVisit
            }
            let isNested =
                node !== ast && (node.kind == .functionDefinition || node.kind == .scriptBlockExpression)
            return !nested && isNested ? .skipChildren : .continue
        }
        if let failure { throw failure }
        return found
    }
}

/// The .NET types of the nodes.
enum AstTypes {
    private static let space = "System.Management.Automation.Language."

    static let ast = TypeInfo(space + "Ast", base: .object) { AstMembers.common }
    private static let statement = TypeInfo(space + "StatementAst", base: ast)
    private static let pipelineBase = TypeInfo(space + "PipelineBaseAst", base: statement)
    private static let chainable = TypeInfo(space + "ChainableAst", base: pipelineBase)
    private static let commandBase = TypeInfo(space + "CommandBaseAst", base: statement)
    private static let labeled = TypeInfo(space + "LabeledStatementAst", base: statement)
    private static let loop = TypeInfo(space + "LoopStatementAst", base: labeled)
    private static let commandElement = TypeInfo(space + "CommandElementAst", base: ast)
    private static let expression = TypeInfo(space + "ExpressionAst", base: commandElement)
    private static let attributeBase = TypeInfo(space + "AttributeBaseAst", base: ast)
    private static let redirection = TypeInfo(space + "RedirectionAst", base: ast)
    private static let memberBase = TypeInfo(space + "MemberAst", base: ast)

    private static func base(of kind: AstKind) -> TypeInfo {
        switch kind {
        case .pipeline, .pipelineChain: chainable
        case .assignmentStatement, .errorStatement: pipelineBase
        case .command, .commandExpression: commandBase
        case .forEachStatement, .forStatement, .doWhileStatement, .doUntilStatement, .whileStatement: loop
        case .switchStatement: labeled
        case .typeDefinition, .functionDefinition, .usingStatement, .configurationDefinition,
            .dynamicKeywordStatement,
            .ifStatement, .dataStatement, .tryStatement, .trapStatement, .blockStatement, .breakStatement,
            .continueStatement, .returnStatement, .exitStatement, .throwStatement:
            statement
        case .commandParameter: commandElement
        case .fileRedirection, .mergingRedirection: redirection
        case .typeConstraint, .attribute: attributeBase
        case .propertyMember, .functionMember: memberBase
        case .convertExpression: type(of: .attributedExpression)
        case .invokeMemberExpression: type(of: .memberExpression)
        case .baseCtorInvokeMemberExpression: type(of: .invokeMemberExpression)
        case .stringConstantExpression: type(of: .constantExpression)
        case .scriptBlock, .paramBlock, .namedBlock, .parameter, .statementBlock, .namedAttributeArgument,
            .catchClause:
            ast
        default: expression
        }
    }

    static func type(of kind: AstKind) -> TypeInfo {
        TypeCache.types.type(kind) {
            TypeInfo(space + kind.typeName, base: base(of: kind)) { AstMembers.members(of: kind) }
        }
    }

    /// The types for the catalogue.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.Language.Ast", { ast }),
        LibraryType("System.Management.Automation.Language.StatementAst", { statement }),
        LibraryType("System.Management.Automation.Language.PipelineBaseAst", { pipelineBase }),
        LibraryType("System.Management.Automation.Language.CommandElementAst", { commandElement }),
        LibraryType("System.Management.Automation.Language.ExpressionAst", { expression }),
        LibraryType("System.Management.Automation.Language.LoopStatementAst", { loop }),
        LibraryType("System.Management.Automation.Language.LabeledStatementAst", { labeled }),

        LibraryType("System.Management.Automation.Language.Token", { TokenObject.plain }),
        LibraryType("System.Management.Automation.Language.ParseError", { ParseErrorObject.typeInfo }),
        LibraryType("System.Management.Automation.Language.Parser", { ParserLibrary.typeInfo }),
    ]

    /// The type of a node by its full name.
    static func named(_ name: String) -> TypeInfo? {
        guard name.lowercased().hasPrefix(space.lowercased()) else { return nil }
        let short = name.dropFirst(space.count).lowercased()
        return AstKind.allCases.first { $0.typeName.lowercased() == short }.map(type)
    }
}

/// The types of nodes made so far, one a kind.
private final class TypeCache: Sendable {
    static let types = TypeCache()
    private let made = Mutex<[AstKind: TypeInfo]>([:])

    func type(_ kind: AstKind, _ make: () -> TypeInfo) -> TypeInfo {
        if let known = made.withLock({ $0[kind] }) { return known }
        let type = make()
        return made.withLock { made in
            if let known = made[kind] { return known }
            made[kind] = type
            return type
        }
    }
}
