import Administration
import ShellRuntime

/// The first farm command on a computer without a farm, at a terminal: the shell offers to make one.
enum FirstUse {
    /// Asks, and makes the farm when the answer is yes. Elsewhere, and when the answer is no, the command fails with the
    /// error that names New-SPConfigurationDatabase.
    static func offer(to cmdlet: FarmCmdlet) throws {
        let host = cmdlet.interpreter.host
        let connection = cmdlet.connection
        guard host.isInteractive, !connection.wasOffered, try !connection.session.isJoined() else { return }
        connection.wasOffered = true
        let question = "There is no farm on this computer. Create one in '\(connection.session.home.path)' with an embedded database?"
        guard try cmdlet.context.shouldContinue(question, "First use") else { return }
        guard let first = try host.readSecret(prompt: "Farm pass phrase (8 characters, 3 of 4 classes): "),
            let second = try host.readSecret(prompt: "Again: ")
        else { return }
        var typed = first
        var repeated = second
        let passphrase = SecretBytes(wiping: &typed)
        guard passphrase.isEqual(to: SecretBytes(wiping: &repeated)) else {
            throw AdministrationError(
                .invalidArgument, "The two pass phrases differ; no farm was created; run the command again.")
        }
        connection.wasOffered = false
        _ = try cmdlet.performLocally(SetUpFarmCommand(passphrase: SecretArgument(passphrase)))
    }
}
