/// The shape of an array of more than one dimension; its elements lie row by row.
public final class ArrayGrid {
    /// Lengths of the dimensions.
    public let lengths: [Int]

    /// Describes a shape.
    public init(_ lengths: [Int]) { self.lengths = lengths }

    /// Number of elements.
    public var count: Int { lengths.reduce(1, *) }

    private func place(_ index: [Value], _ interpreter: Interpreter) throws -> Int {
        var index = index
        if index.count == 1, case .array(let list) = index[0].unwrapped { index = list.values }
        guard index.count == lengths.count else {
            throw ScriptError.make(
                id: "NeedMultidimensionalIndex", category: .invalidOperation,
                message: "You must provide \(lengths.count) indices to index into this array.")
        }
        var place = 0
        for (position, length) in zip(index, lengths) {
            let number = try Indexing.number(position, interpreter)
            guard number >= 0 && number < length else { throw Indexing.outOfBounds() }
            place = place * length + number
        }
        return place
    }

    func get(_ array: ArrayObject, _ index: [Value], _ interpreter: Interpreter) throws -> Value {
        array[try place(index, interpreter)]
    }

    func set(
        _ array: ArrayObject, _ index: [Value], _ new: Value, _ interpreter: Interpreter
    ) throws {
        let converted =
            array.elementType === TypeInfo.object
            ? new : try Conversions.convert(new, to: array.elementType, interpreter)
        array[try place(index, interpreter)] = converted
    }
}
