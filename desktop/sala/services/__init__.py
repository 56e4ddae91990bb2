"""One function per thing that a person can do; each returns what changed, or what was asked."""
