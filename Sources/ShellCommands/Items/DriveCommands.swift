import ShellRuntime

/// `Get-PSDrive`: shows drives.
final class GetPSDriveCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-PSDrive", ModuleName.management, "Gets drives in the current session.",
        parameters: """
            Name string[] Name(0,property) emptystring -- Names or patterns.
            LiteralName string[] LiteralName(mandatory,0,property) -- Names, taken literally.
            Scope string (property) unbuilt -- The scope.
            PSProvider string[] (property) -- Providers whose drives to show.
            """,
        defaultSet: "Name",
        examples: [("Get-PSDrive Env", "Shows one drive.")]
    ) { GetPSDriveCmdlet() }

    override func process() throws {
        let providers = arguments.texts("PSProvider").map { Symbol($0) }
        let isLiteral = arguments.isBound("LiteralName")
        let names = isLiteral ? arguments.texts("LiteralName") : arguments.texts("Name")
        let all = interpreter.drives.drives.filter {
            providers.isEmpty || providers.contains(Symbol($0.provider.name))
        }
        .sorted { $0.name.lowercased() < $1.name.lowercased() }
        for name in names.isEmpty ? ["*"] : names {
            let isPattern = !isLiteral && PropertyExpression.hasWildcard(name)
            let pattern = try Patterns.wildcard(Text(name))
            let found = all.filter {
                isPattern ? pattern.matches(Text($0.name)) : Symbol($0.name) == Symbol(name)
            }
            if found.isEmpty, !isPattern {
                let record = ItemPath.noDrive(name).record
                record.errorId = "GetLocationNoMatchingDrive"
                record.fullyQualifiedErrorId = "GetLocationNoMatchingDrive"
                try writeError(record)
            }
            for drive in found { try write(.host(drive)) }
        }
    }
}

/// `New-PSDrive`: makes a drive.
final class NewPSDriveCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "New-PSDrive", ModuleName.management, "Creates temporary drives in the session.",
        parameters: """
            Name string (mandatory,0,property) -- The drive's name.
            PSProvider string (mandatory,1,property) -- The provider.
            Root string (mandatory,2,property) emptystring -- Where the drive begins.
            Description string (property) -- What it is for.
            Scope string (property) unbuilt -- The scope.
            Persist switch unbuilt -- Keeps the drive for later sessions.
            Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
            """,
        changes: true,
        examples: [("New-PSDrive Work FileSystem /tmp", "Makes a drive Work:.")]
    ) { NewPSDriveCmdlet() }

    override func process() throws {
        let name = arguments.text("Name") ?? "", wanted = arguments.text("PSProvider") ?? ""
        let root = arguments.text("Root") ?? ""
        let drives = interpreter.drives
        let short = String(wanted.split(separator: "\\").last ?? "")
        guard let provider = drives.providers.first(where: { Symbol($0.name) == Symbol(short) }) else {
            throw failure(
                "System.Management.Automation.ProviderNotFoundException", id: "ProviderNotFound",
                .objectNotFound,
                "Cannot find a provider with the name '\(wanted)'.", target: Value(wanted))
        }
        let shown = "Name: \(name) Provider: \(provider.module)\\\(provider.name) Root: \(root)"
        guard try shouldProcess(shown, "New drive") else { return }
        if drives.drive(named: name) != nil {
            return try writeError(
                errorRecord(
                    "System.Management.Automation.SessionStateException", id: "DriveAlreadyExists",
                    .resourceExists,
                    "A drive with the name '\(name)' already exists.", target: Value(name)))
        }
        var path = root
        if provider is FileSystemProvider {
            path = try ItemPath.place(root, interpreter).path
            guard FileStatus(path)?.isFolder == true else {
                return try writeError(
                    errorRecord(
                        "System.IO.IOException", id: "DriveRootError", .readError,
                        "The specified drive root \"\(root)\" either does not exist, or it is not a folder.",
                        target: Value(name)))
            }
        }
        let drive = Drive(
            name: name, root: path, provider: provider, summary: arguments.text("Description") ?? "")
        drives.add(drive)
        try write(.host(drive))
    }
}

