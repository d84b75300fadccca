import ShellRuntime

/// One entry of `-Property`: a name, a pattern, a script block, or a table that says more.
struct PropertyParameter {
    /// What gives the value.
    enum Expression {
        case name(String)
        case block(ScriptBlock, text: String)
        case view(ViewExpression)
    }

    var expression: Expression { didSet { symbol = Self.symbol(of: expression) } }
    /// The property's name, interned; nil when it is no property.
    private(set) var symbol: Symbol?
    var label: String?
    var width: Int
    var alignment: Alignment
    var format: String?
    var depth: Int?

    init(
        expression: Expression, label: String? = nil, width: Int = 0, alignment: Alignment = .unset,
        format: String? = nil
    ) {
        self.expression = expression
        self.label = label
        self.width = width
        self.alignment = alignment
        self.format = format
        symbol = Self.symbol(of: expression)
    }

    private static func symbol(of expression: Expression) -> Symbol? {
        switch expression {
        case .name(let name), .view(.property(let name)): Symbol(name)
        case .block, .view: nil
        }
    }

    /// Names the property, as a heading does.
    var name: String {
        switch expression {
        case .name(let name): name
        case .block(_, let text): text
        case .view(.property(let name)): name
        case .view: ""
        }
    }
}

/// A parameter applied to the properties that an object really has.
struct ResolvedProperty {
    var parameter: PropertyParameter
    /// The property's name as the object spells it; the heading when there is no label.
    var name: String

    /// Heading of the column or label of the line.
    var label: String { parameter.label ?? name }
}

/// Reading values and resolving names and patterns of an object.
struct PropertyResolver {
    let reader: ObjectReader

    /// The properties that a parameter stands for: one for a block or a plain name that exists, any number for a
    /// pattern, none for a name that the object has not.
    func resolve(_ parameter: PropertyParameter, on value: Value) throws -> [ResolvedProperty] {
        guard case .name(let name) = parameter.expression else {
            return [ResolvedProperty(parameter: parameter, name: parameter.name)]
        }
        let names = reader.propertyNames(value)
        if name.contains(where: { "*?[".contains($0) }) {
            let pattern = try Patterns.wildcard(Text(name))
            return names.filter { pattern.matches(Text($0)) }.map { resolved(parameter, $0) }
        }
        if let set = reader.propertySet(value, name) { return set.map { resolved(parameter, $0) } }
        if let spelled = names.first(where: { $0.lowercased() == name.lowercased() }) {
            return [resolved(parameter, spelled)]
        }
        return try reader.property(value, Symbol(name)) == nil ? [] : [resolved(parameter, name)]
    }

    private func resolved(_ parameter: PropertyParameter, _ name: String) -> ResolvedProperty {
        var parameter = parameter
        parameter.expression = .name(name)
        return ResolvedProperty(parameter: parameter, name: name)
    }

    /// Every property of an object, as parameters.
    func all(of value: Value) -> [ResolvedProperty] {
        reader.propertyNames(value).map {
            ResolvedProperty(parameter: PropertyParameter(expression: .name($0)), name: $0)
        }
    }

    /// The properties that an object shows when nothing was asked for: its default set, else all.
    func defaults(of value: Value) throws -> [ResolvedProperty] {
        guard let set = reader.defaultDisplaySet(value) ?? reader.replacingNames(value) else {
            return all(of: value)
        }
        return try set.flatMap { name in
            try resolve(PropertyParameter(expression: .name(name)), on: value)
        }
    }

    /// The value of a parameter on an object; `.nothing` when there is none.
    func value(_ parameter: PropertyParameter, of object: Value) throws -> Value {
        if let symbol = parameter.symbol { return try reader.property(object, symbol) ?? .nothing }
        switch parameter.expression {
        case .name: return .nothing
        case .block(let block, _): return try reader.run(block, on: object)
        case .view(let view): return try value(view, of: object)
        }
    }

    /// The value of a view's expression on an object.
    private func value(_ expression: ViewExpression, of object: Value) throws -> Value {
        switch expression {
        case .property(let name): return try reader.property(object, Symbol(name)) ?? .nothing
        case .computed(let compute): return try compute(object, reader.interpreter)
        case .script(let source): return try reader.run(reader.compile(source), on: object)
        }
    }
}
