import Testing

@Suite("Errors and who handles them")
struct ErrorTests {
    private let session = Session()

    private func check(_ commands: String, _ result: String, at place: SourceLocation = #_sourceLocation)
        throws
    {
        try session.check(commands, result, goingOn: true, at: place)
    }

    @Test(
        "catch takes the first clause whose type fits the exception or what it wraps",
        arguments: [
            ("try { 1 / 0 } catch [DivideByZeroException] { 'div' } catch { 'other' }", "div"),
            (
                "try { [IO.File]::ReadAllText('./no') } catch [IO.FileNotFoundException] { $_.Exception.GetType().Name }",
                "FileNotFoundException"
            ),
            (
                "try { [IO.File]::ReadAllText('./no') } catch { $_.Exception.GetType().Name }",
                "MethodInvocationException"
            ),
            ("try { throw [ArgumentNullException]::new('p') } catch [ArgumentException] { 'base' }", "base"),
            ("try { throw 'text' } catch [IO.IOException] { 'io' } catch { \"$_\" }", "text"),
            (
                "try { Get-Item no -ErrorAction Stop } catch [System.Management.Automation.ItemNotFoundException] "
                    + "{ 'item' }", "item"
            ),
        ])
    func typedCatch(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "finally runs whatever happens",
        arguments: [
            ("try { 'a' } finally { 'f' }", "a|f"),
            ("try { try { throw 'x' } finally { 'f' } } catch { \"c $_\" }", "f|c x"),
            ("function F { try { return 1 } finally { 'f' } }; F", "1|f"),
            ("foreach ($i in 1, 2) { try { continue } finally { \"f$i\" } }", "f1|f2"),
        ])
    func finally(commands: String, result: String) throws { try check(commands, result) }

    @Test("throw without a value passes the error on as it was")
    func rethrow() throws {
        try check(
            "try { try { 1 / 0 } catch { throw } } catch { $_.Exception.Message }",
            "Attempted to divide by zero.")
    }

    @Test(
        "a trap goes on behind the statement, or ends the function",
        arguments: [
            ("function F { trap { 'trap'; continue } 'a'; throw 'x'; 'b' }; F", "a|trap|b"),
            ("function F { trap [DivideByZeroException] { 'div'; continue } 1 / 0; 'b' }; F", "div|b"),
            ("function F { trap { 'trap'; return 'r' } throw 'x'; 'b' }; F", "trap|r"),
        ])
    func trap(commands: String, result: String) throws { try check(commands, result) }

    @Test("an error of a statement is reported, and the next statement runs")
    func goesOn() throws { try check("1 / 0; 'next'; $Error.Count", "next|1") }

    @Test(
        "-ErrorAction says what becomes of an error that a command goes on after",
        arguments: [
            ("$Error.Clear(); Get-Item no -ErrorAction SilentlyContinue; $Error.Count", "1"),
            ("$Error.Clear(); Get-Item no -ErrorAction Ignore; $Error.Count", "0"),
            ("try { Get-Item no -ErrorAction Stop; 'on' } catch { 'caught' }", "caught"),
            ("$ErrorActionPreference = 'Stop'; try { Get-Item no; 'on' } catch { 'caught' }", "caught"),
        ])
    func errorAction(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "-ErrorVariable collects what is reported inside, caught errors too",
        arguments: [
            ("Get-Item no1, no2 -ErrorAction SilentlyContinue -ErrorVariable e; $e.Count", "2"),
            (
                "Get-Item a -EA 0 -EV e; Get-Item b -EA 0 -EV +e; $e.Count; $e[1].TargetObject -like '*b'",
                "2|True"
            ),
            (
                "function F { [CmdletBinding()] param() Write-Error x; try { throw 'y' } catch { } }; "
                    + "F -ErrorVariable e 2>$null; $e.Count", "2"
            ),
            ("1, 2 | ForEach-Object { Write-Error \"e$_\" } -ErrorVariable e 2>$null; \"$($e[1])\"", "e2"),
        ])
    func errorVariable(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "$? is false after a statement that failed, also in an assignment or in parentheses",
        arguments: [
            ("Get-Item / | Out-Null; $?", "True"), ("Get-Item no -EA 0; $?", "False"),
            ("$x = Get-Item no -EA Ignore; $?", "False"), ("(Get-Item no -EA 0); $?", "False"),
            ("Get-Item no -EA 0; $x = 1; $?", "True"),
        ])
    func status(commands: String, result: String) throws { try check(commands, result) }

    @Test("Write-Error is named after the function that calls it")
    func userError() throws {
        try check(
            "function F { Write-Error m -ErrorId I -Category InvalidData -ErrorVariable e -EA 0; "
                + "$e[0].FullyQualifiedErrorId; \"$($e[0].CategoryInfo.Category)\" }; F", "I,F|InvalidData")
    }

    @Test("ErrorDetails replace the message that is shown")
    func details() throws {
        try check(
            "$r = [System.Management.Automation.ErrorRecord]::new([Exception]::new('raw'), 'I', 0, $null); "
                + "$r.ErrorDetails = [System.Management.Automation.ErrorDetails]::new('friendly'); "
                + "$r.ErrorDetails.RecommendedAction = 'wait'; "
                + "\"$r\"; $r.Exception.Message; $r.ErrorDetails.RecommendedAction", "friendly|raw|wait")
    }

    @Test("an exception class of a script keeps message, properties and base classes")
    func exceptionClass() throws {
        try check(
            """
            class AppError : Exception { [int]$Code; AppError([string]$m, [int]$c) : base($m) { $this.Code = $c } }
            class DiskError : AppError { DiskError([string]$m) : base("disk: $m", 7) { } }
            try { throw [DiskError]::new('full') } catch [AppError] { $_.Exception.Message; $_.Exception.Code }
            """, "disk: full|7")
    }

    @Test(
        "what the engine provides cannot be overwritten",
        arguments: ["$true = 1", "$PID = 1", "$Host = 1", "$global:HOME = 1", "$PSVersionTable = 1"])
    func constants(commands: String) throws {
        try check("try { \(commands); 'set' } catch { $_.FullyQualifiedErrorId }", "VariableNotWritable")
    }
}
