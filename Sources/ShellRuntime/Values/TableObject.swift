/// A `Hashtable` or an `OrderedDictionary`: entries in order of insertion, found through an index of hashes.
public final class TableObject {
    /// Which .NET type the table shows.
    public enum Flavor: Sendable { case hashtable, ordered, dictionary }

    /// Which .NET type the table shows.
    public let flavor: Flavor
    /// True when string keys are compared by case, as `[hashtable]::new()` and `Dictionary` do; the literal ignores case.
    public let isCaseSensitive: Bool
    /// The static type of a generic dictionary; nil for the other flavors.
    public var genericType: TypeInfo?
    /// Members that a script added to this one table.
    public var extendedMembers: MemberList?

    private var entryKeys: ContiguousArray<Value> = []
    private var entryValues: ContiguousArray<Value> = []
    private var hashes: ContiguousArray<Int> = []
    /// Open addressing: entry number + 1, 0 for free; rebuilt after a removal.
    private var index: ContiguousArray<Int32> = []

    /// Makes an empty table.
    public init(flavor: Flavor = .hashtable, isCaseSensitive: Bool = false) {
        self.flavor = flavor
        self.isCaseSensitive = isCaseSensitive
    }

    /// Number of entries.
    public var count: Int { entryKeys.count }
    /// The keys in order of insertion.
    public var keys: ContiguousArray<Value> { entryKeys }
    /// The values in order of insertion.
    public var values: ContiguousArray<Value> { entryValues }

    /// The value of a key, or nil. Text keys ignore case unless `isCaseSensitive`.
    public subscript(key: Value) -> Value? {
        guard let entry = find(key, hash: hash(of: key)) else { return nil }
        return entryValues[entry]
    }

    /// The value of a key given as a Swift string, or nil.
    public subscript(name: String) -> Value? { self[Value(name)] }

    /// Adds or replaces an entry; a replaced entry keeps its place and its key's spelling.
    public func set(_ key: Value, _ value: Value) {
        let hash = hash(of: key)
        if let entry = find(key, hash: hash) {
            entryValues[entry] = value
            return
        }
        if index.count < (count + 1) * 2 { rebuild(capacity: Swift.max(8, (count + 1) * 4)) }
        entryKeys.append(key)
        entryValues.append(value)
        hashes.append(hash)
        place(entry: count - 1, hash: hash)
    }

    /// Removes a key; false when it was not there.
    @discardableResult
    public func remove(_ key: Value) -> Bool {
        guard let entry = find(key, hash: hash(of: key)) else { return false }
        removeEntry(at: entry)
        return true
    }

    /// Removes the entry at a position of the insertion order.
    public func removeEntry(at entry: Int) {
        entryKeys.remove(at: entry)
        entryValues.remove(at: entry)
        hashes.remove(at: entry)
        rebuild(capacity: index.count)
    }

    /// Puts a new entry at a position of the insertion order; the key must not be there yet.
    public func insert(_ key: Value, _ value: Value, at position: Int) {
        entryKeys.insert(key, at: position)
        entryValues.insert(value, at: position)
        hashes.insert(hash(of: key), at: position)
        rebuild(capacity: Swift.max(8, count * 4))
    }

    /// Replaces the value at a position of the insertion order.
    public func setValue(_ value: Value, at entry: Int) { entryValues[entry] = value }

    /// Removes every entry.
    public func removeAll() {
        entryKeys.removeAll()
        entryValues.removeAll()
        hashes.removeAll()
        index.removeAll()
    }

    /// Position of a key in the insertion order, or nil.
    public func position(of key: Value) -> Int? { find(key, hash: hash(of: key)) }

    private func hash(of key: Value) -> Int {
        if !isCaseSensitive, case .text(let text) = key { return text.foldedHashCode() }
        return key.hashCode()
    }

    private func matches(_ known: Value, _ key: Value) -> Bool {
        if case .text(let left) = known, case .text(let right) = key {
            return isCaseSensitive ? left.equals(right) : left.equalsIgnoringCase(right)
        }
        return known.equals(key)
    }

    private func find(_ key: Value, hash: Int) -> Int? {
        if index.isEmpty { return nil }
        let mask = index.count - 1
        var position = hash & mask
        while index[position] != 0 {
            let entry = Int(index[position]) - 1
            if hashes[entry] == hash, matches(entryKeys[entry], key) { return entry }
            position = (position + 1) & mask
        }
        return nil
    }

    private func place(entry: Int, hash: Int) {
        let mask = index.count - 1
        var position = hash & mask
        while index[position] != 0 { position = (position + 1) & mask }
        index[position] = Int32(entry + 1)
    }

    private func rebuild(capacity: Int) {
        var size = 8
        while size < capacity { size *= 2 }
        index = ContiguousArray(repeating: 0, count: size)
        for (entry, hash) in hashes.enumerated() { place(entry: entry, hash: hash) }
    }
}
