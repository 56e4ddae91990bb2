"""The command line: the same services as the window, for tests, scripts and help over the telephone."""

from sala.cli.run import report_bug, report_fault, report_stop, run_command

__all__ = ["report_bug", "report_fault", "report_stop", "run_command"]
