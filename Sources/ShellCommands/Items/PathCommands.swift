import ShellRuntime

/// `Resolve-Path` and `Convert-Path`: the places that paths stand for.
final class ResolvePathCmdlet: ItemCmdlet {
    static let resolveDeclaration = CommandDeclaration(
        "Resolve-Path", ModuleName.management,
        "Resolves the wildcard characters in a path, and displays the path contents.",
        parameters: """
            Path string[] Path(mandatory,0,pipeline,property) -- Paths; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralPath(mandatory,property) -- Paths, taken literally.
            Relative switch -- Gives paths relative to the current location.
            RelativeBasePath string -- What the paths are relative to instead.
            Force switch -- Takes hidden items too.
            Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
            """,
        defaultSet: "Path",
        examples: [("Resolve-Path /tm*", "The folders that match.")]
    ) { ResolvePathCmdlet(isConversion: false) }

    static let convertDeclaration = CommandDeclaration(
        "Convert-Path", ModuleName.management,
        "Converts a path from a PowerShell path to a PowerShell provider path.",
        parameters: """
            Path string[] Path(mandatory,0,pipeline,property) -- Paths; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralPath(mandatory,property) -- Paths, taken literally.
            Force switch -- Takes hidden items too.
            """,
        defaultSet: "Path",
        examples: [("Convert-Path .", "The current folder's path.")]
    ) { ResolvePathCmdlet(isConversion: true) }

    private let isConversion: Bool

    init(isConversion: Bool) { self.isConversion = isConversion }

    override var declared: Set<String> { ["Force"] }

    override func process() throws {
        if isConversion {
            for place in try places() { try write(Value(place.path)) }
            return
        }
        let here = LocationState.current(interpreter)
        var base = here.path
        if let text = arguments.text("RelativeBasePath") {
            base = try ItemPath.place(text, interpreter).path
            LocationState.move(to: ItemPlace(drive: here.drive, path: base), interpreter)
        }
        defer { if base != here.path { LocationState.move(to: here, interpreter) } }
        for place in try places() {
            if arguments.flag("Relative") {
                try write(Value(ResolvePathCmdlet.relative(place.path, to: base)))
            } else {
                try write(.host(PathObject(place, isResolved: true)))
            }
        }
    }

    /// A path as seen from a folder: `./a`, `../b`.
    static func relative(_ path: String, to base: String) -> String {
        let target = path.split(separator: "/"), start = base.split(separator: "/")
        var common = 0
        while common < target.count, common < start.count, target[common] == start[common] { common += 1 }
        let up = Array(repeating: "..", count: start.count - common)
        let parts = up + target[common...].map(String.init)
        if up.isEmpty { return parts.isEmpty ? "." : "./" + parts.joined(separator: "/") }
        return parts.joined(separator: "/")
    }
}

/// `Join-Path`: puts paths together.
final class JoinPathCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Join-Path", ModuleName.management, "Combines a path and a child path into a single path.",
        parameters: """
            Path,PSPath string[] (mandatory,0,pipeline,property) -- The first part.
            ChildPath string[] (mandatory,1,property) null emptystring emptycollection -- The part that follows.
            AdditionalChildPath string[] (2,property,remaining) null emptystring emptycollection -- Further parts.
            Resolve switch -- Gives the items that the path stands for.
            Extension string (property) -- The ending that the path gets.
            Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
            """,
        examples: [("Join-Path a b c", "Gives a/b/c.")]
    ) { JoinPathCmdlet() }

    override func process() throws {
        let parts = arguments.texts("ChildPath") + arguments.texts("AdditionalChildPath")
        for path in arguments.texts("Path") {
            var joined = path
            for part in parts { joined = JoinPathCmdlet.join(joined, part) }
            joined = joined.replacing("\\", with: "/")
            if let ending = arguments.text("Extension") { joined = JoinPathCmdlet.replace(joined, ending) }
            if arguments.flag("Resolve") { try resolve(joined) } else { try write(Value(joined)) }
        }
    }

    // Unlike the places of drives, the parts keep what is written: only the separator between them is made one.
    private static func join(_ left: String, _ right: String) -> String {
        if let colon = left.lastIndex(of: ":"), left.index(after: colon) == left.endIndex {
            return left + "/" + right.drop { $0 == "/" || $0 == "\\" }
        }
        var left = left
        while left.count > 1, left.hasSuffix("/") || left.hasSuffix("\\") { left.removeLast() }
        let rest = right.drop { $0 == "/" || $0 == "\\" }
        return left.hasSuffix("/") ? left + rest : left + "/" + rest
    }

    private static func replace(_ path: String, _ ending: String) -> String {
        let leaf = ItemPath.leaf(path)
        var stem = path
        if let dot = leaf.lastIndex(of: ".") { stem = String(path.dropLast(leaf[dot...].count)) }
        if ending.isEmpty { return stem }
        return stem + (ending.hasPrefix(".") ? ending : "." + ending)
    }

    private func resolve(_ path: String) throws {
        do {
            for place in try Globbing.places(path, literal: false, interpreter) {
                try write(Value(place.shown))
            }
        } catch let error as ScriptError { try writeError(error.record) }
    }
}

