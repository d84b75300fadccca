import ShellRuntime

/// Views of files and folders, processes, and what cmdlets say about them.
extension StandardViews {
    static var files: [ViewDefinition] {
        let types = ["System.IO.DirectoryInfo", "System.IO.FileInfo"]
        let folder = ViewDefinition.Grouping(
            .property("PSParentPath"), label: "Directory",
            heading: [
                .frame(leftIndent: 4, [.text("Directory: "), .value(.computed(parentPath))])
            ])
        let columns = [
            ViewColumn("UnixMode", width: 10), ViewColumn("User", width: 10, alignment: .right),
            ViewColumn("Group", width: 10),
            ViewColumn(
                .property("LastWriteTime"), label: "LastWriteTime", width: 16, alignment: .right,
                format: "{0:d} {0:HH}:{0:mm}"),
            ViewColumn("Size", width: 12, alignment: .right),
            ViewColumn(.computed(fileName), label: "Name"),
        ]
        return [
            ViewDefinition("childrenWithUnixStat", types: types, .table(columns: columns), grouping: folder),
            ViewDefinition("children", types: types, .list(fileItems), grouping: folder),
            ViewDefinition("children", types: types, .wide(.computed(fileName)), grouping: folder),
            .table(
                "Microsoft.PowerShell.Commands.FileHashInfo",
                [ViewColumn("Algorithm", width: 15), ViewColumn("Hash", width: 70), ViewColumn("Path")]),
            hexView,
            processView,
        ]
    }

    private static var fileItems: [ViewItem] {
        let isFile = ViewExpression.computed { value, _ in
            .bool(TypeNames.names(of: value).contains("System.IO.FileInfo"))
        }
        return [
            ViewItem("Name"),
            ViewItem(.property("Length"), label: "Length", condition: isFile),
            ViewItem("CreationTime"), ViewItem("LastWriteTime"), ViewItem("LastAccessTime"),
            ViewItem("Mode"), ViewItem("LinkType"), ViewItem("Target"),
            ViewItem(.property("VersionInfo"), label: "VersionInfo", condition: isFile),
        ]
    }

    /// A provider's path without the provider.
    private static func parentPath(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        let path = try Members.get(value, Symbol("PSParentPath"), interpreter)?.toText().string ?? ""
        return Value(path.after("::") ?? path)
    }

    /// A link shows where it leads.
    private static func fileName(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        let name = try Members.get(value, Symbol("Name"), interpreter) ?? .null
        guard let target = try Members.get(value, Symbol("LinkTarget"), interpreter), !target.isNull,
            target.toText().count > 0
        else { return name }
        return Value(name.toText().string + " -> " + target.toText().string)
    }

    private static var hexView: ViewDefinition {
        ViewDefinition(
            "ByteCollection", types: ["Microsoft.PowerShell.Commands.ByteCollection"],
            .table(columns: [
                ViewColumn("HexOffset", label: "Offset", width: 16, alignment: .right),
                ViewColumn(
                    "HexBytes", label: "Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F", width: 47),
                ViewColumn("Ascii"),
            ]),
            grouping: .init(.property("Label"), label: "Label"))
    }

    private static var processView: ViewDefinition {
        func megabytes(_ property: String) -> ViewExpression {
            .computed { value, interpreter in
                let bytes = try Members.get(value, Symbol(property), interpreter) ?? .null
                guard let number = Double(bytes.toText().string) else { return .null }
                return .text(try Formatting.format(.double(number / 1_048_576), "N2", interpreter))
            }
        }
        let kilobytes = ViewExpression.computed { value, interpreter in
            let bytes = try Members.get(value, Symbol("NPM"), interpreter) ?? .null
            return Double(bytes.toText().string).map { .long(Int64($0 / 1024)) } ?? .null
        }
        return .table(
            "System.Diagnostics.Process",
            [
                ViewColumn(kilobytes, label: "NPM(K)", width: 7, alignment: .right),
                ViewColumn(megabytes("PM"), label: "PM(M)", width: 8, alignment: .right),
                ViewColumn(megabytes("WS"), label: "WS(M)", width: 10, alignment: .right),
                ViewColumn("CPU", label: "CPU(s)", width: 10, alignment: .right, format: "N2"),
                ViewColumn("Id", width: 7, alignment: .right),
                ViewColumn("SI", width: 3, alignment: .right), ViewColumn("ProcessName"),
            ])
    }
}

/// Views of modules.
extension StandardViews {
    static var modules: [ViewDefinition] {
        [
            .table(
                "System.Management.Automation.PSModuleInfo",
                [
                    ViewColumn("ModuleType", width: 10), ViewColumn("Version", width: 10),
                    ViewColumn(
                        .computed { value, interpreter in try preRelease(value, interpreter) },
                        label: "PreRelease", width: 10),
                    ViewColumn("Name", width: 35),
                    ViewColumn(
                        .computed { value, interpreter in try exported(value, interpreter) },
                        label: "ExportedCommands"),
                ])
        ]
    }

    private static func preRelease(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        guard let data = try Members.get(value, Symbol("PrivateData"), interpreter),
            let psData = try Members.get(data, Symbol("PSData"), interpreter)
        else { return .null }
        return try Members.get(psData, Symbol("Prerelease"), interpreter) ?? .null
    }

    private static func exported(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        guard let commands = try Members.get(value, Symbol("ExportedCommands"), interpreter) else {
            return .null
        }
        let names = try Members.get(commands, Symbol("Keys"), interpreter) ?? .null
        let all = try Enumeration.elements(names)
        return all.count == 1 ? all[0] : names
    }
}
