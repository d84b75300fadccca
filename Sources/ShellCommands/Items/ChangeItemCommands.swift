import ShellRuntime

/// `New-Item`: makes items.
final class NewItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "New-Item", ModuleName.management, "Creates a new item.",
        parameters: """
            Path string[] nameSet(0,property) pathSet(mandatory,0,property) -- Where to make the item.
            Name string nameSet(mandatory,property) null emptystring -- Its name, below the path.
            ItemType,Type string (property) -- File, Directory, SymbolicLink or HardLink.
            Value,Target object (pipeline,property) -- The content, or where a link leads.
            Force switch -- Replaces what is there, and makes missing folders.
            Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
            """,
        defaultSet: "pathSet", changes: true,
        examples: [("New-Item notes.txt -Value 'first'", "Makes a file.")]
    ) { NewItemCmdlet() }

    override var declared: Set<String> { ["Force"] }

    override func process() throws {
        var texts = arguments.texts("Path")
        if texts.isEmpty { texts = ["."] }
        for text in texts {
            do {
                let name = arguments.text("Name") ?? ""
                let place = try ItemPath.place(name.isEmpty ? text : ItemPath.join(text, name), interpreter)
                try make(place)
            } catch let error as ScriptError { try writeError(error.record) }
        }
    }

    private func make(_ place: ItemPlace) throws {
        do {
            try place.provider.make(
                place, kind: arguments.text("ItemType"), arguments["Value"], options, self)
        } catch let failure as FileText.Failure {
            throw FileErrors.make(failure, id: "CreateDirectory")
        }
        if !context.isTrial { try emit(place) }
    }
}

/// `Set-Item`: sets the value of items.
final class SetItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Set-Item", ModuleName.management,
        "Changes the value of an item to the value specified in the command.",
        parameters: pathParameters.replacing(
            "(mandatory,0,pipeline,property)", with: "(mandatory,0,property)") + """

                Value object (1,pipeline,property) -- The value.
                Force switch -- Sets a read-only item too.
                PassThru switch -- Gives the item.
                Filter string -- A pattern that names must match.
                Include string[] -- Patterns of names to take.
                Exclude string[] -- Patterns of names to leave out.
                Options \(ScopedOptions.typeName) -- None, ReadOnly, Constant, Private or AllScope.
                Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
                """,
        defaultSet: "Path", changes: true,
        examples: [("Set-Item env:SIZE 5; $env:SIZE", "Gives 5.")]
    ) { SetItemCmdlet() }

    override var declared: Set<String> { ["Force", "Filter", "Include", "Exclude"] }

    override func process() throws {
        let (texts, literal) = paths
        var options = options
        options.scopedOptions = arguments["Options"]
        for text in texts {
            do {
                let isPattern = !literal && PropertyExpression.hasWildcard(text)
                let found =
                    isPattern ? try places(text, literal: false) : [try ItemPath.place(text, interpreter)]
                for place in found {
                    try place.provider.set(place, arguments["Value"] ?? .null, options, self)
                    if arguments.flag("PassThru"), !context.isTrial { try emit(place) }
                }
            } catch let error as ScriptError { try writeError(error.record) }
        }
    }
}

/// `Clear-Item`: empties items.
final class ClearItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Clear-Item", ModuleName.management, "Clears the contents of an item, but does not delete the item.",
        parameters: pathParameters + "\n" + choiceParameters, defaultSet: "Path", changes: true,
        examples: [("$size = 5; Clear-Item variable:size", "$size is $null.")]
    ) { ClearItemCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force"] }

    override func process() throws {
        for place in try places() { try handling(place) { try place.provider.clear(place, self) } }
    }
}

/// `Copy-Item`: copies items.
final class CopyItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Copy-Item", ModuleName.management, "Copies an item from one location to another.",
        parameters: pathParameters + """

            Destination string (1,property) -- Where to.
            Container switch -- Keeps folders; the default.
            Force switch -- Replaces read-only items too.
            Filter string -- A pattern that names must match.
            Include string[] -- Patterns of names to take.
            Exclude string[] -- Patterns of names to leave out.
            Recurse switch -- Copies what is in folders.
            PassThru switch -- Gives the copies.
            Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
            """,
        defaultSet: "Path", changes: true,
        examples: [("Set-Content a.txt x; Copy-Item a.txt b.txt", "Copies a file.")]
    ) { CopyItemCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force", "Recurse", "Container"] }

    override func process() throws {
        let target = try ItemPath.place(arguments.text("Destination") ?? ".", interpreter)
        let (texts, literal) = paths
        for text in texts {
            let isPattern = !literal && PropertyExpression.hasWildcard(text)
            let found = try places(text, literal: literal, filtered: isPattern)
            // Several items go below a folder of the target's name, which the first one makes.
            if found.count > 1, isPattern, target.provider is FileSystemProvider, !context.isTrial,
                FileStatus(target.path) == nil
            {
                try? copyFirst(found, target)
                continue
            }
            for place in found { try copy(place, target) }
        }
    }

    private func copyFirst(_ found: [ItemPlace], _ target: ItemPlace) throws {
        for place in found { try copy(place, target) }
    }

    private func copy(_ place: ItemPlace, _ target: ItemPlace) throws {
        try handling(place) {
            let copies = try place.provider.copy(place, to: target, options, self)
            if arguments.flag("PassThru"), !context.isTrial { for copy in copies { try emit(copy) } }
        }
    }
}

