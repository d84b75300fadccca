import Glibc

/// What the engine needs of the operating system, without Foundation: it is needed at start-up.
enum Platform {
    static var processID: Int32 { getpid() }

    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    static var home: String {
        if let home = environment("HOME"), !home.isEmpty { return home }
        return getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
    }

    static var workingDirectory: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    static var executableFolder: String {
        var buffer = [CChar](repeating: 0, count: 4_096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return "/" }
        return InvocationInfo.folder(
            of: String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    static var profile: String {
        let config = environment("XDG_CONFIG_HOME") ?? home + "/.config"
        return config + "/spshell/profile.ps1"
    }

    static var searchPath: [String] {
        (environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map(String.init)
    }

    static func isFile(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }

    static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// An absolute path without `.`, `..` and doubled separators.
    static func normalize(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The bytes of a file, or the error of the system.
    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0 { throw failure(path) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    /// The text of a script file: UTF-8, or what its byte order mark says.
    static func readText(_ path: String) throws -> [UInt16] {
        let bytes = try read(path)
        if bytes.starts(with: [0xFF, 0xFE]) { return pairs(bytes.dropFirst(2), littleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return pairs(bytes.dropFirst(2), littleEndian: false) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return Array(String(decoding: body, as: UTF8.self).utf16)
    }

    private static func pairs(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> [UInt16] {
        var units: [UInt16] = []
        var at = bytes.startIndex
        while at + 1 < bytes.endIndex {
            let first = UInt16(bytes[at])
            let second = UInt16(bytes[at + 1])
            units.append(littleEndian ? first | (second << 8) : second | (first << 8))
            at += 2
        }
        return units
    }

    private static func failure(_ path: String) -> ScriptError {
        let code = errno
        return .make(
            code == EACCES ? "System.UnauthorizedAccessException" : "System.IO.FileNotFoundException",
            id: code == EACCES ? "UnauthorizedAccess" : "FileNotFound",
            category: code == EACCES ? .permissionDenied : .objectNotFound,
            message: code == EACCES
                ? "Access to the path '\(path)' is denied." : "Could not find file '\(path)'.",
            target: Value(path))
    }
}

extension Platform {
    /// Names in a folder, without `.` and `..`; empty when it cannot be read.
    static func entries(_ folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}
