"""The six questions about difficulties and their answers, as they are asked (see ``sala.domain.functioning``)."""

from __future__ import annotations

from sala.language import Translator


def functioning_titles(translator: Translator) -> dict[str, str]:
    """Return what each question is about, in the official order."""
    _ = translator.gettext
    return {
        "seeing": _("Seeing"),
        "hearing": _("Hearing"),
        "walking": _("Walking or climbing steps"),
        "remembering": _("Remembering or concentrating"),
        "self_care": _("Self-care"),
        "communicating": _("Communicating"),
    }


def functioning_questions(translator: Translator) -> dict[str, str]:
    """Return each question as it is read out, in the official order and wording."""
    _ = translator.gettext
    return {
        "seeing": _("Do you have difficulty seeing, even if wearing glasses?"),
        "hearing": _("Do you have difficulty hearing, even if using a hearing aid?"),
        "walking": _("Do you have difficulty walking or climbing steps?"),
        "remembering": _("Do you have difficulty remembering or concentrating?"),
        "self_care": _("Do you have difficulty with self-care, such as washing all over or dressing?"),
        "communicating": _(
            "Using your usual language, do you have difficulty communicating, for example understanding or being "
            "understood?"
        ),
    }


def functioning_answers(translator: Translator) -> dict[str, str]:
    """Return the four answers, from none to all, by key."""
    _ = translator.gettext
    return {
        "no_difficulty": _("No difficulty"),
        "some": _("Some difficulty"),
        "a_lot": _("A lot of difficulty"),
        "cannot": _("Cannot do it at all"),
    }
