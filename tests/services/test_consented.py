"""What may be shown of people outside the room: one rule, whichever document asks."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.services.report_sample import Sample

from sala.services.attachments import attach_photo, attachments
from sala.services.cards import add_card, cards, set_fields
from sala.services.method import pack_for
from sala.services.paper.consented import Consented
from sala.services.workshops import get_workshop


def asked(sample: Sample) -> Consented:
    return Consented(sample.ws, sample.workshop, pack_for(get_workshop(sample.ws, sample.workshop).method))


def shown(sample: Sample, kind: str, *, own: str = "", **fields: object) -> bool:
    """Attach a picture to a new card and return whether it may be shown."""
    card = add_card(sample.ws, sample.workshop, kind, fields=fields).created
    picture = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(picture, "JPEG")
    attach_photo(sample.ws, sample.workshop, card, picture.getvalue(), name="x.jpg", consent=own)
    return asked(sample).may_be_shown(attachments(sample.ws, sample.workshop, card)[0])


@pytest.mark.parametrize("kind", ["idea", "persona", "scene", "sketch"])
def test_a_drawing_is_of_nobody(sample: Sample, kind: str) -> None:
    assert shown(sample, kind)


@pytest.mark.parametrize("kind", ["prototype", "observation", "interview_note", "case", "insight"])
def test_a_photo_without_a_code_may_be_of_anybody(sample: Sample, kind: str) -> None:
    assert not shown(sample, kind)


@pytest.mark.parametrize(
    ("answers", "may"),
    [
        ({"photo": "yes", "share": "yes"}, True),
        ({"photo": "yes", "share": "no"}, False),
        ({"photo": "yes"}, False),
        ({"photo": "no", "share": "yes"}, False),
        ({"photo": "yes", "share": "yes", "withdrawn": "2026-10-20"}, False),
        (None, False),
    ],
)
def test_a_code_needs_a_yes_to_the_photo_and_to_sharing(
    sample: Sample, answers: dict[str, str] | None, may: bool
) -> None:
    if answers is not None:
        add_card(sample.ws, sample.workshop, "consent_form", fields={"code": "Z-1", **answers})
    assert shown(sample, "prototype", own="z-១") is may
    assert shown(sample, "idea", own="Z-1") is may
    assert shown(sample, "interview_note", consent_code="Z-1") is may


def test_words_need_a_yes_to_quoting_and_to_sharing(sample: Sample) -> None:
    quotes = cards(sample.ws, sample.workshop, kind="quote")
    told = asked(sample).quotable(quotes)
    assert told
    quote, code = told[0]
    form = sample.one("consent_form", code=code)
    for answers, may in (({"share": ""}, False), ({"share": "yes", "quote": ""}, False), ({"quote": "yes"}, True)):
        set_fields(sample.ws, sample.workshop, form.id, answers)
        assert asked(sample).may_be_quoted(quote) is may


def test_a_picture_whose_card_is_gone_is_not_shown(sample: Sample) -> None:
    photo = next(photo for photo in attachments(sample.ws, sample.workshop) if photo.consent)
    assert asked(sample).may_be_shown(photo)
    with sample.ws.act(sample.workshop) as act:
        act.delete("card", photo.card)
    assert not asked(sample).may_be_shown(photo)
