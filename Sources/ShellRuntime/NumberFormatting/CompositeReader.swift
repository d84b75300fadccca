/// Takes a composite format string apart.
struct CompositeReader {
    enum Part {
        case literal(Int, Int)
        case item(index: Int, width: Int, specifier: String)
    }

    private let template: Text
    private var position = 0

    init(_ template: Text) { self.template = template }

    /// The next piece, or nil at the end.
    mutating func next() throws(FormatFailure) -> Part? {
        guard position < template.count else { return nil }
        let start = position
        while position < template.count, template[position] != 0x7B, template[position] != 0x7D {
            position += 1
        }
        if position > start { return .literal(start, position - start) }
        let brace = template[position]
        let unit = try advance()
        if unit == brace {
            position += 1
            return .literal(position - 1, 1)
        }
        guard brace == 0x7B else {
            throw failure("Unexpected closing brace without a corresponding opening brace.")
        }
        return try item(first: unit)
    }

    private mutating func advance() throws(FormatFailure) -> UInt16 {
        position += 1
        guard position < template.count else { throw failure("Format item ends prematurely.") }
        return template[position]
    }

    private func failure(_ reason: String) -> FormatFailure {
        FormatFailure(
            exceptionType: "System.FormatException",
            message: "Input string was not in a correct format. Failure to parse near offset \(position). "
                + reason)
    }

    private func digit(_ unit: UInt16) throws(FormatFailure) -> Int {
        guard unit >= 0x30 && unit <= 0x39 else { throw failure("Expected an ASCII digit.") }
        return Int(unit - 0x30)
    }

    private mutating func item(first: UInt16) throws(FormatFailure) -> Part {
        let (index, afterIndex) = try number(first)
        var unit = afterIndex
        var width = 0
        var specifier = ""
        while unit == 0x20 { unit = try advance() }
        if unit == 0x2C {
            repeat { unit = try advance() } while unit == 0x20
            let isLeft = unit == 0x2D
            if isLeft { unit = try advance() }
            (width, unit) = try number(unit)
            if isLeft { width = -width }
            while unit == 0x20 { unit = try advance() }
        }
        if unit != 0x7D {
            guard unit == 0x3A else { throw failure("Format item ends prematurely.") }
            let start = position + 1
            repeat {
                unit = try advance()
                if unit == 0x7B { throw failure("Format item ends prematurely.") }
            } while unit != 0x7D
            specifier = template.slice(start, position - start).string
        }
        position += 1
        return .item(index: index, width: width, specifier: specifier)
    }

    /// A number that begins with `first`, and the unit after it.
    private mutating func number(_ first: UInt16) throws(FormatFailure) -> (Int, UInt16) {
        var result = try digit(first)
        var unit = try advance()
        while unit >= 0x30 && unit <= 0x39 && result < 1_000_000 {
            result = result * 10 + Int(unit - 0x30)
            unit = try advance()
        }
        return (result, unit)
    }
}
