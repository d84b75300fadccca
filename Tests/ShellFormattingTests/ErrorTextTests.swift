import ShellRuntime
import Testing

@testable import ShellFormatting

@Suite struct ErrorTextTests {
    private func record(line: String, from: Int, to: Int, file: String = "/x/s.ps1") -> ErrorRecord {
        let record = ScriptError.make(id: "Id", category: .objectNotFound, message: "It is not there.").record
        let place = InvocationInfo()
        place.scriptName = file
        place.scriptLineNumber = 3
        place.extentEndLine = 3
        place.line = line
        place.offsetInLine = from
        place.extentEndColumn = to
        record.invocation = place
        record.activity = "Get-Item"
        return record
    }

    @Test func anErrorInAFileQuotesTheLineAndMarksTheCommand() {
        let text = ErrorText(width: 80).text(record(line: "& { Get-Item x }", from: 5, to: 15))
        #expect(
            text == """
                Get-Item: /x/s.ps1:3
                Line |
                   3 |  & { Get-Item x }
                     |      ~~~~~~~~~~
                     | It is not there.

                """)
    }

    @Test func anErrorWithoutAFileOnTheFirstLineIsOneLine() {
        let record = record(line: "Get-Item x", from: 1, to: 11, file: "")
        record.invocation?.scriptLineNumber = 1
        #expect(ErrorText(width: 80).text(record) == "Get-Item: It is not there.")
    }

    @Test func aLongLineIsCutAroundTheMarker() {
        let start = String(repeating: "b", count: 80)
        let quote = SourceQuote(
            record(line: start + "Get-Item" + String(repeating: "c", count: 20), from: 81, to: 89).invocation!
        )
        #expect(quote.line == "… " + String(repeating: "b", count: 53) + "Get-Item" + "cccccccc" + " …")
        #expect(quote.markerStart == 55 && quote.markerLength == 8)
    }

    @Test(arguments: [
        ("Update-X -Passphrase 'abc-DEF1'", "Update-X -Passphrase ***"),
        ("Update-X -Passphrase:abc -Name n", "Update-X -Passphrase:*** -Name n"),
        ("Set-X -NewPassword \"a`\"b\" -Force", "Set-X -NewPassword *** -Force"),
        ("    -Passphrase 'abc'", "    -Passphrase ***"),
        (
            "$v = ConvertTo-SecureString 'it''s' -AsPlainText -Force",
            "$v = ConvertTo-SecureString *** -AsPlainText -Force"
        ),
        ("$v = ConvertTo-SecureString word -AsPlain", "$v = ConvertTo-SecureString *** -AsPlain"),
        ("$adminPassword = 'abc'", "$adminPassword = ***"),
        ("Update-X -Passphrase $p", "Update-X -Passphrase $p"),
        (
            "Update-X -Passphrase (Read-Host -AsSecureString)",
            "Update-X -Passphrase (Read-Host -AsSecureString)"
        ),
        ("Set-X -PassPhrase (secret 'abc' (f \"d)\")) 'n'", "Set-X -PassPhrase (secret *** (f ***)) 'n'"),
        ("Update-X -Passphrase 'open", "Update-X -Passphrase ***"),
        ("Get-X $app -Ticket abc", "Get-X $app -Ticket ***"),
        ("$ticket = 'abc'", "$ticket = ***"),
        (
            "Update-SPSecureStoreGroupCredentialMapping -Identity $a -Values 'u', \"p\" -Verbose",
            "Update-SPSecureStoreGroupCredentialMapping -Identity $a -Values ***, *** -Verbose"
        ),
        (
            "Update-SPSecureStoreCredentialMapping $a -Va u,p",
            "Update-SPSecureStoreCredentialMapping $a -Va ***"
        ),
        ("Set-X -Values 'shown'", "Set-X -Values 'shown'"),
    ])
    func aQuotedLineShowsNoSecret(line: String, shown: String) {
        #expect(SecretMask.shown(line) == shown)
    }

    @Test func theMarkerMovesWithTheMaskedLine() {
        let text = ErrorText(width: 80).text(
            record(line: "& { Get-X -Password abcdefgh } | x", from: 5, to: 29))
        #expect(
            text == """
                Get-Item: /x/s.ps1:3
                Line |
                   3 |  & { Get-X -Password *** } | x
                     |      ~~~~~~~~~~~~~~~~~~~
                     | It is not there.

                """)
    }
}
