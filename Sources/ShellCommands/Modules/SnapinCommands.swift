import ShellRuntime

/// The snap-ins that a session has added. Old scripts add the one of the farm before they call its commands.
final class SnapinState {
    /// Names in order of addition.
    var added: [String] = []

    /// The state of an engine.
    static func of(_ interpreter: Interpreter) -> SnapinState { interpreter.attachment { SnapinState() } }

    /// The snap-ins that can be added; their commands are always there.
    static let known = ["Microsoft.SharePoint.PowerShell"]
}

/// `Add-PSSnapin`, `Remove-PSSnapin`: accepted for scripts that expect them.
final class ChangeSnapinCmdlet: Cmdlet {
    private static let parameters = """
        Name string[] (mandatory,0,pipeline,property) -- Names or patterns of snap-ins.
        PassThru switch -- Gives the snap-ins.
        """

    static let addDeclaration = CommandDeclaration(
        "Add-PSSnapin", ModuleName.core,
        "Adds one or more Windows PowerShell snap-ins to the current session.",
        parameters: parameters,
        examples: [
            ("Add-PSSnapin Microsoft.SharePoint.PowerShell", "Does nothing more: its commands are there.")
        ]
    ) { ChangeSnapinCmdlet(adds: true) }

    static let removeDeclaration = CommandDeclaration(
        "Remove-PSSnapin", ModuleName.core, "Removes Windows PowerShell snap-ins from the current session.",
        parameters: parameters
    ) { ChangeSnapinCmdlet(adds: false) }

    private let adds: Bool

    init(adds: Bool) { self.adds = adds }

    override func process() throws {
        let state = SnapinState.of(interpreter)
        for name in arguments.texts("Name") {
            let pattern = try Patterns.wildcard(Text(name))
            let found = SnapinState.known.filter { pattern.matches(Text($0)) }
            if found.isEmpty, !PropertyExpression.hasWildcard(name) {
                try writeError(
                    errorRecord(
                        "System.Management.Automation.PSArgumentException", id: "AddPSSnapInRead",
                        .invalidArgument,
                        "No snap-ins have been registered for PowerShell version 7 that match the name '\(name)'.",
                        target: Value(name)))
            }
            for snapin in found {
                state.added.removeAll { $0 == snapin }
                if adds { state.added.append(snapin) }
                if arguments.flag("PassThru") { try write(SnapinObject.make(snapin)) }
            }
        }
    }
}

/// `Get-PSSnapin`: shows snap-ins.
final class GetSnapinCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-PSSnapin", ModuleName.core, "Gets the Windows PowerShell snap-ins on the computer.",
        parameters: """
            Name string[] (0) -- Names or patterns.
            Registered switch -- Shows the snap-ins that can be added.
            """,
        examples: [("Get-PSSnapin -Registered", "The snap-ins that can be added.")]
    ) { GetSnapinCmdlet() }

    override func process() throws {
        let all = arguments.flag("Registered") ? SnapinState.known : SnapinState.of(interpreter).added
        let names = arguments.texts("Name")
        for name in names.isEmpty ? ["*"] : names {
            let pattern = try Patterns.wildcard(Text(name))
            let found = all.filter { pattern.matches(Text($0)) }
            if found.isEmpty, !PropertyExpression.hasWildcard(name) {
                try writeError(
                    errorRecord(
                        "System.Management.Automation.PSArgumentException", id: "GetPSSnapInNotFound",
                        .invalidArgument, "No snap-ins matching the pattern '\(name)' were found.",
                        target: Value(name)))
            }
            for snapin in found { try write(SnapinObject.make(snapin)) }
        }
    }
}

/// A snap-in as scripts see it.
private enum SnapinObject {
    static func make(_ name: String) -> Value {
        ObjectBuilder(
            ["Name", "PSVersion", "Description"], typeNames: ["System.Management.Automation.PSSnapInInfo"]
        ).make([
            Value(name), Value("1.0"), Value("Commands of the farm."),
        ])
    }
}

/// The commands on snap-ins.
enum SnapinCommands {
    static let core: [CommandModule.Entry] = [
        .init("Add-PSSnapin") { ChangeSnapinCmdlet.addDeclaration },
        .init("Get-PSSnapin") { GetSnapinCmdlet.declaration },
        .init("Remove-PSSnapin") { ChangeSnapinCmdlet.removeDeclaration },
    ]
}
