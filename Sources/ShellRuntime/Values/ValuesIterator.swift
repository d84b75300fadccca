/// Goes through a list of values that was made before.
final class ValuesIterator: ValueIterator {
    private let values: [Value]
    private var position = 0

    init(_ values: [Value]) { self.values = values }

    override func next() throws -> Value? {
        guard position < values.count else { return nil }
        defer { position += 1 }
        return values[position]
    }
}
