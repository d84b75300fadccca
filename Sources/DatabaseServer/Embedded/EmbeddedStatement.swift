import CSQLite

/// One prepared statement of SQLite and the order of its `$1 … $n`.
final class EmbeddedStatement {
    let handle: OpaquePointer
    /// SQLite's index of `$k` at `k - 1`; empty when they are the same.
    private let positions: [Int32]
    let parameterCount: Int
    /// Whether somebody is stepping through its rows.
    var isBusy = false

    /// Takes over a prepared handle; nil when its parameters are not `$1 … $n`.
    init?(handle: OpaquePointer) {
        self.handle = handle
        let count = Int(sqlite3_bind_parameter_count(handle))
        parameterCount = count
        var places = [Int32](repeating: 0, count: count)
        var inOrder = true
        for index in 0..<count {
            guard let name = sqlite3_bind_parameter_name(handle, Int32(index + 1)),
                name.pointee == UInt8(ascii: "$"),
                let number = Int(String(cString: name + 1)), (1...count).contains(number)
            else {
                sqlite3_finalize(handle)
                return nil
            }
            places[number - 1] = Int32(index + 1)
            if number != index + 1 { inOrder = false }
        }
        positions = inOrder ? [] : places
    }

    deinit { sqlite3_finalize(handle) }

    /// Sets all arguments; the result code of the first that fails.
    func bind(_ arguments: [DatabaseValue]) -> Int32 {
        for index in arguments.indices {
            let place = positions.isEmpty ? Int32(index + 1) : positions[index]
            let code = bind(arguments[index], at: place)
            if code != SQLITE_OK { return code }
        }
        return SQLITE_OK
    }

    private func bind(_ value: DatabaseValue, at place: Int32) -> Int32 {
        // SQLITE_TRANSIENT: SQLite copies before the call returns.
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(handle, place)
        case .integer(let number): return sqlite3_bind_int64(handle, place, number)
        case .real(let number): return sqlite3_bind_double(handle, place, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    guard let base = $0.baseAddress else {
                        return sqlite3_bind_text(handle, place, "", 0, copies)
                    }
                    return sqlite3_bind_text(handle, place, base, Int32($0.count), copies)
                }
            }
        case .blob(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, place, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(handle, place, $0.baseAddress, sqlite3_uint64($0.count), copies)
            }
        }
    }

    /// Ends the run and forgets the arguments.
    func rewind() {
        sqlite3_reset(handle)
        if parameterCount > 0 { sqlite3_clear_bindings(handle) }
    }
}
