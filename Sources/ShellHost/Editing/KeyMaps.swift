import CLibedit
import Glibc

/// libedit's key maps: what each key does to the line, in Emacs and in vi manner, and its history for the commands that
/// search there.
///
/// libedit runs one command a call (its unbuffered mode) and draws nothing: the line on the screen is the line editor's,
/// which has continuation prompts, suggestions and menus. The keys of PowerShell's prompt lead to a function of ours in
/// these maps; all others do what libedit's own commands or `~/.editrc` say.
final class KeyMaps {
    /// Names of our function in the maps, and in the map of vi's command mode, as `libedit_add_functions` gives them.
    private static let functionName = "powershell-key"
    private static let commandFunctionName = "powershell-command-key"

    private let editor: OpaquePointer
    /// Where libedit writes what it would draw: memory, which once full takes nothing more, and no file to be missing.
    private let nowhere: UnsafeMutablePointer<FILE>
    private let searched: OpaquePointer
    private let keys: KeyReader
    private let settings: EditorSettings
    private let history: LineHistory
    /// Lines of the history that libedit knows.
    private var knownLines = 0
    /// State of the settings that the maps hold.
    private var appliedRevision: Int?

    /// Keys of the command that runs, and what of them libedit has not read yet.
    private var typed: [Key] = []
    private var unread: [wchar_t] = []
    private var requested: EditAction?
    /// True while keys are run that commands have put in front of the next one.
    private var isFlushing = false
    /// True when a search was left: the line is as it was.
    private var hasLeftSearch = false

    /// Keys that a command may put in front of the next one; a binding that repeats itself ends there.
    private static let mostPushedKeys = 10_000
    /// A character that no terminal sends, bound to do nothing.
    private static let flushing: wchar_t = 0x9C
    /// The characters that stand for keys in vi manner, where Escape is a command of its own and no sequence may begin
    /// with it. vi's `.` repeats the last character of each command of an insertion: one of these does nothing then.
    private static let characters: [Key: wchar_t] = {
        let keys: [Key] = [
            .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .delete, .backTab, .controlLeft,
            .controlRight, .controlDelete,
        ]
        return Dictionary(uniqueKeysWithValues: zip(keys, 0x80...))
    }()
    /// True when our function was called in vi's command mode.
    private var isInCommandMode = false
    private(set) var isAtEnd = false

    /// Shows the line while a command waits for its next key; the second is what a search asks for.
    var showPartial: (EditBuffer, _ question: String?) -> Void = { _, _ in }

    /// Sets libedit up on the terminal of standard input.
    init(settings: EditorSettings, history: LineHistory, keys: KeyReader) {
        self.settings = settings
        self.history = history
        self.keys = keys
        // Its words are those of the locale, which a shell started without LANG would count in ASCII.
        setlocale(LC_CTYPE, "C.UTF-8")
        guard let nowhere = fmemopen(nil, 1_024, "w"),
            let editor = libedit_open("spshell", nowhere),
            let searched = history_winit()
        else { fatalError("The line editor could not be set up: out of memory.") }
        self.editor = editor
        self.nowhere = nowhere
        self.searched = searched
        _ = libedit_history_size(searched, Int32(LineHistory.limit))
        _ = libedit_use_history(editor, searched)
        _ = libedit_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
        _ = libedit_set_reader(editor) { editor, character in KeyMaps.of(editor)?.read(character) ?? 0 }
        addFunctions()
        // Between two entries the terminal stays as commands need it; libedit would turn echo on for that moment.
        parse(["setty", "-x", "-icanon", "-echo"])
        // A quoted key makes libedit set the terminal for editing once more: as `Terminal` sets it, Ctrl-C is a key.
        parse(["setty", "-d", "-icanon", "-echo", "-isig", "-iexten", "-ixon", "-icrnl", "-inlcr"])
    }

    deinit {
        el_end(editor)
        history_wend(searched)
        fclose(nowhere)
    }

    private static func of(_ editor: OpaquePointer?) -> KeyMaps? {
        guard let client = libedit_client(editor) else { return nil }
        return Unmanaged<KeyMaps>.fromOpaque(client).takeUnretainedValue()
    }

    private func addFunctions() {
        libedit_add_functions(
            editor,
            { editor, _ in
                KeyMaps.of(editor)?.request(inCommandMode: false)
                return UInt8(CC_NORM)
            },
            { editor, _ in
                KeyMaps.of(editor)?.request(inCommandMode: true)
                return UInt8(CC_NORM)
            })
    }

