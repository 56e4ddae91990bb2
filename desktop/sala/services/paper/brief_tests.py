"""What testers of an idea did and said."""

from __future__ import annotations

from collections import Counter

from sala.domain.records import Card
from sala.language import Translator
from sala.services.paper.consented import Consented
from sala.services.paper.line_of_sight import LineOfSight
from sala.services.paper.without_people import WithoutPeople


def tested(consented: Consented, sight: LineOfSight, say: Translator, harmless: WithoutPeople) -> tuple[str, ...]:
    """Return how many tried the idea and how far they came, what worked and what must change; nothing without tests.

    What a tester said is told only where the tester agreed to be quoted; numbers count everybody.
    """
    found = sight.feedback
    if not found:
        return ()
    done = Counter(card.record.text("task_done") for card in found)
    texts = [
        say.nformat("{n} person tried it.", "{n} people tried it.", len(found))
        + " "
        + say.format(
            "Managed the task: {yes}, partly: {partly}, not: {no}.",
            yes=done["yes"],
            partly=done["partly"],
            no=done["no"],
        )
    ]
    agreed = [card for card in found if consented.may_be_quoted(card)]
    # the gravest first: what has to change before the pilot is what a decider needs to know
    agreed.sort(key=lambda card: -(card.record.number("severity") or 0))
    worked, change = _first(agreed[::-1], "worked", harmless), _first(agreed, "change", harmless)
    if worked:
        texts.append(say.format("What worked: {words}", words=worked))
    if change:
        texts.append(say.format("What we change: {words}", words=change))
    return tuple(texts)


def _first(cards: list[Card], field: str, harmless: WithoutPeople) -> str:
    return next((harmless.in_one_line(card.record.text(field)) for card in cards if card.record.text(field)), "")
