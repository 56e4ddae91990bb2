"""Activities: every form, its list, rows, links, history, a conflict and a problem."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget
from tests.guide_only import GUIDE_ONLY, guide_only_method
from tests.picture_scenes.scene import scene
from tests.picture_scenes.stage import Stage

from sala.domain.records import CARD, Ref
from sala.services.cards import cards
from sala.services.method import FieldType, method_pack
from sala.ui.capture.links_editor import LinksDialog
from sala.ui.dialogs.history_dialog import HistoryDialog
from sala.ui.place import ACTIVITY, Place


def activity(stage: Stage, key: str) -> Any:
    """Show an activity of the sample workshop and return its page."""
    return stage.go(Place(ACTIVITY, stage.prepared.workshop, key))


def _add_forms() -> None:
    """A scene for the form of every activity of the method, and for its end, when it is long."""
    for summary in method_pack().summaries():
        name = f"{summary.number:02}-{summary.key.replace('_', '-')}"

        @scene(40, f"activity-{name}")
        def form(stage: Stage, key: str = summary.key) -> QWidget:
            activity(stage, key)
            return stage.window

        @scene(50, f"activity-end-{name}")
        def end(stage: Stage, key: str = summary.key) -> QWidget:
            _to_the_end(activity(stage, key), stage)
            return stage.window


_add_forms()


@scene(60, "activity-list")
def as_list(stage: Stage) -> QWidget:
    page = activity(stage, "how_might_we")
    page.capture.show_list()
    stage.settle()
    return stage.window


@scene(60, "activity-guide-only")
def guide_only(stage: Stage) -> QWidget:
    method = guide_only_method()
    method.__enter__()
    stage.afterwards(lambda: method.__exit__(None, None, None))
    activity(stage, GUIDE_ONLY)
    return stage.window


@scene(61, "activity-new-card")
def new_card(stage: Stage) -> QWidget:
    page = activity(stage, "idea_card")
    page.capture.new_card()
    stage.settle()
    return stage.window


@scene(62, "activity-open-row")
def open_row(stage: Stage) -> QWidget:
    page = activity(stage, "service_journey")
    row = _rows(page)[0]
    row.set_open(open_=True)
    stage.settle()
    page.capture.scroll.ensureWidgetVisible(row, 0, 0)
    page.capture.scroll.verticalScrollBar().setValue(_top_of(row, page.capture.scroll.widget()))
    stage.settle()
    return stage.window


@scene(63, "activity-rows-and-totals")
def rows_and_totals(stage: Stage) -> QWidget:
    page = activity(stage, "service_journey")
    totals = next(iter(page.capture._rows.values())).totals
    page.capture.scroll.ensureWidgetVisible(totals)
    stage.settle()
    return stage.window


@scene(64, "activity-guide-folded")
def guide_folded(stage: Stage) -> QWidget:
    page = activity(stage, "service_journey")
    page.panel.set_folded(folded=True)
    stage.settle()
    return stage.window


@scene(65, "activity-conflict")
def conflict(stage: Stage) -> QWidget:
    page = activity(stage, "service_journey")
    page.capture.scroll.ensureWidgetVisible(page.capture.form.fields["persona"])
    stage.settle()
    return stage.window


@scene(66, "activity-problem")
def problem(stage: Stage) -> QWidget:
    page = activity(stage, "service_journey")
    form = page.capture.form
    line = form.editors["cases_per_year"].widget
    line.setText("ពីរម៉ោង")
    line.textEdited.emit(line.text())
    form.flush()
    stage.wait_until(lambda: bool(form.fields["cases_per_year"].problem()))
    page.capture.scroll.ensureWidgetVisible(form.fields["cases_per_year"])
    stage.settle()
    return stage.window


@scene(67, "activity-photos")
def photos(stage: Stage) -> QWidget:
    for summary in stage.session.pack().summaries():
        page = activity(stage, summary.key)
        if page.capture.photos is not None and page.capture.photos._tiles:
            page.capture.scroll.ensureWidgetVisible(page.capture.photos)
            stage.settle()
            break
    return stage.window


@scene(68, "activity-guide-end")
def guide_end(stage: Stage) -> QWidget:
    page = activity(stage, "interview_notes")
    bar = page.panel._side.findChild(QWidget, "guide_panel").verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
    return stage.window


@scene(200, "dialog-history")
def history(stage: Stage) -> QWidget:
    page = activity(stage, "problem_statement")
    kind = stage.session.pack().kind("problem")
    field = next(one for one in kind.fields if one.type is FieldType.LONG_TEXT)
    ref = Ref(stage.prepared.workshop, CARD, page.capture.card_id)
    return stage.show(HistoryDialog(stage.session, ref, field, stage.window))


@scene(201, "dialog-history-of-a-conflict")
def history_of_a_conflict(stage: Stage) -> QWidget:
    page = activity(stage, "service_journey")
    field = stage.session.pack().kind("journey").field("persona")
    ref = Ref(stage.prepared.workshop, CARD, page.capture.card_id)
    return stage.show(HistoryDialog(stage.session, ref, field, stage.window))


@scene(202, "dialog-links")
def links(stage: Stage) -> QWidget:
    workshop = stage.prepared.workshop
    spec = next(one for one in stage.session.pack().kind("journey").fields if one.type is FieldType.LINKS)
    found = stage.do(lambda ws: [card for kind in spec.link_kinds for card in cards(ws, workshop, kind=kind)])
    chosen = {card.id for card in found[:1]}
    return stage.show(LinksDialog(stage.session, spec, found, chosen, stage.window))


@scene(203, "dialog-links-nothing-yet")
def links_nothing_yet(stage: Stage) -> QWidget:
    spec = next(one for one in stage.session.pack().kind("journey").fields if one.type is FieldType.LINKS)
    return stage.show(LinksDialog(stage.session, spec, [], set(), stage.window))


def _rows(page: Any) -> list[Any]:
    return list(next(iter(page.capture._rows.values()))._rows.values())


def _top_of(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, widget.rect().topLeft()).y()


def _to_the_end(page: Any, stage: Stage) -> None:
    bar = page.capture.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
