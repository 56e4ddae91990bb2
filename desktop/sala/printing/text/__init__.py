"""From text to lines of positioned clusters: fonts, shaping, styles, line breaks."""
