"""The photos of a card: small pictures side by side, added from files or by dropping them here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from sala.errors import SalaError
from sala.services.attachments import Attachment, attach_photo, remove_attachment
from sala.services.changed import Changed
from sala.services.method import Field as FieldSpec
from sala.services.workspace import Workspace
from sala.settings import LAST_FOLDER
from sala.ui.jobs import Progress
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import show_if
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.file_dialogs import choose_files
from sala.ui.widgets.flow import FlowLayout
from sala.ui.widgets.frames import Card as CardFrame
from sala.ui.widgets.frames import column, row
from sala.ui.widgets.labels import KhmerLabel, OneLineLabel

_SIDE = QSize(176, 132)


class PhotosStrip(QWidget):
    """Shows the photos of one card and adds more."""

    def __init__(
        self,
        session: Session,
        spec: FieldSpec | None,
        workshop: str,
        ensure_card: Callable[[], str],
    ) -> None:
        super().__init__()
        self._session, self._workshop, self._ensure_card = session, workshop, ensure_card
        self._tiles: dict[str, QWidget] = {}
        _ = session.gettext
        self.setObjectName("photos")
        title = spec.label.in_language(session.language) if spec else _("Photos")
        self.attach_button = KhmerButton(_("Attach photo"), "secondary", "camera", small=True)
        self.attach_button.setObjectName("attach_photo")
        self.attach_button.clicked.connect(lambda _checked: self.ask_for_files())
        head = row(KhmerLabel(title), self.attach_button)
        head.setStretch(0, 1)
        self._flow = FlowLayout(gap=UNIT)
        tiles = QWidget()
        tiles.setLayout(self._flow)
        help_text = KhmerLabel(spec.help.in_language(session.language) if spec else "", "small")
        show_if(help_text, bool(help_text.text()))
        self.setLayout(column(head, help_text, tiles, gap=UNIT // 2))

    def show_photos(self, photos: list[Attachment]) -> None:
        """Show these photos; pictures are read in another thread."""
        present = {photo.id for photo in photos}
        for identity in set(self._tiles) - present:
            tile = self._tiles.pop(identity)
            self._flow.removeWidget(tile)
            tile.deleteLater()
        for photo in photos:
            if photo.id not in self._tiles:
                self._add_tile(photo)

    def ask_for_files(self) -> None:
        """Let the person choose pictures and keep them with the card."""
        _ = self._session.gettext
        start = Path(self._session.settings.get(LAST_FOLDER) or Path.home())
        files = choose_files(self, _("Choose photos"), [_("Photos") + " (*.jpg *.jpeg *.png *.webp)"], start)
        if files:
            self._session.settings.set(LAST_FOLDER, str(files[0].parent))
            self.attach(files)

    def attach(self, files: list[Path]) -> None:
        """Keep pictures with the card; one that is no picture is told, the others are kept."""
        session, workshop, card_id = self._session, self._workshop, self._ensure_card()
        refused: list[SalaError] = []

        def attaching(ws: Workspace, progress: Progress) -> Changed:
            kept = Changed(workshop)
            for number, file in enumerate(files, start=1):
                if progress.stop_asked():
                    break
                try:
                    added = attach_photo(ws, workshop, card_id, file)
                except SalaError as error:
                    refused.append(error)
                else:
                    kept = replace(added, records=kept.records | added.records)
                progress.report(number, len(files))
            return kept

        def done(_changed: Changed) -> None:
            if refused:
                session.show_error(refused[0])

        session.long_write(attaching, done, title=session.gettext("Keeping the photos"))

    def _add_tile(self, photo: Attachment) -> None:
        _ = self._session.gettext
        picture = QLabel()
        picture.setFixedSize(_SIDE)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(photo.caption or photo.name)
        remove = KhmerButton("", "quiet", "trash-2", small=True, tip=_("Delete"))
        remove.setAccessibleName(_("Delete"))
        remove.setObjectName("remove_photo")
        remove.clicked.connect(lambda _checked: self._remove(photo.id))
        caption = OneLineLabel(photo.caption or photo.name, "small")
        caption.setMaximumWidth(_SIDE.width() - 4 * UNIT)
        tile = CardFrame(picture, row(caption, remove, gap=0), gap=0, margin=UNIT // 2)
        tile.setFixedWidth(_SIDE.width() + UNIT + 2)
        self._tiles[photo.id] = tile
        self._flow.addWidget(tile)
        if photo.path is None:
            picture.setText(_("Not here yet"))
            return
        path = str(photo.path)
        ratio = self.devicePixelRatioF()
        self._session.work(lambda _p: _thumbnail(path, ratio), lambda image: _show(picture, image), owner=picture)

    def _remove(self, identity: str) -> None:
        workshop = self._workshop
        self._session.write(lambda ws: remove_attachment(ws, workshop, identity), owner=self)


def _thumbnail(path: str, ratio: float) -> QImage:
    """Return a small picture; read small from the start, so that a large photo costs little memory."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    goal = _SIDE * ratio
    reader.setScaledSize(reader.size().scaled(goal, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    image.setDevicePixelRatio(ratio)
    return image


def _show(picture: QLabel, image: QImage) -> None:
    picture.setPixmap(QPixmap.fromImage(image))
