"""A pack of headquarters, written as data: an activity in which a team counts the people who wait, with rows.

Version 2 calls a field otherwise, drops a field and a column, and offers one answer less.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sala.services import method

KEY, ACTIVITY, KIND, ROW = "hq_kampot", "queue_count", "queue_watch", "queue_hour"
TITLE = {"km": "រាប់អ្នករង់ចាំ", "en": "Count who waits"}

PACK = """\
key = "hq_kampot"
version = "{version}"
format = "1.1"
extends = "standard"
title = {{ km = "វិធីសាស្ត្រខេត្តកំពត", en = "The method of Kampot" }}
kinds = ["queue_watch", "queue_hour"]

[[stages]]
key = "listen"

[[stages.activities]]
key = "queue_count"
after = "observation"
card = "queue_watch"
title = {{ km = "រាប់អ្នករង់ចាំ", en = "Count who waits" }}
minutes = {{ min = 30, max = 60 }}
"""

WATCH = """\
key = "queue_watch"
stage = "listen"
title = { km = "ការរាប់អ្នករង់ចាំ", en = "Queue watch" }
plural = { km = "ការរាប់អ្នករង់ចាំ", en = "Queue watches" }
title_field = "place"

[[fields]]
key = "place"
type = "text"
required = true
label = { km = "កន្លែង", en = "Where" }
help = { km = "បង្អួចណា?", en = "Which window?" }

[[fields]]
key = "weather"
type = "choice"
label = { km = "អាកាសធាតុ", en = "Weather" }
help = { km = "ថ្ងៃនេះមេឃយ៉ាងណា?", en = "How is the sky today?" }

[[fields.choices]]
key = "dry"
label = { km = "ស្ងួត", en = "Dry" }

[[fields.choices]]
key = "rain"
label = { km = "ភ្លៀង", en = "Rain" }

[[fields]]
key = "seats"
type = "number"
minimum = 0
label = { km = "ចំនួនកៅអី", en = "Seats" }
help = { km = "មានកៅអីប៉ុន្មាន?", en = "How many seats are there?" }

[[fields]]
key = "hours"
type = "rows"
row_kind = "queue_hour"
lines = 4
label = { km = "ម៉ោងនីមួយៗ", en = "Hour by hour" }
help = { km = "មួយជួរសម្រាប់មួយម៉ោង។", en = "One row for each hour." }

[[fields]]
key = "surprise"
type = "long_text"
lines = 3
label = { km = "អ្វីដែលនឹកស្មានមិនដល់", en = "A surprise" }
help = { km = "សូមសរសេរខ្លីៗ។", en = "Write a few words." }
"""

HOUR = """\
key = "queue_hour"
stage = "listen"
title = { km = "មួយម៉ោង", en = "Hour" }
plural = { km = "ម៉ោង", en = "Hours" }
title_field = "hour"

[[fields]]
key = "hour"
type = "text"
label = { km = "ម៉ោង", en = "Hour" }
help = { km = "ឧទាហរណ៍ ព្រឹក", en = "Such as morning" }

[[fields]]
key = "people"
type = "number"
minimum = 0
label = { km = "អ្នករង់ចាំ", en = "People waiting" }
help = { km = "រាប់ក្បាល។", en = "Count heads." }

[[fields]]
key = "waited"
type = "minutes"
label = { km = "រង់ចាំយូរបំផុត", en = "Longest wait" }
help = { km = "គិតជានាទី។", en = "In minutes." }
"""

COUNT = """\
key = "queue_count"
produces = ["queue_watch", "queue_hour"]
promise = { km = "យើងនឹងដឹងថាមនុស្សប៉ុន្មាននាក់រង់ចាំ។", en = "We will know how many people wait." }
why = { km = "ការរង់ចាំស៊ីពេលរបស់ប្រជាពលរដ្ឋ។", en = "Waiting takes the time of citizens." }
inclusion = { km = "សូមរាប់អ្នកដែលឈរខាងក្រៅដែរ។", en = "Count those who stand outside as well." }
low_literacy = { km = "សូមគូសមួយគំនូសសម្រាប់មនុស្សម្នាក់។", en = "Draw a stroke for each person." }
materials = [{ km = "ក្រដាស", en = "Paper" }]
tips = [{ km = "សូមឈរឱ្យឆ្ងាយបន្តិច។", en = "Stand a little apart." }]
mistakes = [{ km = "រាប់តែពេលព្រឹក។", en = "Counting in the morning only." }]
group_size = { min = 1, max = 3, text = { km = "ជាគូ។", en = "In pairs." } }

[[steps]]
say = { km = "សូមរាប់អ្នករង់ចាំ។", en = "Please count who waits." }
do = { km = "ឈរក្បែរទ្វារ។", en = "Stand beside the door." }
minutes = 40

[example]
about = { km = "ឃុំមួយនៅថ្ងៃចន្ទ។", en = "A commune on a Monday." }

[example.values]
place = { km = "បង្អួចទី១", en = "Window 1" }
weather = "dry"
seats = 12

[[example.values.hours]]
hour = { km = "ព្រឹក", en = "Morning" }
people = 14
waited = 50

[worksheet]
orientation = "portrait"
copies = 1

[[worksheet.fields]]
field = "place"

[[worksheet.fields]]
field = "weather"

[[worksheet.fields]]
field = "seats"

[[worksheet.fields]]
field = "hours"
lines = 4

[[worksheet.fields]]
field = "surprise"
lines = 3
"""

FILES = {
    "kinds/queue_watch.toml": WATCH,
    "kinds/queue_hour.toml": HOUR,
    "activities/queue_count.toml": COUNT,
}


def write_queue_pack(folder: Path, version: str = "1", files: dict[str, str] | None = None) -> Path:
    """Write the pack into a folder, and return the folder."""
    for name, source in {"pack.toml": PACK.format(version=version), **(files or FILES)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder


def write_second_version(folder: Path) -> Path:
    """Version 2: "Seats" became "Chairs", the weather offers no rain, the surprise and the longest wait are gone."""
    watch = WATCH.replace('km = "ចំនួនកៅអី", en = "Seats"', 'km = "ចំនួនកៅអីទាំងអស់", en = "Chairs"')
    watch = watch.replace('\n[[fields.choices]]\nkey = "rain"\nlabel = { km = "ភ្លៀង", en = "Rain" }\n', "")
    watch = watch[: watch.index('\n[[fields]]\nkey = "surprise"')] + "\n"
    hour = HOUR[: HOUR.index('\n[[fields]]\nkey = "waited"')] + "\n"
    count = COUNT.replace("waited = 50\n", "")
    count = count.replace('\n[[worksheet.fields]]\nfield = "surprise"\nlines = 3\n', "")
    files = {"kinds/queue_watch.toml": watch, "kinds/queue_hour.toml": hour, "activities/queue_count.toml": count}
    return write_queue_pack(folder, "2", files)


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """Be a person with a home of their own: packs that they added are there, and only there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALA_HOME", str(folder))
        method.method_pack.cache_clear()
        yield
    method.method_pack.cache_clear()
