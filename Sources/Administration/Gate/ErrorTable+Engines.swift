import Cryptography
import FarmBackup
import SecureStore

// The engines' part of the table; each engine's rows stand here, not in the engine.

extension ErrorReport {
    /// Code, message and target of an error of cryptography, the Secure Store or the backup.
    static func engineParts(_ error: any Error) -> (String, String, String?)? {
        nil
    }
}

extension ErrorTable {
    /// The category of an engine's code.
    static func engineCategory(of code: String) -> FailureCategory {
        .notSpecified
    }
}
