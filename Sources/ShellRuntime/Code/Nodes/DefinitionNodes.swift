import ShellSyntax

/// `function`, `filter`
final class FunctionDefinitionNode: StatementNode {
    private let ast: FunctionDefinitionAst

    init(_ ast: FunctionDefinitionAst) {
        self.ast = ast
        super.init(ast.extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        let block = ScriptBlock(ast.body, headParameters: ast.parameters, isFilter: ast.isFilter)
        block.module = frame.module
        var name = ast.name
        var target: Frame = frame
        for (prefix, scope) in [
            ("global:", frame.interpreter.global!), ("script:", frame.script!), ("local:", frame),
            ("private:", frame),
        ]
        where name.lowercased().hasPrefix(prefix) {
            name = String(name.dropFirst(prefix.count))
            target = scope
        }
        let function = FunctionInfo(name: name, block: block, definition: ast, module: frame.module)
        if let old = target.functions?[Symbol(name)],
            old.options.contains("ReadOnly") || old.options.contains("Constant")
        {
            throw frame.locate(
                .make(
                    "System.Management.Automation.SessionStateUnauthorizedAccessException",
                    id: "FunctionNotWritable",
                    category: .writeError,
                    message: "Cannot write to function \(name) because it is read-only or constant.",
                    target: Value(name)),
                extent)
        }
        frame.interpreter.define(function, in: target)
        return .normal
    }
}

/// `using namespace`, `using module`
final class UsingNode: StatementNode {
    private let ast: UsingStatementAst

    init(_ ast: UsingStatementAst) {
        self.ast = ast
        super.init(ast.extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        let interpreter = frame.interpreter
        switch ast.usingStatementKind {
        case .namespace:
            if let name = ast.name?.string, !interpreter.namespaces.contains(name) {
                interpreter.namespaces.append(name)
            }
        case .module:
            if let name = ast.name?.string {
                _ = try interpreter.runCommand(
                    "Import-Module", [("Name", Value(name)), ("ErrorAction", Value("Stop"))])
            }
        case .assembly: break
        default:
            throw frame.locate(
                .make(
                    "System.NotImplementedException", id: "NotBuilt", category: .notImplemented,
                    message: "This form of 'using' is not built in this shell."), extent)
        }
        return .normal
    }
}
