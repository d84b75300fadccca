import ShellSyntax

/// A script block as a value: the tree, the module or closure it belongs to, and its code, compiled at its first run.
public final class ScriptBlock {
    /// The tree.
    public let ast: ScriptBlockAst
    /// Path of the script that it was read from, nil for typed text.
    public var file: String? { ast.extent.file }
    /// Parameters that stand in front of the body, `function f($a) {}`; nil when the block has its own `param`.
    let headParameters: [ParameterAst]?
    /// The module or closure whose variables and functions it sees; nil for the caller's.
    public var module: ModuleInfo?
    /// True for a filter: its unnamed body runs for each object.
    let isFilter: Bool
    /// True for the tree of a whole text, which has no braces around it.
    let isRoot: Bool
    /// Layout of the block that it is written in; its names are slots when it runs in that block's own scope.
    var surrounding: Layout?
    private var ownCode: BlockCode?
    private var inlineCode: (layout: Layout?, code: BlockCode)?

    /// Makes a block of a tree.
    public init(
        _ ast: ScriptBlockAst, headParameters: [ParameterAst]? = nil, isFilter: Bool = false,
        isRoot: Bool = false
    ) {
        self.isRoot = isRoot
        self.ast = ast
        self.headParameters = headParameters
        self.isFilter = isFilter
    }

    /// The text between the braces, as `ToString()` gives it.
    public var text: String {
        let full = ast.extent.text
        return isRoot ? full : String(full.dropFirst().dropLast())
    }

    /// The code with variables of its own, for a call.
    func code(_ interpreter: Interpreter) throws -> BlockCode {
        if let ownCode { return ownCode }
        let made = try Compiler.compile(self, in: nil, interpreter)
        ownCode = made
        return made
    }

    /// The code over the variables of the scope it runs in: for `.`, `ForEach-Object`, `Where-Object`.
    func code(over layout: Layout, _ interpreter: Interpreter) throws -> BlockCode {
        let known: Layout? = surrounding === layout ? layout : nil
        if let inlineCode, inlineCode.layout === known { return inlineCode.code }
        let made = try Compiler.compile(self, in: .some(known), interpreter)
        inlineCode = (known, made)
        return made
    }
}
