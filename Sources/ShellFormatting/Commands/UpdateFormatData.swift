import ShellRuntime

/// `Update-FormatData`: adds the views of format files to the session.
final class UpdateFormatDataCommand: Cmdlet {
    static var declaration: CommandDeclaration {
        CommandDeclaration(
            "Update", "FormatData", module: "Microsoft.PowerShell.Utility",
            parameters: [
                .init(
                    "AppendPath", "string[]", position: 0, pipeline: true, propertyName: true,
                    aliases: ["PSPath", "Path"], summary: "Files whose views go behind the others."),
                .init("PrependPath", "string[]", summary: "Files whose views go before the others."),
            ],
            supportsShouldProcess: true,
            help: {
                CommandHelp(
                    synopsis: "Updates the formatting data in the current session.",
                    examples: [
                        (code: "Update-FormatData", remarks: "Leaves the views as they are.")
                    ])
            }
        ) { UpdateFormatDataCommand() }
    }

    override func process() throws {
        let views = FormatSession(of: interpreter).views
        for path in arguments.texts("PrependPath") {
            if let read = try read(path) { views.prepend(read) }
        }
        for path in arguments.texts("AppendPath") {
            if let read = try read(path) { views.append(read) }
        }
    }

    private func read(_ path: String) throws -> [ViewDefinition]? {
        let resolved = try interpreter.resolvePath(path)
        guard try shouldProcess("FileName: \(resolved)", "Update FormatData") else { return nil }
        do {
            return try FormatFile.views(try interpreter.textOfFile(resolved))
        } catch let error as MarkupError {
            try writeError(
                ScriptError.make(
                    id: "FormatXmlUpdateException", category: .invalidOperation,
                    message:
                        "There were errors in loading the format data file '\(resolved)': \(error.message)",
                    target: Value(resolved)
                ).record)
            return nil
        } catch let error as ScriptError {
            try writeError(error.record)
            return nil
        }
    }
}
