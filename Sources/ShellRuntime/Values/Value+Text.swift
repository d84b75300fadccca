/// How a value reads as text and as a condition.
extension Value {
    /// The text of the value as string conversion gives it (`"$value"`): invariant culture, collections joined by blanks.
    public func toText() -> Text {
        switch self {
        case .text(let text): text
        case .int(let value): Text(String(value))
        case .bool(let value): Text(value ? "True" : "False")
        case .host(let object): object.toText()
        default: Text.empty
        }
    }

    /// `[bool]` of the value: the truth of an `if`.
    public var isTrue: Bool {
        switch self {
        case .bool(let value): value
        case .null, .nothing, .unset: false
        case .int(let value): value != 0
        case .text(let text): text.count > 0
        default: true
        }
    }
}
