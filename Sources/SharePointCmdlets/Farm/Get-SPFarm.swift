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
        examples: [
            ("Get-SPFarm", "Shows the farm of this computer.")
        ])

    override func run() throws {
        try output(FarmObjects.farm(try perform(GetFarmCommand())))
    }
}