/// `Remove-PSDrive`: takes drives away.
final class RemovePSDriveCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Remove-PSDrive", ModuleName.management, "Deletes temporary PowerShell drives.",
        parameters: """
            Name string[] Name(mandatory,0,property) null emptycollection -- Names or patterns.
            LiteralName string[] LiteralName(mandatory,0,property) null emptycollection -- Names, taken literally.
            PSProvider string[] (property) -- Providers whose drives to remove.
            Scope string (property) unbuilt -- The scope.
            Force switch -- Removes the current drive too.
            """,
        defaultSet: "Name", changes: true,
        examples: [("New-PSDrive Work FileSystem /tmp; Remove-PSDrive Work", "Makes a drive and removes it.")]
    ) { RemovePSDriveCmdlet() }

    override func process() throws {
        let names =
            arguments.isBound("LiteralName") ? arguments.texts("LiteralName") : arguments.texts("Name")
        for name in names {
            let pattern = try Patterns.wildcard(Text(name))
            let found = interpreter.drives.drives.filter { pattern.matches(Text($0.name)) }
            if found.isEmpty, !PropertyExpression.hasWildcard(name) {
                let record = ItemPath.noDrive(name).record
                try writeError(record)
            }
            for drive in found {
                let shown =
                    "Name: \(drive.name) Provider: \(drive.provider.module)\\\(drive.provider.name) Root: \(drive.root)"
                guard try shouldProcess(shown, "Remove Drive") else { continue }
                if drive === interpreter.drives.current, !arguments.flag("Force") {
                    try writeError(
                        errorRecord(
                            id: "InvalidOperation", .invalidOperation,
                            "Cannot remove drive '\(drive.name)' because it is in use.",
                            target: Value(drive.name)))
                    continue
                }
                interpreter.drives.remove(drive)
            }
        }
    }
}

/// `Get-PSProvider`: shows providers.
final class GetPSProviderCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-PSProvider", ModuleName.management, "Gets information about the specified PowerShell provider.",
        parameters: "PSProvider string[] (0,pipeline,property) notempty -- Names or patterns.",
        examples: [("Get-PSProvider FileSystem", "Shows one provider.")]
    ) { GetPSProviderCmdlet() }

    override func process() throws {
        let names = arguments.texts("PSProvider")
        for name in names.isEmpty ? ["*"] : names {
            let pattern = try Patterns.wildcard(Text(name))
            let found = interpreter.drives.providers.filter { pattern.matches(Text($0.name)) }
            if found.isEmpty, !PropertyExpression.hasWildcard(name) {
                try writeError(
                    errorRecord(
                        "System.Management.Automation.ProviderNotFoundException", id: "ProviderNotFound",
                        .objectNotFound, "Cannot find a provider with the name '\(name)'.",
                        target: Value(name)))
            }
            for provider in found { try write(.host(ProviderObject(provider))) }
        }
    }
}

/// The commands on items, places and drives.
enum ItemCommands {
    static let management: [CommandModule.Entry] = [
        .init("Add-Content") { WriteContentCmdlet.addDeclaration },
        .init("Clear-Content") { ClearContentCmdlet.declaration },
        .init("Clear-Item") { ClearItemCmdlet.declaration },
        .init("Convert-Path") { ResolvePathCmdlet.convertDeclaration },
        .init("Copy-Item") { CopyItemCmdlet.declaration },
        .init("Get-ChildItem") { GetChildItemCmdlet.declaration },
        .init("Get-Content") { GetContentCmdlet.declaration },
        .init("Get-Item") { GetItemCmdlet.declaration },
        .init("Get-ItemProperty") { GetItemPropertyCmdlet.declaration },
        .init("Get-ItemPropertyValue") { GetItemPropertyCmdlet.valueDeclaration },
        .init("Get-Location") { GetLocationCmdlet.declaration },
        .init("Get-PSDrive") { GetPSDriveCmdlet.declaration },
        .init("Get-PSProvider") { GetPSProviderCmdlet.declaration },
        .init("Join-Path") { JoinPathCmdlet.declaration },
        .init("Move-Item") { MoveItemCmdlet.declaration },
        .init("New-Item") { NewItemCmdlet.declaration },
        .init("New-PSDrive") { NewPSDriveCmdlet.declaration },
        .init("Pop-Location") { PopLocationCmdlet.declaration },
        .init("Push-Location") { PushLocationCmdlet.declaration },
        .init("Remove-Item") { RemoveItemCmdlet.declaration },
        .init("Remove-PSDrive") { RemovePSDriveCmdlet.declaration },
        .init("Rename-Item") { RenameItemCmdlet.declaration },
        .init("Resolve-Path") { ResolvePathCmdlet.resolveDeclaration },
        .init("Set-Content") { WriteContentCmdlet.setDeclaration },
        .init("Set-Item") { SetItemCmdlet.declaration },
        .init("Set-ItemProperty") { SetItemPropertyCmdlet.declaration },
        .init("Set-Location") { SetLocationCmdlet.declaration },
        .init("Split-Path") { SplitPathCmdlet.declaration },
        .init("Test-Path") { TestPathCmdlet.declaration },
    ]
}
