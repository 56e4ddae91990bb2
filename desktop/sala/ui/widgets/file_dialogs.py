"""Choosing files and folders.

Qt's own dialog, not the desktop's: the desktop's speaks the language of the computer, which on the laptops of communes
is seldom Khmer, and it does not follow the text size. Its places are made useful: home, documents, and every stick.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QSize, QStandardPaths, QStorageInfo, QUrl
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QToolButton, QTreeView, QWidget

from sala.ui.theme.icons import icon
from sala.ui.widgets.buttons import icon_side

_MODE = QFileDialog.FileMode
_PLACE = QStandardPaths.StandardLocation
_ICONS: Final = {
    "backButton": "arrow-left", "forwardButton": "arrow-right", "toParentButton": "arrow-up",
    "newFolderButton": "folder", "listModeButton": "layout-grid", "detailModeButton": "list",
}  # fmt: skip


def choose_files(parent: QWidget, title: str, filters: list[str], start: Path | None = None) -> list[Path]:
    """Let the person choose files that exist; empty when cancelled. ``filters`` such as ``Photos (*.jpg *.png)``."""
    return _ask(_dialog(parent, title, filters, start, _MODE.ExistingFiles))


def choose_file(parent: QWidget, title: str, filters: list[str], start: Path | None = None) -> Path | None:
    """Let the person choose one file that exists; None when cancelled."""
    return next(iter(_ask(_dialog(parent, title, filters, start, _MODE.ExistingFile))), None)


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Let the person choose a folder; None when cancelled."""
    dialog = _dialog(parent, title, [], start, _MODE.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_ask(dialog)), None)


def choose_where_to_save(parent: QWidget, title: str, filters: list[str], suggested: Path) -> Path | None:
    """Let the person choose where to save, ``suggested`` first; asks before replacing. None when cancelled.

    A name without an ending gets that of the suggestion.
    """
    dialog = _dialog(parent, title, filters, suggested.parent, _MODE.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(suggested.name)
    return next(iter(_ask(dialog)), None)


def places() -> list[QUrl]:
    """Home, desktop, documents, pictures, downloads, and every other disk or stick that can be read."""
    kinds = (_PLACE.HomeLocation, _PLACE.DesktopLocation, _PLACE.DocumentsLocation, _PLACE.PicturesLocation,
             _PLACE.DownloadLocation)  # fmt: skip
    folders = [QStandardPaths.writableLocation(kind) for kind in kinds]
    media = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        is_drive = len(root) == 3 and root[1] == ":"
        if volume.isReady() and (is_drive or root.startswith(media)):
            folders.append(root)
    return [QUrl.fromLocalFile(folder) for folder in dict.fromkeys(folders) if folder and QDir(folder).exists()]


def _dialog(
    parent: QWidget, title: str, filters: list[str], start: Path | None, mode: QFileDialog.FileMode
) -> QFileDialog:
    home = Path(QStandardPaths.writableLocation(_PLACE.HomeLocation))
    dialog = QFileDialog(parent, title, str(start if start is not None and start.is_dir() else home))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setSidebarUrls(places())
    if filters:
        dialog.setNameFilters(filters)
    dialog.resize(dialog.sizeHint().expandedTo(parent.size() * 0.7))
    _furnish(dialog)
    return dialog


def _furnish(dialog: QFileDialog) -> None:
    """Icons that are seen on a dark ground too, and room for the names of places and for dates."""
    colour = dialog.palette().color(QPalette.ColorRole.ButtonText)
    side = icon_side(dialog.fontMetrics())
    for name, picture in _ICONS.items():
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(picture, colour, side))
            button.setIconSize(QSize(side, side))
            button.setAccessibleName(button.toolTip())
    splitter, details = dialog.findChild(QSplitter), dialog.findChild(QTreeView)
    if splitter is not None:
        splitter.setSizes([dialog.fontMetrics().averageCharWidth() * 20, dialog.width()])
    if details is not None:
        details.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def _ask(dialog: QFileDialog) -> list[Path]:
    try:
        return [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
    finally:
        dialog.deleteLater()
