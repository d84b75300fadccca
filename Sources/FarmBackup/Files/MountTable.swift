/// The network shares that this computer has mounted, for paths written as `\\server\share\folder`.
struct MountTable {
    /// A share and the folder where it hangs.
    struct Mount: Equatable {
        /// `server/share/…`, lower case.
        var source: String
        var folder: String
    }

    let mounts: [Mount]

    /// The shares in a text of the form of `/proc/self/mounts`.
    init(text: String) {
        mounts = text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ").map { MountTable.unescape(String($0)) }
            guard fields.count >= 3 else { return nil }
            switch fields[2] {
            case "cifs", "smb3", "smbfs":
                return Mount(source: MountTable.normalized(fields[0]), folder: fields[1])
            case "nfs", "nfs4":
                let source = fields[0].split(separator: ":", maxSplits: 1).joined(separator: "/")
                return Mount(source: MountTable.normalized(source), folder: fields[1])
            default:
                return nil
            }
        }
    }

    /// Whether a path is written as `\\server\share…` or `//server/share…`.
    static func isShare(_ path: String) -> Bool {
        path.hasPrefix("\\\\") || path.hasPrefix("//")
    }

    /// The local folder that a share path leads to.
    ///
    /// - Throws: `.shareNotMounted` when no mount serves it.
    func resolve(_ path: String) throws(FarmBackupError) -> String {
        let parts = path.split(whereSeparator: { $0 == "\\" || $0 == "/" }).map(String.init)
        guard !parts.contains("..") else {
            throw FarmBackupError(
                .invalidArgument, "The path '\(path)' may not hold '..'; write it in full.", target: path)
        }
        for length in stride(from: parts.count, through: 2, by: -1) {
            let source = parts[..<length].joined(separator: "/").lowercased()
            if let mount = mounts.first(where: { $0.source == source }) {
                return ([mount.folder] + parts[length...]).joined(separator: "/")
            }
        }
        let share = parts.prefix(2).joined(separator: "/")
        throw FarmBackupError(
            .shareNotMounted,
            "The share '\(path)' is not mounted on this computer; mount it (mount -t cifs //\(share) <folder>) "
                + "or pass a local folder.", target: path)
    }

    private static func normalized(_ source: String) -> String {
        source.split(whereSeparator: { $0 == "\\" || $0 == "/" }).joined(separator: "/").lowercased()
    }

    // Blanks, tabs, newlines and backslashes stand as three octal digits there (proc(5)).
    private static func unescape(_ field: String) -> String {
        let bytes = Array(field.utf8)
        var result = [UInt8]()
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), index + 3 < bytes.count,
                let code = UInt8(String(decoding: bytes[index + 1...index + 3], as: UTF8.self), radix: 8)
            {
                result.append(code)
                index += 4
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
