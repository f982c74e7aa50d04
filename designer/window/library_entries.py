"""What the library offers, in the window: how an entry looks, what it inserts, and the section of the palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.editing.operations.lanes import TYPE_NAMES
from designer.library import Entry, Library, usual_in
from designer.model import Channel, ChannelType, JourneyMap
from designer.window.commands_insert import Item
from designer.window.context import Context
from designer.window.controls import EntryButton
from designer.window.drag_items import start_drag
from designer.window.icons import CHANNEL_ICONS, NOTE_ICONS
from designer.window.popup_list import Row
from designer.words import _

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand
    from designer.window.popup_list import PopupList

DRAG_FROM = 4  # px


def icon_of(entry: Entry) -> str:
    """The icon of an entry: its channel's, or that of the note it becomes."""
    return CHANNEL_ICONS[entry.channel or ChannelType.OTHER] if entry.kind == "touchpoint" else NOTE_ICONS[entry.kind]


def aside_of(entry: Entry) -> str:
    """What is said beside its name: the channel, or what kind of note it is."""
    if entry.channel is not None:
        return _(TYPE_NAMES[entry.channel])
    return _("content") if entry.kind == "content" else _("metric")


def item_of(entry: Entry, language: str) -> Item:
    """What it inserts, under its name in the language of the map."""
    name = entry.name(language)
    if entry.kind == "touchpoint":
        return Item("touchpoint", entry.channel.value if entry.channel else "", name)
    return Item("note", entry.kind, name, tuple(entry.note_fields.items()))


class LibraryEntry(EntryButton):
    """One entry: click or Enter inserts it at the focus, a drag puts it where it is dropped."""

    def __init__(self, context: Context, entry: Entry, language: str, *, says_where: bool) -> None:
        aside = aside_of(entry) if says_where else ""
        super().__init__(context, icon_of(entry), entry.name(language), aside, lead=8)
        self.item = item_of(entry, language)
        self.setObjectName(f"library.{entry.names['en']}")
        self.setAccessibleName(f"{entry.name(language)}, {aside_of(entry)}")
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = self._pressed is not None and (event.position().toPoint() - self._pressed).manhattanLength() >= DRAG_FROM
        if far and event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
            self.setDown(False)
            item = self.item
            carried = {"kind": item.kind, "type": item.type, "name": item.name, "fields": dict(item.fields)}
            start_drag(self, self.context, carried)
            return
        super().mouseMoveEvent(event)


class LibrarySection(QWidget):
    """The last section of the palette: what is usual in the focused stage, or what a search finds."""

    MOST_FOUND = 24

    def __init__(self, context: Context, insert: Callable[[Item], object]) -> None:
        super().__init__()
        self._context, self._insert = context, insert
        self._shown: tuple[object, ...] = ()
        self._stage = ""
        self.entries: list[LibraryEntry] = []
        scale = context.scale
        column = QVBoxLayout(self)
        column.setContentsMargins(0, scale(14), 0, 0)
        column.setSpacing(scale(6))
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(scale(8), 0, scale(8), 0)
        self._caption, cap = QLabel(), QLabel("/ B")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setProperty("kind", "caption")
        self._caption.setFixedHeight(scale(18))
        cap.setProperty("kind", "key")
        cap.setIndent(0)
        head.addWidget(self._caption, 1)
        head.addWidget(cap)
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        self._rows.setSpacing(0)
        self.hide()

    def show_place(self, journey: JourneyMap | None, stage: str) -> None:
        """Show what is usual in a stage; the one shown last where none is focused, the first one at the beginning."""
        if journey is None:
            self._stage = ""
            self._fill("", (), "", says_where=False)
            return
        stages = {s.id: s for s in journey.stages}
        self._stage = stage or (self._stage if self._stage in stages else next(iter(stages), ""))
        found = stages.get(self._stage)
        entries = usual_in(self._context.library, journey, found) if found is not None else ()
        title = _("Usual in {stage}").format(stage=found.name or _("this stage")) if found is not None else ""
        self._fill(title, entries, journey.header.language, says_where=False)

    def show_found(self, text: str, journey: JourneyMap | None) -> int:
        """Show what a search finds in the library; how much that is."""
        language = journey.header.language if journey is not None else "en"
        found = self._context.library.search(text, language)[: self.MOST_FOUND]
        self._fill(_("From the library"), found, language, says_where=True)
        return len(found)

    def _fill(self, title: str, entries: Sequence[Entry], language: str, *, says_where: bool) -> None:
        shown = (title, tuple(entry.key for entry in entries), language)
        if shown == self._shown:
            return
        self._shown = shown
        self._caption.setText(title)
        for old in self.entries:
            old.hide()
            old.deleteLater()
        self.entries = [LibraryEntry(self._context, e, language, says_where=says_where) for e in entries]
        for entry in self.entries:
            entry.clicked.connect(lambda _checked=False, item=entry.item: self._insert(item))
            self._rows.addWidget(entry)
            entry.show()  # at once: a layout would show it later
        self.setVisible(bool(entries))


def offered_here(library: Library, hand: AtHand, most: int = 8) -> tuple[Entry, ...]:
    """What is usual in the focused cell, by the type of its channel; of what else is usual in its stage where there is none."""
    session, view = hand.session, hand.view
    cell = view.focus.cell if view is not None else None
    if session is None or cell is None:
        return ()
    return usual_in_cell(library, session.journey, cell.stage, cell.lane, most)


def usual_in_cell(library: Library, journey: JourneyMap, stage_id: str, lane: str, most: int = 8) -> tuple[Entry, ...]:
    """What is usual in a cell: touchpoints through its type of channel first, then others where the channel has few."""
    stage = next((s for s in journey.stages if s.id == stage_id), None)
    channel = journey.find(Channel, lane)
    if stage is None or channel is None:
        return ()
    return usual_in(library, journey, stage, channel=channel.known_type, most=most)


def open_library_list(hand: AtHand) -> PopupList:
    """The whole library as a list to search, what is usual in the focused stage first (“/ B”)."""
    from designer.window.insert_list import open_beside_focus
    from designer.window.popup_list import PopupList

    window, session = hand.window, hand.session
    assert session is not None
    library, journey = window.context.library, session.journey
    language = journey.header.language
    placement = hand.placement()
    stage = next((s for s in journey.stages if placement is not None and s.id == placement.stage), None)
    first = list(offered_here(library, hand))
    if stage is not None:
        for kind in ("touchpoint", "content", "metric"):
            first += usual_in(library, journey, stage, kind=kind)
    entries = list({e.key: e for e in (*first, *library.entries)}.values())
    rows = [Row(str(n), icon_of(e), e.name(language), aside_of(e)) for n, e in enumerate(entries)]
    hint = _("Search the library")
    popup = PopupList(window.context, window, "library", hint, rows)
    popup.chosen.connect(lambda id: window.insert_item(item_of(entries[int(id)], language)))
    popup.closed.connect(window.focus_canvas)
    open_beside_focus(hand, popup)
    return popup
