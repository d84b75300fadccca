import CXattr
import Glibc

/// What an account may do with a file or folder.
public struct FilePermissions: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Run a file, pass through a folder.
    public static let execute = FilePermissions(rawValue: 1)
    public static let write = FilePermissions(rawValue: 2)
    public static let read = FilePermissions(rawValue: 4)
}

/// Rights of one account beside the owner's.
public struct FileGrant: Sendable, Hashable {
    public let principal: DatabasePrincipal
    public let permissions: FilePermissions

    public init(_ principal: DatabasePrincipal, _ permissions: FilePermissions) {
        self.principal = principal
        self.permissions = permissions
    }
}

/// Access control lists of files, in the kernel's own form (`system.posix_acl_access`, see acl(5)).
public enum FileAccess {
    private static let attribute = "system.posix_acl_access"
    private static let defaultAttribute = "system.posix_acl_default"
    private static let undefinedID: UInt32 = 0xFFFF_FFFF

    /// Gives exactly these rights: the owner's, and those of the named accounts; nothing for anybody else.
    ///
    /// - Throws: `DatabaseError` with code `.cannotShare` when this account does not own the file or the file system
    ///   keeps no access control lists.
    public static func replace(
        path: String, owner: FilePermissions, grants: [FileGrant]
    ) throws(DatabaseError) {
        let fileOwner = Files.owner(path)
        let named = merged(grants).filter { $0.principal.kind == .group || $0.principal.id != fileOwner }
        if named.isEmpty {
            guard try hasList(path) else {
                guard chmod(path, mode_t(owner.rawValue) << 6) == 0 else { throw refusal(path) }
                return
            }
        }
        let bytes = encode(owner: owner, grants: named)
        let result = bytes.withUnsafeBytes { setxattr(path, attribute, $0.baseAddress, $0.count, 0) }
        guard result == 0 else { throw refusal(path) }
    }

    /// What new files in a folder give to the named accounts, so that a file which one administrator's process makes is
    /// open to the others; for whoever makes it the usual mode counts.
    ///
    /// - Throws: `DatabaseError` with code `.cannotShare`.
    public static func replaceDefault(folder: String, grants: [FileGrant]) throws(DatabaseError) {
        let named = merged(grants)
        guard !named.isEmpty else {
            guard removexattr(folder, defaultAttribute) == 0 || errno == ENODATA || errno == EOPNOTSUPP
            else { throw refusal(folder) }
            return
        }
        let bytes = encode(owner: [.read, .write, .execute], grants: named)
        let result = bytes.withUnsafeBytes { setxattr(folder, defaultAttribute, $0.baseAddress, $0.count, 0) }
        guard result == 0 else { throw refusal(folder) }
    }

    /// The rights of the named accounts; their names are not known here.
    public static func grants(path: String) -> [FileGrant] { grants(path, attribute) }

    /// What new files in a folder give to the named accounts.
    public static func defaultGrants(folder: String) -> [FileGrant] { grants(folder, defaultAttribute) }

    private static func grants(_ path: String, _ attribute: String) -> [FileGrant] {
        entries(path, attribute).compactMap { entry in
            let rights = FilePermissions(rawValue: entry.permissions)
            switch entry.tag {
            case .user: return FileGrant(DatabasePrincipal(kind: .user, id: entry.id, name: ""), rights)
            case .group: return FileGrant(DatabasePrincipal(kind: .group, id: entry.id, name: ""), rights)
            default: return nil
            }
        }
    }

    /// Whether this process may change the rights of the file: as its owner or as root.
    public static func mayChange(_ path: String) -> Bool {
        geteuid() == 0 || Files.owner(path) == geteuid()
    }

