import DatabaseServer
import Glibc

/// A user or a group of this computer's name service.
public struct Account: Sendable, Hashable, Codable {
    public let kind: DatabasePrincipal.Kind
    /// uid or gid.
    public let id: UInt32
    /// As the name service spells it.
    public let name: String
    /// As SharePoint writes it: `HOST\user`, or the name itself when the name service gives it a domain.
    public let displayName: String

    /// The account as the roles of databases know it.
    public var databasePrincipal: DatabasePrincipal {
        DatabasePrincipal(kind: kind, id: id, name: displayName)
    }
}

/// The accounts of this computer, read from the name service (nsswitch.conf) at each question.
public struct AccountDirectory: Sendable {
    /// The name of this computer, which stands for the domain of its own accounts.
    public let hostName: String

    public init() {
        var buffer = [CChar](repeating: 0, count: 256)
        gethostname(&buffer, buffer.count - 1)
        let full = buffer.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        hostName = full.split(separator: ".").first.map(String.init) ?? "localhost"
    }

    // MARK: Names

    /// The user that `DOMAIN\user`, `user@domain` or `user` names.
    public func user(_ text: String) -> Account? {
        spellings(text).lazy.compactMap { self.user(named: $0) }.first
    }

    /// The group that `DOMAIN\group`, `group@domain` or `group` names.
    public func group(_ text: String) -> Account? {
        spellings(text).lazy.compactMap { self.group(named: $0) }.first
    }

    /// The user, or else the group, of that name.
    ///
    /// - Throws: `AdministrationError` with code `.unknownAccount`.
    public func account(_ text: String) throws(AdministrationError) -> Account {
        if let account = user(text) ?? group(text) { return account }
        throw unknown(text, "user or group")
    }

    /// The user of that name.
    ///
    /// - Throws: `AdministrationError` with code `.unknownAccount`.
    public func requireUser(_ text: String) throws(AdministrationError) -> Account {
        if let account = user(text) { return account }
        throw unknown(text, "user")
    }

    private func unknown(_ text: String, _ noun: String) -> AdministrationError {
        AdministrationError(
            .unknownAccount,
            "No \(noun) '\(text)' is known to this computer; nothing was changed; give it as DOMAIN\\name, name@domain "
                + "or name (the domain of an account of this computer is \(hostName.uppercased())).",
            target: text)
    }

    /// What to ask the name service for, most exact first. A domain that is not this computer is never dropped: the
    /// local `jane` is not `CONTOSO\jane`.
    private func spellings(_ text: String) -> [String] {
        if let slash = text.firstIndex(of: "\\") {
            let domain = String(text[..<slash])
            let name = String(text[text.index(after: slash)...])
            return [text]
                + (isLocal(domain)
                    ? [name] : [name + "@" + domain, name.lowercased() + "@" + domain.lowercased()])
        }
        if let at = text.lastIndex(of: "@") {
            let domain = String(text[text.index(after: at)...])
            let name = String(text[..<at])
            return [text] + (isLocal(domain) ? [name] : [domain + "\\" + name])
        }
        return [text]
    }

    private func isLocal(_ domain: String) -> Bool {
        let lowered = domain.lowercased()
        return lowered == hostName.lowercased() || lowered == "." || lowered == "localhost"
            || lowered == "builtin"
            || lowered.hasPrefix(hostName.lowercased() + ".")
    }

    private func user(named name: String) -> Account? {
        guard Self.canBeName(name) else { return nil }
        for spelling in Self.cases(name) {
            if let entry = getpwnam(spelling) {
                return account(.user, entry.pointee.pw_uid, String(cString: entry.pointee.pw_name))
            }
        }
        return nil
    }

    private func group(named name: String) -> Account? {
        guard Self.canBeName(name) else { return nil }
        for spelling in Self.cases(name) {
            if let entry = getgrnam(spelling) {
                return account(.group, entry.pointee.gr_gid, String(cString: entry.pointee.gr_name))
            }
        }
        return nil
    }

    /// The name service ends a name at a null character: what stands behind it would be looked over.
    private static func canBeName(_ name: String) -> Bool { !name.isEmpty && !name.utf8.contains(0) }

    /// Windows names have no case and Unix names do: as typed first, then in lower case.
    private static func cases(_ name: String) -> [String] {
        let lowered = name.lowercased()
        return lowered == name ? [name] : [name, lowered]
    }

    private func account(_ kind: DatabasePrincipal.Kind, _ id: UInt32, _ name: String) -> Account {
        let hasDomain = name.contains("\\") || name.contains("@")
        return Account(
            kind: kind, id: id, name: name,
            displayName: hasDomain ? name : hostName.uppercased() + "\\" + name)
    }

    // MARK: Numbers

    /// The user of that number.
    public func user(id: UInt32) -> Account? {
        getpwuid(id).map { account(.user, id, String(cString: $0.pointee.pw_name)) }
    }

    /// The group of that number.
    public func group(id: UInt32) -> Account? {
        getgrgid(id).map { account(.group, id, String(cString: $0.pointee.gr_name)) }
    }

    /// The groups of a user, the primary one included, as the name service gives them.
    public func groups(of user: Account) -> [UInt32] {
        guard let entry = getpwuid(user.id) else { return [] }
        let primary = entry.pointee.pw_gid
        var count: Int32 = 64
        while true {
            var groups = [gid_t](repeating: 0, count: Int(count))
            let wanted = count
            if getgrouplist(user.name, primary, &groups, &count) >= 0 {
                return Array(groups.prefix(Int(count)))
            }
            // The call says how many there are; a count that does not grow is an error of the name service.
            guard count > wanted else { return [primary] }
        }
    }
}