/// `Split-Path`: a part of paths.
final class SplitPathCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Split-Path", ModuleName.management, "Returns the specified part of a path.",
        parameters: """
            Path string[] ParentSet(mandatory,0,pipeline,property) LeafSet(mandatory,0,pipeline,property) LeafBaseSet(mandatory,0,pipeline,property) ExtensionSet(mandatory,0,pipeline,property) QualifierSet(mandatory,0,pipeline,property) NoQualifierSet(mandatory,0,pipeline,property) IsAbsoluteSet(mandatory,0,pipeline,property) -- The paths.
            LiteralPath,PSPath,LP string[] LiteralPathSet(mandatory,property) -- The paths, taken literally.
            Qualifier switch QualifierSet -- The drive.
            NoQualifier switch NoQualifierSet -- All but the drive.
            Parent switch ParentSet -- All but the last part.
            Leaf switch LeafSet(mandatory) -- The last part.
            LeafBase switch LeafBaseSet(mandatory) -- The last part without its ending.
            Extension switch ExtensionSet(mandatory) -- The ending.
            Resolve switch -- Takes the items that the paths stand for.
            IsAbsolute switch IsAbsoluteSet -- Whether the path begins at a root.
            Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
            """,
        defaultSet: "ParentSet",
        examples: [("Split-Path /tmp/a.txt -Leaf", "Gives a.txt.")]
    ) { SplitPathCmdlet() }

    override func process() throws {
        var texts =
            arguments.isBound("LiteralPath") ? arguments.texts("LiteralPath") : arguments.texts("Path")
        if arguments.flag("Resolve") {
            texts = try texts.flatMap { try Globbing.places($0, literal: false, interpreter).map(\.shown) }
        }
        for text in texts { try split(text.replacing("\\", with: "/")) }
    }

    private func split(_ path: String) throws {
        let (drive, rest) = ItemPath.qualifier(path).map { ($0.0 + ":", $0.1) } ?? ("", path)
        if arguments.flag("Qualifier") {
            guard !drive.isEmpty else {
                return try writeError(
                    errorRecord(
                        "System.FormatException", id: "ParsePathFormatError", .invalidArgument,
                        "Cannot parse path because path '\(path)' does not have a qualifier specified.",
                        target: Value(path)))
            }
            return try write(Value(drive))
        }
        if arguments.flag("NoQualifier") { return try write(Value(rest)) }
        if arguments.flag("IsAbsolute") { return try write(.bool(!drive.isEmpty || path.hasPrefix("/"))) }
        let trimmed = SplitPathCmdlet.trim(rest)
        let leaf = ItemPath.leaf(trimmed)
        switch arguments.parameterSet {
        case "LeafSet": return try write(Value(trimmed == "/" ? "" : leaf))
        case "LeafBaseSet": return try write(Value(SplitPathCmdlet.base(leaf)))
        case "ExtensionSet": return try write(Value(SplitPathCmdlet.ending(leaf)))
        default: break
        }
        if trimmed == "/" {
            return try writeError(
                errorRecord(
                    "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                    "Cannot process argument because the value of argument \"path\" is not valid. Change the value of "
                        + "the \"path\" argument and run the operation again."))
        }
        var parent = ItemPath.parent(trimmed)
        if parent == "/" { parent = "" }
        try write(Value(drive.isEmpty ? parent : parent.isEmpty ? "" : drive + parent))
    }

    private static func trim(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private static func base(_ leaf: String) -> String {
        guard let dot = leaf.lastIndex(of: ".") else { return leaf }
        return String(leaf[..<dot])
    }

    private static func ending(_ leaf: String) -> String {
        guard let dot = leaf.lastIndex(of: "."), leaf.index(after: dot) < leaf.endIndex else { return "" }
        return String(leaf[dot...])
    }
}
