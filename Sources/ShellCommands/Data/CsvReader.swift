import ShellRuntime

/// Takes delimited text apart: records of fields, quoted or not, with line ends inside quotes.
struct CsvReader {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var index = 0
    /// True when the text holds more than ASCII, so that fields are decoded one by one.
    private let isWide: Bool

    /// A reader of UTF-8 bytes.
    init(_ bytes: [UInt8], delimiter: UInt8) {
        self.bytes = bytes
        self.delimiter = delimiter
        isWide = bytes.contains { $0 >= 0x80 }
    }

    /// True after the last record.
    var isAtEnd: Bool { index >= bytes.count }

    /// Skips a line that begins with `#` and gives it; nil when there is none.
    mutating func comment() -> String? {
        guard index < bytes.count, bytes[index] == 0x23 else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != 10 { index += 1 }
        let line = String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        return line
    }

    /// The fields of the next record; nil at the end. An empty line is a record of one empty field.
    mutating func next(reserving count: Int = 8) -> [Value]? {
        guard index < bytes.count else { return nil }
        var fields: [Value] = []
        fields.reserveCapacity(count)
        while true {
            fields.append(bytes[index..<bytes.count].first == 0x22 ? quotedField() : plainField())
            guard index < bytes.count else { return fields }
            let byte = bytes[index]
            index += 1
            if byte == delimiter {
                if index == bytes.count { fields.append(.text(.empty)); return fields }
                continue
            }
            if byte == 13, index < bytes.count, bytes[index] == 10 { index += 1 }
            return fields
        }
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 10 || byte == 13 }

    private mutating func plainField() -> Value {
        // Blanks before a quoted field are no part of it.
        var peek = index
        while peek < bytes.count, bytes[peek] == 0x20 { peek += 1 }
        if peek > index, peek < bytes.count, bytes[peek] == 0x22 {
            index = peek
            return quotedField()
        }
        let start = index
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        return .text(text(start..<index))
    }

    private func text(_ range: Range<Int>) -> Text {
        bytes.withUnsafeBufferPointer { buffer in
            let piece = UnsafeBufferPointer(rebasing: buffer[range])
            return isWide ? EncodingName.standard.decode(piece) : EncodingName.ascii(piece)
        }
    }

    private mutating func quotedField() -> Value {
        index += 1
        let start = index
        var hasEscapes = false
        while index < bytes.count {
            if bytes[index] == 0x22 {
                guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { break }
                hasEscapes = true
                index += 1
            }
            index += 1
        }
        let end = min(index, bytes.count)
        index = min(index + 1, bytes.count)
        var field = text(start..<end)
        if hasEscapes { field = Text(field.string.replacing("\"\"", with: "\"")) }
        // What follows the closing quote up to the delimiter belongs to the field.
        let rest = index
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        if index > rest { field = field.appending(text(rest..<index)) }
        return .text(field)
    }
}

/// Makes objects of delimited text.
final class CsvImporter {
    private let delimiter: UInt8
    private var names: [String]?
    private var typeName: String?
    private var shape: Shape?
    private var values = 0

    /// With a header given the text has none.
    init(delimiter: UInt8, header: [String]?) {
        self.delimiter = delimiter
        if let header { setHeader(header) }
    }

    private func setHeader(_ header: [String]) {
        var unnamed = 0
        names = header.map { name in
            guard name.isEmpty else { return name }
            unnamed += 1
            hasUnnamed = true
            return "H\(unnamed)"
        }
        var shape = Shape.makeRoot()
        for name in names ?? [] { shape = shape.adding(name) }
        self.shape = shape
    }

    /// True once a column without a name got one.
    private(set) var hasUnnamed = false
    /// A name that stands twice in the header, or nil.
    private(set) var repeated: String?

    /// Reads bytes and hands each object to `body`.
    func read(_ bytes: [UInt8], _ body: (Value) throws -> Void) throws {
        var reader = CsvReader(bytes, delimiter: delimiter)
        while !reader.isAtEnd {
            if names == nil, let line = reader.comment() {
                if line.lowercased().hasPrefix("#type ") {
                    typeName = line.dropFirst(6).trimmingSuffix { $0 == "\r" || $0 == " " }
                }
                continue
            }
            guard var fields = reader.next(reserving: names?.count ?? 8) else { break }
            if fields.count == 1, fields[0].toText().count == 0 { continue }
            guard let shape, let names else {
                let header = fields.map(\.string)
                repeated = CsvImporter.duplicate(in: header)
                if repeated != nil { return }
                setHeader(header)
                continue
            }
            if fields.count > names.count { fields.removeLast(fields.count - names.count) }
            while fields.count < names.count { fields.append(.null) }
            let object = ScriptObject(shape: shape, slots: ContiguousArray(fields))
            if let typeName { object.typeNames = ["CSV:" + typeName] }
            try body(.object(object))
        }
    }

    private static func duplicate(in names: [String]) -> String? {
        var seen: Set<String> = []
        return names.first { !$0.isEmpty && !seen.insert($0.lowercased()).inserted }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ isBlank: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isBlank(last) { text.removeLast() }
        return String(text)
    }
}
