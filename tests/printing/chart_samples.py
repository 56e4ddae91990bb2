"""Charts as services could make them: ordinary ones in both languages, and ones that nobody wishes for."""

from __future__ import annotations

from collections.abc import Callable

from sala.khmer import format_number
from sala.printing.charts import (
    BalanceChart,
    BalanceGroup,
    BalancePart,
    BeforeAfterChart,
    ChartWords,
    FacesChart,
    FacesRow,
    JourneyState,
    MatrixAxis,
    MatrixChart,
    Measure,
    MeasureState,
    Quadrants,
    RatedIdea,
    VotedIdea,
    VotesChart,
    balance_chart,
    before_after_chart,
    faces_chart,
    matrix_chart,
    votes_chart,
)
from sala.printing.layout.block import Block

IDEAS = {
    "km": (
        "ថ្ងៃណាត់របស់ភូមិ", "តេស្តរហ័សក្នុងថ្ងៃតែមួយ", "លេខធំមានពណ៌ និងរូប", "សារជាសំឡេងភាសាព្នង", "សៀវភៅតែមួយ",
        "តេប្រាប់លទ្ធផលឈាម", "ផ្លូវជម្រាល និងគ្រែទាប", "កៅអីសម្រាប់ប្តី",
    ),
    "en": (
        "A day for each village", "Quick test on the same day", "Large numbers with colours and pictures",
        "Voice messages in Bunong", "One book", "A call with the blood result", "Ramp and low bed",
        "A chair for husbands",
    ),
}  # fmt: skip
LONG = "ស្ត្រីមានផ្ទៃពោះដែលរស់នៅឆ្ងាយពីមណ្ឌលសុខភាពត្រូវធ្វើដំណើរឆ្លងផ្លូវភក់រយៈពេលយូរដើម្បីបានជួបឆ្មប ហើយជួនកាលត្រូវត្រឡប់ទៅវិញដោយមិនបានពិនិត្យ"


def said(language: str, km: str, en: str) -> str:
    return km if language == "km" else en


def balance(language: str) -> BalanceChart:
    def part(km: str, en: str, count: int, hoped: int | None = None, *, is_open: bool = False) -> BalancePart:
        number = format_number(count, language)
        most = "" if hoped is None else format_number(hoped, language)
        shown = number if hoped is None else said(language, f"{number} ក្នុង {most}", f"{number} of {most}")
        return BalancePart(said(language, km, en), count, shown, hoped, is_open)

    return BalanceChart(
        ChartWords(
            said(language, "អ្នកនៅក្នុងសិក្ខាសាលា", "Who is in the room"),
            said(language, "n = ២៤ · រាប់ពីបញ្ជីវត្តមាន", "n = 24 · counted from the attendance list"),
            said(language, "ស្ត្រី ១៥ នាក់ បុរស ៨ នាក់", "15 women, 8 men"),
        ),
        (
            BalanceGroup(
                said(language, "ស្ត្រី និងបុរស", "Women and men"),
                (part("ស្ត្រី", "Women", 15, 16), part("បុរស", "Men", 8, 12), part("ផ្សេងទៀត", "Other", 0)),
            ),
            BalanceGroup(
                said(language, "អាយុ", "Age"),
                (
                    part("ក្រោម ១៨ ឆ្នាំ", "Under 18", 0),
                    part("១៨–២៩", "18–29", 7, 8),
                    part("៣០–៤៤", "30–44", 10, 12),
                    part("៤៥–៥៩", "45–59", 4, 5),
                    part("មិនទាន់សរសេរ", "Not written", 2, is_open=True),
                ),
            ),
            BalanceGroup(
                said(language, "ជនមានពិការភាព", "People with disability"),
                (part("បាទ/ចាស", "Yes", 2, 3), part("ទេ", "No", 21)),
            ),
            BalanceGroup(
                said(language, "តួនាទី", "Roles"),
                (part("អ្នកប្រើប្រាស់សេវា", "Service users", 9), part("ឆ្មប", "Midwives", 4),
                 part("មេភូមិ", "Village chiefs", 3)),
            ),
        ),
    )  # fmt: skip


