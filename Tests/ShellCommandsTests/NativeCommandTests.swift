import Testing

@Suite("Programs in scripts")
struct NativeCommandTests {
    private let session = Session()

    private func check(_ commands: String, _ result: String, at place: SourceLocation = #_sourceLocation)
        throws
    {
        try session.check(commands, result, goingOn: true, at: place)
    }

    @Test("the exit code is in $LASTEXITCODE, and $? says whether it was 0")
    func exitCode() throws {
        try check(
            "/bin/sh -c 'exit 3'; \"$? $LASTEXITCODE\"; /bin/true; \"$? $LASTEXITCODE\"", "False 3|True 0")
    }

    @Test("lines go in and come out as strings")
    func pipes() throws { try check("$l = 'b', 'a' | /usr/bin/sort; $l.Count; $l", "2|a|b") }

    @Test(
        "arguments arrive as they are meant",
        arguments: [
            ("'two words' \"a$(1 + 1)\" ''", "<two words>|<a2>|<>"), ("(1, 2) $null 4.50", "<1>|<2>|<4.50>"),
            ("--opt='a b' -x:1", "<--opt=a b>|<-x:1>"), ("'a\"b' '$HOME'", "<a\"b>|<$HOME>"),
            ("--% a 'b", "<a>|<'b>"),
        ])
    func arguments(written: String, result: String) throws {
        try check("/bin/sh -c 'for i in \"$@\"; do echo \"<$i>\"; done' sh \(written)", result)
    }

    @Test("patterns without quotes become the names of files that are there")
    func patterns() throws {
        try check("Set-Content a.txt, b.txt x; /bin/echo *.txt '*.txt' no*.zip", "a.txt b.txt *.txt no*.zip")
    }

    @Test("standard error can be taken, line by line, as errors")
    func standardError() throws {
        try check(
            "$e = /bin/sh -c 'echo bad >&2' 2>&1; $e.GetType().Name; \"$e\"", "ErrorRecord|bad")
    }

    @Test("$PSNativeCommandUseErrorActionPreference makes a failing program an error")
    func errorPreference() throws {
        try check(
            "$PSNativeCommandUseErrorActionPreference = $true; $ErrorActionPreference = 'Stop'; "
                + "try { /bin/sh -c 'exit 3'; 'on' } catch { $_.FullyQualifiedErrorId; $_.Exception.ExitCode }",
            "ProgramExitedWithNonZeroCode|3")
    }

    @Test("a program that is not there is an error with its name")
    func missing() throws {
        try check(
            "try { no-such-program } catch { $_.FullyQualifiedErrorId; $_.TargetObject }",
            "CommandNotFoundException|no-such-program")
    }
}
