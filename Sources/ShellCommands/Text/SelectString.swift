import ShellRuntime

/// `Select-String`: finds text in files and in what is piped.
final class SelectStringCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Select-String", ModuleName.utility, "Finds text in strings and files.",
        parameters: """
            Culture string unbuilt -- The culture of simple matches.
            InputObject psobject Object(mandatory,pipeline) ObjectRaw(mandatory,pipeline) null emptystring -- The texts.
            Pattern string[] (mandatory,0) -- The patterns.
            Path string[] File(mandatory,1,property) FileRaw(mandatory,1,property) -- The files; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralFile(mandatory,property) LiteralFileRaw(mandatory,property) -- The files, taken literally.
            Raw switch ObjectRaw(mandatory) FileRaw(mandatory) LiteralFileRaw(mandatory) -- Gives the lines alone.
            SimpleMatch switch -- Takes the patterns as plain text.
            CaseSensitive switch -- Tells upper from lower case.
            Quiet switch Object File LiteralFile -- Says only whether something was found.
            List switch -- Gives one match a file.
            NoEmphasis switch -- Does not mark the match.
            Include string[] notempty -- Patterns of names to search.
            Exclude string[] notempty -- Patterns of names to leave out.
            NotMatch switch -- Finds lines that do not match.
            AllMatches switch -- Finds every match of a line.
            Encoding Encoding -- How the files are encoded.
            Context int[] notempty count=1..2 range=0..2147483647 -- How many lines before and after.
            """,
        defaultSet: "File",
        examples: [("'one', 'two' | Select-String t", "Finds two.")]
    ) { SelectStringCmdlet() }

    private var patterns: [(text: String, compiled: CompiledPattern?)] = []
    private var before = 0, after = 0
    private var inputLines = 0
    private var context2: SearchContext!
    private var hasFound = false
    private var isDone = false

    override func begin() throws {
        let isSimple = arguments.flag("SimpleMatch")
        let options: RegexOptions = arguments.flag("CaseSensitive") ? [] : [.ignoreCase]
        for text in arguments.texts("Pattern") {
            do {
                patterns.append((text, isSimple ? nil : try Patterns.regex(Text(text), options: options)))
            } catch let error as ScriptError {
                throw failure(
                    "System.ArgumentException", id: "InvalidRegex", .invalidArgument,
                    "The string \(text) is not a valid regular expression: \(error.record.exception.message)",
                    target: Value(text))
            }
        }
        let lines =
            arguments["Context"]?.elements.compactMap { value -> Int? in
                if case .int(let number) = value.unwrapped { Int(number) } else { nil }
            } ?? []
        before = lines.first ?? 0
        after = lines.count > 1 ? lines[1] : before
        context2 = SearchContext(before: before, after: after)
    }

    override func process() throws {
        if isDone { return }
        if arguments.parameterSet.hasPrefix("Object") {
            guard let input = arguments["InputObject"] else { return }
            if isFile(input) { return try search(places(of: input)) }
            inputLines += 1
            return try search(
                line: try Conversions.text(input, interpreter), number: inputLines, path: nil, context2)
        }
        try search(try filePlaces())
    }

    private func isFile(_ input: Value) -> Bool { input.type.fullName == "System.IO.FileInfo" }

    private func places(of input: Value) throws -> [ItemPlace] {
        let path = try ObjectView.property(input, Symbol("FullName"), interpreter)?.string ?? ""
        return [try ItemPath.place(ItemPath.escape(path) == path ? path : path, interpreter)]
    }

    private func filePlaces() throws -> [ItemPlace] {
        let isLiteral = arguments.isBound("LiteralPath")
        let include = try arguments.texts("Include").map { try Patterns.wildcard(Text($0)) }
        let exclude = try arguments.texts("Exclude").map { try Patterns.wildcard(Text($0)) }
        var found: [ItemPlace] = []
        for text in arguments.texts(isLiteral ? "LiteralPath" : "Path") {
            do {
                found += try Globbing.places(text, literal: isLiteral, interpreter)
            } catch let error as ScriptError { try writeError(error.record) }
        }
        return found.filter { place in
            let name = Text(place.path)
            return (include.isEmpty || include.contains { $0.matches(name) })
                && !exclude.contains { $0.matches(name) }
        }
    }

    private func search(_ places: [ItemPlace]) throws {
        for place in places {
            if isDone { return }
            if FileStatus(place.path)?.isFolder == true { continue }
            let bytes: [UInt8]
            do { bytes = try FileText.bytes(place.path) } catch let failure as FileText.Failure {
                try writeError(FileErrors.read(failure).record)
                continue
            }
            let window = SearchContext(before: before, after: after)
            var splitter = LineSplitter(bytes, arguments.encoding(interpreter))
            var number = 0
            let stopsEarly = arguments.flag("List")
            let start = found
            while let line = splitter.next() {
                number += 1
                try search(line: line, number: number, path: place.path, window)
                if isDone || (stopsEarly && found > start) { break }
            }
            try window.finish { try emit($0) }
        }
    }

    private var found = 0

    private func search(line: Text, number: Int, path: String?, _ window: SearchContext) throws {
        let match = try firstMatch(in: line)
        let isWanted = (match != nil) != arguments.flag("NotMatch")
        guard isWanted else {
            return try window.add(line) { try emit($0) }
        }
        found += 1
        hasFound = true
        if arguments.flag("Quiet") {
            if !isDone { try write(.bool(true)) }
            isDone = true
            return
        }
        if arguments.flag("Raw") { return try write(.text(line)) }
        let made = MatchInfoObject(
            line: line, number: number, path: path, pattern: match?.pattern ?? patterns.last?.text ?? "",
            matches: match?.matches ?? [], ignoresCase: !arguments.flag("CaseSensitive"),
            isEmphasized: !arguments.flag("NoEmphasis"))
        made.hasContext = arguments.isBound("Context")
        if before == 0, after == 0, !arguments.isBound("Context") { return try write(.host(made)) }
        try window.add(line, match: made) { try emit($0) }
    }

    private func emit(_ match: MatchInfoObject) throws { try write(.host(match)) }

    private func firstMatch(in line: Text) throws -> (pattern: String, matches: [PatternMatch])? {
        for (text, compiled) in patterns {
            guard let compiled else {
                if contains(line, text) { return (text, []) }
                continue
            }
            if arguments.flag("AllMatches") {
                let all = try compiled.matches(line)
                if !all.isEmpty { return (text, all) }
            } else if let match = try compiled.match(line) {
                return (text, [match])
            }
        }
        return nil
    }

    private func contains(_ line: Text, _ text: String) -> Bool {
        let wanted = Text(text)
        guard wanted.count <= line.count else { return false }
        let isSensitive = arguments.flag("CaseSensitive")
        for start in 0...(line.count - wanted.count) {
            let slice = line.slice(start, wanted.count)
            if isSensitive ? slice.equals(wanted) : slice.equalsIgnoringCase(wanted) { return true }
        }
        return false
    }

    override func end() throws {
        try context2.finish { try emit($0) }
        if arguments.flag("Quiet"), !hasFound, !arguments.parameterSet.hasPrefix("Object") {
            try write(.bool(false))
        }
    }
}