def before_after(language: str) -> BeforeAfterChart:
    today, wanted, piloted = (
        said(language, "សព្វថ្ងៃ", "As it is"),
        said(language, "ដែលចង់បាន", "As we want it"),
        said(language, "ពេលអនុវត្តសាកល្បង", "As piloted"),
    )

    def states(
        values: tuple[float | None, float, float | None], shown: tuple[str, str, str]
    ) -> tuple[MeasureState, ...]:
        keys = (JourneyState.AS_IS, JourneyState.TO_BE, JourneyState.PILOTED)
        labels = (today, wanted, piloted)
        return tuple(MeasureState(*each) for each in zip(keys, labels, values, shown, strict=True))

    nobody = said(language, "មិនទាន់វាស់", "not measured")
    return BeforeAfterChart(
        ChartWords(
            said(language, "មុន និងក្រោយ សម្រាប់មនុស្សម្នាក់", "Before and after, for one person"),
            said(language, "រាប់ពីដំណើរការទទួលសេវា ២", "From 2 service journeys"),
            said(language, "រយៈពេល ១០ ម៉ោង ៤៩ នាទី ទៅ ៣ ម៉ោង ៣០ នាទី", "Time from 10 h 49 min to 3 h 30 min"),
        ),
        (
            Measure(
                said(language, "រយៈពេល", "Time"),
                states(
                    (649, 210, 255),
                    (
                        said(language, "១០ ម៉ោង ៤៩ នាទី", "10 h 49 min"),
                        said(language, "៣ ម៉ោង ៣០ នាទី", "3 h 30 min"),
                        said(language, "៤ ម៉ោង ១៥ នាទី", "4 h 15 min"),
                    ),
                ),
                said(language, "តិចជាងមុន ៦ ម៉ោង ៣៤ នាទី (−៦១ %)", "6 h 34 min less (−61%)"),
            ),
            Measure(
                said(language, "ចំណាយ", "Cost"),
                states(
                    (101000, 25000, None),
                    (
                        said(language, "១០១,០០០៛", "101,000៛"),
                        said(language, "២៥,០០០៛", "25,000៛"),
                        nobody,
                    ),
                ),
                said(language, "តិចជាងមុន ៧៦,០០០៛ (−៧៥ %)", "76,000៛ less (−75%)"),
            ),
            Measure(
                said(language, "ចំនួនលើកដែលត្រូវទៅ", "Visits"),
                states((3, 1, 0), (said(language, "៣", "3"), said(language, "១", "1"), said(language, "០", "0"))),
                said(language, "តិចជាងមុន ២ លើក", "2 visits fewer"),
            ),
        ),
    )


def votes(language: str) -> VotesChart:
    counts = ((14, 5, 2), (9, 8, 4), (9, 2, 1), (3, 1, 0), (0, 0, 0), (1, 1, 1), (2, 0, 0), (2, 0, 0))
    marks = {
        0: said(language, "✓ បានជ្រើសរើស", "✓ Chosen"),
        1: said(language, "✓ បានជ្រើសរើស · សំឡេងស្មើគ្នា", "✓ Chosen · as many votes"),
    }
    ideas = tuple(
        VotedIdea(
            name,
            own,
            tuple(format_number(one, language) if one else "" for one in own),
            format_number(sum(own), language),
            marks.get(index, ""),
        )
        for index, (name, own) in enumerate(zip(IDEAS[language], counts, strict=True))
    )
    return VotesChart(
        ChartWords(
            said(language, "សំឡេងសម្រាប់គំនិតនីមួយៗ", "Votes for each idea"),
            said(language, "ជុំទី ១ · ម្នាក់ ៣ ចំណុច · n = ៦៤ សំឡេង", "Round 1 · 3 dots each · n = 64 votes"),
            said(language, "ថ្ងៃណាត់របស់ភូមិបាន ២១ សំឡេង", "A day for each village has 21 votes"),
        ),
        (said(language, "ប្រជាពលរដ្ឋ", "Citizens"), said(language, "មន្ត្រី", "Staff"),
         said(language, "ថ្នាក់ដឹកនាំ", "Leaders")),
        ideas,
    )  # fmt: skip


