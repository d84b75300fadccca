import Glibc
import ShellCommands
import ShellFormatting
import ShellRuntime
import ShellSyntax

/// The shell as a process: reads the command line, does what it says, and gives the exit code.
public enum ShellProcess {
    /// The version that `-Version` names: the PowerShell whose language and commands the shell follows.
    static let version = "PowerShell 7.6.9"
    /// What a session at a terminal begins with.
    static let banner = """
        spshell (\(version))
        Farm commands: Get-Command -Module \(farmModule)
        Help: Get-Help Backup-SPFarm -Examples

        """
    /// The module whose errors a script may not end with unnoticed.
    static let farmModule = "Microsoft.SharePoint.PowerShell"
    /// What a wrong command line ends with, `EX_USAGE`.
    private static let usageError: Int32 = 64

    /// Runs the process's command line with the modules and views that come on top of the built-in ones.
    public static func run(
        _ arguments: [String], modules: [CommandModule] = [], views: @escaping () -> [ViewDefinition] = { [] }
    ) -> Int32 {
        let options: ShellOptions
        do {
            options = try ShellOptionReader.read(arguments)
        } catch {
            complain(error)
            return usageError
        }
        switch options.task {
        case .version:
            say(version + "\n")
            return 0
        case .help:
            say(ShellUsage.text)
            return 0
        default: break
        }
        return EngineThread.run {
            ShellSession(
                options, modules: BuiltInCommands.modules + modules, views: BuiltInCommands.views + views()
            ).run()
        }
    }

    private static func complain(_ error: ShellOptionError) {
        var text = error.message + "\n" + (error.showsUsage ? ShellUsage.text : "")
        text.withUTF8 { ConsoleHost.writeAll(2, UnsafeRawBufferPointer($0)) }
    }

    private static func say(_ text: String) {
        var text = text
        text.withUTF8 { ConsoleHost.writeAll(1, UnsafeRawBufferPointer($0)) }
    }
}
