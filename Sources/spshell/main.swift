import Glibc
import SharePointCmdlets
import ShellHost

exit(
    ShellProcess.run(
        Array(CommandLine.arguments.dropFirst()), modules: [SharePointModule.module], views: { FarmViews.all }
    ))
