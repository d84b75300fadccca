/// Members of `System.Convert`.
enum ConvertLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Convert", { .convert }, members),
        LibraryType("System.BitConverter", { .bitConverter }, bits),
    ]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            numbers(members)
            radix(members)
            base64(members)
            others(members)
        }
    }

    private static let targets: [(String, TypeInfo)] = [
        ("ToByte", .byte), ("ToSByte", .sbyte), ("ToInt16", .int16), ("ToUInt16", .uint16),
        ("ToInt32", .int32),
        ("ToUInt32", .uint32), ("ToInt64", .int64), ("ToUInt64", .uint64), ("ToSingle", .single),
        ("ToDouble", .double), ("ToDecimal", .decimal),
    ]

    private static func numbers(_ members: MemberBuilder) {
        for (name, type) in targets {
            members.staticMethod("\(type.displayName) \(name)(System.Object value)") {
                arguments, interpreter in
                try number(arguments[0].unwrapped, type, interpreter)
            }
            members.staticMethod(
                "\(type.displayName) \(name)(System.Object value, System.IFormatProvider provider)"
            ) { arguments, interpreter in
                try number(arguments[0].unwrapped, type, interpreter)
            }
        }
    }

    /// .NET's conversion: texts by `Parse`, fractions to the nearest even, ranges checked.
    private static func number(
        _ value: Value, _ type: TypeInfo, _ interpreter: Interpreter
    ) throws -> Value {
        if value.isNull { return StaticMembers.defaultValue(type) }
        if case .text = value {
            do {
                return try Members.invokeStatic(type, "Parse", [value], interpreter)
            } catch let error as ScriptError {
                throw error.record.exception.inner.map { ScriptError(ExceptionLibrary.record(of: $0)) }
                    ?? error
            }
        }
        if case .char(let unit) = value, type.numberRank < 8 {
            return try number(.int(Int32(unit)), type, interpreter)
        }
        guard let converted = Conversions.tryConvert(value, to: type, interpreter) else {
            if value.type.isNumeric {
                throw ScriptError.dotNet("System.OverflowException", NumberLibrary.overflow(type))
            }
            throw ScriptError.dotNet(
                "System.InvalidCastException",
                value.type.isAssignable(to: .convertible)
                    ? "Invalid cast from '\(value.type.name)' to '\(type.name)'."
                    : "Unable to cast object of type '\(value.type.fullName)' to type 'System.IConvertible'.")
        }
        return converted
    }

    private static func radix(_ members: MemberBuilder) {
        for (name, type) in targets where type.numberRank < 8 {
            members.staticMethod("\(type.displayName) \(name)(string value, int fromBase)") { arguments, _ in
                try parse(arguments[0].string, base: arguments[1].asInt, type)
            }
        }
        for (type, width) in [("byte", 8), ("short", 16), ("int", 32), ("long", 64)] {
            members.staticMethod("string ToString(\(type) value, int toBase)") { arguments, _ in
                guard [2, 8, 10, 16].contains(arguments[1].asInt) else {
                    throw ScriptError.argument("Invalid Base.")
                }
                let number = Int64(arguments[0].asInt)
                if arguments[1].asInt == 10 { return Value(String(number)) }
                let mask: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
                return Value(String(UInt64(bitPattern: number) & mask, radix: arguments[1].asInt))
            }
        }
    }

    private static func parse(_ text: String, base: Int, _ type: TypeInfo) throws -> Value {
        guard [2, 8, 10, 16].contains(base) else { throw ScriptError.argument("Invalid Base.") }
        var digits = Substring(text)
        let isNegative = base == 10 && digits.hasPrefix("-")
        if isNegative || digits.hasPrefix("+") && base == 10 { digits = digits.dropFirst() }
        if base == 16, digits.lowercased().hasPrefix("0x") { digits = digits.dropFirst(2) }
        if digits.isEmpty {
            if text.isEmpty {
                throw ScriptError.argumentRange(
                    "startIndex",
                    "Index was out of range. Must be non-negative and less than the size of the collection.")
            }
            throw ScriptError.format("Could not find any recognizable digits.")
        }
        var magnitude: UInt64 = 0
        for character in digits {
            guard character.isASCII, let digit = Int(String(character), radix: base) else {
                throw ScriptError.format(
                    magnitude == 0 && character == digits.first
                        ? "Could not find any recognizable digits."
                        : "Additional non-parsable characters are at the end of the string.")
            }
            let (product, first) = magnitude.multipliedReportingOverflow(by: UInt64(base))
            let (sum, second) = product.addingReportingOverflow(UInt64(digit))
            if first || second {
                throw ScriptError.dotNet("System.OverflowException", NumberLibrary.overflow(type))
            }
            magnitude = sum
        }
        return try value(magnitude, isNegative, base: base, type)
    }

    private static func value(
        _ magnitude: UInt64, _ isNegative: Bool, base: Int, _ type: TypeInfo
    ) throws -> Value {
        let overflow = ScriptError.dotNet("System.OverflowException", NumberLibrary.overflow(type))
        let width: UInt64 = [0: 8, 1: 8, 2: 16, 3: 16, 4: 32, 5: 32][type.numberRank] ?? 64
        if base != 10, width < 64, magnitude >> width != 0 { throw overflow }
        if type === TypeInfo.uint64 { return .ulong(magnitude) }
        var number = Int64(truncatingIfNeeded: magnitude)
        let isSigned = [1, 2, 4, 6].contains(type.numberRank)
        if base != 10 {
            // Digits of another base are the bits of the number.
            if isSigned, width < 64, magnitude >> (width - 1) != 0 { number -= Int64(1) << width }
        } else {
            if magnitude > UInt64(Int64.max) { throw overflow }
            if isNegative { number = -number }
        }
        guard case .value(let value) = NumberParser.narrow(number, type) else { throw overflow }
        return value
    }

    private static func base64(_ members: MemberBuilder) {
        members.staticMethod("string ToBase64String(byte[] inArray)") { arguments, _ in
            if arguments[0].isNull { throw ScriptError.argumentNull("inArray") }
            return Value(Base64.encode(arguments[0].asBytes))
        }
        members.staticMethod("string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)")
        { arguments, _ in
            Value(Base64.encode(arguments[0].asBytes, lineBreaks: arguments[1].asInt == 1))
        }
        members.staticMethod("string ToBase64String(byte[] inArray, int offset, int length)") {
            arguments, _ in
            let bytes = arguments[0].asBytes, start = arguments[1].asInt, count = arguments[2].asInt
            guard start >= 0, count >= 0, start + count <= bytes.count else {
                throw ScriptError.argumentRange("offset")
            }
            return Value(Base64.encode(Array(bytes[start..<start + count])))
        }
        members.staticMethod("byte[] FromBase64String(string s)") { arguments, _ in
            guard let bytes = Base64.decode(arguments[0].asText) else {
                throw ScriptError.format(
                    "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two "
                        + "padding characters, or an illegal character among the padding characters.")
            }
            return .bytes(bytes)
        }
        for (name, upper) in [("ToHexString", true), ("ToHexStringLower", false)] {
            members.staticMethod("string \(name)(byte[] inArray)") { arguments, _ in
                Value(hex(arguments[0].asBytes, uppercase: upper, separator: ""))
            }
        }
        members.staticMethod("byte[] FromHexString(string s)") { arguments, _ in
            let digits = arguments[0].asText.utf16.map { Character(Unicode.Scalar($0) ?? " ").hexDigitValue }
            guard digits.count % 2 == 0, digits.allSatisfy({ $0 != nil }) else {
                throw ScriptError.format(
                    digits.count % 2 == 0
                        ? "The input is not a valid hex string as it contains a non-hex character."
                        : "The input is not a valid hex string as its length is not a multiple of 2.")
            }
            return .bytes((0..<digits.count / 2).map { UInt8(digits[$0 * 2]! << 4 | digits[$0 * 2 + 1]!) })
        }
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    static func hex(_ bytes: some Sequence<UInt8>, uppercase: Bool, separator: String) -> String {
        var result: [UInt8] = []
        for byte in bytes {
            if !result.isEmpty { result.append(contentsOf: separator.utf8) }
            for nibble in [byte >> 4, byte & 15] {
                let digit = hexDigits[Int(nibble)]
                result.append(uppercase || digit < 0x41 ? digit : digit | 0x20)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func others(_ members: MemberBuilder) {
        members.staticMethod("bool ToBoolean(System.Object value)") { arguments, interpreter in
            if case .text = arguments[0].unwrapped {
                return try Members.invokeStatic(.boolean, "Parse", [arguments[0]], interpreter)
            }
            return .bool(arguments[0].isTrue)
        }
        members.staticMethod("char ToChar(System.Object value)") { arguments, interpreter in
            try Conversions.convert(arguments[0], to: .char, interpreter)
        }
        members.staticMethod("datetime ToDateTime(System.Object value)") { arguments, interpreter in
            try Conversions.convert(arguments[0], to: .dateTime, interpreter)
        }
        members.staticMethod("string ToString(System.Object value)") { arguments, interpreter in
            .text(try TextOperations.text(arguments[0].unwrapped, interpreter))
        }
        members.staticMethod("string ToString(System.Object value, System.IFormatProvider provider)") {
            arguments, interpreter in
            .text(
                try Formatting.format(
                    arguments[0], "", culture: CultureObject.style(arguments[1], interpreter), interpreter))
        }
        members.staticMethod("System.Object ChangeType(System.Object value, type conversionType)") {
            arguments, interpreter in
            guard case .type(let type) = arguments[1] else {
                throw ScriptError.argumentNull("conversionType")
            }
            return try Conversions.convert(arguments[0], to: type, interpreter)
        }
        members.staticMethod("bool IsDBNull(System.Object value)") { _, _ in .bool(false) }
    }

    // MARK: BitConverter

    private static let bits: @Sendable () -> TypeMembers = {
        .build { members in
            members.staticProperty("IsLittleEndian", "bool") { _ in .bool(true) }
            func bytes<Number>(_ number: Number) -> Value {
                withUnsafeBytes(of: number) { .bytes($0) }
            }
            members.staticMethod("byte[] GetBytes(bool value)") { arguments, _ in
                .bytes([arguments[0].isTrue ? 1 : 0])
            }
            members.staticMethod("byte[] GetBytes(char value)") { arguments, _ in bytes(arguments[0].asChar) }
            members.staticMethod("byte[] GetBytes(short value)") { arguments, _ in
                bytes(Int16(truncatingIfNeeded: arguments[0].asInt))
            }
            members.staticMethod("byte[] GetBytes(int value)") { arguments, _ in
                bytes(Int32(truncatingIfNeeded: arguments[0].asInt))
            }
            members.staticMethod("byte[] GetBytes(long value)") { arguments, _ in
                bytes(Int64(arguments[0].asInt))
            }
            members.staticMethod("byte[] GetBytes(ushort value)") { arguments, _ in
                bytes(UInt16(truncatingIfNeeded: arguments[0].asInt))
            }
            members.staticMethod("byte[] GetBytes(uint value)") { arguments, _ in
                bytes(UInt32(truncatingIfNeeded: arguments[0].asInt))
            }
            members.staticMethod("byte[] GetBytes(ulong value)") { arguments, _ in
                bytes(UInt64(truncatingIfNeeded: arguments[0].asInt))
            }
            members.staticMethod("byte[] GetBytes(float value)") { arguments, _ in
                bytes(Float(arguments[0].asDouble))
            }
            members.staticMethod("byte[] GetBytes(double value)") { arguments, _ in
                bytes(arguments[0].asDouble)
            }
            reading(members)
            members.staticMethod("string ToString(byte[] value)") { arguments, _ in
                Value(hex(arguments[0].asBytes, uppercase: true, separator: "-"))
            }
            members.staticMethod("string ToString(byte[] value, int startIndex)") { arguments, _ in
                let bytes = arguments[0].asBytes
                return Value(
                    hex(
                        try part(bytes, arguments[1].asInt, bytes.count - arguments[1].asInt),
                        uppercase: true, separator: "-"))
            }
            members.staticMethod("string ToString(byte[] value, int startIndex, int length)") {
                arguments, _ in
                Value(
                    hex(
                        try part(arguments[0].asBytes, arguments[1].asInt, arguments[2].asInt),
                        uppercase: true,
                        separator: "-"))
            }
            members.staticMethod("long DoubleToInt64Bits(double value)") { arguments, _ in
                .long(Int64(bitPattern: arguments[0].asDouble.bitPattern))
            }
            members.staticMethod("double Int64BitsToDouble(long value)") { arguments, _ in
                .double(Double(bitPattern: UInt64(bitPattern: Int64(arguments[0].asInt))))
            }
        }
    }

    private static func part(_ bytes: [UInt8], _ start: Int, _ count: Int) throws -> ArraySlice<UInt8> {
        guard start >= 0, count >= 0, start + count <= bytes.count else {
            throw ScriptError.argumentRange("startIndex", ListObject.outOfRange)
        }
        return bytes[start..<start + count]
    }

    private static func reading(_ members: MemberBuilder) {
        func read(_ name: String, _ type: String, _ size: Int, _ make: @escaping (UInt64) -> Value) {
            members.staticMethod("\(type) \(name)(byte[] value, int startIndex = 0)") { arguments, _ in
                let bytes = arguments[0].asBytes, start = arguments[1].asInt
                guard start >= 0, start + size <= bytes.count else {
                    throw ScriptError.argument(
                        "Destination array is not long enough to copy all the items in the collection. Check array "
                            + "index and length.")
                }
                var bits: UInt64 = 0
                for byte in bytes[start..<start + size].reversed() { bits = bits << 8 | UInt64(byte) }
                return make(bits)
            }
        }
        read("ToBoolean", "bool", 1) { .bool($0 != 0) }
        read("ToChar", "char", 2) { .char(UInt16(truncatingIfNeeded: $0)) }
        read("ToInt16", "short", 2) { .short(Int16(truncatingIfNeeded: $0)) }
        read("ToUInt16", "ushort", 2) { .ushort(UInt16(truncatingIfNeeded: $0)) }
        read("ToInt32", "int", 4) { .int(Int32(truncatingIfNeeded: $0)) }
        read("ToUInt32", "uint", 4) { .uint(UInt32(truncatingIfNeeded: $0)) }
        read("ToInt64", "long", 8) { .long(Int64(truncatingIfNeeded: $0)) }
        read("ToUInt64", "ulong", 8) { .ulong($0) }
        read("ToSingle", "float", 4) { .single(Float(bitPattern: UInt32(truncatingIfNeeded: $0))) }
        read("ToDouble", "double", 8) { .double(Double(bitPattern: $0)) }
    }
}

extension TypeInfo {
    static let convert = TypeLibrary.type("System.Convert")
    static let bitConverter = TypeLibrary.type("System.BitConverter")
}
