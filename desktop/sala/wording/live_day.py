"""A day as it happens, in words that are read in a glance: how long still, how late, what is odd, what is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from sala.domain.agenda import DaySchedule
from sala.domain.agenda_live import LiveState
from sala.domain.agenda_oddities import LONG_SINCE, NOT_YET, OTHER_DATE, OTHER_DAY, TWO_RUN, Oddity
from sala.domain.agenda_preview import Preview
from sala.domain.agenda_replan import DROP, MOVE, SHRINK, SHRINK_AND_DROP
from sala.domain.daytime import MINUTES_OF_DAY, daytime
from sala.khmer import format_date, format_minutes, latin_digits
from sala.language import Translator

#: What a block is called, by its id.
Titles = Callable[[str], str]


def clock_text(minute: int, say: Translator) -> str:
    """Return minutes after the midnight of a day as a time, with a word where it is not on that day."""
    days, rest = divmod(minute, MINUTES_OF_DAY)
    time = say.digits(daytime(rest))
    if days == 0:
        return time
    if days == 1:
        return say.format("{time} the day after", time=time)
    if days == -1:
        return say.format("{time} the day before", time=time)
    told = say.nformat("{time}, {n} day later", "{time}, {n} days later", abs(days), time=time)
    return told if days > 0 else say.nformat("{time}, {n} day earlier", "{time}, {n} days earlier", -days, time=time)


def span_text(starts: int, ends: int, say: Translator) -> str:
    """Return from when to when, as 08:30–09:15."""
    if starts // MINUTES_OF_DAY == ends // MINUTES_OF_DAY == 0:
        return say.digits(f"{daytime(starts)}–{daytime(ends)}")
    return f"{clock_text(starts, say)} – {clock_text(ends, say)}"


def length_text(minutes: int, say: Translator) -> str:
    """Return a length of time, as 95 → 1 h 35 min."""
    return say.digits(latin_digits(format_minutes(abs(minutes), say.language)))


def date_text(day: date, say: Translator, style: str = "long") -> str:
    """Return a date in the digits that the person chose."""
    return say.digits(latin_digits(format_date(day, say.language, style)))


def left_text(left: int, say: Translator) -> str:
    """Return how long what runs still has, or by how much it is over its time."""
    if left > 0:
        return say.format("{length} left", length=length_text(left, say))
    if left < 0:
        return say.format("over by {length}", length=length_text(left, say))
    return say.gettext("time is up")


def pace_text(behind: int, say: Translator) -> str:
    """Return in a few words how late or early the day is."""
    if behind > 0:
        return say.format("{length} behind", length=length_text(behind, say))
    if behind < 0:
        return say.format("{length} ahead", length=length_text(behind, say))
    return say.gettext("on time")


def pace_sentence(state: LiveState, say: Translator) -> str:
    """Return how late or early a day is, as a sentence that stands alone."""
    length = length_text(state.behind, say)
    if not state.timeline:
        return say.gettext("This day has no blocks yet.")
    if not state.begun and state.behind > 0:
        return say.format("It should have begun {length} ago.", length=length)
    if not state.begun:
        return say.format("It begins at {time}.", time=clock_text(state.timeline[0].starts, say))
    if state.behind > 0:
        return say.format("{length} behind the plan.", length=length)
    if state.behind < 0:
        return say.format("{length} ahead of the plan.", length=length)
    return say.gettext("On time.")


def end_sentence(state: LiveState, say: Translator) -> str:
    """Return when the day is over, as things stand, and how that differs from the plan."""
    if not state.timeline:
        return ""
    late, time = state.ends - state.planned_ends, clock_text(state.ends, say)
    length = length_text(late, say)
    if state.over:
        told = (
            say.gettext("The day ended at {time}, as planned."),
            say.gettext("The day ended at {time}, {length} later than planned."),
            say.gettext("The day ended at {time}, {length} earlier than planned."),
        )
    else:
        told = (
            say.gettext("The day will end at {time}, as planned."),
            say.gettext("The day will end at {time}, {length} later than planned."),
            say.gettext("The day will end at {time}, {length} earlier than planned."),
        )
    return told[(late > 0) + 2 * (late < 0)].format(time=time, length=length)


def now_line(title: str, state: LiveState, say: Translator) -> str:
    """Return a day in one line: "Now: Service journey · 12 min left · 8 min behind"."""
    return say.format(
        "Now: {title} · {left} · {pace}",
        title=title,
        left=left_text(state.left, say),
        pace=pace_text(state.behind, say),
    )


def oddity_sentence(odd: Oddity, title: str, moment: datetime, say: Translator) -> str:
    """Return what is odd about a day at a local moment; ``title`` is what the block is called."""
    given = {
        "title": title,
        "time": _time(odd.began, say),
        "due": _time(odd.due, say),
        "date": date_text(odd.began.date(), say),
        "now": _time(moment, say),
        "today": date_text(moment.date(), say),
        "length": length_text(max(0, int((moment - odd.due).total_seconds()) // 60), say),
    }
    return _oddity(odd, moment, say).format_map(given)


def _oddity(odd: Oddity, moment: datetime, say: Translator) -> str:
    _ = say.gettext
    if odd.code == OTHER_DAY and odd.began.date() == moment.date() - timedelta(days=1):
        return _("“{title}” was begun yesterday at {time} and never finished. Finish it?")
    if odd.code == OTHER_DAY and odd.began.date() == moment.date():
        return _("“{title}”, of another day of the agenda, was begun at {time} and still runs. Finish it?")
    if odd.code == NOT_YET and odd.began.date() != moment.date():
        return _(
            "“{title}” was begun on {date} at {time}, and by the clock of this laptop that is still to come. "
            "Please look whether the clock is right."
        )
    return {
        OTHER_DAY: _("“{title}” was begun on {date} at {time} and never finished. Finish it?"),
        NOT_YET: _(
            "“{title}” was begun at {time}, and by the clock of this laptop it is only {now}. "
            "Please look whether the clock is right."
        ),
        LONG_SINCE: _("“{title}” should have ended at {due}, {length} ago. Did it end then, or does it still go on?"),
        TWO_RUN: _(
            "“{title}” was begun too, on another laptop. It counts as ended at {due}, when the next block began."
        ),
        OTHER_DATE: _("This day was planned for {date}. Today is {today}."),
    }[odd.code]


def way_title(way: str, say: Translator) -> str:
    """Return a way to catch up, as a thing to do."""
    return {
        SHRINK: say.gettext("Shorten what is left"),
        DROP: say.gettext("Leave out what could be left out"),
        SHRINK_AND_DROP: say.gettext("Leave out and shorten"),
        MOVE: say.gettext("Move the last blocks to the next day"),
    }[way]


def result_sentence(found: Preview, say: Translator) -> str:
    """Return when the day would end with a way to catch up, and what would still be lacking."""
    plan = found.proposal
    told = say.format(
        "The day ends at {after} instead of {before}.",
        after=clock_text(found.state.ends, say),
        before=clock_text(plan.ends_before, say),
    )
    if not plan.missing:
        return told
    missing = say.format("It would still be {length} too long.", length=length_text(plan.missing, say))
    return f"{told} {missing}"


def loss_sentences(found: Preview, titles: Titles, say: Translator) -> list[str]:
    """Return what would be lost with a way to catch up, a sentence for each block that changes."""
    told = []
    for one in found.blocks:
        title = titles(one.before.session.id)
        minutes = one.before.session.length
        if one.way == DROP:
            text = say.format("“{title}” is left out: {length} less.", title=title, length=length_text(minutes, say))
        elif one.way == MOVE:
            text = say.format("“{title}” is held on the next day, not today.", title=title)
        elif one.way == SHRINK and one.after is not None:
            text = say.format(
                "“{title}” gets {after} instead of {before}.",
                title=title,
                after=length_text(one.after.session.length, say),
                before=length_text(minutes, say),
            )
        else:
            continue
        told.append(text)
    return told


def next_day_sentence(found: Preview, next_day: DaySchedule | None, say: Translator) -> str:
    """Return how late the next day would be with what is moved to it; "" where nothing is."""
    if not found.proposal.to_day or next_day is None:
        return ""
    return say.format(
        "The next day then ends at {after} instead of {before}.",
        after=clock_text(next_day.ends + found.proposal.saves, say),
        before=clock_text(next_day.ends, say),
    )


def _time(moment: datetime, say: Translator) -> str:
    return say.digits(f"{moment:%H:%M}")
