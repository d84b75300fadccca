import Glibc

/// A `FileInfo` or `DirectoryInfo`.
public final class FileSystemItem: HostObject {
    /// The absolute path.
    public let path: String
    /// True for a `DirectoryInfo`.
    public let isFolder: Bool
    /// The path as it was given, which is what the text of the object is.
    private let original: String
    /// What `stat` said; asked for once, and again after `Refresh()`.
    private var known: PosixFiles.Status??

    /// Makes the object of a path; there need not be such a file.
    public init(_ path: String, isFolder: Bool, original: String? = nil) {
        let full = PathText.full(path)
        self.path = full.count > 1 && full.hasSuffix("/") ? String(full.dropLast()) : full
        self.isFolder = isFolder
        self.original = original ?? path
    }

    public override var type: TypeInfo { isFolder ? .directoryInfo : .fileInfo }
    public override func toText() -> Text { Text(original) }

    public override func isEqual(to other: Value) -> Bool {
        if case .host(let object) = other { return object === self }
        return false
    }

    /// What `stat` says of the file; nil when there is none.
    var status: PosixFiles.Status? {
        if let known { return known }
        let found = PosixFiles.status(path)
        known = .some(found)
        return found
    }

    func refresh() { known = nil }

    /// `Name`: the last part of the path, `/` for the root.
    public var name: String { path == "/" ? "/" : PathText.fileName(path) }

    /// `-rwxr-xr-x`, what the column UnixMode shows.
    public var unixMode: String {
        guard let status = PosixFiles.status(path, followLinks: false) else { return "" }
        let kinds: [UInt32: Character] = [
            S_IFDIR: "d", S_IFLNK: "l", S_IFCHR: "c", S_IFBLK: "b", S_IFIFO: "p", S_IFSOCK: "s",
        ]
        var text = String(kinds[status.mode & S_IFMT] ?? "-")
        for (shift, special, letters) in [(6, 0o4000, "sS"), (3, 0o2000, "sS"), (0, 0o1000, "tT")]
            as [(UInt32, UInt32, String)]
        {
            let bits = status.mode >> shift & 7
            text += bits & 4 != 0 ? "r" : "-"
            text += bits & 2 != 0 ? "w" : "-"
            let isSpecial = status.mode & special != 0
            text +=
                isSpecial ? String(bits & 1 != 0 ? letters.first! : letters.last!) : bits & 1 != 0 ? "x" : "-"
        }
        return text
    }

    /// `d-r--`: directory, archive, read-only, hidden, system, as PowerShell writes `Mode`.
    var windowsMode: String {
        guard let status = PosixFiles.status(path, followLinks: false) else { return "" }
        let number = FileSystemItem.attributeBits(path, status)
        let isLink = status.isLink
        return (isLink ? "l" : isFolder ? "d" : "-") + "-" + (number & 1 != 0 ? "r" : "-")
            + (number & 2 != 0 ? "h" : "-") + "-"
    }

    /// The number of `FileAttributes`.
    static func attributeBits(_ path: String, _ status: PosixFiles.Status) -> Int {
        var number = 0
        if access(path, W_OK) != 0, status.mode & 0o222 == 0 { number |= 1 }
        if PathText.fileName(path).hasPrefix(".") { number |= 2 }
        if PosixFiles.isFolder(path) { number |= 16 }
        if status.isLink { number |= 1024 }
        return number == 0 ? 128 : number
    }

    static func attributes(_ path: String, _ status: PosixFiles.Status) -> Value {
        .enumeration(.known("System.IO.FileAttributes"), attributeBits(path, status))
    }

    static func setReadOnly(_ path: String, _ readOnly: Bool) throws {
        guard let status = PosixFiles.status(path) else { throw PosixFiles.failure(path, ENOENT) }
        let mode = readOnly ? status.mode & ~0o222 : status.mode | 0o200
        if chmod(path, mode & 0o7777) != 0 { throw PosixFiles.failure(path) }
    }

    /// The types and their members.
    static let table: [LibraryType] = [
        LibraryType("System.IO.FileSystemInfo", { .fileSystemInfo }) {
            .build { FileSystemMembers.common($0) }
        },
        LibraryType("System.IO.FileInfo", { .fileInfo }) { .build { FileSystemMembers.files($0) } },
        LibraryType("System.IO.DirectoryInfo", { .directoryInfo }) {
            .build { FileSystemMembers.folders($0) }
        },
    ]
}

extension TypeInfo {
    static let fileSystemInfo = TypeLibrary.type("System.IO.FileSystemInfo")
    /// `System.IO.FileInfo`.
    public static let fileInfo = TypeLibrary.type("System.IO.FileInfo", base: .fileSystemInfo)
    /// `System.IO.DirectoryInfo`.
    public static let directoryInfo = TypeLibrary.type("System.IO.DirectoryInfo", base: .fileSystemInfo)
}
