import ShellRuntime

/// `Select-Object`: picks objects by place, and properties into new objects.
final class SelectObjectCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Select-Object", ModuleName.utility, "Selects objects or object properties.",
        parameters: """
            InputObject psobject (pipeline) -- The objects.
            Property object[] DefaultParameter(0) SkipLastParameter(0) -- The properties of the new objects.
            ExcludeProperty string[] DefaultParameter SkipLastParameter -- Properties to leave out.
            ExpandProperty string DefaultParameter SkipLastParameter -- The property whose value takes the object's place.
            Unique switch -- Leaves out repeated objects.
            CaseInsensitive switch -- Ignores case with -Unique.
            Last int DefaultParameter range=0..2147483647 -- How many from the end.
            First int DefaultParameter range=0..2147483647 -- How many from the beginning.
            Skip int DefaultParameter SkipLastParameter range=0..2147483647 -- How many to leave out at the beginning.
            SkipLast int SkipLastParameter range=0..2147483647 -- How many to leave out at the end.
            Wait switch DefaultParameter IndexParameter -- Lets the commands before run on.
            Index int[] IndexParameter range=0..2147483647 -- The places to take.
            SkipIndex int[] SkipIndexParameter range=0..2147483647 -- The places to leave out.
            """,
        defaultSet: "DefaultParameter",
        examples: [("1..10 | Select-Object -First 3", "The first three numbers.")]
    ) { SelectObjectCmdlet() }

    private var properties: [PropertyExpression] = []
    private var excluded: [WildcardPattern] = []
    private var expanded: PropertyExpression?
    private var seen: UniqueObjects?
    private var window = SelectionWindow()

    override func begin() throws {
        properties = try PropertyGrammar.selection.parse(arguments["Property"]?.elements ?? [], for: self)
        excluded = try arguments.texts("ExcludeProperty").map { try Patterns.wildcard(Text($0)) }
        if !excluded.isEmpty && properties.isEmpty { properties = [PropertyExpression(Value("*"))] }
        if let name = arguments.text("ExpandProperty"), !name.isEmpty {
            expanded = PropertyExpression(Value(name))
        }
        if arguments.flag("Unique") {
            let order = ValueOrder(ignoreCase: arguments.flag("CaseInsensitive"), interpreter: interpreter)
            seen = UniqueObjects(order: order)
        }
        window = SelectionWindow(
            first: arguments.int("First"), last: arguments.int("Last"), skip: arguments.int("Skip") ?? 0,
            skipLast: arguments.int("SkipLast") ?? 0, indices: numbers("Index"), skipped: numbers("SkipIndex")
        )
    }

    private func numbers(_ name: StaticString) -> [Int]? {
        arguments[name]?.elements.compactMap {
            if case .int(let number) = $0.unwrapped { Int(number) } else { nil }
        }
    }

    override func process() throws {
        guard let input = arguments[0], !input.isNull else { return }
        if let taken = window.take(input) { try emit(taken) }
        if window.isComplete, !arguments.flag("Wait") { throw context.stopUpstream() }
    }

    override func end() throws {
        for input in window.rest() { try emit(input) }
        for object in seen?.objects ?? [] { try write(object) }
    }

    private func emit(_ input: Value) throws {
        guard !properties.isEmpty || expanded != nil else { return try pass(input) }
        var names: [String] = []
        var values: [Value] = []
        for property in properties { try add(property, of: input, &names, &values) }
        guard let expanded else {
            let made = ScriptObject(shape: shape(for: names), slots: ContiguousArray(values))
            made.typeNames = ["Selected." + input.unwrapped.type.fullName]
            return try pass(.object(made))
        }
        try expand(expanded, of: input, names, values)
    }

    // Objects of one input share their shape; the last list of names is remembered.
    private var lastNames: [String] = []
    private var lastShape = Shape.makeRoot()

    private func shape(for names: [String]) -> Shape {
        if names == lastNames { return lastShape }
        var shape = Shape.makeRoot()
        for name in names { shape = shape.adding(name) }
        lastNames = names
        lastShape = shape
        return shape
    }

    private func add(
        _ property: PropertyExpression, of input: Value, _ names: inout [String], _ values: inout [Value]
    ) throws {
        switch property.source {
        case .name(let name, let symbol) where property.label == nil:
            let spelled: String
            if case .object(let object) = input, let slot = object.shape.slot(of: symbol) {
                spelled = object.shape.names[slot]
            } else {
                spelled = ObjectView.spelling(input, of: name, interpreter) ?? name
            }
            if isExcluded(spelled) { return }
            try append(spelled, try property.value(of: input, interpreter) ?? .null, &names, &values, input)
        case .pattern:
            for name in property.names(in: input, interpreter) where !isExcluded(name) {
                if names.contains(where: { Symbol($0) == Symbol(name) }) { continue }
                let value = try PropertyExpression(name: name).value(of: input, interpreter) ?? .null
                try append(name, value, &names, &values, input)
            }
        default:
            let name = property.displayName
            if isExcluded(name) { return }
            try append(name, try property.value(of: input, interpreter) ?? .null, &names, &values, input)
        }
    }

    private func isExcluded(_ name: String) -> Bool {
        !excluded.isEmpty && excluded.contains { $0.matches(Text(name)) }
    }

    private func append(
        _ name: String, _ value: Value, _ names: inout [String], _ values: inout [Value], _ input: Value
    ) throws {
        if names.contains(where: { Symbol($0) == Symbol(name) }) {
            return try exists(name, "AlreadyExistingUserSpecifiedPropertyNoExpand", input)
        }
        names.append(name)
        values.append(value)
    }

    private func exists(_ name: String, _ id: String, _ input: Value) throws {
        try writeError(
            errorRecord(
                "System.Management.Automation.PSArgumentException", id: id, .invalidOperation,
                "The property cannot be processed because the property \"\(name)\" already exists.",
                target: input))
    }

    private func expand(
        _ property: PropertyExpression, of input: Value, _ names: [String], _ values: [Value]
    ) throws {
        let found: [String]
        if case .name(_, let symbol) = property.source {
            found = try ObjectView.property(input, symbol, interpreter) == nil ? [] : [property.displayName]
        } else {
            found = property.names(in: input, interpreter)
        }
        guard let name = found.first else {
            return try writeError(
                errorRecord(
                    "System.Management.Automation.PSArgumentException", id: "ExpandPropertyNotFound",
                    .invalidArgument, "Property \"\(property.displayName)\" cannot be found.", target: input))
        }
        guard found.count == 1 else {
            return try writeError(
                errorRecord(
                    "System.Management.Automation.PSArgumentException", id: "MutlipleExpandProperties",
                    .invalidArgument, "Multiple properties cannot be expanded.", target: input))
        }
        let value = try PropertyExpression(name: name).value(of: input, interpreter) ?? .null
        try Enumeration.forEach(value) { element in
            guard !element.isNull else { return }
            var made = element
            for (name, note) in zip(names, values) {
                if try ObjectView.property(made, Symbol(name), interpreter) != nil {
                    try exists(name, "AlreadyExistingUserSpecifiedPropertyExpand", input)
                } else {
                    made = ObjectView.adding(note: name, note, to: made)
                }
            }
            try pass(made)
        }
    }

    private func pass(_ object: Value) throws {
        guard let seen else { return try write(object) }
        seen.add(object)
    }
}

/// The objects seen so far without repetition, in order.
final class UniqueObjects {
    private let order: ValueOrder
    private let keys: TableObject
    private(set) var objects: [Value] = []

    /// Starts with none.
    init(order: ValueOrder) {
        self.order = order
        keys = TableObject(isCaseSensitive: !order.ignoreCase)
    }

    /// Adds an object unless an equal one is there.
    func add(_ object: Value) {
        let key = key(of: object)
        guard keys[key] == nil else { return }
        keys.set(key, .null)
        objects.append(object)
    }

    // Selected objects are equal when all their properties are; others by themselves.
    private func key(of object: Value) -> Value {
        guard case .object(let made) = object, made.typeNames?.first?.hasPrefix("Selected.") == true else {
            return order.key(object)
        }
        return Value(made.slots.map { order.key($0).string }.joined(separator: "\u{1}"))
    }
}
