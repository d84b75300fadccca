import ShellRuntime

/// Reads JSON as `ConvertFrom-Json` does: comments, single quotes, unquoted names, trailing commas and `NaN` are
/// understood; error texts name the path, line and position.
struct JsonReader {
    /// What becomes of texts that look like dates.
    enum DateKind { case standard, local, utc, offset, string }

    /// A failure with its message.
    struct Failure: Error {
        /// `FullyQualifiedErrorId` without the command; nil for a syntax error.
        var id: String?
        let message: String
    }

    /// Options.
    var asTable = false
    var maxDepth = 1024
    var dateKind = DateKind.standard
    /// Makes a date of a text that has the form of one; nil leaves the text.
    let makeDate: (String, DateKind) -> Value?
    /// Makes a number that fits no 64-bit integer.
    let makeBigInteger: (String) -> Value?

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    private var path: [PathPart] = []
    /// What the last object of each depth looked like.
    private var guesses: [(shape: Shape, keys: [[UInt8]])] = []
    private let root = Shape.makeRoot()

    private enum PathPart {
        case name(String)
        case element(Int)
    }

    /// A reader of a text.
    init(
        _ text: Text, makeDate: @escaping (String, DateKind) -> Value?,
        makeBigInteger: @escaping (String) -> Value?
    ) {
        if text.isASCII {
            bytes = Array(UnsafeBufferPointer(start: text.bytes, count: text.count))
        } else {
            bytes = Array(text.string.utf8)
        }
        self.makeDate = makeDate
        self.makeBigInteger = makeBigInteger
    }

    /// The value of the whole text; `.nothing` when there is none.
    mutating func read() throws -> Value {
        try skipBlanks()
        guard index < bytes.count else { return .nothing }
        let value = try readValue(depth: 0)
        try skipBlanks()
        if index < bytes.count {
            throw failure(
                "Additional text encountered after finished reading JSON content: \(shown(bytes[index])).")
        }
        return value
    }

    // MARK: Values

    private mutating func readValue(depth: Int) throws -> Value {
        guard index < bytes.count else { throw failure("Unexpected end when deserializing object.") }
        switch bytes[index] {
        case 0x7B: return try readObject(depth: depth + 1)
        case 0x5B: return try readArray(depth: depth + 1)
        case 0x22, 0x27: return try readText()
        case 0x2D, 0x2B, 0x2E, 0x30...0x39: return try readNumber()
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        case 0x75: return try word("undefined", .null)
        case 0x4E: return try word("NaN", .double(.nan))
        case 0x49: return try word("Infinity", .double(.infinity))
        default: throw unexpected()
        }
    }

    private func unexpected() -> Failure {
        failure("Unexpected character encountered while parsing value: \(shown(bytes[index])).")
    }

    private mutating func word(_ text: StaticString, _ value: Value) throws -> Value {
        let length = text.utf8CodeUnitCount
        guard index + length <= bytes.count else { throw unexpected() }
        for offset in 0..<length where bytes[index + offset] != text.utf8Start[offset] { throw unexpected() }
        if index + length < bytes.count, isWordByte(bytes[index + length]) { throw unexpected() }
        index += length
        return value
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }

    private mutating func readArray(depth: Int) throws -> Value {
        index += 1
        try checkDepth(depth)
        let array = ArrayObject(capacity: 4)
        path.append(.element(0))
        while true {
            try skipBlanks()
            guard index < bytes.count else { throw failure("Unexpected end when deserializing array.") }
            if bytes[index] == 0x5D { break }
            path[path.count - 1] = .element(array.count)
            array.append(try readValue(depth: depth))
            try skipBlanks()
            guard index < bytes.count else { throw failure("Unexpected end when deserializing array.") }
            if bytes[index] == 0x2C { index += 1; continue }
            if bytes[index] == 0x5D { break }
            if bytes[index] == 0x7D { throw wrongClosing("EndObject", "Array") }
            throw afterValue()
        }
        index += 1
        path.removeLast()
        return .array(array)
    }

