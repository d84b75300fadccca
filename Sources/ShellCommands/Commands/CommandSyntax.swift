import ShellRuntime

/// The lines of a command's syntax: `Get-Item [-Path] <string[]> [-Force] [<CommonParameters>]`.
enum CommandSyntax {
    /// How types are written.
    enum Style { case short, clr }

    /// One line a parameter set.
    static func lines(_ metadata: CommandMetadata, of name: String, style: Style = .short) -> [String] {
        metadata.setNames.map { line(metadata, name, set: $0, style: style) }
    }

    /// The own parameters of one set with their places, positional ones first.
    static func parameters(
        _ metadata: CommandMetadata, set: String
    ) -> [(ParameterInfo, ParameterDeclaration.SetMembership)] {
        var rows: [(ParameterInfo, ParameterDeclaration.SetMembership)] = []
        for parameter in metadata.parameters where !parameter.isHidden {
            guard !parameter.isCommon || ["WhatIf", "Confirm"].contains(parameter.name) else { continue }
            let exact = parameter.sets.first { $0.set.lowercased() == set.lowercased() }
            guard
                let membership = exact
                    ?? parameter.sets.first(where: { $0.set == ParameterDeclaration.allSets })
            else {
                continue
            }
            rows.append((parameter, membership))
        }
        let placed = rows.filter { $0.1.position != nil }.sorted {
            ($0.1.position ?? 0) < ($1.1.position ?? 0)
        }
        let mandatory = rows.filter { $0.1.position == nil && $0.1.isMandatory }
        let others = rows.filter { $0.1.position == nil && !$0.1.isMandatory }
        return placed + mandatory + others
    }

    private static func line(_ metadata: CommandMetadata, _ name: String, set: String, style: Style) -> String
    {
        var words = [name]
        for (parameter, membership) in parameters(metadata, set: set) {
            words.append(word(parameter, membership, style))
        }
        if metadata.isAdvanced { words.append("[<CommonParameters>]") }
        return words.joined(separator: " ") + (metadata.isAdvanced ? "" : " ")
    }

    private static func word(
        _ parameter: ParameterInfo, _ membership: ParameterDeclaration.SetMembership, _ style: Style
    ) -> String {
        var name = "-" + parameter.name
        if membership.position != nil { name = "[" + name + "]" }
        if parameter.isSwitch { return membership.isMandatory ? name : "[\(name)]" }
        let whole = name + " <\(typeText(parameter, style))>"
        return membership.isMandatory ? whole : "[\(whole)]"
    }

    /// The type of a parameter as syntax and help show it.
    static func typeText(_ parameter: ParameterInfo, _ style: Style) -> String {
        guard let type = parameter.type ?? TypeCatalog.shared.resolve(parameter.typeName) else {
            let short =
                parameter.typeName.split(whereSeparator: { $0 == "." || $0 == "+" }).last.map(String.init)
                ?? "Object"
            return style == .short && short == "Object" ? "Object" : short
        }
        if style == .clr { return type.name }
        return short(type)
    }

    private static func short(_ type: TypeInfo) -> String {
        if type.kind == .array, let element = type.element { return short(element) + "[]" }
        let shown = type.displayName
        if shown.contains(".") || shown.contains("+") { return type.name }
        return type === TypeInfo.object ? "Object" : shown
    }
}
