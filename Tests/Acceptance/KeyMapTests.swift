import Foundation
import TestSupport
import Testing

/// Keys at the prompt as libedit's maps have them: the vi set, the user's file, and what a paste does.
@Suite(.serialized) struct KeyMapTests {
    private static let escape = "\u{1B}"

    /// A prompt in a home of its own.
    private final class Prompt {
        private let home = TemporaryFolder()
        private let terminal: PseudoTerminal

        init(editrc: String? = nil, first: [String] = []) throws {
            if let editrc {
                try editrc.write(toFile: home.path + "/.editrc", atomically: true, encoding: .utf8)
            }
            terminal = try PseudoTerminal(
                program: [ShellProcess.executable, "-NoLogo", "-NoProfile"],
                environment: [
                    "HOME": home.path, "XDG_STATE_HOME": home.path, "TERM": "dumb",
                    "PATH": "/usr/bin:/bin",
                ], folder: home.path)
            try terminal.wait(for: "> ")
            for line in first { try enter(line, until: "> ") }
        }

        /// Types keys, then Enter, and waits for a line of output.
        func enter(_ keys: String..., until output: String) throws {
            terminal.type(keys.joined() + "\r")
            try terminal.wait(for: output)
        }

        func type(_ keys: String, until shown: String) throws {
            terminal.type(keys)
            try terminal.wait(for: shown)
        }
    }

    private static let viMode = ["Set-PSReadLineOption -EditMode Vi"]

    @Test func viCommandsEditTheLine() throws {
        let prompt = try Prompt(first: Self.viMode)
        try prompt.enter("'one two' + 'three'", Self.escape, "0", "lcwfour", until: "\nfour twothree\r\n")
        try prompt.enter("12345", Self.escape, "0", "2x", until: "\n345\r\n")
        try prompt.enter("10 + 7", Self.escape, "d0", "u", "A", " + 1", until: "\n18\r\n")
    }

    @Test func viSearchesTheHistory() throws {
        let prompt = try Prompt(first: Self.viMode + ["'first' + 'line'", "'second' + 'line'"])
        try prompt.type(Self.escape + "/first", until: "/first_")
        try prompt.enter("\r", until: "\nfirstline\r\n")
        try prompt.enter(Self.escape, "k", "k", until: "\nsecondline\r\n")
    }

    @Test(arguments: ["\u{7}", escape]) func aSearchIsLeft(key: String) throws {
        let prompt = try Prompt(first: Self.viMode + ["'kept' + 'line'"])
        try prompt.type("'as' + 'before'" + Self.escape + "/kept", until: "/kept_")
        try prompt.type(key, until: "'as' + 'before'")
        try prompt.enter(until: "\nasbefore\r\n")
    }

    @Test(arguments: ["/kept", "d", "f", "2"]) func controlCGivesAWaitingCommandUp(keys: String) throws {
        let prompt = try Prompt(first: Self.viMode)
        try prompt.type("'gone'" + Self.escape + keys, until: keys == "/kept" ? "/kept_" : "'gone'")
        try prompt.type("\u{3}", until: "^C")
        try prompt.enter("'new' + 'entry'", until: "\nnewentry\r\n")
    }

    @Test func theDotRepeatsAtOnce() throws {
        let prompt = try Prompt(first: Self.viMode)
        try prompt.enter("1234567", Self.escape, "0", "x", ".", ".", until: "\n4567\r\n")
        try prompt.enter("'a'", Self.escape, "i+", Self.escape, ".", until: "\na++\r\n")
    }

    @Test func aQuotedKeyLeavesControlCAKey() throws {
        let prompt = try Prompt(first: Self.viMode)
        try prompt.type("\u{16}\u{1}x", until: "^Ax")
        try prompt.type("\u{3}", until: "^C")
        try prompt.enter("'new' + 'entry'", until: "\nnewentry\r\n")
    }

    @Test func anEntryGoesOnInInsertModeOnItsNextLine() throws {
        let prompt = try Prompt(first: Self.viMode)
        try prompt.enter("if (1) {", Self.escape, until: ">> ")
        try prompt.enter("'inner' + 'most' }", until: "\ninnermost\r\n")
    }

    @Test func commandsThatWouldLeaveTheEntryDoNothing() throws {
        let prompt = try Prompt(first: Self.viMode)
        try prompt.enter("'still' + 'here'", Self.escape, "v", "#", ":", "@", until: "\nstillhere\r\n")
    }

    @Test func theUsersFileChoosesTheSetOfKeys() throws {
        let prompt = try Prompt(editrc: "bind -v\n")
        try prompt.enter("999 + 1", Self.escape, "0", "x", until: "\n100\r\n")
    }

    @Test func theUsersFileBindsKeysOfItsOwn() throws {
        let prompt = try Prompt(editrc: "bind ^] ed-delete-prev-word\nother:bind -v\nedit off\n")
        try prompt.enter("40 + 2; 'gone'; later", "\u{1D}", "'kept' + 'on'", until: "\nkepton\r\n")
        try prompt.enter("5 + 6", "\u{01}", "1", until: "\n21\r\n")
    }

    @Test func aModeThatTheSessionAsksForWinsOverTheFile() throws {
        let prompt = try Prompt(editrc: "bind -v\n", first: ["Set-PSReadLineOption -EditMode Emacs"])
        try prompt.enter("5 + 6", "\u{01}", "1", until: "\n21\r\n")
    }

    @Test func handlersAreBoundInTheViSetToo() throws {
        let prompt = try Prompt(
            first: Self.viMode + ["Set-PSReadLineKeyHandler -Key Ctrl+t -Function RevertLine"])
        try prompt.enter("gone", "\u{14}", "'all' + 'new'", until: "\nallnew\r\n")
    }

    @Test(arguments: [[], viMode]) func aLongPasteIsOneChange(first: [String]) throws {
        let prompt = try Prompt(first: first)
        try prompt.enter("'" + String(repeating: "é", count: 5_000) + "'.Length", until: "\n5000\r\n")
    }
}
