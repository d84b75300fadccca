import Cryptography
import Glibc

/// The master keys that one server holds for one store, in a file that only the farm's account can read.
///
/// During a key change the file holds the old key and the new one, until the database says which of them counts; so
/// a crash at any instant leaves a file that fits. The file is text: a first line, then one line a key.
public struct KeyFile: Sendable {
    /// One key of the file.
    struct Entry {
        var version: Int64
        /// The server key epoch of the database at the time; a restore begins a new one.
        var epoch: String
        var secret: SecretBytes
    }

    private static let firstLine = "spshell secure store key 1"
    private static let limit = 65_536

    /// Where the file is.
    public let path: String

    public init(path: String) {
        self.path = path
    }

    /// Whether the file is there, as far as this account can see.
    var isPresent: Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The keys in the file; none when there is no file.
    ///
    /// - Throws: `.keyFileUnsafe` when somebody else could have read or written it, `.masterKeyUnavailable` when this
    ///   account may not read it.
    func load() throws(SecureStoreError) -> [Entry] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0 {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            if errno == EACCES {
                // The pass phrase would not help: the file would still be another account's.
                let owner = ownerName
                throw SecureStoreError(
                    .masterKeyUnavailable,
                    "Unable to obtain master key. This server's key file '\(path)' belongs to \(owner), and the account that "
                        + "runs this shell may not read it; run the command as \(owner) or as root.",
                    target: path)
            }
            throw unsafe("it cannot be opened (\(String(cString: strerror(errno))))")
        }
        defer { close(descriptor) }
        try checkRights(descriptor)
        return try parse(descriptor)
    }

    /// The account that the file, or the folder of the keys, belongs to.
    private var ownerName: String {
        var status = stat()
        guard lstat(path, &status) == 0 || lstat(folder, &status) == 0 else {
            return "the account that made the farm"
        }
        guard let entry = getpwuid(status.st_uid) else { return "the account \(status.st_uid)" }
        return String(cString: entry.pointee.pw_name)
    }

    /// Replaces the file in one step that survives a crash.
    func store(_ entries: [Entry]) throws(SecureStoreError) {
        try makeFolder()
        let fresh = path + ".new"
        unlink(fresh)
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("write") }
        defer { close(descriptor) }
        // The superuser may act for the account that owns the farm, which must be able to read the file.
        if let owner = folderOwner(), owner != geteuid() { fchown(descriptor, owner, gid_t.max) }
        let written = text(entries).withUnsafeBytes {
            write(descriptor, $0.baseAddress, $0.count) == $0.count
        }
        guard written, fsync(descriptor) == 0, rename(fresh, path) == 0 else {
            let error = failure("write")
            unlink(fresh)
            throw error
        }
        let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folderDescriptor >= 0 else { throw failure("write") }
        defer { close(folderDescriptor) }
        guard fsync(folderDescriptor) == 0 else { throw failure("write") }
    }

    /// Does something that reads and replaces the keys while no other process on this server does: without that, the
    /// last file of one key change could overwrite the first of the next.
    ///
    /// - Throws: `.keyChangeRunning` when another command holds the file.
    func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
        try makeFolder()
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("lock") }
        defer { close(descriptor) }
        if let owner = folderOwner(), owner != geteuid() { fchown(descriptor, owner, gid_t.max) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw failure("lock") }
            throw SecureStoreError(
                .keyChangeRunning,
                "Another command is changing the master key of this Secure Store; this one changed nothing, wait until the "
                    + "other has ended and try again.", target: path)
        }
        return try body()
    }

    /// Removes the file, when the store it belongs to is gone.
    public func remove() throws(SecureStoreError) {
        unlink(path + ".new")
        unlink(path + ".lock")
        guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw failure("remove") }
    }

    // MARK: Text

    private func text(_ entries: [Entry]) -> SecretBytes {
        var text = Array((KeyFile.firstLine + "\n").utf8)
        for entry in entries {
            text += Array("\(entry.version) \(entry.epoch) ".utf8)
            entry.secret.withUnsafeBytes { bytes in
                for byte in bytes {
                    for digit in [byte >> 4, byte & 15] {
                        text.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
                    }
                }
            }
            text.append(0x0A)
        }
        return SecretBytes(wiping: &text)
    }

    private func parse(_ descriptor: Int32) throws(SecureStoreError) -> [Entry] {
        var bytes = [UInt8](repeating: 0, count: KeyFile.limit)
        defer { bytes.wipe() }
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0, count < KeyFile.limit else { throw unsafe("it cannot be read") }
        let lines = bytes[..<count].split(separator: 0x0A)
        guard let first = lines.first, first.elementsEqual(KeyFile.firstLine.utf8) else {
            throw unsafe("it is no key file")
        }
        var entries: [Entry] = []
        for line in lines.dropFirst() {
            let parts = line.split(separator: 0x20)
            guard parts.count == 3, let version = Int64(String(decoding: parts[0], as: UTF8.self)),
                let secret = KeyFile.secret(parts[2])
            else { throw unsafe("it is damaged") }
            let epoch = String(decoding: parts[1], as: UTF8.self)
            entries.append(Entry(version: version, epoch: epoch, secret: secret))
        }
        return entries
    }

    private static func secret(_ digits: ArraySlice<UInt8>) -> SecretBytes? {
        let isHexadecimal = digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard digits.count == 64, isHexadecimal else { return nil }
        return SecretBytes(capacity: 32) { target in
            for (place, digit) in digits.enumerated() {
                target[place / 2] = target[place / 2] << 4 | (digit < 0x3A ? digit - 0x30 : digit - 0x57)
            }
            return 32
        }
    }

    // MARK: Rights

    private var folder: String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    private func folderOwner() -> uid_t? {
        var status = stat()
        return stat(folder, &status) == 0 ? status.st_uid : nil
    }

    private func makeFolder() throws(SecureStoreError) {
        guard mkdir(folder, 0o700) != 0 else {
            // A folder made by the superuser belongs to whom the folder above belongs to.
            var above = stat()
            if stat(folder + "/..", &above) == 0, above.st_uid != geteuid() {
                chown(folder, above.st_uid, gid_t.max)
            }
            return
        }
        guard errno == EEXIST else { throw failure("make the folder of") }
    }

    private func checkRights(_ descriptor: Int32) throws(SecureStoreError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw unsafe("it is no regular file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw unsafe(
                "other accounts may read or write it (mode \(String(status.st_mode & 0o777, radix: 8)))")
        }
        let owners = [geteuid(), folderOwner() ?? geteuid()]
        guard owners.contains(status.st_uid) else {
            throw unsafe("it belongs to uid \(status.st_uid), which is not the farm's account")
        }
    }

    private func unsafe(_ reason: String) -> SecureStoreError {
        SecureStoreError(
            .keyFileUnsafe,
            "Unable to obtain master key. The key file '\(path)' cannot be trusted: \(reason); remove it and run "
                + "Update-SPSecureStoreApplicationServerKey with the pass phrase.", target: path)
    }

    private func failure(_ verb: String) -> SecureStoreError {
        let number = errno
        let reason = String(cString: strerror(number))
        return SecureStoreError(
            .keyFileUnsafe,
            "Cannot \(verb) the key file '\(path)': \(reason); the database was not changed, see to the folder and try "
                + "again.", target: path)
    }
}
