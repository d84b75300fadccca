import ShellRuntime

/// `Measure-Object`: counts, sums and the like, or lines, words and characters of text.
final class MeasureObjectCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Measure-Object", ModuleName.utility,
        "Calculates the numeric properties of objects, and the characters, words, and lines in string objects.",
        parameters: """
            InputObject psobject (pipeline) -- The objects.
            Property object[] (0) notempty -- The properties to measure.
            StandardDeviation switch GenericMeasure -- Gives the standard deviation.
            Sum switch GenericMeasure -- Gives the sum.
            AllStats switch GenericMeasure -- Gives everything.
            Average switch GenericMeasure -- Gives the average.
            Maximum switch GenericMeasure -- Gives the largest value.
            Minimum switch GenericMeasure -- Gives the smallest value.
            Line switch TextMeasure -- Counts lines.
            Word switch TextMeasure -- Counts words.
            Character switch TextMeasure -- Counts characters.
            IgnoreWhiteSpace switch TextMeasure -- Leaves white space out of the characters.
            """,
        defaultSet: "GenericMeasure",
        examples: [("1..4 | Measure-Object -Sum", "Their number and their sum.")]
    ) { MeasureObjectCmdlet() }

    private var properties: [PropertyExpression] = []
    private var statistics: [String: MeasureStatistics] = [:]
    private var names: [String] = []
    private var plain: MeasureStatistics?
    private var wanted = MeasureWanted()
    private var isText = false
    private var hasNonNumeric = false

    override func begin() throws {
        properties = (arguments["Property"]?.elements ?? []).map { PropertyExpression($0) }
        wanted = MeasureWanted(arguments)
        isText = arguments.parameterSet == "TextMeasure"
        if properties.isEmpty { plain = MeasureStatistics() }
    }

    override func process() throws {
        guard let input = arguments[0], !input.isNull else { return }
        if let plain {
            plain.count += 1
            try add(input, to: plain, from: input)
            return
        }
        for property in properties { try measure(property, of: input) }
    }

    private func measure(_ property: PropertyExpression, of input: Value) throws {
        if case .block = property.source {
            let value = try property.value(of: input, interpreter) ?? .null
            return try record(property.displayName, value, input)
        }
        for name in property.names(in: input, interpreter) {
            guard let value = try ObjectView.property(input, Symbol(name), interpreter) else { continue }
            try record(name, value, input)
        }
    }

    private func record(_ name: String, _ value: Value, _ input: Value) throws {
        let key = name.lowercased()
        let known = statistics[key] ?? MeasureStatistics()
        if statistics[key] == nil {
            statistics[key] = known
            names.append(name)
        }
        if value.isNull { return }
        known.count += 1
        try add(value, to: known, from: input)
    }

    private func add(_ value: Value, to statistics: MeasureStatistics, from input: Value) throws {
        if isText { return statistics.add(text: value.toText(), wanted) }
        if wanted.extremes { statistics.addExtremes(value, ValueOrder(interpreter: interpreter), wanted) }
        guard wanted.needsNumber else { return }
        guard let number = number(value) else {
            hasNonNumeric = true
            return try writeError(
                errorRecord(
                    "System.Management.Automation.PSInvalidCastException", id: "NonNumericInputObject",
                    .invalidType,
                    "Input object \"\(value.string)\" is not numeric.", target: value))
        }
        statistics.add(number: number)
    }

    private func number(_ value: Value) -> Double? {
        switch value {
        case .int(let number): return Double(number)
        case .double(let number): return number
        case .long(let number): return Double(number)
        default:
            guard case .double(let number)? = Conversions.tryConvert(value, to: .double, interpreter) else {
                return nil
            }
            return number
        }
    }

    override func end() throws {
        if let plain { return try write(result(plain, nil)) }
        for name in names {
            if let known = statistics[name.lowercased()] { try write(result(known, name)) }
        }
        for property in properties {
            if case .name(let name, _) = property.source, statistics[name.lowercased()] == nil {
                try writeError(
                    errorRecord(
                        "System.Management.Automation.PSArgumentException",
                        id: isText ? "TextMeasurePropertyNotFound" : "GenericMeasurePropertyNotFound",
                        .invalidArgument,
                        "The property \"\(name)\" cannot be found in the input for any objects."))
            }
        }
    }

    private func result(_ statistics: MeasureStatistics, _ property: String?) -> Value {
        let name: Value = property.map { Value($0) } ?? .null
        if isText { return .host(MeasureResult(text: statistics, wanted, property: name)) }
        var largest = statistics.largest, smallest = statistics.smallest
        let numbers = (largest.map { number($0) } ?? 0, smallest.map { number($0) } ?? 0)
        let isNumeric = numbers.0 != nil && numbers.1 != nil
        if isNumeric {
            largest = largest.flatMap { number($0) }.map { .double($0) }
            smallest = smallest.flatMap { number($0) }.map { .double($0) }
        }
        let hasNumbers = !hasNonNumeric
        return .host(
            MeasureResult(
                numbers: statistics, wanted.needsNumber && !hasNumbers ? wanted.withoutNumbers : wanted,
                largest: largest, smallest: smallest, isGeneric: isNumeric, property: name))
    }
}

/// What `Measure-Object` was asked for.
struct MeasureWanted {
    var sum = false, average = false, deviation = false, maximum = false, minimum = false
    var lines = false, words = false, characters = false, ignoresBlanks = false

    init() {}

