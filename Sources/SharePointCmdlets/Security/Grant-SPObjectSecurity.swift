import Administration
import ShellRuntime

/// `Grant-SPObjectSecurity`: add a principal with rights to an access-control object in memory.
final class GrantObjectSecurityCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Grant", "SPObjectSecurity",
        parameters: [
            .init(
                "Identity", "SPObjectSecurity", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Principal", "SPClaim", mandatory: true, position: 1, validations: [.notNull],
                summary: "The principal, as New-SPClaimsPrincipal makes it."),
            .init(
                "Rights", "string[]", mandatory: true, position: 2, validations: [.notNull],
                summary: "Names of rights, such as Full Control."),
            .init("Replace", "switch", summary: "Instead of the rights that the principal has."),
        ],
        help: help, make: { GrantObjectSecurityCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Add a principal with rights to an access-control object in memory.",
        description: [
            "Adds rights to what Get-SPServiceApplicationSecurity gave; with -Replace they take the place of those that the principal has. Set-SPServiceApplicationSecurity stores the change.",
            HelpText.memory,
        ],
        examples: [
            (
                "Grant-SPObjectSecurity $security $principal 'Full Control'",
                "Gives a right in memory; Set-SPServiceApplicationSecurity stores it."
            )
        ])

    override func run() throws {
        guard let object = FarmObject.of(arguments["Identity"] ?? .null),
            var security = object.record as? ObjectSecurity
        else { throw invalid("Identity", "takes what Get-SPServiceApplicationSecurity gives") }
        try security.grant(
            arguments.texts("Rights"), to: try claim("Principal"), replacing: arguments.flag("Replace"))
        object.record = security
        object.fields = ServiceObjects.securityFields(security)
    }
}
