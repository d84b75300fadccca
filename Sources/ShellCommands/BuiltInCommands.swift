import ShellFormatting
import ShellRuntime

/// What the shell brings along: the built-in modules and the drives.
public enum BuiltInCommands {
    /// The modules, in order of search. Naming them costs nothing; each declaration is built at its first use.
    public static var modules: [CommandModule] {
        [
            CommandModule(name: ModuleName.core, entries: core, aliases: StandardAliases.core),
            CommandModule(name: ModuleName.utility, entries: utility, aliases: StandardAliases.utility),
            CommandModule(
                name: ModuleName.management, entries: management, aliases: StandardAliases.management),
            CommandModule(name: ModuleName.security, entries: SecurityCommands.security),
        ]
    }

    private static var core: [CommandModule.Entry] {
        ObjectCommands.core + StreamCommands.core + FormattingCommands.core + CompletionCommands.core
            + InvocationCommands.core + HelpCommands.core + UnbuiltCommands.core + SnapinCommands.core
            + ModuleCommands.core
    }

    private static var utility: [CommandModule.Entry] {
        ObjectCommands.utility + StreamCommands.utility + FormattingCommands.utility + JsonCommands.utility
            + VariableCommands.utility + InvocationCommands.utility + DataCommands.utility
            + TimeCommands.utility
            + SystemCommands.utility + UnbuiltCommands.utility + TypeDataCommands.utility
            + ModuleCommands.utility
    }

    private static var management: [CommandModule.Entry] {
        ItemCommands.management + SystemCommands.management + UnbuiltCommands.management
    }

    /// How the objects of these commands are shown, beside the shell's own views.
    public static var views: [ViewDefinition] {
        HelpObject.views + [MatchInfoObject.view, GroupInfo.listView]
    }

    /// Gives an engine its drives and `$PWD`.
    public static func install(in interpreter: Interpreter) {
        SessionDrives.install(in: interpreter)
        interpreter.hashProvider = .cryptography
        interpreter.locationFactory = { .host(PathObject(LocationState.current($0))) }
    }
}
