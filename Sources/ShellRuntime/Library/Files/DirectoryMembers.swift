import Glibc

/// Members of `System.IO.Directory`.
enum DirectoryMembers {
    static func declare(_ members: MemberBuilder) {
        members.staticMethod("bool Exists(string path)") { arguments, _ in
            .bool(!arguments[0].string.isEmpty && PosixFiles.isFolder(arguments[0].string))
        }
        members.staticMethod("System.IO.DirectoryInfo CreateDirectory(string path)") { arguments, _ in
            let path = try FileLibrary.path(arguments[0])
            try PosixFiles.makeFolders(path)
            return .host(FileSystemItem(path, isFolder: true))
        }
        members.staticMethod("void Delete(string path, bool recursive = false)") { arguments, _ in
            let path = try FileLibrary.path(arguments[0])
            if arguments[1].isTrue {
                try PosixFiles.removeTree(path)
            } else if rmdir(path) != 0 {
                if errno == ENOENT {
                    throw ScriptError.dotNet(
                        "System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'."
                    )
                }
                throw PosixFiles.failure(path)
            }
            return .nothing
        }
        members.staticMethod("void Move(string sourceDirName, string destDirName)") { arguments, _ in
            let from = try FileLibrary.path(arguments[0]), to = try FileLibrary.path(arguments[1])
            if rename(from, to) != 0 { throw PosixFiles.failure(from) }
            return .nothing
        }
        listing(members)
        places(members)
        FileLibrary.times(members)
    }

    private static func listing(_ members: MemberBuilder) {
        for (name, files, folders) in [
            ("Files", true, false), ("Directories", false, true), ("FileSystemEntries", true, true),
        ] {
            for verb in ["Get", "Enumerate"] {
                members.staticMethod("string[] \(verb)\(name)(string path)") { arguments, _ in
                    .strings(try entries(arguments[0].string, "*", false, files, folders))
                }
                members.staticMethod("string[] \(verb)\(name)(string path, string searchPattern)") {
                    arguments, _ in
                    .strings(try entries(arguments[0].string, arguments[1].string, false, files, folders))
                }
                members.staticMethod(
                    "string[] \(verb)\(name)(string path, string searchPattern, System.IO.SearchOption searchOption)"
                ) { arguments, _ in
                    .strings(
                        try entries(
                            arguments[0].string, arguments[1].string, arguments[2].asInt == 1, files, folders)
                    )
                }
            }
        }
    }

    /// The paths below a folder whose names fit a pattern.
    static func entries(
        _ path: String, _ pattern: String, _ recurse: Bool, _ files: Bool, _ folders: Bool
    ) throws -> [String] {
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        let folder = base.isEmpty ? "/" : base
        let wildcard = try Patterns.wildcard(Text(pattern == "*.*" ? "*" : pattern), ignoreCase: false)
        var found: [String] = []
        var deeper: [String] = []
        for name in try PosixFiles.names(folder) {
            let child = base + "/" + name
            let isFolder = PosixFiles.isFolder(child)
            if isFolder { deeper.append(child) }
            if isFolder ? folders : files, wildcard.matches(Text(name)) { found.append(child) }
        }
        if recurse { for child in deeper { found += try entries(child, pattern, true, files, folders) } }
        return found
    }

    private static func places(_ members: MemberBuilder) {
        members.staticMethod("string GetCurrentDirectory()") { _, _ in Value(PosixFiles.currentFolder) }
        members.staticMethod("void SetCurrentDirectory(string path)") { arguments, _ in
            let path = try FileLibrary.path(arguments[0])
            if chdir(path) != 0 { throw PosixFiles.failure(path) }
            return .nothing
        }
        members.staticMethod("System.IO.DirectoryInfo GetParent(string path)") { arguments, _ in
            let path = try FileLibrary.path(arguments[0])
            return PathText.directory(path).map { .host(FileSystemItem($0, isFolder: true)) } ?? .null
        }
        members.staticMethod("string GetDirectoryRoot(string path)") { _, _ in Value("/") }
        members.staticMethod("string[] GetLogicalDrives()") { _, _ in .strings(["/"]) }
    }
}
