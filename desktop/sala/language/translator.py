"""One language of the interface."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from sala import paths
from sala.errors import WrongUse
from sala.language.catalogue import load

if TYPE_CHECKING:
    import gettext

LANGUAGES: Final = ("km", "en")
"""The languages that the interface speaks, the default first."""

_KHMER_DIGITS: Final = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


def N_(msgid: str) -> str:  # noqa: N802  (the name that gettext users know)
    """Mark ``msgid`` for extraction and return it unchanged: it is translated later, where the language is known."""
    return msgid


class Translator:
    """The words of one language, looked up by their English wording.

    ``language`` is ``"km"`` or ``"en"``; any other raises ``WrongUse("language.unknown")``. ``digits`` says how numbers
    are written: ``"language"`` (Khmer digits in Khmer), ``"khmer"`` or ``"latin"``. Two translators that speak alike
    are equal and share their catalogue.
    """

    __slots__ = ("_catalogue", "_khmer_digits", "_language")

    def __init__(self, language: str, digits: str = "language") -> None:
        if language not in LANGUAGES:
            raise WrongUse("language.unknown", language=language, known=", ".join(LANGUAGES))
        self._language = language
        self._khmer_digits = digits == "khmer" or (digits == "language" and language == "km")
        self._catalogue = _catalogue_of(language)

    @property
    def language(self) -> str:
        """``"km"`` or ``"en"``."""
        return self._language

    @property
    def khmer_digits(self) -> bool:
        """Whether numbers are written ០១២៣៤៥៦៧៨៩."""
        return self._khmer_digits

    def gettext(self, msgid: str) -> str:
        """``msgid`` in this language; itself where no translation is known."""
        return self._catalogue.gettext(msgid) if msgid else ""

    def ngettext(self, singular: str, plural: str, n: float) -> str:
        """The form of a sentence about ``n`` things; ``n`` itself is not put in (see ``nformat``)."""
        return self._catalogue.ngettext(singular, plural, n)  # type: ignore[arg-type]

    def pgettext(self, context: str, msgid: str) -> str:
        """``msgid`` as meant in ``context``, for English words that are several Khmer ones."""
        return self._catalogue.pgettext(context, msgid) if msgid else ""

    def format(self, msgid: str, /, **values: object) -> str:
        """Translate ``msgid``, then fill its ``{names}``.

        A number among the values is written in the digits of the language, ungrouped (it may be a year); pass
        ``number(value)`` where thousands should be separated. Raises ``KeyError`` for a name without a value.
        """
        return self.gettext(msgid).format_map(self._written(values))

    def nformat(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Translate a sentence about ``n`` things and fill its ``{n}`` and other ``{names}``."""
        return self.ngettext(singular, plural, n).format_map(self._written({"n": n, **values}))

    def number(self, value: float) -> str:
        """A number with its thousands separated, in the digits of the language: 1,250 or ១,២៥០ (CLDR, km_KH)."""
        return self.digits(f"{value:,}")

    def digits(self, text: str) -> str:
        """``text`` with its Latin digits in the digits of the language, for clock times and the like."""
        return text.translate(_KHMER_DIGITS) if self._khmer_digits else text

    def _written(self, values: dict[str, object]) -> dict[str, object]:
        return {name: self._write(value) for name, value in values.items()}

    def _write(self, value: object) -> object:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.digits(str(value))
        return value

    def _same(self) -> tuple[str, bool]:
        return self._language, self._khmer_digits

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Translator) and other._same() == self._same()

    def __hash__(self) -> int:
        return hash((Translator, *self._same()))

    def __repr__(self) -> str:
        return f"Translator({self._language!r})"


@cache
def _catalogue_of(language: str) -> gettext.NullTranslations:
    """Read once for each language: a catalogue is a constant of the program, not a setting."""
    return load(paths.locale_path(), language)
