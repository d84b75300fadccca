import ShellRuntime

/// Views of what a session holds: commands, variables, history, members, groups.
extension StandardViews {
    static var session: [ViewDefinition] {
        let automation = "System.Management.Automation."
        let commands = "Microsoft.PowerShell.Commands."
        return [
            ViewDefinition(
                "CommandInfo",
                types: [
                    "CommandInfo", "AliasInfo", "FunctionInfo", "FilterInfo", "CmdletInfo", "ApplicationInfo",
                    "ExternalScriptInfo",
                ].map { automation + $0 },
                .table(columns: [
                    ViewColumn("CommandType", width: 15),
                    ViewColumn(.computed(displayName), label: "Name", width: 50),
                    ViewColumn("Version", width: 10), ViewColumn("Source"),
                ])),
            ViewDefinition(
                "PSMethod", types: [automation + "PSMethod", automation + "PSScriptMethod"],
                .table(
                    columns: [ViewColumn(.computed(overloads), label: "OverloadDefinitions")], wraps: true)),
            .table(automation + "PSVariable", [ViewColumn("Name", width: 30), ViewColumn("Value")]),
            .table(
                commands + "HistoryInfo",
                [
                    ViewColumn("Id", width: 4, alignment: .right),
                    ViewColumn(.computed(duration), label: "Duration", width: 12, alignment: .right),
                    ViewColumn("CommandLine"),
                ]),
            ViewDefinition(
                "MemberDefinition", types: [commands + "MemberDefinition"],
                .table(columns: [ViewColumn("Name"), ViewColumn("MemberType"), ViewColumn("Definition")]),
                grouping: .init(.property("TypeName"), label: "TypeName")),
            .table(
                commands + "GroupInfo",
                [
                    ViewColumn("Count", width: 5, alignment: .right), ViewColumn("Name", width: 25),
                    ViewColumn("Group"),
                ]),
            .table(
                commands + "GroupInfoNoElement",
                [ViewColumn("Count", width: 5, alignment: .right), ViewColumn("Name", width: 25)]),
            .table(
                automation + "CallStackFrame",
                [ViewColumn("Command"), ViewColumn("Arguments"), ViewColumn("Location")]),
            .table(automation + "PathInfo", [ViewColumn("Path")]),
            .table(
                automation + "PSDriveInfo",
                [
                    ViewColumn("Name", width: 10),
                    ViewColumn(
                        .computed { try gigabytes($0, "Used", $1) }, label: "Used (GB)", width: 13,
                        alignment: .right),
                    ViewColumn(
                        .computed { try gigabytes($0, "Free", $1) }, label: "Free (GB)", width: 13,
                        alignment: .right),
                    ViewColumn(.computed(providerName), label: "Provider", width: 13),
                    ViewColumn("Root", width: 50),
                    ViewColumn("CurrentLocation", alignment: .right),
                ]),
            .table(
                automation + "ProviderInfo",
                [
                    ViewColumn("Name", width: 20), ViewColumn("Capabilities", width: 75),
                    ViewColumn("Drives"),
                ]),
        ]
    }

    /// An alias shows what it stands for.
    private static func displayName(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        let kind = try Members.get(value, Symbol("CommandType"), interpreter) ?? .null
        let property = kind.toText().string == "Alias" ? "DisplayName" : "Name"
        return try Members.get(value, Symbol(property), interpreter) ?? .null
    }

    /// `12.345` seconds, `1:02.345` minutes, `1:00:02.345` hours.
    private static func duration(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        guard let span = try Members.get(value, Symbol("Duration"), interpreter), !span.isNull else {
            return .null
        }
        let hours = try Members.get(span, Symbol("TotalHours"), interpreter)?.toText().string ?? ""
        if (Double(hours) ?? 0) >= 10 {
            let whole = Int(Double(hours) ?? 0)
            return Value("\(whole):" + (try Formatting.format(span, "mm\\:ss\\.fff", interpreter)).string)
        }
        if (Double(hours) ?? 0) >= 1 {
            return .text(try Formatting.format(span, "h\\:mm\\:ss\\.fff", interpreter))
        }
        let minutes = try Members.get(span, Symbol("TotalMinutes"), interpreter)?.toText().string ?? ""
        let format = (Double(minutes) ?? 0) >= 1 ? "m\\:ss\\.fff" : "s\\.fff"
        return .text(try Formatting.format(span, format, interpreter))
    }

    private static func overloads(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        guard let method = value.hostObject as? MethodReference else { return .null }
        return Value(method.overloadDefinitions.joined(separator: "\n") + "\n")
    }

    private static func gigabytes(
        _ value: Value, _ property: String, _ interpreter: Interpreter
    ) throws -> Value {
        guard let bytes = try Members.get(value, Symbol(property), interpreter), !bytes.isNull,
            let number = Double(bytes.toText().string)
        else { return .null }
        return .text(try Formatting.format(.double(number / 1_073_741_824), "#####0.00", interpreter))
    }

    private static func providerName(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        guard let provider = try Members.get(value, Symbol("Provider"), interpreter) else { return .null }
        return try Members.get(provider, Symbol("Name"), interpreter) ?? provider
    }
}
