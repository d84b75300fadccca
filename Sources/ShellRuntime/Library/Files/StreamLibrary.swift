/// Members of streams, readers and writers.
enum StreamLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.IO.Stream", { .stream }) { .build { declare($0) } },
        LibraryType("System.IO.MemoryStream", { .memoryStream }) { .build { memory($0) } },
        LibraryType("System.IO.FileStream", { .fileStream }) { .build { files($0) } },
        LibraryType("System.IO.TextReader", { .textReader }) { .build { TextReaderObject.declare($0) } },
        LibraryType("System.IO.StreamReader", { .streamReader }) { .build { readers($0) } },
        LibraryType("System.IO.StringReader", { .stringReader }) {
            .build { members in
                members.constructor("StringReader(string s)") { arguments, _ in
                    .host(TextReaderObject(arguments[0].asText, type: .stringReader))
                }
            }
        },
        LibraryType("System.IO.TextWriter", { .textWriter }) { .build { TextWriterObject.declare($0) } },
        LibraryType("System.IO.StreamWriter", { .streamWriter }) { .build { writers($0) } },
        LibraryType("System.IO.StringWriter", { .stringWriter }) {
            .build { members in
                members.constructor("StringWriter()") { _, _ in .host(TextWriterObject(StringBuilderObject()))
                }
                members.constructor("StringWriter(System.Text.StringBuilder sb)") { arguments, _ in
                    .host(TextWriterObject((arguments[0].hostObject as? StringBuilderObject) ?? .init()))
                }
            }
        },
    ]

    private static func stream(_ value: Value) throws -> StreamObject {
        guard let stream = value.unwrapped.hostObject as? StreamObject else {
            throw ScriptError.argumentNull("stream")
        }
        return stream
    }

    private static func declare(_ members: MemberBuilder) {
        members.property("CanRead", "bool") { value, _ in .bool(try stream(value).canRead) }
        members.property("CanWrite", "bool") { value, _ in .bool(try stream(value).canWrite) }
        members.property("CanSeek", "bool") { value, _ in .bool(try stream(value).isOpen) }
        members.property("Length", "long") { value, _ in .long(Int64(try stream(value).length)) }
        members.property(
            "Position", "long", { value, _ in .long(Int64(try stream(value).position)) },
            set: { value, new, _ in try stream(value).seek(new.asInt) })
        reading(members)
        writing(members)
        for name in ["Close", "Dispose"] {
            members.method("void \(name)()") { value, _, _ in
                try stream(value).closeStream()
                return .nothing
            }
        }
    }

    private static func reading(_ members: MemberBuilder) {
        members.method("int ReadByte()") { value, _, _ in
            Value(int: try stream(value).read(1).first.map { Int($0) } ?? -1)
        }
        members.method("int Read(byte[] buffer, int offset, int count)") { value, arguments, _ in
            guard case .array(let buffer) = arguments[0] else { throw ScriptError.argumentNull("buffer") }
            let start = arguments[1].asInt, count = arguments[2].asInt
            guard start >= 0, count >= 0, start + count <= buffer.count else {
                throw ScriptError.argument("Offset and length were out of bounds for the array.")
            }
            let bytes = try stream(value).read(count)
            for (index, byte) in bytes.enumerated() { buffer[start + index] = .byte(byte) }
            return Value(int: bytes.count)
        }
        members.method("void CopyTo(System.IO.Stream destination)") { value, arguments, _ in
            try stream(arguments[0]).write(stream(value).readToEnd())
            return .nothing
        }
        members.method("long Seek(long offset, System.IO.SeekOrigin origin)") { value, arguments, _ in
            let own = try stream(value)
            let base =
                arguments[1].asInt == 0 ? 0 : arguments[1].asInt == 1 ? try own.position : try own.length
            try own.seek(base + arguments[0].asInt)
            return .long(Int64(base + arguments[0].asInt))
        }
    }

    private static func writing(_ members: MemberBuilder) {
        members.method("void WriteByte(byte value)") { value, arguments, _ in
            try stream(value).write([UInt8(truncatingIfNeeded: arguments[0].asInt)])
            return .nothing
        }
        members.method("void Write(byte[] buffer)") { value, arguments, _ in
            try stream(value).write(arguments[0].asBytes)
            return .nothing
        }
        members.method("void Write(byte[] buffer, int offset, int count)") { value, arguments, _ in
            let bytes = arguments[0].asBytes, start = arguments[1].asInt, count = arguments[2].asInt
            guard start >= 0, count >= 0, start + count <= bytes.count else {
                throw ScriptError.argument("Offset and length were out of bounds for the array.")
            }
            try stream(value).write(Array(bytes[start..<start + count]))
            return .nothing
        }
        members.method("void Flush()") { value, _, _ in
            try stream(value).checkOpen()
            return .nothing
        }
        members.method("void SetLength(long value)") { value, arguments, _ in
            try stream(value).setLength(arguments[0].asInt)
            return .nothing
        }
    }

    private static func memory(_ members: MemberBuilder) {
        func bytes(_ value: Value) -> Value {
            .bytes((value.unwrapped.hostObject as? MemoryStreamObject)?.bytes ?? [])
        }
        members.method("byte[] ToArray()") { value, _, _ in bytes(value) }
        members.method("byte[] GetBuffer()") { value, _, _ in bytes(value) }
        members.method("void WriteTo(System.IO.Stream stream)") { value, arguments, _ in
            try stream(arguments[0]).write(bytes(value).asBytes)
            return .nothing
        }
        members.constructor("MemoryStream()") { _, _ in .host(MemoryStreamObject()) }
        members.constructor("MemoryStream(int capacity)") { _, _ in .host(MemoryStreamObject()) }
        members.constructor("MemoryStream(byte[] buffer)") { arguments, _ in
            .host(MemoryStreamObject(arguments[0].asBytes))
        }
    }

    private static func files(_ members: MemberBuilder) {
        members.property("Name", "string") { value, _ in
            Value((value.unwrapped.hostObject as? FileStreamObject)?.path ?? "")
        }
        for (list, hasAccess) in [
            ("System.IO.FileMode mode", false),
            ("System.IO.FileMode mode, System.IO.FileAccess access", true),
            ("System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share", true),
        ] {
            members.constructor("FileStream(string path, \(list))") { arguments, _ in
                let mode = arguments[1].asInt
                let access = hasAccess ? arguments[2].asInt : mode == 6 ? 2 : 3
                return .host(try FileStreamObject(FileLibrary.path(arguments[0]), mode: mode, access: access))
            }
        }
    }

    private static func encoding(_ arguments: [Value], _ index: Int) throws -> EncodingObject {
        index < arguments.count ? try EncodingLibrary.encoding(arguments[index]) : EncodingObject(.utf8)
    }

    private static func readers(_ members: MemberBuilder) {
        for rest in ["", ", System.Text.Encoding encoding"] {
            members.constructor("StreamReader(System.IO.Stream stream\(rest))") { arguments, _ in
                .host(TextReaderObject(try stream(arguments[0]), try encoding(arguments, 1)))
            }
            members.constructor("StreamReader(string path\(rest))") { arguments, _ in
                let stream = try FileStreamObject(FileLibrary.path(arguments[0]), mode: 3, access: 1)
                return .host(TextReaderObject(stream, try encoding(arguments, 1)))
            }
        }
    }

    private static func writers(_ members: MemberBuilder) {
        for rest in ["", ", System.Text.Encoding encoding"] {
            members.constructor("StreamWriter(System.IO.Stream stream\(rest))") { arguments, _ in
                .host(
                    try TextWriterObject(stream(arguments[0]), encoding(arguments, 1), ownsStream: true))
            }
        }
        for rest in ["", ", bool append", ", bool append, System.Text.Encoding encoding"] {
            members.constructor("StreamWriter(string path\(rest))") { arguments, _ in
                let append = arguments.count > 1 && arguments[1].isTrue
                let stream = try FileStreamObject(
                    FileLibrary.path(arguments[0]), mode: append ? 6 : 2, access: 2)
                return .host(try TextWriterObject(stream, encoding(arguments, 2), ownsStream: true))
            }
        }
    }
}
