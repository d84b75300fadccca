/// A `Hashtable`, an `OrderedDictionary` or a generic dictionary: entries in order of insertion, found by their hashes.
///
/// Owns its storage. Up to eight entries are searched one after the other by hash; more have an index beside them.
public final class TableObject {
    /// Which .NET type the table shows.
    public enum Flavor: Sendable { case hashtable, ordered, dictionary }

    private struct Entry {
        var key: Value
        var value: Value
        var hash: Int
    }

    /// Which .NET type the table shows.
    public let flavor: Flavor
    /// True when string keys are compared by case, as `[hashtable]::new()` and `Dictionary` do; the literal ignores case.
    public let isCaseSensitive: Bool
    /// The static type of a generic dictionary or of a derived one; nil for the plain flavors.
    public var genericType: TypeInfo?
    /// Members that a script added to this one table.
    public var extendedMembers: MemberList?

    /// Number of entries.
    public private(set) var count = 0
    private var entries: UnsafeMutablePointer<Entry>
    private var capacity: Int
    /// Open addressing: entry number + 1, 0 for free; nil while the table is small.
    private var index: UnsafeMutablePointer<Int32>?
    private var mask = 0

    /// Entries up to which there is no index.
    private static let smallCount = 8
    /// Entries from which a removal from a hashtable moves the last entry instead of all behind it.
    private static let largeCount = 512

    /// Makes an empty table.
    public init(flavor: Flavor = .hashtable, isCaseSensitive: Bool = false, capacity: Int = 4) {
        self.flavor = flavor
        self.isCaseSensitive = isCaseSensitive
        self.capacity = Swift.max(capacity, 4)
        entries = .allocate(capacity: self.capacity)
    }

    deinit {
        entries.deinitialize(count: count)
        entries.deallocate()
        index?.deallocate()
    }

    /// The keys in order of insertion; copies. `key(at:)` reads one.
    public var keys: ContiguousArray<Value> { ContiguousArray((0..<count).lazy.map { self.entries[$0].key }) }
    /// The values in order of insertion; copies. `value(at:)` reads one.
    public var values: ContiguousArray<Value> {
        ContiguousArray((0..<count).lazy.map { self.entries[$0].value })
    }

    /// The key at a position of the insertion order.
    @inline(__always)
    public func key(at entry: Int) -> Value {
        precondition(entry >= 0 && entry < count)
        return entries[entry].key
    }

    /// The value at a position of the insertion order.
    @inline(__always)
    public func value(at entry: Int) -> Value {
        precondition(entry >= 0 && entry < count)
        return entries[entry].value
    }

    /// The value of a key, or nil. Text keys ignore case unless `isCaseSensitive`.
    public subscript(key: Value) -> Value? {
        let entry = find(key, hash: hash(of: key))
        return entry >= 0 ? entries[entry].value : nil
    }

    /// The value of a key given as a Swift string, or nil.
    public subscript(name: String) -> Value? { self[Value(name)] }

    /// Adds or replaces an entry; a replaced entry keeps its place and its key's spelling.
    public func set(_ key: Value, _ value: Value) {
        let hash = hash(of: key)
        let entry = find(key, hash: hash)
        if entry >= 0 {
            entries[entry].value = value
            return
        }
        append(Entry(key: key, value: value, hash: hash))
    }