def matrix(language: str) -> MatrixChart:
    scores = ((5, 2), (5, 4), (4, 1), (3, 3), (3, 3), (3, 3), (2, 5), (1, 1))
    ideas = tuple(
        RatedIdea(
            format_number(index + 1, language),
            name,
            *own,
            said(language, "ធ្វើឥឡូវ · ទៅដល់អ្នកលំបាក ៤", "Now · reaches the hardest hit 4"),
        )
        for index, (name, own) in enumerate(zip(IDEAS[language], scores, strict=True))
    )
    return MatrixChart(
        ChartWords(
            said(language, "ផលប្រយោជន៍ និងកម្លាំងដែលត្រូវប្រើ", "Impact and effort"),
            said(language, "n = ៨ គំនិត", "n = 8 ideas"),
            said(language, "គំនិត ១ មានផលប្រយោជន៍ ៥ កម្លាំង ២", "Idea 1 has impact 5, effort 2"),
        ),
        MatrixAxis(
            said(language, "ផលប្រយោជន៍", "Impact"),
            said(language, "ជួយបានតិច", "Helps little"),
            said(language, "ជួយបានច្រើន", "Helps much"),
        ),
        MatrixAxis(
            said(language, "កម្លាំងដែលត្រូវប្រើ", "Effort"), said(language, "ស្រាល", "Light"), said(language, "ធ្ងន់", "Heavy")
        ),
        Quadrants(
            said(language, "ធ្វើឥឡូវ", "Now"),
            said(language, "ទុកពេលក្រោយ ឬកាត់ជាផ្នែកតូច", "Later, or cut into small parts"),
            said(language, "ធ្វើ បើមានពេល", "If there is time"),
            said(language, "មិនយក", "Drop"),
        ),
        ideas,
        tuple(format_number(step, language) for step in range(1, 6)),
    )  # fmt: skip


def faces(language: str) -> FacesChart:
    rows = (
        (said(language, "អ្វីដែលខ្ញុំបានធ្វើ មានប្រយោជន៍ចំពោះខ្ញុំ", "What I did is useful to me"), (0, 1, 2, 9, 12)),
        (said(language, "ការពន្យល់ងាយយល់", "The explanations were clear"), (0, 0, 4, 11, 9)),
        (said(language, "អ្នកដទៃបានស្តាប់ខ្ញុំ", "Others listened to me"), (1, 0, 6, 7, 10)),
    )

    def row(label: str, counts: tuple[int, int, int, int, int]) -> FacesRow:
        mean = sum(step * count for step, count in enumerate(counts, 1)) / sum(counts)
        shown = tuple(format_number(count, language) for count in counts)
        assert len(shown) == 5
        return FacesRow(label, counts, shown, format_number(round(mean, 1), language))

    return FacesChart(
        ChartWords(
            said(language, "ការវាយតម្លៃសិក្ខាសាលា", "Workshop evaluation"),
            said(language, "n = ២៤ សន្លឹក មិនដាក់ឈ្មោះ", "n = 24 sheets without names"),
            said(language, "មធ្យម ៤,៣", "Mean 4.3"),
        ),
        tuple(row(*each) for each in rows),
        said(language, "មធ្យម", "Mean"),
        tuple(format_number(step, language) for step in range(1, 6)),
        said(language, "អ្នក ១៨ នាក់ក្នុង ២៤ នាក់ ជឿជាក់ជាងមុន។", "18 of 24 people feel more able than before."),
    )


def charts(language: str, width: float, scale: float = 1.0) -> dict[str, Block]:
    """Return all charts by name."""
    return {
        "balance": balance_chart(balance(language), width=width, scale=scale),
        "before_after": before_after_chart(before_after(language), width=width, scale=scale),
        "votes": votes_chart(votes(language), scale=scale),
        "matrix": matrix_chart(matrix(language), width=width, scale=scale),
        "faces": faces_chart(faces(language), scale=scale),
    }


def words_of(language: str) -> list[str]:
    """Return every word that the charts of ``charts`` show."""
    found: list[str] = []
    for sample in _SAMPLES:
        _collect(sample(language), found)
    return [word for word in found if word]


_SAMPLES: tuple[Callable[[str], object], ...] = (balance, before_after, votes, matrix, faces)


def _collect(value: object, found: list[str]) -> None:
    if isinstance(value, ChartWords):
        found += [value.title, value.source]
    elif isinstance(value, JourneyState):
        return
    elif isinstance(value, str):
        found.append(value)
    elif isinstance(value, tuple):
        for each in value:
            _collect(each, found)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            _collect(getattr(value, name), found)
