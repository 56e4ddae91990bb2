"""The photos that people agreed to show."""

from __future__ import annotations

from collections.abc import Iterator

from sala.printing.documents.report.values import Chapter, Photos, ReportPhoto, Text, Tone
from sala.services.attachments import Attachment
from sala.services.paper.report.material import Material

_MOST = 12


def photos_chapter(material: Material) -> Chapter | None:
    """Return the chapter of photos; None where there is none that may be shown."""
    shown = tuple(_readable(material, material.photos[:_MOST]))
    if not shown:
        return None
    say = material.say
    note = Text(
        say.gettext("Shown are only drawings, and photos of people who agreed to the photo and to sharing it."),
        Tone.QUIET,
        leads=True,
    )
    return Chapter(say.gettext("Photos"), (note, Photos(shown)))


def _readable(material: Material, photos: list[Attachment]) -> Iterator[ReportPhoto]:
    for photo in photos:
        try:
            data = photo.path.read_bytes() if photo.path else b""
        except OSError:  # a stick that was pulled out: the report goes on without it
            continue
        if data:
            yield ReportPhoto(data, material.say.line(photo.caption))
