import Cryptography
import ShellRuntime

/// `ConvertTo-SecureString`: makes a secret of text.
final class ConvertToSecureStringCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "ConvertTo-SecureString", ModuleName.security,
        "Converts plain text or encrypted strings to secure strings.",
        parameters: """
            String string (mandatory,0,pipeline) secret -- The text.
            SecureKey securestring Secure(1) secret -- The key, as a secret.
            AsPlainText switch PlainText(1) -- Takes the text as the secret itself.
            Force switch PlainText(2) -- Kept for old scripts.
            Key byte[] Open secret -- The key, 16, 24 or 32 bytes.
            """,
        defaultSet: "Secure",
        examples: [("ConvertTo-SecureString 'words' -AsPlainText -Force", "Makes a secret of a text.")]
    ) { ConvertToSecureStringCmdlet() }

    override func process() throws {
        let text = arguments.text("String") ?? ""
        if arguments.flag("AsPlainText") {
            return try write(try SecureText.make(Array(text.utf16), interpreter))
        }
        guard let key = try SecureText.key(self) else { return try write(try decodePlain(text)) }
        do {
            let bytes = try KeyedSecureString.decrypt(text, key: key)
            var units = bytes.withUnsafeBytes { raw in
                stride(from: 0, to: raw.count - 1, by: 2).map { UInt16(raw[$0]) | UInt16(raw[$0 + 1]) << 8 }
            }
            defer { for index in units.indices { units[index] = 0 } }
            try write(try SecureText.make(units, interpreter))
        } catch let error as CryptographyError {
            throw failure(
                "System.Security.Cryptography.CryptographicException",
                id: "ImportSecureString_InvalidArgument_CryptographicError",
                .invalidArgument, error.message)
        }
    }

    // Without a key the form outside Windows is the UTF-16 text in hexadecimal.
    private func decodePlain(_ text: String) throws -> Value {
        guard let bytes = Hexadecimal.decode(text), bytes.count % 2 == 0, !bytes.isEmpty else {
            let record = errorRecord(
                "System.Management.Automation.PSArgumentException", id: "ImportSecureString_InvalidArgument",
                .invalidArgument, "The parameter value \"\(text)\" is not a valid encrypted string.")
            throw context.terminating(record)
        }
        let units = stride(from: 0, to: bytes.count, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
        return try SecureText.make(units, interpreter)
    }
}

/// `ConvertFrom-SecureString`: writes a secret as text.
final class ConvertFromSecureStringCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "ConvertFrom-SecureString", ModuleName.security,
        "Converts a secure string to an encrypted standard string.",
        parameters: """
            SecureString securestring (mandatory,0,pipeline) -- The secret.
            SecureKey securestring Secure(1) secret -- The key, as a secret.
            AsPlainText switch AsPlainText -- Gives the text itself.
            Key byte[] Open secret -- The key, 16, 24 or 32 bytes.
            """,
        defaultSet: "Secure",
        examples: [
            (
                "ConvertTo-SecureString x -AsPlainText | ConvertFrom-SecureString -AsPlainText",
                "Gives the text back."
            )
        ]
    ) { ConvertFromSecureStringCmdlet() }

    override func process() throws {
        guard let secret = arguments["SecureString"] else { return }
        let units = try SecureText.units(secret, interpreter)
        if arguments.flag("AsPlainText") { return try write(.text(Text(utf16: units))) }
        var bytes = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        guard let key = try SecureText.key(self) else {
            return try write(Value(Hexadecimal.encode(bytes)))
        }
        do {
            try write(Value(try KeyedSecureString.encrypt(SecretBytes(wiping: &bytes), key: key)))
        } catch let error as CryptographyError {
            throw failure(
                "System.Security.Cryptography.CryptographicException",
                id: "ConvertFromSecureString_CryptographicError",
                .invalidArgument, error.message)
        }
    }
}

/// Reaches into secrets of scripts.
enum SecureText {
    /// A `SecureString` of UTF-16 units.
    static func make(_ units: [UInt16], _ interpreter: Interpreter) throws -> Value {
        guard let type = TypeCatalog.shared.resolve("System.Security.SecureString") else {
            throw ScriptError.make(
                id: "TypeNotFound", category: .notInstalled,
                message: "The type SecureString is not available.")
        }
        let made = try Members.construct(type, [], interpreter)
        for unit in units { _ = try Members.invoke(made, "AppendChar", [.char(unit)], interpreter) }
        return made
    }

    /// The UTF-16 units of a `SecureString`.
    static func units(_ secret: Value, _ interpreter: Interpreter) throws -> [UInt16] {
        guard let type = TypeCatalog.shared.resolve("System.Net.NetworkCredential") else { return [] }
        let credential = try Members.construct(type, [Value(""), secret], interpreter)
        let text = try Members.property(credential, Symbol("Password"), interpreter)?.toText() ?? .empty
        return (0..<text.count).map { text[$0] }
    }

    /// The key of `-Key` or `-SecureKey`; nil when neither was given.
    static func key(_ cmdlet: Cmdlet) throws -> SecretBytes? {
        if let key = cmdlet.arguments["Key"] {
            var bytes = key.elements.compactMap { value -> UInt8? in
                if case .byte(let byte) = value.unwrapped { byte } else { nil }
            }
            return SecretBytes(wiping: &bytes)
        }
        guard let key = cmdlet.arguments["SecureKey"] else { return nil }
        var bytes = try units(key, cmdlet.interpreter).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        return SecretBytes(wiping: &bytes)
    }
}

/// The commands on secrets.
enum SecurityCommands {
    static let security: [CommandModule.Entry] = [
        .init("ConvertFrom-SecureString") { ConvertFromSecureStringCmdlet.declaration },
        .init("ConvertTo-SecureString") { ConvertToSecureStringCmdlet.declaration },
    ]
}
