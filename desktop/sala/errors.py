"""Errors as codes and parameters.

A lower floor never writes a sentence: it raises one of these, and the top floor finds the sentence for the code in the
language of the person (see ``sala.wording``). Three kinds exist, with three exit statuses of the command line.
"""

from __future__ import annotations


class SalaError(Exception):
    """Something that stops what a person asked for.

    ``code`` is a dotted lower-case name such as ``bundle.damaged``; ``parameters`` are the values that the sentence
    needs (plain values only: they are formatted in the language of the reader).
    """

    exit_status = 3

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.parameters.items())
        return f"{self.code}({details})"


class EnvironmentFault(SalaError):
    """Disk, file, key, damaged data: not the person's doing and not our bug. Exit status 1."""

    exit_status = 1


class WrongUse(SalaError):
    """What was asked for cannot be: an unknown name, a value out of range. Exit status 2."""

    exit_status = 2


class Cancelled(SalaError):
    """The person stopped the work; nothing was changed. Exit status 1."""

    exit_status = 1

    def __init__(self) -> None:
        super().__init__("cancelled")