/// Keeps the lines around matches.
final class SearchContext {
    private let before: Int
    private let after: Int
    private var recent: [Text] = []
    private var waiting: [(match: MatchInfoObject, lines: [Text])] = []

    init(before: Int, after: Int) {
        self.before = before
        self.after = after
    }

    /// Takes a line, which may be a match itself; hands out the matches whose lines are complete.
    func add(_ line: Text, match: MatchInfoObject? = nil, _ emit: (MatchInfoObject) throws -> Void) throws {
        if before == 0, after == 0 {
            if let match { try emit(match) }
            return
        }
        for index in waiting.indices { waiting[index].lines.append(line) }
        // A match ends the lines after the one before it, and what was shown is not shown before it again.
        if match != nil {
            for index in waiting.indices { waiting[index].lines.removeLast() }
            for entry in waiting {
                entry.match.postContext = entry.lines
                try emit(entry.match)
            }
            let shown = waiting.isEmpty ? 0 : waiting[waiting.count - 1].lines.count
            let isAfterMatch = !waiting.isEmpty
            waiting = []
            match?.preContext =
                isAfterMatch ? Array(recent.suffix(before).dropFirst(min(shown, before))) : recent
            match?.preContext =
                match.map {
                    isAfterMatch ? Array($0.preContext.suffix(max(0, sinceMatch - shown))) : $0.preContext
                } ?? []
        }
        while let first = waiting.first, first.lines.count >= after {
            first.match.postContext = Array(first.lines.prefix(after))
            try emit(first.match)
            waiting.removeFirst()
        }
        if let match {
            recent = []
            sinceMatch = 0
            if after == 0 { try emit(match) } else { waiting.append((match, [])) }
        } else {
            recent.append(line)
            sinceMatch += 1
            if recent.count > before { recent.removeFirst() }
        }
    }

    private var sinceMatch = 0

    /// Hands out what waits for lines that do not come.
    func finish(_ emit: (MatchInfoObject) throws -> Void) throws {
        for entry in waiting {
            entry.match.postContext = entry.lines
            try emit(entry.match)
        }
        waiting = []
    }
}
