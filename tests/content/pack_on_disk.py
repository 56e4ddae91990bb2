"""Writes small method packs to disk, whole or broken in one place."""

from __future__ import annotations

from pathlib import Path

PACK = """\
key = "little"
version = "3.1"
format = "1.0"
title = { km = "តូច", en = "Little" }
kinds = ["story", "moment"]

[[stages]]
key = "listen"
title = { km = "ស្តាប់", en = "Listen" }
purpose = { km = "ស្តាប់។", en = "To listen." }

[[stages.activities]]
key = "tell"
number = 7
card = "story"
title = { km = "និទាន", en = "Tell" }
minutes = { min = 10, max = 20 }

[[stages]]
key = "deliver"
title = { km = "អនុវត្ត", en = "Deliver" }
purpose = { km = "អនុវត្ត។", en = "To deliver." }
"""

STORY = """\
key = "story"
stage = "listen"
title = { km = "រឿង", en = "Story" }
plural = { km = "រឿង", en = "Stories" }
title_field = "name"

[[fields]]
key = "name"
type = "text"
required = true
label = { km = "ឈ្មោះ", en = "Name" }
help = { km = "ឈ្មោះខ្លី។", en = "A short name." }

[[fields]]
key = "moments"
type = "rows"
row_kind = "moment"
lines = 4
label = { km = "ពេល", en = "Moments" }
help = { km = "មួយជួរម្តង។", en = "One row each." }

[[fields]]
key = "mood"
type = "scale"
minimum = -2
maximum = 2
faces = true
low_label = { km = "អន់", en = "Low" }
high_label = { km = "ល្អ", en = "High" }
label = { km = "អារម្មណ៍", en = "Mood" }
help = { km = "ពី -២ ដល់ ២។", en = "From -2 to 2." }

[[fields]]
key = "from"
type = "links"
link_kinds = ["story"]
link_role = "evidence"
label = { km = "មកពី", en = "From" }
help = { km = "រឿងមុន។", en = "An earlier story." }
"""

MOMENT = """\
key = "moment"
stage = "listen"
title = { km = "ពេល", en = "Moment" }
plural = { km = "ពេល", en = "Moments" }
title_field = "what"

[[fields]]
key = "what"
type = "text"
label = { km = "អ្វី", en = "What" }
help = { km = "អ្វីកើតឡើង?", en = "What happened?" }

[[fields]]
key = "kind_of_day"
type = "choice"
label = { km = "ថ្ងៃ", en = "Day" }
help = { km = "ថ្ងៃបែបណា?", en = "What sort of day?" }

[[fields.choices]]
key = "good"
label = { km = "ល្អ", en = "Good" }

[[fields.choices]]
key = "bad"
label = { km = "អាក្រក់", en = "Bad" }
"""

TELL = """\
key = "tell"
produces = ["story", "moment"]
promise = { km = "យើងនឹងមានរឿង។", en = "We will have a story." }
why = { km = "រឿងជួយយើង។", en = "Stories help us." }
inclusion = { km = "សូមអញ្ជើញទាំងអស់គ្នា។", en = "Invite everybody." }
low_literacy = { km = "សូមគូររូប។", en = "Draw." }
materials = [{ km = "ក្រដាស", en = "Paper" }]
tips = [{ km = "សូមស្តាប់។", en = "Listen." }]
mistakes = [{ km = "និយាយច្រើនពេក។", en = "Talking too much." }]
group_size = { min = 2, max = 4, text = { km = "ជាគូ។", en = "In pairs." } }

[needs]
kinds = ["moment"]

[[steps]]
say = { km = "សូមនិទាន។", en = "Please tell." }
do = { km = "ស្តាប់។", en = "Listen." }
minutes = 12

[example]
about = { km = "រឿងមួយ។", en = "A story." }

[example.values]
name = { km = "ផ្សារ", en = "The market" }
mood = 1
from = [{ km = "រឿងចាស់", en = "An old story" }]

[[example.values.moments]]
what = { km = "ទៅផ្សារ", en = "Goes to the market" }
kind_of_day = "good"

[worksheet]
orientation = "landscape"
copies = 2

[[worksheet.fields]]
field = "name"
lines = 3
width = "half"

[[worksheet.fields]]
field = "moments"
columns = ["what"]
"""

FILES = {"pack.toml": PACK, "kinds/story.toml": STORY, "kinds/moment.toml": MOMENT, "activities/tell.toml": TELL}


def write_pack(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write a pack that is whole (or the files given) into a folder, and return the folder."""
    for name, source in (files or FILES).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the one occurrence of some words in a file of a pack."""
    path = folder / file
    source = path.read_text(encoding="utf-8")
    assert source.count(old) == 1, f"{old!r} stands {source.count(old)} times in {file}"
    path.write_text(source.replace(old, new), encoding="utf-8")
