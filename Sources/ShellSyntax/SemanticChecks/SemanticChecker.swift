/// Checks what the grammar allows and the language does not.
struct SemanticChecker {
    let errors: ErrorSink

    init(_ errors: ErrorSink) { self.errors = errors }

    /// Checks a whole tree.
    func check(_ root: ScriptBlockAst) {}
}