    private func append(_ entry: Entry) {
        if count == capacity { grow() }
        (entries + count).initialize(to: entry)
        count += 1
        guard count > TableObject.smallCount else { return }
        if index == nil || count * 2 > mask + 1 {
            rebuildIndex()
        } else {
            place(entry: count - 1, hash: entry.hash)
        }
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: entries, count: count)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }

    /// Removes a key; false when it was not there.
    @discardableResult
    public func remove(_ key: Value) -> Bool {
        let entry = find(key, hash: hash(of: key))
        guard entry >= 0 else { return false }
        removeEntry(at: entry)
        return true
    }

    /// Removes the entry at a position of the insertion order.
    public func removeEntry(at entry: Int) {
        precondition(entry >= 0 && entry < count)
        let last = count - 1
        let movesLast = flavor == .hashtable && count > TableObject.largeCount
        if index != nil && (entry == last || movesLast) {
            unplace(entry)
            if entry != last { renumber(last, to: entry) }
        }
        (entries + entry).deinitialize(count: 1)
        if entry != last {
            if movesLast {
                (entries + entry).moveInitialize(from: entries + last, count: 1)
            } else {
                (entries + entry).moveInitialize(from: entries + entry + 1, count: last - entry)
            }
        }
        count = last
        if index != nil && entry != last && !movesLast { rebuildIndex() }
    }

    /// Puts a new entry at a position of the insertion order; the key must not be there yet.
    public func insert(_ key: Value, _ value: Value, at position: Int) {
        precondition(position >= 0 && position <= count)
        if count == capacity { grow() }
        (entries + position + 1).moveInitialize(from: entries + position, count: count - position)
        (entries + position).initialize(to: Entry(key: key, value: value, hash: hash(of: key)))
        count += 1
        if count > TableObject.smallCount { rebuildIndex() }
    }

    /// Replaces the value at a position of the insertion order.
    public func setValue(_ value: Value, at entry: Int) {
        precondition(entry >= 0 && entry < count)
        entries[entry].value = value
    }

    /// Removes every entry.
    public func removeAll() {
        entries.deinitialize(count: count)
        count = 0
        index?.deallocate()
        index = nil
        mask = 0
    }

    /// Position of a key in the insertion order, or nil.
    public func position(of key: Value) -> Int? {
        let entry = find(key, hash: hash(of: key))
        return entry >= 0 ? entry : nil
    }

    // MARK: Finding

    @inline(__always)
    private func hash(of key: Value) -> Int {
        if case .text(let text) = key { return isCaseSensitive ? text.hashCode() : text.foldedHashCode() }
        return key.hashCode()
    }

    @inline(__always)
    private func matches(_ known: Value, _ key: Value) -> Bool {
        if case .text(let left) = known, case .text(let right) = key {
            return isCaseSensitive ? left.equals(right) : left.equalsIgnoringCase(right)
        }
        return known.equals(key)
    }

    /// The entry of a key, or -1.
    private func find(_ key: Value, hash: Int) -> Int {
        guard let index else {
            for entry in 0..<count where entries[entry].hash == hash && matches(entries[entry].key, key) {
                return entry
            }
            return -1
        }
        var position = hash & mask
        while index[position] != 0 {
            let entry = Int(index[position]) - 1
            if entries[entry].hash == hash, matches(entries[entry].key, key) { return entry }
            position = (position + 1) & mask
        }
        return -1
    }

    // MARK: Index

    private func place(entry: Int, hash: Int) {
        guard let index else { return }
        var position = hash & mask
        while index[position] != 0 { position = (position + 1) & mask }
        index[position] = Int32(truncatingIfNeeded: entry + 1)
    }

    private func rebuildIndex() {
        var size = 32
        while size < count * 4 { size *= 2 }
        if index == nil || size != mask + 1 {
            index?.deallocate()
            index = .allocate(capacity: size)
            mask = size - 1
        }
        index?.initialize(repeating: 0, count: size)
        for entry in 0..<count { place(entry: entry, hash: entries[entry].hash) }
    }

    private func slot(of entry: Int) -> Int {
        guard let index else { return 0 }
        var position = entries[entry].hash & mask
        while index[position] != Int32(truncatingIfNeeded: entry + 1) { position = (position + 1) & mask }
        return position
    }

    private func renumber(_ entry: Int, to number: Int) {
        index?[slot(of: entry)] = Int32(truncatingIfNeeded: number + 1)
    }

    /// Frees the slot of an entry and moves up what was pushed behind it.
    private func unplace(_ entry: Int) {
        guard let index else { return }
        var hole = slot(of: entry)
        var position = hole
        while true {
            position = (position + 1) & mask
            guard index[position] != 0 else { break }
            let home = entries[Int(index[position]) - 1].hash & mask
            // An entry may move to the hole when its home does not lie between the hole and it.
            if (position &- home) & mask >= (position &- hole) & mask {
                index[hole] = index[position]
                hole = position
            }
        }
        index[hole] = 0
    }
}