    private mutating func checkDepth(_ depth: Int) throws {
        guard depth > maxDepth else { return }
        throw failure("The reader's MaxDepth of \(maxDepth) has been exceeded.")
    }

    private mutating func wrongClosing(_ token: String, _ container: String) -> Failure {
        index += 1
        path.removeLast()
        return failure("JsonToken \(token) is not valid for closing JsonType \(container).")
    }

    private func afterValue() -> Failure {
        failure("After parsing a value an unexpected character was encountered: \(shown(bytes[index])).")
    }

    private mutating func readObject(depth: Int) throws -> Value {
        index += 1
        try checkDepth(depth)
        if asTable { return try readTable(depth: depth) }
        var shape = root
        var slots: ContiguousArray<Value> = []
        var keys: [[UInt8]] = []
        // Objects of one list have the same names; while they do, their shape is the one before.
        while guesses.count <= depth { guesses.append((root, [])) }
        let (guess, guessKeys) = guesses[depth]
        var isGuessRight = !guessKeys.isEmpty
        path.append(.name(""))
        while try startsEntry() {
            if isGuessRight, slots.count < guessKeys.count, let end = matchKey(guessKeys[slots.count]) {
                index = end
                path[path.count - 1] = .name(guess.names[slots.count])
                slots.append(try entryValue(depth: depth))
                continue
            }
            if isGuessRight {
                isGuessRight = false
                keys = Array(guessKeys.prefix(slots.count))
                for name in guess.names.prefix(slots.count) { shape = shape.adding(name) }
            }
            let key = try readKey()
            let name = String(decoding: key, as: UTF8.self)
            path[path.count - 1] = .name(name)
            let value = try entryValue(depth: depth)
            if let slot = try slot(of: name, in: shape) { slots[slot] = value; continue }
            shape = shape.adding(name)
            keys.append(key)
            slots.append(value)
        }
        path.removeLast()
        if isGuessRight {
            if slots.count == guessKeys.count { return .object(ScriptObject(shape: guess, slots: slots)) }
            keys = Array(guessKeys.prefix(slots.count))
            for name in guess.names.prefix(slots.count) { shape = shape.adding(name) }
        }
        guesses[depth] = (shape, keys)
        return .object(ScriptObject(shape: shape, slots: slots))
    }

    private func slot(of name: String, in shape: Shape) throws -> Int? {
        if name.isEmpty {
            throw Failure(
                id: "EmptyKeyInJsonString",
                message:
                    "The provided JSON includes a property whose name is an empty string, this is only supported "
                    + "using the -AsHashTable switch.")
        }
        guard let slot = shape.slot(of: Symbol(name)) else { return nil }
        if shape.names[slot] == name { return slot }
        throw Failure(
            id: "KeysWithDifferentCasingInJsonString",
            message:
                "Cannot convert the JSON string because it contains keys with different casing. Please use the "
                + "-AsHashTable switch instead. The key that was attempted to be added to the existing key "
                + "'\(shape.names[slot])' was '\(name)'.")
    }

    private mutating func readTable(depth: Int) throws -> Value {
        let table = TableObject(flavor: .hashtable, isCaseSensitive: true)
        path.append(.name(""))
        while try startsEntry() {
            let name = String(decoding: try readKey(), as: UTF8.self)
            path[path.count - 1] = .name(name)
            table.set(Value(name), try entryValue(depth: depth))
        }
        path.removeLast()
        return .table(table)
    }

    // True before a name; false after the closing brace, which is consumed.
    private mutating func startsEntry() throws -> Bool {
        try skipBlanks()
        guard index < bytes.count else { throw failure("Unexpected end when deserializing object.") }
        if bytes[index] == 0x7D {
            index += 1
            return false
        }
        return true
    }

