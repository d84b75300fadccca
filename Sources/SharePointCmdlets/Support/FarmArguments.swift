import Administration
import ShellRuntime

// What the parameters of the farm cmdlets take: names, ids and objects for things of the farm, texts and SecureStrings
// for secrets.

extension FarmCmdlet {
    /// What a parameter names: an object of the farm, its id or its name; nil when it was not given.
    func reference(_ parameter: StaticString) -> ObjectReference? {
        guard let value = arguments[parameter], !value.isNull else { return nil }
        if let id = (value.unwrapped.hostObject as? FarmObject)?.id { return .id(id) }
        return ObjectReference(value.toText().string)
    }

    /// What a mandatory parameter names.
    func required(_ parameter: StaticString) throws -> ObjectReference {
        if let reference = reference(parameter) { return reference }
        throw invalid(parameter, "names nothing")
    }

    /// The store behind `-ServiceApplicationProxy`.
    func storeOfProxy() throws -> SecureStoreReference { .proxy(try required("ServiceApplicationProxy")) }

    /// The store of `-ServiceContext`: an address, or what `Get-SPServiceContext` gave.
    func storeOfContext() throws -> SecureStoreReference {
        let value = arguments["ServiceContext"] ?? .null
        if let object = FarmObject.of(value), let context = object.record as? ServiceContextRecord {
            return .site(context.site)
        }
        return .site(value.toText().string)
    }

    /// The target application of `-Identity`.
    func targetApplication() throws -> StoredApplication {
        if let stored: StoredApplication = record("Identity") { return stored }
        throw invalid("Identity", "takes a target application as Get-SPSecureStoreApplication gives it")
    }

    /// The record behind the object of the farm that a parameter was given.
    func record<Record>(_ parameter: StaticString) -> Record? {
        FarmObject.of(arguments[parameter] ?? .null)?.record as? Record
    }

    /// The records behind a list of objects; nil when the parameter was not given.
    func records<Record>(_ parameter: StaticString, _ expected: String) throws -> [Record]? {
        guard let value = arguments[parameter], !value.isNull else { return nil }
        var values = [value]
        if case .array(let array) = value.unwrapped { values = array.values }
        return try values.map { value in
            if let record = FarmObject.of(value)?.record as? Record { return record }
            throw invalid(parameter, "takes \(expected)")
        }
    }

    /// The claims of a parameter.
    func claims(_ parameter: StaticString) throws -> [Claim]? {
        try records(parameter, "principals as New-SPClaimsPrincipal makes them")
    }

    /// The one claim of a mandatory parameter.
    func claim(_ parameter: StaticString) throws -> Claim {
        if let claim: Claim = record(parameter) { return claim }
        throw invalid(parameter, "takes a principal as New-SPClaimsPrincipal makes it")
    }

    /// A credential: account name and password.
    func credential(_ parameter: StaticString) -> CredentialObject? {
        arguments[parameter]?.unwrapped.hostObject as? CredentialObject
    }

    /// A folder: a share as it stands, anything else as a path of the current location. Old scripts write backslashes.
    func folder(_ parameter: StaticString) throws -> String {
        let name = arguments.text(parameter) ?? ""
        if name.isEmpty || name.hasPrefix("\\\\") { return name }
        return try interpreter.resolvePath(String(name.map { $0 == "\\" ? "/" : $0 }))
    }

    /// Changes the rules of `-Identity` in memory, where the script sees it.
    func changeAccessRules(_ change: (inout ObjectSecurity) throws -> Void) throws {
        guard let object = FarmObject.of(arguments["Identity"] ?? .null),
            var security = object.record as? ObjectSecurity
        else { throw invalid("Identity", "takes what Get-SPServiceApplicationSecurity gives") }
        try change(&security)
        object.record = security
        object.fields = ServiceObjects.securityFields(security)
    }

    // MARK: Secrets

    /// A secret as a SecureString, or as plain text with a warning.
    func secret(_ parameter: StaticString) throws -> SecretArgument {
        let value = (arguments[parameter] ?? .null).unwrapped
        if let secret = value.hostObject as? SecureStringObject { return SecretArgument(secret) }
        try writeWarning(
            "-\(parameter) was given as plain text, which may stay in memory and on the screen; (Read-Host -AsSecureString) "
                + "asks for it unseen.")
        return SecretArgument(SecretBytes(utf8: value.toText().string))
    }

    /// The SecureStrings of `-Values`.
    func secretValues() throws -> [SecretArgument] {
        guard let value = arguments["Values"] else { return [] }
        var values = [value]
        if case .array(let array) = value.unwrapped { values = array.values }
        return try values.map {
            if let secret = $0.unwrapped.hostObject as? SecureStringObject { return SecretArgument(secret) }
            throw invalid(
                "Values", "takes SecureStrings, one a field; ConvertTo-SecureString and Read-Host make them")
        }
    }

    /// An error about an argument.
    func invalid(_ parameter: StaticString, _ reason: String) -> AdministrationError {
        AdministrationError(
            .invalidArgument, "-\(parameter) \(reason); nothing was changed.", target: "\(parameter)")
    }
}

extension SecretArgument {
    /// The UTF-8 of a SecureString; nothing of it stays elsewhere.
    init(_ secret: SecureStringObject) {
        var bytes = secret.withUnits { units in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(units.count * 3)
            _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false) {
                bytes.append($0)
            }
            return bytes
        }
        self.init(SecretBytes(wiping: &bytes))
    }
}