    init(_ arguments: BoundArguments) {
        let all = arguments.flag("AllStats")
        sum = all || arguments.flag("Sum")
        average = all || arguments.flag("Average")
        deviation = all || arguments.flag("StandardDeviation")
        maximum = all || arguments.flag("Maximum")
        minimum = all || arguments.flag("Minimum")
        lines = arguments.flag("Line")
        words = arguments.flag("Word")
        characters = arguments.flag("Character")
        ignoresBlanks = arguments.flag("IgnoreWhiteSpace")
    }

    /// True when values must be numbers.
    var needsNumber: Bool { sum || average || deviation }
    /// True when the largest or the smallest is wanted.
    var extremes: Bool { maximum || minimum }
    /// The same without what only numbers have.
    var withoutNumbers: MeasureWanted {
        var made = self
        made.sum = false
        made.average = false
        made.deviation = false
        return made
    }
}

/// The running figures of one property.
final class MeasureStatistics {
    var count = 0
    private(set) var sum = 0.0
    private(set) var largest: Value?
    private(set) var smallest: Value?
    private(set) var lines = 0
    private(set) var words = 0
    private(set) var characters = 0
    // Welford's method: the mean so far and the sum of squared distances from it.
    private var numbers = 0
    private var mean = 0.0
    private var squares = 0.0

    func add(number: Double) {
        sum += number
        numbers += 1
        let distance = number - mean
        mean += distance / Double(numbers)
        squares += distance * (number - mean)
    }

    func addExtremes(_ value: Value, _ order: ValueOrder, _ wanted: MeasureWanted) {
        if wanted.maximum, largest.map({ order.compare(value, $0) > 0 }) ?? true { largest = value }
        if wanted.minimum, smallest.map({ order.compare(value, $0) < 0 }) ?? true { smallest = value }
    }

    func add(text: Text, _ wanted: MeasureWanted) {
        var isInWord = false
        var hasRest = false
        for index in 0..<text.count {
            let unit = text[index]
            let isBlank = unit == 32 || (9...13).contains(unit) || unit == 0xA0
            if !(wanted.ignoresBlanks && isBlank) { characters += 1 }
            if !isBlank && !isInWord { words += 1 }
            isInWord = !isBlank
            hasRest = unit != 10
            if unit == 10 { lines += 1 }
        }
        if hasRest { lines += 1 }
    }

    var average: Double { count == 0 ? 0 : sum / Double(count) }
    var deviation: Double { numbers < 2 ? 0 : (squares / Double(numbers - 1)).squareRoot() }
}

/// What `Measure-Object` writes.
final class MeasureResult: HostObject {
    private let kind: TypeInfo
    fileprivate let fields: [(name: String, value: Value)]

    init(text: MeasureStatistics, _ wanted: MeasureWanted, property: Value) {
        kind = MeasureResult.textType
        fields = [
            ("Lines", wanted.lines ? .int(Int32(text.lines)) : .null),
            ("Words", wanted.words ? .int(Int32(text.words)) : .null),
            ("Characters", wanted.characters ? .int(Int32(text.characters)) : .null), ("Property", property),
        ]
    }

    init(
        numbers: MeasureStatistics, _ wanted: MeasureWanted, largest: Value?, smallest: Value?,
        isGeneric: Bool,
        property: Value
    ) {
        kind = isGeneric ? MeasureResult.numberType : MeasureResult.objectType
        let isEmpty = numbers.count == 0
        fields = [
            ("Count", .int(Int32(numbers.count))),
            ("Average", wanted.average && !isEmpty ? .double(numbers.average) : .null),
            ("Sum", wanted.sum ? .double(numbers.sum) : .null),
            ("Maximum", largest ?? .null), ("Minimum", smallest ?? .null),
            ("StandardDeviation", wanted.deviation && !isEmpty ? .double(numbers.deviation) : .null),
            ("Property", property),
        ]
    }

    override var type: TypeInfo { kind }

    private static func properties(_ names: [(String, String)]) -> TypeMembers {
        TypeMembers(
            properties: names.map { name, type in
                NativeProperty(name, type) { value, _ in
                    value.host(MeasureResult.self)?.fields.first { $0.name == name }?.value ?? .null
                }
            })
    }

    private static let baseType = TypeInfo("Microsoft.PowerShell.Commands.MeasureInfo", base: .object)
    private static let numberType = TypeInfo(
        "Microsoft.PowerShell.Commands.GenericMeasureInfo", base: baseType,
        members: {
            properties([
                ("Count", "int"), ("Average", "System.Nullable[double]"), ("Sum", "System.Nullable[double]"),
                ("Maximum", "System.Nullable[double]"), ("Minimum", "System.Nullable[double]"),
                ("StandardDeviation", "System.Nullable[double]"), ("Property", "string"),
            ])
        })
    private static let objectType = TypeInfo(
        "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo", base: baseType,
        members: {
            properties([
                ("Count", "int"), ("Average", "System.Nullable[double]"), ("Sum", "System.Nullable[double]"),
                ("Maximum", "System.Object"), ("Minimum", "System.Object"),
                ("StandardDeviation", "System.Nullable[double]"), ("Property", "string"),
            ])
        })
    private static let textType = TypeInfo(
        "Microsoft.PowerShell.Commands.TextMeasureInfo", base: baseType,
        members: {
            properties([
                ("Lines", "System.Nullable[int]"), ("Words", "System.Nullable[int]"),
                ("Characters", "System.Nullable[int]"), ("Property", "string"),
            ])
        })
}
