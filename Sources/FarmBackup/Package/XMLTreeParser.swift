/// Why a text is not the XML that a package file may hold.
struct XMLSyntaxError: Error, Equatable {
    /// What is wrong, as the end of a sentence.
    let reason: String
    /// Byte offset of the place.
    let offset: Int
}

/// Reads the small XML language of package files: elements, attributes, text, comments, CDATA.
///
/// Document types are refused, so nothing can be declared that grows, loops or fetches; depth and element count
/// are bounded.
struct XMLTreeParser {
    private static let maximumDepth = 64
    private static let maximumElements = 1_000_000

    private let bytes: [UInt8]
    private var offset = 0
    private var elements = 0

    /// The root element of a document.
    static func parse(_ bytes: [UInt8]) throws(XMLSyntaxError) -> XMLTree {
        var parser = XMLTreeParser(bytes)
        try parser.skipMisc()
        let root = try parser.element(depth: 0)
        try parser.skipMisc()
        guard parser.offset == parser.bytes.count else { throw parser.error("goes on after its end") }
        return root
    }

    private init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]), bytes.count % 2 == 0 {
            let units = stride(from: 2, to: bytes.count, by: 2).map {
                UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
            }
            self.bytes = Array(String(decoding: units, as: UTF16.self).utf8)
        } else {
            self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        }
    }

    // MARK: Between elements

    private mutating func skipMisc() throws(XMLSyntaxError) {
        while true {
            skipSpace()
            if starts("<?") {
                try skip(past: "?>")
            } else if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<!") {
                throw error("declares a document type, which a package never does")
            } else {
                return
            }
        }
    }

    private mutating func skipSpace() {
        while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
    }

    private mutating func skip(past end: String) throws(XMLSyntaxError) {
        let needle = Array(end.utf8)
        while offset + needle.count <= bytes.count {
            if starts(end) {
                offset += needle.count
                return
            }
            offset += 1
        }
        throw error("ends before '\(end)'")
    }

    // MARK: Elements

    private mutating func element(depth: Int) throws(XMLSyntaxError) -> XMLTree {
        guard depth < XMLTreeParser.maximumDepth else { throw error("is nested too deeply") }
        elements += 1
        guard elements <= XMLTreeParser.maximumElements else { throw error("has too many elements") }
        try expect("<")
        var tree = XMLTree(try name())
        tree.attributes = try attributes()
        if starts("/>") {
            offset += 2
            return tree
        }
        try expect(">")
        try content(of: &tree, depth: depth)
        try expect("</")
        guard try name() == tree.name else { throw error("closes an element other than '\(tree.name)'") }
        skipSpace()
        try expect(">")
        return tree
    }

    private mutating func content(of tree: inout XMLTree, depth: Int) throws(XMLSyntaxError) {
        var text = [UInt8]()
        while true {
            guard offset < bytes.count else { throw error("ends inside '\(tree.name)'") }
            if starts("</") { break }
            if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<![CDATA[") {
                let start = offset + 9
                try skip(past: "]]>")
                text += bytes[min(start, offset - 3)..<offset - 3]
            } else if starts("<?") {
                try skip(past: "?>")
            } else if bytes[offset] == UInt8(ascii: "<") {
                tree.children.append(try element(depth: depth + 1))
            } else {
                try character(into: &text)
            }
        }
        guard let valid = String(validating: text, as: UTF8.self) else { throw error("is not UTF-8") }
        tree.text = XMLTreeParser.trimmed(valid)
    }

    private mutating func attributes() throws(XMLSyntaxError) -> [XMLTree.Attribute] {
        var list: [XMLTree.Attribute] = []
        while true {
            skipSpace()
            guard offset < bytes.count else { throw error("ends inside a tag") }
            if starts(">") || starts("/>") { return list }
            let name = try name()
            skipSpace()
            try expect("=")
            skipSpace()
            guard offset < bytes.count, bytes[offset] == 0x22 || bytes[offset] == 0x27 else {
                throw error("has an attribute without quotes")
            }
            let quote = bytes[offset]
            offset += 1
            var value = [UInt8]()
            while offset < bytes.count, bytes[offset] != quote {
                guard bytes[offset] != UInt8(ascii: "<") else { throw error("has '<' in an attribute") }
                try character(into: &value)
            }
            offset += 1
            guard let text = String(validating: value, as: UTF8.self) else { throw error("is not UTF-8") }
            list.append(XMLTree.Attribute(name: name, value: text))
        }
    }

    private mutating func name() throws(XMLSyntaxError) -> String {
        let start = offset
        while offset < bytes.count, isName(bytes[offset]) { offset += 1 }
        guard offset > start else { throw error("has a tag without a name") }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func character(into text: inout [UInt8]) throws(XMLSyntaxError) {
        guard bytes[offset] == UInt8(ascii: "&") else {
            text.append(bytes[offset])
            offset += 1
            return
        }
        guard let end = bytes[offset...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw error("has an '&' that begins no character")
        }
        let entity = String(decoding: bytes[offset + 1..<end], as: UTF8.self)
        guard let scalar = XMLTreeParser.scalar(entity) else {
            throw error("refers to '&\(entity);', which is not declared")
        }
        text += Array(String(scalar).utf8)
        offset = end + 1
    }

    private static func scalar(_ entity: String) -> Unicode.Scalar? {
        switch entity {
        case "lt": "<"
        case "gt": ">"
        case "amp": "&"
        case "quot": "\""
        case "apos": "'"
        default:
            if entity.hasPrefix("#x") {
                UInt32(entity.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
            } else if entity.hasPrefix("#") {
                UInt32(entity.dropFirst()).flatMap(Unicode.Scalar.init)
            } else {
                nil
            }
        }
    }

    // MARK: Bytes

    private func starts(_ text: String) -> Bool {
        bytes[offset...].starts(with: text.utf8)
    }

    private mutating func expect(_ text: String) throws(XMLSyntaxError) {
        guard starts(text) else { throw error("has no '\(text)' where one belongs") }
        offset += text.utf8.count
    }

    private func error(_ reason: String) -> XMLSyntaxError {
        XMLSyntaxError(reason: reason, offset: offset)
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F, 0x80...: true
        default: false
        }
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (Character) -> Bool = { $0.isWhitespace }
        guard let first = text.firstIndex(where: { !isSpace($0) }),
            let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }
}
