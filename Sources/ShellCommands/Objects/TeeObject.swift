import ShellRuntime

/// `Tee-Object`: passes objects on and keeps them in a file or a variable too.
final class TeeObjectCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Tee-Object", ModuleName.utility,
        "Saves command output in a file or variable and also sends it down the pipeline.",
        parameters: """
            InputObject psobject (pipeline) -- The objects.
            FilePath,Path string File(mandatory,0) -- The file.
            LiteralPath,PSPath,LP string LiteralFile(mandatory) -- The file, taken literally.
            Append switch File -- Adds to the file.
            Encoding Encoding File LiteralFile -- How the text is encoded.
            Variable string Variable(mandatory) -- The variable.
            """,
        defaultSet: "File",
        examples: [("1, 2 | Tee-Object -Variable seen", "Passes the numbers on and keeps them in $seen.")]
    ) { TeeObjectCmdlet() }

    private var kept: [Value] = []

    // The file must be there before anything is passed on.
    private func checkFolder() throws {
        guard let text = arguments.text("LiteralPath") ?? arguments.text("FilePath") else { return }
        let path = try ItemPath.resolveFile(text, interpreter)
        guard FileStatus(ItemPath.parent(path))?.isFolder != true else { return }
        let record = errorRecord(
            "System.IO.DirectoryNotFoundException", id: "FileOpenFailure", .openError,
            "Could not find a part of the path '\(path)'.", target: Value(path))
        record.fullyQualifiedErrorId = "FileOpenFailure,Microsoft.PowerShell.Commands.OutFileCommand"
        throw context.terminating(record)
    }

    override func process() throws {
        guard let input = arguments[0] else { return }
        if kept.isEmpty { try checkFolder() }
        kept.append(input)
        try write(input)
    }

    override func end() throws {
        if let name = arguments.text("Variable") {
            return try interpreter.setVariable(name, Value.collapsed(kept), scope: nil)
        }
        if kept.isEmpty { return }
        var parameters: [(String, Value)] = []
        if let path = arguments.text("LiteralPath") {
            parameters.append(("LiteralPath", Value(path)))
        } else {
            parameters.append(("FilePath", Value(arguments.text("FilePath") ?? "")))
        }
        if arguments.flag("Append") { parameters.append(("Append", .bool(true))) }
        if let encoding = arguments["Encoding"] { parameters.append(("Encoding", encoding)) }
        _ = try interpreter.runCommand("Out-File", parameters, input: kept)
    }
}
