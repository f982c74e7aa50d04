"""The palette: stages, channels, personas and lanes; touchpoints by channel type; notes (WINDOW.md, section 4)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from designer.editing.operations.lanes import TYPE_NAMES
from designer.model import ChannelType
from designer.window.commands_insert import Item
from designer.window.context import Context
from designer.window.controls import EntryButton, SearchField
from designer.window.drag_items import start_drag
from designer.window.icons import CHANNEL_ICONS, KIND_ICONS, NOTE_ICONS
from designer.window.library_entries import LibrarySection
from designer.window.session import MapSession
from designer.words import _

DRAG_FROM = 4  # px
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


class Entry(EntryButton):
    """One thing of the palette: click or Enter inserts it at the focus, a drag puts it where it is dropped."""

    def __init__(self, context: Context, item: Item, text: str, icon_name: str) -> None:
        super().__init__(context, icon_name, text, lead=8)
        self.item = item
        self._pressed: QPoint | None = None
        self.setObjectName(f"add.{item.kind}.{item.type}".rstrip("."))
        kinds = {"touchpoint": _("touchpoint"), "note": _("note")}
        self.setAccessibleName(f"{text}, {kinds[item.kind]}" if item.kind in kinds else text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = self._pressed is not None and (event.position().toPoint() - self._pressed).manhattanLength() >= DRAG_FROM
        if far and event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
            self.setDown(False)
            start_drag(self, self.context, {"kind": self.item.kind, "type": self.item.type})
            return
        super().mouseMoveEvent(event)


class AddPanel(QWidget):
    """Everything that can be put on a map; the field on top filters it, Enter inserts the first that is left."""

    item_asked = Signal(object)  # Item

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        scale = context.scale
        self._session: MapSession | None = None
        self._stage = ""
        self._sections: list[tuple[QWidget, QGridLayout, list[Entry]]] = []
        self.search = SearchField(context, _("Search the library"))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._insert_first)
        page = QFrame()
        page.setProperty("kind", "panel")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(scale(8), 0, scale(8), scale(12))
        self._column.setSpacing(0)
        self._section(_("Structure"), "/", [Entry(context, Item(k), _(t), KIND_ICONS[k]) for k, t in STRUCTURE])
        self._section(
            _("Touchpoints"),
            "/ T",
            [
                Entry(context, Item("touchpoint", t.value), _(TYPE_NAMES[t]), CHANNEL_ICONS[t.value])
                for t in TOUCHPOINTS
            ],
        )
        self._section(_("Notes"), "/ N", [Entry(context, Item("note", k), _(t), NOTE_ICONS[k]) for k, t in NOTES])
        self._library = LibrarySection(context, self.item_asked.emit)
        self._column.addWidget(self._library)
        self._nothing = QLabel()
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("kind", "secondary")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(scale(8), scale(14), scale(8), 0)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, scale(2), 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        column.addLayout(top)
        top.setContentsMargins(scale(12), 0, scale(11), 0)
        top.addWidget(self.search)
        column.addWidget(area, 1)
        self.setFocusProxy(self.search)
        self._filter("")

    def set_session(self, session: MapSession | None) -> None:
        """Offer what is usual on another map; the search starts anew."""
        if self._session is not None:
            self._session.changed.disconnect(self._refresh_usual)
        self._session, self._stage = session, ""
        if session is not None:
            session.changed.connect(self._refresh_usual)
        self.search.clear()
        self._refresh_usual()

    def set_stage(self, stage: str) -> None:
        """Offer what is usual in this stage; "" where none is focused."""
        self._stage = stage
        self._refresh_usual()

    def _refresh_usual(self, _change: object = None) -> None:
        if not self.search.text().strip():
            journey = self._session.journey if self._session is not None else None
            self._library.show_place(journey, self._stage)

    def entry(self, kind: str, type: str = "") -> Entry:
        """The entry for a kind and type."""
        return next(e for _b, _g, entries in self._sections for e in entries if e.item == Item(kind, type))

    def _section(self, title: str, keys: str, entries: list[Entry]) -> None:
        scale = self._context.scale
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, scale(14), 0, 0)
        column.setSpacing(scale(6))
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(scale(8), 0, scale(8), 0)
        caption, cap = QLabel(title), QLabel(keys)
        caption.setProperty("kind", "caption")
        caption.setFixedHeight(scale(18))
        cap.setProperty("kind", "key")
        cap.setIndent(0)
        head.addWidget(caption, 1)
        head.addWidget(cap)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, scale(128))
        grid.setColumnStretch(1, 1)
        for entry in entries:
            entry.setParent(box)  # without a parent it would be shown as a window of its own
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
        if words:
            found += self._library.show_found(text, self._session.journey if self._session is not None else None)
        else:
            self._refresh_usual()
        self._nothing.setVisible(not found)
        self._nothing.setText(_("Nothing called “{text}”").format(text=text))

    def _insert_first(self) -> None:
        for _box, _grid, entries in self._sections:
            for entry in entries:
                if entry.isVisibleTo(self):
                    self.item_asked.emit(entry.item)
                    return
        for found in self._library.entries:
            self.item_asked.emit(found.item)
            return