    private mutating func entryValue(depth: Int) throws -> Value {
        try skipBlanks()
        guard index < bytes.count else { throw failure("Unexpected end when deserializing object.") }
        guard bytes[index] == 0x3A else {
            path[path.count - 1] = .name("")
            throw failure(
                "Invalid character after parsing property name. Expected ':' but got: \(shown(bytes[index]))."
            )
        }
        index += 1
        try skipBlanks()
        let value = try readValue(depth: depth)
        try skipBlanks()
        guard index < bytes.count else { throw failure("Unexpected end when deserializing object.") }
        switch bytes[index] {
        case 0x2C: index += 1
        case 0x7D: break
        case 0x5D: throw wrongClosing("EndArray", "Object")
        default: throw afterValue()
        }
        return value
    }

    // The place after a quoted name equal to `key`, or nil.
    private func matchKey(_ key: [UInt8]) -> Int? {
        let end = index + key.count + 1
        guard end < bytes.count, bytes[index] == 0x22, bytes[end] == 0x22 else { return nil }
        for offset in 0..<key.count where bytes[index + 1 + offset] != key[offset] { return nil }
        return end + 1
    }

    private mutating func readKey() throws -> [UInt8] {
        let first = bytes[index]
        if first == 0x22 || first == 0x27 { return try readQuoted() }
        let start = index
        while index < bytes.count, isWordByte(bytes[index]) || bytes[index] == 0x24 || bytes[index] >= 0x80 {
            index += 1
        }
        if start == index {
            throw failure("Invalid property identifier character: \(shown(bytes[index])).")
        }
        return Array(bytes[start..<index])
    }

    // MARK: Texts

