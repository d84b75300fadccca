import Administration
import ShellRuntime

/// `Start-SPAssignment`: open a store that keeps disposable objects alive.
final class StartAssignmentCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Start", "SPAssignment",
        parameters: [
            .init(
                "Global", "switch", summary: "Begins the collection of the whole session and returns nothing."
            )
        ],
        help: help, make: { StartAssignmentCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Open a store that keeps disposable objects alive.",
        description: [
            "Makes a collection; every farm command puts its objects into the one that it gets as -AssignmentCollection. With -Global, which returns nothing, all farm commands of the session keep their objects until Stop-SPAssignment -Global. The objects hold no connection to the farm, so that scripts written for assignments work and new ones can do without.",
            HelpText.memory,
        ],
        examples: [
            (
                #"""
                $keep = Start-SPAssignment
                Get-SPDatabase -AssignmentCollection $keep
                Stop-SPAssignment $keep
                """#,
                "Keeps the objects of one command and lets go of them."
            ),
            (
                "Start-SPAssignment -Global",
                "Keeps the objects of every command from here on."
            ),
        ],
        links: ["Stop-SPAssignment"])

    override func run() throws {
        guard arguments.flag("Global") else { return try write(.host(AssignmentCollection())) }
        connection.globalAssignments = connection.globalAssignments ?? AssignmentCollection()
    }
}
