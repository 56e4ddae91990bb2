"""What went into a file and what came out of one, told by both faces in the same sentences."""

from __future__ import annotations

from sala.language import Translator


def left_out_text(photos: int, translator: Translator) -> str:
    """Say how many photos stay here for want of consent; "" for none."""
    if not photos:
        return ""
    return translator.nformat(
        "{n} photo stays here: the people in it did not agree that it is shared.",
        "{n} photos stay here: the people in them did not agree that they are shared.",
        photos,
        n=translator.number(photos),
    )


def missing_text(photos: int, where: str, translator: Translator) -> str:
    """Say how many photos cannot go along, their files not being here, and ``where`` it is told which; "" for none."""
    if not photos:
        return ""
    return translator.nformat(
        "{n} photo is not on this laptop and stays out. “{where}” tells which one.",
        "{n} photos are not on this laptop and stay out. “{where}” tells which ones.",
        photos,
        n=translator.number(photos),
        where=where,
    )


def taken_text(added: int, known: int, altered: int, translator: Translator) -> str:
    """Say what came in: how many changes were new, ``known`` here already, and ``altered`` among those."""
    same = known - altered
    if not added and not altered:
        return translator.gettext("Everything in this file was here already. Nothing was changed.")
    if not added:
        return translator.gettext("There was nothing new in this file. Nothing was changed.")
    told = translator.nformat(
        "{n} new change was taken in.", "{n} new changes were taken in.", added, n=translator.number(added)
    )
    if same <= 0:
        return told
    here = translator.nformat("{n} was here already.", "{n} were here already.", same, n=translator.number(same))
    return f"{told} {here}"


def altered_text(changes: int, translator: Translator) -> str:
    """Say how many changes carry the mark of one that is known here and say something else; "" for none."""
    if not changes:
        return ""
    told = translator.nformat(
        "{n} change in this file says something else than here; the one here was kept.",
        "{n} changes in this file say something else than here; those here were kept.",
        changes,
        n=translator.number(changes),
    )
    why = translator.gettext("Somebody may have altered the file. Ask the sender before you rely on it.")
    return f"{told} {why}"


def held_back_text(changes: int, translator: Translator) -> str:
    """Say how many changes stay here for want of consent; "" for none."""
    if not changes:
        return ""
    return translator.nformat(
        "{n} change stays here: somebody did not agree that it is shared.",
        "{n} changes stay here: somebody did not agree that they are shared.",
        changes,
        n=translator.number(changes),
    )


def not_come_text(photos: int, where: str, translator: Translator) -> str:
    """Say how many photos did not come to this laptop yet, and ``where`` it is told which; "" for none."""
    if not photos:
        return ""
    return translator.nformat(
        "{n} photo of this is not on this laptop. “{where}” tells which one. Ask the sender for it.",
        "{n} photos of this are not on this laptop. “{where}” tells which ones. Ask the sender for them.",
        photos,
        n=translator.number(photos),
        where=where,
    )


def amounts_text(changes: int, photos: int, translator: Translator) -> str:
    """Say how much a file holds."""
    say = translator
    told = say.nformat("{n} change", "{n} changes", changes, n=say.number(changes))
    return f"{told}  ·  {say.nformat('{n} photo', '{n} photos', photos, n=say.number(photos))}"
