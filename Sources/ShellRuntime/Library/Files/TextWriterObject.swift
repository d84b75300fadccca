/// A `StreamWriter`, `StringWriter`, or the console's writer.
public final class TextWriterObject: HostObject {
    private enum Target {
        case stream(StreamObject, EncodingObject, ownsStream: Bool)
        case builder(StringBuilderObject)
        case sink((Text) throws -> Void)
    }

    private let target: Target
    private var pending: [UInt8] = []
    var autoFlush = false
    private var isOpen = true
    private let writerType: TypeInfo

    init(_ stream: StreamObject, _ encoding: EncodingObject, ownsStream: Bool) throws {
        target = .stream(stream, encoding, ownsStream: ownsStream)
        writerType = .streamWriter
        if try stream.position == 0 { pending = encoding.preamble }
    }

    init(_ builder: StringBuilderObject) {
        target = .builder(builder)
        writerType = .stringWriter
    }

    init(sink: @escaping (Text) throws -> Void) {
        target = .sink(sink)
        writerType = .textWriter
    }

    public override var type: TypeInfo { writerType }

    public override func toText() -> Text {
        if case .builder(let builder) = target { return builder.toText() }
        return Text(writerType.fullName)
    }

    var builder: StringBuilderObject? {
        if case .builder(let builder) = target { return builder }
        return nil
    }

    var stream: StreamObject? {
        if case .stream(let stream, _, _) = target { return stream }
        return nil
    }

    func write(_ text: Text) throws {
        guard isOpen else {
            throw ScriptError.dotNet("System.ObjectDisposedException", "Cannot write to a closed TextWriter.")
        }
        switch target {
        case .stream(_, let encoding, _):
            pending += encoding.encode(text)
            if autoFlush || pending.count > 65536 { try flush() }
        case .builder(let builder): builder.append(text)
        case .sink(let sink): try sink(text)
        }
    }

    func flush() throws {
        guard case .stream(let stream, _, _) = target, !pending.isEmpty else { return }
        let bytes = pending
        pending = []
        try stream.write(bytes)
    }

    func close() throws {
        guard isOpen else { return }
        try flush()
        if case .sink = target { return }
        isOpen = false
        if case .stream(let stream, _, let owns) = target, owns { stream.closeStream() }
    }

    private static func writer(_ value: Value) throws -> TextWriterObject {
        guard let writer = value.unwrapped.hostObject as? TextWriterObject else {
            throw ScriptError.argument("Object must be a TextWriter.")
        }
        return writer
    }

    /// The members of `TextWriter`.
    static func declare(_ members: MemberBuilder) {
        members.property("NewLine", "string") { _, _ in Value("\n") }
        members.property(
            "AutoFlush", "bool", { value, _ in .bool(try writer(value).autoFlush) },
            set: { value, new, _ in try writer(value).autoFlush = new.isTrue })
        members.property("BaseStream", "System.IO.Stream") { value, _ in
            try writer(value).stream.map { .host($0) } ?? .null
        }
        for (name, end) in [("Write", ""), ("WriteLine", "\n")] {
            let ending = Text(end)
            if !end.isEmpty {
                members.method("void \(name)()") { value, _, _ in
                    try writer(value).write(ending)
                    return .nothing
                }
            }
            members.method("void \(name)(char[] buffer)") { value, arguments, _ in
                try writer(value).write(Text(utf16: arguments[0].asElements.map(\.asChar)).appending(ending))
                return .nothing
            }
            for type in ["string", "System.Object"] {
                members.method("void \(name)(\(type) value)") { value, arguments, interpreter in
                    let text = try TextOperations.text(arguments[0].unwrapped, interpreter)
                    try writer(value).write(text.appending(ending))
                    return .nothing
                }
            }
            members.method("void \(name)(string format, params System.Object[] arg)") {
                value, arguments, interpreter in
                let text = try Formatting.format(
                    arguments[0].asText, arguments[1].asElements, culture: interpreter.formattingCulture,
                    interpreter)
                try writer(value).write(text.appending(ending))
                return .nothing
            }
        }
        members.method("void Flush()") { value, _, _ in
            try writer(value).flush()
            return .nothing
        }
        for name in ["Close", "Dispose"] {
            members.method("void \(name)()") { value, _, _ in
                try writer(value).close()
                return .nothing
            }
        }
        members.method("string ToString()") { value, _, _ in .text(value.unwrapped.toText()) }
        members.method("System.Text.StringBuilder GetStringBuilder()") { value, _, _ in
            try writer(value).builder.map { .host($0) } ?? .null
        }
    }
}
