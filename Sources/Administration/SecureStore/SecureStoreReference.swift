import DatabaseServer
import Farm
import SecureStore

/// How a command names a Secure Store.
public enum SecureStoreReference: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The service application itself.
    case application(ObjectReference)
    /// The store that a proxy leads to.
    case proxy(ObjectReference)
    /// The store that the proxy group of a site leads to: an address such as `http://contoso`.
    case site(String)
    /// The store of the farm's only Secure Store proxy.
    case onlyProxy

    public var description: String {
        switch self {
        case .application(let reference), .proxy(let reference): reference.description
        case .site(let address): address
        case .onlyProxy: "the only Secure Store proxy"
        }
    }
}

/// Type names of the Secure Store's objects, as administrators' scripts compare them.
enum SecureStoreTypeName {
    static let service = "Secure Store Service"
    static let application = "Secure Store Service Application"
    static let proxy = "Secure Store Service Application Proxy"
}

/// A Secure Store of the farm: its records, and the way to open it for one command.
struct SecureStoreDoor {
    let application: ServiceApplicationRecord
    let database: DatabaseRecord

    /// Finds the store that a reference means.
    ///
    /// - Throws: `FarmError` when nothing of the name is a Secure Store; `AdministrationError` for a site's address that
    ///   is none.
    init(_ reference: SecureStoreReference, in farm: FarmCatalog) throws {
        switch reference {
        case .application(let name): try self.init(try farm.serviceApplication(name), in: farm)
        case .proxy(let name): try self.init(behind: try farm.proxy(name), in: farm)
        case .site(let address):
            try SiteAddress.check(address)
            let group = try farm.proxyGroup(.name(""))
            guard let proxy = group.members.first(where: { $0.typeName == SecureStoreTypeName.proxy }) else {
                throw FarmError(
                    .notFound,
                    "The proxy group '\(group.name)' that serves '\(address)' has no Secure Store proxy; nothing was changed; "
                        + "New-SPSecureStoreServiceApplicationProxy -DefaultProxyGroup makes one.",
                    target: address)
            }
            try self.init(behind: proxy, in: farm)
        case .onlyProxy: try self.init(behind: try Self.onlyProxy(of: farm), in: farm)
        }
    }

    private static func onlyProxy(of farm: FarmCatalog) throws -> ServiceApplicationProxyRecord {
        let proxies = try farm.proxies().filter { $0.typeName == SecureStoreTypeName.proxy }
        guard let proxy = proxies.first else {
            throw FarmError(
                .notFound,
                "The farm has no Secure Store proxy; nothing was changed; New-SPSecureStoreServiceApplicationProxy makes one."
            )
        }
        guard proxies.count == 1 else {
            throw FarmError(
                .ambiguous,
                "The farm has \(proxies.count) Secure Store proxies (\(proxies.map { "'\($0.name)'" }.joined(separator: ", "))); "
                    + "nothing was changed; name one with -ServiceApplicationProxy.")
        }
        return proxy
    }

    private init(behind proxy: ServiceApplicationProxyRecord, in farm: FarmCatalog) throws {
        guard let application = proxy.serviceApplication else {
            throw FarmError(
                .invalidState,
                "The proxy '\(proxy.name)' leads to no Secure Store of this farm; nothing was changed; name a proxy of one "
                    + "of its service applications.", target: proxy.name)
        }
        try self.init(try farm.serviceApplication(.id(application)), in: farm)
    }

    init(_ application: ServiceApplicationRecord, in farm: FarmCatalog) throws {
        guard application.typeName == SecureStoreTypeName.application, let id = application.database else {
            throw FarmError(
                .invalidState,
                "'\(application.name)' is not a Secure Store service application; nothing was changed; "
                    + "Get-SPServiceApplication lists the service applications with their types.",
                target: application.name)
        }
        self.application = application
        database = try farm.database(.id(id))
    }

    /// An administrator of the service application with a right on its target applications.
    func administrator(with right: AccessRight) -> Membership {
        .serviceApplicationAdministrator(application.id, name: application.name, right: right)
    }

    /// What lets an account use the store's contents without administering it.
    var connection: Membership { .serviceApplicationUser(application.id, name: application.name) }

    /// What lets an account change the credentials of an owner: being an administrator, or being the owner and allowed
    /// to connect.
    func requirement(of owner: Claim, orAny administrators: [Membership]) -> MembershipRequirement {
        .any(administrators + [.identity(owner)]).and(.any([connection] + administrators))
    }

    /// This server's key file for a store.
    static func keyFile(of application: ObjectID, in home: FarmHome) -> KeyFile {
        KeyFile(path: "\(home.path)/keys/\(application).key")
    }

    /// Works with what is in the store, which its service on this server does while it runs.
    ///
    /// - Throws: `FarmError` with code `.serviceStopped` before anything is done.
    func use<Result>(in farm: FarmCatalog, _ body: (SecureStore) throws -> Result) throws -> Result {
        try farm.requireRunning(service: SecureStoreTypeName.service)
        return try open(in: farm, body)
    }

    /// Opens the store for the time of a call, whether its service runs or not: a restore may exchange the database
    /// between two commands.
    func open<Result>(in farm: FarmCatalog, _ body: (SecureStore) throws -> Result) throws -> Result {
        let connection = try farm.instance.openDatabase(database.name)
        defer { connection.close() }
        return try body(
            try SecureStore(connection, keyFile: Self.keyFile(of: application.id, in: farm.home)))
    }

    /// Does something that the store's own audit log records with its outcome.
    ///
    /// - Parameters:
    ///   - person: on whose behalf.
    ///   - whose: on whose behalf it turned out to be, where the work itself finds out.
    func audited<Result>(
        _ action: String, of target: String?, for person: Claim? = nil,
        whose: (Result) -> Claim? = { _ in nil }, in context: CommandContext,
        _ body: (SecureStore) throws -> Result
    ) throws -> Result {
        try use(in: context.farm) { store in
            do {
                let result = try body(store)
                try store.audit(entry(action, target, person ?? whose(result), context, failure: nil))
                return result
            } catch {
                // The failure that the caller asked about is the one to tell; the farm's audit has both.
                try? store.audit(entry(action, target, person, context, failure: ErrorReport(error).errorID))
                throw error
            }
        }
    }

    private func entry(
        _ action: String, _ target: String?, _ person: Claim?, _ context: CommandContext, failure: String?
    ) -> SecureStoreAuditEntry {
        SecureStoreAuditEntry(
            at: .now(), action: action, application: target, principal: context.caller.displayName,
            onBehalfOf: person?.encoded, succeeded: failure == nil, reason: failure)
    }
}
