"""The palette: stages, channels, personas and lanes; touchpoints by channel type; notes (WINDOW.md, section 4)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.editing.operations.lanes import TYPE_NAMES
from designer.model import ChannelType
from designer.window.commands import Item
from designer.window.context import Context
from designer.window.drag_items import start_drag
from designer.window.icons import CHANNEL_ICONS, KIND_ICONS, NOTE_ICONS, icon
from designer.window.session import MapSession
from designer.words import _

STRUCTURE = (("stage", "Stage"), ("channel", "Channel"), ("persona", "Persona"), ("lane", "Lane"))
TOUCHPOINTS = (
    ChannelType.SEARCH, ChannelType.WEBSITE, ChannelType.APP, ChannelType.ADVERTISING, ChannelType.SOCIAL, ChannelType.EMAIL,
    ChannelType.PHONE, ChannelType.CHAT, ChannelType.SMS, ChannelType.STORE, ChannelType.POST, ChannelType.EVENT,
    ChannelType.WORD_OF_MOUTH, ChannelType.PARTNER, ChannelType.REVIEW_SITE, ChannelType.HOME_VISIT, ChannelType.OTHER,
)  # fmt: skip
NOTES = (
    ("thought", "Thought"), ("pain point", "Pain point"), ("opportunity", "Opportunity"), ("metric", "Metric"),
    ("content", "Content"), ("question", "Question"),
)  # fmt: skip


class Entry(QToolButton):
    """One thing of the palette: click or Enter inserts it at the focus, a drag puts it where it is dropped."""

    def __init__(self, context: Context, item: Item, text: str, icon_name: str) -> None:
        super().__init__()
        self.item = item
        self._context, self._icon = context, icon_name
        self._pressed: QPoint | None = None
        self.setText(text)
        self.setProperty("kind", "entry")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(context.scale(22), context.scale(16)))
        self.setFixedHeight(context.scale(30))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName(f"add.{item.kind}.{item.type}".rstrip("."))
        kinds = {"touchpoint": _("touchpoint"), "note": _("note")}
        self.setAccessibleName(f"{text}, {kinds[item.kind]}" if item.kind in kinds else text)
        self.refresh()

    def refresh(self) -> None:
        """Take the colours of the window."""
        self.setIcon(icon(self._icon, self._context.tokens.text2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = self._pressed is not None and (event.position().toPoint() - self._pressed).manhattanLength() >= 4
        if far and event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
            self.setDown(False)
            start_drag(self, self._context, {"kind": self.item.kind, "type": self.item.type}, self.text())
            return
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class AddPanel(QWidget):
    """Everything that can be put on a map; the field on top filters it, Enter inserts the first that is left."""

    item_asked = Signal(object)  # Item

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        scale = context.scale
        self._sections: list[tuple[QWidget, QGridLayout, list[Entry]]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search what can be added"))
        self.search.setAccessibleName(_("Search what can be added"))
        self._glass = self.search.addAction(
            icon("search", context.tokens.text3), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._insert_first)
        page = QFrame()
        page.setProperty("kind", "panel")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(scale(12), 0, scale(8), scale(12))
        self._column.setSpacing(0)
        self._section(_("Structure"), [Entry(context, Item(k), _(t), KIND_ICONS[k]) for k, t in STRUCTURE])
        self._section(
            _("Touchpoints"),
            [
                Entry(context, Item("touchpoint", t.value), _(TYPE_NAMES[t]), CHANNEL_ICONS[t.value])
                for t in TOUCHPOINTS
            ],
        )
        self._section(_("Notes"), [Entry(context, Item("note", k), _(t), NOTE_ICONS[k]) for k, t in NOTES])
        self._nothing = QLabel()
        self._nothing.setProperty("kind", "secondary")
        self._nothing.setWordWrap(True)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, scale(4), 0, 0)
        top = QHBoxLayout()
        top.setContentsMargins(scale(12), 0, scale(12), 0)
        top.addWidget(self.search)
        column.addLayout(top)
        column.addWidget(area, 1)
        self.setFocusProxy(self.search)
        context.look_changed.connect(self._refresh)
        self._filter("")

    def set_session(self, session: MapSession | None) -> None:
        """The palette is the same for every map; its search starts anew."""
        self.search.clear()

    def entry(self, kind: str, type: str = "") -> Entry:
        """The entry for a kind and type."""
        return next(e for _b, _g, entries in self._sections for e in entries if e.item == Item(kind, type))

    def _section(self, title: str, entries: list[Entry]) -> None:
        scale = self._context.scale
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, scale(14), 0, 0)
        column.setSpacing(scale(6))
        caption = QLabel(title)
        caption.setProperty("kind", "caption")
        column.addWidget(caption)
        grid = QGridLayout()
        grid.setHorizontalSpacing(scale(4))
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, scale(124))
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        for entry in entries:
            entry.clicked.connect(lambda _checked=False, e=entry: self.item_asked.emit(e.item))
        self._sections.append((box, grid, entries))
        self._column.addWidget(box)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        found = 0
        for box, grid, entries in self._sections:
            shown = [e for e in entries if all(w in e.text().casefold() for w in words)]
            for entry in entries:
                grid.removeWidget(entry)
                entry.setVisible(entry in shown)
            for at, entry in enumerate(shown):
                grid.addWidget(entry, at // 2, at % 2)
            box.setVisible(bool(shown))
            found += len(shown)
        self._nothing.setVisible(not found)
        self._nothing.setText(_("Nothing called “{text}”").format(text=text))

    def _insert_first(self) -> None:
        for _box, _grid, entries in self._sections:
            for entry in entries:
                if entry.isVisibleTo(self):
                    self.item_asked.emit(entry.item)
                    return

    def _refresh(self) -> None:
        self._glass.setIcon(icon("search", self._context.tokens.text3))
        for _box, _grid, entries in self._sections:
            for entry in entries:
                entry.refresh()