/// `Move-Item`: moves items.
final class MoveItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Move-Item", ModuleName.management, "Moves an item from one location to another.",
        parameters: pathParameters + """

            Destination string (1,property) -- Where to.
            Force switch -- Replaces what is there.
            Filter string -- A pattern that names must match.
            Include string[] -- Patterns of names to take.
            Exclude string[] -- Patterns of names to leave out.
            PassThru switch -- Gives the moved items.
            Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
            """,
        defaultSet: "Path", changes: true,
        examples: [("Set-Content a.txt x; Move-Item a.txt b.txt", "Gives a file another name.")]
    ) { MoveItemCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force"] }

    override func process() throws {
        let target = try ItemPath.place(arguments.text("Destination") ?? ".", interpreter)
        for place in try places() {
            try handling(place) {
                let moved = try place.provider.move(place, to: target, options, self)
                if let moved, arguments.flag("PassThru") { try emit(moved) }
            }
        }
    }
}

/// `Rename-Item`: gives an item another name.
final class RenameItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Rename-Item", ModuleName.management, "Renames an item in a PowerShell provider namespace.",
        parameters: """
            Path string ByPath(mandatory,0,pipeline,property) -- The item.
            LiteralPath,PSPath,LP string ByLiteralPath(mandatory,property) -- The item, taken literally.
            NewName string (mandatory,1,property) -- The new name.
            Force switch -- Renames a read-only item too.
            PassThru switch -- Gives the renamed item.
            Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
            """,
        defaultSet: "ByPath", changes: true,
        examples: [("Set-Content a.txt x; Rename-Item a.txt b.txt", "Gives a file another name.")]
    ) { RenameItemCmdlet() }

    override var declared: Set<String> { ["Force"] }

    override func process() throws {
        var name = arguments.text("NewName") ?? ""
        if name.hasPrefix("./") || name.hasPrefix(".\\") { name = String(name.dropFirst(2)) }
        for place in try places() {
            try handling(place) {
                let bare = ItemPath.qualifier(name).map { $0.1 } ?? name
                let renamed = try place.provider.rename(place, to: bare, options, self)
                if let renamed, arguments.flag("PassThru") { try emit(renamed) }
            }
        }
    }
}

/// `Remove-Item`: takes items away.
final class RemoveItemCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Remove-Item", ModuleName.management, "Deletes the specified items.",
        parameters: pathParameters + "\n" + choiceParameters
            + "\nRecurse switch -- Takes away what is in folders.\nStream string[] -- Not used on this system.",
        defaultSet: "Path", changes: true,
        examples: [("Set-Content a.txt x; Remove-Item a.txt", "Removes a file.")]
    ) { RemoveItemCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force", "Recurse"] }

    override func process() throws {
        let (texts, literal) = paths
        for text in texts {
            let selectsInside = options.recurse && (!options.include.isEmpty || options.filter != nil)
            for place in try places(text, literal: literal, filtered: !selectsInside) {
                try handling(place) { selectsInside ? try removeInside(place) : try remove(place) }
            }
        }
    }

    // With -Recurse the patterns choose among everything below.
    private func removeInside(_ place: ItemPlace) throws {
        if try !place.provider.isContainer(place.path, interpreter) {
            if options.allows(ItemPath.leaf(place.path)) { try remove(place) }
            return
        }
        for child in try place.provider.children(place.path, interpreter) {
            let inner = ItemPlace(drive: place.drive, path: place.provider.child(place.path, child.name))
            if child.isContainer {
                try removeInside(inner)
            } else if options.allows(child.name) {
                try remove(inner)
            }
        }
    }

    private func remove(_ place: ItemPlace) throws {
        if place.provider is FileSystemProvider { try checkFolder(place) }
        try place.provider.remove(place, options, self)
    }

    private func checkFolder(_ place: ItemPlace) throws {
        let here = interpreter.drives.fileSystemLocation
        if here == place.path || here.hasPrefix(place.path + "/") {
            throw failure(
                id: "InvalidOperation", .invalidOperation,
                "Cannot remove the item at '\(place.path)' because it is in use.")
        }
        guard !options.recurse, FileStatus(place.path, followsLinks: false)?.isFolder == true,
            try Folder.entries(place.path).isEmpty == false, !context.isTrial
        else { return }
        let asks = try context.shouldContinue(
            "The item at \(place.path) has children and the Recurse parameter was not specified. If you continue, "
                + "all children will be removed with the item. Are you sure you want to continue?", "Confirm")
        if !asks { throw ControlSignal.stopped }
    }
}
