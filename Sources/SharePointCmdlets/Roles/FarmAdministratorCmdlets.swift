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
                    summary: "Account or group.")
            ],
            help: CommandHelp(
                synopsis: synopsis,
                description: [
                    "Farm Administrators decide who administers a service application; the group gives no right to the data in it. The account or group must be known to this computer.",
                    "Needs a member of Farm Administrators who has db_owner on the configuration database.",
                ],
                examples: [("\(verb)-SPFarmAdministrator CONTOSO\\jane", synopsis)]),
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
        "Get", "SPFarmAdministrator", parameters: [],
        help: CommandHelp(
            synopsis: "Lists the Farm Administrators group.",
            description: ["One object a member, each an account or a group.", HelpText.shellUse],
            examples: [("Get-SPFarmAdministrator", "Lists its members.")]),
        make: { GetFarmAdministratorCmdlet() })

    override func run() throws {
        for member in try perform(GetFarmAdministratorsCommand()) {
            try output(FarmObjects.roleMember(member))
        }
    }
}
