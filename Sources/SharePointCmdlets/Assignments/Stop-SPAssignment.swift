import Administration
import ShellRuntime

/// `Stop-SPAssignment`: dispose of what a store holds.
final class StopAssignmentCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Stop", "SPAssignment",
        parameters: [
            .init("Global", "switch", summary: "The collection of the whole session."),
            .init(
                "SemiGlobal", "SPAssignmentCollection", position: 0, pipeline: true,
                summary: "A collection of Start-SPAssignment."),
        ],
        help: help, make: { StopAssignmentCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Dispose of what a store holds.",
        description: [
            "Empties a collection of Start-SPAssignment, or with -Global the one that holds the objects of every command.",
            HelpText.memory,
        ],
        examples: [
            ("Stop-SPAssignment $keep", "Lets go of the objects of a collection.")
        ])

    override func run() throws {
        if arguments.flag("Global") {
            connection.globalAssignments = nil
            return
        }
        guard let collection = arguments["SemiGlobal"]?.unwrapped.hostObject as? AssignmentCollection else {
            throw invalid("SemiGlobal", "takes what Start-SPAssignment gave")
        }
        collection.items = []
    }
}
