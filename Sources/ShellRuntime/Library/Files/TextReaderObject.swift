/// A `StreamReader` or `StringReader`: text read piece by piece.
final class TextReaderObject: HostObject {
    private let source: Source
    private var text: Text?
    private var at = 0
    private var isOpen = true
    private let readerType: TypeInfo

    private enum Source {
        case text(Text)
        case stream(StreamObject, EncodingObject)
    }

    init(_ text: Text, type: TypeInfo) {
        source = .text(text)
        readerType = type
    }

    init(_ stream: StreamObject, _ encoding: EncodingObject) {
        source = .stream(stream, encoding)
        readerType = .streamReader
    }

    override var type: TypeInfo { readerType }

    /// The stream read from, if any.
    var stream: StreamObject? {
        if case .stream(let stream, _) = source { return stream }
        return nil
    }

    /// The whole text; a stream is read when it is first needed.
    private func content() throws -> Text {
        guard isOpen else {
            throw ScriptError.dotNet(
                "System.ObjectDisposedException", "Cannot read from a closed TextReader.")
        }
        if let text { return text }
        let made: Text
        switch source {
        case .text(let text): made = text
        case .stream(let stream, let encoding):
            made = EncodingObject.decodeFile(try stream.readToEnd(), encoding)
        }
        text = made
        return made
    }

    func readLine() throws -> Text? {
        let text = try content()
        guard at < text.count else { return nil }
        var end = at
        while end < text.count, text[end] != 10, text[end] != 13 { end += 1 }
        let line = text.slice(at, end - at)
        at = end + (end + 1 < text.count && text[end] == 13 && text[end + 1] == 10 ? 2 : 1)
        at = min(at, text.count)
        return line
    }

    func readToEnd() throws -> Text {
        let text = try content()
        defer { at = text.count }
        return text.slice(at, text.count - at)
    }

    func peek() throws -> Int {
        let text = try content()
        return at < text.count ? Int(text[at]) : -1
    }

    func read() throws -> Int {
        let unit = try peek()
        if unit >= 0 { at += 1 }
        return unit
    }

    func close() {
        isOpen = false
        stream?.closeStream()
    }

    private static func reader(_ value: Value) throws -> TextReaderObject {
        guard let reader = value.unwrapped.hostObject as? TextReaderObject else {
            throw ScriptError.argument("Object must be a TextReader.")
        }
        return reader
    }

    /// The members of `TextReader`.
    static func declare(_ members: MemberBuilder) {
        members.property("EndOfStream", "bool") { value, _ in .bool(try reader(value).peek() < 0) }
        members.property("BaseStream", "System.IO.Stream") { value, _ in
            try reader(value).stream.map { .host($0) } ?? .null
        }
        members.method("string ReadLine()") { value, _, _ in
            try reader(value).readLine().map { .text($0) } ?? .null
        }
        members.method("string ReadToEnd()") { value, _, _ in .text(try reader(value).readToEnd()) }
        members.method("int Peek()") { value, _, _ in Value(int: try reader(value).peek()) }
        members.method("int Read()") { value, _, _ in Value(int: try reader(value).read()) }
        members.method("int Read(char[] buffer, int index, int count)") { value, arguments, _ in
            guard case .array(let buffer) = arguments[0] else { throw ScriptError.argumentNull("buffer") }
            let own = try reader(value)
            var count = 0
            while count < arguments[2].asInt, arguments[1].asInt + count < buffer.count {
                let unit = try own.read()
                if unit < 0 { break }
                buffer[arguments[1].asInt + count] = .char(UInt16(unit))
                count += 1
            }
            return Value(int: count)
        }
        for name in ["Close", "Dispose"] {
            members.method("void \(name)()") { value, _, _ in
                try reader(value).close()
                return .nothing
            }
        }
    }
}
