"""The window around the pages: top bar, stage rail, status line."""
