"""What one person prefers on one computer. Each setting is declared once: name, default, what is allowed, text.

Nothing that colleagues share belongs here: that is a change of the workspace. The file is small JSON. A damaged file
never stops the program: it is kept aside, and the defaults hold.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from sala.errors import WrongUse
from sala.paths import config_folder, durable_write, ensure_folder

_LOG: Final = logging.getLogger(__name__)

Value = TypeVar("Value", str, int, bool)


def N_(text: str) -> str:  # noqa: N802 (the name by which Babel finds texts that are translated later)
    """Mark ``text`` for translation; the face that shows it translates it."""
    return text


@dataclass(frozen=True)
class Setting(Generic[Value]):
    """One setting.

    ``text`` is the untranslated English text of its label, empty for what only the program itself remembers.
    ``choices`` lists the values allowed; ``lowest`` and ``highest`` bound a number; a text has at most ``longest``
    characters. The type of ``default`` is the type of the setting.
    """

    key: str
    default: Value
    text: str = ""
    choices: tuple[Value, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    longest: int = 1000

    def problem_with(self, value: object) -> str:
        """Return why ``value`` is not allowed (``type``, ``choice``, ``low``, ``high``, ``long``), or an empty text."""
        if type(value) is not type(self.default):  # a bool is an int for isinstance
            return "type"
        if self.choices and value not in self.choices:
            return "choice"
        if isinstance(value, int):
            if self.lowest is not None and value < self.lowest:
                return "low"
            if self.highest is not None and value > self.highest:
                return "high"
        return "long" if isinstance(value, str) and len(value) > self.longest else ""


LANGUAGE: Final = Setting("language", "km", N_("Language"), choices=("km", "en"))
TEXT_SIZE: Final = Setting("text_size", 100, N_("Text size (%)"), lowest=80, highest=200)
THEME: Final = Setting("theme", "light", N_("Colours"), choices=("light", "dark", "contrast", "system"))
DIGITS: Final = Setting("digits", "language", N_("Digits"), choices=("language", "khmer", "latin"))
AUTHOR: Final = Setting("author", "", N_("Your name"), longest=120)
WORKSPACE: Final = Setting("workspace", "", N_("Folder where the work is kept"))
REOPEN_LAST_PLACE: Final = Setting("reopen_last_place", default=True, text=N_("Open where I stopped"))
LAST_PLACE: Final = Setting("last_place", "")
FIRST_RUN_DONE: Final = Setting("first_run_done", default=False)
WINDOW_GEOMETRY: Final = Setting("window_geometry", "", longest=4000)
WINDOW_STATE: Final = Setting("window_state", "", longest=20_000)
GUIDE_FOLDED: Final = Setting("guide_folded", default=False)
LAST_FOLDER: Final = Setting("last_folder", "")
CRASH_SEEN: Final = Setting("crash_seen", "", longest=120)
ROOM_LANGUAGE: Final = Setting("room_language", "km", choices=("km", "en"))
ROOM_COLOURS: Final = Setting("room_colours", "light", choices=("light", "contrast"))
ROOM_CHIME: Final = Setting("room_chime", default=True)

DECLARED: Final[Mapping[str, Setting[Any]]] = {
    setting.key: setting
    for setting in (
        LANGUAGE,
        TEXT_SIZE,
        THEME,
        DIGITS,
        AUTHOR,
        WORKSPACE,
        REOPEN_LAST_PLACE,
        LAST_PLACE,
        FIRST_RUN_DONE,
        WINDOW_GEOMETRY,
        WINDOW_STATE,
        GUIDE_FOLDED,
        LAST_FOLDER,
        CRASH_SEEN,
        ROOM_LANGUAGE,
        ROOM_COLOURS,
        ROOM_CHIME,
    )
}


def declared(key: str) -> Setting[Any]:
    """Return the setting named ``key``; raises ``WrongUse`` ``setting.unknown`` (``key``, ``known``)."""
    try:
        return DECLARED[key]
    except KeyError:
        raise WrongUse("setting.unknown", key=key, known=sorted(DECLARED)) from None


class Settings:
    """The settings of this person on this computer, as read from a file; ``save`` writes back what was set since.

    ``damaged`` is where an unreadable file was put aside, or ``None``: the face tells the person once. Values of a
    newer Sala that this one does not know, or does not allow, stay in the file untouched.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Read ``path``, or the file in the person's settings folder. No file yet is the same as an empty one."""
        self.path: Final = path if path is not None else config_folder() / "settings.json"
        self.damaged: Path | None = None
        self._set_here: dict[str, str | int | bool] = {}
        self._values: dict[str, Any] = self._read()

    def get(self, setting: Setting[Value]) -> Value:
        """Return the value of ``setting``: its default where none, or none that is allowed, has been saved."""
        value = self._values.get(setting.key, setting.default)
        if setting.problem_with(value):
            return setting.default
        kept: Value = value
        return kept

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Give ``setting`` a value; ``save`` keeps it.

        Raises ``WrongUse`` ``setting.invalid`` (``key``, ``value``, ``problem`` as ``Setting.problem_with`` names it,
        ``choices``, ``lowest``, ``highest``, ``longest``).
        """
        problem = setting.problem_with(value)
        if problem:
            raise WrongUse(
                "setting.invalid",
                key=setting.key,
                value=value,
                problem=problem,
                choices=list(setting.choices),
                lowest=setting.lowest,
                highest=setting.highest,
                longest=setting.longest,
            )
        self._values[setting.key] = self._set_here[setting.key] = value

    def save(self) -> None:
        """Write what was set since the last ``save``, over what another window may have saved meanwhile.

        Raises ``EnvironmentFault`` as ``sala.paths.durable_write`` does; nothing is lost then: try again.
        """
        if not self._set_here:
            return
        ensure_folder(self.path.parent)
        together = self._read() | self._set_here
        text = json.dumps(together, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        durable_write(self.path, text.encode("utf-8"), private=True)
        self._values = together
        self._set_here = {}

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            found = None
        except OSError as error:
            _LOG.warning("settings cannot be read: %s", error.strerror)
            return {}
        if isinstance(found, dict):
            return found
        self._put_aside()
        return {}

    def _put_aside(self) -> None:
        aside = self.path.with_suffix(".damaged.json")
        try:
            self.path.replace(aside)
        except OSError as error:
            _LOG.warning("damaged settings cannot be put aside: %s", error.strerror)
            return
        self.damaged = aside
        _LOG.warning("settings were damaged; kept as %s", aside.name)
