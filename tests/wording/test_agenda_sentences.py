"""Every warning of an agenda can be said in both languages."""

import re

import pytest

from sala.domain import agenda_warnings
from sala.domain.agenda_warnings import AgendaWarning
from sala.language import Translator
from sala.services.method import method_pack
from sala.wording.agenda_warnings import warning_sentence

PARAMETERS = {
    "need_unmet": {"activities": ("interview_notes", "persona"), "kinds": ()},
    "too_short": {"minutes": 20, "minimum": 60},
    "long_stretch": {"minutes": 130},
    "ends_late": {"ends": 1050, "limit": 1020},
    "team_twice": {"team": "t"},
    "team_idle": {"team": "t"},
    "date_order": {"date": "2026-11-25"},
    "date_outside": {"date": "2026-11-25"},
}
CODES = re.findall(r"^``(\w+)``", agenda_warnings.__doc__ or "", re.MULTILINE)


def said(code: str, language: str, **parameters: object) -> str:
    given = AgendaWarning(code, "d", "s", parameters or PARAMETERS.get(code, {}))
    return warning_sentence(given, Translator(language), method_pack(), {"t": "ក្រុមឈូក"})


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["km", "en"])
def test_every_warning_is_a_sentence(code: str, language: str) -> None:
    text = said(code, language)
    assert text.endswith("." if language == "en" else "។")
    assert "{" not in text
    assert bool(re.search("[\u1780-\u17b3]", text)) == (language == "km" or "team" in code)


def test_warnings_name_what_they_speak_of() -> None:
    assert said("need_unmet", "en") == "Usually comes after “Interview notes” and “Persona”, which is not before it."
    kinds = said("need_unmet", "en", activities=(), kinds=("idea",))
    assert kinds == "Works with “Ideas”, and there are none yet."
    assert said("ends_late", "en") == "This day ends at 17:30, later than 17:00."
    assert said("ends_late", "km").count("១៧:") == 2
    assert "2 h 10 min" in said("long_stretch", "en")
    assert "ក្រុមឈូក" in said("team_idle", "en")
