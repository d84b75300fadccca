/// A .NET array: a fixed number of elements of one element type.
///
/// Owns its storage; arrays are references in .NET, so copy-on-write would buy nothing.
public final class ArrayObject {
    /// The elements, `count` of them initialised. Valid as long as the object lives.
    public private(set) var elements: UnsafeMutablePointer<Value>
    /// Number of elements.
    public private(set) var count: Int
    /// `System.Object` for `[object[]]`; stores convert to it.
    public let elementType: TypeInfo
    /// Members that a script added to this one array.
    public var extendedMembers: MemberList?
    /// The lengths of the dimensions when there is more than one; nil for nearly all arrays.
    public var grid: ArrayGrid?
    private var capacity: Int

    /// Makes an array of `count` copies of `value`.
    public init(repeating value: Value, count: Int, elementType: TypeInfo = .object) {
        elements = .allocate(capacity: Swift.max(count, 1))
        elements.initialize(repeating: value, count: count)
        self.count = count
        self.elementType = elementType
        capacity = Swift.max(count, 1)
    }

    /// Makes an array of the given elements, which must be of `elementType` already.
    public init(_ values: [Value], elementType: TypeInfo = .object) {
        let storage = UnsafeMutablePointer<Value>.allocate(capacity: Swift.max(values.count, 1))
        values.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { storage.initialize(from: base, count: buffer.count) }
        }
        elements = storage
        count = values.count
        capacity = Swift.max(values.count, 1)
        self.elementType = elementType
    }

    /// Makes an empty array with room for `capacity` elements, for a builder that appends.
    public init(capacity: Int, elementType: TypeInfo = .object) {
        self.capacity = Swift.max(capacity, 1)
        elements = .allocate(capacity: self.capacity)
        count = 0
        self.elementType = elementType
    }

    deinit {
        elements.deinitialize(count: count)
        elements.deallocate()
    }

    /// The element at `index`, unchecked in release builds.
    @inline(__always)
    public subscript(index: Int) -> Value {
        get {
            assert(index >= 0 && index < count)
            return elements[index]
        }
        set {
            assert(index >= 0 && index < count)
            elements[index] = newValue
        }
    }

    /// Adds an element at the end; for builders, before scripts see the array.
    @inline(__always)
    public func append(_ value: Value) {
        if count == capacity { grow() }
        (elements + count).initialize(to: value)
        count += 1
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: elements, count: count)
        elements.deallocate()
        elements = larger
        capacity *= 2
    }

    /// The elements as a Swift array; copies.
    public var values: [Value] { Array(UnsafeBufferPointer(start: elements, count: count)) }
}
