"""Plain values and rules of a workshop. Standard library only: no Qt, no SQL, no files."""
