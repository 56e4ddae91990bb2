"""The guide beside the capture, or instead of it where there is no room for both."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sala.settings import GUIDE_FOLDED, WINDOW_STATE
from sala.ui.session import Session
from sala.ui.widgets.marks import set_tip
from sala.ui.widgets.side_panel import SidePanel

#: Room for both, in pixels at 100 %.
_BOTH = 700
_SHARE = 0.4
_LEAST_SHARE, _MOST_SHARE = 0.2, 0.7


class GuideBeside(SidePanel):
    """Guide at the left, capture at the right. What share of the width the guide has is remembered."""

    _alone = False

    def __init__(self, session: Session, guide: QWidget, capture: QWidget, parent: QWidget) -> None:
        super().__init__(session.translator, session.gettext("Guide"), guide, capture, parent=parent)
        self._session = session
        self.setObjectName("guide_and_capture")
        self.fold_button.setObjectName("fold_guide_button")
        self.unfold_button.setObjectName("unfold_guide_button")
        set_tip(self.fold_button, session.gettext("Fold the guide away (F1)"))
        set_tip(self.unfold_button, session.gettext("Show the guide (F1)"))
        self.set_folded(folded=session.settings.get(GUIDE_FOLDED))
        self.folded.connect(self._remember)
        self.splitterMoved.connect(lambda _place, _index: self._remember_share())

    def toggle(self) -> None:
        """Fold the guide away, or show it."""
        button = self.unfold_button if self.is_folded() else self.fold_button
        button.click()

    def set_folded(self, *, folded: bool) -> None:
        """Fold the guide away, or show it; where only one has room, the capture goes while the guide is shown."""
        super().set_folded(folded=folded)
        self.widget(1).setVisible(folded or not self._alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for both."""
        super().resizeEvent(event)
        alone = self.width() < self._session.look.theme.sizes.scaled(_BOTH)
        if alone != self._alone:
            self._alone = alone
            self.set_folded(folded=alone or self._session.settings.get(GUIDE_FOLDED))
        if not alone:
            guide = round(self.width() * self._share())
            self.setSizes([guide, self.width() - guide])

    def _remember(self, folded: bool) -> None:
        if not self._alone:
            self._session.settings.set(GUIDE_FOLDED, folded)
            self._session.keep_settings()

    def _share(self) -> float:
        try:
            share = float(self._session.settings.get(WINDOW_STATE))
        except ValueError:
            return _SHARE
        return min(_MOST_SHARE, max(_LEAST_SHARE, share)) if share == share else _SHARE  # noqa: PLR0124  (not a number)

    def _remember_share(self) -> None:
        """Written with the other settings when the window closes."""
        sizes = self.sizes()
        if all(sizes):
            self._session.settings.set(WINDOW_STATE, f"{sizes[0] / sum(sizes):.3f}")
