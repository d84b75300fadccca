import ShellSyntax

extension CompletionContext {
    /// Completions behind keywords and in special comments; nil elsewhere.
    func comment() -> CommandCompletion? {
        guard let token, token.kind == .comment, token.text.hasPrefix("#") else { return nil }
        let line = source.text(from: token.extent.startOffset, to: cursor)
        guard line.lowercased().hasPrefix("#requires") else {
            return answer([], from: token.extent.startOffset)
        }
        guard let dash = line.lastIndex(of: "-") else { return answer([], from: token.extent.startOffset) }
        let word = String(line[line.index(after: dash)...])
        let names = ["Modules", "PSEdition", "RunAsAdministrator", "Version"]
        return answer(
            names.filter { $0.lowercased().hasPrefix(word.lowercased()) }.map {
                CompletionResult($0, .parameterName)
            },
            from: cursor - word.utf16.count)
    }

    /// Labels, `switch` options and `using`.
    func keyword() -> CommandCompletion? {
        let word = token?.kind == .newLine ? "" : token?.text ?? ""
        let start = token?.extent.startOffset ?? cursor
        guard let anchor = previous else { return nil }
        switch anchor.kind {
        case .break, .continue: return answer(labels(word), from: start)
        case .switch where word.hasPrefix("-"):
            let names = ["CaseSensitive", "Exact", "File", "Parallel", "Regex", "Wildcard"]
            return answer(
                names.filter { $0.lowercased().hasPrefix(word.dropFirst().lowercased()) }.map {
                    CompletionResult("-" + $0, list: $0, .parameterName)
                }, from: start)
        case .using:
            let names = ["assembly", "module", "namespace", "type"]
            return answer(
                names.filter { $0.hasPrefix(word.lowercased()) }.map { CompletionResult($0, .keyword) },
                from: start)
        case .namespace where before.dropLast().last(where: { $0.kind == .using }) != nil:
            let all = namespaces().filter { name in
                name.lowercased().hasPrefix(word.lowercased())
                    && name.split(separator: ".").count
                        == Swift.max(1, word.split(separator: ".", omittingEmptySubsequences: false).count)
            }
            return answer(all.map { CompletionResult($0, .namespace) }, from: start)
        case .parameter where before.contains(where: { $0.kind == .switch }) && command(at: anchor) == nil:
            return nothing
        default: return nil
        }
    }

    private func labels(_ word: String) -> [CompletionResult] {
        before.compactMap { ($0 as? LabelToken)?.labelText }
            .filter { $0.lowercased().hasPrefix(word.lowercased()) }.map { CompletionResult($0, .text) }
    }

    // MARK: Operators

    func isOperatorToken(_ token: Token) -> Bool {
        guard token.text.hasPrefix("-"), token.text.count > 1 else { return false }
        return token.tokenFlags.contains(.binaryOperator) || token.tokenFlags.contains(.unaryOperator)
    }

    /// Whether an operator can stand where a dash was typed: behind an operand of an expression.
    func isOperatorPlace(_ token: Token) -> Bool { command(at: token) == nil }

    func operators(_ token: Token) -> CommandCompletion {
        let word = token.text.dropFirst().lowercased()
        let results = Self.operatorNames.filter { $0.name.hasPrefix(word) }.map {
            CompletionResult("-" + $0.name, list: $0.name, .parameterName, toolTip: $0.help)
        }
        return answer(results, from: token.extent.startOffset, to: token.extent.endOffset)
    }

    private static let operatorNames: [(name: String, help: String)] = {
        var all: [(name: String, help: String)] = [
            ("and", "Logical AND"), ("as", "Convert to a type, or null"), ("band", "Bitwise AND"),
            ("bnot", "Bitwise NOT"),
            ("bor", "Bitwise OR"), ("bxor", "Bitwise XOR"), ("f", "Format"), ("is", "Is of a type"),
            ("isnot", "Is not of a type"),
            ("join", "Join with a separator"), ("not", "Logical NOT"), ("or", "Logical OR"),
            ("shl", "Shift left"),
            ("shr", "Shift right"), ("xor", "Logical exclusive OR"),
        ]
        let comparisons = [
            "contains", "eq", "ge", "gt", "in", "le", "like", "lt", "match", "ne", "notcontains", "notin",
            "notlike", "notmatch",
            "replace", "split",
        ]
        for name in comparisons {
            all.append((name, name + ", ignoring case"))
            all.append(("c" + name, name + ", by case"))
            all.append(("i" + name, name + ", ignoring case"))
        }
        return all.sorted { $0.name < $1.name }
    }()

    // MARK: Values that are compared

    /// Names of an enumeration behind a comparison or in an assignment to a typed variable.
    func comparisonValue() -> CommandCompletion? {
        let isWord =
            token.map {
                $0.kind == .stringLiteral || $0.kind == .stringExpandable || $0.kind == .generic
                    || $0.kind == .identifier
            } ?? false
        let anchor = isWord ? previous : (token == nil ? previous : nil)
        guard let anchor else { return nil }
        let isAssignment = anchor.kind == .equals
        guard isAssignment || (anchor.text.hasPrefix("-") && anchor.tokenFlags.contains(.binaryOperator))
        else { return nil }
        let head = Parser.parse(SourceText(source.text(from: 0, to: anchor.extent.startOffset)))
        var operand: ExpressionAst?
        head.scriptBlock.visit { node in
            if let expression = node as? ExpressionAst, operand == nil,
                trimmedEnd(of: head.scriptBlock.extent.source) == expression.extent.endOffset
            {
                operand = expression
            }
            return .continue
        }
        guard let operand else { return nil }
        let type: TypeInfo?
        switch infer(operand) {
        case .value(let value): type = value.unwrapped.type
        case .type(let inferred): type = inferred
        default: type = nil
        }
        guard let names = type?.enumeration?.members.map(\.name) else { return nil }
        let (word, quote) = Self.unquoted(isWord ? token!.text : "")
        let marks = quote.isEmpty ? "'" : quote
        return answer(
            names.filter { $0.lowercased().hasPrefix(word.lowercased()) }.map {
                CompletionResult(marks + $0 + marks, list: $0, .parameterValue, toolTip: $0)
            }, from: isWord ? token!.extent.startOffset : cursor)
    }

    private func trimmedEnd(of source: SourceText) -> Int {
        let units = Array(source.string.utf16)
        var end = units.count
        while end > 0, units[end - 1] == 0x20 || units[end - 1] == 0x09 { end -= 1 }
        return end
    }
}
