import ShellFormatting
import ShellRuntime

/// What the shell brings along: the built-in modules and the drives.
public enum BuiltInCommands {
    /// The modules, in order of search. Naming them costs nothing; each declaration is built at its first use.
    public static var modules: [CommandModule] {
        [
            CommandModule(
                name: ModuleName.core,
                entries: ObjectCommands.core + StreamCommands.core + FormattingCommands.core + CompletionCommands.core,
                aliases: StandardAliases.core),
            CommandModule(
                name: ModuleName.utility,
                entries: ObjectCommands.utility + StreamCommands.utility + FormattingCommands.utility,
                aliases: StandardAliases.utility),
            CommandModule(name: ModuleName.management, entries: [], aliases: StandardAliases.management),
        ]
    }
}
