"""Whose signature a file carries, said for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sala.language import N_
from sala.services.senders import CHANGED, FIRST, KNOWN, NAMESAKE, OWN

STANDINGS: Final[Mapping[str, str]] = {
    OWN: N_("This file was made on this laptop."),
    KNOWN: N_("The signature is the same as in earlier files from this laptop."),
    FIRST: N_("This is the first file from this laptop. Do you know who gave it to you?"),
    NAMESAKE: N_("Another laptop of this name sent files before. Before you take it in, ask whether there are two."),
    CHANGED: N_(
        "This laptop signed its earlier files with another key. Somebody may pretend to be the sender. "
        "Ask the sender by telephone before you take it in."
    ),
}
"""What is known of the signature of a file, before it is taken in."""

TAKEN_STANDINGS: Final[Mapping[str, str]] = {
    FIRST: N_("This was the first file from this laptop. Do you know who gave it to you?"),
    NAMESAKE: N_("Another laptop of this name sent files before. Ask whether there are two."),
    CHANGED: N_(
        "This laptop signed its earlier files with another key. Somebody may pretend to be the sender: "
        "ask the sender by telephone."
    ),
}
"""The same once it was taken in, where there is anything to ask."""
