import Glibc
import ShellRuntime

/// Completes the word at the cursor: commands, parameters, variables, files.
enum Completer {
    /// The completions of a typed text; `cursor` counts characters.
    static func complete(_ text: String, cursor: Int, _ interpreter: Interpreter) -> CompletionSet? {
        let typed = Array(text.prefix(cursor))
        var start = typed.count
        while start > 0 && !isBreak(typed[start - 1]) { start -= 1 }
        let word = String(typed[start...])
        let range = start..<typed.count
        if word.hasPrefix("$") { return variables(word, range, interpreter) }
        let separators: Set<Character> = ["|", ";", "{", "(", "&", "\n"]
        let head = Array(typed[..<start])
        let begin = head.lastIndex { separators.contains($0) }.map { $0 + 1 } ?? 0
        let before = String(head[begin...])
        let isCommand = before.allSatisfy { $0.isWhitespace }
        if word.hasPrefix("-"), !isCommand { return parameters(word, range, before, interpreter) }
        if isCommand, !word.contains("/"), let commands = commands(word, range, interpreter) {
            return commands
        }
        return files(word, range, interpreter)
    }

    private static func isBreak(_ character: Character) -> Bool {
        character.isWhitespace || "|;{}()&,=\n".contains(character)
    }

    private static func made(_ matches: [CompletionSet.Match], _ range: Range<Int>) -> CompletionSet? {
        matches.isEmpty ? nil : CompletionSet(replaced: range, matches: matches)
    }

    private static func commands(_ word: String, _ range: Range<Int>, _ interpreter: Interpreter)
        -> CompletionSet?
    {
        guard !word.isEmpty, let pattern = try? Patterns.wildcard(Text(word + "*")) else { return nil }
        let names = interpreter.commands.modules.flatMap { $0.entries.map { "\($0.name)" } }
        let found = Set(names.filter { pattern.matches(Text($0)) }).sorted()
        return made(found.map { .init(text: $0, listText: $0, kind: .command) }, range)
    }

    private static func parameters(
        _ word: String, _ range: Range<Int>, _ before: String, _ interpreter: Interpreter
    ) -> CompletionSet? {
        guard let name = before.split(separator: " ").first,
            let declaration = interpreter.commands.declaration(Symbol(String(name)))
        else { return nil }
        let wanted = word.dropFirst().lowercased()
        let found = declaration.parameters.filter { !$0.isHidden && $0.name.lowercased().hasPrefix(wanted) }
        return made(
            found.map { .init(text: "-" + $0.name, listText: $0.name, kind: .parameterName) }, range)
    }

    private static func variables(_ word: String, _ range: Range<Int>, _ interpreter: Interpreter)
        -> CompletionSet?
    {
        let wanted = word.dropFirst().lowercased()
        let names = interpreter.variableNames().filter { $0.lowercased().hasPrefix(wanted) }
        return made(names.map { .init(text: "$" + $0, listText: $0, kind: .variable) }, range)
    }

    private static func files(_ word: String, _ range: Range<Int>, _ interpreter: Interpreter)
        -> CompletionSet?
    {
        let plain = word.filter { $0 != "'" && $0 != "\"" }
        let slash = plain.lastIndex(of: "/")
        let folder = slash.map { String(plain[...$0]) } ?? "./"
        let beginning = slash.map { String(plain[plain.index(after: $0)...]) } ?? plain
        let path = interpreter.resolvePath(folder)
        guard let handle = opendir(path) else { return nil }
        defer { closedir(handle) }
        var matches: [CompletionSet.Match] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." || (name.hasPrefix(".") && !beginning.hasPrefix(".")) { continue }
            guard name.lowercased().hasPrefix(beginning.lowercased()) else { continue }
            var facts = stat()
            let isFolder = stat(path + "/" + name, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
            matches.append(
                .init(text: quoted(folder + name), listText: name, kind: isFolder ? .container : .item))
        }
        return made(matches.sorted { $0.listText < $1.listText }, range)
    }

    private static func quoted(_ path: String) -> String {
        guard path.contains(where: { " '\"[]$`(){};&|,".contains($0) }) else { return path }
        let escaped = path.map { character -> String in
            switch character {
            case "'": "''"
            case "[", "]": "`" + String(character)
            default: String(character)
            }
        }
        return "'" + escaped.joined() + "'"
    }
}
