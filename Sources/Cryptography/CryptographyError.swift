/// What went wrong in a cryptographic operation.
///
/// The text never holds key material, plaintext or a pass phrase.
public struct CryptographyError: Error, Sendable, Equatable {
    /// A stable name for the kind of failure.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The data was altered, or the key or its associated data is not the one it was sealed with.
        public static let notAuthentic = Code(rawValue: "Cryptography.NotAuthentic")
        /// An argument lies outside what the algorithm allows.
        public static let invalidParameter = Code(rawValue: "Cryptography.InvalidParameter")
        /// Text that should be Base64, hexadecimal or a sealed value is not.
        public static let malformed = Code(rawValue: "Cryptography.Malformed")
        /// The memory that a derivation needs was not to be had.
        public static let outOfMemory = Code(rawValue: "Cryptography.OutOfMemory")
        /// The library refused, for a reason that its own code gives.
        public static let libraryFailure = Code(rawValue: "Cryptography.LibraryFailure")
    }

    public let code: Code
    /// One sentence: what failed and what to do.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension CryptographyError: CustomStringConvertible {
    public var description: String { message }
}
