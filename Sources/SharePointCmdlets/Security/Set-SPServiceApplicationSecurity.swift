import Administration
import ShellRuntime

/// `Set-SPServiceApplicationSecurity`: write an access-control object back to a service application.
final class SetServiceApplicationSecurityCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPServiceApplicationSecurity",
        parameters: [
            .init(
                "Identity", "SPServiceApplicationPipeBind", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "ObjectSecurity", "SPObjectSecurity", mandatory: true, position: 1, validations: [.notNull],
                summary: "Rules as Get-SPServiceApplicationSecurity gives them."),
            .init("Admin", "switch", summary: "The rules of who administers it, not of who connects to it."),
        ],
        help: help, make: { SetServiceApplicationSecurityCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Write an access-control object back to a service application.",
        description: [
            "Stores changed rules: of administration with -Admin, of connecting without it, which is easily mistaken. With -Admin the caller must be in Farm Administrators too.",
            HelpText.three,
        ],
        examples: [
            (
                "Set-SPServiceApplicationSecurity 'Secure Store Service' $security -Admin",
                "Stores changed rules."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard let security: ObjectSecurity = record("ObjectSecurity") else {
            throw invalid("ObjectSecurity", "takes what Get-SPServiceApplicationSecurity gives")
        }
        let list: AccessList = arguments.flag("Admin") ? .administration : .connection
        try perform(
            SetServiceApplicationSecurityCommand(
                identity: try required("Identity"), security: security, list: list))
    }
}
