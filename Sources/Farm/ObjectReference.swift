/// How a command names an object of the farm: by its id or by its name.
public enum ObjectReference: Sendable, Hashable, Codable, CustomStringConvertible {
    case id(ObjectID)
    case name(String)

    /// Reads what an administrator types: a GUID is an id, anything else a name.
    public init(_ text: String) {
        self = ObjectID(text).map { .id($0) } ?? .name(text)
    }

    public var description: String {
        switch self {
        case .id(let id): return id.description
        case .name(let name): return name
        }
    }
}

/// Names that somebody may have meant.
public enum NearNames {
    /// The known names closest to a wrong one, nearest first; those too far off are left out.
    public static func suggestions(for wrong: String, among known: [String], limit: Int = 3) -> [String] {
        let wanted = Array(wrong.lowercased())
        let reach = max(2, wanted.count / 3)
        return known.map { (name: $0, distance: distance(wanted, Array($0.lowercased()))) }
            .filter { $0.distance <= reach || $0.name.lowercased().hasPrefix(wrong.lowercased()) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(limit).map(\.name)
    }

    /// ` Did you mean 'A' or 'B'?`, or nothing.
    public static func hint(for wrong: String, among known: [String]) -> String {
        let near = suggestions(for: wrong, among: known)
        return near.isEmpty ? "" : " Did you mean " + near.map { "'\($0)'" }.joined(separator: " or ") + "?"
    }

    /// Insertions, deletions and replacements between the two (Levenshtein).
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var previous = Array(0...b.count)
        for (row, left) in a.enumerated() {
            var current = [row + 1]
            for (column, right) in b.enumerated() {
                let replaced = previous[column] + (left == right ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[b.count]
    }
}
