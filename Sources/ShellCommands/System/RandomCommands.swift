import Cryptography
import ShellRuntime

/// `Get-Random` and `Get-SecureRandom`: random numbers and elements.
final class GetRandomCmdlet: Cmdlet {
    private static let parameters = """
        SetSeed System.Nullable[int] -- Makes the numbers repeatable.
        Maximum object RandomNumberParameterSet(0) null -- The bound above, which is not reached.
        Minimum object RandomNumberParameterSet null -- The bound below.
        InputObject object[] RandomListItemParameterSet(mandatory,0,pipeline) ShuffleParameterSet(mandatory,0,pipeline) null -- What to choose from.
        Count int RandomNumberParameterSet RandomListItemParameterSet range=1..2147483647 -- How many.
        Shuffle switch ShuffleParameterSet(mandatory) -- Gives everything in random order.
        """

    static let declaration = CommandDeclaration(
        "Get-Random", ModuleName.utility,
        "Gets a random number, or selects objects randomly from a collection.",
        parameters: parameters, defaultSet: "RandomNumberParameterSet",
        examples: [("Get-Random -Maximum 6", "A number from 0 to 5.")]
    ) { GetRandomCmdlet() }

    static let secureDeclaration = CommandDeclaration(
        "Get-SecureRandom", ModuleName.utility,
        "Gets a random number, or selects objects randomly from a collection.",
        parameters: parameters.split(separator: "\n").dropFirst().joined(separator: "\n"),
        defaultSet: "RandomNumberParameterSet",
        examples: [("Get-SecureRandom -Maximum 6", "A number from 0 to 5.")]
    ) { GetRandomCmdlet(isSecure: true) }

    private let isSecure: Bool
    private var list: [Value] = []

    init(isSecure: Bool = false) { self.isSecure = isSecure }

    override func begin() throws {
        guard !isSecure, let seed = arguments["SetSeed"] else { return }
        if case .int(let number)? = Conversions.tryConvert(seed, to: .int32, interpreter) {
            RandomState.of(interpreter).seed(UInt64(bitPattern: Int64(number)))
        }
    }

    override func process() throws {
        if let value = arguments["InputObject"] { list += value.elements }
    }

    override func end() throws {
        switch arguments.parameterSet {
        case "RandomListItemParameterSet", "ShuffleParameterSet":
            let all = arguments.parameterSet == "ShuffleParameterSet"
            let count = min(all ? list.count : arguments.int("Count") ?? 1, list.count)
            for place in 0..<count {
                list.swapAt(place, place + Int(try next(below: UInt64(list.count - place))))
                try write(list[place])
            }
        default:
            for _ in 0..<(arguments.int("Count") ?? 1) { try write(try number()) }
        }
    }

    private func next(below bound: UInt64) throws -> UInt64 {
        guard bound > 0 else { return 0 }
        // Numbers above the last whole multiple would favour the small results.
        let limit = UInt64.max - UInt64.max % bound
        while true {
            let number = try isSecure ? secure() : RandomState.of(interpreter).next()
            if number < limit { return number % bound }
        }
    }

    private func secure() throws -> UInt64 {
        let bytes = try RandomBytes.make(8)
        return bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private func bound(_ value: Value?) throws -> Value? {
        guard let value, !value.isNull else { return nil }
        switch value.unwrapped {
        case .int, .long, .double: return value.unwrapped
        case .text:
            if let number = Conversions.tryConvert(value, to: .int32, interpreter) { return number }
            if let number = Conversions.tryConvert(value, to: .int64, interpreter) { return number }
            if let number = Conversions.tryConvert(value, to: .double, interpreter) { return number }
            return try Conversions.convert(value, to: .int32, interpreter)
        default:
            return try Conversions.tryConvert(value, to: .int64, interpreter)
                ?? Conversions.convert(value, to: .double, interpreter)
        }
    }

    private func number() throws -> Value {
        let low = try bound(arguments["Minimum"]), high = try bound(arguments["Maximum"])
        if isDouble(low) || isDouble(high) {
            let minimum = double(low) ?? 0, maximum = double(high) ?? .greatestFiniteMagnitude
            try check(minimum < maximum, .double(minimum), .double(maximum))
            let fraction = Double(try next(below: 1 << 53)) / Double(1 << 53)
            return .double(minimum + fraction * (maximum - minimum))
        }
        let isLong = isLong(low) || isLong(high)
        let minimum = long(low) ?? 0, maximum = long(high) ?? Int64(Int32.max)
        try check(minimum < maximum, .long(minimum), .long(maximum))
        let made = minimum &+ Int64(bitPattern: try next(below: UInt64(bitPattern: maximum &- minimum)))
        return isLong ? .long(made) : .int(Int32(made))
    }

    private func check(_ isGood: Bool, _ low: Value, _ high: Value) throws {
        if isGood { return }
        throw failure(
            "System.ArgumentException", id: "MinGreaterThanOrEqualMax", .invalidArgument,
            "The Minimum value (\(low.string)) cannot be greater than or equal to the Maximum value (\(high.string))."
        )
    }

    private func isDouble(_ value: Value?) -> Bool { if case .double? = value { true } else { false } }
    private func isLong(_ value: Value?) -> Bool { if case .long? = value { true } else { false } }

    private func double(_ value: Value?) -> Double? {
        switch value {
        case .double(let number): number
        case .int(let number): Double(number)
        case .long(let number): Double(number)
        default: nil
        }
    }

    private func long(_ value: Value?) -> Int64? {
        switch value {
        case .int(let number): Int64(number)
        case .long(let number): number
        default: nil
        }
    }
}

/// The generator of `Get-Random`: xoshiro256**, seeded from the system unless `-SetSeed` says otherwise.
final class RandomState {
    private var state: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    private init() {
        var generator = SystemRandomNumberGenerator()
        seed(generator.next())
    }

    /// The generator of an engine.
    static func of(_ interpreter: Interpreter) -> RandomState { interpreter.attachment { RandomState() } }

    /// Starts over from a number, spread by SplitMix64.
    func seed(_ number: UInt64) {
        var number = number
        func spread() -> UInt64 {
            number &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        state = (spread(), spread(), spread(), spread())
    }

    /// The next number.
    func next() -> UInt64 {
        let product = state.1 &* 5
        let result = ((product << 7) | (product >> 57)) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = (state.3 << 45) | (state.3 >> 19)
        return result
    }
}

/// `New-Guid`: a new identifier.
final class NewGuidCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "New-Guid", ModuleName.utility, "Creates a GUID.",
        parameters: """
            Empty switch Empty -- Gives the identifier of zeroes.
            InputObject string InputObject(mandatory,0,pipeline) -- A text to read.
            """,
        defaultSet: "Default",
        examples: [("New-Guid -Empty", "The identifier of zeroes.")]
    ) { NewGuidCmdlet() }

    override func process() throws {
        guard let type = TypeCatalog.shared.resolve("System.Guid") else { return }
        if let text = arguments["InputObject"] {
            return try write(try Conversions.convert(text, to: type, interpreter))
        }
        if arguments.flag("Empty") {
            return try write(try Members.getStatic(type, "Empty", interpreter) ?? .null)
        }
        try write(try Members.invokeStatic(type, "NewGuid", [], interpreter))
    }
}
