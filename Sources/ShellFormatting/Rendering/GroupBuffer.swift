#if canImport(Glibc)
    import Glibc
#endif

/// Holds the objects of a group back until its columns can be measured.
///
/// A view whose columns have no width is measured over its whole group when `-AutoSize` asks for it, else over what
/// arrives within a moment, so that a slow pipeline shows its first rows soon.
struct GroupBuffer {
    /// How long the first rows wait.
    private let patienceNanoseconds: UInt64
    private var isMeasuring = false
    private var waitsForEnd = false
    private var isHolding = false
    private var deadline: UInt64 = 0
    private var held: [FormatData] = []

    init(patienceMilliseconds: UInt64) {
        patienceNanoseconds = patienceMilliseconds * 1_000_000
    }

    /// Starts measuring; once on, it stays on for the views that follow in the same output.
    mutating func measure(wholeGroup: Bool) {
        isMeasuring = true
        waitsForEnd = wholeGroup
    }

    /// Takes an object. Returns what is ready, and whether it is a group that has to be measured first.
    mutating func add(_ data: FormatData) -> (ready: [FormatData], needsMeasuring: Bool) {
        guard isMeasuring else { return ([data], false) }
        if !isHolding {
            guard data is GroupStartData else { return ([data], false) }
            isHolding = true
            deadline = Self.now() + patienceNanoseconds
            held = [data]
            return ([], false)
        }
        held.append(data)
        let isOver = data is GroupEndData || (!waitsForEnd && Self.now() > deadline)
        guard isOver else { return ([], false) }
        return (release(), true)
    }

    /// What is still held, at the end of the output.
    mutating func release() -> [FormatData] {
        isHolding = false
        defer { held = [] }
        return held
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}
