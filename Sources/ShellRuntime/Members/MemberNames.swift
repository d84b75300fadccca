/// Names that member access itself knows.
enum MemberNames {
    static let length = Symbol("Length")
    static let count = Symbol("Count")
    static let psobject = Symbol("psobject")
    static let psbase = Symbol("psbase")
    static let psadapted = Symbol("psadapted")
    static let psextended = Symbol("psextended")
    static let pstypenames = Symbol("pstypenames")
    static let forEach = Symbol("ForEach")
    static let whereMethod = Symbol("Where")
    static let new = Symbol("new")
    static let toString = Symbol("ToString")
}

/// The names of symbols as texts, for look-ups in tables without making a text each time.
public final class SymbolTexts {
    private var texts: ContiguousArray<Text?> = []

    /// An empty cache.
    public init() {}

    /// The text of a symbol.
    func text(_ symbol: Symbol) -> Text {
        let index = Int(symbol.index)
        if index < texts.count, let text = texts[index] { return text }
        while texts.count <= index { texts.append(nil) }
        let text = Text(symbol.name)
        texts[index] = text
        return text
    }
}
