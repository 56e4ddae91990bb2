"""One file for each step of the tables' history. A step that was released is never edited."""
