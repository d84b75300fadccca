import ShellRuntime

/// `Write-Output`: writes objects to the pipeline.
final class WriteOutputCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Write-Output", ModuleName.utility, "Writes the specified objects to the pipeline.",
        parameters: """
            InputObject psobject (mandatory,0,pipeline,remaining) null emptycollection -- The objects.
            NoEnumerate switch -- Writes a collection as one object.
            """,
        examples: [("Write-Output 1 2", "Writes two numbers.")]
    ) { WriteOutputCmdlet() }

    override func process() throws {
        guard let input = arguments[0] else { return }
        if arguments.flag("NoEnumerate") { try write(input) } else { try writeEnumerated(input) }
    }
}

/// `Write-Host`: shows text, passing the pipeline by.
final class WriteHostCmdlet: Cmdlet {
    static let colors =
        "Black|DarkBlue|DarkGreen|DarkCyan|DarkRed|DarkMagenta|DarkYellow|Gray|DarkGray|Blue|Green|Cyan|Red|Magenta"
        + "|Yellow|White"

    static let declaration = CommandDeclaration(
        "Write-Host", ModuleName.utility, "Writes customized output to a host.",
        parameters: """
            Object,Msg,Message object (0,pipeline,remaining) -- What to show.
            NoNewline switch -- Leaves out the line's end.
            Separator object -- What stands between elements; a blank unless given.
            ForegroundColor System.ConsoleColor -- The colour of the text.
            BackgroundColor System.ConsoleColor -- The colour behind the text.
            """,
        examples: [("Write-Host Done", "Shows a word.")]
    ) { WriteHostCmdlet() }

    override func process() throws {
        let separator = arguments["Separator"].map { try? Conversions.text($0, interpreter).string } ?? " "
        let text = try flatten(arguments[0] ?? .null, separator ?? " ")
        let message = HostMessage(
            text, noNewline: arguments.flag("NoNewline"), foreground: arguments["ForegroundColor"],
            background: arguments["BackgroundColor"])
        try context.writeInformation(.host(message), tags: ["PSHOST"], source: "Write-Host")
    }

    // Elements of elements stand in one line, with the same separator.
    private func flatten(_ value: Value, _ separator: String) throws -> String {
        if value.isNull { return "" }
        if case .text(let text) = value.unwrapped { return text.string }
        guard Enumeration.isEnumerable(value) || value.isTable else {
            return try Formatting.format(value, "", interpreter).string
        }
        var parts: [String] = []
        if case .table(let table) = value.unwrapped {
            for (key, entry) in zip(table.keys, table.values) {
                parts.append("[\(key.string), \(entry.string)]")
            }
        } else {
            try Enumeration.forEach(value) { parts.append(try flatten($0, separator)) }
        }
        return parts.joined(separator: separator)
    }
}

extension Value {
    /// True for a table of any flavor.
    var isTable: Bool {
        if case .table = unwrapped { true } else { false }
    }
}

/// What `Write-Host` puts into an information record.
final class HostMessage: HostObject {
    /// The text.
    let message: String
    /// True when no line end follows.
    let noNewline: Bool
    /// Colours, nil for the host's own.
    let foreground: Value?
    let background: Value?

    init(_ message: String, noNewline: Bool, foreground: Value?, background: Value?) {
        self.message = message
        self.noNewline = noNewline
        self.foreground = foreground
        self.background = background
    }

    override var type: TypeInfo { HostMessage.messageType }
    override func toText() -> Text { Text(message) }

    private static let messageType = TypeInfo(
        "System.Management.Automation.HostInformationMessage", base: .object,
        members: {
            TypeMembers(properties: [
                NativeProperty("Message", "string") { value, _ in
                    Value(value.host(HostMessage.self)?.message ?? "")
                },
                NativeProperty("NoNewLine", "System.Nullable[bool]") { value, _ in
                    .bool(value.host(HostMessage.self)?.noNewline ?? false)
                },
                NativeProperty("ForegroundColor", "System.Nullable[System.ConsoleColor]") { value, _ in
                    value.host(HostMessage.self)?.foreground ?? .null
                },
                NativeProperty("BackgroundColor", "System.Nullable[System.ConsoleColor]") { value, _ in
                    value.host(HostMessage.self)?.background ?? .null
                },
            ])
        })
}

