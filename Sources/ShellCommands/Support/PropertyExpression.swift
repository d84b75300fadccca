import ShellRuntime

/// One entry of a `-Property` parameter: a name, a wildcard pattern, a script block, or a table with entries.
struct PropertyExpression {
    /// Where the value comes from.
    enum Source {
        case name(String, Symbol)
        case pattern(WildcardPattern)
        case block(ScriptBlock)
    }

    /// Where the value comes from.
    let source: Source
    /// The `Name` or `Label` entry, nil when there is none.
    var label: String?
    /// The other entries by their full names.
    var entries: [String: Value] = [:]

    /// The expression of a plain value: a block, or the text of anything else.
    init(_ value: Value) {
        switch value.unwrapped {
        case .block(let block): source = .block(block)
        default:
            let text = value.toText()
            if PropertyExpression.hasWildcard(text.string), let pattern = try? Patterns.wildcard(text) {
                source = .pattern(pattern)
            } else {
                source = .name(text.string, Symbol(text.string))
            }
        }
    }

    /// The property of a name, taken literally.
    init(name: String) {
        source = .name(name, Symbol(name))
    }

    /// True when a text holds `*`, `?` or `[` unescaped.
    static func hasWildcard(_ text: String) -> Bool {
        var isEscaped = false
        for byte in text.utf8 {
            if isEscaped { isEscaped = false; continue }
            if byte == 0x60 { isEscaped = true; continue }
            if byte == 0x2A || byte == 0x3F || byte == 0x5B { return true }
        }
        return false
    }

    /// The name that a result of this expression gets when the object does not say better.
    var displayName: String {
        if let label, !label.isEmpty { return label }
        switch source {
        case .name(let name, _): return name
        case .pattern(let pattern): return pattern.pattern.string
        case .block(let block): return Value.block(block).string
        }
    }

    /// The names of an object's properties that the expression stands for; a plain name stands for itself.
    func names(in object: Value, _ interpreter: Interpreter) -> [String] {
        switch source {
        case .name(let name, _): return [ObjectView.spelling(object, of: name, interpreter) ?? name]
        case .pattern(let pattern):
            return ObjectView.propertyNames(object, interpreter).filter { pattern.matches(Text($0)) }
        case .block: return []
        }
    }

    /// The value for an object; nil when it has no such property. An error in a block counts as `$null`.
    func value(of object: Value, _ interpreter: Interpreter) throws -> Value? {
        switch source {
        case .name(_, let symbol):
            do { return try ObjectView.property(object, symbol, interpreter) } catch let error as ScriptError
            {
                interpreter.remember(error.record)
                return .null
            }
        case .pattern:
            guard let name = names(in: object, interpreter).first else { return nil }
            return try ObjectView.property(object, Symbol(name), interpreter)
        case .block(let block):
            do {
                let made = try interpreter.evaluate(block, under: object)
                if case .nothing = made { return .null }
                return made
            } catch let error as ScriptError {
                interpreter.remember(error.record)
                return .null
            }
        }
    }
}

/// Which table entries a command's `-Property` understands.
struct PropertyGrammar {
    /// What an entry may hold.
    enum Kind { case expression, label, flag, text, number }

    /// Full name, other spelling, kind.
    let keys: [(name: String, kind: Kind)]

    /// `Expression` alone: `Group-Object`, `Compare-Object`.
    static let expressionOnly = PropertyGrammar(keys: [("expression", .expression)])
    /// `Select-Object`.
    static let selection = PropertyGrammar(keys: [
        ("name", .label), ("label", .label), ("expression", .expression),
    ])
    /// `Sort-Object`.
    static let ordering = PropertyGrammar(keys: [
        ("expression", .expression), ("ascending", .flag), ("descending", .flag),
    ])
    /// `ConvertTo-Html`.
    static let html = PropertyGrammar(keys: [
        ("name", .label), ("label", .label), ("expression", .expression), ("alignment", .text),
        ("align", .text),
        ("width", .number),
    ])

    /// Reads the values of a `-Property` parameter; throws PowerShell's error for a table it does not understand.
    func parse(_ values: [Value], for cmdlet: Cmdlet) throws -> [PropertyExpression] {
        try values.filter { !$0.isNull }.map { value in
            guard case .table(let table) = value.unwrapped else { return PropertyExpression(value) }
            return try parse(table, for: cmdlet)
        }
    }

    private func parse(_ table: TableObject, for cmdlet: Cmdlet) throws -> PropertyExpression {
        var expression: PropertyExpression?
        var label: String?
        var entries: [String: Value] = [:]
        for (key, value) in zip(table.keys, table.values) {
            let spelled = key.string.lowercased()
            guard
                let (name, kind) = keys.first(where: { $0.name == spelled })
                    ?? keys.first(where: { !spelled.isEmpty && $0.name.hasPrefix(spelled) })
            else {
                throw error("DictionaryKeyIllegal", "The \(key.string) key is not valid.", cmdlet)
            }
            switch kind {
            case .expression:
                if expression != nil { throw duplicate(key.string, cmdlet) }
                switch value.unwrapped {
                case .block, .text: expression = PropertyExpression(value)
                default: throw wrongType(key.string, value, "1", "types are {ScriptBlock, String}", cmdlet)
                }
            case .label:
                if label != nil { throw duplicate(key.string, cmdlet) }
                guard case .text(let text) = value.unwrapped else {
                    throw wrongType(key.string, value, "2", "type is String", cmdlet)
                }
                label = text.string
            case .flag, .text, .number:
                if entries[name] != nil { throw duplicate(key.string, cmdlet) }
                entries[name] = value
            }
        }
        guard var made = expression else {
            throw error("DictionaryKeyMandatoryEntry", "A mandatory entry for expression is missing.", cmdlet)
        }
        made.label = label
        made.entries = entries
        return made
    }

    private func duplicate(_ key: String, _ cmdlet: Cmdlet) -> ScriptError {
        error("DictionaryKeyDuplicate", "The \(key) key is already specified.", cmdlet)
    }

    private func wrongType(
        _ key: String, _ value: Value, _ number: String, _ expected: String, _ cmdlet: Cmdlet
    ) -> ScriptError {
        error(
            "DictionaryKeyIllegalValue" + number,
            "The \(key) key has a type, \(value.type.fullName), that is not valid; expected \(expected).",
            cmdlet)
    }

    private func error(_ id: String, _ message: String, _ cmdlet: Cmdlet) -> ScriptError {
        let record = cmdlet.errorRecord(
            "System.NotSupportedException", id: id, .invalidArgument, "Specified method is not supported.")
        record.detailsMessage = message
        return cmdlet.context.terminating(record)
    }
}
