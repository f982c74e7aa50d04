"""What a click on a gap badge opens: what is missing there, the ways to mend it, saying that it is all right, the rule's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.window.controls.popup import Popup
from designer.window.gap_waive import WaiveField
from designer.window.icons import SEVERITY_ICONS, icon
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.fixes import Fix
    from designer.model import Gap
    from designer.window.main_window import MainWindow

WIDTH = 340  # px
_MOST_GAPS, _MOST_FIXES = 2, 4  # shown at once; the list has them all
_INSET = 24  # px from the sign to the words


class GapPopup(Popup):
    """The gaps of one element, the gravest first, each with its fixes as buttons."""

    def __init__(self, window: MainWindow, opener: QWidget, gaps: Sequence[Gap]) -> None:
        super().__init__(window.context, opener, gaps[0].message)
        self._window = window
        self.first: QPushButton | None = None  # where the keys go
        scale = self.context.scale
        self.setFixedWidth(scale(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(14), scale(12), scale(14), scale(10))
        column.setSpacing(scale(10))
        for at, gap in enumerate(gaps[:_MOST_GAPS]):
            if at:
                column.addWidget(self._rule())
            self._show_gap(column, gap)
        rest = len(gaps) - _MOST_GAPS
        if rest > 0:
            column.addWidget(self._rule())
            says = ngettext("{n} more in the list", "{n} more in the list", rest).format(n=rest)
            more = self._button(says, "quiet", "")
            more.clicked.connect(lambda: self._go(gaps[_MOST_GAPS]))
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        return rule

    def _show_gap(self, column: QVBoxLayout, gap: Gap) -> None:
        scale, tokens = self.context.scale, self.context.tokens
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(scale(8))
        sign = QLabel()
        colour = getattr(tokens, gap.severity.value)
        sign.setPixmap(icon(SEVERITY_ICONS[gap.severity], colour).pixmap(scale(16), scale(16)))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        row.addLayout(words, 1)
        words.setSpacing(scale(4))
        words.addWidget(self._label(gap.message, ""))
        words.addWidget(self._label(gap.suggestion, "secondary"))
        fixes = self._window.commands.fixes.fixes(gap)[:_MOST_FIXES]
        if fixes:
            words.addSpacing(scale(4))
        for fix in fixes:
            words.addWidget(self._fix(fix))
        self._show_foot(words, gap)

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if kind:
            label.setProperty("kind", kind)
        # A label that wraps tells its height only for a width that it knows.
        width = self.context.scale(WIDTH - 28 - _INSET)
        label.setFixedWidth(width)
        label.setMinimumHeight(label.heightForWidth(width))
        return label

    def _fix(self, fix: Fix) -> QPushButton:
        button = self._button(fix.choice or fix.title, "", "wand-sparkles")
        button.setObjectName("gap.fix")
        button.clicked.connect(lambda: self._done(lambda: self._window.commands.fixes.do(fix)))
        return button

    def _show_foot(self, words: QVBoxLayout, gap: Gap) -> None:
        row = QHBoxLayout()
        words.addLayout(row)
        row.setSpacing(0)
        waive, about = self._button(_("Waive…"), "quiet", ""), self._button(_("About this rule"), "quiet", "")
        waive.setObjectName("gap.waive")
        about.setObjectName("gap.rule")
        waive.clicked.connect(lambda: self._ask_why(gap, waive, words))
        about.clicked.connect(lambda: self._done(lambda: self._window.commands.map.show_rule(gap.rule)))
        row.addWidget(waive)
        row.addWidget(about)
        row.addStretch(1)

    def _button(self, text: str, kind: str, sign: str) -> QPushButton:
        scale, tokens = self.context.scale, self.context.tokens
        button = QPushButton()
        button.setProperty("kind", kind)
        button.setFont(self.context.font(12))
        padding = f"padding: 0 {scale(8)}px; text-align: left;"
        button.setStyleSheet(padding + (f" margin-left: -{scale(8)}px;" if kind == "quiet" else ""))
        if sign:
            button.setIcon(icon(sign, tokens.text2))
        room = scale(WIDTH - 28 - _INSET - (44 if sign else 16))
        shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        button.setText(shown.replace("&", "&&"))
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        if shown != text:
            button.setToolTip(text)
        self.first = self.first or button
        return button

    def _ask_why(self, gap: Gap, waive: QPushButton, words: QVBoxLayout) -> None:
        waive.setEnabled(False)
        field = WaiveField(self.context)
        field.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        field.given.connect(lambda why: self._done(lambda: self._window.commands.map.waive(gap, why)))
        field.left.connect(self.leave)
        words.addWidget(field)
        field.show()  # what is hidden has no place
        column = self.layout()
        assert column is not None
        column.activate()
        self.adjustSize()
        self.keep_inside()
        field.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, gap: Gap) -> None:
        self._done(lambda: self._window.go_to_gap(gap))

    def _done(self, act: Callable[[], object]) -> None:
        self.leave()
        act()


def show_gap_popup(window: MainWindow, id: str, place: QPoint) -> GapPopup | None:
    """Open what is missing at an element, below its badge, which is at this point of the screen."""
    session, view = window.session, window.view
    gaps = session.gaps_about(id) if session is not None else ()
    if view is None or not gaps:
        return None
    popup = GapPopup(window, view, gaps)
    assert popup.first is not None
    popup.open_at(window.mapFromGlobal(place), popup.first)
    return popup
