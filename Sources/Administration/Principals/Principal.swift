import DatabaseServer
import Glibc

/// Who asks for an operation: an account of the operating system, as the kernel or a trusted door proves it.
public struct Principal: Sendable, Hashable {
    public let account: Account
    /// All groups of the account.
    public let groupIDs: [UInt32]

    /// `HOST\user`.
    public var displayName: String { account.displayName }
    public var userID: UInt32 { account.id }
    /// The principal as a database looks at it.
    public var identity: DatabaseIdentity { DatabaseIdentity(userID: account.id, groupIDs: groupIDs) }

    /// The account that this process runs for: its real uid, never a name from the environment.
    public static func current(in directory: AccountDirectory = AccountDirectory()) -> Principal {
        let number = getuid()
        let account =
            directory.user(id: number)
            ?? Account(
                kind: .user, id: number, name: "#\(number)",
                displayName: directory.hostName.uppercased() + "\\#\(number)")
        return Principal(account: account, groupIDs: directory.groups(of: account))
    }

    /// An account that a front has proved by other means: peer credentials of a socket, or PAM.
    public static func proved(_ account: Account, in directory: AccountDirectory = AccountDirectory())
        -> Principal
    {
        Principal(account: account, groupIDs: directory.groups(of: account))
    }

    init(account: Account, groupIDs: [UInt32]) {
        self.account = account
        self.groupIDs = groupIDs
    }
}
