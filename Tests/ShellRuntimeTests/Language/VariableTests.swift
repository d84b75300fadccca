import Testing

@Suite("Variables and scopes")
struct VariableTests {
    private func check(_ text: String, _ result: String) { #expect(Script.run(text) == result) }

    @Test(
        "a function sees its caller's variables and changes its own",
        arguments: [
            ("$x = 1; function F { $x; $x = 2; $x }; F; $x", "1|2|1"),
            ("function F { $script:x = 2 }; $x = 1; F; $script:x", "2"),
            ("$x = 1; & { $x++; $x }; $x", "2|1"), ("$x = 1; . { $x = 2 }; $x", "2"),
            ("function F { $private:x = 1; G }; function G { \"[$x]\" }; F", "[]"),
        ])
    func scopes(text: String, result: String) { check(text, result) }

    @Test(
        "a typed variable converts what it is given, or refuses it",
        arguments: [
            ("[int]$x = '5'; $x + 1", "6"), ("[int]$x = 1; $x = '7'; $x.GetType().Name", "Int32"),
            ("[int]$x = 1; try { $x = 'a' } catch { 'no' }; $x", "no|1"),
            ("[string]$x = 'a'; $x = 5; $x.GetType().Name", "String"),
        ])
    func types(text: String, result: String) { check(text, result) }

    @Test(
        "rules on a variable hold for every assignment",
        arguments: [
            ("[ValidateRange(1, 3)][int]$x = 1; $x = 3; $x", "3"),
            ("[ValidateRange(1, 3)][int]$x = 1; $x = 4", "!ValidateSetFailure"),
            ("[ValidateNotNullOrEmpty()][string]$x = 'a'; $x = ''", "!ValidateSetFailure"),
            ("[ValidateRange(1, 3)][int]$x = 2; $x++; $x", "3"),
        ])
    func rules(text: String, result: String) { check(text, result) }

    @Test("a command whose name is computed is looked up at each call")
    func computedNames() {
        check("function R0 { 'zero' } function R1 { 'one' } foreach ($n in 0, 1) { & \"R$n\" }", "zero|one")
    }

    @Test(
        "$OFS joins the elements of a list in a text",
        arguments: [
            ("\"$(1, 2)\"", "1 2"), ("$OFS = '-'; \"$(1, 2)\"", "1-2"), ("$OFS = ''; \"$(1, 2)\"", "12"),
            ("$OFS = $null; \"$(1, 2)\"", "1 2"),
        ])
    func separator(text: String, result: String) { check(text, result) }

    @Test(
        "keys and values of a table are collections of the language",
        arguments: [
            ("@{ a = 1 }.Values.ForEach({ $_ + 1 })", "2"), ("@{ a = 1 }.Keys.Where({ $_ -eq 'a' })", "a"),
            ("$h = [ordered]@{ b = 1; a = 2 }; $h.Keys", "b|a"),
        ])
    func tableParts(text: String, result: String) { check(text, result) }

    @Test(
        "switch tells files and patterns that it cannot read",
        arguments: [
            ("switch -File ./no-such-file { default { 1 } }", "!PathNotFound"),
            ("switch -Regex ('a') { '(' { 1 } }", "!InvalidRegularExpression"),
        ])
    func switchErrors(text: String, result: String) { check(text, result) }
}
