"""Every screen and dialog of the real window, brought about on real workspaces: to look at, and to measure."""
