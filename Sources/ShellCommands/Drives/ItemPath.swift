import Glibc
import ShellRuntime

/// A place in a drive: what a path that a script wrote means.
struct ItemPlace {
    /// The drive.
    let drive: Drive
    /// The provider's own path: `/tmp/a` in the file system, `PATH` in `Env:`.
    let path: String

    /// The provider, which the drives of this module always have.
    var provider: ItemProvider {
        guard let provider = drive.provider as? ItemProvider else {
            preconditionFailure("a drive of the commands has an item provider")
        }
        return provider
    }

    /// The path as messages and `$PWD` show it: `/tmp/a`, `Env:/PATH`.
    var shown: String {
        if drive.provider is FileSystemProvider, !drive.isFileSystemRoot {
            let root = drive.root.hasSuffix("/") ? drive.root : drive.root + "/"
            if path.hasPrefix(root) { return drive.name + ":/" + path.dropFirst(root.count) }
            if path + "/" == root { return drive.name + ":/" }
        }
        if drive.provider is FileSystemProvider { return path }
        return drive.name + ":/" + path
    }

    /// `Microsoft.PowerShell.Core\FileSystem::/tmp/a`.
    var qualified: String {
        let prefix = drive.provider.module + "\\" + drive.provider.name + "::"
        return prefix + (drive.provider is FileSystemProvider ? path : path)
    }
}

/// Reads paths as scripts write them.
enum ItemPath {
    /// Where a path leads, taken literally; nothing need be there.
    static func place(_ text: String, _ interpreter: Interpreter) throws -> ItemPlace {
        try Interpreter.refuseNull(in: text)
        var text = text
        let drives = interpreter.drives
        if let mark = text.firstRange(of: "::") {
            let provider = text[..<mark.lowerBound].split(separator: "\\").last.map(String.init) ?? ""
            text = String(text[mark.upperBound...])
            guard let drive = drives.drives.first(where: { Symbol($0.provider.name) == Symbol(provider) })
            else {
                throw ScriptError.make(
                    "System.Management.Automation.ProviderNotFoundException", id: "ProviderNotFound",
                    category: .objectNotFound,
                    message: "Cannot find a provider with the name '\(provider)'.", target: Value(provider))
            }
            return inside(drive, rooted(text))
        }
        if let (name, rest) = qualifier(text) {
            guard let drive = drives.drive(named: name) else { throw noDrive(name) }
            let isAbsolute = rest.hasPrefix("/") || rest.hasPrefix("\\")
            return inside(
                drive, isAbsolute || rest.isEmpty && !isFile(drive) ? rest : join(drive.currentLocation, rest)
            )
        }
        guard let current = drives.current else {
            preconditionFailure("the drives are installed before commands run")
        }
        if text == "~" || text.hasPrefix("~/") || text.hasPrefix("~\\") {
            let home = getenv("HOME").map { String(cString: $0) } ?? "/"
            let drive = drives.drives.first { $0.isFileSystemRoot } ?? current
            return inside(drive, home + text.dropFirst())
        }
        if text.hasPrefix("/") || text.hasPrefix("\\") {
            if isFile(current), let root = drives.drives.first(where: { $0.isFileSystemRoot }),
                current !== root
            {
                return inside(root, text)
            }
            return inside(current, text)
        }
        return inside(current, join(current.currentLocation, text))
    }

    /// The file that a path names, for commands that read and write files alone.
    static func resolveFile(_ text: String, _ interpreter: Interpreter) throws -> String {
        try place(text, interpreter).path
    }

    /// The drive's name before a colon and the rest; nil when the path has none.
    static func qualifier(_ text: String) -> (String, String)? {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return nil }
        let name = text[..<colon]
        if name.contains(where: { $0 == "/" || $0 == "\\" }) { return nil }
        return (String(name), String(text[text.index(after: colon)...]))
    }

    private static func isFile(_ drive: Drive) -> Bool { drive.provider is FileSystemProvider }

    private static func rooted(_ text: String) -> String { text.hasPrefix("/") ? text : "/" + text }

    /// The error for a drive that is not there.
    static func noDrive(_ name: String) -> ScriptError {
        ScriptError.make(
            "System.Management.Automation.DriveNotFoundException", id: "DriveNotFound",
            category: .objectNotFound,
            message: "Cannot find drive. A drive with the name '\(name)' does not exist.", target: Value(name)
        )
    }

    /// The place of a path relative to a drive's root.
    private static func inside(_ drive: Drive, _ path: String) -> ItemPlace {
        guard isFile(drive) else {
            var name = path
            while name.hasPrefix("/") || name.hasPrefix("\\") { name.removeFirst() }
            while name.hasSuffix("/") || name.hasSuffix("\\") { name.removeLast() }
            if name == "." { name = "" }
            return ItemPlace(drive: drive, path: name)
        }
        let clean = normalize(path)
        if drive.isFileSystemRoot { return ItemPlace(drive: drive, path: clean) }
        let root = drive.root.hasSuffix("/") && drive.root != "/" ? String(drive.root.dropLast()) : drive.root
        return ItemPlace(drive: drive, path: clean == "/" ? root : (root == "/" ? "" : root) + clean)
    }

    /// An absolute path without `.`, `..`, backslashes and doubled separators.
    static func normalize(_ path: String) -> String {
        var parts: [Substring] = []
        let slashed = path.contains("\\") ? path.replacing("\\", with: "/") : path
        for part in slashed.split(separator: "/") {
            if part == "." { continue }
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Two parts of a path with one separator between.
    static func join(_ left: String, _ right: String) -> String {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        var right = right[...]
        while right.hasPrefix("/") || right.hasPrefix("\\") { right = right.dropFirst() }
        return left.hasSuffix("/") || left.hasSuffix("\\") ? left + right : left + "/" + right
    }

    /// The last part of a path.
    static func leaf(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return path }
        return String(path[path.index(after: slash)...])
    }

    /// All but the last part of a path; empty when there is only one.
    static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? (path == "/" ? "" : "/") : String(path[..<slash])
    }

    /// The text with the wildcards' own characters marked to be taken literally.
    static func escape(_ text: String) -> String {
        var made = ""
        for character in text {
            if "*?[]`".contains(character) { made.append("`") }
            made.append(character)
        }
        return made
    }

    /// The text without the marks of literal characters.
    static func unescape(_ text: String) -> String {
        guard text.contains("`") else { return text }
        var made = ""
        var isEscaped = false
        for character in text {
            if !isEscaped, character == "`" { isEscaped = true; continue }
            made.append(character)
            isEscaped = false
        }
        return made
    }
}
