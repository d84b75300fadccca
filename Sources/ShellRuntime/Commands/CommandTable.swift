/// A command that a name can stand for: built-in, function, filter, script file, alias or program.
public enum CommandInfo {
    case cmdlet(CommandDeclaration)
    case function(name: String, body: ScriptBlock, isFilter: Bool)
    case script(path: String)
    case application(path: String)
}

/// Names to commands. Built-ins are looked up in their modules' lists; declarations are built on first use.
public final class CommandTable {
    /// The built-in modules in order of search.
    public let modules: [CommandModule]

    /// Makes a table over built-in modules.
    public init(modules: [CommandModule]) {
        self.modules = modules
    }
}
