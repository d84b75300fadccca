import ShellRuntime

/// The views that the shell itself brings, as data.
enum StandardViews {
    /// Every view; built once a session, when something is first shown.
    static var all: [ViewDefinition] { messages + values + session + files + modules }

    private static let automation = "System.Management.Automation."

    /// Errors and other records, shown between the rows of any view.
    private static var messages: [ViewDefinition] {
        func message(_ type: String) -> ViewDefinition {
            ViewDefinition(
                type, types: [automation + type],
                .custom([
                    .value(
                        .computed { value, interpreter in .text(try Conversions.text(value, interpreter)) })
                ]),
                isOutOfBand: true)
        }
        let error = ViewDefinition(
            "ErrorInstance", types: [automation + "ErrorRecord"],
            .custom([.value(.computed { value, interpreter in errorText(value, interpreter) })]),
            isOutOfBand: true)
        return [
            error, message("WarningRecord"), message("VerboseRecord"), message("DebugRecord"),
            message("InformationRecord"), message("ProgressRecord"),
        ]
    }

    private static func errorText(_ value: Value, _ interpreter: Interpreter) -> Value {
        guard case .host(let object) = value, let record = object as? ErrorRecord else { return .null }
        return Value(ErrorText(interpreter).text(record, view: interpreter.errorView))
    }

    /// Values of .NET's own types.
    private static var values: [ViewDefinition] {
        let spanParts = ["Days", "Hours", "Minutes", "Seconds", "Milliseconds"]
        let spanTotals = [
            "Ticks", "TotalDays", "TotalHours", "TotalMinutes", "TotalSeconds", "TotalMilliseconds",
        ]
        return [
            ViewDefinition(
                "DateTime", types: ["System.DateTime"], .custom([.value(.property("DateTime"))])),
            .list("System.TimeSpan", spanParts + spanTotals),
            .table("System.TimeSpan", spanParts.map { ViewColumn($0) }),
            ViewDefinition(
                "System.TimeSpan", types: ["System.TimeSpan"], .wide(.property("TotalMilliseconds"))),
            ViewDefinition(
                "Dictionary", types: ["System.Collections.DictionaryEntry"],
                .table(columns: [ViewColumn("Name", width: 30), ViewColumn("Value")])),
            .list("System.Collections.DictionaryEntry", ["Name", "Value"]),
            ViewDefinition(
                "Dictionary", types: ["System.Collections.DictionaryEntry"], .wide(.property("Name"))),
            .table(
                "System.Version",
                [
                    ViewColumn("Major", width: 6), ViewColumn("Minor", width: 6),
                    ViewColumn("Build", width: 6), ViewColumn("Revision", width: 8),
                ]),
            .table(
                "System.Management.Automation.SemanticVersion",
                [
                    ViewColumn("Major", width: 6), ViewColumn("Minor", width: 6),
                    ViewColumn("Patch", width: 6), ViewColumn("PreReleaseLabel", width: 15),
                    ViewColumn("BuildLabel", width: 11),
                ]),
            .table(
                "System.Guid",
                [ViewColumn(.computed { value, _ in .text(value.toText()) }, label: "Guid")]),
            .table(
                "System.RuntimeType",
                [
                    ViewColumn("IsPublic", width: 8),
                    ViewColumn(.property("IsSerializable"), label: "IsSerial", width: 8),
                    ViewColumn("Name", width: 40), ViewColumn("BaseType"),
                ]),
            .table(
                "System.Globalization.CultureInfo",
                [
                    ViewColumn("LCID", width: 16), ViewColumn("Name", width: 16),
                    ViewColumn("DisplayName"),
                ]),
        ]
    }
}

extension ErrorText {
    /// Renders for a session's host.
    init(_ interpreter: Interpreter) {
        self.init(
            width: interpreter.host.width, colors: interpreter.showsEscapes ? .colored : .plain)
    }
}
