import Administration
import ShellRuntime

/// `Revoke-SPObjectSecurity`: remove a principal, some of its rights, or all principals from an access-control object in memory.
final class RevokeObjectSecurityCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Revoke", "SPObjectSecurity", defaultSet: "RevokeOne",
        parameters: [
            .init(
                "Identity", "SPObjectSecurity", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Principal", "SPClaim", sets: [.init("RevokeOne", mandatory: true, position: 1)],
                validations: [.notNull], summary: "The principal, as New-SPClaimsPrincipal makes it."),
            .init(
                "Rights", "string[]", sets: [.init("RevokeOne", position: 2)], validations: [.notNull],
                summary: "Names of rights, such as Full Control."),
            .init(
                "All", "switch", sets: [.init("RevokeAll", mandatory: true)], summary: "Every one of them."),
        ],
        help: help, make: { RevokeObjectSecurityCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Remove a principal, some of its rights, or all principals from an access-control object in memory.",
        description: [
            "Takes a principal, some of its rights or with -All every principal out of what Get-SPServiceApplicationSecurity gave. Set-SPServiceApplicationSecurity stores the change.",
            HelpText.memory,
        ],
        examples: [
            (
                "Revoke-SPObjectSecurity $security $principal",
                "Takes the rights of an account in memory; Set-SPServiceApplicationSecurity stores it."
            )
        ])

    override func run() throws {
        guard let object = FarmObject.of(arguments["Identity"] ?? .null),
            var security = object.record as? ObjectSecurity
        else { throw invalid("Identity", "takes what Get-SPServiceApplicationSecurity gives") }
        if arguments.flag("All") {
            security.revokeAll()
        } else {
            let rights = arguments.isBound("Rights") ? arguments.texts("Rights") : nil
            try security.revoke(rights, from: try claim("Principal"))
        }
        object.record = security
        object.fields = ServiceObjects.securityFields(security)
    }
}
