import Cryptography

/// A secret among the arguments of a command.
///
/// Commands can be stored; a secret cannot: encoding one fails, so that a job is never written with a pass phrase in
/// it.
public struct SecretArgument: Sendable, Codable, CustomStringConvertible {
    public let bytes: SecretBytes

    public init(_ bytes: SecretBytes) { self.bytes = bytes }

    public init(from decoder: any Decoder) throws {
        throw Self.refusal
    }

    public func encode(to encoder: any Encoder) throws {
        throw Self.refusal
    }

    private static var refusal: AdministrationError {
        AdministrationError(
            .secretNotStorable, "A command with a secret cannot be stored for later; run it at once.")
    }

    public var description: String { "***" }
}
