import ShellRuntime

/// `Get-Item`: gets items by path.
final class GetItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Get-Item", ModuleName.management, "Gets the item at the specified location.",
        parameters: pathParameters + "\n" + choiceParameters
            + "\nStream string[] -- Not used on this system.",
        defaultSet: "Path",
        outputs: ["System.IO.FileInfo", "System.IO.DirectoryInfo"],
        examples: [("Get-Item .", "The current folder.")]
    ) { GetItemCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force"] }

    override func process() throws {
        for place in try places() { try handling(place) { try emit(place) } }
    }
}

/// `Get-ChildItem`: lists what is in a place.
final class GetChildItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Get-ChildItem", ModuleName.management,
        "Gets the items and child items in one or more specified locations.",
        parameters: """
            Path string[] Items(0,pipeline,property) -- Paths; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralItems(mandatory,property) -- Paths, taken literally.
            Filter string (1) -- A pattern that names must match.
            Include string[] -- Patterns of names to take.
            Exclude string[] -- Patterns of names to leave out.
            Recurse,s,r switch -- Goes into folders.
            Depth uint -- How many folders deep.
            Force switch -- Lists hidden items too.
            Name switch -- Gives names instead of items.
            Attributes System.IO.FileAttributes unbuilt -- Attributes that items must have.
            FollowSymlink switch -- Goes into links to folders.
            Directory,ad switch -- Lists folders alone.
            File,af switch -- Lists files alone.
            Hidden,ah,h switch -- Lists hidden items alone.
            ReadOnly,ar switch -- Lists read-only items alone.
            System,as switch -- Lists system items alone.
            """,
        defaultSet: "Items",
        outputs: ["System.IO.FileInfo", "System.IO.DirectoryInfo"],
        examples: [("Get-ChildItem -Name", "The names in the current folder.")]
    ) { GetChildItemCmdlet() }

    override var declared: Set<String> {
        ["Filter", "Include", "Exclude", "Force", "Recurse", "FollowSymlink"]
    }

    private var maximumDepth = Int.max

    override func begin() throws {
        try super.begin()
        if let depth = arguments["Depth"], case .uint(let number) = depth.unwrapped {
            maximumDepth = Int(number)
        }
        if !arguments.flag("Recurse"), !arguments.isBound("Depth") { maximumDepth = 0 }
    }

    override func process() throws {
        var (texts, literal) = paths
        if texts.isEmpty { texts = ["."]; literal = false }
        for text in texts { try list(text, literal: literal) }
    }

    private func list(_ text: String, literal: Bool) throws {
        let isPattern = !literal && PropertyExpression.hasWildcard(text)
        for place in try places(text, literal: literal, filtered: false) {
            try handling(place) {
                let isContainer = try place.provider.isContainer(place.path, interpreter)
                if !isContainer || (isPattern && maximumDepth == 0 && !(place.provider is FileSystemProvider))
                {
                    return try show(
                        place, ItemChild(name: ItemPath.leaf(place.path), isContainer: isContainer), "")
                }
                // A pattern that matches a folder lists the folder's content, as Get-ChildItem does.
                if !options.include.isEmpty && maximumDepth == 0 {
                    return try show(place, ItemChild(name: ItemPath.leaf(place.path), isContainer: true), "")
                }
                try walk(place, depth: 0, prefix: "")
            }
        }
    }

    private func walk(_ place: ItemPlace, depth: Int, prefix: String) throws {
        let children: [ItemChild]
        do { children = try place.provider.children(place.path, interpreter) } catch let failure
            as FileText.Failure
        {
            let isDenied = failure.code == 13 || failure.code == 1
            return try writeError(
                errorRecord(
                    isDenied ? "System.UnauthorizedAccessException" : "System.IO.IOException",
                    id: isDenied ? "DirUnauthorizedAccessError" : "DirIOError",
                    isDenied ? .permissionDenied : .readError,
                    isDenied ? "Access to the path '\(failure.path)' is denied." : failure.reason,
                    target: Value(failure.path)))
        }
        for child in children {
            if context.isStopping { return }
            let inner = ItemPlace(drive: place.drive, path: place.provider.child(place.path, child.name))
            try show(inner, child, prefix)
        }
        guard depth < maximumDepth else { return }
        for child in children where child.isContainer && (options.force || !child.isHidden) {
            let inner = ItemPlace(drive: place.drive, path: place.provider.child(place.path, child.name))
            if place.provider is FileSystemProvider, !followsInto(inner) { continue }
            try walk(inner, depth: depth + 1, prefix: prefix + child.name + "/")
        }
    }

    private func followsInto(_ place: ItemPlace) -> Bool {
        options.followSymlinks || arguments.flag("Name")
            || FileStatus(place.path, followsLinks: false)?.isLink == false
    }

    private func show(_ place: ItemPlace, _ child: ItemChild, _ prefix: String) throws {
        guard isWanted(child, place) else { return }
        if arguments.flag("Name") { return try write(Value(prefix + child.name)) }
        try emit(place)
    }

    private func isWanted(_ child: ItemChild, _ place: ItemPlace) -> Bool {
        if arguments.flag("Hidden") {
            if !child.isHidden { return false }
        } else if child.isHidden && !options.force {
            return false
        }
        let wantsFolders = arguments.flag("Directory"), wantsFiles = arguments.flag("File")
        if wantsFolders && !wantsFiles && !child.isContainer { return false }
        if wantsFiles && !wantsFolders && child.isContainer { return false }
        if arguments.flag("System") { return false }
        if arguments.flag("ReadOnly"), let status = FileStatus(place.path), status.record.st_mode & 0o222 != 0
        {
            return false
        }
        return options.allows(child.name)
    }
}

