import Administration
import ShellRuntime

/// `Start-SPAssignment`: open a store that keeps disposable objects alive.
final class StartAssignmentCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Start", "SPAssignment",
        parameters: [
            .init("Global", "switch", summary: "The collection of the whole session.")
        ],
        help: help, make: { StartAssignmentCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Open a store that keeps disposable objects alive.",
        description: [
            "Makes a collection that commands put their objects in when they get it as -AssignmentCollection. With -Global every farm command keeps its objects until Stop-SPAssignment -Global.",
            HelpText.memory,
        ],
        examples: [
            ("$keep = Start-SPAssignment", "Makes a collection for -AssignmentCollection.")
        ])

    override func run() throws {
        guard arguments.flag("Global") else { return try write(.host(AssignmentCollection())) }
        connection.globalAssignments = connection.globalAssignments ?? AssignmentCollection()
    }
}
