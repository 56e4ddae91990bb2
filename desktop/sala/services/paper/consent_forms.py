"""Blank consent forms: what is said and asked comes from the method, so that paper and cards agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from sala.domain.records import CONSENT_SCOPES, Workshop
from sala.errors import WrongUse
from sala.language import Translator
from sala.printing.documents.consent import ConsentForm, ConsentWay, Explained, Scope
from sala.printing.documents.consent_pdf import prepare_consent
from sala.printing.prepared import Prepared
from sala.services.method import CardKind, Pack
from sala.services.paper.order import Order
from sala.services.paper.writing import write_parts
from sala.storage import Workspace

KIND = "consent_form"
"""The kind of card that keeps what a form says."""
_EXPLAINED = "explained"


def ways(_ws: Workspace, _facts: Workshop, pack: Pack, say: Translator) -> Iterator[tuple[str, str]]:
    """Yield the forms: none where the method has no consent."""
    if form_kind(pack) is not None:
        yield from ((way.value, title) for way, title in _titles(say).items())


def make_consent(order: Order, out: BinaryIO) -> int:
    """Write the form that is asked for, or the signed and the spoken one; raises ``WrongUse("print.no_form")``."""
    chosen = [ConsentWay(order.argument)] if order.argument else [ConsentWay.SIGNED, ConsentWay.SPOKEN]
    forms = [prepared_form(order, way) for way in chosen]
    parts = [form for form in forms for _copy in range(order.choices.copies)]
    return write_parts(order, out, order.translator.gettext("Consent forms"), parts)


def prepared_form(order: Order, way: ConsentWay) -> Prepared:
    """Return one form, laid out; raises as ``make_consent``."""
    return prepare_consent(consent_form(order, way), order.translator)


def consent_form(order: Order, way: ConsentWay) -> ConsentForm:
    """Return what a form says; raises as ``make_consent``."""
    kind = form_kind(order.pack)
    if kind is None:
        raise WrongUse("print.no_form")
    say, language, _ = order.translator, order.language, order.translator.gettext

    def label(key: str, usual: str) -> str:
        field = kind.field(key)
        return field.label.in_language(language) if field else usual

    explained = kind.field(_EXPLAINED)
    points = explained.choices if explained else ()
    words = _words(order)
    return ConsentForm(
        way=way,
        title=_titles(say)[way],
        workshop_name=order.facts.name,
        workshop_code=order.facts.code,
        dates=order.dates,
        person_label=label("person_code", _("Person code")),
        code_label=label("code", _("Consent code")),
        date_label=label("date", _("Date")),
        expires_label=label("expires", _("Valid until")),
        guardian_label=label("guardian", _("Guardian (if under 18)")),
        witness_label=label("witness", _("Witness")),
        explained=tuple(Explained(one.key, one.label.in_language(language), words.get(one.key, "")) for one in points),
        scopes=tuple(
            Scope(field.key, field.label.in_language(language), field.help.in_language(language))
            for field in kind.fields
            if field.key in CONSENT_SCOPES
        ),
        pack_version=order.pack_version,
    )


def form_kind(pack: Pack) -> CardKind | None:
    """Return the kind of card that keeps a consent, None where the method has none."""
    return next((kind for kind in pack.kinds() if kind.key == KIND), None)


def _titles(say: Translator) -> dict[ConsentWay, str]:
    _ = say.gettext
    return {
        ConsentWay.SIGNED: _("Consent form: signature or thumbprint"),
        ConsentWay.SPOKEN: _("Consent form: spoken, before a witness"),
        ConsentWay.PICTURES: _("Consent form with pictures"),
    }


def _words(order: Order) -> dict[str, str]:
    """Return what to say for each point of the method that Sala ships; points of another method stand alone."""
    say, _ = order.translator, order.translator.gettext
    service = order.facts.service
    what_for = (
        say.format(
            "We are a team of this workshop. We ask in order to make this service easier: {service}.", service=service
        )
        if service
        else _("We are a team of this workshop. We ask in order to make a public service easier.")
    )
    return {
        "who_and_why": what_for,
        "how_long": _("Less than an hour. You may leave out any question."),
        "free_to_refuse": _("You may say no or stop at any time. Your service stays the same."),
        "code_for_name": _("We write down your answers with a code. Sound, photos and film only if you say yes below."),
        "who_sees": _("Our team reads it. It is locked away, and destroyed after one year at the latest."),
        "no_reward": _("Nobody pays, and nobody is paid. It costs you only your time."),
        "how_to_withdraw": _("Call or send word, and say the code on the slip. You need give no reason."),
    }
