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
            "Returns one object with the name, id, status, version and farm account of the farm that this computer belongs to. A computer without a farm gets an error that names the command to make one; at a terminal the shell offers to make it.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPFarm",
                "Shows the farm of this computer."
            ),
            (
                "(Get-SPFarm).BuildVersion",
                "Gives the version that the farm was made with."
            ),
        ],
        links: ["New-SPConfigurationDatabase", "Get-SPServer", "Get-SPDatabase"])

    override func run() throws {
        try output(FarmObjects.farm(try perform(GetFarmCommand())))
    }
}
