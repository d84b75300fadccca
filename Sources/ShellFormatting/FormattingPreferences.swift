import ShellRuntime

/// The preference variables that formatting reads.
extension Interpreter {
    /// `$ErrorView`.
    var errorView: ErrorView { .concise }

    /// `$FormatEnumerationLimit` of the session.
    var formatEnumerationLimit: Int { 4 }
}

extension FormatSession {
    var enumerationLimit: Int { interpreter.formatEnumerationLimit }
}
