"""Writes a sample workshop into a workspace, the way a facilitator would have: card after card, with later edits."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sala.domain.change import Value
from sala.domain.identity import new_id
from sala.domain.order import key_between
from sala.domain.records import CARD, CONSENT_SCOPES, LINK
from sala.errors import Cancelled, SalaError
from sala.services.attachments import attach_photo
from sala.services.demo_content import DemoCard, DemoWorkshop, Values
from sala.services.field_values import cleaned_fields
from sala.services.method import STANDARD, CardKind, FieldType, method_pack
from sala.services.people import participants, teams, update_participant
from sala.services.progress import mark_activity
from sala.services.workshops import NewWorkshop, create_workshop, delete_workshop
from sala.storage import Act, Workspace

StopAsked = Callable[[], bool]


def write_workshop(ws: Workspace, demo: DemoWorkshop, cancelled: StopAsked | None = None) -> str:
    """Write a sample workshop and return its id; its history names the facilitator as the author.

    ``cancelled`` is asked before each card. What was stopped half-way, or met a full disk, is taken off the list again.

    Raises:
        WrongUse, EnvironmentFault: as the services that make workshops, people, cards and photos.
        Cancelled: when ``cancelled`` says so.
    """
    before = ws.author
    ws.author = demo.facilitator
    try:
        writer = _Writer(ws, demo)
        try:
            writer.everything(cancelled or (lambda: False))
        except SalaError:
            with contextlib.suppress(SalaError):
                delete_workshop(ws, writer.workshop)
            raise
    finally:
        ws.author = before
    return writer.workshop


class _Writer:
    def __init__(self, ws: Workspace, demo: DemoWorkshop) -> None:
        self._ws = ws
        self._demo = demo
        self._pack = method_pack(STANDARD)
        self._activities = {
            self._pack.activity_card(summary.key): summary.key for summary in reversed(self._pack.summaries())
        }
        names = [str(person["name"]) for person in demo.people]
        new = NewWorkshop(**demo.facts, teams=demo.teams, participants=names, demo=True)
        self.workshop = create_workshop(ws, new, method=STANDARD).created
        self._teams = ["", *(team.id for team in teams(ws, self.workshop))]
        self._ids: dict[str, str] = {}
        self._last: dict[tuple[str, str], str | None] = defaultdict(lambda: None)

    def everything(self, cancelled: StopAsked) -> None:
        self.people()
        self.consents()
        for write in (self.card, self.edits):
            for card in self._demo.cards:
                if cancelled():
                    raise Cancelled
                write(card)
        self.withdrawals()
        for activity in self._demo.done:
            mark_activity(self._ws, self.workshop, activity, done=True)

    def people(self) -> None:
        for person, facts in zip(participants(self._ws, self.workshop), self._demo.people, strict=True):
            fields = {name: value for name, value in facts.items() if name not in {"name", "team"}}
            update_participant(self._ws, self.workshop, person.id, {**fields, "team": self._teams[facts["team"]]})

    def consents(self) -> None:
        form = self._pack.kind("consent_form")
        explained = form.field("explained")
        everything = [choice.key for choice in explained.choices] if explained else []
        for facts in self._demo.consents:
            scopes = {scope: "yes" if scope in facts["yes"] else "no" for scope in CONSENT_SCOPES}
            said = {name: value for name, value in facts.items() if name not in {"yes", "withdrawn"}}
            values = cleaned_fields(form, {**said, **scopes, "explained": everything})
            with self._ws.act(self.workshop) as act:
                self._put(act, form, facts["code"], values, {"activity": self._activities[form.key]})

    def withdrawals(self) -> None:
        for facts in self._demo.consents:
            if "withdrawn" in facts:
                with self._ws.act(self.workshop) as act:
                    act.put(CARD, self._ids[facts["code"]], {"withdrawn": facts["withdrawn"]})

    def card(self, card: DemoCard) -> None:
        kind = self._pack.kind(card.kind)
        values = {**card.values, **(card.earlier[0] if card.earlier else {})}
        with self._ws.act(self.workshop) as act:
            system = {"activity": self._activities.get(card.kind, ""), "team": self._teams[card.team]}
            identity = self._put(act, kind, card.id, _plain(kind, values), system)
            for field in kind.fields:
                if field.type is FieldType.ROWS:
                    self._rows(act, self._pack.kind(field.row_kind or ""), identity, values.get(field.key, ()))
                elif field.type is FieldType.LINKS:
                    role = field.link_role.value if field.link_role else ""
                    for target in values.get(field.key, ()):
                        act.put(LINK, new_id(), {"from": identity, "to": self._ids[target], "role": role})
        self._photos(card, identity)

    def edits(self, card: DemoCard) -> None:
        """Write what the card said next, and in the end what it says now."""
        if not card.earlier:
            return
        kind = self._pack.kind(card.kind)
        touched = {key for values in card.earlier for key in values}
        for values in (*card.earlier[1:], {key: card.values.get(key) for key in touched}):
            with self._ws.act(self.workshop) as act:
                act.put(CARD, self._ids[card.id], cleaned_fields(kind, values))

    def _rows(self, act: Act, kind: CardKind, parent: str, rows: Iterable[Values]) -> None:
        for row in rows:
            values = {key: value for key, value in row.items() if key != "id"}
            self._put(act, kind, row.get("id", ""), _plain(kind, values), {"parent": parent})

    def _put(self, act: Act, kind: CardKind, name: str, values: Mapping[str, Value], system: Mapping[str, str]) -> str:
        identity = new_id()
        if name:
            self._ids[name] = identity
        place = (kind.key, system.get("parent", ""))
        self._last[place] = position = key_between(self._last[place], None)
        given = {key: value for key, value in system.items() if value}
        act.put(CARD, identity, {"kind": kind.key, **given, "position": position, **values})
        return identity

    def _photos(self, card: DemoCard, identity: str) -> None:
        if not card.photos:
            return
        from sala.services.demo_photos import draw_photo  # noqa: PLC0415  # start-up: loaded when first needed

        for photo in card.photos:
            drawn = draw_photo(photo.scene, self._demo.seed)
            attach_photo(
                self._ws,
                self.workshop,
                identity,
                drawn,
                name=photo.name,
                caption=photo.caption,
                consent=photo.consent,
            )


def _plain(kind: CardKind, values: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values that the card itself stores, cleaned; rows and links are records of their own."""
    elsewhere = {field.key for field in kind.fields if field.type in {FieldType.ROWS, FieldType.LINKS}}
    own = {key: value for key, value in values.items() if key not in elsewhere}
    return {key: value for key, value in cleaned_fields(kind, own).items() if value is not None}
