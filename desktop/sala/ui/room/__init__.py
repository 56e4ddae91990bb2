"""What is shown to the room: the second window, and the panel that drives it."""
