/// How a culture writes numbers: the values of `NumberFormatInfo`.
public struct NumberStyle: Sendable {
    public var decimalSeparator = "."
    public var groupSeparator = ","
    /// Sizes of the groups from the point outwards; the last one repeats, 0 ends grouping.
    public var groupSizes = [3]
    public var decimalDigits = 2
    public var negativeSign = "-"
    public var positiveSign = "+"
    /// Pattern of negative numbers in `N`: 0 `(n)`, 1 `-n`, 2 `- n`, 3 `n-`, 4 `n -`.
    public var negativePattern = 1
    public var currencySymbol = "¤"
    public var currencyDecimalSeparator = "."
    public var currencyGroupSeparator = ","
    public var currencyDecimalDigits = 2
    /// 0 `$n`, 1 `n$`, 2 `$ n`, 3 `n $`.
    public var currencyPositivePattern = 0
    /// The patterns of `CurrencyNegativePattern`, 0 to 15.
    public var currencyNegativePattern = 0
    public var percentSymbol = "%"
    public var permilleSymbol = "‰"
    public var percentDecimalDigits = 2
    /// 0 `n %`, 1 `n%`, 2 `%n`, 3 `% n`.
    public var percentPositivePattern = 0
    /// 0 `-n %`, 1 `-n%`, 2 `-%n`, ...
    public var percentNegativePattern = 0
    public var nanSymbol = "NaN"
    public var positiveInfinitySymbol = "Infinity"
    public var negativeInfinitySymbol = "-Infinity"

    /// The invariant culture's values.
    public init() {}

    /// The values of a culture of ICU: symbols instead of words, percent signs without a blank.
    public static func icu(
        decimal: String, group: String, currency: String, currencyPositive: Int, currencyNegative: Int,
        percentPositive: Int = 1
    ) -> NumberStyle {
        var style = NumberStyle()
        style.decimalSeparator = decimal
        style.groupSeparator = group
        style.decimalDigits = 3
        style.currencySymbol = currency
        style.currencyDecimalSeparator = decimal
        style.currencyGroupSeparator = group
        style.currencyPositivePattern = currencyPositive
        style.currencyNegativePattern = currencyNegative
        style.percentDecimalDigits = 3
        style.percentPositivePattern = percentPositive
        style.percentNegativePattern = percentPositive
        style.positiveInfinitySymbol = "∞"
        style.negativeInfinitySymbol = "-∞"
        return style
    }
}

/// A culture as formatting sees it.
public final class CultureStyle: Sendable {
    /// `en-US`; empty for the invariant culture.
    public let name: String
    /// How numbers are written.
    public let number: NumberStyle

    /// Makes a culture, such as one whose `NumberFormat` a script has changed.
    public init(name: String, number: NumberStyle) {
        self.name = name
        self.number = number
    }

    /// The invariant culture.
    public static let invariant = CultureStyle(name: "", number: NumberStyle())
    /// The culture that the shell runs in.
    public static let enUS = CultureStyle(
        name: "en-US",
        number: .icu(decimal: ".", group: ",", currency: "$", currencyPositive: 0, currencyNegative: 1))

    /// The number style of a language, by the first part of the culture's name and, where it matters, the region.
    public static func named(_ name: String) -> CultureStyle {
        if name.isEmpty { return invariant }
        if name.lowercased() == "en-us" { return enUS }
        let parts = name.split(separator: "-").map { $0.lowercased() }
        let language = parts.first ?? ""
        let region = parts.count > 1 ? parts[parts.count - 1] : ""
        return CultureStyle(name: name, number: style(language, region))
    }

    private static func style(_ language: String, _ region: String) -> NumberStyle {
        let euro = "€"
        switch (language, region) {
        case ("en", "gb"):
            return .icu(decimal: ".", group: ",", currency: "£", currencyPositive: 0, currencyNegative: 1)
        case ("de", "ch"), ("de", "li"):
            return .icu(decimal: ".", group: "’", currency: "CHF", currencyPositive: 2, currencyNegative: 2)
        case ("de", "at"):
            return .icu(
                decimal: ",", group: "\u{A0}", currency: euro, currencyPositive: 2, currencyNegative: 9,
                percentPositive: 0)
        case ("de", _), ("es", "es"), ("es", ""):
            return .icu(
                decimal: ",", group: ".", currency: euro, currencyPositive: 3, currencyNegative: 8,
                percentPositive: 0)
        case ("fr", "ch"):
            return .icu(
                decimal: ",", group: "\u{202F}", currency: "CHF", currencyPositive: 3, currencyNegative: 8)
        case ("fr", _):
            return .icu(
                decimal: ",", group: "\u{202F}", currency: euro, currencyPositive: 3, currencyNegative: 8,
                percentPositive: 0)
        case ("it", _):
            return .icu(decimal: ",", group: ".", currency: euro, currencyPositive: 3, currencyNegative: 8)
        case ("nl", _):
            return .icu(decimal: ",", group: ".", currency: euro, currencyPositive: 2, currencyNegative: 12)
        case ("pt", "pt"):
            return .icu(
                decimal: ",", group: "\u{A0}", currency: euro, currencyPositive: 3, currencyNegative: 8)
        case ("pt", _):
            return .icu(decimal: ",", group: ".", currency: "R$", currencyPositive: 2, currencyNegative: 9)
        case ("ja", _):
            return yen(symbol: "￥")
        case ("zh", _):
            return .icu(decimal: ".", group: ",", currency: "¥", currencyPositive: 0, currencyNegative: 1)
        case ("sv", _), ("nb", _), ("no", _):
            return .icu(
                decimal: ",", group: "\u{A0}", currency: "kr", currencyPositive: 3, currencyNegative: 8,
                percentPositive: 0)
        case ("pl", _):
            return .icu(
                decimal: ",", group: "\u{A0}", currency: "zł", currencyPositive: 3, currencyNegative: 8)
        case ("ru", _):
            return .icu(
                decimal: ",", group: "\u{A0}", currency: "₽", currencyPositive: 3, currencyNegative: 8,
                percentPositive: 0)
        default:
            return .icu(decimal: ".", group: ",", currency: "$", currencyPositive: 0, currencyNegative: 1)
        }
    }

    private static func yen(symbol: String) -> NumberStyle {
        var style = NumberStyle.icu(
            decimal: ".", group: ",", currency: symbol, currencyPositive: 0, currencyNegative: 1)
        style.currencyDecimalDigits = 0
        return style
    }
}
