import Administration
import ShellRuntime

/// `New-SPSecureStoreApplicationField`: build one credential field definition in memory.
final class NewSecureStoreApplicationFieldCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreApplicationField",
        outputs: ["Microsoft.Office.SecureStoreService.Server.TargetApplicationField"],
        parameters: [
            .init(
                "Masked", "switch", mandatory: true,
                summary: "Whether the value is hidden while it is typed: -Masked:$true or -Masked:$false."
            ),
            .init(
                "Name", "string", mandatory: true,
                summary: "Name of the field, 1 to 256 characters, that no other field of the application has."
            ),
            .init(
                "Type", "SecureStoreCredentialType", mandatory: true,
                validations: [
                    .set(
                        [
                            "UserName", "Password", "Pin", "Key", "Generic", "WindowsUserName",
                            "WindowsPassword", "Certificate", "CertificatePassword",
                        ], ignoreCase: true)
                ], summary: "What the field holds."),
        ],
        help: help, make: { NewSecureStoreApplicationFieldCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Build one credential field definition in memory.",
        description: [
            "Describes one field of a target application: its name, the kind of credential and whether it is masked where it is typed. Returns the field; pass the fields to New-SPSecureStoreApplication in the order in which their values are given later.",
            HelpText.memory,
        ],
        examples: [
            (
                "New-SPSecureStoreApplicationField -Name Password -Type WindowsPassword -Masked:$true",
                "Describes a field of a target application."
            )
        ],
        links: ["New-SPSecureStoreTargetApplication", "New-SPSecureStoreApplication"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let wanted = arguments.text("Type") ?? ""
        guard let type = SecureStoreCredentialType(name: wanted) else {
            throw invalid("Type", "names no kind of field")
        }
        let field = TargetApplicationField(
            name: arguments.text("Name") ?? "", isMasked: arguments.flag("Masked"), credentialType: type)
        try output(SecureStoreObjects.field(field))
    }
}
