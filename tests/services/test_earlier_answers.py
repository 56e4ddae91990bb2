"""What was written under another pack, or another version of it, stays readable and printable."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.queue_pack import ACTIVITY, KEY, KIND, ROW, at_home, write_queue_pack, write_second_version

from sala.content import Choice, Field, FieldType
from sala.errors import WrongUse
from sala.services.attachments import attach_photo
from sala.services.cards import add_card, card, cards, set_fields, set_links
from sala.services.demo import make_demo
from sala.services.earlier import earlier_answers, has_other_cards, has_place, other_cards
from sala.services.exchange import export_bundle, import_bundle, public_keys
from sala.services.field_values import clean_value
from sala.services.method import STANDARD, Text, method_pack, pack_for
from sala.services.packs import add_pack, look_at, make_pack, use_pack
from sala.services.people import teams
from sala.services.printing import OTHER_CARDS, Choices, document_pdf
from sala.services.progress import work_of
from sala.services.show import workshop_as_json
from sala.services.tables import write_table
from sala.services.workshops import get_workshop
from sala.services.workspace import Workspace

SURPRISE = "ចាស់ៗឈរក្រោមភ្លៀង"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path) -> Iterator[None]:
    with at_home(tmp_path / "home"):
        yield


@pytest.fixture
def watch(ws: Workspace, workshop: str, tmp_path: Path) -> str:
    """A card with two rows, written under version 1."""
    for number, write in (("1", write_queue_pack), ("2", write_second_version)):
        made = make_pack(ws, write(tmp_path / f"v{number}"), tmp_path / f"v{number}.sala-pack")
        add_pack(ws, look_at(ws, made.path))
    use_pack(ws, workshop, KEY, "1")
    fields = {"place": "បង្អួចទី២", "weather": "rain", "seats": 12, "surprise": SURPRISE}
    made_card = add_card(ws, workshop, KIND, fields=fields, activity=ACTIVITY, team=teams(ws, workshop)[0].id).created
    for hour, people, waited in (("ព្រឹក", 14, 50), ("រសៀល", 3, 5)):
        row = {"hour": hour, "people": people, "waited": waited}
        add_card(ws, workshop, ROW, fields=row, parent=made_card)
    return made_card


def squeezed(text: str) -> str:
    return "".join(text.split())


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def told(ws: Workspace, workshop: str, identity: str, language: str = "en") -> dict[str, object]:
    pack = pack_for(get_workshop(ws, workshop).method)
    found = earlier_answers(ws, workshop, pack, card(ws, workshop, identity), language)
    return {one.label: one.rows or one.text for one in found}


def paper(ws: Workspace, workshop: str, what: str, language: str = "en") -> str:
    return words(document_pdf(ws, workshop, what, Choices(language, filled=True))[0])


def test_the_pack_in_use_leaves_nothing_over(ws: Workspace, workshop: str, watch: str) -> None:
    pack = pack_for(get_workshop(ws, workshop).method)
    assert told(ws, workshop, watch) == {}
    assert other_cards(ws, workshop, pack, "en") == []
    assert not has_other_cards(pack, work_of(ws, workshop).cards)
    with pytest.raises(WrongUse, match=r"print\.no_other_cards"):
        document_pdf(ws, workshop, OTHER_CARDS, Choices("en"))


def test_what_the_new_version_dropped_keeps_its_old_label(ws: Workspace, workshop: str, watch: str) -> None:
    use_pack(ws, workshop, KEY, "2")
    assert told(ws, workshop, watch) == {
        "Weather": "Rain",
        "A surprise": SURPRISE,
        "Hour by hour": (("ព្រឹក", "50"), ("រសៀល", "5")),
    }
    assert list(told(ws, workshop, watch, "km")) == ["អាកាសធាតុ", "អ្វីដែលនឹកស្មានមិនដល់", "ម៉ោងនីមួយៗ"]


@pytest.mark.parametrize("language", ["km", "en"])
def test_it_is_printed_behind_the_fields_of_the_new_version(
    ws: Workspace, workshop: str, watch: str, language: str
) -> None:
    use_pack(ws, workshop, KEY, "2")
    printed = paper(ws, workshop, f"worksheet:{ACTIVITY}", language)
    new, old, head = ("ចំនួនកៅអីទាំងអស់", "អ្វីដែលនឹកស្មានមិនដល់", "រង់ចាំយូរបំផុត") if language == "km" else (
        "Chairs", "A surprise", "Longest wait"
    )  # fmt: skip
    for text in (new, old, head, SURPRISE, "បង្អួចទី២", "ព្រឹក", "រសៀល"):
        assert squeezed(text) in printed
    assert printed.index(squeezed(new)) < printed.index(squeezed(old))


def test_writing_under_the_new_version_keeps_what_it_dropped(ws: Workspace, workshop: str, watch: str) -> None:
    use_pack(ws, workshop, KEY, "2")
    set_fields(ws, workshop, watch, {"seats": "២០"})
    assert card(ws, workshop, watch).fields["surprise"] == SURPRISE
    with pytest.raises(WrongUse, match=r"field\.unknown"):
        set_fields(ws, workshop, watch, {"surprise": ""})
    set_fields(ws, workshop, watch, {"weather": "dry"})
    assert "Weather" not in told(ws, workshop, watch)


def test_a_card_that_no_activity_shows_is_read_and_printed_apart(ws: Workspace, workshop: str, watch: str) -> None:
    use_pack(ws, workshop, STANDARD)
    pack = method_pack()
    assert has_other_cards(pack, work_of(ws, workshop).cards)
    [other] = other_cards(ws, workshop, pack, "en")
    assert (other.kind, other.title) == ("Queue watch", "បង្អួចទី២")
    answers = {one.label: one for one in other.answers}
    assert list(answers) == ["Where", "Weather", "Seats", "A surprise", "Hour by hour"]
    assert answers["Hour by hour"].columns == ("Hour", "People waiting", "Longest wait")
    assert answers["Hour by hour"].rows == (("ព្រឹក", "14", "50"), ("រសៀល", "3", "5"))
    for what in (OTHER_CARDS, "kit"):
        printed = paper(ws, workshop, what)
        for text in ("Queue watch", "Longest wait", SURPRISE, "Rain", "ក្រុមឈូក"):
            assert squeezed(text) in printed
    both = teams(ws, workshop)
    assert len(other_cards(ws, workshop, pack, "en", both[0].id)) == 1
    assert other_cards(ws, workshop, pack, "en", both[1].id) == []


def test_where_no_version_is_here_the_plain_keys_stand_for_the_labels(
    ws: Workspace, other: Workspace, workshop: str, watch: str, tmp_path: Path
) -> None:
    bundle = tmp_path / "a.sala"
    export_bundle(ws, workshop, bundle, recipients=[public_keys(other).recipient])
    with at_home(tmp_path / "elsewhere"):
        import_bundle(other, bundle)
        pack = pack_for(get_workshop(other, workshop).method)
        [found] = other_cards(other, workshop, pack, "km")
        assert found.kind == KIND
        assert {one.label for one in found.answers} == {"place", "weather", "seats", "surprise", ROW}
        printed = paper(other, workshop, OTHER_CARDS, "km")
        for text in (SURPRISE, "បង្អួចទី២", "ព្រឹក", "rain", "14"):
            assert squeezed(text) in printed
        assert workshop_as_json(other, workshop)["records"] == workshop_as_json(ws, workshop)["records"]


def test_links_and_photos_of_such_a_card_are_named(ws: Workspace, workshop: str, watch: str) -> None:
    note = add_card(ws, workshop, "interview_note", fields={"person_code": "P07"}).created
    set_links(ws, workshop, watch, "evidence", [note])
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "JPEG")
    attach_photo(ws, workshop, watch, out.getvalue(), name="a.jpg", caption="ជួររង់ចាំ")
    assert told(ws, workshop, watch) == {
        "Comes from": "P07"
    }  # a photo has a place only where a kind has a field for it
    use_pack(ws, workshop, STANDARD)
    [other] = other_cards(ws, workshop, method_pack(), "en")
    assert {one.label: one.text for one in other.answers if one.label in ("Comes from", "Photos")} == {
        "Comes from": "P07",
        "Photos": "ជួររង់ចាំ",
    }


def test_the_table_of_cards_leaves_none_out(ws: Workspace, workshop: str, watch: str, tmp_path: Path) -> None:
    use_pack(ws, workshop, STANDARD)
    out = tmp_path / "cards.csv"
    assert write_table(ws, workshop, "cards", out, language="en") == 4 + 2 * 3
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert [row[5:] for row in rows if row[4] == "weather"] == [["Weather", "Rain"]]


def test_the_sample_leaves_nothing_over(ws: Workspace) -> None:
    [sample] = make_demo(ws)
    pack = method_pack()
    assert other_cards(ws, sample, pack, "en") == []
    whole = [one for one in cards(ws, sample, parent="") if earlier_answers(ws, sample, pack, one, "en")]
    assert whole == []


def test_words_of_the_method_that_changed_keep_their_cards(ws: Workspace, workshop: str, tmp_path: Path) -> None:
    """A pack that replaces a kind of the shipped method: what it dropped is told with the shipped label."""
    idea = add_card(ws, workshop, "idea", fields={"title": "តុណែនាំ", "risk": "គ្មានអ្នកអង្គុយ"}).created
    folder = write_queue_pack(tmp_path / "v1")
    source = (method_pack().folder / "kinds/idea.toml").read_text("utf-8")
    parts = source.split("\n[[fields]]")
    kept = [part for part in parts if '\nkey = "risk"\n' not in part]
    assert len(kept) == len(parts) - 1
    (folder / "kinds/idea.toml").write_text("\n[[fields]]".join(kept), encoding="utf-8")
    guide = (method_pack().folder / "activities/idea_card.toml").read_text("utf-8")
    lines = guide.split("\n[[worksheet.fields]]")
    fewer = "\n[[worksheet.fields]]".join(part for part in lines if '\nfield = "risk"\n' not in part + "\n")
    example = "\n".join(line for line in fewer.split("\n") if not line.startswith("risk."))
    (folder / "activities/idea_card.toml").write_text(example, encoding="utf-8")
    add_pack(ws, look_at(ws, make_pack(ws, folder, tmp_path / "v1.sala-pack").path))
    use_pack(ws, workshop, KEY)
    label = method_pack().kind("idea").field("risk").label.en
    assert told(ws, workshop, idea) == {label: "គ្មានអ្នកអង្គុយ"}


def field_of(kind: FieldType) -> Field:
    nothing = Text("ក", "a")
    choices = (Choice("a", nothing), Choice("b", nothing))
    return Field("x", kind, nothing, nothing, minimum=1, maximum=5, choices=choices)


SHOWN = [one for one in FieldType if one not in (FieldType.ROWS, FieldType.LINKS, FieldType.PHOTOS)]
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 9), st.floats(allow_nan=False), st.text(max_size=9),
    st.sampled_from(["a", "b", "yes", "no", "unknown", "2026-11-25"]),
    st.lists(st.sampled_from(["a", "b", "c"]), max_size=3),
)  # fmt: skip


@given(kind=st.sampled_from(SHOWN), typed=VALUES)
def test_whatever_a_field_stores_has_a_place_in_it(kind: FieldType, typed: object) -> None:
    field = field_of(kind)
    try:
        stored = clean_value(field, typed)
    except WrongUse:
        return
    assert has_place(field, stored)


@given(kind=st.sampled_from(list(FieldType)), value=VALUES)
def test_any_value_is_judged_without_a_crash(kind: FieldType, value: object) -> None:
    assert has_place(field_of(kind), value) in (True, False)
