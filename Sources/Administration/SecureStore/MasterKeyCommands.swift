import Farm
import SecureStore

/// Update-SPSecureStoreMasterKey: a new master key under a pass phrase; every credential set is encrypted again.
public struct UpdateMasterKeyCommand: FarmCommand {
    public static let name = "Update-SPSecureStoreMasterKey"

    public var store: SecureStoreReference
    public var passphrase: SecretArgument

    public init(store: SecureStoreReference, passphrase: SecretArgument) {
        self.store = store
        self.passphrase = passphrase
    }

    public var target: String? { store.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [try SecureStoreDoor(store, in: farm).database.name])
    }

    public func execute(in context: CommandContext) throws {
        let door = try SecureStoreDoor(store, in: context.farm)
        try door.audited("GenerateKey", of: nil, in: context) { store in
            try store.updateMasterKey(passphrase: passphrase.bytes) { done, total in
                try context.checkCancellation()
                let percent = total > 0 ? done * 100 / total : nil
                context.progress(
                    CommandProgress(
                        activity: Self.name, status: "\(done) of \(total) credential sets", percent: percent))
            }
        }
        context.progress(CommandProgress(activity: Self.name, status: "", isCompleted: true))
    }
}

/// Update-SPSecureStoreApplicationServerKey: gives this server the key of the database.
public struct RefreshServerKeyCommand: FarmCommand {
    public static let name = "Update-SPSecureStoreApplicationServerKey"

    public var store: SecureStoreReference
    public var passphrase: SecretArgument

    public init(store: SecureStoreReference, passphrase: SecretArgument) {
        self.store = store
        self.passphrase = passphrase
    }

    public var target: String? { store.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [try SecureStoreDoor(store, in: farm).database.name])
    }

    public func execute(in context: CommandContext) throws {
        let door = try SecureStoreDoor(store, in: context.farm)
        try door.audited("RefreshKey", of: nil, in: context) {
            try $0.refreshKey(passphrase: passphrase.bytes)
        }
    }
}
