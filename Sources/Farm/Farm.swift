// Farm: filled by the commits that follow.