    // MARK: - Entries

    /// An entry begins: an empty line, in vi's insert mode.
    func begin() {
        apply()
        for line in history.lines[min(knownLines, history.lines.count)...] {
            Self.withWide(line) { _ = libedit_history_add(searched, $0) }
        }
        knownLines = history.lines.count
        _ = libedit_set_flag(editor, EL_UNBUFFERED, 1)
        isAtEnd = false
        isInCommandMode = false
    }

    /// An entry has ended.
    func end() { _ = libedit_set_flag(editor, EL_UNBUFFERED, 0) }

    /// True when letters may be commands.
    var areModal: Bool { settings.mode == .vi }

    /// Lets libedit do what a key means.
    ///
    /// - Returns: what PowerShell's prompt does at the key, for the caller to do; nil when libedit has done it.
    func run(_ key: Key, on buffer: inout EditBuffer) -> EditAction? {
        apply()
        load(buffer)
        requested = nil
        hasLeftSearch = false
        runCommand(key)
        // A paste is one change, as the text is copied to libedit and back at each.
        if areModal, case .character = key {
            while requested == nil, !isAtEnd, let character = keys.waitingCharacter() {
                runCommand(.character(character))
            }
        }
        if requested == nil, !isAtEnd { runPushedKeys(after: typed.last ?? key) }
        if requested != .cancelLine, !hasLeftSearch { store(into: &buffer) }
        return requested
    }

    private func runCommand(_ key: Key) {
        typed = [key]
        unread = sequence(key)
        let length = unread.count
        var count: Int32 = 0
        // Keys that a command has put in front of this one come first.
        for _ in 0..<Self.mostPushedKeys where unread.count == length && requested == nil && !isAtEnd {
            _ = el_wgets(editor, &count)
        }
        // What is left is the end of a sequence that nothing is bound to.
        unread = []
    }

    /// Runs what a command left to be read before the next key: vi's `.` and the texts of `bind -s` put keys there.
    private func runPushedKeys(after key: Key) {
        if case .character(let character) = key, character != "." { return }
        isFlushing = true
        defer { isFlushing = false }
        unread = [Self.flushing]
        var count: Int32 = 0
        for _ in 0..<Self.mostPushedKeys where !unread.isEmpty && requested == nil && !isAtEnd {
            _ = el_wgets(editor, &count)
        }
    }

    /// Goes on in vi's insert mode, where a new line of the entry begins.
    func leaveCommandMode() {
        guard isInCommandMode else { return }
        isInCommandMode = false
        requested = nil
        runCommand(.character("a"))
    }

    // MARK: - Keys

    /// Gives libedit a character; waits for a key when a command wants one more.
    private func read(_ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        if unread.isEmpty {
            let searchLength = showLine()
            let key = keys.next()
            switch (key, searchLength) {
            case (.endOfInput, _):
                isAtEnd = true
                return 0
            case (.control("C"), _):
                // The end of the input ends whatever waits; the entry is given up.
                requested = .cancelLine
                return 0
            case (.control("G"), let length?), (.escape, let length?):
                // A search is left by deleting more than it has.
                unread = Array(repeating: 0x7F, count: length + 1)
                hasLeftSearch = true
            default:
                typed.append(key)
                unread = sequence(key)
            }
        }
        character?.pointee = unread.removeFirst()
        return 1
    }

    private func request(inCommandMode: Bool) {
        if isFlushing, unread.isEmpty { return }
        isInCommandMode = inCommandMode
        guard let last = typed.last else { return }
        let chord = typed.dropLast().last == .control("X") ? settings.action(for: .afterControlX(last)) : nil
        requested = chord ?? settings.action(for: last)
    }

    /// What the terminal would send, or one character in vi manner.
    private func sequence(_ key: Key) -> [wchar_t] {
        if areModal, let character = Self.characters[key] { return [character] }
        let text = key.sequence
        guard areModal, text.unicodeScalars.count > 2, text.hasPrefix("\u{1B}[") else {
            return Self.wide(text)
        }
        // Rare keys: ESC [ in its form of one character.
        return [0x9B] + Self.wide(text).dropFirst(2)
    }

    // MARK: - Maps

