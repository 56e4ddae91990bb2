"""Photos that belong to cards."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from sala.domain.identity import new_id
from sala.domain.records import ATTACHMENT, Record
from sala.domain.validity import LINE_LENGTH, NAME_LENGTH
from sala.errors import EnvironmentFault, WrongUse
from sala.khmer import clean_text
from sala.services.cards import card
from sala.services.changed import Changed, changed_by
from sala.services.consent import photos_not_to_share, records_not_to_share
from sala.storage import Workspace

#: A photo is kept at most this large on its longer side, in pixels: enough for a printed A4 page at 200 dpi.
LONGEST_SIDE = 2400
_QUALITY = 85
_LARGEST_FILE = 60_000_000
_LARGEST_PIXELS = 120_000_000


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo of a card; ``path`` is None while its file has not arrived on this laptop.

    ``consent`` is the code of the consent record that covers it, or "".
    """

    record: Record
    id: str
    card: str
    sha256: str
    name: str
    caption: str
    consent: str
    path: Path | None


def attach_photo(
    ws: Workspace,
    workshop: str,
    card_id: str,
    source: Path | bytes,
    *,
    name: str = "",
    caption: str = "",
    consent: str = "",
) -> Changed:
    """Keep a photo with a card.

    It is turned upright, made no larger than needed, and loses what the camera wrote into it (place, owner, serial
    number): a citizen's house cannot be found from it.

    Raises:
        WrongUse: ``photo.not_a_picture``, ``photo.too_large``, ``card.unknown``, ``text.too_long``.
        EnvironmentFault: ``file.unreadable``, ``disk.full``.
    """
    card(ws, workshop, card_id)
    title = clean_text(name or (source.name if isinstance(source, Path) else ""), lines=False, limit=NAME_LENGTH)
    words = clean_text(caption, lines=False, limit=LINE_LENGTH)
    stored = ws.add_file(_upright_jpeg(source, title))
    identity = new_id()
    fields = {
        "card": card_id,
        "sha256": stored.sha256,
        "size": stored.size,
        "media_type": "image/jpeg",
        "name": title,
        "caption": words,
        "consent": consent,
    }
    with ws.act(workshop) as act:
        act.put(ATTACHMENT, identity, {key: value for key, value in fields.items() if value != ""})
        return changed_by(workshop, act.changes, created=identity)


def attachments(ws: Workspace, workshop: str, card_id: str | None = None) -> list[Attachment]:
    """Return the photos of a card, or of the whole workshop, oldest first."""
    found = [record for record in ws.records(workshop, ATTACHMENT) if card_id in (None, record.text("card"))]
    return [attachment_from(ws, record) for record in sorted(found, key=lambda record: record.id)]


def photos_not_here(ws: Workspace, workshop: str) -> list[Attachment]:
    """Return the photos whose files should be on this laptop and are not.

    One that may not be shared is none of them: it stays on the laptop that took it.
    """
    away = [photo for photo in attachments(ws, workshop) if photo.path is None]
    kept = photos_not_to_share(ws, workshop, records_not_to_share(ws, workshop)) if away else frozenset()
    return [photo for photo in away if photo.id not in kept]


def attachment_from(ws: Workspace, record: Record) -> Attachment:
    """Return the typed view of an attachment's record."""
    text = record.text
    path = ws.file_path(text("sha256")) if text("sha256") else None
    return Attachment(
        record, record.id, text("card"), text("sha256"), text("name"), text("caption"), text("consent"), path
    )


def remove_attachment(ws: Workspace, workshop: str, identity: str) -> Changed:
    """Take a photo from its card; undo brings it back."""
    with ws.act(workshop) as act:
        act.delete(ATTACHMENT, identity)
        return changed_by(workshop, act.changes)


def _upright_jpeg(source: Path | bytes, name: str) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  # start-up: loaded when first needed

    try:
        data = source if isinstance(source, bytes) else _read(source)
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > _LARGEST_PIXELS:
                raise WrongUse("photo.too_large", name=name)
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise WrongUse("photo.not_a_picture", name=name) from None
    except OSError as error:
        raise EnvironmentFault("file.unreadable", name=name, reason=type(error).__name__) from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _read(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST_FILE:
        raise WrongUse("photo.too_large", name=path.name)
    return path.read_bytes()
