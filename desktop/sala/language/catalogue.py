"""Finding and reading one compiled gettext catalogue.

An installed program carries ``sala.mo`` only. In a source checkout the text catalogue ``sala.po`` is the truth: when it
is newer than the compiled one, it is compiled again on the spot, so that nobody sees yesterday's words.
"""

from __future__ import annotations

import gettext
import io
import os
import tempfile
from contextlib import suppress
from pathlib import Path

DOMAIN = "sala"


def load(locale_folder: Path, language: str) -> gettext.NullTranslations:
    """The catalogue of ``language`` below ``locale_folder``; an empty one where the language has none."""
    folder = locale_folder / language / "LC_MESSAGES"
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if _is_current(compiled, source):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    if not source.exists():
        return gettext.NullTranslations()
    content = compile_catalogue(source)
    _keep(content, compiled)
    return gettext.GNUTranslations(io.BytesIO(content))


def compile_catalogue(source: Path) -> bytes:
    """The compiled form of ``<language>/LC_MESSAGES/sala.po``; entries marked fuzzy are left out."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # start-up: loaded when first needed
    from babel.messages.pofile import read_po  # noqa: PLC0415  # start-up: loaded when first needed

    language = source.parent.parent.name  # Babel writes the rule of plurals only for a language that it knows
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language, domain=DOMAIN)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _is_current(compiled: Path, source: Path) -> bool:
    try:
        compiled_at = compiled.stat().st_mtime_ns
    except FileNotFoundError:
        return False
    try:
        return compiled_at >= source.stat().st_mtime_ns
    except FileNotFoundError:
        return True


def _keep(content: bytes, compiled: Path) -> None:
    """Write the compiled catalogue for the next start, whole or not at all; a read-only folder is no fault."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=compiled.parent, prefix=f".{compiled.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(compiled)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
