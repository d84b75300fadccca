import DatabaseServer
import Farm
import SecureStore

@testable import Administration

/// A farm whose Secure Store has a key, an individual target application and a shell administrator jane, who has no
/// rights in it yet.
struct TestStore {
    static let name = "Secure Store Service"
    static let application = "HR"
    let test: TestFarm
    let jane: Principal
    let service: ServiceApplicationRecord

    init() throws {
        test = try TestFarm()
        jane = test.jane(isAdministrator: true)
        let session = test.session()
        let pool = try session.perform(
            NewApplicationPoolCommand(poolName: "Pool", account: ObjectReference(test.owner.account.name)))
        service = try session.perform(
            NewSecureStoreCommand(
                applicationPool: .id(pool.id), databaseName: "Secure_Store", auditEnabled: true))
        try session.perform(
            UpdateMasterKeyCommand(store: store, passphrase: TestFarm.secret("first-Phrase-1")))
        _ = try session.perform(create(Self.application))
        let account = jane.account.databasePrincipal
        try test.withInstance {
            try $0.add(account, to: .shellAccess, of: ["SharePoint_Config", "Secure_Store"])
        }
    }

    var store: SecureStoreReference { .application(.id(service.id)) }

    /// Performs a command as jane.
    @discardableResult
    func asJane<C: FarmCommand>(_ command: C) throws -> C.Result { try test.session(jane).perform(command) }

    // MARK: Rights

    /// The rules of one of the lists.
    func rules(_ list: AccessList) throws -> [AccessRule] {
        try test.session().perform(
            GetServiceApplicationSecurityCommand(identity: .id(service.id), list: list)
        ).rules
    }

    /// Makes these the only rules of one of the lists.
    func setRules(_ rules: [AccessRule], _ list: AccessList) throws {
        try test.session().perform(
            SetServiceApplicationSecurityCommand(
                identity: .id(service.id),
                security: ObjectSecurity(object: service.id, list: list, rules: rules), list: list))
    }

    /// Makes these jane's rights of administration, and nobody else's.
    func give(_ rights: AccessRight...) throws {
        try setRules(
            [AccessRule(claim: jane.account.claim, rights: rights.map(\.rawValue))], .administration)
    }

    // MARK: Commands

    func reference(_ id: String = application) -> TargetApplicationReference {
        TargetApplicationReference(store: store, applicationID: id)
    }

    func definition(_ id: String) -> SecureStoreApplication {
        SecureStoreApplication(
            targetApplication: TargetApplication(applicationID: id, friendlyName: id, type: .individual),
            fields: [TargetApplicationField(name: "Pin", isMasked: true, credentialType: .pin)])
    }

    func create(_ id: String) -> NewSecureStoreApplicationCommand {
        NewSecureStoreApplicationCommand(store: store, application: definition(id))
    }

    var change: SetSecureStoreApplicationCommand {
        var changed = definition(Self.application)
        changed.targetApplication.friendlyName = "Personnel"
        return SetSecureStoreApplicationCommand(reference: reference(), application: changed)
    }

    func set(of owner: Claim) -> SetCredentialsCommand {
        SetCredentialsCommand(reference: reference(), values: [TestFarm.secret("1234")], owner: owner)
    }

    func clear(of owner: Claim, in id: String? = application) -> ClearCredentialsCommand {
        ClearCredentialsCommand(store: store, applicationID: id, owner: owner)
    }

    var read: GetCredentialsCommand { GetCredentialsCommand(reference: reference()) }

    func applications() throws -> [String] {
        try test.session().perform(GetSecureStoreApplicationsCommand(store: store)).map {
            $0.application.targetApplication.applicationID
        }
    }
}
