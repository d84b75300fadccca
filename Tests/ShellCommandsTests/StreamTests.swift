import Testing

@Suite("Output and the other streams")
struct StreamTests {
    private let session = Session()

    private func check(_ commands: String, _ result: String, at place: SourceLocation = #_sourceLocation)
        throws
    {
        try session.check(commands, result, goingOn: true, at: place)
    }

    @Test(
        "-OutVariable fills while the command runs and may add to what is there",
        arguments: [
            ("1..3 | Where-Object { $true } -OutVariable o | ForEach-Object { $o.Count }", "1|2|3"),
            ("$null = Write-Output 1 -OutVariable o; $null = Write-Output 2 -OutVariable +o; \"$o\"", "1 2"),
            ("1..3 | ForEach-Object { $_ } -OutVariable o | Select-Object -First 1; \"$o\"", "1|1"),
            (
                "try { Write-Output 1 -OutVariable '' } catch { $_.FullyQualifiedErrorId.Split(',')[0] }",
                "ParameterArgumentValidationError"
            ),
        ])
    func outVariable(commands: String, result: String) throws { try check(commands, result) }

    @Test("-PipelineVariable holds the present object of its command for all behind it")
    func pipelineVariable() throws {
        try check(
            "1, 2 | ForEach-Object { $_ } -PipelineVariable p | ForEach-Object { 'a', 'b' } | "
                + "ForEach-Object { \"$p$_\" }", "1a|1b|2a|2b")
    }

    @Test(
        "a stream can be sent into the output or away",
        arguments: [
            ("(Write-Warning w 3>&1).GetType().Name", "WarningRecord"),
            ("\"$(Write-Error e 2>&1)\"", "e"),
            ("Write-Verbose v -Verbose 4>&1 | ForEach-Object Message", "v"),
            ("Write-Warning w 3>$null; 'on'", "on"), ("(Write-Information i 6>&1).MessageData", "i"),
            ("& { 'a'; Write-Warning w } *>&1 | ForEach-Object { \"$_\" }", "a|w"),
        ])
    func redirection(commands: String, result: String) throws { try check(commands, result) }

    @Test("a warning that is not shown is in -WarningVariable all the same")
    func warningVariable() throws {
        try check(
            "function F { [CmdletBinding()] param() Write-Warning w }; "
                + "F -WarningAction SilentlyContinue -WarningVariable v; $v.Count; \"$v\"", "1|w")
    }

    @Test("> and >> write what the screen would show")
    func files() throws { try check("1, 2 > a.txt; 3 >> a.txt; Get-Content a.txt", "1|2|3") }

    @Test("a file that cannot be opened for > is an error of Out-File")
    func unwritable() throws {
        try check(
            "try { 1 > no/a.txt } catch { $_.FullyQualifiedErrorId }",
            "FileOpenFailure,Microsoft.PowerShell.Commands.OutFileCommand")
    }

    @Test(
        "the result of a command that wrote nothing stays nothing in a variable",
        arguments: [
            ("$x = Get-ChildItem *.none; $x | ForEach-Object { 'ran' }; @($x).Count; $null -eq $x", "0|True"),
            ("$x = $null; $x | ForEach-Object { 'ran' }; @($x).Count", "ran|1"),
        ])
    func nothing(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "$input gives what the pipeline sent, once",
        arguments: [
            ("function F { \"$(@($input).Count) $(@($input).Count)\" }; 1, 2 | F", "2 0"),
            ("function F { $null = @($input); $input.Reset(); @($input).Count }; 1, 2 | F", "2"),
            ("function F { process { } end { @($input).Count } }; 1, 2 | F", "0"),
        ])
    func input(commands: String, result: String) throws { try check(commands, result) }
}
