import Synchronization

/// A reference that is made at its first use, by whichever thread comes first; it is never changed afterwards.
///
/// The standard library's `AtomicLazyReference` looks its generic metadata up at each load, which calls of methods would
/// pay for several times each.
struct LazyReference<Object: AnyObject & Sendable>: ~Copyable, @unchecked Sendable {
    private let address = Atomic<UInt>(0)

    /// The object, or nil while there is none.
    @inline(__always)
    borrowing func load() -> Object? {
        guard let pointer = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)) else {
            return nil
        }
        return Unmanaged<Object>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Keeps an object unless there is one; gives the one that is kept.
    borrowing func storeIfNil(_ object: Object) -> Object {
        let made = Unmanaged.passRetained(object)
        let (exchanged, known) = address.compareExchange(
            expected: 0, desired: UInt(bitPattern: made.toOpaque()), ordering: .acquiringAndReleasing)
        guard !exchanged, let pointer = UnsafeRawPointer(bitPattern: known) else { return object }
        made.release()
        return Unmanaged<Object>.fromOpaque(pointer).takeUnretainedValue()
    }

    deinit {
        guard let pointer = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)) else { return }
        Unmanaged<Object>.fromOpaque(pointer).release()
    }
}
