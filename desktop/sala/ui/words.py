"""Qt's own words (dialog buttons, menus of fields, file dialogs) in the language of the window.

The table says for each sentence that Qt asks for which sentence of our catalogue it is. Which ones Qt asks for was
found by logging what it asked while every dialog was open. Names of keys stay as they are printed on the keyboard.
Words that Qt keeps from the moment a dialog is made follow a change of language when the next one is made.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTranslator

from sala.language import N_, Translator
from sala.ui.qt_message_file import message_file

_BUTTONS: Final = "QPlatformTheme"
_TEXTS: Final = ("QLineEdit", "QWidgetTextControl")
_FILES: Final = "QFileDialog"

_BUTTON_WORDS: Final = {
    "OK": N_("OK"), "&OK": N_("OK"), "Cancel": N_("Cancel"), "Close": N_("Close"), "&Yes": N_("Yes"),
    "&No": N_("No"), "Yes to &All": N_("Yes to all"), "N&o to All": N_("No to all"), "Save": N_("Save"),
    "Save All": N_("Save all"), "Open": N_("Open"), "Apply": N_("Apply"), "Reset": N_("Reset"),
    "Restore Defaults": N_("Restore defaults"), "Help": N_("Help"), "Discard": N_("Discard"), "Abort": N_("Abort"),
    "Retry": N_("Try again"), "Ignore": N_("Ignore"),
}  # fmt: skip

_EDITING: Final = {
    "&Undo": N_("Undo"), "&Redo": N_("Redo"), "Cu&t": N_("Cut"), "&Copy": N_("Copy"), "&Paste": N_("Paste"),
    "Delete": N_("Delete"), "Select All": N_("Select all"), "Copy &Link Location": N_("Copy the address of the link"),
}  # fmt: skip

_FILE_WORDS: Final = {
    "&Choose": N_("Choose"), "&Delete": N_("Delete"), "&Look in:": N_("Look in:"), "&New Folder": N_("New folder"),
    "New Folder": N_("New folder"), "&Open": N_("Open"), "Open": N_("Open"), "&Rename": N_("Rename"),
    "&Save": N_("Save"), "Save As": N_("Save as"), "All Files (*)": N_("All files (*)"),
    "All files (*)": N_("All files (*)"), "Back": N_("Back"), "Forward": N_("Forward"), "Go back": N_("Go back"),
    "Go forward": N_("Go forward"), "Parent Directory": N_("Folder above"),
    "Go to the parent directory": N_("Go to the folder above"), "Create New Folder": N_("New folder"),
    "Create a New Folder": N_("Make a new folder"), "List View": N_("List"), "Detail View": N_("Details"),
    "Change to list view mode": N_("Show names only"), "Change to detail view mode": N_("Show size and date too"),
    "Directories": N_("Folders"), "Directory:": N_("Folder:"), "File &name:": N_("File name:"), "Files": N_("Files"),
    "Files of &type:": N_("Kind of file:"), "Find Directory": N_("Choose a folder"),
    "List of places and bookmarks": N_("Places"), "Sidebar": N_("Places"), "Remove": N_("Remove"),
    "Show ": N_("Show"), "Show &hidden files": N_("Show hidden files"), "Recent Places": N_("Recent places"),
    "%1 already exists.\nDo you want to replace it?": N_("%1 already exists.\nReplace it?"),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.":
        N_("%1\nThere is no such folder. Please check its name."),
    "%1\nFile not found.\nPlease verify the correct file name was given.":
        N_("%1\nThere is no such file. Please check its name."),
    "'%1' is write protected.\nDo you want to delete it anyway?":
        N_("“%1” is protected against changes.\nDelete it all the same?"),
    "Are you sure you want to delete '%1'?": N_("Delete “%1”?"),
    "Could not delete directory.": N_("The folder could not be deleted."),
}  # fmt: skip

_LISTS: Final = {
    ("QFileSystemModel", "Computer"): N_("This computer"),
    ("QFileSystemModel", "Date Modified"): N_("Changed"),
    ("QFileSystemModel", "Name"): N_("Name"),
    ("QFileSystemModel", "Size"): N_("Size"),
    ("QFileSystemModel", "Type"): N_("Kind"),
    ("QAbstractFileIconProvider", "Drive"): N_("Drive"),
    ("QAbstractFileIconProvider", "Folder"): N_("Folder"),
    ("QAbstractFileIconProvider", "File"): N_("File"),
    ("QMessageBox", "Show Details..."): N_("Show details"),
    ("QMessageBox", "Hide Details..."): N_("Hide details"),
    ("QErrorMessage", "&Show this message again"): N_("Show this message again"),
    ("QErrorMessage", "&OK"): N_("OK"),
    ("QAbstractSpinBox", "&Step up"): N_("One more"),
    ("QAbstractSpinBox", "Step &down"): N_("One less"),
    ("QAbstractSpinBox", "&Select All"): N_("Select all"),
    ("QTabBar", "Scroll Left"): N_("Scroll left"),
    ("QTabBar", "Scroll Right"): N_("Scroll right"),
    ("CloseButton", "Close Tab"): N_("Close"),
    ("QScrollBar", "Scroll here"): N_("Scroll here"),
    ("QScrollBar", "Top"): N_("To the top"),
    ("QScrollBar", "Bottom"): N_("To the bottom"),
    ("QScrollBar", "Page up"): N_("Page up"),
    ("QScrollBar", "Page down"): N_("Page down"),
    ("QScrollBar", "Scroll up"): N_("Scroll up"),
    ("QScrollBar", "Scroll down"): N_("Scroll down"),
    ("QScrollBar", "Left edge"): N_("To the left edge"),
    ("QScrollBar", "Right edge"): N_("To the right edge"),
    ("QScrollBar", "Page left"): N_("Page left"),
    ("QScrollBar", "Page right"): N_("Page right"),
    ("QScrollBar", "Scroll left"): N_("Scroll left"),
    ("QScrollBar", "Scroll right"): N_("Scroll right"),
    ("QWizard", "< &Back"): N_("Back"),
    ("QWizard", "Go Back"): N_("Back"),
    ("QWizard", "&Next"): N_("Next"),
    ("QWizard", "&Next >"): N_("Next"),
    ("QWizard", "Continue"): N_("Next"),
    ("QWizard", "&Finish"): N_("Finish"),
    ("QWizard", "Commit"): N_("Finish"),
    ("QWizard", "Done"): N_("Finish"),
    ("QWizard", "&Help"): N_("Help"),
    ("QWizard", "Cancel"): N_("Cancel"),
    ("QProgressDialog", "Cancel"): N_("Cancel"),
}

QT_WORDS: Final = {
    **{(_BUTTONS, source): msgid for source, msgid in _BUTTON_WORDS.items()},
    **{(context, source): msgid for context in _TEXTS for source, msgid in _EDITING.items()},
    **{(_FILES, source): msgid for source, msgid in _FILE_WORDS.items()},
    **_LISTS,
}
"""(Qt's context, Qt's English) -> our English, which the catalogue translates."""

_AT_THE_EDGE: Final = {(_FILES, "Show "): " "}  # Qt goes on with a name right after it


class QtWords(QTranslator):
    """Answers Qt in the language of ``words``, as it is now. Install it on the application.

    In English, and for what is not in the table, Qt speaks for itself.
    """

    def __init__(self, words: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if words.language != "en":
            self._content = message_file(  # Qt reads from it for as long as it translates
                {asked: words.gettext(msgid) + _AT_THE_EDGE.get(asked, "") for asked, msgid in QT_WORDS.items()}
            )
            self.load(self._content)
