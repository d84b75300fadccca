import ShellRuntime

/// The base of `Format-Table`, `Format-List`, `Format-Wide` and `Format-Custom`.
class FormatCommand: Cmdlet {
    private var formatter: Formatter?

    /// The shape of the cmdlet's output.
    var shape: ViewShape { .list }
    /// Keys of a calculated property.
    var keys: [PropertyReader.Key] { PropertyReader.listKeys }

    /// Reads the parameters of this cmdlet alone.
    func complete(_ request: inout FormatRequest) throws {}

    override func begin() throws {
        do {
            var request = FormatRequest()
            request.shape = shape
            request.properties = try PropertyReader(keys: keys, interpreter: interpreter)
                .read(arguments["Property"])
            request.viewName = arguments.text("View")
            if request.viewName != nil && !request.properties.isEmpty { throw FormatErrors.viewAndProperty() }
            request.groupBy = try PropertyReader(keys: PropertyReader.groupKeys, interpreter: interpreter)
                .read(arguments["GroupBy"]).first
            request.isForced = arguments.flag("Force")
            request.showsErrors = arguments.flag("ShowError")
            request.displaysErrors = arguments.flag("DisplayError")
            request.expansion = expansion()
            try complete(&request)
            let context = self.context!
            formatter = Formatter(FormatSession(of: interpreter), request) { data in
                try context.write(.host(data))
            }
        } catch let error as ScriptError {
            throw context.terminating(error.record)
        }
    }

    private func expansion() -> FormatRequest.Expansion {
        switch arguments.text("Expand")?.lowercased() {
        case "coreonly": .coreOnly
        case "both": .both
        default: .enumOnly
        }
    }

    override func process() throws {
        guard let input = arguments["InputObject"] else { return }
        do {
            try formatter?.process(input)
        } catch let error as ScriptError where error.record.errorId == "FormatViewNotFound" {
            throw context.terminating(error.record)
        }
    }

    override func end() throws { try formatter?.finish() }
}

/// `Format-Table`.
final class FormatTableCommand: FormatCommand {
    override var shape: ViewShape { .table }
    override var keys: [PropertyReader.Key] { PropertyReader.tableKeys }

    override func complete(_ request: inout FormatRequest) throws {
        request.autosize = arguments.flag("AutoSize")
        request.wraps = arguments.flag("Wrap")
        request.hidesHeader = arguments.flag("HideTableHeaders")
        request.repeatsHeader = arguments.flag("RepeatHeader")
    }
}

/// `Format-List`.
final class FormatListCommand: FormatCommand {}

/// `Format-Wide`.
final class FormatWideCommand: FormatCommand {
    override var shape: ViewShape { .wide }
    override var keys: [PropertyReader.Key] { PropertyReader.wideKeys }

    override func complete(_ request: inout FormatRequest) throws {
        request.autosize = arguments.flag("AutoSize")
        request.columns = arguments.int("Column") ?? 0
        if request.autosize && request.columns > 0 { throw FormatErrors.autosizeAndColumns() }
    }
}

/// `Format-Custom`.
final class FormatCustomCommand: FormatCommand {
    override var shape: ViewShape { .custom }
    override var keys: [PropertyReader.Key] { PropertyReader.customKeys }

    override func complete(_ request: inout FormatRequest) throws {
        if let depth = arguments.int("Depth") { request.depth = depth }
    }
}
