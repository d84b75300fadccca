// DatabaseServer: filled by the commits that follow.
