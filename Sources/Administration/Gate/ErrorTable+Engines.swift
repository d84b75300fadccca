import Cryptography
import FarmBackup
import SecureStore

// The engines' part of the table; each engine's rows stand here, not in the engine.

extension ErrorReport {
    /// Code, message and target of an error of cryptography, the Secure Store or the backup.
    static func engineParts(_ error: any Error) -> (String, String, String?)? {
        switch error {
        case let error as SecureStoreError: (error.code.rawValue, error.message, error.target)
        case let error as FarmBackupError: (error.code.rawValue, error.message, error.target)
        case let error as CryptographyError: (error.code.rawValue, error.message, nil)
        default: nil
        }
    }
}

extension ErrorTable {
    /// The category of an engine's code.
    static func engineCategory(of code: String) -> FailureCategory {
        switch code {
        case "SecureStore.WrongPassphrase": .authenticationError
        case "SecureStore.AccessDenied", "FarmBackup.AccessDenied": .permissionDenied
        case "SecureStore.CredentialsNotFound", "SecureStore.ApplicationNotFound",
            "FarmBackup.DirectoryNotFound",
            "FarmBackup.ItemNotFound", "FarmBackup.PackageNotFound":
            .objectNotFound
        case "SecureStore.ApplicationExists": .resourceExists
        case "SecureStore.WeakPassphrase", "SecureStore.InvalidApplication", "SecureStore.InvalidFields",
            "SecureStore.WrongValueCount", "SecureStore.InvalidValue", "SecureStore.InvalidArgument",
            "SecureStore.InvalidTicket", "FarmBackup.ItemAmbiguous", "FarmBackup.ItemNotSelectable",
            "FarmBackup.InvalidArgument", "Cryptography.InvalidParameter":
            .invalidArgument
        case "SecureStore.MasterKeyUnavailable", "SecureStore.MasterKeyNotGenerated",
            "SecureStore.WrongApplicationType", "FarmBackup.FullBackupNeeded", "FarmBackup.RestoreRefused",
            "FarmBackup.PackageIncomplete":
            .invalidOperation
        case "SecureStore.KeyFileUnsafe", "Cryptography.NotAuthentic": .securityError
        case "SecureStore.KeyChangedMeanwhile", "SecureStore.KeyChangeRunning", "FarmBackup.AlreadyRunning":
            .resourceBusy
        case "SecureStore.StoreDamaged", "FarmBackup.PackageDamaged", "FarmBackup.PackageForeign",
            "FarmBackup.VerificationFailed", "Cryptography.Malformed":
            .invalidData
        case "FarmBackup.ShareNotMounted", "Cryptography.OutOfMemory": .resourceUnavailable
        case "FarmBackup.NotEnoughSpace", "FarmBackup.DiskFull": .deviceError
        case "FarmBackup.InputOutput": .writeError
        case "FarmBackup.Cancelled": .operationStopped
        default: .notSpecified
        }
    }
}
