import Glibc

/// Members of `System.IO.Path`.
enum PathLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [LibraryType("System.IO.Path", { .path }, members)]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            for (name, unit) in [
                ("DirectorySeparatorChar", "/"), ("AltDirectorySeparatorChar", "/"), ("PathSeparator", ":"),
                ("VolumeSeparatorChar", "/"),
            ] {
                members.staticProperty(name, "char") { _ in .char(unit.utf16.first ?? 0) }
            }
            parts(members)
            combining(members)
            places(members)
        }
    }

    private static func parts(_ members: MemberBuilder) {
        func one(_ name: String, _ read: @escaping (String) -> Value) {
            members.staticMethod("string \(name)(string path)") { arguments, _ in read(arguments[0].string) }
        }
        one("GetFileName") { Value(PathText.fileName($0)) }
        one("GetDirectoryName") { path in PathText.directory(path).map { Value($0) } ?? .null }
        one("GetExtension") { Value(PathText.fileExtension($0)) }
        one("GetFileNameWithoutExtension") { Value(PathText.withoutExtension($0)) }
        one("GetPathRoot") { Value($0.hasPrefix("/") ? "/" : "") }
        one("TrimEndingDirectorySeparator") {
            Value($0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0)
        }
        members.staticMethod("string ChangeExtension(string path, string extension)") { arguments, _ in
            Value(
                PathText.changeExtension(
                    arguments[0].string, arguments[1].isNull ? nil : arguments[1].string))
        }
        members.staticMethod("bool HasExtension(string path)") { arguments, _ in
            .bool(!PathText.fileExtension(arguments[0].string).isEmpty)
        }
        for name in ["IsPathRooted", "IsPathFullyQualified"] {
            members.staticMethod("bool \(name)(string path)") { arguments, _ in
                .bool(arguments[0].string.hasPrefix("/"))
            }
        }
        members.staticMethod("bool EndsInDirectorySeparator(string path)") { arguments, _ in
            .bool(arguments[0].string.hasSuffix("/"))
        }
        members.staticMethod("char[] GetInvalidPathChars()") { _, _ in .list([.char(0)], of: .char) }
        members.staticMethod("char[] GetInvalidFileNameChars()") { _, _ in
            .list([.char(0), .char(0x2F)], of: .char)
        }
    }

    private static func combining(_ members: MemberBuilder) {
        for (name, join) in [("Combine", PathText.combine), ("Join", PathText.join)] {
            for count in 2...4 {
                let list = (1...count).map { "string path\($0)" }.joined(separator: ", ")
                members.staticMethod("string \(name)(\(list))") { arguments, _ in
                    Value(join(arguments.map(\.string)))
                }
            }
            members.staticMethod("string \(name)(params string[] paths)") { arguments, _ in
                Value(join(arguments[0].asElements.map(\.string)))
            }
        }
        members.staticMethod("string GetRelativePath(string relativeTo, string path)") { arguments, _ in
            Value(PathText.relative(from: arguments[0].string, to: arguments[1].string))
        }
    }

    private static func places(_ members: MemberBuilder) {
        members.staticMethod("string GetFullPath(string path)") { arguments, _ in
            if arguments[0].string.isEmpty {
                throw ScriptError.argument("The value cannot be an empty string.", "path")
            }
            return Value(PathText.full(arguments[0].string))
        }
        members.staticMethod("string GetFullPath(string path, string basePath)") { arguments, _ in
            Value(PathText.full(arguments[0].string, base: arguments[1].string))
        }
        members.staticMethod("string GetTempPath()") { _, _ in Value(PathText.temporaryFolder) }
        members.staticMethod("string GetRandomFileName()") { _, _ in Value(PathText.randomName()) }
        members.staticMethod("string GetTempFileName()") { _, _ in
            var template = Array((PathText.temporaryFolder + "tmpXXXXXX.tmp").utf8CString)
            let file = mkstemps(&template, 4)
            let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard file >= 0 else { throw PosixFiles.failure(path) }
            close(file)
            return Value(path)
        }
        members.staticMethod("bool Exists(string path)") { arguments, _ in
            .bool(PosixFiles.status(arguments[0].string) != nil)
        }
    }
}

extension TypeInfo {
    static let path = TypeLibrary.type("System.IO.Path")
}
