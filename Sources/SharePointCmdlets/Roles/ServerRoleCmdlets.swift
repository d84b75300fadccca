import Administration
import ShellRuntime

/// `Add-` and `Remove-SPServerRoleMember`: members of a role of the database instance.
final class ChangeServerRoleCmdlet: FarmCmdlet {
    static let addDeclaration = declare(
        "Add", "Makes an account a member of a role of the database instance.")
    static let removeDeclaration = declare(
        "Remove", "Takes an account out of a role of the database instance.")

    private static func declare(_ verb: String, _ synopsis: String) -> CommandDeclaration {
        farmDeclaration(
            verb, "SPServerRoleMember", shouldProcess: true,
            parameters: [
                .init(
                    "Role", "string", mandatory: true, position: 0,
                    validations: [.set(ServerRole.allCases.map(\.rawValue), ignoreCase: true)],
                    summary: "sysadmin, securityadmin or dbcreator."),
                .init(
                    "UserName", "string", mandatory: true, position: 1, pipeline: true,
                    summary:
                        "Account or group that this computer knows: `DOMAIN\\user`, `user@domain` or `user`."),
            ],
            help: CommandHelp(
                synopsis: synopsis,
                description: [
                    "securityadmin is one of the three memberships that changes of the farm, backups, restores and new keys need, beside db_owner on the databases and Administrators on the computer. dbcreator is needed to make, join and leave a farm; sysadmin has every role and owns every database. \(verb == "Add" ? "The account or group must be known to this computer" : "An account that is not in the role is an error, and the last sysadmin cannot be removed"); the command returns nothing.",
                    "Needs sysadmin on the database instance, which the account has that made the instance with the first farm.",
                    HelpText.sharing,
                ],
                examples: [
                    ("\(verb)-SPServerRoleMember -Role securityadmin -UserName CONTOSO\\jane", synopsis)
                ],
                links: [
                    "Get-SPServerRoleMember", "Add-SPDatabaseRoleMember",
                    "\(verb == "Add" ? "Remove" : "Add")-SPServerRoleMember",
                ]),
            make: { ChangeServerRoleCmdlet(removes: verb == "Remove") })
    }

    private let removes: Bool

    init(removes: Bool) { self.removes = removes }

    override func run() throws {
        let wanted = arguments.text("Role")?.lowercased()
        guard let role = ServerRole.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else {
            throw invalid("Role", "names no role of the instance")
        }
        let user = arguments.text("UserName") ?? ""
        guard try shouldProcess(user) else { return }
        try perform(ChangeServerRoleMemberCommand(role: role, userName: user, removes: removes))
    }
}

/// `Get-SPServerRoleMember`.
final class GetServerRoleMemberCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServerRoleMember", outputs: ["Microsoft.SharePoint.PowerShell.SPRoleMember"],
        parameters: [
            .init(
                "Role", "string", position: 0,
                validations: [.set(ServerRole.allCases.map(\.rawValue), ignoreCase: true)],
                summary: "Role of the instance; all roles when left out.")
        ],
        help: CommandHelp(
            synopsis: "Lists the members of the roles of the database instance.",
            description: [
                "Returns one object a member and role, with Role, UserName and Kind (user or group); of sysadmin, securityadmin and dbcreator when none is named.",
                HelpText.shellUse,
            ],
            examples: [("Get-SPServerRoleMember", "Lists the members of all roles.")],
            links: ["Add-SPServerRoleMember", "Remove-SPServerRoleMember", "Get-SPDatabaseRoleMember"]),
        make: { GetServerRoleMemberCmdlet() })

    override func run() throws {
        let wanted = arguments.text("Role")?.lowercased()
        let role = ServerRole.allCases.first { $0.rawValue.lowercased() == wanted }
        for member in try perform(GetServerRoleMembersCommand(role: role)) {
            try output(FarmObjects.roleMember(member))
        }
    }
}
