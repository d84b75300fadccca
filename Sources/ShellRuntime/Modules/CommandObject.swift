/// A command as an object, what `Get-Command` writes.
public final class CommandObject: HostObject {
    /// The command.
    public let info: CommandInfo

    /// Wraps a command.
    public init(_ info: CommandInfo) { self.info = info }

    public override var type: TypeInfo { CommandTypes.type(of: info) }

    public override func toText() -> Text { Text(info.name) }

    public override func isEqual(to other: Value) -> Bool {
        guard let object = other.hostObject as? CommandObject else { return false }
        return object === self || (object.info.name == info.name && object.type === type)
    }
}
