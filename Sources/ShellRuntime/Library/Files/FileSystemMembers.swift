import Glibc

/// Members of `FileInfo` and `DirectoryInfo`.
enum FileSystemMembers {
    private static func item(_ value: Value) throws -> FileSystemItem {
        guard let item = value.unwrapped.hostObject as? FileSystemItem else {
            throw ScriptError.argument("Object must be a file or folder.")
        }
        return item
    }

    /// Those of `FileSystemInfo`.
    static func common(_ members: MemberBuilder) {
        func text(_ name: String, _ kind: NativeProperty.Kind, _ read: @escaping (FileSystemItem) -> Value) {
            members.property(name, "string", kind: kind) { value, _ in read(try item(value)) }
        }
        text("Mode", .code) { Value($0.windowsMode) }
        text("ModeWithoutHardLink", .code) { Value($0.windowsMode) }
        text("BaseName", .script) { Value($0.isFolder ? $0.name : PathText.withoutExtension($0.path)) }
        text("Target", .code) { PosixFiles.linkTarget($0.path).map { Value($0) } ?? .null }
        text("LinkType", .code) { file in
            if PosixFiles.linkTarget(file.path) != nil { return Value("SymbolicLink") }
            return PosixFiles.linkCount(file.path) > 1 ? Value("HardLink") : .null
        }
        text("LinkTarget", .property) { PosixFiles.linkTarget($0.path).map { Value($0) } ?? .null }
        text("ResolvedTarget", .code) { Value($0.path) }
        text("UnixMode", .code) { Value($0.unixMode) }
        text("User", .code) { $0.status.map { Value(PosixFiles.userName($0.user)) } ?? .null }
        text("Group", .code) { $0.status.map { Value(PosixFiles.groupName($0.group)) } ?? .null }
        members.property("Size", "long", kind: .code) { value, _ in .long(try item(value).status?.size ?? 0) }
        text("FullName", .property) { Value($0.path) }
        text("Extension", .property) { Value(PathText.fileExtension($0.path)) }
        text("Name", .property) { Value($0.name) }
        members.property("Exists", "bool") { value, _ in
            let item = try item(value)
            return .bool(item.status.map { $0.isFolder == item.isFolder } ?? false)
        }
        times(members)
        members.property("Attributes", "System.IO.FileAttributes") { value, _ in
            let item = try item(value)
            guard let status = PosixFiles.status(item.path, followLinks: false) else {
                return .enumeration(.known("System.IO.FileAttributes"), -1)
            }
            return FileSystemItem.attributes(item.path, status)
        } set: { value, new, _ in
            try FileSystemItem.setReadOnly(item(value).path, new.asInt & 1 != 0)
        }
        members.property("UnixFileMode", "System.IO.UnixFileMode") { value, _ in
            .enumeration(.known("System.IO.UnixFileMode"), Int(try item(value).status?.mode ?? 0) & 0o7777)
        } set: { value, new, _ in
            let item = try item(value)
            if chmod(item.path, UInt32(new.asInt)) != 0 { throw PosixFiles.failure(item.path) }
            item.refresh()
        }
        members.method("void Refresh()") { value, _, _ in
            try item(value).refresh()
            return .nothing
        }
        members.method("string ToString()") { value, _, _ in .text(value.unwrapped.toText()) }
    }

    private static func times(_ members: MemberBuilder) {
        for suffix in ["", "Utc"] {
            func time(
                _ name: String, _ pick: @escaping (PosixFiles.Status) -> (seconds: Int, nanoseconds: Int)
            ) {
                members.property(name + "Time" + suffix, "datetime") { value, _ in
                    FileLibrary.date(try item(value).status.map(pick), utc: !suffix.isEmpty)
                } set: { value, new, _ in
                    let item = try item(value)
                    try FileLibrary.setTime(name, item.path, new)
                    item.refresh()
                }
            }
            time("Creation") { FileLibrary.birth($0) }
            time("LastAccess") { $0.accessed }
            time("LastWrite") { $0.modified }
        }
    }

