import Foundation
import ShellSyntax
import Testing

@Suite("Deep and long texts", .serialized)
struct DepthTests {
    /// What parsing a text gave, without the tree.
    private struct Outcome: Sendable {
        let errors: [String]
        let end: Int
        let isComplete: Bool
    }

    /// Parses on a stack as large as that of the thread that runs scripts.
    private func parse(_ script: String) async -> Outcome {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                let result = Parser.parse(script)
                let last = result.tokens.last
                continuation.resume(
                    returning: Outcome(
                        errors: result.errors.map(\.errorId), end: last?.extent.endOffset ?? 0,
                        isComplete: last?.kind == .endOfInput))
            }
            thread.stackSize = 1 << 28
            thread.start()
        }
    }

    @Test(
        "100,000 levels of anything end in an error, not in a crash",
        arguments: [
            "(", "{", "@(", "$(", "@{a=", "[", "[a[", "\"$(", "if (1) {", "if (", "while (1) {",
            "class A { a() {",
            "f (", "& {", "-not ", "!", "[int]", ", ", "1,", "function f {", "try {", "switch (1) { 1 {",
            "$a[", "$a.b(",
            "- ", "1 ? ", "1 ?? ", "1 + (", "$x = ", "f | & {", "do {", "trap {", "param($a = ", "param([a(",
            "++",
            "data {", "f && ", "for (;;) {",
        ])
    func levels(opening: String) async {
        let outcome = await parse(String(repeating: opening, count: 100_000))
        #expect(!outcome.errors.isEmpty)
        #expect(outcome.isComplete)
    }

    @Test(
        "100,000 levels that are closed again end too",
        arguments: [
            ("(", "1", ")"), ("{", "", "}"), ("$(", "1", ")"), ("@(", "", ")"), ("\"$(", "1", ")\""),
            ("@{a=", "1", "}"),
        ])
    func closed(opening: String, inside: String, closing: String) async {
        let deep =
            String(repeating: opening, count: 100_000) + inside + String(repeating: closing, count: 100_000)
        let outcome = await parse(deep)
        #expect(outcome.errors.contains("ScriptTooComplicated"))
    }

    @Test(
        "Nesting as scripts have it is no error",
        arguments: [("(", "1", ")"), ("& {", "1", "}"), ("@(", "1", ")"), ("if (1) {", "1", "}")])
    func usual(opening: String, inside: String, closing: String) async {
        let nested = String(repeating: opening, count: 100) + inside + String(repeating: closing, count: 100)
        let outcome = await parse(nested)
        #expect(outcome.errors == [])
    }

    @Test("A line of 10 MB is read to its end", arguments: ["a", "'"])
    func longLine(piece: String) async { await expectEnd(of: piece, bytes: 10_000_000) }

    @Test(
        "A line of 50 KB of any one thing is read to its end",
        arguments: [
            "1", "\"", "$", "#", "`", " ", ".a", "a;", "1,", "\"a\"", "-", "@", "|", "]", ")", "}", "<#", "=",
            "[a]", "0x",
            "&", ":", "a.b(", "@'", "$(", "2>&1 ", "-a ", "{}", "\\", "\u{E9}",
        ])
    func line(piece: String) async { await expectEnd(of: piece, bytes: 50_000) }

    private func expectEnd(of piece: String, bytes: Int) async {
        let line = String(repeating: piece, count: bytes / piece.utf8.count)
        let outcome = await parse(line)
        #expect(outcome.isComplete)
        #expect(outcome.end >= line.utf16.count)
    }

    @Test("Many statements are no nesting")
    func manyStatements() {
        let script = String(repeating: "$a = 1 + 2\n", count: 50_000)
        #expect(Parser.parse(script).scriptBlock.endBlock?.statements.count == 50_000)
    }
}
