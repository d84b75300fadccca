/// A `System.Random`: with a seed Knuth's subtractive generator as .NET runs it, else the system's source.
public final class RandomObject: HostObject {
    private var seeds: [Int32]
    private var next = 0
    private var nextOffset = 21
    private let isSeeded: Bool

    /// Makes a generator; without a seed its numbers cannot be foretold.
    public init(seed: Int32?) {
        isSeeded = seed != nil
        seeds = seed.map(RandomObject.table) ?? []
    }

    /// The table of numbers of a seed: Knuth, The Art of Computer Programming, volume 2, section 3.2.2, as .NET has it.
    private static func table(_ seed: Int32) -> [Int32] {
        var table = [Int32](repeating: 0, count: 56)
        let start = seed == .min ? Int32.max : abs(seed)
        var mj = 161_803_398 &- start
        table[55] = mj
        var mk: Int32 = 1
        var place = 0
        for _ in 1..<55 {
            place += 21
            if place >= 55 { place -= 55 }
            table[place] = mk
            mk = mj &- mk
            if mk < 0 { mk = mk &+ Int32.max }
            mj = table[place]
        }
        for _ in 1..<5 {
            for index in 1..<56 {
                var other = index + 30
                if other >= 55 { other -= 55 }
                table[index] = table[index] &- table[1 + other]
                if table[index] < 0 { table[index] = table[index] &+ Int32.max }
            }
        }
        return table
    }

    public override var type: TypeInfo { .random }

    /// A number from 0 up to but not including `Int32.max`.
    func sample() -> Int32 {
        guard isSeeded else { return Int32.random(in: 0..<Int32.max) }
        next += 1
        if next >= 56 { next = 1 }
        nextOffset += 1
        if nextOffset >= 56 { nextOffset = 1 }
        var value = seeds[next] &- seeds[nextOffset]
        if value == Int32.max { value -= 1 }
        if value < 0 { value = value &+ Int32.max }
        seeds[next] = value
        return value
    }

    /// A number from 0 up to but not including 1.
    public func nextDouble() -> Double {
        isSeeded ? Double(sample()) * (1.0 / Double(Int32.max)) : Double.random(in: 0..<1)
    }

    /// A number from `low` up to but not including `high`.
    public func next(_ low: Int64, _ high: Int64) -> Int64 {
        let range = high - low
        guard range > 0 else { return low }
        if !isSeeded { return Int64.random(in: low..<high) }
        if range <= Int64(Int32.max) { return Int64(nextDouble() * Double(range)) + low }
        var value = sample()
        if sample() % 2 == 0 { value = -value }
        let large = (Double(value) + Double(Int32.max - 1)) / (2 * Double(UInt32(Int32.max)) - 1)
        return Int64(large * Double(range)) + low
    }
}

/// Members of `System.Random`.
enum RandomLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [LibraryType("System.Random", { .random }, members)]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            func own(_ value: Value) -> RandomObject {
                (value.hostObject as? RandomObject) ?? RandomObject(seed: nil)
            }
            members.method("int Next()") { value, _, _ in .int(own(value).sample()) }
            members.method("int Next(int maxValue)") { value, arguments, _ in
                guard arguments[0].asInt >= 0 else {
                    throw ScriptError.argumentRange("maxValue", "'maxValue' must be greater than zero.")
                }
                return Value(int: Int(own(value).next(0, Int64(arguments[0].asInt))))
            }
            members.method("int Next(int minValue, int maxValue)") { value, arguments, _ in
                guard arguments[0].asInt <= arguments[1].asInt else {
                    throw ScriptError.argumentRange("minValue", "'minValue' cannot be greater than maxValue.")
                }
                return Value(int: Int(own(value).next(Int64(arguments[0].asInt), Int64(arguments[1].asInt))))
            }
            members.method("long NextInt64()") { value, _, _ in .long(own(value).next(0, .max)) }
            members.method("long NextInt64(long minValue, long maxValue)") { value, arguments, _ in
                .long(own(value).next(Int64(arguments[0].asInt), Int64(arguments[1].asInt)))
            }
            members.method("double NextDouble()") { value, _, _ in .double(own(value).nextDouble()) }
            members.method("void NextBytes(byte[] buffer)") { value, arguments, _ in
                guard case .array(let array) = arguments[0] else { throw ScriptError.argumentNull("buffer") }
                for index in 0..<array.count {
                    array[index] = .byte(UInt8(truncatingIfNeeded: own(value).sample()))
                }
                return .nothing
            }
            members.staticProperty("Shared", "System.Random") { _ in .host(RandomObject(seed: nil)) }
            members.constructor("Random()") { _, _ in .host(RandomObject(seed: nil)) }
            members.constructor("Random(int Seed)") { arguments, _ in
                .host(RandomObject(seed: Int32(truncatingIfNeeded: arguments[0].asInt)))
            }
        }
    }
}

extension TypeInfo {
    static let random = TypeLibrary.type("System.Random")
}
