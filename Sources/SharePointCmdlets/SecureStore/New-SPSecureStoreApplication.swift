import Administration
import ShellRuntime

/// `New-SPSecureStoreApplication`: create a target application from a definition object, its fields and its claims.
final class NewSecureStoreApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreApplication",
        outputs: ["Microsoft.Office.SecureStoreService.PowerShell.SPSecureStoreApplication"],
        parameters: [
            .init(
                "Administrator", "SPClaim[]",
                summary: "Principals who may edit the target application and set its credentials."),
            .init(
                "CredentialsOwnerGroup", "SPClaim[]",
                summary: "Members of a group application: groups or accounts; refused for an individual one."),
            .init(
                "Fields", "TargetApplicationField[]", mandatory: true, validations: [.notNull],
                summary: "The fields, in order; -Values of the mapping cmdlets follow it."),
            .serviceContext,
            .init(
                "TargetApplication", "TargetApplication", mandatory: true,
                summary: "The definition, as New-SPSecureStoreTargetApplication makes it."),
            .ticketRedeemers,
        ],
        help: help, make: { NewSecureStoreApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create a target application from a definition object, its fields and its claims.",
        description: [
            "Stores a definition of New-SPSecureStoreTargetApplication with its 1 to 10 fields, its administrators and, for a group application, its members. The store needs a key first. Returns the target application, which has no credentials yet: Update-SPSecureStoreGroupCredentialMapping or Update-SPSecureStoreCredentialMapping sets them.",
            "Needs an administrator of the Secure Store service application with Full Control, 'Create Target Application' or 'All Target Applications'.",
        ],
        examples: [
            (
                #"""
                $user = New-SPSecureStoreApplicationField -Name UserName -Type WindowsUserName -Masked:$false
                $password = New-SPSecureStoreApplicationField -Name Password -Type WindowsPassword -Masked:$true
                $admin = New-SPClaimsPrincipal -Identity CONTOSO\jane -IdentityType WindowsSamAccountName
                $sales = New-SPClaimsPrincipal -Identity CONTOSO\sales -IdentityType WindowsSecurityGroupSid
                $definition = New-SPSecureStoreTargetApplication -Name SalesDB -FriendlyName 'Sales database' -ApplicationType Group
                New-SPSecureStoreApplication -ServiceContext http://contoso -TargetApplication $definition -Fields $user, $password -Administrator $admin -CredentialsOwnerGroup $sales
                """#,
                "Creates a group application whose members will share one account and password."
            ),
            (
                #"""
                $user = New-SPSecureStoreApplicationField -Name UserName -Type WindowsUserName -Masked:$false
                $password = New-SPSecureStoreApplicationField -Name Password -Type WindowsPassword -Masked:$true
                $sales = New-SPClaimsPrincipal -Identity CONTOSO\sales -IdentityType WindowsSecurityGroupSid
                $service = New-SPClaimsPrincipal -Identity CONTOSO\svc-sss -IdentityType WindowsSamAccountName
                $definition = New-SPSecureStoreTargetApplication -Name Reports -FriendlyName Reports -ApplicationType GroupWithTicketing
                New-SPSecureStoreApplication -ServiceContext http://contoso -TargetApplication $definition -Fields $user, $password -CredentialsOwnerGroup $sales -TicketRedeemer $service
                """#,
                "Creates one whose members have tickets issued that the account of a service redeems."
            ),
        ],
        links: [
            "New-SPSecureStoreTargetApplication", "New-SPSecureStoreApplicationField",
            "New-SPClaimsPrincipal", "Update-SPSecureStoreGroupCredentialMapping",
            "Update-SPSecureStoreCredentialMapping", "New-SPSecureStoreTicket",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard let object = FarmObject.of(arguments["TargetApplication"] ?? .null),
            let target = try SecureStoreObjects.definition(of: object)
        else { throw invalid("TargetApplication", "takes what New-SPSecureStoreTargetApplication makes") }
        let application = SecureStoreApplication(
            targetApplication: target,
            fields: try records("Fields", "fields as New-SPSecureStoreApplicationField makes them") ?? [],
            administrators: try claims("Administrator") ?? [],
            members: try claims("CredentialsOwnerGroup") ?? [],
            ticketRedeemers: try claims("TicketRedeemer") ?? [])
        let command = NewSecureStoreApplicationCommand(store: try storeOfContext(), application: application)
        try output(SecureStoreObjects.application(try perform(command)))
    }
}
