import Testing

@testable import ShellHost

@Suite struct ShellOptionTests {
    @Test func namesMayBeCutShortAndAreNotCaseSensitive() throws {
        let options = try ShellOptionReader.read(["-nop", "-NonI", "--command", "'a'", "b"])
        #expect(!options.loadsProfile)
        #expect(options.isNonInteractive)
        #expect(options.task == .command("'a' b"))
    }

    @Test func theFirstWordThatIsNoOptionIsAScriptAndTheRestItsArguments() throws {
        let options = try ShellOptionReader.read(["-NoProfile", "./s.ps1", "-Name", "x"])
        #expect(options.task == .file(path: "./s.ps1", arguments: ["-Name", "x"]))
    }

    @Test func aDashBehindCommandReadsStandardInput() throws {
        #expect(try ShellOptionReader.read(["-Command", "-"]).task == .standardInput)
        #expect(try ShellOptionReader.read(["-File", "-"]).task == .interactive)
    }

    @Test func anEncodedCommandIsUTF16InBase64() throws {
        #expect(try ShellOptionReader.read(["-ec", "JwDpACcA"]).task == .command("'é'"))
        #expect(throws: ShellOptionError.self) { try ShellOptionReader.read(["-e", "no base64!"]) }
    }

    @Test func theRestBehindCommandWithArgsIsItsArguments() throws {
        let options = try ShellOptionReader.read(["-CommandWithArgs", "$args", "-x", "5"])
        #expect(options.task == .commandWithArguments("$args", ["-x", "5"]))
    }

    @Test(arguments: [["-Bogus"], ["-Command"], ["-ConfigurationName", "x"], ["-WindowStyle", "Hidden"]])
    func whatIsNotUnderstoodIsRefused(arguments: [String]) {
        #expect(throws: ShellOptionError.self) { try ShellOptionReader.read(arguments) }
    }

    @Test func base64RefusesTextOfAWrongLength() {
        #expect(Base64.decode("QUI=") == [0x41, 0x42])
        #expect(Base64.decode("QUJD") == [0x41, 0x42, 0x43])
        #expect(Base64.decode("QUJDR") == nil)
    }
}
