/// `.ForEach()` and `.Where()`, which every object has.
enum IntrinsicMethods {
    /// `ForEach` with a script block, a type, a property name (with a value to set it) or a method name.
    static func forEach(_ value: Value, _ arguments: [Value], _ interpreter: Interpreter) throws -> Value {
        guard let first = arguments.first else { throw MemberErrors.overload("ForEach", 0) }
        let rest = Array(arguments.dropFirst())
        let results = ArrayObject(capacity: 8)
        func add(_ result: Value) throws { try Enumeration.forEach(result) { results.append($0) } }
        switch first.unwrapped {
        case .block(let block):
            try Enumeration.forEach(value) { try add(interpreter.callFilter(block, $0, rest)) }
        case .type(let type):
            try Enumeration.forEach(value) {
                results.append(try Conversions.convert($0, to: type, interpreter))
            }
            return collection(results)
        default:
            let name = first.toText().string
            let symbol = Symbol(name)
            try Enumeration.forEach(value) { element in
                try add(named(element, symbol, name, rest, interpreter))
            }
        }
        return collection(results)
    }

    private static func named(
        _ element: Value, _ symbol: Symbol, _ name: String, _ rest: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        if case .methods? = element.type.table.member(symbol) {
            return try Members.invoke(element, symbol, name, rest, interpreter)
        }
        if let new = rest.first {
            try Members.set(element, symbol, spelled: name, new, interpreter)
            return .nothing
        }
        return try Members.get(element, symbol, interpreter) ?? .null
    }

    /// `Where` with a condition, a mode and a number.
    static func filter(_ value: Value, _ arguments: [Value], _ interpreter: Interpreter) throws -> Value {
        guard case .block(let block)? = arguments.first?.unwrapped else {
            throw MemberErrors.overload("Where", arguments.count)
        }
        let mode = try WhereMode(arguments.count > 1 ? arguments[1] : nil)
        let limit = arguments.count > 2 ? try count(arguments[2], interpreter) : 0
        var selection = Selection(mode: mode, limit: limit)
        do {
            try Enumeration.forEach(value) { element in
                let matches =
                    selection.needsCondition ? try interpreter.callFilter(block, element).isTrue : false
                try selection.take(element, matches)
            }
        } catch is Selection.Done {}
        return selection.result
    }

    private static func count(_ value: Value, _ interpreter: Interpreter) throws -> Int {
        guard case .int(let number) = try Conversions.convert(value, to: .int32, interpreter) else {
            return 0
        }
        return Int(number)
    }

    /// The collection type that both methods give.
    static func collection(_ elements: ArrayObject) -> Value { .host(ObjectCollection(elements.values)) }

    private struct Selection {
        struct Done: Error {}

        let mode: WhereMode
        let limit: Int
        private let chosen = ArrayObject(capacity: 8)
        private let others = ArrayObject(capacity: 8)
        private var isPast = false

        init(mode: WhereMode, limit: Int) {
            self.mode = mode
            self.limit = limit
        }

        /// False once the outcome of the condition no longer matters.
        var needsCondition: Bool {
            switch mode {
            case .skipUntil: !isPast
            case .split: limit <= 0 || chosen.count < limit
            default: true
            }
        }

        mutating func take(_ element: Value, _ matches: Bool) throws {
            switch mode {
            case .all:
                if matches { chosen.append(element) }
                if limit > 0 && chosen.count == limit { throw Done() }
            case .first:
                if matches { chosen.append(element) }
                if chosen.count >= max(limit, 1) { throw Done() }
            case .last:
                if matches { chosen.append(element) }
            case .until:
                if matches || (limit > 0 && chosen.count == limit) { throw Done() }
                chosen.append(element)
            case .skipUntil:
                if matches { isPast = true }
                if isPast { chosen.append(element) }
                if limit > 0 && chosen.count == limit { throw Done() }
            case .split:
                if matches { chosen.append(element) } else { others.append(element) }
            }
        }

        var result: Value {
            switch mode {
            case .last:
                let kept = chosen.values.suffix(max(limit, 1))
                return .host(ObjectCollection(Array(kept)))
            case .split:
                return .array(ArrayObject([collection(chosen), collection(others)]))
            default: return collection(chosen)
            }
        }
    }

    enum WhereMode: Int {
        case all, first, last, skipUntil, until, split

        init(_ value: Value?) throws {
            guard let value else {
                self = .all
                return
            }
            if let number = value.enumObject?.number, let mode = WhereMode(rawValue: Int(number)) {
                self = mode
                return
            }
            let text = value.toText().string
            guard
                let type = TypeCatalog.shared.find("System.Management.Automation.WhereOperatorSelectionMode"),
                let parsed = EnumObject.parse(text, type, prefixes: true),
                let mode = WhereMode(rawValue: Int(parsed.number))
            else { throw MemberErrors.argumentMode(text) }
            self = mode
        }
    }
}

extension MemberErrors {
    static func argumentMode(_ text: String) -> ScriptError {
        .make(
            id: "InvalidSelectionMode", category: .invalidArgument,
            message:
                "Cannot convert value \"\(text)\" to a selection mode; use Default, First, Last, SkipUntil, "
                + "Until or Split.")
    }
}
