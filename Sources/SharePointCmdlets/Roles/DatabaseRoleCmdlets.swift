import Administration
import ShellRuntime

/// `Add-` and `Remove-SPDatabaseRoleMember`: members of a role of one database.
final class ChangeDatabaseRoleCmdlet: FarmCmdlet {
    private static let roles = [DatabaseRole.owner.rawValue, DatabaseRole.shellAccess.rawValue]
    static let addDeclaration = declare("Add", "Makes an account a member of a role of a database.")
    static let removeDeclaration = declare("Remove", "Takes an account out of a role of a database.")

    private static func declare(_ verb: String, _ synopsis: String) -> CommandDeclaration {
        farmDeclaration(
            verb, "SPDatabaseRoleMember", shouldProcess: true,
            parameters: [
                .init(
                    "Role", "string", mandatory: true, position: 0,
                    validations: [.set(roles, ignoreCase: true)],
                    summary: "db_owner or SharePoint_Shell_Access."),
                .init(
                    "UserName", "string", mandatory: true, position: 1,
                    summary:
                        "Account or group that this computer knows: `DOMAIN\\user`, `user@domain` or `user`."),
                .init(
                    "Database", "SPDatabasePipeBind", mandatory: true, position: 2, pipeline: true,
                    summary: "The database: name, id or object."),
            ],
            help: CommandHelp(
                synopsis: synopsis,
                description: [
                    "db_owner on a database is one of the three memberships that changing, backing up and restoring it need, beside securityadmin on the instance and Administrators on the computer. SharePoint_Shell_Access, which Add-SPShellAdmin gives too, lets an account use the shell. \(verb == "Add" ? "The account or group must be known to this computer" : "An account that is not in the role is an error"); the command returns nothing.",
                    "Needs securityadmin on the database instance, or db_owner on the database.",
                    HelpText.sharing,
                ],
                examples: [
                    (
                        "\(verb)-SPDatabaseRoleMember -Role db_owner -UserName CONTOSO\\jane -Database Secure_Store",
                        synopsis
                    )
                ],
                links: [
                    "Get-SPDatabaseRoleMember", "Add-SPShellAdmin",
                    "\(verb == "Add" ? "Remove" : "Add")-SPDatabaseRoleMember",
                ]),
            make: { ChangeDatabaseRoleCmdlet(removes: verb == "Remove") })
    }

    private let removes: Bool

    init(removes: Bool) { self.removes = removes }

    override func run() throws {
        let wanted = arguments.text("Role")?.lowercased()
        guard let role = Self.roles.first(where: { $0.lowercased() == wanted }) else {
            throw invalid("Role", "names no role of a database")
        }
        let user = arguments.text("UserName") ?? ""
        guard try shouldProcess(user) else { return }
        try perform(
            ChangeDatabaseRoleMemberCommand(
                role: DatabaseRole(rawValue: role), userName: user, database: try required("Database"),
                removes: removes))
    }
}

/// `Get-SPDatabaseRoleMember`.
final class GetDatabaseRoleMemberCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPDatabaseRoleMember", outputs: ["Microsoft.SharePoint.PowerShell.SPRoleMember"],
        parameters: [
            .init(
                "Database", "SPDatabasePipeBind", position: 0, pipeline: true,
                summary: "The database: name, id or object; all of them when left out.")
        ],
        help: CommandHelp(
            synopsis: "Lists the members of the roles of a database.",
            description: [
                "Returns one object a member and role, with Role, Database, UserName and Kind (user or group); of every database of the farm when none is named. A sysadmin of the instance owns every database without being listed here; Get-SPServerRoleMember lists those.",
                HelpText.shellUse,
            ],
            examples: [("Get-SPDatabaseRoleMember Secure_Store", "Lists who owns or may use a database.")],
            links: ["Add-SPDatabaseRoleMember", "Remove-SPDatabaseRoleMember", "Get-SPServerRoleMember"]),
        make: { GetDatabaseRoleMemberCmdlet() })

    override func run() throws {
        for member in try perform(GetDatabaseRoleMembersCommand(database: reference("Database"))) {
            try output(FarmObjects.roleMember(member))
        }
    }
}
