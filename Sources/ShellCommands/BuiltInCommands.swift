import ShellFormatting
import ShellRuntime

/// What the shell brings along: the built-in modules and the drives.
public enum BuiltInCommands {
    /// The modules, in order of search. Naming them costs nothing; each declaration is built at its first use.
    public static var modules: [CommandModule] {
        [
            CommandModule(
                name: ModuleName.core,
                entries: ObjectCommands.core + StreamCommands.core + FormattingCommands.core
                    + CompletionCommands.core,
                aliases: StandardAliases.core),
            CommandModule(
                name: ModuleName.utility,
                entries: ObjectCommands.utility + StreamCommands.utility + FormattingCommands.utility
                    + JsonCommands.utility
                    + VariableCommands.utility,
                aliases: StandardAliases.utility),
            CommandModule(
                name: ModuleName.management, entries: ItemCommands.management,
                aliases: StandardAliases.management),
        ]
    }

    /// Gives an engine its drives and `$PWD`.
    public static func install(in interpreter: Interpreter) {
        SessionDrives.install(in: interpreter)
        interpreter.locationFactory = { .host(PathObject(LocationState.current($0))) }
    }
}
