/// Takes the objects that a statement writes.
open class OutputSink {
    /// Makes a sink.
    public init() {}

    /// Takes one object, a collection as one object.
    open func write(_ value: Value) throws {}
}

extension OutputSink {
    /// Writes a statement's value as PowerShell does: nothing for nothing, collections element by element.
    @inline(__always)
    final func emit(_ value: Value) throws {
        switch value {
        case .nothing: return
        case .array(let array):
            var index = 0
            while index < array.count {
                try write(array[index])
                index += 1
            }
        case .host(let object) where object.isEnumerable: try Enumeration.forEach(value) { try write($0) }
        case .variable(let box): try write(box.current)
        default: try write(value)
        }
    }
}

/// Collects: nothing, one value, or an array from two values on.
final class CollectorSink: OutputSink {
    private var first: Value = .nothing
    private var all: ArrayObject?
    private(set) var count = 0

    override func write(_ value: Value) throws {
        if count == 0 {
            first = value
        } else {
            if all == nil {
                all = ArrayObject(capacity: 8)
                all!.append(first)
            }
            all!.append(value)
        }
        count += 1
    }

    /// Begins anew.
    func reset() {
        first = .nothing
        all = nil
        count = 0
    }

    /// What was collected as the value of a statement.
    var result: Value {
        if let all { return .array(all) }
        return count == 0 ? .nothing : first
    }

    /// What was collected as an array, whatever the count.
    var array: ArrayObject {
        if let all { return all }
        return count == 0 ? ArrayObject([]) : ArrayObject([first])
    }

    /// What was collected as a list.
    var values: [Value] { all?.values ?? (count == 0 ? [] : [first]) }
}

/// Drops everything.
final class NullSink: OutputSink {}

/// Hands each object to a closure.
public final class ClosureSink: OutputSink {
    private let body: (Value) throws -> Void

    /// Makes a sink of a closure.
    public init(_ body: @escaping (Value) throws -> Void) { self.body = body }

    public override func write(_ value: Value) throws { try body(value) }
}
