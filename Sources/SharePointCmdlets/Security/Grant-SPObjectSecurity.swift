import Administration
import ShellRuntime

/// `Grant-SPObjectSecurity`: add a principal with rights to an access-control object in memory.
final class GrantObjectSecurityCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Grant", "SPObjectSecurity",
        parameters: [
            .accessRules,
            .init(
                "Principal", "SPClaim", mandatory: true, position: 1, validations: [.notNull],
                summary: "The principal, as New-SPClaimsPrincipal makes it."),
            .init(
                "Rights", "string[]", mandatory: true, position: 2, validations: [.notNull],
                summary: "Names of rights, such as 'Full Control'; NamedAccessRights of the rules lists them."
            ),
            .init(
                "Replace", "switch",
                summary: "Takes the rights away that the principal has and are not named."),
        ],
        help: help, make: { GrantObjectSecurityCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Add a principal with rights to an access-control object in memory.",
        description: [
            "Adds rights to what Get-SPServiceApplicationSecurity gave, beside those that the principal has; with -Replace they take their place. A right that the rules do not know is refused with the list of those they know. It changes the object and returns nothing; Set-SPServiceApplicationSecurity stores it.",
            HelpText.memory,
        ],
        examples: [
            (
                #"""
                $security = Get-SPServiceApplicationSecurity 'Secure Store Service' -Admin
                $who = New-SPClaimsPrincipal -Identity CONTOSO\jane -IdentityType WindowsSamAccountName
                Grant-SPObjectSecurity $security $who 'Full Control'
                Set-SPServiceApplicationSecurity 'Secure Store Service' $security -Admin
                """#,
                "Makes an account an administrator of the service application."
            ),
            (
                #"""
                $security = Get-SPServiceApplicationSecurity 'Secure Store Service' -Admin
                $who = New-SPClaimsPrincipal -Identity CONTOSO\sales -IdentityType WindowsSecurityGroupSid
                Grant-SPObjectSecurity $security $who 'Manage Target Application'
                Set-SPServiceApplicationSecurity 'Secure Store Service' $security -Admin
                """#,
                "Lets a group change target applications and set credentials in them, and no more."
            ),
        ],
        links: [
            "Get-SPServiceApplicationSecurity", "Revoke-SPObjectSecurity", "Set-SPServiceApplicationSecurity",
            "New-SPClaimsPrincipal",
        ])

    override func run() throws {
        let principal = try claim("Principal")
        try changeAccessRules {
            try $0.grant(arguments.texts("Rights"), to: principal, replacing: arguments.flag("Replace"))
        }
    }
}
