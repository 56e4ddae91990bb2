"""The kit: worksheets for each team, forms and lists for everybody, and on top what to print, copy and bring."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, ParamSpec

from sala.domain.records import Team
from sala.errors import Cancelled
from sala.printing.documents.consent import ConsentWay
from sala.printing.documents.kit import Kit, KitPart, KitSheet, Needed
from sala.printing.documents.kit_pdf import write_kit
from sala.printing.prepared import Prepared
from sala.printing.worksheet_pdf import prepare_worksheet
from sala.services.method import Activity, FieldType
from sala.services.paper import consent_forms, evaluation
from sala.services.paper.attendance import attendance_list, attendance_of
from sala.services.paper.kit_choice import KitChoice, kit_choice
from sala.services.paper.order import Order
from sala.services.paper.worksheets import make_filled_kit, sheets_of
from sala.services.people import participants

Given = ParamSpec("Given")
_USUAL_PEOPLE = 30
"""For so many a kit is made where nobody is on the list yet."""
_SPOKEN_SHARE = 3
"""Of so many people, one gives consent by spoken words."""


def make_kit(order: Order, out: BinaryIO) -> int:
    """Write the kit: blank with its list, or ``filled`` with the cards that were made."""
    choice = kit_choice(order)
    if order.choices.filled:
        return make_filled_kit(order, out, [one.activity for one in choice.wanted], others=choice.whole)
    made = _Kit(order, choice)
    kit = made.kit()
    return write_kit(
        out,
        kit,
        order.translator,
        author=order.ws.author,
        created=order.created,
        progress=made.second_half,
        cancelled=order.cancelled,
        maps=order.maps,
    )


class _Kit:
    """A kit that is being put together: its sheets are laid out here, which is half of the work."""

    def __init__(self, order: Order, choice: KitChoice) -> None:
        self._order, self._choice = order, choice
        self._say, self._language = order.translator, order.language
        self._teams = order.chosen_teams
        known = [one for one in participants(order.ws, order.facts.id) if order.choices.team in {"", one.team}]
        self._people = len(known) or _USUAL_PEOPLE
        self._done = 0
        shared = [one for one in choice.wanted if self._is_shared(one.activity)]
        self._shared = shared
        self._own = [one for one in choice.wanted if one not in shared]
        self._steps = len(shared) + len(self._own) * max(len(self._teams), 1) + 1

    def kit(self) -> Kit:
        """Return the kit, laid out."""
        say, order = self._say, self._order
        everybody = KitPart(say.gettext("For everybody"), tuple(self._for_everybody()))
        parts = [everybody] if everybody.sheets else []
        for team in (*self._teams,) or (None,):
            sheets = tuple(self._of_team(team))
            if sheets:
                parts.append(KitPart(team.name if team else say.gettext("For each team"), sheets))
        about = [say.nformat("{n} team", "{n} teams", len(self._teams))] if self._teams else []
        about.append(say.nformat("{n} person", "{n} people", self._people))
        return Kit(
            title=say.gettext("Kit"),
            workshop_name=order.facts.name,
            workshop_code=order.facts.code,
            lines=(self._choice.heading, "  ·  ".join([*about, *filter(None, [order.place])])),
            parts=tuple(parts),
            needed=tuple(self._needed()),
            two_sided=order.choices.two_sided,
        )

    def second_half(self, done: int, whole: int) -> None:
        """Report how much of the writing is done, which comes after the laying out."""
        if self._order.progress:
            self._order.progress(self._steps + done * self._steps // max(whole, 1), 2 * self._steps)

    # what goes in ---------------------------------------------------------------------------------------------

    def _for_everybody(self) -> Iterator[KitSheet]:
        order, _ = self._order, self._say.gettext
        if self._choice.whole or self._choice.day is not None:
            usual = replace(order, choices=replace(order.choices, phones=False, blank_rows=None))
            listed = attendance_list(usual, named=True, day=self._choice.day)
            yield KitSheet(listed.title, "", self._prepared(attendance_of, order, listed))
        if any(self._asks_consent(one.activity) for one in self._choice.wanted):
            yield from self._consents()
        for one in self._shared:
            activity = one.activity
            if activity.card == consent_forms.KIND:
                continue
            title = activity.title.in_language(self._language)
            if activity.card == evaluation.KIND:
                copies = evaluation.sheets_for(self._people)
                paper = self._prepared(evaluation.prepared_evaluation, order)
                yield self._sheet(_("Evaluation form"), _("two on a sheet, to cut"), paper, copies)
            else:
                copies = activity.worksheet.copies * max(len(one.of(self._teams)), 1)
                yield self._sheet(title, _("each person"), self._worksheet(activity, None), copies)

    def _consents(self) -> Iterator[KitSheet]:
        """Yield both forms: the spoken one for a share of the people, one for each team at least."""
        order, say = self._order, self._say
        if consent_forms.form_kind(order.pack) is None:
            return
        activity = next((one for one in order.pack.summaries() if one.card == consent_forms.KIND), None)
        each = order.pack.activity(activity.key).worksheet.copies if activity else 1
        teams = max(len(self._teams), 1)
        for way, copies in ((ConsentWay.SIGNED, each), (ConsentWay.SPOKEN, -(-each // _SPOKEN_SHARE))):
            form = consent_forms.consent_form(order, way)
            paper = self._prepared(consent_forms.prepared_form, order, way)
            yield self._sheet(form.title, say.gettext("each person"), paper, copies * teams)

    def _of_team(self, team: Team | None) -> Iterator[KitSheet]:
        for one in self._own:
            if team is None or one.of([team]):
                title = one.activity.title.in_language(self._language)
                paper = self._worksheet(one.activity, team)
                yield self._sheet(title, self._say.gettext("each team"), paper, one.activity.worksheet.copies)

    def _needed(self) -> Iterator[Needed]:
        for one in self._choice.wanted:
            if one.activity.materials:
                things = tuple(text.in_language(self._language) for text in one.activity.materials)
                yield Needed(one.activity.title.in_language(self._language), things)

    # laying out -----------------------------------------------------------------------------------------------

    def _sheet(self, title: str, whose: str, paper: Prepared, copies: int) -> KitSheet:
        copies = max(copies, 1)
        return KitSheet(title, whose, paper, copies, copies if self._order.choices.every_copy else 1)

    def _worksheet(self, activity: Activity, team: Team | None) -> Prepared:
        sheet = next(iter(sheets_of(self._order, activity, team)))
        return self._prepared(prepare_worksheet, sheet, self._say)

    def _prepared(self, prepare: Callable[Given, Prepared], *given: Given.args, **named: Given.kwargs) -> Prepared:
        order = self._order
        if order.cancelled and order.cancelled():
            raise Cancelled
        paper = prepare(*given, **named)
        self._done += 1
        if order.progress:
            order.progress(min(self._done, self._steps), 2 * self._steps)
        return paper

    def _is_shared(self, activity: Activity) -> bool:
        """Return whether each person needs a sheet, not each team: it asks for the code of a person, or for no name."""
        if not activity.card:
            return False
        return activity.card in {consent_forms.KIND, evaluation.KIND} or self._has(activity, FieldType.PERSON_CODE)

    def _asks_consent(self, activity: Activity) -> bool:
        return bool(activity.card) and self._has(activity, FieldType.CONSENT_CODE)

    def _has(self, activity: Activity, wanted: FieldType) -> bool:
        return any(field.type == wanted for field in self._order.pack.kind(activity.card).fields)
