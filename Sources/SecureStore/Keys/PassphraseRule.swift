import Cryptography

/// What a pass phrase must have: 8 characters and three of four classes.
public enum PassphraseRule {
    /// The whole rule in one sentence, the same in every front.
    public static let text =
        "A pass phrase has at least 8 characters and at least three of: uppercase letters, lowercase letters, "
        + "digits, special characters (! \" # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~)."
    private static let minimumLength = 8
    private static let maximumBytes = 1_024

    /// - Throws: `.weakPassphrase`, whose message is the rule.
    public static func check(_ passphrase: SecretBytes) throws(SecureStoreError) {
        let isGood = passphrase.withUnsafeBytes { bytes in
            length(bytes) >= minimumLength && bytes.count <= maximumBytes && classes(bytes) >= 3
        }
        guard isGood else {
            throw SecureStoreError(
                .weakPassphrase, "The pass phrase was refused and nothing was changed. " + text)
        }
    }

    private static func length(_ bytes: UnsafeRawBufferPointer) -> Int {
        bytes.count(where: { $0 & 0xC0 != 0x80 })
    }

    // Only ASCII is documented; a letter of another alphabet counts as a character and for no class.
    private static func classes(_ bytes: UnsafeRawBufferPointer) -> Int {
        var found: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0x41...0x5A: found |= 1
            case 0x61...0x7A: found |= 2
            case 0x30...0x39: found |= 4
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: found |= 8
            default: break
            }
        }
        return found.nonzeroBitCount
    }
}
