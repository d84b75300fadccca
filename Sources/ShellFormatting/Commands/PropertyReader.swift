import ShellRuntime

/// Reads the values of `-Property` and `-GroupBy`.
struct PropertyReader {
    /// Keys of a calculated property that a Format cmdlet knows.
    enum Key: String, CaseIterable {
        case name, label, expression, formatString, alignment, width, depth
    }

    let keys: [Key]
    let interpreter: Interpreter

    static let tableKeys: [Key] = [.name, .label, .expression, .formatString, .alignment, .width]
    static let listKeys: [Key] = [.name, .label, .expression, .formatString]
    static let wideKeys: [Key] = [.expression, .formatString]
    static let customKeys: [Key] = [.expression, .depth]
    static let groupKeys: [Key] = [.name, .label, .expression, .formatString]

    /// The parameters that a bound value stands for.
    func read(_ value: Value?) throws -> [PropertyParameter] {
        guard let value, !value.isNull else { return [] }
        if case .array(let array) = value.unwrapped { return try array.values.map(one) }
        return [try one(value)]
    }

    private func one(_ value: Value) throws -> PropertyParameter {
        if case .table(let table) = value.unwrapped { return try calculated(table) }
        return PropertyParameter(expression: try expression(value))
    }

    private func expression(_ value: Value) throws -> PropertyParameter.Expression {
        if case .block(let block) = value.unwrapped {
            return .block(block, text: try Conversions.text(value, interpreter).string)
        }
        return .name(try Conversions.text(value, interpreter).string)
    }

    private func calculated(_ table: TableObject) throws -> PropertyParameter {
        var made = PropertyParameter(expression: .name(""))
        var hasExpression = false
        for (keyValue, value) in zip(table.keys, table.values) {
            let spelled = keyValue.toText().string
            switch try key(spelled) {
            case .name, .label: made.label = try text(value, spelled)
            case .expression:
                made.expression = try expression(value)
                hasExpression = true
            case .formatString: made.format = try text(value, spelled)
            case .alignment: made.alignment = try alignment(value)
            case .width: made.width = try width(value)
            case .depth: made.depth = Int(value.toText().string)
            }
        }
        if !hasExpression { throw FormatErrors.missingExpression() }
        return made
    }

    /// The key that a spelling begins; `f` is the format, `a` the alignment.
    private func key(_ spelled: String) throws -> Key {
        let folded = spelled.lowercased()
        let matches = keys.filter { !folded.isEmpty && $0.rawValue.lowercased().hasPrefix(folded) }
        if let exact = matches.first(where: { $0.rawValue.lowercased() == folded }) { return exact }
        guard let match = matches.first else { throw FormatErrors.illegalKey(spelled) }
        if matches.count > 1 {
            throw FormatErrors.ambiguousKey(spelled, matches[0].rawValue, matches[1].rawValue)
        }
        return match
    }

    private func text(_ value: Value, _ key: String) throws -> String {
        guard case .text(let text) = value.unwrapped else {
            throw FormatErrors.illegalValueType(key, value.type.fullName, "System.String")
        }
        if text.count == 0 { throw FormatErrors.emptyValue(key) }
        return text.string
    }

    private func alignment(_ value: Value) throws -> Alignment {
        let spelled = value.toText().string
        let folded = spelled.lowercased()
        let names: [(String, Alignment)] = [("left", .left), ("center", .center), ("right", .right)]
        guard let match = names.first(where: { !folded.isEmpty && $0.0.hasPrefix(folded) }) else {
            throw FormatErrors.illegalAlignment(spelled)
        }
        return match.1
    }

    private func width(_ value: Value) throws -> Int {
        guard let number = Int(value.toText().string) else {
            throw FormatErrors.illegalValueType("width", value.type.fullName, "System.Int32")
        }
        if number <= 0 { throw FormatErrors.widthOutOfRange(String(number)) }
        return number
    }
}