    private mutating func readText() throws -> Value {
        let start = index + 1
        let quote = bytes[index]
        var end = start
        var isPlain = true
        while end < bytes.count, bytes[end] != quote {
            if bytes[end] == 0x5C || bytes[end] >= 0x80 || bytes[end] == 0x0A { isPlain = false; break }
            end += 1
        }
        guard isPlain, end < bytes.count else {
            return textOrDate(String(decoding: try readQuoted(), as: UTF8.self))
        }
        index = end + 1
        if looksLikeDate(start, end) {
            return textOrDate(String(decoding: bytes[start..<end], as: UTF8.self))
        }
        let length = end - start
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(length, 1))
        bytes.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { copy.initialize(from: base + start, count: length) }
        }
        return .text(Text(takingASCII: copy, count: length))
    }

    private func textOrDate(_ text: String) -> Value {
        if dateKind != .string, text.utf8.count >= 19, let date = makeDate(text, dateKind) { return date }
        return Value(text)
    }

    // `2024-02-03T04:05:06...`
    private func looksLikeDate(_ start: Int, _ end: Int) -> Bool {
        end - start >= 19 && end - start <= 40 && bytes[start + 4] == 0x2D && bytes[start + 10] == 0x54
            && bytes[start + 13] == 0x3A
    }

    private mutating func readQuoted() throws -> [UInt8] {
        let quote = bytes[index]
        index += 1
        var made: [UInt8] = []
        while true {
            guard index < bytes.count else {
                throw failure("Unterminated string. Expected delimiter: \(shown(quote)).")
            }
            let byte = bytes[index]
            if byte == quote { break }
            if byte == 0x5C {
                try readEscape(into: &made)
                continue
            }
            if byte == 0x0A { newLine() }
            made.append(byte)
            index += 1
        }
        index += 1
        return made
    }

    private mutating func readEscape(into made: inout [UInt8]) throws {
        guard index + 1 < bytes.count else { throw failure("Unterminated string. Expected delimiter: \".") }
        index += 2
        switch bytes[index - 1] {
        case 0x62: made.append(8)
        case 0x74: made.append(9)
        case 0x6E: made.append(10)
        case 0x66: made.append(12)
        case 0x72: made.append(13)
        case 0x75: try readUnit(into: &made)
        case let other where other == 0x22 || other == 0x27 || other == 0x5C || other == 0x2F:
            made.append(other)
        case let other: throw failure("Bad JSON escape sequence: \\\(shown(other)).")
        }
    }

    private mutating func readUnit(into made: inout [UInt8]) throws {
        let unit = try hexadecimal()
        var scalar = UInt32(unit)
        if unit >= 0xD800, unit < 0xDC00, index + 1 < bytes.count, bytes[index] == 0x5C,
            bytes[index + 1] == 0x75
        {
            index += 2
            let low = try hexadecimal()
            scalar = 0x10000 + (UInt32(unit - 0xD800) << 10) + UInt32(low &- 0xDC00)
        }
        made.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
    }

    private mutating func hexadecimal() throws -> UInt16 {
        guard index + 4 <= bytes.count,
            let unit = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw failure("Unexpected end while parsing Unicode escape sequence.") }
        index += 4
        return unit
    }

    // MARK: Numbers

    private mutating func readNumber() throws -> Value {
        let start = index
        var isInteger = true
        if bytes[index] == 0x2D, index + 1 < bytes.count, bytes[index + 1] == 0x49 {
            index += 1
            return try word("Infinity", .double(-.infinity))
        }
        while index < bytes.count {
            switch bytes[index] {
            case 0x30...0x39, 0x2D, 0x2B: break
            case 0x2E, 0x65, 0x45: isInteger = false
            case 0x78, 0x58, 0x61...0x66, 0x41...0x46: break
            default: return try number(start, isInteger)
            }
            index += 1
        }
        return try number(start, isInteger)
    }

    private func number(_ start: Int, _ isInteger: Bool) throws -> Value {
        if isInteger, index - start <= 18, let value = shortInteger(start) { return .long(value) }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isInteger {
            if let value = Int64(text) { return .long(value) }
            if text.hasPrefix("0x"), let value = Int64(text.dropFirst(2), radix: 16) { return .long(value) }
            if let value = makeBigInteger(text) { return value }
        }
        if let value = Double(text) { return .double(value) }
        throw failure("Input string '\(text)' is not a valid number.")
    }

    private func shortInteger(_ start: Int) -> Int64? {
        var value: Int64 = 0
        let isNegative = bytes[start] == 0x2D
        var position = isNegative ? start + 1 : start
        if position == index { return nil }
        // A leading zero means octal to the reader that PowerShell uses.
        let base: Int64 = bytes[position] == 0x30 && index - position > 1 ? 8 : 10
        while position < index {
            let digit = Int64(bytes[position]) - 0x30
            guard digit >= 0, digit < base else { return nil }
            value = value * base + digit
            position += 1
        }
        return isNegative ? -value : value
    }

    // MARK: Blanks and places

    private mutating func newLine() {
        line += 1
        lineStart = index + 1
    }

    private mutating func skipBlanks() throws {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0D: index += 1
            case 0x0A:
                newLine()
                index += 1
            case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBB: index += 3
            case 0x2F: try skipComment()
            default: return
            }
        }
    }

    private mutating func skipComment() throws {
        guard index + 1 < bytes.count, bytes[index + 1] == 0x2F || bytes[index + 1] == 0x2A else {
            throw unexpected()
        }
        let isBlock = bytes[index + 1] == 0x2A
        index += 2
        while index < bytes.count {
            if bytes[index] == 0x0A {
                newLine()
                if !isBlock { index += 1; return }
            }
            if isBlock, bytes[index] == 0x2A, index + 1 < bytes.count, bytes[index + 1] == 0x2F {
                index += 2
                return
            }
            index += 1
        }
        if isBlock { throw failure("Unexpected end while parsing comment.") }
    }

    private func shown(_ byte: UInt8) -> String {
        if byte < 0x80 { return String(Unicode.Scalar(byte)) }
        return String(String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).prefix(1))
    }

    private func failure(_ message: String) -> Failure {
        var shownPath = ""
        for part in path {
            switch part {
            case .element(let number): shownPath += "[\(number)]"
            case .name(let name): shownPath += (shownPath.isEmpty || name.isEmpty ? "" : ".") + name
            }
        }
        let position = index - lineStart
        let shownLine = index == 0 ? 0 : line
        return Failure(
            id: nil, message: message + " Path '\(shownPath)', line \(shownLine), position \(position).")
    }
}