/// `Write-Warning`, `Write-Verbose`, `Write-Debug`: text to a stream of its own.
final class WriteMessageCmdlet: Cmdlet {
    /// Which stream.
    enum Stream { case warning, verbose, debug }

    private let stream: Stream

    init(_ stream: Stream) { self.stream = stream }

    static let warning = make("Write-Warning", "Writes a warning message.") { WriteMessageCmdlet(.warning) }
    static let verbose = make(
        "Write-Verbose", "Writes text to the verbose message stream."
    ) { WriteMessageCmdlet(.verbose) }
    static let debug = make("Write-Debug", "Writes a debug message to the console.") {
        WriteMessageCmdlet(.debug)
    }

    private static func make(
        _ name: String, _ synopsis: String, _ make: @escaping @Sendable () -> Cmdlet
    ) -> CommandDeclaration {
        CommandDeclaration(
            name, ModuleName.utility, synopsis,
            parameters: "Message,Msg string (mandatory,0,pipeline) null emptystring -- The text.",
            examples: [(name + " 'A message'", "Writes the message.")], make: make)
    }

    override func process() throws {
        let text = arguments.text("Message") ?? ""
        switch stream {
        case .warning: try writeWarning(text)
        case .verbose: try writeVerbose(text)
        case .debug: try context.writeDebug(text)
        }
    }
}

/// `Write-Information`: objects to the information stream.
final class WriteInformationCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Write-Information", ModuleName.utility,
        "Specifies how PowerShell handles information stream data for a command.",
        parameters: """
            MessageData,Msg,Message object (mandatory,0,pipeline) null emptystring -- The message or object.
            Tags string[] (1) -- Words to find it by.
            """,
        examples: [("Write-Information 'Copied' -Tags copy", "Records a message.")]
    ) { WriteInformationCmdlet() }

    override func process() throws {
        try context.writeInformation(
            arguments[0] ?? .null, tags: arguments.texts("Tags"), source: context.informationSource)
    }
}

/// `Write-Progress`: shows how far long work has come.
final class WriteProgressCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Write-Progress", ModuleName.utility, "Displays a progress bar within a PowerShell command window.",
        parameters: """
            Activity string (0) -- The heading.
            Status string (1) notempty -- What is going on.
            Id int (2) range=0..2147483647 -- The number of the bar.
            PercentComplete int range=-1..100 -- How much is done.
            SecondsRemaining int -- How long it still takes.
            CurrentOperation string -- What is being worked on.
            ParentId int range=-1..2147483647 -- The bar it belongs under.
            Completed switch -- Takes the bar away.
            SourceId int unbuilt -- Where it comes from.
            """,
        examples: [
            ("Write-Progress Copying -PercentComplete 50; Write-Progress Copying -Completed", "Half done.")
        ]
    ) { WriteProgressCmdlet() }

    override func process() throws {
        if let activity = arguments.text("Activity"), activity.isEmpty {
            throw failure(
                "System.ArgumentException", id: "MissingActivity", .invalidArgument,
                "A progress bar needs an activity; the text given is empty. (Parameter 'Activity')")
        }
        let id = arguments.int("Id") ?? 0
        if let parent = arguments.int("ParentId"), parent == id {
            throw failure(
                "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                "A progress bar cannot be its own parent: -Id and -ParentId are both \(id).")
        }
        var record = ProgressRecord(
            activityId: id, activity: arguments.text("Activity") ?? " ",
            status: arguments.text("Status") ?? "Processing")
        record.parentId = arguments.int("ParentId") ?? -1
        record.percentComplete = arguments.int("PercentComplete") ?? -1
        record.secondsRemaining = arguments.int("SecondsRemaining") ?? -1
        record.currentOperation = arguments.text("CurrentOperation") ?? ""
        record.isCompleted = arguments.flag("Completed")
        try context.writeProgress(record)
    }
}

