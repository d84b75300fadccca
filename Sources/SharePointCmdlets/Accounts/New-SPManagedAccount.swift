import Administration
import ShellRuntime

/// `New-SPManagedAccount`: register an account with its credential.
final class NewManagedAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPManagedAccount", shouldProcess: true,
        outputs: ["Microsoft.SharePoint.Administration.SPManagedAccount"],
        parameters: [
            .init(
                "Credential", "pscredential", mandatory: true, position: 0, pipeline: true,
                summary: "Account name and password, as Get-Credential makes them.")
        ],
        help: help, make: { NewManagedAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Register an account with its credential.",
        description: [
            "Registers an account of this computer, given as DOMAIN\\name, name@domain or name, and keeps its password encrypted with the farm key. The password is not checked against the account, and it is not changed there. An account that is registered already is returned with a warning, and its password stays. Returns the managed account; New-SPServiceApplicationPool takes it.",
            HelpText.three,
        ],
        examples: [
            (
                "New-SPManagedAccount (Get-Credential CONTOSO\\svc-sss)",
                "Registers an account; the farm keeps its password."
            )
        ],
        links: ["Get-SPManagedAccount", "Set-SPManagedAccount", "New-SPServiceApplicationPool"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard let credential = credential("Credential"), let password = credential.password else {
            throw invalid("Credential", "takes an account with its password, as Get-Credential makes it")
        }
        // The farm account is registered from the start, and old scripts register it first thing all the same.
        if let known = try known(credential.userName) {
            try writeWarning(
                "'\(known.userName)' is a managed account already; its password was not changed.")
            return try output(ServiceObjects.account(known))
        }
        guard try shouldProcess(credential.userName) else { return }
        let command = NewManagedAccountCommand(
            userName: credential.userName, password: SecretArgument(password))
        try output(ServiceObjects.account(try perform(command)))
    }

    private func known(_ name: String) throws -> ManagedAccountRecord? {
        do {
            return try perform(GetManagedAccountsCommand(identity: .name(name))).first
        } catch  where ErrorReport(error).category == "ObjectNotFound" { return nil }
    }
}
