import ShellRuntime

/// What the commands on items have in common: paths given as patterns or literally, and the choice among them.
class ItemCmdlet: Cmdlet {
    /// `-Path` and `-LiteralPath` of most commands on items.
    static let pathParameters = """
        Path string[] Path(mandatory,0,pipeline,property) -- Paths; wildcards are allowed.
        LiteralPath,PSPath,LP string[] LiteralPath(mandatory,property) -- Paths, taken literally.
        """
    /// `-Filter`, `-Include`, `-Exclude`, `-Force`, `-Credential`.
    static let choiceParameters = """
        Filter string -- A pattern that names must match.
        Include string[] -- Patterns of names to take.
        Exclude string[] -- Patterns of names to leave out.
        Force switch -- Takes hidden and read-only items too.
        Credential pscredential unbuilt -- Not used by the drives of this shell.
        """

    private(set) final var options = ItemOptions()
    /// Names of the declared parameters, so that options are read only where they exist.
    var declared: Set<String> { [] }

    override func begin() throws { options = try ItemOptions(self, declares: declared) }

    /// The paths given and whether they are literal.
    final var paths: (texts: [String], literal: Bool) {
        let literal = arguments.texts("LiteralPath")
        return literal.isEmpty ? (arguments.texts("Path"), false) : (literal, true)
    }

    /// The places of the given paths that pass `-Filter`, `-Include` and `-Exclude`; missing ones are reported.
    final func places() throws -> [ItemPlace] {
        let (texts, literal) = paths
        return try texts.flatMap { try places($0, literal: literal) }
    }

    /// The places of one path.
    final func places(_ text: String, literal: Bool, filtered: Bool = true) throws -> [ItemPlace] {
        do {
            let found = try Globbing.places(text, literal: literal, force: options.force, interpreter)
            guard filtered, options.isSelective else { return found }
            return found.filter { options.allows(ItemPath.leaf($0.path)) }
        } catch let error as ScriptError {
            try writeError(error.record)
            return []
        }
    }

    /// Runs `body` for a place; system failures and errors are reported, not thrown.
    final func handling(_ place: ItemPlace, _ body: () throws -> Void) throws {
        do { try body() } catch let error as ScriptError {
            try writeError(error.record)
        } catch let failure as FileText.Failure {
            try writeError(FileErrors.make(failure, id: "ItemIOError").record)
        }
    }

    /// Writes the item of a place.
    final func emit(_ place: ItemPlace) throws {
        if let item = try FileItems.item(at: place, interpreter) { try write(item) }
    }
}
