import ShellSyntax

/// A script block as a value: the tree, the module or closure it belongs to, and its code, compiled at its first run.
public final class ScriptBlock {
    /// Makes a block without code yet.
    public init() {}
}
