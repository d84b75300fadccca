/// One runspace's engine: scopes, commands, drives, streams and errors. Confined to its thread; everything hangs off it.
public final class Interpreter {
    /// The terminal or what stands in for it.
    public let host: HostInterface
    /// What can be called.
    public let commands: CommandTable
    /// The drives, and the current location in them.
    public let drives = DriveTable()

    /// Names as texts, for look-ups in tables.
    public let symbolTexts = SymbolTexts()
    /// Members added to types by `Update-TypeData`.
    public let typeData = TypeDataTable()

    /// Shows objects that nothing took.
    public var formatter = ObjectFormatter()

    /// The culture that `-f` and `ToString()` write in; `[cultureinfo]::CurrentCulture` sets it.
    public var formattingCulture = CultureStyle.enUS

    /// Makes an engine with the given built-in modules.
    public init(host: HostInterface, modules: [CommandModule]) {
        self.host = host
        commands = CommandTable(modules: modules)
    }
}
