"""Checking the work, and putting right what can be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sala.errors import Cancelled
from sala.services.changed import Changed
from sala.services.safety import CheckReport, Finding, can_be_repaired, check
from sala.services.workspace import Workspace
from sala.ui.jobs import Progress
from sala.ui.send.busy import Busy
from sala.ui.send.headed_card import HeadedCard
from sala.ui.session import Session
from sala.ui.theme import UNIT
from sala.ui.widgets.banner import Banner
from sala.ui.widgets.buttons import KhmerButton
from sala.ui.widgets.frames import IconSign, column, row
from sala.ui.widgets.labels import KhmerLabel
from sala.wording import finding_sentence

#: More than this are counted, not listed.
_MOST_LISTED = 40


class CheckCard(HeadedCard):
    """A button, and what was found in sentences."""

    def __init__(self, session: Session) -> None:
        _ = session.gettext
        super().__init__(
            "shield-check",
            _("Check the work"),
            _("Sala reads everything that is kept here and compares it: database, history and photos."),
        )
        self._session = session
        self.setObjectName("check_card")
        self.button = KhmerButton(_("Check now"), "primary", "shield-check")
        self.button.setObjectName("check_button")
        self.button.clicked.connect(lambda: self.check(repair=False))
        self.repair_button = KhmerButton(_("Put right what can be"), "primary", "refresh-cw")
        self.repair_button.setObjectName("repair_button")
        self.repair_button.clicked.connect(lambda: self.check(repair=True))
        self.repair_button.hide()
        self.busy = Busy(session)
        self.banner = Banner("good")
        self.banner.setObjectName("check_banner")
        self._findings = column(gap=UNIT // 2)
        for part in (row(self.button, None), self.busy, self.banner, self._findings, row(self.repair_button, None)):
            self.add(part)

    def check(self, *, repair: bool) -> None:
        """Check, and with ``repair`` put right what can be."""

        def checking(ws: Workspace, progress: Progress) -> CheckReport:
            def told(done: int, total: int) -> None:
                progress.report(done, total)
                progress.cancelled()

            return check(ws, repair=repair, progress=told)

        _ = self._session.gettext
        self._clear()
        self.button.setEnabled(False)
        self.busy.begin(_("The work is being checked. You can go on meanwhile; saving waits until it is done."))
        done = self._repaired if repair else self._show
        self._session.long_write(checking, done, self._failed, title=_("Checking the work"), owner=self)

    def sentences(self) -> list[str]:
        """What is listed as found."""
        found = [self._findings.itemAt(at).widget() for at in range(self._findings.count())]
        return [line.findChildren(KhmerLabel)[-1].text() for line in found]

    def _repaired(self, report: CheckReport) -> None:
        self._show(report)
        if any(finding.repaired for finding in report.findings):
            # Which records were put right is not told one by one: whatever is shown is read again.
            self._session.announce(Changed("", act="repair"))

    def _show(self, report: CheckReport) -> None:
        self._finish()
        say = self._session.translator
        if not report.findings:
            looked = say.format(
                "Everything is in order. Looked at: {changes} changes, {records} entries, {files} photos.",
                changes=say.number(report.counts.get("changes", 0)),
                records=say.number(report.counts.get("records", 0)),
                files=say.number(report.counts.get("files", 0)),
            )
            self.banner.say("good", looked)
            return
        open_ones = [finding for finding in report.findings if not finding.repaired]
        if open_ones:
            self.banner.say("attention", self._advice(open_ones))
        else:
            self.banner.say("good", say.gettext("What was not in order has been put right."))
        for finding in report.findings[:_MOST_LISTED]:
            self._findings.addWidget(self._line(finding))
        left = len(report.findings) - _MOST_LISTED
        if left > 0:
            self._findings.addWidget(KhmerLabel(say.format("… and {n} more", n=left), tone="soft"))
        self._offer_repair(wanted=can_be_repaired(report.findings))

    def _offer_repair(self, *, wanted: bool) -> None:
        self.repair_button.setVisible(wanted)
        self.button.set_kind("secondary" if wanted else "primary")

    def _advice(self, findings: list[Finding]) -> str:
        _, say = self._session.gettext, self._session.translator
        codes = {finding.code for finding in findings}
        told = [say.nformat("{n} thing is not in order.", "{n} things are not in order.", len(findings))]
        if codes & {"database.damaged", "change.damaged"}:
            told.append(_("Go back to the latest back-up below; photos stay."))
        if codes & {"file.missing", "file.damaged"}:
            told.append(_("A colleague's file of the workshop brings a missing photo back: take it in once more."))
        if can_be_repaired(findings):
            told.append(_("The button below puts right what can be, and loses nothing."))
        return " ".join(told)

    def _line(self, finding: Finding) -> QWidget:
        text = finding_sentence(finding.code, finding.detail, self._session.translator, repaired=finding.repaired)
        picture, tone = ("circle-check", "good") if finding.repaired else ("triangle-alert", "bad")
        words = KhmerLabel(text)
        words.set_selectable()
        box = row(column(IconSign(picture, tone=tone), None), words)
        box.setStretch(1, 1)
        line = QWidget()
        line.setLayout(box)
        return line

    def _failed(self, error: BaseException) -> None:
        self._finish()
        self.banner.say("info" if isinstance(error, Cancelled) else "error", self._session.sentence(error))

    def _finish(self) -> None:
        self.busy.end()
        self.button.setEnabled(True)

    def _clear(self) -> None:
        self.banner.say("good", "")
        self._offer_repair(wanted=False)
        while self._findings.count():
            old = self._findings.takeAt(0).widget()
            old.hide()
            old.deleteLater()
