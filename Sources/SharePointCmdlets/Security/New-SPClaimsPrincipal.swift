import Administration
import ShellRuntime

/// `New-SPClaimsPrincipal`: make a claim for an account or group, a forms user or role, or an encoded claim string.
final class NewClaimsPrincipalCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPClaimsPrincipal", defaultSet: "IdentityType",
        outputs: ["Microsoft.SharePoint.Administration.Claims.SPClaim"],
        parameters: [
            .init(
                "Identity", "string",
                sets: [
                    .init("TrustIdentity", mandatory: true, position: 0, fromPipeline: true),
                    .init("IdentityType", mandatory: true, position: 0, fromPipeline: true),
                ], validations: [.notNullOrEmpty],
                summary:
                    "Who is meant, in the form that -IdentityType says: `DOMAIN\\user`, a group's name or number (gid), provider:name, or an encoded claim."
            ),
            .init(
                "TrustedIdentityTokenIssuer", "SPTrustedIdentityTokenIssuerPipeBind",
                sets: [
                    .init("TrustIdentity", mandatory: true, position: 1),
                    .init("STSIdentity", mandatory: true, position: 2),
                ], validations: [.notNullOrEmpty]),
            .init(
                "IdentityType", "SPIdentifierTypes",
                sets: [.init("IdentityType", mandatory: true, position: 1)],
                validations: [
                    .notNull,
                    .set(
                        [
                            "WindowsSamAccountName", "WindowsSecurityGroupSid", "FormsUser", "FormsRole",
                            "EncodedClaim",
                        ], ignoreCase: true),
                ],
                summary:
                    "What -Identity is: WindowsSamAccountName an account or group, WindowsSecurityGroupSid a group, FormsUser and FormsRole names of a forms provider, EncodedClaim a claim in its encoded form."
            ),
            .init(
                "EncodedClaim", "string",
                sets: [.init("BasicClaim", mandatory: true, position: 0, fromPipeline: true)],
                validations: [.notNullOrEmpty],
                summary: "The claim in its encoded form, such as `i:0#.w|contoso\\jane`."),
            .init(
                "ClaimValue", "string",
                sets: [
                    .init("ClaimProvider", mandatory: true, position: 0, fromPipeline: true),
                    .init("STSIdentity", mandatory: true, position: 0, fromPipeline: true),
                ], validations: [.notNullOrEmpty]),
            .init(
                "ClaimType", "string",
                sets: [
                    .init("ClaimProvider", mandatory: true, position: 1), .init("STSIdentity", position: 1),
                ], validations: [.notNullOrEmpty]),
            .init(
                "ClaimProvider", "SPClaimProvider",
                sets: [.init("ClaimProvider", mandatory: true, position: 2)], validations: [.notNull]),
            .init(
                "IdentifierClaim", "switch", sets: [.init("STSIdentity", position: 3)],
                validations: [.notNull]),
        ],
        refused: [
            "TrustedIdentityTokenIssuer": RefusalReason.noTokenIssuers,
            "ClaimValue":
                "it belongs to -ClaimProvider or -TrustedIdentityTokenIssuer, and the farm has neither",
            "ClaimType":
                "it belongs to -ClaimProvider or -TrustedIdentityTokenIssuer, and the farm has neither",
            "ClaimProvider": "the farm has no claim providers",
            "IdentifierClaim": RefusalReason.noTokenIssuers,
        ],
        help: help, make: { NewClaimsPrincipalCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Make a claim for an account or group, a forms user or role, or an encoded claim string.",
        description: [
            "Makes the principal that the commands of the Secure Store and of access rules take: owners, members, administrators. An account or group must be known to this computer; a forms identity is written provider:name and is not looked up; an encoded claim is taken as it is. Returns one object; its EncodedClaim names the principal in full.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "New-SPClaimsPrincipal -Identity CONTOSO\\jane -IdentityType WindowsSamAccountName",
                "Makes the principal of an account."
            ),
            (
                "New-SPClaimsPrincipal -EncodedClaim 'i:0#.w|contoso\\jane'",
                "Makes the same from the encoded form."
            ),
            (
                #"New-SPClaimsPrincipal -EncodedClaim "c:0%.c|system|$((Get-SPFarm).Id)""#,
                "Makes the principal of every account of the farm, for the rules of who may connect to a service application."
            ),
        ],
        links: [
            "New-SPSecureStoreApplication", "Update-SPSecureStoreCredentialMapping", "Grant-SPObjectSecurity",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        if let encoded = arguments.text("EncodedClaim") {
            let command = NewClaimsPrincipalCommand(identity: encoded, identityType: .encodedClaim)
            return try output(FarmObjects.claim(try perform(command)))
        }
        let wanted = arguments.text("IdentityType") ?? ""
        guard
            let type = IdentityType.allCases.first(where: { $0.rawValue.lowercased() == wanted.lowercased() })
        else {
            throw invalid("IdentityType", "names no kind of identity")
        }
        let command = NewClaimsPrincipalCommand(
            identity: arguments.text("Identity") ?? "", identityType: type)
        try output(FarmObjects.claim(try perform(command)))
    }
}
