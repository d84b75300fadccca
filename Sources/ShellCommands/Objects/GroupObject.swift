import ShellFormatting
import ShellRuntime

/// `Group-Object`: collects objects that agree in a property.
final class GroupObjectCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Group-Object", ModuleName.utility,
        "Groups objects that contain the same value for specified properties.",
        parameters: """
            InputObject psobject (pipeline) -- The objects.
            Property object[] (0) -- What the objects of a group have in common.
            NoElement switch -- Leaves the objects out of the groups.
            AsHashTable,AHT switch HashTable -- Gives a table of the groups.
            AsString switch HashTable -- Makes texts of the table's keys.
            Culture string unbuilt -- The culture whose rules apply.
            CaseSensitive switch -- Tells upper from lower case.
            """,
        examples: [("'a', 'b', 'a' | Group-Object", "Two groups.")]
    ) { GroupObjectCmdlet() }

    private var properties: [PropertyExpression] = []
    private var order: ValueOrder!
    private var groups: [Group] = []
    private var known: TableObject!

    private final class Group {
        let values: [Value]
        var members: [Value] = []
        init(values: [Value]) { self.values = values }
    }

    override func begin() throws {
        properties = try PropertyGrammar.expressionOnly.parse(
            arguments["Property"]?.elements ?? [], for: self)
        order = ValueOrder(ignoreCase: !arguments.flag("CaseSensitive"), interpreter: interpreter)
        known = TableObject(isCaseSensitive: arguments.flag("CaseSensitive"))
    }

    override func process() throws {
        guard let input = arguments[0], !input.isNull else { return }
        var values: [Value] = []
        for property in properties { values.append(try property.value(of: input, interpreter) ?? .null) }
        if properties.isEmpty { values = [input] }
        let key =
            values.count == 1
            ? order.key(values[0]) : Value(values.map { order.key($0).string }.joined(separator: "\u{1}"))
        if case .int(let place)? = known[key] {
            groups[Int(place)].members.append(input)
            return
        }
        known.set(key, .int(Int32(groups.count)))
        let group = Group(values: values)
        group.members.append(input)
        groups.append(group)
    }

    override func end() throws {
        if arguments.flag("AsHashTable") { return try writeTable() }
        let columns =
            groups.isEmpty ? [] : groups[0].values.indices.map { index in groups.map { $0.values[index] } }
        let places =
            columns.isEmpty
            ? []
            : ColumnSorter(columns: columns, isDescending: columns.map { _ in false }, order: order).sorted()
        let isBare = arguments.flag("NoElement")
        for place in places {
            let group = groups[place]
            try write(.host(GroupInfo(values: group.values, members: group.members, isBare: isBare)))
        }
    }

    private func writeTable() throws {
        if groups.isEmpty { return }
        let table = TableObject(isCaseSensitive: arguments.flag("CaseSensitive"))
        for group in groups {
            let value = group.values[0]
            let key =
                arguments.flag("AsString") || group.values.count > 1
                ? Value(group.values.map(\.string).joined(separator: ", ")) : value
            table.set(key, Library.collection(group.members))
        }
        try write(.table(table))
    }
}

/// A group that `Group-Object` made.
final class GroupInfo: HostObject {
    /// The values that the members share.
    let values: [Value]
    /// The members; empty with `-NoElement`.
    let group: Value
    /// How many there were.
    let memberCount: Int
    private let isBare: Bool

    init(values: [Value], members: [Value], isBare: Bool) {
        self.values = values
        self.isBare = isBare
        memberCount = members.count
        group = Library.collection(isBare ? [] : members)
    }

    /// The values as one text.
    var name: String { values.filter { !$0.isNull }.map(\.string).joined(separator: ", ") }

    override var type: TypeInfo { isBare ? GroupInfo.bareType : GroupInfo.fullType }

    private static let fullType = TypeInfo(
        "Microsoft.PowerShell.Commands.GroupInfo", base: .object, members: { GroupInfo.members })
    private static let bareType = TypeInfo(
        "Microsoft.PowerShell.Commands.GroupInfoNoElement", base: fullType)

    /// What `Format-List` shows.
    static var listView: ViewDefinition {
        .list("Microsoft.PowerShell.Commands.GroupInfo", ["Name", "Count", "Group", "Values"])
    }

    private static var members: TypeMembers {
        TypeMembers(properties: [
            NativeProperty("Values", "System.Collections.ArrayList") { value, _ in
                Library.arrayList(value.host(GroupInfo.self)?.values ?? [])
            },
            NativeProperty("Count", "int") { value, _ in
                .int(Int32(value.host(GroupInfo.self)?.memberCount ?? 0))
            },
            NativeProperty(
                "Group", "System.Collections.ObjectModel.Collection[psobject]"
            ) { value, _ in value.host(GroupInfo.self)?.group ?? .null },
            NativeProperty("Name", "string") { value, _ in Value(value.host(GroupInfo.self)?.name ?? "") },
        ])
    }
}
