"""Sentences for what is neither the person's doing nor our bug: disk, file, key, damage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sala.language import N_

ENVIRONMENT: Final[Mapping[str, str]] = {
    "disk.full": N_("The disk is full. Nothing was changed. Make room on it or choose another place, then try again."),
    "disk.failed": N_("The disk could not be read or written: {path}. Nothing was changed. Try another place."),
    "folder.read_only": N_("Sala may not write here: {path}. Nothing was changed. Choose another folder."),
    "path.not_found": N_("This file or folder is not there: {path}. Please check its name."),
    "path.not_allowed": N_("Sala may not write or read here: {path}. Choose another place."),
    "path.too_large": N_(
        "The file is too large for the format of this stick. Nothing is lost; use another stick, or send less."
    ),
    "path.not_read": N_("The file could not be read: {path}. Take the stick out, put it in again and try again."),
    "path.not_written": N_(
        "The file could not be written: {path}. Nothing is lost; try again or choose another place."
    ),
    "output.not_written": N_(
        "The result could not be written to where it was sent. What was saved is kept. Is there room on the disk?"
    ),
    "screen.none": N_("There is no screen here for a window. “{command}” tells what can be done without one."),
    "write.differs": N_("What was read back from {path} differs from what was written. Use another stick."),
    "file.unreadable": N_("The file “{name}” could not be read. Is it still there, and not open elsewhere?"),
    "file.letters": N_(
        "The letters of “{name}” cannot be read. Save it again as one of these: {known}. Nothing was added."
    ),
    "file.locked": N_(
        "“{name}” is locked with a password. Open it in Excel, take the password off, save it and try again. "
        "Nothing was taken."
    ),
    "file.old_excel": N_("“{name}” is of an old Excel. Open it there and save it as .xlsx. Nothing was taken."),
    "file.not_excel": N_(
        "“{name}” is not a spreadsheet of Excel, or it is damaged. Save it again as .xlsx or .csv. Nothing was taken."
    ),
    "file.too_large_inside": N_("“{name}” is larger inside than any list is. Nothing was taken."),
    "attachment.missing": N_("A photo of this workshop is missing on this laptop. “Check” tells which one."),
    "attachment.damaged": N_("A photo of this workshop is damaged on this laptop. “Check” tells which one."),
    "file.not_readable": N_("This file could not be read: {path}. Nothing was changed. Is it still there?"),
    "picture.unreadable": N_("A picture cannot be read, so nothing was printed. Take it off the card and try again."),
    "resource.damaged": N_("A file of Sala is damaged: {name}. Install Sala again; your work stays."),
    "font.missing": N_("A font of Sala is missing: {path}. Install Sala again; your work stays."),
    "workspace.none": N_("There is no work of Sala in this folder yet: {path}"),
    "workspace.in_use": N_("This work is open in another window of Sala: {path}. Close that one first."),
    "workspace.damaged": N_(
        "The database in {path} is damaged or lost. Nothing was changed. Go back to the latest back-up; "
        "photos are kept apart."
    ),
    "workspace.too_new": N_(
        "This work was made by a newer Sala ({found}). Nothing was changed. Update Sala on this laptop, then open it."
    ),
    "workspace.key_missing": N_(
        "The key to this work is not on this laptop. Type the recovery key that was kept on paper, or the passphrase."
    ),
    "workspace.exists": N_("There is work of Sala in this folder already: {path}"),
    "backup.failed": N_("The back-up could not be made. Your work is safe where it is. Is there room on the disk?"),
    "backup.not_good": N_("This back-up cannot be used: {path}. Nothing was changed; try an earlier one."),
    "keys.damaged": N_("The keys of this workspace cannot be read. Go back to the latest back-up."),
    "change.damaged": N_("A part of this file is damaged. Nothing was taken from it. Ask the sender for a new file."),
    "content.broken": N_("The method cannot be used. {said}. Nothing is lost; install Sala again, or mend this file."),
    "content.too_new": N_("This method pack ({format}) needs a newer Sala. Nothing was changed; update Sala."),
    "pack.foreign": N_("This is not a method pack of Sala. Nothing was added. Choose a file that ends in .sala-pack."),
    "pack.too_large": N_("This method pack is larger than any method is. Nothing was added."),
    "bundle.damaged": N_("This file is damaged. Nothing was taken from it. Ask the sender to send it again."),
    "bundle.truncated": N_("The end of this file is missing. Nothing was taken from it. Copy it again from the stick."),
    "bundle.foreign": N_("This is not a file of Sala. Nothing was taken from it. Choose a file that ends in .sala."),
    "bundle.not_for_us": N_("This file is sealed for somebody else. Ask the sender to seal it for you."),
    "bundle.passphrase_needed": N_("This file is sealed with a passphrase. Ask the sender for it."),
    "bundle.passphrase_wrong": N_("The passphrase of this file is not right. Ask the sender and try again."),
    "bundle.too_new": N_(
        "This file was made by a newer Sala ({format}). Nothing was taken from it. Update Sala, then open it again."
    ),
    "bundle.too_large": N_("This file is larger inside than any workshop is. Nothing was taken from it."),
    "bundle.signature": N_(
        "The signature does not fit: somebody changed this file. Nothing was taken from it. "
        "Ask the sender to send it again."
    ),
    "bundle.unsigned": N_("This file is not signed. Nothing was taken from it. Ask the sender for a new one."),
}

DAMAGED_ALONE: Final = N_(
    "The database in {path} is damaged or lost, and no back-up there can be used. Nothing was changed. "
    "If there is a copy of this folder, open that one; "
    "or begin in another folder and open the files that were sent."
)
"""What is said of a damaged workspace where there is no back-up to go back to."""
