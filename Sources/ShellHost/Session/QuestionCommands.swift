import ShellRuntime

/// `Read-Host`: a line from the user.
final class ReadHostCommand: Cmdlet {
    override func process() throws {
        let parts = try Enumeration.elements(arguments["Prompt"] ?? .nothing)
        let prompt = try parts.map { try Conversions.text($0, interpreter).string }.joined(separator: " ")
        let shown = arguments.isBound("Prompt") ? prompt + ": " : ""
        do {
            if arguments.flag("AsSecureString") {
                try write(try SecretAnswer.secure(interpreter.host.readSecret(prompt: shown), interpreter))
            } else if arguments.flag("MaskInput") {
                var bytes = try interpreter.host.readSecret(prompt: shown) ?? []
                defer { for index in bytes.indices { bytes[index] = 0 } }
                try write(Value(String(decoding: bytes, as: UTF8.self)))
            } else if let line = try interpreter.host.readLine(prompt: shown) {
                try write(Value(line))
            }
        } catch let error as ScriptError {
            throw context.terminating(error.record)
        }
    }
}

/// `Get-Credential`: a user name and a password from the user.
final class GetCredentialCommand: Cmdlet {
    override func process() throws {
        if let given = arguments["Credential"], given.type.fullName == SecretAnswer.credentialType {
            return try write(given)
        }
        let host = interpreter.host
        host.write("\n" + (arguments.text("Title") ?? "PowerShell credential request") + "\n", to: .output)
        host.write((arguments.text("Message") ?? "Enter your credentials.") + "\n", to: .output)
        var name = arguments.text("UserName") ?? arguments.text("Credential") ?? ""
        do {
            if name.isEmpty { name = try host.readLine(prompt: "User: ") ?? "" }
            guard !name.isEmpty else { return }
            let secret = try SecretAnswer.secure(
                host.readSecret(prompt: "Password for user \(name): "), interpreter)
            host.write("\n", to: .output)
            guard let type = TypeCatalog.shared.resolve(SecretAnswer.credentialType) else { return }
            try write(try Members.construct(type, [Value(name), secret], interpreter))
        } catch let error as ScriptError {
            throw context.terminating(error.record)
        }
    }
}

/// `Get-Host`: the session's host.
final class GetHostCommand: Cmdlet {
    override func process() throws { try write(HostView.host()) }
}

/// `Clear-Host`: empties the screen.
final class ClearHostCommand: Cmdlet {
    override func process() throws {
        guard interpreter.host.isInteractive else { return }
        interpreter.host.write("\u{1B}[H\u{1B}[2J\u{1B}[3J", to: .output)
        interpreter.host.flush()
    }
}

/// Answers that are secrets.
enum SecretAnswer {
    static let credentialType = "System.Management.Automation.PSCredential"

    /// A secure string of typed bytes, which are wiped.
    static func secure(_ typed: [UInt8]?, _ interpreter: Interpreter) throws -> Value {
        var bytes = typed ?? []
        defer { for index in bytes.indices { bytes[index] = 0 } }
        guard let type = TypeCatalog.shared.resolve("System.Security.SecureString") else {
            throw ScriptError.make(
                id: "SecureStringMissing", category: .notImplemented,
                message: "Secure strings are not available in this session.")
        }
        let secure = try Members.construct(type, [], interpreter)
        for unit in String(decoding: bytes, as: UTF8.self).utf16 {
            _ = try Members.invoke(secure, "AppendChar", [.char(unit)], interpreter)
        }
        return secure
    }
}