/// `Test-Path`: says whether something is there.
final class TestPathCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Test-Path", ModuleName.management, "Determines whether all elements of a path exist.",
        parameters: """
            Path string[] Path(mandatory,0,pipeline,property) null emptystring emptycollection -- Paths; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralPath(mandatory,property) null emptystring emptycollection -- Paths, taken literally.
            Filter string -- A pattern that names must match.
            Include string[] -- Patterns of names to take.
            Exclude string[] -- Patterns of names to leave out.
            PathType,Type Microsoft.PowerShell.Commands.TestPathType -- Any, Container or Leaf.
            IsValid switch -- Tests the form of the path alone.
            Credential pscredential unbuilt -- Not used by the drives of this shell.
            OlderThan System.Nullable[datetime] unbuilt -- Files older than a time.
            NewerThan System.Nullable[datetime] unbuilt -- Files newer than a time.
            """,
        defaultSet: "Path",
        examples: [("Test-Path /tmp", "Gives True.")]
    ) { TestPathCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude"] }

    override func process() throws {
        let isLiteral = arguments.isBound("LiteralPath")
        let given = arguments[isLiteral ? "LiteralPath" : "Path"] ?? .null
        let texts = given.elements
        if texts.isEmpty {
            return try writeError(
                errorRecord(
                    "System.ArgumentNullException", id: "NullPathNotPermitted", .invalidArgument,
                    "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')"
                ))
        }
        for value in texts {
            let text = value.string
            if text.allSatisfy(\.isWhitespace) { try write(.bool(false)); continue }
            if arguments.flag("IsValid") { try write(.bool(!text.contains("\0"))); continue }
            try write(.bool(try isThere(text, literal: isLiteral)))
        }
    }

    private func isThere(_ text: String, literal: Bool) throws -> Bool {
        guard let found = try? Globbing.places(text, literal: literal, force: true, interpreter) else {
            return false
        }
        let kind = arguments.text("PathType")?.lowercased()
        return try found.contains { place in
            if options.isSelective, !options.allows(ItemPath.leaf(place.path)) { return false }
            if kind == "container" { return try place.provider.isContainer(place.path, interpreter) }
            if kind == "leaf" { return try !place.provider.isContainer(place.path, interpreter) }
            return true
        }
    }
}
