import Administration
import ShellRuntime

/// `New-SPClaimsPrincipal`: make a claim for a Windows account or group, a forms user or role, a trusted issuer's value, or an encoded claim string.
final class NewClaimsPrincipalCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPClaimsPrincipal", defaultSet: "IdentityType",
        parameters: [
            .init(
                "Identity", "string",
                sets: [
                    .init("TrustIdentity", mandatory: true, position: 0, fromPipeline: true),
                    .init("IdentityType", mandatory: true, position: 0, fromPipeline: true),
                ], validations: [.notNullOrEmpty],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "TrustedIdentityTokenIssuer", "SPTrustedIdentityTokenIssuerPipeBind",
                sets: [
                    .init("TrustIdentity", mandatory: true, position: 1),
                    .init("STSIdentity", mandatory: true, position: 2),
                ], validations: [.notNullOrEmpty], summary: "Not served in this release."),
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
                ], summary: "What -Identity is."),
            .init(
                "EncodedClaim", "string",
                sets: [.init("BasicClaim", mandatory: true, position: 0, fromPipeline: true)],
                validations: [.notNullOrEmpty], summary: "The claim in its encoded form."),
            .init(
                "ClaimValue", "string",
                sets: [
                    .init("ClaimProvider", mandatory: true, position: 0, fromPipeline: true),
                    .init("STSIdentity", mandatory: true, position: 0, fromPipeline: true),
                ], validations: [.notNullOrEmpty], summary: "Not served in this release."),
            .init(
                "ClaimType", "string",
                sets: [
                    .init("ClaimProvider", mandatory: true, position: 1), .init("STSIdentity", position: 1),
                ], validations: [.notNullOrEmpty], summary: "Not served in this release."),
            .init(
                "ClaimProvider", "SPClaimProvider",
                sets: [.init("ClaimProvider", mandatory: true, position: 2)], validations: [.notNull],
                summary: "Not served in this release."),
            .init(
                "IdentifierClaim", "switch", sets: [.init("STSIdentity", position: 3)],
                validations: [.notNull], summary: "Not served in this release."),
        ],
        help: help, make: { NewClaimsPrincipalCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Make a claim for a Windows account or group, a forms user or role, a trusted issuer's value, or an encoded claim string.",
        description: [
            "Makes the principal that owners, members and administrators of the Secure Store are given as. Accounts and groups must be known to this computer; issuers and claim providers are refused, since the farm has none.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "New-SPClaimsPrincipal -Identity CONTOSO\\jane -IdentityType WindowsSamAccountName",
                "Makes the principal of an account."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try refuse("TrustedIdentityTokenIssuer", "is not served: the farm has no trusted token issuers")
        try refuse("ClaimProvider", "is not served: the farm has no claim providers")
        try refuse("ClaimValue", "is not served: it belongs to -ClaimProvider or -TrustedIdentityTokenIssuer")
        try refuse("ClaimType", "is not served: it belongs to -ClaimProvider or -TrustedIdentityTokenIssuer")
        try refuse("IdentifierClaim", "is not served: it belongs to -TrustedIdentityTokenIssuer")
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
