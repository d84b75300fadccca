/// What `-DatabaseServer` names.
public enum DatabaseServerName {
    /// How the embedded instance is shown.
    public static let embedded = "(local)"

    /// Accepts the spellings of the embedded instance and refuses everything else with what to do.
    ///
    /// - Throws: `DatabaseError` with code `.serverNotSupported`.
    public static func requireEmbedded(_ text: String?) throws(DatabaseError) {
        let name = (text ?? "").lowercased()
        switch name {
        case "", ".", "(local)": return
        default: break
        }
        let what =
            name.hasPrefix("postgresql://") || name.hasPrefix("postgres://")
            ? "PostgreSQL servers are not built into this release yet"
            : "a host name stands for a PostgreSQL server, which is not built into this release yet"
        throw DatabaseError(
            .serverNotSupported,
            "The database server '\(withoutPassword(text ?? ""))' cannot be used: \(what); "
                + "use -DatabaseServer . for the embedded instance; nothing was changed.",
            target: withoutPassword(text ?? ""))
    }

    /// The address without the part between `://` and `@`, which may hold a password.
    private static func withoutPassword(_ text: String) -> String {
        guard let scheme = text.range(ofBytes: "://"), let at = text.lastIndex(of: "@"),
            scheme.upperBound <= at
        else { return text }
        return text[..<scheme.upperBound] + "…" + text[at...]
    }
}

extension String {
    /// The first place where the bytes of `part` stand.
    func range(ofBytes part: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].utf8.starts(with: part.utf8) {
                return start..<self.index(start, offsetBy: part.count)
            }
            start = self.index(after: start)
        }
        return nil
    }
}
