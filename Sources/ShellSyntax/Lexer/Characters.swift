/// The classes of characters that the language knows, asked of UTF-16 code units.
extension UInt16 {
    @inline(__always) init(ascii character: Unicode.Scalar) { self = UInt16(character.value) }

    @inline(__always) var isDigit: Bool { self >= 48 && self <= 57 }
    @inline(__always) var isAsciiLetter: Bool { (self | 0x20) >= 97 && (self | 0x20) <= 122 && self < 128 }
    @inline(__always) var isHexDigit: Bool {
        isDigit || ((self | 0x20) >= 97 && (self | 0x20) <= 102 && self < 128)
    }
    @inline(__always) var isLineEnd: Bool { self == 10 || self == 13 }

    /// Blank within a line.
    var isBlank: Bool {
        if self == 32 || self == 9 { return true }
        if self < 128 { return self == 11 || self == 12 }
        if self < 256 { return self == 0x85 || self == 0xA0 }
        switch category {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }

    var isDash: Bool { self == 45 || (self >= 0x2013 && self <= 0x2015) }
    var isSingleQuote: Bool { self == 39 || (self >= 0x2018 && self <= 0x201B) }
    var isDoubleQuote: Bool { self == 34 || (self >= 0x201C && self <= 0x201E) }

    /// Ends any token, in every mode.
    var endsWord: Bool {
        if self < 128 {
            switch self {
            case 0, 9, 10, 11, 12, 13, 32, 38, 40, 41, 44, 59, 123, 124, 125: return true
            default: return false
            }
        }
        return isBlank
    }

    /// Ends a number in an expression, besides what ends any token.
    func endsNumber(inTernary: Bool) -> Bool {
        switch self {
        case UInt16(ascii: "?"), UInt16(ascii: ":"): return inTernary
        case UInt16(ascii: "!"), UInt16(ascii: "#"), UInt16(ascii: "%"), UInt16(ascii: "*"),
            UInt16(ascii: "+"),
            UInt16(ascii: "-"), UInt16(ascii: "."), UInt16(ascii: "/"), UInt16(ascii: "<"),
            UInt16(ascii: "="),
            UInt16(ascii: ">"), UInt16(ascii: "]"):
            return true
        default: return self > 127 && isDash
        }
    }

    var startsIdentifier: Bool { isAsciiLetter || self == 95 || (self > 127 && isLetter) }
    var continuesIdentifier: Bool {
        isAsciiLetter || isDigit || self == 95 || (self > 127 && isLetterOrDigit)
    }
    /// First in a variable's name: letters, digits and `_ ? ^ $ :`.
    var startsVariable: Bool {
        if continuesIdentifier { return true }
        switch self {
        case UInt16(ascii: "?"), UInt16(ascii: "^"), UInt16(ascii: "$"), UInt16(ascii: ":"): return true
        default: return false
        }
    }

    private var category: Unicode.GeneralCategory {
        guard let scalar = Unicode.Scalar(self) else { return .surrogate }
        return scalar.properties.generalCategory
    }

    var isLetter: Bool {
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    var isLetterOrDigit: Bool { isLetter || category == .decimalNumber }
}
