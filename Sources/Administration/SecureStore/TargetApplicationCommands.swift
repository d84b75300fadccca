import Farm
import SecureStore

/// One target application of one Secure Store.
public struct TargetApplicationReference: Sendable, Hashable, Codable {
    public var store: SecureStoreReference
    /// Its ID, in any case of letters.
    public var applicationID: String

    public init(store: SecureStoreReference, applicationID: String) {
        self.store = store
        self.applicationID = applicationID
    }

    /// Who may edit it and set anybody's credentials in it: administrators of the store with that right, and its own.
    func administrators(
        in farm: FarmCatalog, right: AccessRight = .manageTargetApplication
    ) throws -> [Membership] {
        let door = try SecureStoreDoor(store, in: farm)
        let claims = try door.use(in: farm) { try $0.application(applicationID).administrators }
        return [
            door.administrator(with: right),
            .targetApplicationAdministrator(name: applicationID, claims: claims),
        ]
    }
}

/// A target application with the store that it is in.
public struct StoredApplication: Sendable, Hashable {
    public let reference: TargetApplicationReference
    public let application: SecureStoreApplication
}

/// Get-SPSecureStoreApplication: the target applications, without credentials.
public struct GetSecureStoreApplicationsCommand: FarmCommand {
    public static let name = "Get-SPSecureStoreApplication"
    public static let effect = CommandEffect.reads

    public var store: SecureStoreReference
    /// One application; all of them when left out.
    public var applicationID: String?

    public init(store: SecureStoreReference, applicationID: String? = nil) {
        self.store = store
        self.applicationID = applicationID
    }

    public var target: String? { applicationID }
    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [StoredApplication] {
        let door = try SecureStoreDoor(store, in: context.farm)
        let found = try door.use(in: context.farm) { store in
            if let applicationID { return [try store.application(applicationID)] }
            return try store.applications()
        }
        let reference = SecureStoreReference.application(.id(door.application.id))
        return found.map {
            StoredApplication(
                reference: TargetApplicationReference(
                    store: reference, applicationID: $0.targetApplication.applicationID), application: $0)
        }
    }
}

/// New-SPSecureStoreApplication: a target application with its fields, administrators and members.
public struct NewSecureStoreApplicationCommand: FarmCommand {
    public static let name = "New-SPSecureStoreApplication"

    public var store: SecureStoreReference
    public var application: SecureStoreApplication

    public init(store: SecureStoreReference, application: SecureStoreApplication) {
        self.store = store
        self.application = application
    }

    public var target: String? { application.targetApplication.applicationID }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        let door = try SecureStoreDoor(store, in: farm)
        return .all([door.administrator(with: .createTargetApplication)])
    }

    public func execute(in context: CommandContext) throws -> StoredApplication {
        let door = try SecureStoreDoor(store, in: context.farm)
        try door.audited("CreateApplication", of: target, in: context) { try $0.create(application) }
        let reference = TargetApplicationReference(
            store: .application(.id(door.application.id)),
            applicationID: application.targetApplication.applicationID)
        return StoredApplication(reference: reference, application: application)
    }
}

/// Set-SPSecureStoreApplication: what may change of a target application.
public struct SetSecureStoreApplicationCommand: FarmCommand {
    public static let name = "Set-SPSecureStoreApplication"

    public var reference: TargetApplicationReference
    public var application: SecureStoreApplication

    public init(reference: TargetApplicationReference, application: SecureStoreApplication) {
        self.reference = reference
        self.application = application
    }

    public var target: String? { reference.applicationID }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .any(try reference.administrators(in: farm))
    }

    public func execute(in context: CommandContext) throws {
        let asked = application.targetApplication.applicationID
        guard asked.lowercased() == reference.applicationID.lowercased() else {
            throw AdministrationError(
                .invalidArgument,
                "The ID of the target application '\(reference.applicationID)' can never change and '\(asked)' was given; "
                    + "nothing was changed; create a new target application.", target: asked)
        }
        let door = try SecureStoreDoor(reference.store, in: context.farm)
        try door.audited("UpdateApplication", of: target, in: context) { try $0.update(application) }
    }
}

/// Remove-SPSecureStoreApplication: a target application with every credential set in it.
public struct RemoveSecureStoreApplicationCommand: FarmCommand {
    public static let name = "Remove-SPSecureStoreApplication"

    public var reference: TargetApplicationReference

    public init(reference: TargetApplicationReference) { self.reference = reference }

    public var target: String? { reference.applicationID }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .any(try reference.administrators(in: farm, right: .deleteTargetApplication))
    }

    public func execute(in context: CommandContext) throws {
        let door = try SecureStoreDoor(reference.store, in: context.farm)
        try door.audited("DeleteApplication", of: target, in: context) {
            try $0.delete(reference.applicationID)
        }
    }
}
