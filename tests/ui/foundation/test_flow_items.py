"""A layout never takes its things for those of a layout that is gone."""

from __future__ import annotations

import gc

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sala.ui.widgets.flow import FlowLayout


def flow_of(count: int) -> tuple[QWidget, FlowLayout]:
    """A widget with buttons that flow."""
    whole, flow = QWidget(), FlowLayout()
    whole.setLayout(flow)
    for number in range(count):
        flow.addWidget(QPushButton(str(number)))
    return whole, flow


@pytest.mark.parametrize("turn", range(3))
def test_a_layout_outlives_the_one_before(qtbot: QtBot, turn: int) -> None:
    """As pages follow each other: the old one goes in Qt at once, in Python when its circle is collected."""
    old, old_flow = flow_of(20)
    circle = [old_flow, turn]
    circle.append(circle)
    old.deleteLater()
    QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
    new, flow = flow_of(20)
    qtbot.addWidget(new)
    del old, old_flow, circle
    gc.collect()
    assert all(shiboken6.isValid(flow.itemAt(at)) for at in range(flow.count()))
    assert flow.sizeHint().width() > 0


def test_a_widget_that_goes_leaves_the_layout(qtbot: QtBot) -> None:
    whole, flow = flow_of(3)
    qtbot.addWidget(whole)
    flow.removeWidget(flow.itemAt(0).widget())
    gone = flow.itemAt(0).widget()
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    gc.collect()
    assert flow.count() == 1
    assert flow.itemAt(0).widget().text() == "2"
    assert flow.sizeHint().width() > 0
