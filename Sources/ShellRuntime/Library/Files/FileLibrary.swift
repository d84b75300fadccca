import Glibc

/// Members of `System.IO.File` and `System.IO.Directory`.
enum FileLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.IO.File", { .file }) { .build { FileMembers.declare($0) } },
        LibraryType("System.IO.Directory", { .directory }) { .build { DirectoryMembers.declare($0) } },
    ]

    /// The absolute form of a path argument; .NET's error for an empty one.
    static func path(_ value: Value) throws -> String {
        try Interpreter.refuseNull(in: value.string)
        if value.isNull { throw ScriptError.argumentNull("path") }
        let text = value.string
        if text.isEmpty { throw ScriptError.argument("The value cannot be an empty string.", "path") }
        return PathText.full(text)
    }

    /// A time of a file as a local date; 1601 when there is no such file, as .NET has it.
    static func date(_ time: (seconds: Int, nanoseconds: Int)?, utc: Bool) -> Value {
        guard let time else {
            let missing = DateTimeObject(ticks: 504_911_232_000_000_000, kind: .utc)
            return .host(utc ? missing : DateTimeObject(ticks: missing.localTicks, kind: .local))
        }
        let local = DateTimeObject(unixSeconds: time.seconds, nanoseconds: time.nanoseconds)
        return .host(utc ? DateTimeObject(ticks: local.utcTicks, kind: .utc) : local)
    }

    /// The members that both types have for times.
    static func times(_ members: MemberBuilder) {
        for suffix in ["", "Utc"] {
            func read(
                _ name: String, _ pick: @escaping (PosixFiles.Status) -> (seconds: Int, nanoseconds: Int)
            ) {
                members.staticMethod("datetime Get\(name)Time\(suffix)(string path)") { arguments, _ in
                    let status = PosixFiles.status(try path(arguments[0]))
                    return date(status.map(pick), utc: !suffix.isEmpty)
                }
            }
            read("LastWrite") { $0.modified }
            read("LastAccess") { $0.accessed }
            read("Creation") { birth($0) }
            for name in ["LastWrite", "LastAccess", "Creation"] {
                members.staticMethod("void Set\(name)Time\(suffix)(string path, datetime time)") {
                    arguments, _ in
                    try setTime(name, try path(arguments[0]), arguments[1])
                    return .nothing
                }
            }
        }
    }

    /// The earlier of change and modification stands for the creation, which Linux does not tell by `stat`.
    static func birth(_ status: PosixFiles.Status) -> (seconds: Int, nanoseconds: Int) {
        let changed = status.changed, modified = status.modified
        return (changed.seconds, changed.nanoseconds) < (modified.seconds, modified.nanoseconds)
            ? changed : modified
    }

    static func setTime(_ name: String, _ path: String, _ date: Value) throws {
        guard let time = date.dateTime?.unixTime else { return }
        let pair = (time.seconds, time.nanoseconds)
        try PosixFiles.setTimes(
            path, accessed: name == "LastAccess" ? pair : nil, modified: name == "LastAccess" ? nil : pair)
    }
}

/// Members of `System.IO.File`.
private enum FileMembers {
    static func declare(_ members: MemberBuilder) {
        asking(members)
        reading(members)
        writing(members)
        moving(members)
        opening(members)
        FileLibrary.times(members)
    }

    private static func asking(_ members: MemberBuilder) {
        members.staticMethod("bool Exists(string path)") { arguments, _ in
            let text = arguments[0].string
            return .bool(!text.isEmpty && !text.hasSuffix("/") && PosixFiles.isFile(text))
        }
        members.staticMethod("System.IO.FileAttributes GetAttributes(string path)") { arguments, _ in
            let path = try FileLibrary.path(arguments[0])
            guard let status = PosixFiles.status(path, followLinks: false) else {
                throw PosixFiles.failure(path, ENOENT)
            }
            return FileSystemItem.attributes(path, status)
        }
        members.staticMethod("void SetAttributes(string path, System.IO.FileAttributes fileAttributes)") {
            arguments, _ in
            try FileSystemItem.setReadOnly(FileLibrary.path(arguments[0]), arguments[1].asInt & 1 != 0)
            return .nothing
        }
    }

