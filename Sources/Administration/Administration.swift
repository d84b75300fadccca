// Administration: filled by the commits that follow.
