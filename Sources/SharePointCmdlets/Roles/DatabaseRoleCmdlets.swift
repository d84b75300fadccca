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
                    validations: [.set(roles, ignoreCase: true)], summary: "Role of the database."),
                .init("UserName", "string", mandatory: true, position: 1, summary: "Account or group."),
                .init(
                    "Database", "SPDatabasePipeBind", mandatory: true, position: 2, pipeline: true,
                    summary: "The database: name, id or object."),
            ],
            help: CommandHelp(
                synopsis: synopsis,
                description: [
                    "db_owner may back up, restore and change what is in the database; SharePoint_Shell_Access, which Add-SPShellAdmin gives too, may use the shell. The account or group must be known to this computer.",
                    "Needs securityadmin on the database instance, or db_owner on the database.",
                ],
                examples: [
                    (
                        "\(verb)-SPDatabaseRoleMember -Role db_owner -UserName CONTOSO\\jane -Database Secure_Store",
                        synopsis
                    )
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
        "Get", "SPDatabaseRoleMember",
        parameters: [
            .init(
                "Database", "SPDatabasePipeBind", position: 0, pipeline: true,
                summary: "The database: name, id or object; all of them when left out.")
        ],
        help: CommandHelp(
            synopsis: "Lists the members of the roles of a database.",
            description: [
                "One object a member and role; of every database of the farm when none is named.",
                HelpText.shellUse,
            ],
            examples: [("Get-SPDatabaseRoleMember Secure_Store", "Lists who owns or may use a database.")]),
        make: { GetDatabaseRoleMemberCmdlet() })

    override func run() throws {
        for member in try perform(GetDatabaseRoleMembersCommand(database: reference("Database"))) {
            try output(FarmObjects.roleMember(member))
        }
    }
}
