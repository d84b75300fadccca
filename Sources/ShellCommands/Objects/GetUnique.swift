import ShellRuntime

/// `Get-Unique`: leaves out an object that equals the one before it.
final class GetUniqueCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Unique", ModuleName.utility, "Returns unique items from a sorted list.",
        parameters: """
            InputObject psobject (pipeline) -- The objects, in order.
            AsString switch AsString -- Compares the objects as text.
            OnType switch UniqueByType -- Keeps one object a type.
            CaseInsensitive switch -- Ignores case.
            """,
        defaultSet: "AsString",
        examples: [("1, 1, 2 | Get-Unique", "One of each.")]
    ) { GetUniqueCmdlet() }

    private var last: Value = .unset

    override func process() throws {
        guard let input = arguments[0] else { return }
        defer { last = input }
        if case .unset = last { return try write(input) }
        let isSame: Bool
        if arguments.flag("OnType") {
            isSame = ObjectView.typeNames(last).first == ObjectView.typeNames(input).first
        } else {
            let order = ValueOrder(ignoreCase: arguments.flag("CaseInsensitive"), interpreter: interpreter)
            let isText = arguments.flag("AsString")
            isSame =
                isText
                ? order.areEqual(.text(last.toText()), .text(input.toText())) : order.areEqual(last, input)
        }
        if !isSame { try write(input) }
    }
}
