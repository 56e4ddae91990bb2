"""Brings the catalogues up to date with the source: ``python locales/update.py``.

Extracts every sentence into ``sala.pot`` and merges each ``<language>/LC_MESSAGES/sala.po``: known translations stay,
sentences that vanished are kept as obsolete (and come back translated if the sentence does) until ``--prune``. Files
are sorted and hold neither dates nor line numbers, so a run that changes nothing changes no file.

    python locales/update.py                     extract and merge; says what is missing
    python locales/update.py --from WORDS.json   also take translations: {"English": "ខ្មែរ", ...}
                                                 (a key may be "context|English"; a plural is keyed by its singular)
    python locales/update.py --prune             also drop the obsolete
    python locales/update.py --check             change nothing; exit 1 if a run would change a file
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TEMPLATE = HERE / "sala.pot"
PLURALS = {"km": "nplurals=1; plural=0;"}

sys.path.insert(0, str(HERE))

from extraction import extract  # noqa: E402  (beside this file)


def header(language: str) -> str:
    """The header entry without dates or names of tools: nothing in it changes by itself."""
    lines = ['msgid ""', 'msgstr ""', '"Project-Id-Version: sala\\n"']
    if language:
        lines += [f'"Language: {language}\\n"', f'"Plural-Forms: {PLURALS[language]}\\n"']
    lines += ['"MIME-Version: 1.0\\n"', '"Content-Type: text/plain; charset=utf-8\\n"']
    lines += ['"Content-Transfer-Encoding: 8bit\\n"', "", ""]
    return "\n".join(lines)


def template() -> Catalog:
    """Every sentence of the program."""
    catalogue = Catalog(charset="utf-8")
    source = ROOT / "desktop" / "sala"
    keywords = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    found = extract_from_dir(source, method_map=[("**.py", extract)], keywords=keywords, comment_tags=())
    for _file, _line, message, notes, context in found:
        catalogue.add(message, context=context, auto_comments=notes)
    return catalogue


def merged(old: Catalog, fresh: Catalog, language: str) -> Catalog:
    """The sentences of ``fresh`` with the translations of ``old``; what ``old`` has more becomes obsolete."""
    result = Catalog(locale=language, charset="utf-8")
    known = {key_of(m): m for m in [*old.obsolete.values(), *old] if m.id}
    for message in fresh:
        if not message.id:
            continue
        before = known.pop(key_of(message), None)
        entry = result.add(message.id, context=message.context, auto_comments=message.auto_comments)
        if before is not None and before.string:
            entry.string = form(before.string, entry)
            entry.user_comments = before.user_comments
            entry.flags |= {"fuzzy"} & before.flags
    result.obsolete.update({key: message for key, message in known.items() if any(strings(message))})
    return result


def key_of(message: Message) -> tuple[str, str]:
    """What a translation belongs to: the context and the (singular) English."""
    identity = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", identity


def strings(message: Message) -> tuple[str, ...]:
    """The translations of one entry: one, or one for each plural form."""
    return tuple(message.string or ()) if isinstance(message.string, tuple) else (message.string or "",)


def complete(message: Message) -> bool:
    """Whether every form is translated."""
    return bool(strings(message)) and all(strings(message))


def form(string: str | tuple[str, ...], entry: Message) -> str | tuple[str, ...]:
    """A translation in the shape that the entry has now (a sentence may have gained or lost its plural)."""
    first = string if isinstance(string, str) else string[0]
    return (first,) if entry.pluralizable else first


def take(catalogue: Catalog, words: dict[str, str]) -> list[str]:
    """Put the given translations in; returns the keys that no sentence has."""
    entries = {key_of(m): m for m in catalogue if m.id}
    unknown = []
    for key, translation in words.items():
        context, bar, rest = key.partition("|")
        entry = entries.get(("", key)) or (entries.get((context, rest)) if bar else None)
        if entry is None:
            unknown.append(key)
        else:
            entry.string = form(translation, entry)
            entry.flags.discard("fuzzy")
    return unknown


def text_of(catalogue: Catalog, language: str, *, keep_obsolete: bool = True) -> str:
    """The file's text."""
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalogue,
        width=0,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=not keep_obsolete,
    )
    return header(language) + buffer.getvalue().decode("utf-8").strip() + "\n"


def read(path: Path, language: str) -> Catalog:
    """The catalogue in a file; an empty one where there is no file yet."""
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


@contextmanager
def alone() -> Iterator[None]:
    """One run at a time: two that merge at once would lose the translations of one."""
    with Path(tempfile.gettempdir(), "sala-locales.lock").open("w") as lock:
        if os.name == "posix":
            import fcntl  # noqa: PLC0415  (not on Windows)

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write(path: Path, text: str, *, check: bool) -> bool:
    """Write a file whole if its text is new; with ``check`` only say whether it is."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(path.suffix + ".new")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    return True


def update(words: dict[str, str], *, prune: bool, check: bool) -> bool:
    """One run; returns whether anything was (or would be) changed."""
    fresh = template()
    changed = write(TEMPLATE, text_of(fresh, ""), check=check)
    for language in PLURALS:
        path = HERE / language / "LC_MESSAGES" / "sala.po"
        catalogue = merged(read(path, language), fresh, language)
        unknown = take(catalogue, words)
        changed |= write(path, text_of(catalogue, language, keep_obsolete=not prune), check=check)
        for key in unknown:
            print(f"no such sentence: {key}", file=sys.stderr)  # noqa: T201
        missing = [m for m in catalogue if m.id and not complete(m)]
        for message in missing:
            print(f"{language}: missing: {'|'.join(filter(None, key_of(message)))}")  # noqa: T201
        print(f"{language}: {len(catalogue) - len(missing)} translated, {len(missing)} missing")  # noqa: T201
    return changed


def main() -> int:
    """The command line; see the top of this file."""
    parser = argparse.ArgumentParser(description="Bring the catalogues up to date with the source.")
    parser.add_argument("--from", dest="words", type=Path, help="JSON file with translations to take in")
    parser.add_argument("--prune", action="store_true", help="drop sentences that the program no longer says")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if something would change")
    chosen = parser.parse_args()
    words = json.loads(chosen.words.read_text(encoding="utf-8")) if chosen.words else {}
    with alone():
        changed = update(words, prune=chosen.prune, check=chosen.check)
    return int(changed and chosen.check)


if __name__ == "__main__":
    sys.exit(main())
