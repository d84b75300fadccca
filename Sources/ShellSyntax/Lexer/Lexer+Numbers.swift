/// Numbers.
extension Lexer {
    /// Scans a number whose first character, a digit, dot or sign, was just read. What turns out to be no
    /// number is a word.
    func scanNumber(_ first: UInt16) -> Token {
        guard let shape = scanNumberShape() else {
            at = start
            return scanGeneric(from: start)
        }
        if let value = shape.value { return save(NumberToken(currentExtent, value)) }
        guard mode == .expression else {
            at = start
            return scanGeneric(from: start)
        }
        report(currentExtent, .badNumericConstant, string(start, at))
        return save(NumberToken(currentExtent, .int32(0), .tokenInError))
    }

    /// Takes a number apart; nil when the characters do not form one.
    private func scanNumberShape() -> NumberShape? {
        at = start
        var shape = NumberShape()
        if peek() == UInt16(ascii: "+") {
            at += 1
        } else if peek().isDash {
            shape.isNegative = true
            at += 1
        }
        guard scanDigits(into: &shape) else { return nil }
        guard scanSuffix(into: &shape) else { return nil }
        let unit = peek()
        if !unit.endsWord, mode != .expression || !unit.endsNumber(inTernary: numbersEndAtTernary) {
            return nil
        }
        return shape
    }

    private func scanDigits(into shape: inout NumberShape) -> Bool {
        if peek() == UInt16(ascii: "0") {
            let letter = peek(1) | 0x20
            if letter == UInt16(ascii: "x") {
                at += 2
                shape.radix = .hexadecimal
                while peek().isHexDigit { shape.digits.append(UInt8(next())) }
                return true
            }
            if letter == UInt16(ascii: "b"), peek(2) == UInt16(ascii: "0") || peek(2) == UInt16(ascii: "1") {
                at += 2
                shape.radix = .binary
                while peek() == UInt16(ascii: "0") || peek() == UInt16(ascii: "1") {
                    shape.digits.append(UInt8(next()))
                }
                return true
            }
        }
        while peek().isDigit { shape.digits.append(UInt8(next())) }
        if peek() == UInt16(ascii: "."), peek(1) != UInt16(ascii: ".") || shape.digits.isEmpty {
            at += 1
            shape.isReal = true
            shape.digits.append(UInt8(ascii: "."))
            while peek().isDigit { shape.digits.append(UInt8(next())) }
        }
        if shape.digits.isEmpty || shape.digits == [UInt8(ascii: ".")] { return false }
        return scanExponent(into: &shape)
    }

    private func scanExponent(into shape: inout NumberShape) -> Bool {
        guard peek() | 0x20 == UInt16(ascii: "e") else { return true }
        at += 1
        shape.isReal = true
        shape.digits.append(UInt8(ascii: "e"))
        if peek() == UInt16(ascii: "+") {
            at += 1
        } else if peek().isDash {
            at += 1
            shape.digits.append(UInt8(ascii: "-"))
        }
        guard peek().isDigit else { return false }
        while peek().isDigit { shape.digits.append(UInt8(next())) }
        return true
    }

    private func scanSuffix(into shape: inout NumberShape) -> Bool {
        if let suffix = typeSuffix(peek()) {
            at += 1
            shape.suffix = suffix
            if let second = typeSuffix(peek()) {
                guard suffix == .unsigned else { return false }
                at += 1
                switch second {
                case .long: shape.suffix = .unsignedLong
                case .short: shape.suffix = .unsignedShort
                case .signedByte: shape.suffix = .unsignedByte
                default: return false
                }
            }
        }
        let power: Int
        switch peek() | 0x20 {
        case UInt16(ascii: "k"): power = 1
        case UInt16(ascii: "m"): power = 2
        case UInt16(ascii: "g"): power = 3
        case UInt16(ascii: "t"): power = 4
        case UInt16(ascii: "p"): power = 5
        default: return true
        }
        guard peek(1) | 0x20 == UInt16(ascii: "b") else { return false }
        at += 2
        shape.multiplierPower = power
        return true
    }

    private func typeSuffix(_ unit: UInt16) -> NumberShape.Suffix? {
        guard unit.isAsciiLetter else { return nil }
        switch unit | 0x20 {
        case UInt16(ascii: "u"): return .unsigned
        case UInt16(ascii: "s"): return .short
        case UInt16(ascii: "l"): return .long
        case UInt16(ascii: "d"): return .decimal
        case UInt16(ascii: "y"): return .signedByte
        case UInt16(ascii: "n"): return .bigInteger
        default: return nil
        }
    }
}
