import ShellSyntax

extension CompletionContext {
    /// Completions of a command's name; paths too when the word looks like one.
    func commandName(_ token: Token?) -> CommandCompletion {
        guard let token, !endsStatement(token) else { return answer(commands(""), from: cursor) }
        let (word, quote) = Self.unquoted(token.text)
        let start = token.extent.startOffset
        if word.contains("/") || word.hasPrefix(".") || word.hasPrefix("~") {
            return answer(paths(word, quote: quote), from: start, to: token.extent.endOffset)
        }
        if token.kind == .stringLiteral && quote == "'" {
            return answer([], from: start, to: token.extent.endOffset)
        }
        return answer(commands(word), from: start, to: token.extent.endOffset)
    }

    private func commands(_ word: String) -> [CompletionResult] {
        var results: [CompletionResult] = []
        var seen: Set<String> = []
        for (name, toolTip) in interpreter.commandNames(beginning: word) + functionsInText(word)
        where seen.insert(name.lowercased()).inserted {
            results.append(CompletionResult(name, .command, toolTip: toolTip))
        }
        return results.sorted { $0.text.lowercased() < $1.text.lowercased() }
    }

    /// Functions that the text itself defines.
    private func functionsInText(_ word: String) -> [(String, String)] {
        definitions().map { ($0.name, $0.name) }.filter { $0.0.lowercased().hasPrefix(word.lowercased()) }
    }

    func definitions() -> [FunctionDefinitionAst] {
        parsed.scriptBlock.findAll { $0 is FunctionDefinitionAst }.compactMap { $0 as? FunctionDefinitionAst }
            .filter { $0.extent.startOffset < cursor }
    }

    /// The word without its quotes, and the quote that it began with.
    static func unquoted(_ text: String) -> (word: String, quote: String) {
        guard let first = text.first, first == "'" || first == "\"" else { return (text, "") }
        var word = text.dropFirst()
        if word.last == first { word = word.dropLast() }
        let quote = String(first)
        return (String(word).replacing(quote + quote, with: quote), quote)
    }

    /// A value as it is written in a command line: quoted when it must be, with the quote that was begun.
    static func quoted(_ value: String, _ quote: String) -> String {
        switch quote {
        case "\"":
            return "\""
                + value.replacing("`", with: "``").replacing("$", with: "`$").replacing("\"", with: "`\"")
                + "\""
        case "'": return "'" + value.replacing("'", with: "''") + "'"
        default: return needsQuotes(value) ? "'" + value.replacing("'", with: "''") + "'" : value
        }
    }

    private static func needsQuotes(_ value: String) -> Bool {
        if value.isEmpty { return true }
        if let first = value.first, "@#<>".contains(first) || (first == "-" && value.count == 1) {
            return true
        }
        return value.contains { " \t'\"`;|&(){},".contains($0) }
    }
}

extension Interpreter {
    /// Names of commands that begin with a word or fit a pattern in it, each with what explains it.
    func commandNames(beginning word: String) -> [(String, String)] {
        let folded = word.lowercased()
        var all: [(String, String)] = []
        var frame: Frame? = current
        while let at = frame {
            for function in (at.functions ?? [:]).values where function.name.lowercased().hasPrefix(folded) {
                all.append((function.name, function.name))
            }
            for alias in (at.aliases ?? [:]).values
            where alias.name.lowercased().hasPrefix(folded) && !word.isEmpty {
                all.append((alias.name, alias.definition))
            }
            frame = at.parent
        }
        for name in commands.names where name.lowercased().hasPrefix(folded) { all.append((name, name)) }
        if !word.isEmpty { all += programs(folded) }
        return all
    }

    private func programs(_ prefix: String) -> [(String, String)] {
        var found: [(String, String)] = []
        for folder in Platform.searchPath {
            for name in Platform.entries(folder)
            where name.lowercased().hasPrefix(prefix) && Platform.isExecutable(folder + "/" + name)
                && !name.hasPrefix(".")
            {
                found.append((name, folder + "/" + name))
            }
        }
        return found
    }
}
