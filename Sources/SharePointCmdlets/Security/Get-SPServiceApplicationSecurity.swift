import Administration
import ShellRuntime

/// `Get-SPServiceApplicationSecurity`: return the access-control object of a service application: connect rights, or administrators with -Admin.
final class GetServiceApplicationSecurityCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceApplicationSecurity",
        parameters: [
            .init(
                "Identity", "SPServiceApplicationPipeBind", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init("Admin", "switch", summary: "The rules of who administers it, not of who connects to it."),
        ],
        help: help, make: { GetServiceApplicationSecurityCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Return the access-control object of a service application: connect rights, or administrators with -Admin.",
        description: [
            "Gives the rules of a service application to change in memory: who may connect, or with -Admin who administers it. Change them with Grant-SPObjectSecurity and Revoke-SPObjectSecurity and store them with Set-SPServiceApplicationSecurity.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceApplicationSecurity 'Secure Store Service' -Admin",
                "Gives the rules of who administers it."
            )
        ])

    override func run() throws {
        let command = GetServiceApplicationSecurityCommand(
            identity: try required("Identity"), list: arguments.flag("Admin") ? .administration : .connection)
        try output(ServiceObjects.security(try perform(command)))
    }
}
