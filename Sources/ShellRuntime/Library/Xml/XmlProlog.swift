/// What libxml2 does not report of a document's text: the declaration as it is written, the text of the internal
/// subset, and the blanks outside the root element.
struct XmlProlog {
    /// The declaration, nil for none.
    let declaration: XmlNode?
    /// The text between the brackets of the document type.
    private(set) var subset = ""
    /// The blanks in front of each node before the root element, and of the root element itself.
    private var blanks: [String] = []
    private let source: [UInt8]

    /// Reads up to the root element; text that is no XML is left to the parser to refuse.
    init(_ source: [UInt8]) {
        self.source = source
        var at = 0
        var declared: XmlNode?
        while at < source.count {
            let start = at
            while at < source.count, XmlProlog.isBlank(source[at]) { at += 1 }
            blanks.append(XmlProlog.lines(source[start..<at]))
            if XmlProlog.starts(source, at, "<?") {
                let end = XmlProlog.find(source, at, "?>")
                if at == 0, XmlProlog.starts(source, at, "<?xml"), source.count > 5,
                    XmlProlog.isBlank(source[5])
                {
                    declared = XmlProlog.declaration(String(decoding: source[5..<end], as: UTF8.self))
                }
                at = end + 2
            } else if XmlProlog.starts(source, at, "<!--") {
                at = XmlProlog.find(source, at, "-->") + 3
            } else if XmlProlog.starts(source, at, "<!DOCTYPE") {
                let (end, inner) = XmlProlog.type(source, at)
                subset = String(decoding: source[inner], as: UTF8.self)
                at = end
            } else {
                break
            }
        }
        declaration = declared
    }

    /// The blanks in front of each of so many nodes of the document, and those at its end.
    func outerBlanks(count: Int) -> [String] {
        var found = Array(blanks.prefix(count))
        while found.count < count { found.append("") }
        let end = source.reversed().prefix { XmlProlog.isBlank($0) }
        return found + [XmlProlog.lines(Array(end.reversed())[...])]
    }

    // XML 1.0 section 2.11: a parser gives every line break as a line feed.
    private static func lines(_ blanks: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        for (place, byte) in zip(blanks.indices, blanks) {
            if byte != 0x0D {
                bytes.append(byte)
            } else if place + 1 == blanks.endIndex || blanks[place + 1] != 0x0A {
                bytes.append(0x0A)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static func starts(_ source: [UInt8], _ at: Int, _ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= source.count else { return false }
        return (0..<count).allSatisfy { source[at + $0] == text.utf8Start[$0] }
    }

    private static func find(_ source: [UInt8], _ start: Int, _ text: StaticString) -> Int {
        var at = start
        while at < source.count, !starts(source, at, text) { at += 1 }
        return at
    }

    /// Where a document type ends, and the place of its internal subset.
    private static func type(_ source: [UInt8], _ start: Int) -> (end: Int, inner: Range<Int>) {
        var at = start
        var opened: Int?, inner = start..<start
        var quote: UInt8?
        while at < source.count {
            let byte = source[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if starts(source, at, "<!--") {
                at = find(source, at, "-->") + 2
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "["), opened == nil {
                opened = at + 1
            } else if byte == UInt8(ascii: "]"), let open = opened {
                inner = open..<at
                opened = nil
            } else if byte == UInt8(ascii: ">"), opened == nil {
                return (at + 1, inner)
            }
            at += 1
        }
        return (source.count, inner)
    }

    /// A declaration node of the text between `<?xml` and `?>`.
    static func declaration(_ text: String) -> XmlNode {
        let node = XmlNode(.declaration, "xml")
        node.parts = ["version", "encoding", "standalone"].map { pseudoAttribute($0, text) }
        return node
    }

    private static func pseudoAttribute(_ name: String, _ text: String) -> String {
        var rest = Substring(text)
        while let equals = rest.firstIndex(of: "=") {
            let found = String(rest[..<equals]).trimmingBlanks()
            let after = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
            guard let quote = after.first, quote == "\"" || quote == "'" else { return "" }
            let value = after.dropFirst().prefix { $0 != quote }
            if found == name { return String(value) }
            rest = after.dropFirst(value.count + 2)
        }
        return ""
    }
}
