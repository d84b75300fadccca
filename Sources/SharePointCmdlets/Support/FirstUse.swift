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
        let question =
            "There is no farm on this computer. Create one in '\(connection.session.home.path)' with an embedded database?"
        let choices = [
            (label: "&Yes", help: "Create the farm; a pass phrase is asked for."),
            (
                label: "&No",
                help: "Create nothing; New-SPConfigurationDatabase makes a farm with your own settings."
            ),
        ]
        do {
            let answer = try host.choose(
                caption: "First use", message: question, choices: choices, defaultChoice: 0)
            guard answer == 0 else { return }
        } catch is ScriptError {
            // Nobody is there to answer: the command's own error names what to run.
            return
        }
        guard let passphrase = try askPassphrase(of: host) else { return }
        connection.wasOffered = false
        _ = try cmdlet.performLocally(SetUpFarmCommand(passphrase: SecretArgument(passphrase)))
    }

    /// Asks for the pass phrase twice, again when the two differ or it is too weak; nil when the user gives up with an
    /// empty line.
    private static func askPassphrase(of host: HostInterface) throws -> SecretBytes? {
        host.write(FarmPassphrase.rule + "\n", to: .output)
        while true {
            guard var first = try host.readSecret(prompt: "Farm pass phrase: "), !first.isEmpty else {
                return nil
            }
            let passphrase = SecretBytes(wiping: &first)
            do {
                try FarmPassphrase.check(passphrase)
            } catch {
                host.write("That one is too weak.\n", to: .output)
                continue
            }
            guard var second = try host.readSecret(prompt: "The same again: ") else { return nil }
            if passphrase.isEqual(to: SecretBytes(wiping: &second)) { return passphrase }
            host.write("The two differ.\n", to: .output)
        }
    }
}
