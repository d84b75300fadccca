import ShellRuntime

/// Writes objects as delimited text; the first object decides the columns.
struct CsvWriter {
    /// `-UseQuotes`.
    enum Quotes { case always, asNeeded, never }

    let delimiter: UInt8
    let quotes: Quotes
    /// `-QuoteFields` as symbols; nil when not given.
    let quoted: Set<Symbol>?
    private(set) var columns: [(name: String, symbol: Symbol)] = []
    private var shape: Shape?

    init(delimiter: UInt8, quotes: Quotes, quoted: [String]?) {
        self.delimiter = delimiter
        self.quotes = quotes
        self.quoted = quoted.map { Set($0.map { Symbol($0) }) }
    }

    /// Takes the columns of the first object.
    mutating func setColumns(_ names: [String]) { columns = names.map { ($0, Symbol($0)) } }

    /// The columns of an object.
    static func names(of value: Value, _ interpreter: Interpreter) -> [String] {
        if case .table(let table) = value.unwrapped { return table.keys.map(\.string) }
        return ObjectView.propertyNames(value, interpreter)
    }

    /// Adds the header line without its end.
    func header(into bytes: inout [UInt8]) {
        for (place, column) in columns.enumerated() {
            if place > 0 { bytes.append(delimiter) }
            put(Text(column.name), column.symbol, into: &bytes)
        }
    }

    /// Adds the line of an object without its end.
    func row(_ value: Value, into bytes: inout [UInt8], _ interpreter: Interpreter) throws {
        for (place, column) in columns.enumerated() {
            if place > 0 { bytes.append(delimiter) }
            let field = try self.value(value, column.symbol, column.name, interpreter)
            guard let field, !field.isNull else { continue }
            put(try CsvWriter.text(field, interpreter), column.symbol, into: &bytes)
        }
    }

    private func value(
        _ object: Value, _ symbol: Symbol, _ name: String, _ interpreter: Interpreter
    ) throws -> Value? {
        if case .table(let table) = object.unwrapped { return table[name] }
        return try? ObjectView.property(object, symbol, interpreter)
    }

    private static func text(_ value: Value, _ interpreter: Interpreter) throws -> Text {
        switch value {
        case .text(let text): return text
        case .array(let array): return Text(array.elementType.fullName + "[]")
        case .host: return try Conversions.text(value, interpreter)
        default: return try Conversions.text(value, interpreter)
        }
    }

    private func put(_ text: Text, _ symbol: Symbol, into bytes: inout [UInt8]) {
        let isQuoted: Bool
        if let quoted {
            isQuoted = quoted.contains(symbol)
        } else {
            switch quotes {
            case .always: isQuoted = true
            case .never: isQuoted = false
            case .asNeeded: isQuoted = needsQuotes(text)
            }
        }
        if isQuoted { bytes.append(0x22) }
        if text.isASCII {
            for index in 0..<text.count {
                let byte = text.bytes[index]
                if byte == 0x22, isQuoted { bytes.append(0x22) }
                bytes.append(byte)
            }
        } else {
            for byte in text.string.utf8 {
                if byte == 0x22, isQuoted { bytes.append(0x22) }
                bytes.append(byte)
            }
        }
        if isQuoted { bytes.append(0x22) }
    }

    private func needsQuotes(_ text: Text) -> Bool {
        for index in 0..<text.count {
            let unit = text[index]
            if unit == UInt16(delimiter) || unit == 0x22 || unit == 10 || unit == 13 { return true }
        }
        return false
    }
}
