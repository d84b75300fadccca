/// A number taken apart, not yet a value.
struct NumberShape {
    enum Radix: UInt64 {
        case binary = 2
        case decimal = 10
        case hexadecimal = 16
    }

    enum Suffix {
        case none, signedByte, unsignedByte, short, unsignedShort, long, unsigned, unsignedLong, decimal,
            bigInteger
    }

    var isNegative = false
    var isReal = false
    var radix = Radix.decimal
    /// Digits as ASCII; of a real number with point and exponent.
    var digits: [UInt8] = []
    var suffix = Suffix.none
    /// Power of 1024 that `kb`, `mb`, ... stand for.
    var multiplierPower = 0

    /// Digits that a number may have; more would take long to convert, and no type but one holds them.
    private static let longest = 20_000

    /// The value in the type that suffix and size give; nil when it does not fit.
    var value: NumericLiteral? {
        let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        guard digits.count - leadingZeros <= Self.longest else { return nil }
        if isReal { return suffix == .decimal ? realDecimal : realValue }
        var magnitude = Magnitude(digits, radix: radix.rawValue)
        var negative = isNegative
        var suffix = suffix
        if radix != .decimal { applyTwosComplement(&magnitude, &negative, &suffix) }
        for _ in 0..<multiplierPower { magnitude.multiplyAndAdd(1024, 0) }
        if magnitude.isZero { negative = false }
        return fit(magnitude, negative, suffix)
    }

    // MARK: Whole numbers

    /// Full-width hexadecimal and binary literals carry their sign in the highest bit.
    private func applyTwosComplement(
        _ magnitude: inout Magnitude, _ negative: inout Bool, _ suffix: inout Suffix
    ) {
        let bits = digits.count * (radix == .hexadecimal ? 4 : 1)
        let isUnsigned =
            switch suffix {
            case .unsigned, .unsignedByte, .unsignedShort, .unsignedLong: true
            default: false
            }
        if !isUnsigned, hasSign(bits), magnitude.bitWidth == bits {
            magnitude = Magnitude.powerOfTwo(bits).subtracting(magnitude)
            negative.toggle()
        }
        guard bits == 64 else { return }
        if suffix == .none { suffix = .long }
        if suffix == .unsigned { suffix = .unsignedLong }
    }

    private func hasSign(_ bits: Int) -> Bool {
        if radix == .binary {
            return [8, 16, 32, 64].contains(bits) || (bits > 64 && bits % 8 == 0)
        }
        switch suffix {
        case .signedByte: return bits == 8
        case .short: return bits == 16
        case .long: return bits == 64
        default: return bits == 32 || bits == 64
        }
    }

    private func fit(_ magnitude: Magnitude, _ negative: Bool, _ suffix: Suffix) -> NumericLiteral? {
        switch suffix {
        case .signedByte: return magnitude.signed(negative).flatMap { Int8(exactly: $0) }.map { .int8($0) }
        case .short: return magnitude.signed(negative).flatMap { Int16(exactly: $0) }.map { .int16($0) }
        case .long: return magnitude.signed(negative).map { .int64($0) }
        case .unsignedByte:
            return magnitude.unsigned(negative).flatMap { UInt8(exactly: $0) }.map { .uint8($0) }
        case .unsignedShort:
            return magnitude.unsigned(negative).flatMap { UInt16(exactly: $0) }.map { .uint16($0) }
        case .unsigned:
            guard let number = magnitude.unsigned(negative) else { return nil }
            return UInt32(exactly: number).map { .uint32($0) } ?? .uint64(number)
        case .unsignedLong: return magnitude.unsigned(negative).map { .uint64($0) }
        case .decimal: return magnitude.bitWidth <= 96 ? .decimal(text(magnitude, negative)) : nil
        case .bigInteger: return .bigInteger(text(magnitude, negative))
        case .none: return fitSmallest(magnitude, negative)
        }
    }

    private func fitSmallest(_ magnitude: Magnitude, _ negative: Bool) -> NumericLiteral? {
        if let number = magnitude.signed(negative) {
            return Int32(exactly: number).map { .int32($0) } ?? .int64(number)
        }
        guard radix == .decimal else { return nil }
        let text = text(magnitude, negative)
        if magnitude.bitWidth <= 96 { return .decimal(text) }
        guard let double = Double(text), double.isFinite else { return nil }
        return .double(double)
    }

    private func text(_ magnitude: Magnitude, _ negative: Bool) -> String {
        (negative ? "-" : "") + magnitude.decimalText
    }

    // MARK: Real numbers

    private var realValue: NumericLiteral? {
        var text = String(decoding: digits, as: UTF8.self)
        if text.hasPrefix(".") { text = "0" + text }
        if text.hasSuffix(".") { text += "0" }
        text = text.replacingDotBeforeExponent
        guard var number = Double(text) else { return nil }
        if isNegative { number = -number }
        for _ in 0..<multiplierPower { number *= 1024 }
        if suffix == .none { return .double(number) }
        guard number.isFinite else { return nil }
        let rounded = number.rounded(.toNearestOrEven)
        if suffix == .bigInteger {
            return .bigInteger((rounded < 0 ? "-" : "") + Magnitude(rounded.magnitude).decimalText)
        }
        return fit(Magnitude(rounded.magnitude), rounded < 0, suffix)
    }

    /// A decimal with the scale that its digits show; rounded to 28 places.
    private var realDecimal: NumericLiteral? {
        var whole: [UInt8] = []
        var scale = 0
        var exponent = 0
        var sawPoint = false
        for (index, digit) in digits.enumerated() {
            if digit == UInt8(ascii: ".") {
                sawPoint = true
            } else if digit == UInt8(ascii: "e") {
                guard let power = Int(String(decoding: digits[(index + 1)...], as: UTF8.self)),
                    abs(power) < 1000
                else { return nil }
                exponent = power
                break
            } else {
                whole.append(digit)
                if sawPoint { scale += 1 }
            }
        }
        scale -= exponent
        while scale < 0 {
            whole.append(48)
            scale += 1
        }
        var magnitude = Magnitude(whole, radix: 10)
        for _ in 0..<multiplierPower { magnitude.multiplyAndAdd(1024, 0) }
        while scale > 28 || (scale > 0 && magnitude.bitWidth > 96) {
            let last = magnitude.divide(by: 10)
            if last >= 5 { magnitude.multiplyAndAdd(1, 1) }
            scale -= 1
        }
        guard magnitude.bitWidth <= 96 else { return nil }
        var text = magnitude.decimalText
        if scale > 0 {
            if text.utf8.count <= scale {
                text = String(repeating: "0", count: scale + 1 - text.utf8.count) + text
            }
            text = text.dropLast(scale) + "." + text.suffix(scale)
        }
        return .decimal((isNegative ? "-" : "") + text)
    }
}

extension String {
    /// `1.e5` as `1.0e5`, which every reader of numbers takes.
    fileprivate var replacingDotBeforeExponent: String {
        guard let exponent = utf8.firstIndex(of: UInt8(ascii: "e")), exponent > startIndex,
            utf8[utf8.index(before: exponent)] == UInt8(ascii: ".")
        else { return self }
        return self[..<exponent] + "0" + self[exponent...]
    }
}
