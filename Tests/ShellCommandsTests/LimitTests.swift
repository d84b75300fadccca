import Testing

@Suite("Sizes that no computer has")
struct LimitTests {
    private let session = Session()

    @Test(
        "are errors that a script can catch, not the end of the shell",
        arguments: [
            "'abc' * 2147483647", ",1 * 2147483647", "'a'.PadLeft(2147483647)",
            "[string]::new('a', 2147483647)",
            "[array]::CreateInstance([int], 2147483647)", "[int[,]]::new(2147483647, 2147483647)",
            "[Text.StringBuilder]::new().Append('a', 2147483647)", "[Linq.Enumerable]::Repeat(1, 2147483647)",
            "(1.5).ToString('F999999999')",
        ])
    func areErrors(commands: String) throws {
        try session.check(
            "try { \(commands) } catch { $_.Exception.GetBaseException().GetType().Name }",
            "OutOfMemoryException")
    }
}
