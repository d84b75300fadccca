import Glibc

/// A `System.Security.SecureString`: UTF-16 units in memory that is kept out of swap and core dumps where the system
/// allows it, and overwritten when the object goes. It never shows its content.
public final class SecureStringObject: HostObject {
    private var storage: UnsafeMutablePointer<UInt16>
    private var capacity: Int
    /// Number of UTF-16 units.
    public private(set) var count = 0
    /// True after `MakeReadOnly()`.
    public internal(set) var isReadOnly = false

    /// An empty secret.
    public override init() {
        capacity = SecureStringObject.page
        storage = SecureStringObject.allocate(capacity)
    }

    /// A copy of units; the caller wipes its own.
    public convenience init(copying units: UnsafeBufferPointer<UInt16>) {
        self.init()
        for unit in units { append(unit) }
    }

    /// A copy of a text, which stays where it is.
    public convenience init(_ text: Text) {
        self.init()
        for index in 0..<text.count { append(text[index]) }
    }

    deinit { SecureStringObject.release(storage, capacity) }

    public override var type: TypeInfo { .secureString }

    /// Lends the units for the time of a call; they must not be kept.
    public func withUnits<Result>(_ body: (UnsafeBufferPointer<UInt16>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: storage, count: count))
    }

    /// Adds a unit at the end.
    public func append(_ unit: UInt16) { insert(unit, at: count) }

    /// The secret as a text that scripts can read: only for what was asked for in plain text.
    public func plainText() -> Text { withUnits { Text(utf16: $0) } }

    /// Another secret of the same content.
    public func copy() -> SecureStringObject { withUnits { SecureStringObject(copying: $0) } }

    func insert(_ unit: UInt16, at index: Int) {
        if count == capacity { grow() }
        var place = count
        while place > index {
            storage[place] = storage[place - 1]
            place -= 1
        }
        storage[index] = unit
        count += 1
    }

    func remove(at index: Int) {
        for place in index..<count - 1 { storage[place] = storage[place + 1] }
        count -= 1
        storage[count] = 0
    }

    func set(_ unit: UInt16, at index: Int) { storage[index] = unit }

    func clear() {
        SecureStringObject.wipe(storage, count)
        count = 0
    }

    private func grow() {
        let larger = SecureStringObject.allocate(capacity * 2)
        larger.update(from: storage, count: count)
        SecureStringObject.release(storage, capacity)
        storage = larger
        capacity *= 2
    }

    /// Units that fit into a page of memory.
    private static let page = 2048

    private static func allocate(_ units: Int) -> UnsafeMutablePointer<UInt16> {
        let size = units * 2
        guard let pages = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            pages != MAP_FAILED
        else { fatalError("there is no memory for a secret") }
        // Locking puts the page there. It has its neighbours' other properties by then, so that the kernel joins them: it
        // keeps only so many areas apart (vm.max_map_count), and each secret would be one.
        madvise(pages, size, MADV_DONTDUMP)
        mlock(pages, size)
        return pages.bindMemory(to: UInt16.self, capacity: units)
    }

    private static func release(_ storage: UnsafeMutablePointer<UInt16>, _ units: Int) {
        wipe(storage, units)
        munmap(storage, units * 2)
    }

    private static func wipe(_ storage: UnsafeMutablePointer<UInt16>, _ units: Int) {
        explicit_bzero(storage, units * 2)
    }
}

extension TypeInfo {
    /// `System.Security.SecureString`.
    public static let secureString = TypeLibrary.type(
        "System.Security.SecureString", .class, base: .object, [.disposable])
}

extension Value {
    /// The secret, when the value is one.
    public var secureString: SecureStringObject? { unwrapped.hostObject as? SecureStringObject }
}
