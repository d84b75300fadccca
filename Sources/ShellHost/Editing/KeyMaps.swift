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
    /// Where libedit writes what it would draw.
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
        guard let nowhere = fopen("/dev/null", "we"),
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
        runCommand(key)
        // A paste is one change, as the text is copied to libedit and back at each.
        if areModal, case .character = key {
            while requested == nil, !isAtEnd, let character = keys.waitingCharacter() {
                runCommand(.character(character))
            }
        }
        store(into: &buffer)
        return requested
    }

    private func runCommand(_ key: Key) {
        typed = [key]
        unread = sequence(key)
        var count: Int32 = 0
        _ = el_wgets(editor, &count)
        // What is left is the end of a sequence that nothing is bound to.
        unread = []
    }

    /// Goes on in vi's insert mode, where a new line of the entry begins.
    func leaveCommandMode() {
        guard isInCommandMode else { return }
        isInCommandMode = false
        runCommand(.character("a"))
    }

    // MARK: - Keys

    /// Gives libedit a character; waits for a key when a command wants one more.
    private func read(_ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        if unread.isEmpty {
            showLine()
            let key = keys.next()
            if key == .endOfInput {
                isAtEnd = true
                return 0
            }
            typed.append(key)
            unread = sequence(key)
        }
        character?.pointee = unread.removeFirst()
        return 1
    }

    private func request(inCommandMode: Bool) {
        isInCommandMode = inCommandMode
        guard let last = typed.last else { return }
        let chord = typed.dropLast().last == .control("X") ? settings.action(for: .afterControlX(last)) : nil
        requested = chord ?? settings.action(for: last)
    }

    /// What the terminal would send. In vi manner Escape is a command of its own, so there the one-character form of the
    /// sequences' beginning is used and a lone Escape never waits for what may follow.
    private func sequence(_ key: Key) -> [wchar_t] {
        let text = key.sequence
        guard areModal, text.unicodeScalars.count > 2, text.hasPrefix("\u{1B}[") else {
            return Self.wide(text)
        }
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
        let text = Array(UnsafeBufferPointer(start: start, count: line.lastchar - start))
        return (text, min(max(line.cursor - start, 0), text.count))
    }

    /// A search is typed into a line of its own, which begins with a line break and the search's letter.
    private func showLine() {
        let (held, cursor) = line()
        var shown = EditBuffer()
        if held.count > 1, held[0] == 0x0A, held[1] == 0x2F || held[1] == 0x3F {
            return showPartial(shown, Self.text(held[1..<max(cursor, 1)]))
        }
        shown.set(Self.text(held))
        shown.cursor = min(Self.text(held[..<cursor]).count, shown.text.count)
        showPartial(shown, nil)
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
