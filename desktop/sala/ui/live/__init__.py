"""The day, live: what runs now, what is next, how late it is, and ways to catch up."""
