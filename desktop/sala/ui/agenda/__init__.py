"""The parts of the agenda's page: its beginning, the days, and the blocks of a day."""
