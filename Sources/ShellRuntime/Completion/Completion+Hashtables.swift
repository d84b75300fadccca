import ShellSyntax

extension CompletionContext {
    /// Completions of a key of `@{ }`; nil when the cursor is not at one.
    func hashtableKey() -> CommandCompletion? {
        let word = token.map { $0.kind == .generic || $0.kind == .identifier } == true ? token!.text : ""
        let anchor = word.isEmpty ? (token ?? previous) : previous
        guard let anchor, anchor.kind == .atCurly || anchor.kind == .semi || anchor.kind == .newLine,
            let open = openTable()
        else { return nil }
        let start = word.isEmpty ? cursor : token!.extent.startOffset
        let head = source.text(from: 0, to: open)
        let used = usedKeys(open)
        if let type = castType(head) { return answer(properties(of: type, word, used), from: start) }
        if let keys = calculatedKeys(head) {
            return answer(
                keys.filter { key in
                    key.lowercased().hasPrefix(word.lowercased()) && !used.contains(key.lowercased())
                }.map {
                    CompletionResult($0, .property)
                }, from: start)
        }
        if let names = splatParameters(open) {
            return answer(
                names.filter {
                    $0.lowercased().hasPrefix(word.lowercased()) && !used.contains($0.lowercased())
                }.map {
                    CompletionResult($0, .parameterName)
                }, from: start)
        }
        return nil
    }

    /// Offset of the `@{` that the cursor is directly in.
    private func openTable() -> Int? {
        var depth = 0
        for candidate in before.reversed() {
            switch candidate.kind {
            case .rCurly: depth += 1
            case .atCurly:
                if depth == 0 { return candidate.extent.startOffset }
                depth -= 1
            case .lCurly:
                if depth == 0 { return nil }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    private func usedKeys(_ open: Int) -> Set<String> {
        var keys: Set<String> = []
        let inner = before.filter { $0.extent.startOffset > open }
        for (index, candidate) in inner.enumerated() where candidate.kind == .equals && index > 0 {
            keys.insert(inner[index - 1].text.lowercased())
        }
        return keys
    }

    /// `[T]@{` or `[T]$x = @{`
    private func castType(_ head: String) -> TypeInfo? {
        var text = head
        while text.hasSuffix(" ") { text.removeLast() }
        if text.hasSuffix("=") {
            text.removeLast()
            while text.hasSuffix(" ") { text.removeLast() }
            while let last = text.last, last.isLetter || last.isNumber || last == "_" || last == "$" {
                text.removeLast()
            }
        }
        guard text.hasSuffix("]"), let open = text.lastIndex(of: "[") else { return nil }
        let name = String(text[text.index(after: open)...].dropLast())
        return interpreter.resolveType(name)
    }

    private func properties(of type: TypeInfo, _ word: String, _ used: Set<String>) -> [CompletionResult] {
        OfferedMember.all(of: type).filter { !$0.isMethod }.map(\.name)
            .filter { $0.lowercased().hasPrefix(word.lowercased()) && !used.contains($0.lowercased()) }
            .sorted { $0.lowercased() < $1.lowercased() }.map { CompletionResult($0, .property) }
    }

    /// The keys of a calculated property, by the command that the table is an argument of.
    private func calculatedKeys(_ head: String) -> [String]? {
        guard
            let name = before.last(where: { $0.extent.endOffset <= head.utf16.count && isCommandName($0) })?
                .text,
            let found = interpreter.findCommand(name)
        else { return nil }
        switch found.name {
        case "Select-Object": return ["Name", "Expression"]
        case "Sort-Object": return ["Expression", "Ascending", "Descending"]
        case "Group-Object", "Measure-Object", "Compare-Object": return ["Expression"]
        case "Format-Table": return ["Expression", "FormatString", "Label", "Width", "Alignment"]
        case "Format-List": return ["Expression", "FormatString", "Label"]
        case "Format-Wide", "Format-Custom": return ["Expression", "FormatString"]
        default: return nil
        }
    }

    private func isCommandName(_ token: Token) -> Bool { token.tokenFlags.contains(.commandName) }

    /// Parameters of the command that the table is splatted to further on.
    private func splatParameters(_ open: Int) -> [String]? {
        var names: [String]?
        var variable: String?
        parsed.scriptBlock.visit { node in
            if let assignment = node as? AssignmentStatementAst,
                let target = assignment.left as? VariableExpressionAst,
                assignment.right.extent.startOffset <= open, assignment.right.extent.endOffset >= open
            {
                variable = target.variablePath.userPath.lowercased()
            }
            if let command = node as? CommandAst, let variable,
                command.commandElements.contains(where: {
                    ($0 as? VariableExpressionAst)?.splatted == true
                        && ($0 as? VariableExpressionAst)?.variablePath.userPath.lowercased() == variable
                })
            {
                names = metadata(of: command)?.parameters.filter { !$0.isCommon }.map(\.name)
            }
            return .continue
        }
        return names
    }

    // MARK: Keys in an index

    /// Completions of `$h['ke`; nil elsewhere.
    func indexKey() -> CommandCompletion? {
        let isWord = token.map { $0.kind == .stringLiteral || $0.kind == .stringExpandable } ?? false
        let bracket = isWord ? previous : (token?.kind == .lBracket ? token : nil)
        guard let bracket, bracket.kind == .lBracket else { return nil }
        let end = bracket.extent.startOffset
        guard let name = before.last(where: { $0.extent.endOffset == end }) as? VariableToken,
            case .table(let table)? = interpreter.variable(named: name.variablePath.userPath)?.unwrapped
        else { return nil }
        let (word, _) = Self.unquoted(isWord ? token!.text : "")
        let keys = table.keys.map { $0.toText().string }.filter {
            $0.lowercased().hasPrefix(word.lowercased())
        }
        return answer(
            keys.map { CompletionResult("'" + $0.replacing("'", with: "''") + "'", list: $0, .property) },
            from: isWord ? token!.extent.startOffset : cursor)
    }
}
