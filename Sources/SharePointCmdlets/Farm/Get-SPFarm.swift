import Administration
import ShellRuntime

/// `Get-SPFarm`: return the local farm object.
final class GetFarmCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPFarm", outputs: ["Microsoft.SharePoint.Administration.SPFarm"],
        parameters: [

        ],
        help: help, make: { GetFarmCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return the local farm object.",
        description: [
            "Name, id, status and version of the farm that this computer belongs to. A computer without a farm gets an error that names the command to make one.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPFarm", "Shows the farm of this computer.")
        ])

    override func run() throws {
        try output(FarmObjects.farm(try perform(GetFarmCommand())))
    }
}