/// `Write-Error`: reports an error.
final class WriteErrorCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Write-Error", ModuleName.utility, "Writes an object to the error stream.",
        parameters: """
            Exception System.Exception WithException(mandatory) -- The exception.
            Message,Msg string NoException(mandatory,0,pipeline) WithException emptystring -- The text.
            ErrorRecord ErrorRecord ErrorRecord(mandatory) -- The whole record.
            Category System.Management.Automation.ErrorCategory NoException WithException -- The category.
            ErrorId string NoException WithException -- The id.
            TargetObject object NoException WithException -- What was being worked on.
            RecommendedAction string -- What to do.
            CategoryActivity,Activity string -- What was being done.
            CategoryReason,Reason string -- Why it failed.
            CategoryTargetName,TargetName string -- Name of the target.
            CategoryTargetType,TargetType string -- Type of the target.
            """,
        defaultSet: "NoException",
        examples: [("Write-Error 'No disk' -Category ResourceUnavailable 2>$null", "Reports an error.")]
    ) { WriteErrorCmdlet() }

    override func process() throws {
        let record = try makeRecord()
        if let text = arguments.text("CategoryActivity") { record.activity = text }
        if let text = arguments.text("CategoryReason") { record.reason = text }
        if let text = arguments.text("CategoryTargetName") { record.targetName = text }
        if let text = arguments.text("CategoryTargetType") { record.targetTypeName = text }
        if let text = arguments.text("RecommendedAction") {
            record.detailsMessage = record.detailsMessage ?? record.exception.message
            record.recommendedAction = text
        }
        try context.writeUserError(record)
    }

    private func makeRecord() throws -> ErrorRecord {
        if let known = arguments["ErrorRecord"]?.host(ErrorRecord.self) {
            let copy = ErrorRecord(
                known.exception, id: known.errorId, category: known.category, target: known.target)
            copy.detailsMessage = known.detailsMessage
            copy.recommendedAction = known.recommendedAction
            copy.fullyQualifiedErrorId = known.fullyQualifiedErrorId
            return copy
        }
        let name = arguments["Category"]?.string
        let category = ErrorCategory.allCases.first { $0.name == name } ?? .notSpecified
        let message = arguments.text("Message")
        let exception =
            arguments["Exception"]?.host(ExceptionObject.self)
            ?? ExceptionObject("Microsoft.PowerShell.Commands.WriteErrorException", message ?? "")
        let id =
            arguments.text("ErrorId").flatMap { $0.isEmpty ? nil : $0 } ?? exception.exceptionType.fullName
        let record = ErrorRecord(
            exception, id: id, category: category, target: arguments["TargetObject"] ?? .null)
        if arguments.isBound("Exception"), let message { record.detailsMessage = message }
        return record
    }
}

/// `Out-Null`: takes objects and gives none.
final class OutNullCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Out-Null", ModuleName.core,
        "Hides the output instead of sending it down the pipeline or displaying it.",
        parameters: "InputObject psobject (pipeline) -- What to hide.",
        examples: [("1..3 | Out-Null", "Shows nothing.")]
    ) { OutNullCmdlet() }
}

/// The commands that write to streams.
enum StreamCommands {
    static let core: [CommandModule.Entry] = [.init("Out-Null") { OutNullCmdlet.declaration }]
    static let utility: [CommandModule.Entry] = [
        .init("Out-File") { OutFileCmdlet.declaration },
        .init("Write-Debug") { WriteMessageCmdlet.debug },
        .init("Write-Error") { WriteErrorCmdlet.declaration },
        .init("Write-Host") { WriteHostCmdlet.declaration },
        .init("Write-Information") { WriteInformationCmdlet.declaration },
        .init("Write-Output") { WriteOutputCmdlet.declaration },
        .init("Write-Progress") { WriteProgressCmdlet.declaration },
        .init("Write-Verbose") { WriteMessageCmdlet.verbose },
        .init("Write-Warning") { WriteMessageCmdlet.warning },
    ]
}
