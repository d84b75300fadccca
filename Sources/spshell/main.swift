import Glibc
import ShellHost

exit(ShellProcess.run(Array(CommandLine.arguments.dropFirst()), modules: []))
