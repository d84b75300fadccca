import Administration
import ShellRuntime

/// The runspace's session with the farm; made when the first farm cmdlet runs.
final class FarmConnection {
    /// The only door to the farm.
    let session = FarmSession(home: .current(), front: "shell")
    /// What `Start-SPAssignment -Global` began to keep; nil when nothing is kept.
    var globalAssignments: AssignmentCollection?

    /// Whether the user was asked in this session whether to make a farm.
    var wasOffered = false

    /// The connection of an engine.
    static func of(_ interpreter: Interpreter) -> FarmConnection {
        interpreter.attachment { FarmConnection() }
    }
}

/// What `Start-SPAssignment` makes: keeps objects until `Stop-SPAssignment`.
final class AssignmentCollection: HostObject {
    static let typeInfo = TypeInfo("Microsoft.SharePoint.PowerShell.SPAssignmentCollection", base: .object)
    /// The objects kept.
    var items: [Value] = []

    override var type: TypeInfo { Self.typeInfo }
}
