import CSQLite

/// The current row of a query; valid only inside the closure that receives it.
///
/// Columns count from 0. A null reads as zero, the empty text or no bytes; where a column may be null, the optional
/// forms tell.
public struct DatabaseRow {
    let statement: EmbeddedStatement

    /// Whether the column is null.
    @inline(__always) public func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement.handle, Int32(column)) == SQLITE_NULL
    }

    @inline(__always) public func integer(_ column: Int) -> Int64 {
        sqlite3_column_int64(statement.handle, Int32(column))
    }

    @inline(__always) public func int(_ column: Int) -> Int { Int(integer(column)) }

    @inline(__always) public func bool(_ column: Int) -> Bool { integer(column) != 0 }

    public func real(_ column: Int) -> Double { sqlite3_column_double(statement.handle, Int32(column)) }

    public func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(statement.handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    public func blob(_ column: Int) -> [UInt8] { withBlob(column) { Array($0) } }

    /// Lends the bytes of a column without a copy.
    public func withBlob<R, E: Error>(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        let start = sqlite3_column_blob(statement.handle, Int32(column))
        let count = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
        return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    public func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }

    public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    public func optionalBlob(_ column: Int) -> [UInt8]? { isNull(column) ? nil : blob(column) }

    /// The column as it is stored.
    public func value(_ column: Int) -> DatabaseValue {
        switch sqlite3_column_type(statement.handle, Int32(column)) {
        case SQLITE_INTEGER: return .integer(integer(column))
        case SQLITE_FLOAT: return .real(real(column))
        case SQLITE_TEXT: return .text(text(column))
        case SQLITE_BLOB: return .blob(blob(column))
        default: return .null
        }
    }

    /// How many columns the row has.
    public var count: Int { Int(sqlite3_column_count(statement.handle)) }
}
