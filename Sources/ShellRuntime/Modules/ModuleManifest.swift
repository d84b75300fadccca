import ShellSyntax

/// Data files: one hashtable of constants, `.psd1`.
enum ModuleManifest {
    /// The table of a data file; an error when the file holds anything else.
    static func read(_ path: String, _ interpreter: Interpreter) throws -> TableObject {
        let block = try interpreter.scriptBlock(ofFile: path)
        guard let table = hashtable(of: block.ast), isConstant(table) else {
            throw ScriptError.make(
                "System.InvalidOperationException", id: "System.InvalidOperationException",
                category: .invalidOperation,
                message:
                    "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. "
                    + "Dynamic expressions include all expressions that call commands, use variables or members.",
                target: Value(path))
        }
        let value = try interpreter.invoke(block)
        guard case .table(let made) = value.unwrapped else { return TableObject() }
        return made
    }

    private static func hashtable(of ast: ScriptBlockAst) -> HashtableAst? {
        guard ast.paramBlock == nil, ast.beginBlock == nil, ast.processBlock == nil,
            let statements = ast.endBlock?.statements, statements.count == 1,
            let pipeline = statements[0] as? PipelineAst, pipeline.pipelineElements.count == 1,
            let expression = pipeline.pipelineElements[0] as? CommandExpressionAst
        else { return nil }
        return expression.expression as? HashtableAst
    }

    private static let variables: Set<String> = ["true", "false", "null", "psscriptroot", "psedition"]

    private static func isConstant(_ table: HashtableAst) -> Bool {
        var isConstant = true
        table.visit { node in
            switch node {
            case is CommandAst, is InvokeMemberExpressionAst, is MemberExpressionAst, is ScriptBlockAst:
                isConstant = false
            case let variable as VariableExpressionAst:
                let name = variable.extent.text.dropFirst().lowercased()
                if !variables.contains(name) { isConstant = false }
            default: break
            }
            return isConstant ? .continue : .stopVisit
        }
        return isConstant
    }

    /// An entry as a list of texts; nil when it is not there.
    static func list(_ manifest: TableObject, _ key: String) -> [String]? {
        guard let value = manifest[Value(key)], !value.isNull else { return nil }
        return elements(value).map { $0.toText().string }
    }

    /// An entry's elements; a single value is a list of one.
    static func elements(_ value: Value) -> [Value] {
        if case .array(let array) = value.unwrapped { return array.values }
        return value.isNull ? [] : [value]
    }
}

extension Interpreter {
    /// The hashtable of a data file by its absolute path.
    public func dataFile(_ path: String) throws -> TableObject { try ModuleManifest.read(path, self) }
}