    private static func lines(_ text: Text) -> [Value] {
        var lines: [Value] = []
        var start = 0, at = 0
        while at < text.count {
            let unit = text[at]
            guard unit == 10 || unit == 13 else {
                at += 1
                continue
            }
            lines.append(.text(text.slice(start, at - start)))
            at += unit == 13 && at + 1 < text.count && text[at + 1] == 10 ? 2 : 1
            start = at
        }
        if start < text.count { lines.append(.text(text.slice(start, text.count - start))) }
        return lines
    }

    private static func text(_ path: Value, _ encoding: Value?) throws -> Text {
        let bytes = try PosixFiles.read(FileLibrary.path(path))
        let fallback = try encoding.map { try EncodingLibrary.encoding($0) } ?? EncodingObject(.utf8)
        return EncodingObject.decodeFile(bytes, fallback)
    }

    private static func reading(_ members: MemberBuilder) {
        for encoding in ["", ", System.Text.Encoding encoding"] {
            members.staticMethod("string ReadAllText(string path\(encoding))") { arguments, _ in
                .text(try text(arguments[0], arguments.count > 1 ? arguments[1] : nil))
            }
            members.staticMethod("string[] ReadAllLines(string path\(encoding))") { arguments, _ in
                .list(lines(try text(arguments[0], arguments.count > 1 ? arguments[1] : nil)), of: .string)
            }
            members.staticMethod("System.Collections.IEnumerable ReadLines(string path\(encoding))") {
                arguments, _ in
                .list(lines(try text(arguments[0], arguments.count > 1 ? arguments[1] : nil)), of: .string)
            }
        }
        members.staticMethod("byte[] ReadAllBytes(string path)") { arguments, _ in
            .bytes(try PosixFiles.read(FileLibrary.path(arguments[0])))
        }
    }

    private static func put(
        _ path: Value, _ content: Text, _ encoding: Value?, append: Bool
    ) throws -> Value {
        let path = try FileLibrary.path(path)
        let encoding = try encoding.map { try EncodingLibrary.encoding($0) } ?? EncodingObject(.utf8)
        let isNew = !append || (PosixFiles.status(path)?.size ?? 0) == 0
        try PosixFiles.write(
            path, (isNew ? encoding.preamble : []) + encoding.encode(content), append: append)
        return .nothing
    }

    private static func writing(_ members: MemberBuilder) {
        for encoding in ["", ", System.Text.Encoding encoding"] {
            for (name, append) in [("Write", false), ("Append", true)] {
                members.staticMethod("void \(name)AllText(string path, string contents\(encoding))") {
                    arguments, _ in
                    try put(
                        arguments[0], arguments[1].asText, arguments.count > 2 ? arguments[2] : nil,
                        append: append)
                }
                for type in ["string[]", "System.Collections.IEnumerable"] {
                    members.staticMethod("void \(name)AllLines(string path, \(type) contents\(encoding))") {
                        arguments, interpreter in
                        var builder = TextBuilder(capacity: 256)
                        for line in try Enumeration.elements(arguments[1]) {
                            builder.append(try TextOperations.text(line.unwrapped, interpreter))
                            builder.append(unit: 10)
                        }
                        return try put(
                            arguments[0], builder.makeText(), arguments.count > 2 ? arguments[2] : nil,
                            append: append)
                    }
                }
            }
        }
        for (name, append) in [("Write", false), ("Append", true)] {
            members.staticMethod("void \(name)AllBytes(string path, byte[] bytes)") { arguments, _ in
                try PosixFiles.write(FileLibrary.path(arguments[0]), arguments[1].asBytes, append: append)
                return .nothing
            }
        }
    }

