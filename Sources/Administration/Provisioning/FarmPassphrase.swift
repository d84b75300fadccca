import Cryptography
import Farm
import SecureStore

/// The pass phrase that servers need in order to join the farm.
public enum FarmPassphrase {
    /// The rule in one sentence: the one that the Secure Store has for its own.
    public static var rule: String { PassphraseRule.text }

    /// - Throws: `.weakPassphrase`, whose message is the rule.
    public static func check(_ passphrase: SecretBytes) throws { try PassphraseRule.check(passphrase) }
}

/// Set-SPPassPhrase: gives the farm another pass phrase.
public struct SetFarmPassphraseCommand: FarmCommand {
    public static let name = "Set-SPPassPhrase"

    public var passphrase: SecretArgument

    public init(passphrase: SecretArgument) { self.passphrase = passphrase }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws {
        try FarmPassphrase.check(passphrase.bytes)
        let key = try FarmKey.load(from: context.home)
        try key.wrap(under: passphrase.bytes, in: context.farm, id: context.farm.farm().id)
    }
}
