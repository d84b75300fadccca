import ShellRuntime

/// Which objects of a stream `Select-Object` takes by their place.
struct SelectionWindow {
    private var first: Int?
    private var last: Int?
    private var skip = 0
    private var skipLast = 0
    private var indices: [Int]?
    private var skipped: [Int]?
    private var position = 0
    private var taken = 0
    private var held: [Value] = []
    private var heldStart = 0

    /// Takes everything.
    init() {}

    /// Takes what the parameters of `Select-Object` say; nil for a parameter that was not given.
    init(first: Int?, last: Int?, skip: Int, skipLast: Int, indices: [Int]?, skipped: [Int]?) {
        self.first = first
        self.last = last
        self.skip = skip
        self.skipLast = skipLast
        self.indices = indices
        self.skipped = skipped
    }

    /// Looks at the next object; gives an object to pass on now, or nil.
    mutating func take(_ value: Value) -> Value? {
        defer { position += 1 }
        if let indices { return indices.contains(position) ? value : nil }
        if let skipped { return skipped.contains(position) ? nil : value }
        if let last {
            if let first, taken < first, position >= skip {
                taken += 1
                return value
            }
            return hold(value, limit: first == nil ? last + skip : last)
        }
        if position < skip { return nil }
        if skipLast > 0 {
            held.append(value)
            guard held.count - heldStart > skipLast else { return nil }
            return release()
        }
        if let first {
            guard taken < first else { return nil }
            taken += 1
        }
        return value
    }

    private mutating func hold(_ value: Value, limit: Int) -> Value? {
        guard limit > 0 else { return nil }
        held.append(value)
        if held.count - heldStart > limit { _ = release() }
        return nil
    }

    private mutating func release() -> Value {
        let value = held[heldStart]
        held[heldStart] = .null
        heldStart += 1
        if heldStart > 1024, heldStart * 2 > held.count {
            held.removeFirst(heldStart)
            heldStart = 0
        }
        return value
    }

    /// True when nothing that comes can be taken any more.
    var isComplete: Bool {
        if let indices { return (indices.max() ?? -1) < position }
        if let first, last == nil { return taken >= first }
        return false
    }

    /// The objects that wait for the end of the stream.
    func rest() -> ArraySlice<Value> {
        guard last != nil else { return [] }
        let all = held[heldStart...]
        return first == nil ? all.dropLast(skip) : all
    }
}
