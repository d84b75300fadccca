import ShellRuntime

/// `New-ModuleManifest`: writes a manifest.
final class NewManifestCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "New-ModuleManifest", ModuleName.core, "Creates a new module manifest.",
        parameters: """
            Path string (mandatory,0,property) -- The file.
            NestedModules object[] emptycollection -- Modules that it brings along.
            Guid guid -- Its identity; a new one when left out.
            Author string -- Who wrote it.
            CompanyName string -- Whose it is.
            Copyright string -- The rights.
            RootModule,ModuleToProcess string -- The file with the body.
            ModuleVersion version -- Its version, 0.0.1 when left out.
            Description string -- What it is for.
            PowerShellVersion version -- The lowest version of PowerShell.
            RequiredModules object[] -- Modules that must be there.
            ScriptsToProcess string[] emptycollection -- Scripts to run first.
            FunctionsToExport string[] emptycollection -- Functions.
            AliasesToExport string[] emptycollection -- Aliases.
            VariablesToExport string[] emptycollection -- Variables.
            CmdletsToExport string[] emptycollection -- Cmdlets.
            Tags string[] -- Words to find it by.
            ReleaseNotes string -- What is new.
            ProjectUri uri -- Its home.
            LicenseUri uri -- Its licence.
            Prerelease string -- Ending of a version that is not final.
            DefaultCommandPrefix string -- Stands before the nouns of its commands.
            PassThru switch -- Gives the text too.
            """,
        changes: true,
        examples: [("New-ModuleManifest Tool.psd1 -RootModule Tool.psm1", "Writes Tool.psd1.")]
    ) { NewManifestCmdlet() }

    override func process() throws {
        let path = try interpreter.resolvePath(arguments.text("Path") ?? "")
        guard path.lowercased().hasSuffix(".psd1") else {
            throw failure(
                "System.Management.Automation.PSArgumentException", id: "Modules_InvalidModuleManifestPath",
                .invalidArgument,
                "The name '\(path)' is not that of a module manifest: it must end in .psd1.",
                target: Value(path))
        }
        guard try shouldProcess(path) else { return }
        let text = manifest()
        _ = try interpreter.runCommand(
            "Set-Content", [("LiteralPath", Value(path)), ("Value", Value(text))])
        if arguments.flag("PassThru") { try write(Value(text)) }
    }

    private func manifest() -> String {
        var lines = ["@{", ""]
        func entry(_ name: String, _ value: String?) {
            guard let value else { return }
            lines += [name + " = " + value, ""]
        }
        entry("RootModule", quoted(arguments.text("RootModule")))
        entry("ModuleVersion", quoted(arguments.text("ModuleVersion") ?? "0.0.1"))
        entry("GUID", quoted(arguments.text("Guid") ?? SystemIdentity.newGuid()))
        let author = arguments.text("Author") ?? SystemIdentity.userName
        entry("Author", quoted(author))
        entry("CompanyName", quoted(arguments.text("CompanyName") ?? "Unknown"))
        entry("Copyright", quoted(arguments.text("Copyright") ?? "(c) \(author). All rights reserved."))
        entry("Description", quoted(arguments.text("Description")))
        entry("PowerShellVersion", quoted(arguments.text("PowerShellVersion")))
        entry("RequiredModules", list(arguments["RequiredModules"]))
        entry("ScriptsToProcess", list(arguments["ScriptsToProcess"]))
        entry("NestedModules", list(arguments["NestedModules"]))
        entry("FunctionsToExport", list(arguments["FunctionsToExport"]) ?? "'*'")
        entry("CmdletsToExport", list(arguments["CmdletsToExport"]) ?? "'*'")
        entry("VariablesToExport", list(arguments["VariablesToExport"]) ?? "'*'")
        entry("AliasesToExport", list(arguments["AliasesToExport"]) ?? "'*'")
        lines += ["PrivateData = @{", "", "    PSData = @{", ""]
        entry("        Tags", list(arguments["Tags"]))
        entry("        LicenseUri", quoted(arguments.text("LicenseUri")))
        entry("        ProjectUri", quoted(arguments.text("ProjectUri")))
        entry("        ReleaseNotes", quoted(arguments.text("ReleaseNotes")))
        entry("        Prerelease", quoted(arguments.text("Prerelease")))
        lines += ["    }", "", "}", ""]
        entry("DefaultCommandPrefix", quoted(arguments.text("DefaultCommandPrefix")))
        return (lines + ["}"]).joined(separator: "\n")
    }

    private func quoted(_ text: String?) -> String? {
        text.map { "'" + $0.replacing("'", with: "''") + "'" }
    }

    private func list(_ value: Value?) -> String? {
        guard let value else { return nil }
        let parts = value.elements.map { quoted($0.string) ?? "" }
        return parts.isEmpty ? "@()" : parts.joined(separator: ", ")
    }
}