    /// Those of `FileInfo`.
    static func files(_ members: MemberBuilder) {
        members.property("VersionInfo", "System.Object", kind: .script) { _, _ in .null }
        members.property("Length", "long") { value, _ in
            let item = try item(value)
            guard let status = item.status, !status.isFolder else {
                throw ScriptError.dotNet(
                    "System.IO.FileNotFoundException", "Could not find file '\(item.path)'.")
            }
            return .long(status.size)
        }
        members.property("DirectoryName", "string") { value, _ in
            Value(PathText.directory(try item(value).path) ?? "/")
        }
        members.property("Directory", "System.IO.DirectoryInfo") { value, _ in
            .host(FileSystemItem(PathText.directory(try item(value).path) ?? "/", isFolder: true))
        }
        members.property("IsReadOnly", "bool") { value, _ in
            .bool((try item(value).status?.mode ?? 0o222) & 0o222 == 0)
        } set: { value, new, _ in
            try FileSystemItem.setReadOnly(item(value).path, new.isTrue)
        }
        members.method("void Delete()") { value, _, interpreter in
            try call("Delete", [Value(item(value).path)], interpreter)
        }
        members.method("System.IO.FileInfo CopyTo(string destFileName, bool overwrite = false)") {
            value, arguments, interpreter in
            _ = try call("Copy", [Value(item(value).path), arguments[0], arguments[1]], interpreter)
            return .host(FileSystemItem(arguments[0].string, isFolder: false))
        }
        members.method("void MoveTo(string destFileName, bool overwrite = false)") {
            value, arguments, interpreter in
            try call("Move", [Value(item(value).path), arguments[0], arguments[1]], interpreter)
        }
        for name in ["OpenRead", "OpenWrite", "OpenText", "Create", "AppendText", "CreateText"] {
            members.method("System.Object \(name)()") { value, _, interpreter in
                try call(name, [Value(item(value).path)], interpreter)
            }
        }
        members.method("System.IO.FileStream Open(System.IO.FileMode mode)") {
            value, arguments, interpreter in
            try call("Open", [Value(item(value).path), arguments[0]], interpreter)
        }
        members.constructor("FileInfo(string fileName)") { arguments, _ in
            .host(
                FileSystemItem(
                    try FileLibrary.path(arguments[0]), isFolder: false, original: arguments[0].string))
        }
    }

    private static func call(
        _ name: String, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        do {
            return try Members.invokeStatic(.file, name, arguments, interpreter)
        } catch let error as ScriptError {
            throw error.record.exception.inner.map { ScriptError(ExceptionLibrary.record(of: $0)) } ?? error
        }
    }

    /// Those of `DirectoryInfo`.
    static func folders(_ members: MemberBuilder) {
        members.property("Parent", "System.IO.DirectoryInfo") { value, _ in
            PathText.directory(try item(value).path).map { .host(FileSystemItem($0, isFolder: true)) }
                ?? .null
        }
        members.property("Root", "System.IO.DirectoryInfo") { _, _ in
            .host(FileSystemItem("/", isFolder: true))
        }
        members.method("void Create()") { value, _, _ in
            try PosixFiles.makeFolders(item(value).path)
            try item(value).refresh()
            return .nothing
        }
        members.method("void Delete(bool recursive = false)") { value, arguments, _ in
            let item = try item(value)
            if arguments[0].isTrue {
                try PosixFiles.removeTree(item.path)
            } else if rmdir(item.path) != 0 {
                throw PosixFiles.failure(item.path)
            }
            item.refresh()
            return .nothing
        }
        members.method("System.IO.DirectoryInfo CreateSubdirectory(string path)") { value, arguments, _ in
            let path = try item(value).path + "/" + arguments[0].string
            try PosixFiles.makeFolders(path)
            return .host(FileSystemItem(path, isFolder: true))
        }
        members.method("void MoveTo(string destDirName)") { value, arguments, _ in
            let from = try item(value).path
            if rename(from, PathText.full(arguments[0].string)) != 0 { throw PosixFiles.failure(from) }
            return .nothing
        }
        for (name, files, folders) in [
            ("Files", true, false), ("Directories", false, true), ("FileSystemInfos", true, true),
        ] {
            for verb in ["Get", "Enumerate"] {
                for (list, count) in [
                    ("", 0), ("string searchPattern", 1),
                    ("string searchPattern, System.IO.SearchOption searchOption", 2),
                ] {
                    members.method("System.Object[] \(verb)\(name)(\(list))") { value, arguments, _ in
                        let found = try DirectoryMembers.entries(
                            item(value).path, count > 0 ? arguments[0].string : "*",
                            count > 1 && arguments[1].asInt == 1, files, folders)
                        let items: [Value] = found.map {
                            .host(FileSystemItem($0, isFolder: PosixFiles.isFolder($0)))
                        }
                        return .list(
                            items, of: files ? (folders ? .fileSystemInfo : .fileInfo) : .directoryInfo)
                    }
                }
            }
        }
        members.constructor("DirectoryInfo(string path)") { arguments, _ in
            .host(
                FileSystemItem(
                    try FileLibrary.path(arguments[0]), isFolder: true, original: arguments[0].string))
        }
    }
}
