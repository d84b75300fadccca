import Testing

/// The operating system ends a name at a null character; a script that means `a\0b` must not reach `a`.
@Suite("Null characters in paths")
struct NullCharacterTests {
    private let session = Session()

    @Test(
        "are refused before anything is touched",
        arguments: [
            "Set-Content \"a`0b\" x", "Copy-Item keep \"a`0b\"", "Get-Content \"keep`0b\"",
            "Remove-Item \"keep`0b\"",
            "[IO.File]::WriteAllText(\"a`0b\", 'x')", "[IO.File]::Delete(\"keep`0b\")", "'x' > \"a`0b\"",
        ])
    func refused(commands: String) throws {
        let given = try session.run(
            """
            Set-Content keep x
            $ErrorActionPreference = 'Stop'
            try { \(commands); 'done' } catch { "$($_.Exception.GetBaseException().GetType().Name)" }
            (Get-ChildItem).Name
            """)
        #expect(given == "ArgumentException|keep")
    }
}
