import Administration
import ShellRuntime

/// `Revoke-SPObjectSecurity`: remove a principal, some of its rights, or all principals from an access-control object in memory.
final class RevokeObjectSecurityCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Revoke", "SPObjectSecurity", defaultSet: "RevokeOne",
        parameters: [
            .accessRules,
            .init(
                "Principal", "SPClaim", sets: [.init("RevokeOne", mandatory: true, position: 1)],
                validations: [.notNull], summary: "The principal, as New-SPClaimsPrincipal makes it."),
            .init(
                "Rights", "string[]", sets: [.init("RevokeOne", position: 2)], validations: [.notNull],
                summary: "Names of rights to take; all that the principal has when left out."),
            .init(
                "All", "switch", sets: [.init("RevokeAll", mandatory: true)],
                summary: "Takes every principal out."),
        ],
        help: help, make: { RevokeObjectSecurityCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Remove a principal, some of its rights, or all principals from an access-control object in memory.",
        description: [
            "Takes a principal, some of its rights or with -All every principal out of what Get-SPServiceApplicationSecurity gave. A principal without rights there changes nothing. It changes the object and returns nothing; Set-SPServiceApplicationSecurity stores it.",
            HelpText.memory,
        ],
        examples: [
            (
                #"""
                $security = Get-SPServiceApplicationSecurity 'Secure Store Service' -Admin
                $who = New-SPClaimsPrincipal -Identity CONTOSO\jane -IdentityType WindowsSamAccountName
                Revoke-SPObjectSecurity $security $who
                Set-SPServiceApplicationSecurity 'Secure Store Service' $security -Admin
                """#,
                "Ends an account's administration of the service application."
            )
        ],
        links: [
            "Get-SPServiceApplicationSecurity", "Grant-SPObjectSecurity", "Set-SPServiceApplicationSecurity",
        ])

    override func run() throws {
        if arguments.flag("All") { return try changeAccessRules { $0.revokeAll() } }
        let rights = arguments.isBound("Rights") ? arguments.texts("Rights") : nil
        let principal = try claim("Principal")
        try changeAccessRules { try $0.revoke(rights, from: principal) }
    }
}
