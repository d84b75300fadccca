import ShellRuntime

/// `Sort-Object`: puts objects in order.
final class SortObjectCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Sort-Object", ModuleName.utility, "Sorts objects by property values.",
        parameters: """
            InputObject psobject (pipeline) -- The objects.
            Property object[] (0) -- What to sort by, the most important first.
            Descending switch -- Puts the largest first.
            Unique switch -- Keeps one of several equal objects.
            Top int Top(mandatory) range=1..2147483647 -- How many from the beginning of the order.
            Bottom int Bottom(mandatory) range=1..2147483647 -- How many from the end of the order.
            Stable switch Default -- Keeps the order of equal objects.
            Culture string unbuilt -- The culture whose order applies.
            CaseSensitive switch -- Tells upper from lower case.
            """,
        defaultSet: "Default",
        examples: [("3, 1, 2 | Sort-Object", "The numbers in order.")]
    ) { SortObjectCmdlet() }

    private var objects: [Value] = []

    override func process() throws {
        if let input = arguments[0], !input.isNull { objects.append(input) }
    }

    override func end() throws {
        let keys = try PropertyGrammar.ordering.parse(arguments["Property"]?.elements ?? [], for: self)
        let isDescending = arguments.flag("Descending")
        let order = ValueOrder(ignoreCase: !arguments.flag("CaseSensitive"), interpreter: interpreter)
        let columns =
            try keys.isEmpty ? [objects] : keys.map { key in try objects.map { try value(key, $0) } }
        let directions = keys.isEmpty ? [isDescending] : keys.map { direction($0, isDescending) }
        let sorter = ColumnSorter(columns: columns, isDescending: directions, order: order)
        var places = sorter.sorted()
        if arguments.flag("Unique") { places = sorter.withoutRepetition(places) }
        if let count = arguments.int("Top") { places = Array(places.prefix(count)) }
        if let count = arguments.int("Bottom") { places = Array(places.suffix(count)) }
        for place in places { try write(objects[place]) }
    }

    private func value(_ key: PropertyExpression, _ object: Value) throws -> Value {
        try key.value(of: object, interpreter) ?? .null
    }

    private func direction(_ key: PropertyExpression, _ isDescending: Bool) -> Bool {
        if let flag = key.entries["descending"] { return flag.isTrue }
        if let flag = key.entries["ascending"] { return !flag.isTrue }
        return isDescending
    }
}

/// Sorts the rows of a table of keys, stably.
struct ColumnSorter {
    /// One list of keys a column, all of one length.
    let columns: [[Value]]
    /// One direction a column.
    let isDescending: [Bool]
    /// How two keys compare.
    let order: ValueOrder

    /// The places of the rows in order.
    func sorted() -> [Int] {
        let count = columns[0].count
        if columns.count == 1, let numbers = doubles(columns[0]) { return sorted(numbers, count) }
        if columns.count == 1, let texts = texts(columns[0]) { return sorted(texts, count) }
        return MergeSort.sort(count) { compare($0, $1) }
    }

    /// The places without rows that equal the one before.
    func withoutRepetition(_ places: [Int]) -> [Int] {
        var kept: [Int] = []
        for place in places {
            if let last = kept.last, areEqual(last, place) { continue }
            kept.append(place)
        }
        return kept
    }

    private func areEqual(_ left: Int, _ right: Int) -> Bool {
        for column in columns where order.compare(column[left], column[right]) != 0 { return false }
        return true
    }

    private func compare(_ left: Int, _ right: Int) -> Int {
        for (index, column) in columns.enumerated() {
            let result = order.compare(column[left], column[right])
            if result != 0 { return isDescending[index] ? -result : result }
        }
        return 0
    }

    // Numbers and texts alone are the common cases; their keys are taken out of the values once.
    private func doubles(_ column: [Value]) -> [Double]? {
        var made: [Double] = []
        made.reserveCapacity(column.count)
        for value in column {
            switch value {
            case .int(let number): made.append(Double(number))
            case .double(let number) where !number.isNaN: made.append(number)
            default: return nil
            }
        }
        return made
    }

    private func sorted(_ numbers: [Double], _ count: Int) -> [Int] {
        let sign = isDescending[0]
        return MergeSort.sort(count) { left, right in
            let (a, b) = (numbers[left], numbers[right])
            let result = a < b ? -1 : a > b ? 1 : 0
            return sign ? -result : result
        }
    }

    private func texts(_ column: [Value]) -> [Text]? {
        var made: [Text] = []
        made.reserveCapacity(column.count)
        for value in column {
            guard case .text(let text) = value else { return nil }
            made.append(text)
        }
        return made
    }

    private func sorted(_ texts: [Text], _ count: Int) -> [Int] {
        let keys = Culture.SortKeys(texts, ignoreCase: order.ignoreCase)
        let sign = isDescending[0]
        return MergeSort.sort(count) { left, right in
            let result = keys.compare(left, right)
            return sign ? -result : result
        }
    }
}

/// A stable sort of places by a three-way comparison.
enum MergeSort {
    /// The numbers `0..<count` in order.
    static func sort(_ count: Int, by compare: (Int, Int) -> Int) -> [Int] {
        var current = Array(0..<count)
        var next = current
        var width = 1
        while width < count {
            var start = 0
            while start < count {
                let middle = min(start + width, count), end = min(start + 2 * width, count)
                merge(&current, &next, start, middle, end, compare)
                start = end
            }
            swap(&current, &next)
            width *= 2
        }
        return current
    }

    private static func merge(
        _ source: inout [Int], _ target: inout [Int], _ start: Int, _ middle: Int, _ end: Int,
        _ compare: (Int, Int) -> Int
    ) {
        var left = start, right = middle, place = start
        // Runs that follow each other already are copied without comparing.
        if middle < end, compare(source[middle - 1], source[middle]) <= 0 {
            while place < end {
                target[place] = source[place]
                place += 1
            }
            return
        }
        while left < middle && right < end {
            if compare(source[left], source[right]) <= 0 {
                target[place] = source[left]
                left += 1
            } else {
                target[place] = source[right]
                right += 1
            }
            place += 1
        }
        while left < middle {
            target[place] = source[left]
            left += 1
            place += 1
        }
        while right < end {
            target[place] = source[right]
            right += 1
            place += 1
        }
    }
}
