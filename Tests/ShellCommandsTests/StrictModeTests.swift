import Testing

@Suite("Strict mode")
struct StrictModeTests {
    private let session = Session()

    @Test(
        "strict mode refuses what is not there, more of it with each version",
        arguments: [
            ("\"[$never]\"; $never.Count", "[]|0"),
            ("Set-StrictMode -Version 1; $never", "!VariableIsUndefined"),
            ("Set-StrictMode -Version 1; \"[$never]\"", "[]"),
            ("Set-StrictMode -Version 1; $never += 1", "!VariableIsUndefined"),
            ("Set-StrictMode -Version 2; \"[$never]\"", "!VariableIsUndefined"),
            ("Set-StrictMode -Version 1; 'a'.Nope; 'on'", "|on"),
            ("Set-StrictMode -Version 2; 'a'.Nope", "!PropertyNotFoundStrict"),
            ("Set-StrictMode -Version 2; $n = $null; $n.Length", "!PropertyNotFoundStrict"),
            ("Set-StrictMode -Version 2; (1, 2)[5]; 'on'", "|on"),
            ("Set-StrictMode -Version 3; (1, 2)[5]", "!System.IndexOutOfRangeException"),
        ])
    func refusals(text: String, result: String) throws {
        let given = try session.run(text)
        #expect(given == result)
    }
}
