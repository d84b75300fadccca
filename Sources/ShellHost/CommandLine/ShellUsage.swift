/// The text of `-Help`.
enum ShellUsage {
    static let text = """

        Usage: spshell [-Login] [[-File] <filePath> [args]]
                       [-Command { - | <script text> }]
                       [-CommandWithArgs <script text> [args]]
                       [-EncodedCommand <Base64EncodedCommand>]
                       [-ExecutionPolicy <ExecutionPolicy>]
                       [-InputFormat Text] [-OutputFormat Text]
                       [-Interactive] [-NoExit] [-NoLogo]
                       [-NonInteractive] [-NoProfile]
                       [-WorkingDirectory <directoryPath>]

               spshell -h | -Help | -? | /?
               spshell -Version

        Without -File and -Command the shell opens its prompt, or reads standard input when that is no terminal.

        Names of parameters may be cut short and are not case-sensitive. A script that ends by itself gives exit code
        0, one that ends by an error that nobody caught 1, `exit n` gives n. Where that would be 0 but a farm command
        failed and the script did nothing about it, the exit code is 1.

        """
}
