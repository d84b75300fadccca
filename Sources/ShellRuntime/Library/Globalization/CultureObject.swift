/// A `System.Globalization.CultureInfo`.
public final class CultureObject: HostObject {
    /// How the culture writes.
    public private(set) var style: CultureStyle

    /// Makes a culture.
    public init(_ style: CultureStyle) { self.style = style }

    public override var type: TypeInfo { .cultureInfo }
    public override func toText() -> Text { Text(style.name) }

    public override func isEqual(to other: Value) -> Bool {
        (other.hostObject as? CultureObject)?.style.name == style.name
    }

    /// The style that a format provider argument stands for; the session's for none.
    static func style(_ provider: Value, _ interpreter: Interpreter) -> CultureStyle {
        switch provider.hostObject {
        case let culture as CultureObject: culture.style
        case let numbers as NumberFormatObject: CultureStyle(name: numbers.culture, number: numbers.style)
        case let dates as DateFormatObject: dates.culture
        default: interpreter.formattingCulture
        }
    }

    /// Replaces how numbers are written.
    func setNumber(_ number: NumberStyle) { style = CultureStyle(name: style.name, number: number) }

    /// The English name.
    var displayName: String {
        if style.name.isEmpty { return "Invariant Language (Invariant Country)" }
        let parts = style.name.split(separator: "-").map(String.init)
        let language = CultureObject.languages[parts[0].lowercased()] ?? parts[0]
        guard parts.count > 1, let region = CultureObject.regions[parts[parts.count - 1].uppercased()] else {
            return language
        }
        return "\(language) (\(region))"
    }

    static let languages: [String: String] = [
        "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch",
        "pt": "Portuguese", "ja": "Japanese", "zh": "Chinese", "sv": "Swedish", "nb": "Norwegian Bokmål",
        "pl": "Polish", "ru": "Russian", "tr": "Turkish", "da": "Danish", "fi": "Finnish", "cs": "Czech",
        "ko": "Korean", "hu": "Hungarian", "el": "Greek", "ar": "Arabic", "he": "Hebrew",
    ]
    static let regions: [String: String] = [
        "US": "United States", "GB": "United Kingdom", "DE": "Germany", "AT": "Austria", "CH": "Switzerland",
        "FR": "France", "ES": "Spain", "IT": "Italy", "NL": "Netherlands", "PT": "Portugal", "BR": "Brazil",
        "JP": "Japan", "CN": "China", "SE": "Sweden", "NO": "Norway", "PL": "Poland", "RU": "Russia",
        "TR": "Türkiye", "DK": "Denmark", "FI": "Finland", "CZ": "Czechia", "KR": "Korea", "HU": "Hungary",
        "GR": "Greece", "CA": "Canada", "AU": "Australia", "IE": "Ireland", "IN": "India", "MX": "Mexico",
        "BE": "Belgium", "LI": "Liechtenstein",
    ]
}

/// A `NumberFormatInfo`.
final class NumberFormatObject: HostObject {
    let culture: String
    var style: NumberStyle
    /// The culture that the object was taken from, which sees its changes.
    private let owner: CultureObject?

    init(_ style: NumberStyle, culture: String, owner: CultureObject? = nil) {
        self.style = style
        self.culture = culture
        self.owner = owner
    }

    override var type: TypeInfo { .numberFormat }

    func change(_ change: (inout NumberStyle) -> Void) {
        change(&style)
        owner?.setNumber(style)
    }
}

/// A `DateTimeFormatInfo`.
final class DateFormatObject: HostObject {
    let culture: CultureStyle

    init(_ culture: CultureStyle) { self.culture = culture }

    override var type: TypeInfo { .dateFormat }
}

extension TypeInfo {
    /// `System.IFormatProvider`.
    static let formatProvider = TypeLibrary.type("System.IFormatProvider", .interface, base: nil)
    /// `System.Globalization.CultureInfo`.
    public static let cultureInfo = TypeLibrary.type(
        "System.Globalization.CultureInfo", .class, base: .object, [.formatProvider, .cloneable])
    static let numberFormat = TypeLibrary.type(
        "System.Globalization.NumberFormatInfo", .class, base: .object, [.formatProvider])
    static let dateFormat = TypeLibrary.type(
        "System.Globalization.DateTimeFormatInfo", .class, base: .object, [.formatProvider])
    static let textInfo = TypeLibrary.type("System.Globalization.TextInfo")
}
