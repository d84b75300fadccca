import Administration
import ShellRuntime

/// `Get-SPServiceApplicationSecurity`: return the access-control object of a service application: connect rights, or administrators with -Admin.
final class GetServiceApplicationSecurityCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceApplicationSecurity",
        parameters: [
            .serviceApplication,
            .administrationRules,
        ],
        help: help, make: { GetServiceApplicationSecurityCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Return the access-control object of a service application: connect rights, or administrators with -Admin.",
        description: [
            "Gives the rules of a service application to change in memory: with -Admin who administers it, without it who may connect. Change them with Grant-SPObjectSecurity and Revoke-SPObjectSecurity and store them with Set-SPServiceApplicationSecurity. NamedAccessRights lists the rights that the rules know, AccessRules who has which.",
            "With -Admin, Full Control makes an administrator; 'Create Target Application', 'Delete Target Application' and 'Manage Target Application' each open their part of the work with target applications, and 'All Target Applications' the three of them.",
            "Without -Admin, Full Control lets an account or the members of a group use the service: read their credentials with Get-SPSecureStoreCredential, and set and clear their own. A new service application has one rule there, of every account of the farm; where it was taken away, who is in no other rule is refused, and a list without rules keeps everybody out.",
            "A rule gives no right on files: work with target applications and credentials also needs this server's key, which on the embedded farm the account that made it and root alone can read.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceApplicationSecurity 'Secure Store Service' -Admin",
                "Gives the rules of who administers it."
            ),
            (
                "(Get-SPServiceApplicationSecurity 'Secure Store Service').AccessRules",
                "Shows who may connect to it."
            ),
        ],
        links: ["Grant-SPObjectSecurity", "Revoke-SPObjectSecurity", "Set-SPServiceApplicationSecurity"])

    override func run() throws {
        let command = GetServiceApplicationSecurityCommand(
            identity: try required("Identity"), list: arguments.flag("Admin") ? .administration : .connection)
        try output(ServiceObjects.security(try perform(command)))
    }
}
