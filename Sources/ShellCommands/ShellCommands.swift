// ShellCommands: filled by the commits that follow.
