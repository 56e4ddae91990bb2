"""``sala coach``: what comes next, and what a workshop answers before and after an activity."""

from __future__ import annotations

import re

import pytest
from tests.cli.conftest import Work
from tests.cli.program import done, sala

pytestmark = pytest.mark.journey


def test_what_comes_next_is_told_in_both_languages(sample: Work) -> None:
    told = done("coach", sample.code, folder=sample.folder, language="en").out.splitlines()
    assert told[0] == "Next on the agenda: Workshop evaluation"
    assert len([line for line in told if "Yes:" in line or "Not yet:" in line]) == 32
    assert done("coach", sample.code, folder=sample.folder).out.startswith("បន្ទាប់តាមកម្មវិធី៖ ការវាយតម្លៃសិក្ខាសាលា\n")
    assert (
        "Next on the agenda: Workshop evaluation" in done("show", sample.code, folder=sample.folder, language="en").out
    )


def test_an_activity_is_answered_with_figures_and_hints(sample: Work) -> None:
    told = done("coach", sample.code, "pilot_plan", folder=sample.folder, language="en").out
    assert told.startswith("Pilot plan\n\nBefore you start\n")
    assert "○ Are an owner and a sponsor named?  Not yet · 1 of 2" in told
    assert "Write the name of a person, not of an office." in told
    assert "? Is a decider in the room, or waiting by the telephone?  Only you can tell  (decider)" in told
    khmer = done("coach", sample.code, "pilot_plan", folder=sample.folder).out
    assert "មិនទាន់ · ១ ក្នុងចំណោម ២" in khmer
    assert not re.search("[A-Za-z]{3}", re.sub(r"\(\w+\)", "", khmer))


def test_the_answers_are_json_too(sample: Work) -> None:
    value = done("coach", sample.code, "pilot_plan", "--json", folder=sample.folder, language="en").value
    assert value["next"] == {
        "step": "planned",
        "activity": "workshop_evaluation",
        "text": "Next on the agenda: Workshop evaluation",
    }
    (activity,) = value["activities"]
    owner = next(one for one in activity["ready"] if one["key"] == "owner")
    assert (owner["answer"], owner["have"], owner["wanted"], owner["by_people"]) == ("not_yet", 1, 2, False)
    assert len(done("coach", sample.code, "--json", folder=sample.folder).value["activities"]) == 32


def test_a_question_for_people_is_ticked_and_taken_back(own: Work) -> None:
    def decider() -> str:
        value = done("coach", own.code, "pilot_plan", "--json", folder=own.folder).value
        return next(one["answer"] for one in value["activities"][0]["before"] if one["key"] == "decider")

    assert decider() == "ask"
    told = done("coach", own.code, "pilot_plan", "--tick", "decider", folder=own.folder, language="en").out
    assert "✓ Is a decider in the room, or waiting by the telephone?  Yes" in told
    assert decider() == "yes"
    done("coach", own.code, "pilot_plan", "--untick", "decider", folder=own.folder)
    assert decider() == "ask"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("strange",), "The method has no activity “strange”."),
        (("pilot_plan", "--tick", "strange"), "The coach does not ask “strange” there. You can answer: decider."),
        (("pilot_plan", "--tick", "owner"), "The workshop itself answers “owner”. You can answer: decider."),
        (("--tick", "decider"), "Say in which activity the question is."),
    ],
)
def test_what_cannot_be_asked_is_told(sample: Work, arguments: tuple[str, ...], said: str) -> None:
    told = sala("coach", sample.code, *arguments, folder=sample.folder, language="en")
    assert (told.status, told.out) == (2, "")
    assert said in told.err
