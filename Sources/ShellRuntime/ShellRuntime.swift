// ShellRuntime: filled by the commits that follow.