    /// The first folder on the way to `path` that the account cannot pass through, or nil.
    public static func firstBarrier(to path: String, for identity: DatabaseIdentity) -> String? {
        guard identity.userID != 0 else { return nil }
        var folders: [String] = []
        var rest = Substring(path)
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            folders.append(rest.isEmpty ? "/" : String(rest))
        }
        return folders.reversed().first { !mayPass($0, identity) }
    }

    private static func mayPass(_ folder: String, _ identity: DatabaseIdentity) -> Bool {
        var status = stat()
        guard stat(folder, &status) == 0 else { return true }
        if status.st_uid == identity.userID { return status.st_mode & 0o100 != 0 }
        let list = entries(folder, attribute)
        let mask = list.first { $0.tag == .mask }?.permissions ?? 7
        if let own = list.first(where: { $0.tag == .user && $0.id == identity.userID }) {
            return own.permissions & mask & 1 != 0
        }
        let groups = list.filter { $0.tag == .group && identity.groupIDs.contains($0.id) }
        if groups.contains(where: { $0.permissions & mask & 1 != 0 }) { return true }
        let groupObject =
            list.first { $0.tag == .groupObject }?.permissions ?? UInt16(status.st_mode >> 3 & 7)
        if identity.groupIDs.contains(status.st_gid) { return groupObject & mask & 1 != 0 }
        return groups.isEmpty && status.st_mode & 0o001 != 0
    }

    // MARK: The kernel's form

    private enum Tag: UInt16 {
        case userObject = 0x01
        case user = 0x02
        case groupObject = 0x04
        case group = 0x08
        case mask = 0x10
        case other = 0x20
    }

    private struct Entry {
        var tag: Tag
        var permissions: UInt16
        var id: UInt32
    }

    private static func encode(owner: FilePermissions, grants: [FileGrant]) -> [UInt8] {
        let users = grants.filter { $0.principal.kind == .user }.sorted { $0.principal.id < $1.principal.id }
        let groups = grants.filter { $0.principal.kind == .group }.sorted {
            $0.principal.id < $1.principal.id
        }
        let mask = grants.reduce(UInt16(0)) { $0 | $1.permissions.rawValue }
        var list = [Entry(tag: .userObject, permissions: owner.rawValue, id: undefinedID)]
        list += users.map { Entry(tag: .user, permissions: $0.permissions.rawValue, id: $0.principal.id) }
        list.append(Entry(tag: .groupObject, permissions: 0, id: undefinedID))
        list += groups.map { Entry(tag: .group, permissions: $0.permissions.rawValue, id: $0.principal.id) }
        list.append(Entry(tag: .mask, permissions: mask, id: undefinedID))
        list.append(Entry(tag: .other, permissions: 0, id: undefinedID))
        var bytes: [UInt8] = [2, 0, 0, 0]
        for entry in list {
            append(entry.tag.rawValue, to: &bytes)
            append(entry.permissions, to: &bytes)
            append(entry.id, to: &bytes)
        }
        return bytes
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func entries(_ path: String, _ attribute: String) -> [Entry] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = getxattr(path, attribute, &buffer, buffer.count)
        guard count > 4 else { return [] }
        return stride(from: 4, to: count - 7, by: 8).compactMap { place in
            let id = (0..<4).reduce(UInt32(0)) { $0 | UInt32(buffer[place + 4 + $1]) << (8 * UInt32($1)) }
            let permissions = UInt16(buffer[place + 2]) | UInt16(buffer[place + 3]) << 8
            let tag = Tag(rawValue: UInt16(buffer[place]) | UInt16(buffer[place + 1]) << 8)
            return tag.map { Entry(tag: $0, permissions: permissions, id: id) }
        }
    }

    private static func hasList(_ path: String) throws(DatabaseError) -> Bool {
        let count = getxattr(path, attribute, nil, 0)
        if count >= 0 { return count > 0 }
        if errno == ENODATA || errno == EOPNOTSUPP { return false }
        throw Files.failure("read the access control list of", path)
    }

    private static func merged(_ grants: [FileGrant]) -> [FileGrant] {
        var rights: [DatabasePrincipal: FilePermissions] = [:]
        for grant in grants { rights[grant.principal, default: []].formUnion(grant.permissions) }
        return rights.map { FileGrant($0.key, $0.value) }
    }

    private static func refusal(_ path: String) -> DatabaseError {
        let number = errno
        if number == EOPNOTSUPP {
            return DatabaseError(
                .cannotShare,
                "'\(path)' cannot be shared with other accounts: its file system keeps no access control lists; "
                    + "move the farm to one that does.", target: path, engineCode: number)
        }
        if number == EPERM || number == EACCES {
            let owner = Files.owner(path).map { "uid \($0)" } ?? "another account"
            return DatabaseError(
                .cannotShare,
                "The rights of '\(path)' can be changed by its owner (\(owner)) or by root only; "
                    + "run the command as one of them; nothing was changed.", target: path, engineCode: number
            )
        }
        return Files.failure("change the rights of", path)
    }
}