    private static func moving(_ members: MemberBuilder) {
        func copy(_ source: Value, _ target: Value, _ overwrite: Bool) throws -> Value {
            let from = try FileLibrary.path(source), to = try FileLibrary.path(target)
            let bytes = try PosixFiles.read(from)
            if PosixFiles.status(to) != nil, !overwrite { throw PosixFiles.failure(to, EEXIST) }
            try PosixFiles.write(to, bytes)
            if let mode = PosixFiles.status(from)?.mode { chmod(to, mode & 0o7777) }
            return .nothing
        }
        func move(_ source: Value, _ target: Value, _ overwrite: Bool) throws -> Value {
            let from = try FileLibrary.path(source), to = try FileLibrary.path(target)
            guard PosixFiles.isFile(from) else { throw PosixFiles.failure(from, ENOENT) }
            if PosixFiles.status(to) != nil, !overwrite {
                throw ScriptError.dotNet("System.IO.IOException", "The file '\(to)' already exists.")
            }
            if rename(from, to) != 0 {
                guard errno == EXDEV else { throw PosixFiles.failure(to) }
                _ = try copy(source, target, true)
                unlink(from)
            }
            return .nothing
        }
        members.staticMethod("void Copy(string sourceFileName, string destFileName, bool overwrite = false)")
        { arguments, _ in
            try copy(arguments[0], arguments[1], arguments[2].isTrue)
        }
        members.staticMethod("void Move(string sourceFileName, string destFileName, bool overwrite = false)")
        { arguments, _ in
            try move(arguments[0], arguments[1], arguments[2].isTrue)
        }
        members.staticMethod("void Delete(string path)") { arguments, _ in
            let path = try FileLibrary.path(arguments[0])
            if unlink(path) != 0, errno != ENOENT { throw PosixFiles.failure(path) }
            return .nothing
        }
        members.staticMethod("System.IO.FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)")
        { arguments, _ in
            let path = try FileLibrary.path(arguments[0])
            if symlink(arguments[1].string, path) != 0 { throw PosixFiles.failure(path) }
            return .host(FileSystemItem(path, isFolder: false))
        }
    }

    private static func opening(_ members: MemberBuilder) {
        func open(_ path: Value, _ mode: Int, _ access: Int) throws -> Value {
            .host(try FileStreamObject(FileLibrary.path(path), mode: mode, access: access))
        }
        members.staticMethod("System.IO.FileStream Open(string path, System.IO.FileMode mode)") {
            arguments, _ in
            try open(arguments[0], arguments[1].asInt, 3)
        }
        members.staticMethod(
            "System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access)"
        ) { arguments, _ in try open(arguments[0], arguments[1].asInt, arguments[2].asInt) }
        members.staticMethod(
            "System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)"
        ) { arguments, _ in try open(arguments[0], arguments[1].asInt, arguments[2].asInt) }
        members.staticMethod("System.IO.FileStream OpenRead(string path)") { arguments, _ in
            try open(arguments[0], 3, 1)
        }
        members.staticMethod("System.IO.FileStream OpenWrite(string path)") { arguments, _ in
            try open(arguments[0], 4, 2)
        }
        members.staticMethod("System.IO.FileStream Create(string path)") { arguments, _ in
            try open(arguments[0], 2, 3)
        }
        members.staticMethod("System.IO.StreamReader OpenText(string path)") { arguments, _ in
            .host(TextReaderObject(try text(arguments[0], nil), type: .streamReader))
        }
        for (name, append) in [("CreateText", false), ("AppendText", true)] {
            members.staticMethod("System.IO.StreamWriter \(name)(string path)") { arguments, _ in
                .host(
                    try TextWriterObject(
                        FileStreamObject(FileLibrary.path(arguments[0]), mode: append ? 6 : 2, access: 2),
                        EncodingObject(.utf8), ownsStream: true))
            }
        }
    }
}

extension TypeInfo {
    static let file = TypeLibrary.type("System.IO.File")
    static let directory = TypeLibrary.type("System.IO.Directory")
}
