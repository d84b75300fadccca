/// The groups of a pattern: .NET's numbers and names, and the engine's groups behind them.
struct PatternGroups {
    /// A capturing parenthesis as written.
    enum Opened {
        case unnamed
        case named(String)
        case numbered(Int)
    }

    /// .NET's group numbers in order, 0 first.
    private(set) var numbers: [Int] = [0]
    /// Names by the same order; unnamed groups are named by their number.
    private(set) var names: [String] = ["0"]
    /// Engine groups by the same order; more than one where groups share a name.
    private(set) var engine: [[Int]] = [[0]]
    /// True when .NET's numbers are the engine's.
    private(set) var isDirect = true

    init() {}

    /// Numbers the groups as .NET does: unnamed ones first, from left to right, then the named ones.
    init(_ opened: [Opened]) {
        var taken: [Int: [Int]] = [:]
        for (index, group) in opened.enumerated() {
            if case .numbered(let number) = group { taken[number, default: []].append(index + 1) }
        }
        var next = 1
        func free() -> Int {
            while taken[next] != nil { next += 1 }
            return next
        }
        for (index, group) in opened.enumerated() {
            if case .unnamed = group { taken[free()] = [index + 1] }
        }
        var byName: [String: Int] = [:]
        for (index, group) in opened.enumerated() {
            guard case .named(let name) = group else { continue }
            if let known = byName[name] {
                taken[known]?.append(index + 1)
            } else {
                let number = free()
                byName[name] = number
                taken[number] = [index + 1]
            }
        }
        let nameOf = Dictionary(uniqueKeysWithValues: byName.map { ($0.value, $0.key) })
        for number in taken.keys.sorted() {
            numbers.append(number)
            names.append(nameOf[number] ?? String(number))
            engine.append(taken[number] ?? [])
        }
        isDirect = engine.enumerated().allSatisfy { $0.element == [$0.offset] }
    }

    /// Number of groups, the whole match included.
    var count: Int { numbers.count }

    /// Position of a .NET group number in the order, or nil.
    func index(of number: Int) -> Int? {
        if number < numbers.count && numbers[number] == number { return number }
        return numbers.firstIndex(of: number)
    }

    /// Position of a group name (or a number as text) in the order, or nil.
    func index(named name: String) -> Int? {
        if let known = names.firstIndex(of: name) { return known }
        return Int(name).flatMap { index(of: $0) }
    }

    func contains(_ number: Int) -> Bool { index(of: number) != nil }
    func number(named name: String) -> Int? { names.firstIndex(of: name).map { numbers[$0] } }
    func engineNumbers(of number: Int) -> [Int] { index(of: number).map { engine[$0] } ?? [] }
}
