import ShellSyntax
import Testing

/// Scripts of many constructs, valid all of them.
enum Samples {
    static let all: [String] = [
        """
        #requires -Version 5
        <# Counts files. #>
        [CmdletBinding()]
        param(
            [Parameter(Mandatory = $true, Position = 0)] [string[]] $Path,
            [ValidateSet('a', 'b')] [string] $Mode = 'a',
            [switch] $Recurse
        )
        begin { $total = 0; $names = @{ } }
        process {
            foreach ($item in Get-ChildItem $Path -Recurse:$Recurse | Where-Object { -not $_.PSIsContainer }) {
                $total += $item.Length
                $names[$item.Name] = "$($item.Length / 1kb) kB of ${item}"
            }
        }
        end { [pscustomobject] @{ Total = $total; Names = $names.Keys -join ', ' } }
        """,
        """
        using namespace System.Collections
        enum Level { Low; High = 4 }
        class Base { [string] $Name; Base([string] $name) { $this.Name = $name } }
        class Thing : Base {
            [Level] $Level = [Level]::Low
            static [int] $Count
            Thing([string] $n) : base($n) { [Thing]::Count++ }
            [string] Describe([int] $depth) {
                if ($depth -gt 3) { return 'deep' } elseif ($depth -eq 0) { return $this.Name }
                return "{0} {1}" -f $this.Name, $this.Describe($depth - 1)
            }
        }
        """,
        """
        :outer for ($i = 0; $i -lt 10; $i++) {
            switch -Regex ($i) {
                '^1' { continue outer }
                { $_ -eq 5 } { break }
                default { do { $i += 2 } until ($i -gt 3) }
            }
        }
        try { throw 'x' } catch [System.IO.IOException] { 1 } catch { 2 } finally { 3 }
        trap { continue }
        data messages { ConvertFrom-StringData 'a = b' }
        """,
        """
        $text = @'
        line 'one'
        '@
        $other = @"
        value $($text.Length) and $($h['a'])
        "@
        Get-Item . 2>&1 > out.txt && 'done' || exit 1
        & { param($a) $a ?? 'none' } -a:5 | ForEach-Object -Process { $_ * 2 } `
            -End { ,(1, 2) }
        $x = $a ? $b : $c
        function Add-One([int] $n) { $n + 1 }
        filter Double { $_ * 2 }
        $a.b.c[0]::d('e', { f }).Where{ $_ }
        """,
    ]
}

@Suite("Properties of all texts")
struct PropertyTests {
    @Test("Samples are valid", arguments: Samples.all)
    func valid(script: String) {
        #expect(errors(script) == [])
    }

    /// Errors that PowerShell calls final even where the text ends.
    private static let final: Set<String> = [
        "MissingEqualsInHashLiteral", "EndSquareBracketExpectedAtEndOfAttribute", "MissingFileSpecification",
        "MissingExpression", "ParameterRequiresArgument", "MissingEndParenthesisInExpression",
        "MissingPropertyTerminator", "UnexpectedAttribute", "ExpectedValueExpression", "MissingFunctionBody",
    ]

    @Test("Cut at the end of any line, a valid script is valid or waits for more", arguments: Samples.all)
    func lines(script: String) { expectPrefixes(of: script, final: []) { $0.kind == .newLine } }

    @Test(
        "Cut behind any token, a valid script is valid, waits for more, or lacks what must follow at once",
        arguments: Samples.all)
    func prefixes(script: String) { expectPrefixes(of: script, final: Self.final) { _ in true } }

    private func expectPrefixes(of script: String, final: Set<String>, at isPlace: (Token) -> Bool) {
        let result = Parser.parse(script)
        let source = result.scriptBlock.extent.source
        for token in result.tokens where isPlace(token) {
            let prefix = source.text(
                from: 0, to: token.kind == .newLine ? token.extent.startOffset : token.extent.endOffset)
            let first = Parser.parse(prefix).errors.first
            let isFine = first.map { $0.incompleteInput || final.contains($0.errorId) } ?? true
            #expect(isFine, "\(first?.errorId ?? "") behind \(token.text) of:\n\(prefix)")
        }
    }

    @Test("Tokens, blanks and continued lines are the whole text", arguments: Samples.all)
    func coverage(script: String) { expectCoverage(script) }

    @Test(
        "Changed at random, a script still gives a tree whose tokens cover the text",
        arguments: Samples.all.dropFirst())
    func mutations(script: String) {
        var random = Generator(state: 42)
        let pieces = [
            "{", "}", "(", ")", "$", "\"", "'", "@'", "\n", "[", "]", "`", "#", "|", ",", "class ", "-",
            "\u{0}", "=", "$(",
        ]
        for _ in 0..<300 {
            var units = Array(script.unicodeScalars)
            for _ in 0...Int(random.next() % 4) {
                let at = Int(random.next() % UInt64(units.count))
                switch random.next() % 3 {
                case 0: units.remove(at: at)
                case 1:
                    units.insert(
                        contentsOf: pieces[Int(random.next() % UInt64(pieces.count))].unicodeScalars, at: at)
                default: units.swapAt(at, Int(random.next() % UInt64(units.count)))
                }
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: units)
            expectCoverage(text)
        }
    }

    @Test("Random characters give a tree whose tokens cover the text")
    func noise() {
        var random = Generator(state: 7)
        let alphabet = Array(
            "${}()[]'\"@#`|&;,.:?!<>=+-*/%~ \n\r\tab1x_\u{E9}\u{2013}\u{201C}\u{1F600}".unicodeScalars)
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int(random.next() % 60) {
                text.unicodeScalars.append(alphabet[Int(random.next() % UInt64(alphabet.count))])
            }
            expectCoverage(text)
        }
    }

    /// Tokens do not overlap, and only blanks, escaped or not, lie between them.
    private func expectCoverage(_ script: String) {
        let result = Parser.parse(script)
        let source = result.scriptBlock.extent.source
        var at = 0
        for token in result.tokens {
            let gap = source.text(from: at, to: token.extent.startOffset)
            let isBlank = gap.unicodeScalars.allSatisfy {
                $0 == "`" || ($0.properties.isWhitespace && $0 != "\n" && $0 != "\r")
            }
            if token.extent.startOffset < at || !isBlank {
                Issue.record(
                    "\(token.kind.name) at \(token.extent.startOffset) behind \(at), between them '\(gap)', in:\n\(script)"
                )
                return
            }
            at = token.extent.endOffset
        }
        // PowerShell reads no further behind text between named blocks.
        if result.errors.contains(where: { $0.errorId == "MissingNamedBlocks" }) { return }
        #expect(result.tokens.last?.kind == .endOfInput)
        #expect(at >= source.count, "the tokens end too early in:\n\(script)")
    }

    /// The same numbers in every run.
    private struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
