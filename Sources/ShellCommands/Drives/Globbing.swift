import ShellRuntime

/// Finds the items that a path with wildcards stands for.
enum Globbing {
    /// The places of a path: one for a literal path that is there, any number for a pattern.
    ///
    /// - Throws: `PathNotFound` for a literal path without an item; a pattern without a match gives none.
    static func places(
        _ text: String, literal: Bool, force: Bool = false, _ interpreter: Interpreter
    ) throws -> [ItemPlace] {
        if text.isEmpty || literal || !PropertyExpression.hasWildcard(text) {
            let place = try ItemPath.place(literal ? text : ItemPath.unescape(text), interpreter)
            guard try place.provider.exists(place.path, interpreter) else {
                throw ItemProvider.notFound(place.shown)
            }
            return [place]
        }
        return try expand(text, force: force, interpreter)
    }

    private static func expand(_ text: String, force: Bool, _ interpreter: Interpreter) throws -> [ItemPlace]
    {
        let start = try ItemPath.place(text, interpreter)
        let provider = start.provider
        guard provider is FileSystemProvider else {
            let pattern = try Patterns.wildcard(Text(start.path))
            return try provider.children("", interpreter).filter { pattern.matches(Text($0.name)) }.map {
                ItemPlace(drive: start.drive, path: $0.name)
            }
        }
        var found = ["/"]
        let parts = start.path.split(separator: "/").map(String.init)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            found = try found.flatMap { folder in
                try matches(part, in: folder, provider, isLast: isLast, force: force, interpreter)
            }
        }
        return found.map { ItemPlace(drive: start.drive, path: $0) }
    }

    private static func matches(
        _ part: String, in folder: String, _ provider: ItemProvider, isLast: Bool, force: Bool,
        _ interpreter: Interpreter
    ) throws -> [String] {
        guard PropertyExpression.hasWildcard(part) else {
            let path = provider.child(folder, ItemPath.unescape(part))
            return try provider.exists(path, interpreter) ? [path] : []
        }
        let pattern = try Patterns.wildcard(Text(part))
        let children = (try? provider.children(folder, interpreter)) ?? []
        return children.filter { child in
            (isLast || child.isContainer) && (force || !child.isHidden || part.hasPrefix("."))
                && pattern.matches(Text(child.name))
        }.map { provider.child(folder, $0.name) }
    }
}
