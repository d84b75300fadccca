import ShellRuntime
import Testing

@testable import ShellHost

@Suite struct SessionTests {
    /// A command of the farm's module that reports an error.
    private final class FailingCommand: Cmdlet {
        override func process() throws {
            try writeError(
                ScriptError.make(id: "Farm.Failed", category: .invalidOperation, message: "It failed.").record
            )
        }
    }

    private func run(_ text: String, module: String) -> Int32 {
        let commands = CommandModule(
            name: module,
            entries: [
                .init("Test-Farm") {
                    CommandDeclaration("Test", "Farm", module: module) { FailingCommand() }
                }
            ])
        var options = ShellOptions()
        options.loadsProfile = false
        options.isNonInteractive = true
        options.task = .command(text)
        return EngineThread.run {
            ShellSession(options, modules: [commands], views: []).run()
        }
    }

    @Test func aFarmCommandThatFailedUnnoticedMakesTheExitCodeOne() {
        #expect(run("Test-Farm; $x = 1", module: ShellProcess.farmModule) == 1)
        #expect(run("Test-Farm; $x = 1", module: "Other.Module") == 0)
    }

    @Test func anErrorThatSomebodyDealtWithDoesNotCount() {
        let farm = ShellProcess.farmModule
        #expect(run("Test-Farm -ErrorAction SilentlyContinue; $x = 1", module: farm) == 0)
        #expect(run("try { Test-Farm -ErrorAction Stop } catch { }; $x = 1", module: farm) == 0)
        #expect(run("Test-Farm; exit 0", module: farm) == 0)
        #expect(run("Test-Farm; exit 4", module: farm) == 4)
    }
}