    /// Brings the maps to what the settings say.
    private func apply() {
        guard appliedRevision != settings.revision else { return }
        choose(settings.chosenMode ?? .emacs)
        el_source(editor, nil)
        if let mode = settings.chosenMode {
            if (mapName == "vi") != (mode == .vi) { choose(mode) }
        } else if mapName == "vi" {
            settings.adopt(.vi)
        }
        // The file may switch editing off, which would leave nothing to read keys with.
        _ = libedit_set_flag(editor, EL_EDITMODE, 1)
        let flushing = Self.escaped(Self.flushing)
        parse(["bind", flushing, Self.functionName])
        if areModal { parse(["bind", "-a", flushing, Self.commandFunctionName]) }
        for key in settings.unboundKeys { bind(key, isOurs: false) }
        for key in settings.boundKeys { bind(key, isOurs: true) }
        appliedRevision = settings.revision
    }

    private func choose(_ mode: EditorSettings.Mode) { parse(["bind", mode == .vi ? "-v" : "-e"]) }

    private var mapName: String {
        guard var character = libedit_map_name(editor) else { return "" }
        var name = ""
        while character.pointee != 0 {
            name += Self.text([character.pointee])
            character += 1
        }
        return name
    }

    /// Letters are text in vi's insert mode, so what one does is bound in the command mode alone.
    private func bind(_ key: Key, isOurs: Bool) {
        let text = sequence(key).map(Self.escaped).joined()
        guard !text.isEmpty else { return }
        func binding(_ function: String) -> [String] { isOurs ? [text, function] : ["-r", text] }
        if areModal { parse(["bind", "-a"] + binding(Self.commandFunctionName)) }
        if case .character = key, areModal { return }
        parse(["bind"] + binding(Self.functionName))
    }

    /// A character as `bind` reads it.
    private static func escaped(_ character: wchar_t) -> String {
        let octal = String(character, radix: 8)
        return "\\" + String(repeating: "0", count: max(3 - octal.count, 0)) + octal
    }

    private func parse(_ words: [String]) {
        let copies = words.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        let pointers = copies.map { UnsafePointer($0) } + [nil]
        pointers.withUnsafeBufferPointer { list in
            var list = Array(list)
            _ = el_parse(editor, Int32(words.count), &list)
        }
    }

    // MARK: - The line

    private func load(_ buffer: EditBuffer) {
        let wanted = Self.wide(buffer.string)
        let (held, cursor) = line()
        var position = cursor
        if held != wanted {
            el_cursor(editor, Int32(held.count - cursor))
            el_deletestr(editor, Int32(held.count))
            Self.withWide(wanted) { _ = el_winsertstr(editor, $0) }
            position = wanted.count
        }
        let before = buffer.text[..<buffer.cursor].reduce(0) { $0 + $1.unicodeScalars.count }
        el_cursor(editor, Int32(before - position))
    }

    private func store(into buffer: inout EditBuffer) {
        let (held, cursor) = line()
        let text = Self.text(held)
        if text != buffer.string { buffer.set(text) }
        buffer.cursor = min(Self.text(held[..<cursor]).count, buffer.text.count)
    }

    /// libedit's text and where its cursor is.
    private func line() -> (text: [wchar_t], cursor: Int) {
        guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return ([], 0) }
        let text = Array(UnsafeBufferPointer(start: start, count: max(line.lastchar - start, 0)))
        return (text, min(max(line.cursor - start, 0), text.count))
    }

    /// Shows what there is while a command waits. A search is typed into a line of its own, which begins with a line
    /// break and the search's letter; the number of characters searched for is given back.
    private func showLine() -> Int? {
        let (held, cursor) = line()
        var shown = EditBuffer()
        if held.count > 1, held[0] == 0x0A, held[1] == 0x2F || held[1] == 0x3F {
            showPartial(shown, Self.text(held[1..<max(cursor, 1)]))
            return max(cursor - 2, 0)
        }
        shown.set(Self.text(held))
        shown.cursor = min(Self.text(held[..<cursor]).count, shown.text.count)
        showPartial(shown, nil)
        return nil
    }

    private static func text(_ characters: some Sequence<wchar_t>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: characters.lazy.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) })
        return String(view)
    }

    private static func wide(_ text: String) -> [wchar_t] {
        text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    }

    private static func withWide(_ text: String, _ body: (UnsafePointer<wchar_t>) -> Void) {
        withWide(wide(text), body)
    }

    private static func withWide(_ text: [wchar_t], _ body: (UnsafePointer<wchar_t>) -> Void) {
        (text + [0]).withUnsafeBufferPointer { if let start = $0.baseAddress { body(start) } }
    }
}
