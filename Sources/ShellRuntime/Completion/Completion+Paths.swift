import ShellSyntax

extension CompletionContext {
    /// Files and folders, or items of another drive, that a word may go on to.
    func paths(_ word: String, quote: String, foldersOnly: Bool = false) -> [CompletionResult] {
        if let colon = word.firstIndex(of: ":"),
            let drive = interpreter.drives.drive(named: String(word[..<colon])),
            !drive.isFileSystemRoot
        {
            return items(of: drive, String(word[word.index(after: colon)...]), quote)
        }
        let slash = word.lastIndex(of: "/")
        let shownFolder = slash.map { String(word[...$0]) } ?? ""
        let prefix = slash.map { String(word[word.index(after: $0)...]) } ?? word
        guard let folder = try? interpreter.resolvePath(shownFolder.isEmpty ? "." : shownFolder) else {
            return []
        }
        let names = Platform.entries(folder).filter { name in
            name.lowercased().hasPrefix(prefix.lowercased())
                && (prefix.hasPrefix(".") || !name.hasPrefix("."))
        }.sorted(by: Self.isBefore)
        return names.compactMap { name in
            let isFolder = Platform.isFolder(folder + "/" + name)
            if foldersOnly && !isFolder { return nil }
            let shown =
                (shownFolder.hasPrefix("/") || shownFolder.hasPrefix(".") || shownFolder.hasPrefix("~")
                    ? "" : "./") + shownFolder + name
            return CompletionResult(
                pathText(shown, quote, literal: literalPaths), list: name,
                isFolder ? .providerContainer : .providerItem,
                toolTip: folder == "/" ? "/" + name : folder + "/" + name)
        }
    }

    private func pathText(_ path: String, _ quote: String, literal: Bool) -> String {
        var text = path
        if !literal, text.contains("[") || text.contains("]") {
            text = text.replacing("[", with: "`[").replacing("]", with: "`]")
        }
        if quote.isEmpty {
            return text.contains { " \t'\"`;|&(){},$@#".contains($0) }
                ? "'" + text.replacing("'", with: "''") + "'" : text
        }
        if quote == "\"" { return "\"" + text.replacing("$", with: "`$") + "\"" }
        return "'" + text.replacing("'", with: "''") + "'"
    }

    private func items(of drive: Drive, _ prefix: String, _ quote: String) -> [CompletionResult] {
        let name = prefix.hasPrefix("/") ? String(prefix.dropFirst()) : prefix
        let all = (try? drive.provider.childNames(of: "", on: drive, interpreter)) ?? []
        return all.filter { $0.name.lowercased().hasPrefix(name.lowercased()) }
            .sorted { $0.name.lowercased() < $1.name.lowercased() }
            .map { item in
                CompletionResult(
                    Self.quoted(drive.name + ":/" + item.name, quote), list: item.name,
                    item.isContainer ? .providerContainer : .providerItem,
                    toolTip: drive.name + ":/" + item.name)
            }
    }

    /// Completions of the file behind `>`.
    func redirectionTarget() -> CommandCompletion? {
        let operatorToken = token is FileRedirectionToken ? nil : previous
        guard operatorToken is FileRedirectionToken, let anchor = operatorToken else { return nil }
        _ = anchor
        guard let token else { return answer(paths("", quote: ""), from: cursor) }
        let (word, quote) = Self.unquoted(token.text)
        return answer(paths(word, quote: quote), from: token.extent.startOffset, to: token.extent.endOffset)
    }
}
