/// Paths as texts, by .NET's rules on Linux.
enum PathText {
    /// The last part: `b.txt` of `/a/b.txt`.
    static func fileName(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return path }
        return String(path[path.index(after: slash)...])
    }

    /// The folder part; nil for the root and the empty path.
    static func directory(_ path: String) -> String? {
        if path.isEmpty || path == "/" { return nil }
        guard let slash = path.lastIndex(of: "/") else { return "" }
        var end = slash
        while end > path.startIndex, path[path.index(before: end)] == "/" { end = path.index(before: end) }
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    /// `.txt`, or empty.
    static func fileExtension(_ path: String) -> String {
        let name = fileName(path)
        guard let dot = name.lastIndex(of: "."), name.index(after: dot) < name.endIndex else { return "" }
        return String(name[dot...])
    }

    /// The name without its last extension.
    static func withoutExtension(_ path: String) -> String {
        let name = fileName(path)
        guard let dot = name.lastIndex(of: ".") else { return name }
        return String(name[..<dot])
    }

    static func changeExtension(_ path: String, _ new: String?) -> String {
        var stem = path
        let name = fileName(path)
        if let dot = name.lastIndex(of: ".") {
            stem = String(path.dropLast(name.distance(from: dot, to: name.endIndex)))
        }
        guard let new else { return stem }
        return stem + (new.hasPrefix(".") ? "" : ".") + new
    }

    /// Joins parts; a part that starts at the root drops those before it.
    static func combine(_ parts: [String]) -> String {
        var result = ""
        for part in parts where !part.isEmpty {
            if part.hasPrefix("/") || result.isEmpty {
                result = part
            } else {
                result += (result.hasSuffix("/") ? "" : "/") + part
            }
        }
        return result
    }

    /// Joins parts without looking at roots.
    static func join(_ parts: [String]) -> String {
        var result = ""
        for part in parts where !part.isEmpty {
            if result.isEmpty {
                result = part
            } else if result.hasSuffix("/") || part.hasPrefix("/") {
                result += part
            } else {
                result += "/" + part
            }
        }
        return result
    }

    /// The absolute path without `.` and `..`.
    static func full(_ path: String, base: String? = nil) -> String {
        let absolute = path.hasPrefix("/") ? path : (base ?? PosixFiles.currentFolder) + "/" + path
        var parts: [Substring] = []
        for part in absolute.split(separator: "/") {
            if part == "." { continue }
            if part == ".." {
                _ = parts.popLast()
            } else {
                parts.append(part)
            }
        }
        let result = "/" + parts.joined(separator: "/")
        return path.hasSuffix("/") && result != "/" ? result + "/" : result
    }

    /// The way from one folder to a path.
    static func relative(from base: String, to path: String) -> String {
        let from = full(base).split(separator: "/"), to = full(path).split(separator: "/")
        var common = 0
        while common < from.count, common < to.count, from[common] == to[common] { common += 1 }
        let parts = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    /// The folder for temporary files, with a slash.
    static var temporaryFolder: String {
        let set = EnvironmentVariables.get("TMPDIR") ?? ""
        let folder = set.isEmpty ? "/tmp/" : set
        return folder.hasSuffix("/") ? folder : folder + "/"
    }

    private static let randomLetters = Array("abcdefghijklmnopqrstuvwxyz012345")

    /// A name like `w143kxnu.idj`.
    static func randomName() -> String {
        let letters = (0..<11).map { _ in randomLetters[Int.random(in: 0..<32)] }
        return String(letters[..<8]) + "." + String(letters[8...])
    }
}
