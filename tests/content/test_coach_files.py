"""The questions of the coach: read when first asked for, refused with file, key and what is wrong, and worth asking."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pack_on_disk import change, write_pack
from tests.content.method_texts import METHOD

from sala.content import Pack, Text, load_pack
from sala.domain.coach_rules import Rule, RuleName
from sala.errors import EnvironmentFault, WrongUse

FILE = "coach/tell.toml"
TEXTS = """\
question = { km = "តើមានទេ?", en = "Is it there?" }
hint = { km = "សូមរក។", en = "Look for it." }
"""
COACH = f"""\
key = "tell"

[[before]]
key = "two_stories"
rule = {{ name = "cards", kind = "story", least = 2 }}
{TEXTS}
[[ready]]
key = "good_days"
rule = {{ name = "chosen", kind = "moment", fields = ["kind_of_day"], values = ["good"], share = 50 }}
{TEXTS}
[[ready]]
key = "mood"
rule = {{ name = "number", kind = "story", fields = ["mood"], low = 0 }}
{TEXTS}
[[ready]]
key = "moments"
rule = {{ name = "rows", kind = "story", row = "moment", least = 3 }}
{TEXTS}
[[ready]]
key = "origin"
rule = {{ name = "linked", kind = "story", to = ["story"] }}
{TEXTS}
[[ready]]
key = "glad"
rule = {{ name = "ask" }}
{TEXTS}"""

ONE_FAULT = [
    # words there, words instead, key, problem, details
    ('name = "cards"', 'name = "count"', "before[0].rule.name", "value", {"found": "count"}),
    ('name = "cards", ', "", "before[0].rule.name", "missing", {}),
    ('kind = "story", least = 2', 'kind = "tale", least = 2', "before[0].rule.kind", "unknown_kind", {"found": "tale"}),
    ("least = 2", "least = 0", "before[0].rule.least", "range", {"found": 0}),
    ("least = 2", 'least = "two"', "before[0].rule.least", "type", {"expected": "integer"}),
    ("least = 2", "share = 50", "before[0].rule.share", "unknown_key", {}),
    ("share = 50", "share = 101", "ready[0].rule.share", "range", {"found": 101}),
    ("share = 50", "share = 50, least = 1", "ready[0].rule.least", "unknown_key", {}),
    ('"kind_of_day"', '"weather"', "ready[0].rule.fields[0]", "unknown_field", {"found": "weather"}),
    ('"kind_of_day"', '"what"', "ready[0].rule.fields[0]", "value", {"found": "what"}),
    ('["kind_of_day"]', "[]", "ready[0].rule.fields", "empty", {}),
    ('["good"]', '["wet"]', "ready[0].rule.values[0]", "value", {"found": "wet"}),
    ("low = 0", "low = 2, high = 1", "ready[1].rule.high", "range", {"found": 1}),
    (", low = 0", "", "ready[1].rule.low", "missing", {}),
    ('row = "moment"', 'row = "story"', "ready[2].rule.row", "unknown_kind", {"found": "story"}),
    ('to = ["story"]', 'to = ["hour"]', "ready[3].rule.to[0]", "unknown_kind", {"found": "hour"}),
    ('name = "ask"', 'name = "ask", kind = "story"', "ready[4].rule.kind", "unknown_key", {}),
    ('name = "ask"', 'name = "heard", groups = ["poets"]', "ready[4].rule.groups[0]", "value", {"found": "poets"}),
    ('name = "ask"', 'name = "consent", kind = "story", scope = "all"', "ready[4].rule.scope", "value",
     {"found": "all"}),
    ('name = "ask"', 'name = "done", activity = "sing"', "ready[4].rule.activity", "unknown_activity",
     {"found": "sing"}),
    ('name = "ask"', 'name = "people", fields = ["shoes"]', "ready[4].rule.fields[0]", "unknown_field",
     {"found": "shoes"}),
    ('name = "ask"', 'name = "fact", fields = ["weather"]', "ready[4].rule.fields[0]", "unknown_field",
     {"found": "weather"}),
    ('name = "ask"', 'name = "filled", kind = "story", fields = ["moments"]', "ready[4].rule.fields[0]", "value",
     {"found": "moments"}),
    ('name = "ask"', 'name = "filled", kind = "story", fields = ["name"], some = 2', "ready[4].rule.some", "range",
     {"found": 2}),
    ('name = "ask"', 'name = "differs", kind = "story", fields = ["mood"]', "ready[4].rule.fields", "range",
     {"found": 1}),
    ('key = "glad"', 'key = "mood"', "ready[4].key", "duplicate", {"found": "mood"}),
    ('key = "glad"', 'key = "two_stories"', "ready[4].key", "duplicate", {"found": "two_stories"}),
    ('key = "glad"\n', "", "ready[4].key", "missing", {}),
    ('key = "glad"', 'key = "glad"\ncolour = "red"', "ready[4].colour", "unknown_key", {}),
    ('key = "tell"', 'key = "sing"', "key", "value", {"found": "sing"}),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pack(tmp_path)
    (tmp_path / "coach").mkdir()
    (tmp_path / FILE).write_text(COACH, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def method() -> Pack:
    return load_pack(METHOD)


def refused(folder: Path) -> list[dict[str, object]]:
    with pytest.raises(EnvironmentFault) as caught:
        load_pack(folder, complete=True)
    assert caught.value.code == "content.broken"
    parameters = caught.value.parameters
    others = parameters.pop("others")
    assert isinstance(others, list)
    return [parameters, *others]


def test_questions_come_with_their_rules(folder: Path) -> None:
    coach = load_pack(folder, complete=True).coach("tell")
    (before,) = coach.before
    assert (before.key, before.rule) == ("two_stories", Rule(RuleName.CARDS, kind="story", least=2))
    assert before.question == Text("តើមានទេ?", "Is it there?")
    assert before.hint.en == "Look for it."
    good, mood, moments, origin, glad = (check.rule for check in coach.ready)
    assert (good.fields, good.values, good.share) == (("kind_of_day",), ("good",), 50)
    assert (mood.low, mood.high, mood.share) == (0, None, 100)
    assert (moments.row, moments.least, moments.share) == ("moment", 3, 100)
    assert (origin.to, origin.share) == (("story",), 100)
    assert glad == Rule(RuleName.ASK)


def test_a_method_need_not_have_a_coach(tmp_path: Path) -> None:
    coach = load_pack(write_pack(tmp_path), complete=True).coach("tell")
    assert coach.checks() == ()
    with pytest.raises(WrongUse) as caught:
        load_pack(tmp_path).coach("sing")
    assert caught.value.code == "content.unknown_activity"


def test_questions_are_read_when_they_are_asked_for(folder: Path) -> None:
    pack = load_pack(folder)
    (folder / FILE).write_text("nonsense", encoding="utf-8")
    assert pack.activity("tell").key == "tell"
    with pytest.raises(EnvironmentFault):
        pack.coach("tell")


def test_what_an_activity_needs_is_known_without_its_guide(folder: Path) -> None:
    pack = load_pack(folder)
    assert pack.needs("tell").kinds == ("moment",)
    assert pack.needs("tell") == pack.activity("tell").needs


@pytest.mark.parametrize("fault", ONE_FAULT, ids=lambda fault: f"{fault[2]}:{fault[3]}")
def test_one_fault_is_named(folder: Path, fault: tuple[str, str, str, str, dict[str, object]]) -> None:
    old, new, key, problem, details = fault
    change(folder, FILE, old, new)
    assert {"file": FILE, "key": key, "problem": problem, **details} in refused(folder)


def test_questions_to_no_activity_are_refused(folder: Path) -> None:
    (folder / FILE).rename(folder / "coach" / "sing.toml")
    assert refused(folder) == [{"file": "coach/sing.toml", "key": "", "problem": "unlisted"}]


def test_a_newer_minor_format_may_ask_more(folder: Path) -> None:
    change(folder, "pack.toml", 'format = "1.0"', 'format = "1.9"')
    change(folder, FILE, "least = 2", 'least = 2, colour = "red"')
    assert load_pack(folder, complete=True).coach("tell").before[0].rule.least == 2


def test_every_activity_is_coached_before_and_after(method: Pack) -> None:
    for summary in method.summaries():
        coach = method.coach(summary.key)
        assert len(coach.before) >= 2, summary.key
        assert len(coach.ready) >= 4, summary.key
        people = [check for check in coach.checks() if check.rule.name is RuleName.ASK]
        assert 0 < len(people) < len(coach.checks()) or summary.key == "idea_card", summary.key


def test_a_question_asks_and_a_hint_tells(method: Pack) -> None:
    for summary in method.summaries():
        for check in method.coach(summary.key).checks():
            where = f"{summary.key}/{check.key}"
            assert check.question.km.endswith("?"), where
            assert check.question.en.rstrip("”").endswith("?"), where
            assert check.question.km.startswith("តើ"), where
            assert check.hint.km.endswith("។"), where


def test_what_may_be_only_repair_is_asked_at_the_beginning_the_problem_and_the_pilot(method: Pack) -> None:
    asked = {"challenge_frame": "innovation", "problem_statement": "repair", "pilot_plan": "repair"}
    for activity, key in asked.items():
        (check,) = (check for check in method.coach(activity).ready if check.key == key)
        assert "repair" in check.question.en


def test_a_number_in_a_question_is_that_of_its_rule(method: Pack) -> None:
    """“At least 5” in the words is what the rule counts."""
    for summary in method.summaries():
        for check in method.coach(summary.key).checks():
            words = check.question.en.replace(",", "").split()
            for before, number in pairwise(words):
                if before == "least" and number.isdigit():
                    figure = int(number)
                    rule = check.rule
                    assert figure in (rule.least, rule.low), f"{summary.key}/{check.key}"
