import ShellRuntime
import ShellSyntax

/// Which typed lines hold a secret and may not be written to the history file.
///
/// A line is kept out when it binds a secret parameter of a command with a text that stands in the line, when it makes
/// a secure string of plain text, or when it looks like one that sets a password, token or key.
struct SensitiveInput {
    private static let words = [
        "password", "passphrase", "asplaintext", "token", "ticket", "apikey", "secret",
    ]

    let commands: CommandTable

    func holdsSecret(_ line: String) -> Bool {
        let folded = line.lowercased()
        guard Self.words.contains(where: { folded.contains($0) }) || mentionsSecretParameter(folded) else {
            return false
        }
        let root = Parser.parse(SourceText(line)).scriptBlock
        var found = false
        Self.visit(root) { node in
            if let command = node as? CommandAst, bindsSecret(command) { found = true }
            if let assignment = node as? AssignmentStatementAst, assignsSecret(assignment) { found = true }
        }
        return found
    }

    private func mentionsSecretParameter(_ folded: String) -> Bool { folded.contains("-") }

    private static func visit(_ node: Ast, _ body: (Ast) -> Void) {
        body(node)
        for child in node.children { visit(child, body) }
    }

    /// A secret parameter followed by a text, or `-AsPlainText`.
    private func bindsSecret(_ command: CommandAst) -> Bool {
        let elements = command.commandElements
        let name = elements.first?.extent.text ?? ""
        let secrets = secretParameters(of: name)
        for (index, element) in elements.enumerated() {
            guard let parameter = element as? CommandParameterAst else { continue }
            let spelled = parameter.parameterName.lowercased()
            if !spelled.isEmpty, "asplaintext".hasPrefix(spelled), spelled.count >= 3 { return true }
            let isSecret =
                secrets.contains { !spelled.isEmpty && $0.hasPrefix(spelled) } || Self.looksSecret(spelled)
            guard isSecret else { continue }
            let argument = parameter.argument ?? (index + 1 < elements.count ? elements[index + 1] : nil)
            if let argument, Self.isPlainText(argument) { return true }
        }
        return false
    }

    private func secretParameters(of name: String) -> [String] {
        guard let declaration = commands.declaration(Symbol(name)) else { return [] }
        return declaration.parameters.filter(\.isSecret).map { $0.name.lowercased() }
    }

    private static func looksSecret(_ name: String) -> Bool {
        words.contains { name.hasSuffix($0) }
    }

    private func assignsSecret(_ assignment: AssignmentStatementAst) -> Bool {
        let name = assignment.left.extent.text.lowercased()
        guard Self.words.contains(where: { name.contains($0) }) else { return false }
        let value = assignment.right.extent.text
        return value.hasPrefix("'") || value.hasPrefix("\"")
    }

    private static func isPlainText(_ node: Ast) -> Bool {
        let text = node.extent.text
        return !text.hasPrefix("$") && !text.hasPrefix("(")
    }
}
