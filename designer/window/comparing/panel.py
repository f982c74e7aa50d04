"""The panel beside compared maps: how many differences of which kind, the list, and what can be done with one of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from designer.comparing import Difference, Kind
from designer.window.comparing.compared import Compared
from designer.window.comparing.difference_list import DifferenceList
from designer.window.comparing.signs import KindChip
from designer.window.context import Context
from designer.words import _, ngettext

WIDTH = 336


class ComparePanel(QFrame):
    """Filters, list, and the button that takes a difference over."""

    chosen = Signal(object)  # Difference
    kinds_hidden = Signal(object)  # frozenset of the kinds that are neither listed nor marked
    take_asked = Signal(object)  # Difference

    def __init__(self, context: Context, can_take: Callable[[Difference], bool]) -> None:
        super().__init__()
        self._context, self._can_take = context, can_take
        self._items: tuple[Difference, ...] = ()
        self._hidden: set[Kind] = set()
        self.current: Difference | None = None
        scale = context.scale
        self.setFixedWidth(scale(WIDTH))
        self.setAccessibleName(_("Differences"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        self.list = DifferenceList(context)
        self.list.chosen.connect(self.choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._make_nothing())
        column.addWidget(self._stack, 1)
        self._foot = self._make_foot()
        column.addWidget(self._foot)
        self.setFocusProxy(self.list)
        context.look_changed.connect(self._refresh)

    def _make_head(self) -> QWidget:
        scale = self._context.scale
        head = QWidget()
        head.setFixedHeight(scale(38))
        row = QHBoxLayout(head)
        row.setContentsMargins(scale(16), 0, scale(10), 1)
        row.setSpacing(scale(2))
        self._count = QLabel()
        self._count.setProperty("kind", "strong")
        row.addWidget(self._count)
        row.addStretch(1)
        names = {
            Kind.ADDED: _("Show what was added"),
            Kind.REMOVED: _("Show what was removed"),
            Kind.MOVED: _("Show what was moved"),
            Kind.CHANGED: _("Show what was changed"),
        }
        self.chips: dict[Kind, KindChip] = {}
        for kind in Kind:
            chip = KindChip(self._context, kind, names[kind])
            chip.toggled.connect(lambda on, k=kind: self._toggle(k, on))
            self.chips[kind] = chip
            row.addWidget(chip)
        return head

    def _make_nothing(self) -> QWidget:
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.addStretch(1)
        heading, self._line = QLabel(_("Nothing differs")), QLabel()
        heading.setProperty("kind", "strong")
        self._line.setProperty("kind", "secondary")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setWordWrap(True)
        for label in (heading, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(2)
        return nothing

    def _make_foot(self) -> QWidget:
        scale = self._context.scale
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(scale(16), scale(10), scale(16), scale(10))
        row.setSpacing(scale(8))
        self.take = QPushButton(_("Take this over"))
        self.take.setFixedHeight(scale(28))
        self.take.clicked.connect(self._ask_take)
        row.addWidget(self.take)
        row.addStretch(1)
        return foot

    # Showing

    def show_compared(self, compared: Compared, *, has_mine: bool) -> None:
        """List what differs; the one that was looked at stays so, as far as it is still there."""
        before = self.current
        self._items = compared.differences.items
        counts, total = compared.differences.counts, len(self._items)
        self._count.setText(ngettext("{n} difference", "{n} differences", total).format(n=total))
        for kind, chip in self.chips.items():
            chip.set_count(counts.of(kind))
        self._line.setText(
            _("“{before}” and “{after}” say the same.").format(before=compared.before.name, after=compared.after.name)
        )
        self._foot.setVisible(has_mine and total > 0)
        same = next((d for d in self.shown if before is not None and d.key == before.key), None)
        self._fill(same)

    @property
    def shown(self) -> list[Difference]:
        """What is listed now, in order."""
        return [d for d in self._items if d.kind not in self._hidden]

    @property
    def position(self) -> tuple[int, int]:
        """Which of those listed is looked at, from 1 (0: none), and how many there are."""
        shown = self.shown
        return (shown.index(self.current) + 1 if self.current in shown else 0), len(shown)

    def _fill(self, current: Difference | None) -> None:
        shown = self.shown
        self.list.rows.show(shown)
        self._stack.setCurrentIndex(0 if self._items else 1)
        self.current = current
        self.list.mark(current)
        self._show_take()

    def choose(self, difference: Difference) -> None:
        """Look at a difference."""
        self.current = difference
        if difference.kind in self._hidden:
            self.chips[difference.kind].setChecked(True)
        self.list.mark(difference)
        self._show_take()
        self.chosen.emit(difference)

    def step(self, by: int) -> None:
        """Look at the next difference (+1) or the one before (-1), round and round."""
        shown = self.shown
        if not shown:
            return
        at = shown.index(self.current) + by if self.current in shown else (0 if by > 0 else -1)
        self.choose(shown[at % len(shown)])

    def _show_take(self) -> None:
        can = self.current is not None and self._can_take(self.current)
        self.take.setEnabled(can)
        self.take.setToolTip("" if can or self.current is None else _("This one is made by hand on the map."))

    def _ask_take(self) -> None:
        if self.current is not None:
            self.take_asked.emit(self.current)

    def _toggle(self, kind: Kind, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(kind)
        self._fill(self.current if self.current in self.shown else None)
        self.kinds_hidden.emit(frozenset(self._hidden))

    @property
    def hidden_kinds(self) -> frozenset[Kind]:
        """The kinds that are neither listed nor marked."""
        return frozenset(self._hidden)

    def _refresh(self) -> None:
        self.list.viewport().update()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.fillRect(0, 0, 1, self.height(), QColor(tokens.line))
        painter.fillRect(0, scale(38) - 1, self.width(), 1, QColor(tokens.line))
        if not self._foot.isHidden():
            painter.fillRect(0, self._foot.y(), self.width(), 1, QColor(tokens.line))
        painter.end()
