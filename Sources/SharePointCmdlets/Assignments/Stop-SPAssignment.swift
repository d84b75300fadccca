import Administration
import ShellRuntime

/// `Stop-SPAssignment`: dispose of what a store holds.
final class StopAssignmentCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Stop", "SPAssignment",
        parameters: [
            .init("Global", "switch", summary: "Ends the collection of the whole session."),
            .init(
                "SemiGlobal", "SPAssignmentCollection", position: 0, pipeline: true,
                summary: "A collection as Start-SPAssignment gave it."),
        ],
        help: help, make: { StopAssignmentCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Dispose of what a store holds.",
        description: [
            "Empties a collection of Start-SPAssignment, or with -Global ends the one of the whole session. The objects stay usable where variables hold them. Returns nothing.",
            HelpText.memory,
        ],
        examples: [
            (
                #"""
                $keep = Start-SPAssignment
                Stop-SPAssignment $keep
                """#,
                "Lets go of the objects of a collection."
            ),
            (
                "Stop-SPAssignment -Global",
                "Ends what Start-SPAssignment -Global began."
            ),
        ],
        links: ["Start-SPAssignment"])

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
