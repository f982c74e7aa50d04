"""All keys on one sheet, those for what has the focus first (WINDOW.md, keys.png)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from designer.model.elements import kind_of
from designer.window.context import Context
from designer.window.controls import BarButton, SearchField
from designer.window.keys_page import open_keys_page, shown_keys
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

Line = tuple[str, str]  # keys parted by spaces, and what they do

HERE: dict[str, tuple[str, tuple[Line, ...]]] = {
    "touchpoint": (
        "Here: a touchpoint",
        (
            ("type", "a new name"), ("Enter", "next one, connected"), ("Ctrl Enter", "next one in the next stage"),
            ("Shift Enter", "alternative in the same step"), ("Alt ←→↑↓", "move by step, by lane"),
            ("Alt Shift ←→", "into a step of its own"), ("Ctrl L", "connect to…"),
            ("Ctrl Shift ↑↓", "better, worse"), ("Ctrl T", "moment of truth"), ("Space", "in or out of the selection"),
            ("F2", "edit the text"), ("Alt Enter", "properties"), ("Del", "delete"),
        ),
    ),
    "stage": (
        "Here: a stage",
        (
            ("type", "a new name"), ("Enter", "next stage"), ("Shift Enter", "one before"), ("Ctrl Enter", "its first cell"),
            ("Alt ←→", "move the stage"), ("Ctrl ←→", "first, last stage"), ("Space", "in or out of the selection"),
            ("F2", "edit the text"), ("Alt Enter", "properties"), ("Del", "delete, touchpoints go to the tray"),
        ),
    ),
    "lane": (
        "Here: a channel or lane",
        (
            ("type", "a new name"), ("Enter", "next one below"), ("Shift Enter", "one above"), ("Alt ↑↓", "move the lane"),
            ("Ctrl ↑↓", "first, last lane"), ("F2", "edit the text"), ("Alt Enter", "properties"), ("Del", "delete"),
        ),
    ),
    "connection": (
        "Here: a connection",
        (
            ("type", "a label"), ("←→", "to its start, its end"), ("↑↓", "other connections"), ("F7", "next connection"),
            ("Alt Enter", "properties"), ("Del", "delete"),
        ),
    ),
    "cell": (
        "Here: an empty cell",
        (
            ("type", "a new touchpoint"), ("/", "anything else"), ("Enter", "new touchpoint"), ("Tab", "next cell"),
            ("←→↑↓", "neighbouring cell"), ("Ctrl ←→↑↓", "next filled cell that way"), ("Home", "first step of the lane"),
            ("End", "last step of the lane"), ("Page Up", "stage before"), ("Page Down", "stage after"),
        ),
    ),
    "": (
        "Here: the map",
        (
            ("type", "a line for the tray"), ("←→↑↓", "to the first cell"), ("Ctrl Home", "the title"),
            ("Ctrl End", "the last cell"), ("Ctrl wheel", "zoom at the pointer"), ("Space drag", "move the view"),
        ),
    ),
}  # fmt: skip
COLUMNS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "Insert",
        (
            ("/", "anything"), ("/ T", "touchpoint"), ("/ S", "stage"), ("/ C", "channel"), ("/ N", "note"), ("/ P", "persona"),
            ("/ L", "lane"), ("/ K", "connection"), ("/ B", "from the library"), ("Ctrl V", "lines become touchpoints"),
            ("Ctrl Shift V", "lines go to the tray"), ("Ctrl D", "duplicate"),
        ),
    ),
    (
        "Go",
        (
            ("Ctrl K", "find or do anything"), ("Ctrl F", "find text"), ("Ctrl H", "replace text"),
            ("F8", "next gap"), ("Shift F8", "gap before"), ("F7", "next connection"), ("Shift F7", "connection before"),
            ("F6", "next panel"), ("Shift F6", "panel before"), ("Esc", "one step back"), ("Ctrl 1", "whole map"),
            ("Ctrl 2", "selection"), ("Ctrl 0", "100 %"), ("Ctrl +", "nearer"), ("Ctrl −", "further away"),
        ),
    ),
    (
        "Map and panels",
        (
            ("Ctrl Z", "undo"), ("Ctrl Shift Z", "redo"), ("Ctrl S", "save"), ("Ctrl O", "open"), ("Ctrl I", "import"),
            ("Ctrl E", "export"), ("Ctrl P", "print and PDF"), ("Ctrl Shift I", "map properties"), ("Ctrl Shift D", "add"),
            ("Ctrl Shift O", "outline"), ("Ctrl Shift M", "gaps"), ("Ctrl Shift T", "tray"), ("Ctrl Shift H", "history"),
            ("F9", "only the map"),
        ),
    ),
)  # fmt: skip


class KeyRow(QWidget):
    """Keys as caps, and what they do."""

    def __init__(self, context: Context, keys: str, text: str) -> None:
        super().__init__()
        self._context, self.keys, self.text = context, keys, text
        self.setFixedHeight(context.scale(32))
        self.setAccessibleName(f"{keys}: {text}")

    def sizeHint(self) -> QSize:
        """As wide as its words need."""
        scale = self._context.scale
        return QSize(scale(132) + self.fontMetrics().horizontalAdvance(self.text) + scale(24), scale(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.text2))
        painter.drawText(self.rect().adjusted(scale(132), 0, 0, 0), middle, self.text)
        x = 0
        if self.keys == _("type"):
            painter.drawText(self.rect(), middle, self.keys)
        else:
            painter.setFont(self._context.font(12))
            for key in self.keys.split(" "):
                width = painter.fontMetrics().horizontalAdvance(key) + scale(14)
                box = self.rect().adjusted(x, scale(7), 0, -scale(7))
                box.setWidth(width)
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.setBrush(QColor(tokens.field))
                painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), scale(4), scale(4))
                painter.setPen(QColor(tokens.text))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
                x += width + scale(4)
        painter.end()


class KeyColumns(QWidget):
    """Groups of keys in as many columns as there is room for; no column is much longer than the others."""

    def __init__(self, groups: Sequence[QWidget], top: int) -> None:
        super().__init__()
        self._groups = groups
        self._count = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, top, 0, 0)
        row.setSpacing(0)
        self._columns = [QVBoxLayout() for _group in groups]
        for column in self._columns:
            column.setSpacing(0)
            row.addLayout(column)
        self._arrange(len(groups))

    @property
    def count(self) -> int:
        """How many columns there are."""
        return self._count

    def minimumSizeHint(self) -> QSize:
        """As wide as one column needs: with more room there are more."""
        return QSize(max(group.minimumSizeHint().width() for group in self._groups), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        counts = range(len(self._groups), 1, -1)
        self._arrange(next((n for n in counts if self._width_of(n) <= self.width()), 1))

    def _shared_out(self, count: int) -> list[list[QWidget]]:
        """One group a column in their order, the rest where there is most room."""
        columns: list[list[QWidget]] = [[group] for group in self._groups[:count]]
        for group in self._groups[count:]:
            min(columns, key=lambda column: sum(g.sizeHint().height() for g in column)).append(group)
        return columns

    def _width_of(self, count: int) -> int:
        return sum(max(g.minimumSizeHint().width() for g in column) for column in self._shared_out(count))

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        for group in self._groups:
            for column in self._columns:
                column.removeWidget(group)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        for at, groups in enumerate(self._shared_out(count)):
            for group in groups:
                self._columns[at].addWidget(group)
        for at, column in enumerate(self._columns):
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.setStretch(at, 1 if at < count else 0)


class KeysSheet(QDialog):
    """Not modal; Esc closes it. Typing looks for a key."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        context = window.context
        scale = context.scale
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(28), scale(20), scale(28), scale(16))
        head = QHBoxLayout()
        column.addLayout(head)
        title = QLabel(_("Keys"))
        title.setProperty("kind", "dialog")
        self.search = SearchField(context, _("Search keys"))
        self.search.setFixedWidth(scale(240))
        self.search.textChanged.connect(self._filter)
        close = BarButton(context, "x", side=16, pad=6, height=28)
        close.set_hint(_("Close"))
        close.clicked.connect(self.close)
        change = QPushButton(_("Change keys…"))
        change.setAutoDefault(False)
        change.setFixedHeight(scale(28))
        change.clicked.connect(lambda: self._change(window))
        head.addWidget(title, 1)
        head.addWidget(self.search)
        head.addWidget(change)
        head.addWidget(close)
        self._rows: list[KeyRow] = []
        self._page = KeyColumns(
            [self._group(context, _(heading), lines) for heading, lines in (HERE[_here(window)], *COLUMNS)], scale(12)
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._page)
        column.addWidget(area, 1)
        room = window.screen().availableGeometry()
        self.resize(min(scale(1292), room.width()), min(scale(530), room.height()))
        self.search.setFocus()

    def _group(self, context: Context, heading: str, lines: tuple[Line, ...]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, context.scale(8))
        column.setSpacing(0)
        label = QLabel(heading)
        label.setProperty("kind", "strong")
        label.setFixedHeight(context.scale(30))
        column.addWidget(label)
        for keys, text in lines:
            made = KeyRow(context, shown_keys(context, _(keys)), _(text))
            made.setMinimumWidth(made.sizeHint().width())
            self._rows.append(made)
            column.addWidget(made)
        return group

    def _change(self, window: MainWindow) -> None:
        self.close()
        open_keys_page(window)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in self._rows:
            row.setVisible(all(word in f"{row.keys} {row.text}".casefold() for word in words))


def _here(window: MainWindow) -> str:
    """What the keys are for: what is focused or selected."""
    view, session = window.view, window.session
    if view is None or session is None:
        return ""
    if view.focus.cell is not None:
        return "cell"
    element = session.journey.get(view.focus.id or view.selection.only)
    kind = kind_of(element) if element is not None else ""
    kind = "lane" if kind == "channel" else kind
    return kind if kind in HERE else ""
