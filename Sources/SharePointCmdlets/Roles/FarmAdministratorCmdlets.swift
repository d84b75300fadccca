import Administration
import ShellRuntime

/// `Add-` and `Remove-SPFarmAdministrator`: the Farm Administrators group.
final class ChangeFarmAdministratorCmdlet: FarmCmdlet {
    static let addDeclaration = declare("Add", "Adds an account to the Farm Administrators group.")
    static let removeDeclaration = declare("Remove", "Takes an account out of the Farm Administrators group.")

    private static func declare(_ verb: String, _ synopsis: String) -> CommandDeclaration {
        farmDeclaration(
            verb, "SPFarmAdministrator", shouldProcess: true,
            parameters: [
                .init(
                    "UserName", "string", mandatory: true, position: 0, pipeline: true,
                    summary:
                        "Account or group that this computer knows: `DOMAIN\\user`, `user@domain` or `user`.")
            ],
            help: CommandHelp(
                synopsis: synopsis,
                description: [
                    "Farm Administrators administer every service application: they make target applications, set credentials in them and may run Set-SPServiceApplicationSecurity -Admin, which needs further memberships. The group gives no right to read credentials, to back up or to restore. \(verb == "Add" ? "The account or group must be known to this computer" : "An account that is not in the group is an error, and the last member cannot be removed"); the command returns nothing.",
                    "Needs a member of Farm Administrators who has db_owner on the configuration database.",
                ],
                examples: [("\(verb)-SPFarmAdministrator CONTOSO\\jane", synopsis)],
                links: [
                    "Get-SPFarmAdministrator", "\(verb == "Add" ? "Remove" : "Add")-SPFarmAdministrator",
                    "Set-SPServiceApplicationSecurity",
                ]),
            make: { ChangeFarmAdministratorCmdlet(removes: verb == "Remove") })
    }

    private let removes: Bool

    init(removes: Bool) { self.removes = removes }

    override func run() throws {
        let user = arguments.text("UserName") ?? ""
        guard try shouldProcess(user) else { return }
        try perform(ChangeFarmAdministratorCommand(userName: user, removes: removes))
    }
}

/// `Get-SPFarmAdministrator`.
final class GetFarmAdministratorCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPFarmAdministrator", outputs: ["Microsoft.SharePoint.PowerShell.SPRoleMember"],
        parameters: [],
        help: CommandHelp(
            synopsis: "Lists the Farm Administrators group.",
            description: [
                "Returns one object a member, with UserName and Kind (user or group). Who made the farm and the farm account are members from the start.",
                HelpText.shellUse,
            ],
            examples: [("Get-SPFarmAdministrator", "Lists its members.")],
            links: ["Add-SPFarmAdministrator", "Remove-SPFarmAdministrator"]),
        make: { GetFarmAdministratorCmdlet() })

    override func run() throws {
        for member in try perform(GetFarmAdministratorsCommand()) {
            try output(FarmObjects.roleMember(member))
        }
    }
}
