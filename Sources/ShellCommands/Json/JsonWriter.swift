import ShellRuntime

/// Writes values as JSON the way `ConvertTo-Json` does.
struct JsonWriter {
    /// `-EscapeHandling`.
    enum Escaping { case standard, nonASCII, html }

    let interpreter: Interpreter
    var maxDepth = 2
    var isCompressed = false
    var enumsAsStrings = false
    var escaping = Escaping.standard
    /// True once something lay deeper than `maxDepth` and was written as text.
    private(set) var isTruncated = false
    private var output: [UInt8] = []

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    /// The JSON text of a value.
    mutating func write(_ value: Value) throws -> Text {
        output.removeAll(keepingCapacity: true)
        try put(value, depth: 0, indent: 0)
        if output.allSatisfy({ $0 < 0x80 }) {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(output.count, 1))
            output.withUnsafeBufferPointer { source in
                if let base = source.baseAddress { copy.initialize(from: base, count: source.count) }
            }
            return Text(takingASCII: copy, count: output.count)
        }
        return Text(String(decoding: output, as: UTF8.self))
    }

    private mutating func put(_ value: Value, depth: Int, indent: Int) throws {
        switch value {
        case .null, .nothing, .unset: put(ascii: "null")
        case .bool(let flag): put(ascii: flag ? "true" : "false")
        case .int(let number): output.append(contentsOf: String(number).utf8)
        case .long(let number): output.append(contentsOf: String(number).utf8)
        case .byte, .sbyte, .short, .ushort, .uint, .ulong: output.append(contentsOf: value.string.utf8)
        case .double(let number): try put(number: value, isFinite: number.isFinite)
        case .single(let number): try put(number: value, isFinite: number.isFinite)
        case .text(let text): put(quoted: text)
        case .char(let unit): put(quoted: Text(utf16: [unit]))
        case .array(let array): try put(list: array.values, depth: depth, indent: indent)
        case .table(let table): try put(table, depth: depth, indent: indent)
        case .object: try put(properties: value, depth: depth, indent: indent)
        case .host(let object): try put(object, depth: depth, indent: indent)
        case .type(let type): put(quoted: Text(type.fullName))
        case .block: try put(properties: value, depth: depth, indent: indent)
        case .variable(let box): try put(box.value, depth: depth, indent: indent)
        }
    }

    private mutating func put(ascii: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: ascii.utf8Start, count: ascii.utf8CodeUnitCount))
    }

    private mutating func put(number: Value, isFinite: Bool) throws {
        let text = try Formatting.format(number, "R", interpreter).string
        guard isFinite else { return put(quoted: Text(JsonWriter.plainName(text))) }
        output.append(contentsOf: text.utf8)
        if !text.contains(where: { $0 == "." || $0 == "E" }) { put(ascii: ".0") }
    }

    // .NET's invariant culture spells infinity as a word.
    private static func plainName(_ text: String) -> String {
        text == "∞" ? "Infinity" : text == "-∞" ? "-Infinity" : text
    }

    // MARK: Texts

    private mutating func put(quoted text: Text) {
        output.append(0x22)
        if text.isASCII {
            for position in 0..<text.count { put(unit: text.bytes[position]) }
        } else {
            for scalar in text.string.unicodeScalars { put(scalar: scalar) }
        }
        output.append(0x22)
    }

    @inline(__always)
    private mutating func put(unit: UInt8) {
        if unit >= 0x20, unit != 0x22, unit != 0x5C, unit != 0x7F, escaping != .html {
            return output.append(unit)
        }
        put(escaped: unit)
    }

    private mutating func put(escaped unit: UInt8) {
        switch unit {
        case 0x22 where escaping != .html: put(ascii: "\\\"")
        case 0x5C: put(ascii: "\\\\")
        case 8: put(ascii: "\\b")
        case 9: put(ascii: "\\t")
        case 10: put(ascii: "\\n")
        case 12: put(ascii: "\\f")
        case 13: put(ascii: "\\r")
        case 0x22, 0x26, 0x27, 0x3C, 0x3E: put(escape: UInt16(unit))
        case let other where other < 0x20: put(escape: UInt16(other))
        default: output.append(unit)
        }
    }

    private mutating func put(escape unit: UInt16) {
        let digits: [UInt8] = Array("0123456789abcdef".utf8)
        put(ascii: "\\u")
        for shift in [12, 8, 4, 0] { output.append(digits[Int(unit >> UInt16(shift)) & 15]) }
    }

    private mutating func put(scalar: Unicode.Scalar) {
        if scalar.value < 0x80 { return put(unit: UInt8(scalar.value)) }
        let isSeparator = scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
        if escaping == .nonASCII || isSeparator {
            for unit in String(scalar).utf16 { put(escape: unit) }
        } else {
            output.append(contentsOf: String(scalar).utf8)
        }
    }

    // MARK: Containers

    private mutating func newLine(_ indent: Int) {
        if isCompressed { return }
        output.append(0x0A)
        for _ in 0..<indent * 2 { output.append(0x20) }
    }

    private mutating func put(list: [Value], depth: Int, indent: Int) throws {
        if depth > maxDepth {
            isTruncated = true
            return put(quoted: Text(list.map(\.string).joined(separator: " ")))
        }
        output.append(0x5B)
        for (place, element) in list.enumerated() {
            if place > 0 { output.append(0x2C) }
            newLine(indent + 1)
            try put(element, depth: depth + 1, indent: indent + 1)
        }
        if !list.isEmpty { newLine(indent) }
        output.append(0x5D)
    }

    private mutating func put(_ table: TableObject, depth: Int, indent: Int) throws {
        if depth > maxDepth { return try truncate(.table(table)) }
        output.append(0x7B)
        var isFirst = true
        for (key, value) in zip(table.keys, table.values) {
            try put(entry: key.toText(), value, &isFirst, depth: depth, indent: indent)
        }
        for member in table.extendedMembers?.members ?? [] {
            if case .note(let name, let value) = member {
                try put(entry: Text(name), value, &isFirst, depth: depth, indent: indent)
            }
        }
        if !isFirst { newLine(indent) }
        output.append(0x7D)
    }

    private mutating func put(
        entry name: Text, _ value: Value, _ isFirst: inout Bool, depth: Int, indent: Int
    ) throws {
        if !isFirst { output.append(0x2C) }
        isFirst = false
        newLine(indent + 1)
        put(quoted: name)
        output.append(0x3A)
        if !isCompressed { output.append(0x20) }
        try put(value, depth: depth + 1, indent: indent + 1)
    }

    private mutating func truncate(_ value: Value) throws {
        isTruncated = true
        put(quoted: try Conversions.text(value, interpreter))
    }

    private mutating func put(_ object: HostObject, depth: Int, indent: Int) throws {
        if let decorated = object as? DecoratedValue {
            return try put(decorated.base, depth: depth, indent: indent)
        }
        let value = Value.host(object)
        if let text = try JsonScalars.text(object, enumsAsStrings: enumsAsStrings, interpreter) {
            if text.isQuoted {
                put(quoted: Text(text.text))
            } else {
                output.append(contentsOf: text.text.utf8)
            }
            return
        }
        if Enumeration.isEnumerable(value) {
            var list: [Value] = []
            try Enumeration.forEach(value) { list.append($0) }
            return try put(list: list, depth: depth, indent: indent)
        }
        try put(properties: value, depth: depth, indent: indent)
    }

    private mutating func put(properties value: Value, depth: Int, indent: Int) throws {
        if depth > maxDepth { return try truncate(value) }
        output.append(0x7B)
        var isFirst = true
        for name in ObjectView.propertyNames(value, interpreter) {
            let property = (try? ObjectView.property(value, Symbol(name), interpreter)) ?? .null
            try put(entry: Text(name), property, &isFirst, depth: depth, indent: indent)
        }
        if !isFirst { newLine(indent) }
        output.append(0x7D)
    }
}

/// The .NET types that JSON has a plain form for.
enum JsonScalars {
    /// The text of a scalar object and whether it stands in quotes; nil for an object with properties.
    static func text(
        _ object: HostObject, enumsAsStrings: Bool, _ interpreter: Interpreter
    ) throws -> (text: String, isQuoted: Bool)? {
        let value = Value.host(object)
        switch object.type.fullName {
        case "System.Decimal", "System.Numerics.BigInteger": return (object.toText().string, false)
        case "System.Guid", "System.Uri": return (object.toText().string, true)
        case "System.DateTime":
            return (try Formatting.format(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", interpreter).string, true)
        case "System.DateTimeOffset":
            return (try Formatting.format(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", interpreter).string, true)
        default:
            guard object.type.kind == .enumeration else { return nil }
            if enumsAsStrings { return (object.toText().string, true) }
            return (try Conversions.convert(value, to: .int64, interpreter).string, false)
        }
    }
}
