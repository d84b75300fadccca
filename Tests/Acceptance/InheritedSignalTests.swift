import TestSupport
import Testing

@Suite("Signals that the shell was started with")
struct InheritedSignalTests {
    @Test(
        "blocked or ignored, they reach its programs all the same",
        arguments: ["--block-signal=TERM", "--ignore-signal=TERM"])
    func reachPrograms(option: String) throws {
        let computer = FreshComputer()
        var shell = computer.shell
        shell.prefix = ["/usr/bin/env", option]
        let outcome = try shell.run(["-NoProfile", "-Command", "sh -c 'kill -TERM $$'; $LASTEXITCODE"])
        #expect(outcome.output == "143\n", "\(outcome.error)")
    }
}
