import Administration
import ShellRuntime

/// `Set-SPServiceApplicationSecurity`: write an access-control object back to a service application.
final class SetServiceApplicationSecurityCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPServiceApplicationSecurity",
        parameters: [
            .serviceApplication,
            .init(
                "ObjectSecurity", "SPObjectSecurity", mandatory: true, position: 1, validations: [.notNull],
                summary: "Rules as Get-SPServiceApplicationSecurity gives them."),
            .administrationRules,
        ],
        help: help, make: { SetServiceApplicationSecurityCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Write an access-control object back to a service application.",
        description: [
            "Stores changed rules of a service application: of administration with -Admin, of connecting without it. They hold from the next command on. Use -Admin here and at Get-SPServiceApplicationSecurity, or at neither: rules of the other kind are refused. Returns nothing.",
            "With -Admin the caller must be in Farm Administrators too; without it an administrator of the service application with Full Control.",
            HelpText.three,
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
                $security = Get-SPServiceApplicationSecurity 'Secure Store Service'
                Revoke-SPObjectSecurity $security -All
                $who = New-SPClaimsPrincipal -Identity CONTOSO\sales -IdentityType WindowsSecurityGroupSid
                Grant-SPObjectSecurity $security $who 'Full Control'
                Set-SPServiceApplicationSecurity 'Secure Store Service' $security
                """#,
                "Lets the members of a group use the service, in place of every account of the farm."
            ),
        ],
        links: [
            "Get-SPServiceApplicationSecurity", "Grant-SPObjectSecurity", "Revoke-SPObjectSecurity",
            "Add-SPFarmAdministrator",
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
