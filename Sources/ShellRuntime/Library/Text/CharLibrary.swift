/// Members of `System.Char` and `System.Boolean`.
enum CharLibrary {
    static func char() -> TypeMembers {
        .build { members in
            members.staticProperty("MaxValue", "char") { _ in .char(.max) }
            members.staticProperty("MinValue", "char") { _ in .char(0) }
            members.method("int CompareTo(System.Object value)") { value, arguments, _ in
                Value(int: Int(value.asChar) - Int(arguments[0].unwrapped.asChar))
            }
            members.method("bool Equals(System.Object obj)") { value, arguments, _ in
                .bool(value.unwrapped.equals(arguments[0].unwrapped))
            }
            members.method("string ToString()") { value, _, _ in .text(Text(unit: value.unwrapped.asChar)) }
            members.method("System.TypeCode GetTypeCode()") { _, _, _ in
                .enumeration(.known("System.TypeCode"), 4)
            }
            tests(members)
            changes(members)
        }
    }

    static func boolean() -> TypeMembers {
        .build { members in
            members.staticProperty("TrueString", "string") { _ in Value("True") }
            members.staticProperty("FalseString", "string") { _ in Value("False") }
            members.method("int CompareTo(System.Object obj)") { value, arguments, _ in
                Value(int: (value.isTrue ? 1 : 0) - (arguments[0].isTrue ? 1 : 0))
            }
            members.method("bool Equals(System.Object obj)") { value, arguments, _ in
                .bool(value.unwrapped.equals(arguments[0].unwrapped))
            }
            members.method("string ToString()") { value, _, _ in .text(value.unwrapped.toText()) }
            members.method("System.TypeCode GetTypeCode()") { _, _, _ in
                .enumeration(.known("System.TypeCode"), 3)
            }
            members.staticMethod("bool Parse(string value)") { arguments, _ in
                guard let parsed = parse(arguments[0].asText) else {
                    throw ScriptError.format(
                        "String '\(arguments[0].string)' was not recognized as a valid Boolean.")
                }
                return .bool(parsed)
            }
            members.staticMethod("bool TryParse(string value, ref bool result)") { arguments, _ in
                let parsed = parse(arguments[0].asText)
                arguments[1].assignReference(.bool(parsed ?? false))
                return .bool(parsed != nil)
            }
        }
    }

    private static func parse(_ text: Text) -> Bool? {
        switch text.trimmed().string.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }

    private static func category(_ unit: UInt16) -> Unicode.GeneralCategory {
        Unicode.Scalar(unit)?.properties.generalCategory ?? .surrogate
    }

    private static func tests(_ members: MemberBuilder) {
        func test(_ name: String, _ ask: @escaping (UInt16) -> Bool) {
            members.staticMethod("bool \(name)(char c)") { arguments, _ in .bool(ask(arguments[0].asChar)) }
            members.staticMethod("bool \(name)(string s, int index)") { arguments, _ in
                let text = arguments[0].asText, index = arguments[1].asInt
                guard index >= 0 && index < text.count else { throw ScriptError.argumentRange("index") }
                return .bool(ask(text[index]))
            }
        }
        test("IsDigit") { category($0) == .decimalNumber }
        test("IsNumber") {
            [.decimalNumber, .letterNumber, .otherNumber].contains(category($0))
        }
        test("IsLetter", isLetter)
        test("IsLetterOrDigit") { isLetter($0) || category($0) == .decimalNumber }
        test("IsUpper") { category($0) == .uppercaseLetter }
        test("IsLower") { category($0) == .lowercaseLetter }
        test("IsWhiteSpace") { Text.isWhiteSpace($0) }
        test("IsPunctuation") { unit in
            [
                .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
                .initialPunctuation, .finalPunctuation, .otherPunctuation,
            ].contains(category(unit))
        }
        test("IsSymbol") {
            [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol].contains(category($0))
        }
        test("IsControl") { category($0) == .control }
        test("IsSeparator") {
            [.spaceSeparator, .lineSeparator, .paragraphSeparator].contains(category($0))
        }
        test("IsSurrogate") { $0 >= 0xD800 && $0 <= 0xDFFF }
        test("IsHighSurrogate") { $0 >= 0xD800 && $0 <= 0xDBFF }
        test("IsLowSurrogate") { $0 >= 0xDC00 && $0 <= 0xDFFF }
        test("IsAscii") { $0 < 0x80 }
        test("IsAsciiDigit") { $0 >= 0x30 && $0 <= 0x39 }
        test("IsAsciiLetter") { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A && $0 < 0x80 }
        test("IsAsciiHexDigit") {
            ($0 >= 0x30 && $0 <= 0x39) || (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x66 && $0 < 0x80)
        }
    }

    private static func isLetter(_ unit: UInt16) -> Bool {
        switch category(unit) {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    private static func changes(_ members: MemberBuilder) {
        for name in ["ToUpper", "ToUpperInvariant"] {
            members.staticMethod("char \(name)(char c)") { arguments, _ in
                .char(Text.upper(arguments[0].asChar))
            }
        }
        for name in ["ToLower", "ToLowerInvariant"] {
            members.staticMethod("char \(name)(char c)") { arguments, _ in
                .char(TextOperations.lower(arguments[0].asChar))
            }
        }
        members.staticMethod("string ToString(char c)") { arguments, _ in
            .text(Text(unit: arguments[0].asChar))
        }
        members.staticMethod("char Parse(string s)") { arguments, _ in
            let text = arguments[0].asText
            guard text.count == 1 else {
                throw ScriptError.format("String must be exactly one character long.")
            }
            return .char(text[0])
        }
        members.staticMethod("double GetNumericValue(char c)") { arguments, _ in
            .double(Unicode.Scalar(arguments[0].asChar)?.properties.numericValue ?? -1)
        }
        members.staticMethod("string ConvertFromUtf32(int utf32)") { arguments, _ in
            guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: arguments[0].asInt)) else {
                throw ScriptError.argumentRange(
                    "utf32",
                    "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include "
                        + "surrogate codepoint values (0x00d800 ~ 0x00dfff).")
            }
            return Value(String(Character(scalar)))
        }
        members.staticMethod("int ConvertToUtf32(string s, int index)") { arguments, _ in
            let text = arguments[0].asText, index = arguments[1].asInt
            guard index >= 0 && index < text.count else { throw ScriptError.argumentRange("index") }
            let unit = text[index]
            if unit >= 0xD800, unit <= 0xDBFF, index + 1 < text.count {
                return Value(int: 0x10000 + (Int(unit) - 0xD800) << 10 + Int(text[index + 1]) - 0xDC00)
            }
            return Value(int: Int(unit))
        }
        members.staticMethod("System.Globalization.UnicodeCategory GetUnicodeCategory(char c)") {
            arguments, _ in
            .enumeration(
                .known("System.Globalization.UnicodeCategory"), categoryNumber(category(arguments[0].asChar)))
        }
    }

    private static func categoryNumber(_ category: Unicode.GeneralCategory) -> Int {
        let order: [Unicode.GeneralCategory] = [
            .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
            .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate, .privateUse,
            .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
            .modifierSymbol, .otherSymbol, .unassigned,
        ]
        return order.firstIndex(of: category) ?? 29
    }
}
