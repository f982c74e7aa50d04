"""The first page: recent maps, templates and samples as pictures, open and import (WINDOW.md, welcome.png)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from designer import settings as keys
from designer.window.context import Context
from designer.window.controls.fields import SearchField
from designer.window.icons import icon
from designer.window.thumbnails import forget_thumbnails
from designer.window.tiles import RING, WIDTH, RecentRow, Tile
from designer.words import _

_LEFT, _RIGHT, _BETWEEN, _COLUMN = 70, 77, 41, 364  # px; rows of recent maps stand out 10 px at both sides
_LEAST_RIGHT = 40  # px at the right, before a column of tiles is given up
_NARROW = 24  # px at the sides where there would be one column of tiles only
_PITCH = 226  # from tile to tile
_MOST_COLUMNS, _MOST_RECENT = 6, 6
_LEAST_SEARCH, _WIDEST_SEARCH, _UNLIMITED = 160, 220, 16_777_215  # px of the field; the last is Qt's word for no limit


class WelcomePage(QScrollArea):
    """Shows when no file was asked for. Focus is on the blank map: Enter starts; typing filters the templates."""

    template_chosen = Signal(str)
    sample_chosen = Signal(str)
    open_asked = Signal()
    import_asked = Signal()
    first_map_asked = Signal()
    file_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QFrame()
        page.setProperty("kind", "panel")
        scale = context.scale
        self._row = row = QHBoxLayout(page)
        left = QWidget()
        left.setFixedWidth(scale(_COLUMN))
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
        self.setWidget(page)
        self._tiles: list[tuple[str, Tile]] = []
        self._sample_tiles: list[tuple[str, Tile]] = []
        self._shown_columns = 0
        self._is_narrow = False
        self._set_margins()
        self._fill_left()
        self._fill_right()
        context.look_changed.connect(self._refresh_icons)

    def _label(self, text: str, kind: str, height: int) -> QLabel:
        label = QLabel(text)
        label.setProperty("kind", kind)
        label.setFixedHeight(self._context.scale(height))
        return label

    def _fill_left(self) -> None:
        scale, inset = self._context.scale, 10
        head = QVBoxLayout()
        self._left.addLayout(head)
        head.setContentsMargins(scale(inset), 0, scale(inset), 0)
        head.setSpacing(0)
        head.addWidget(self._label(_("Journey Designer"), "welcome", 34))
        head.addWidget(self._label(_("Everything stays on this computer."), "secondary", 20))
        head.addSpacing(scale(23))
        buttons = QHBoxLayout()
        head.addLayout(buttons)
        buttons.setSpacing(scale(8))
        self._open = QPushButton(_("Open…"))
        self._import = QPushButton(_("Import a list…"))
        for button, signal in ((self._open, self.open_asked), (self._import, self.import_asked)):
            button.setProperty("grade", "large")
            button.setStyleSheet(f"text-align: left; padding-left: {scale(14)}px;")
            button.setIconSize(QSize(scale(22), scale(16)))
            button.clicked.connect(signal)
            buttons.addWidget(button, 1)
        head.addSpacing(scale(8))
        hint = QLabel(_("Or drop a map, a table or a Mermaid journey anywhere here."))
        hint.setProperty("kind", "secondary")
        hint.setWordWrap(True)  # with large letters it is longer than the column is wide
        hint.setMinimumHeight(scale(20))
        head.addWidget(hint)
        head.addSpacing(scale(24))
        head.addWidget(self._label(_("Recent maps"), "strong", 20))
        self._left.addSpacing(scale(6))
        self._recent = QVBoxLayout()
        self._left.addLayout(self._recent)
        self._recent.setSpacing(0)
        self._recent_rows: list[QWidget] = []
        self._left.addStretch(1)

    def _fill_right(self) -> None:
        scale = self._context.scale
        self._head = head = QGridLayout()
        self._right.addLayout(head)
        head.setContentsMargins(scale(5), 0, scale(3), 0)
        head.setHorizontalSpacing(scale(8))
        head.setVerticalSpacing(scale(10))
        head.setColumnStretch(1, 1)
        self.search = SearchField(self._context, _("Search templates"))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_first)
        self._start = self._label(_("Start a map"), "dialog", 34)
        self._guided = QPushButton(_("First map…"))
        self._guided.setObjectName("first map")
        self._guided.setToolTip(_("Six answers make a filled map to correct"))
        self._guided.clicked.connect(self.first_map_asked)
        head.addWidget(self._start, 0, 0)
        self._place_search()
        self._right.addSpacing(scale(14) - RING)
        self._grid = self._make_grid()
        self._right.addLayout(self._grid)
        self._samples_title = self._label(_("Samples to look at and try"), "strong", 20)
        self._samples_title.setContentsMargins(scale(5), 0, 0, 0)
        self._right.addSpacing(scale(18))
        self._right.addWidget(self._samples_title)
        self._right.addSpacing(scale(10) - RING)
        self._samples = self._make_grid()
        self._right.addLayout(self._samples)
        self._right.addStretch(1)

    def _place_search(self) -> None:
        """Beside the title where there is room for it, else below, as wide as the column."""
        scale, margins = self._context.scale, self._row.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right() - self._row.spacing() - scale(_COLUMN)
        left = room - self._start.sizeHint().width() - self._guided.sizeHint().width() - scale(3 * 8)
        is_below = left < scale(_LEAST_SEARCH)
        self.search.setMinimumWidth(0 if is_below else min(left, scale(_WIDEST_SEARCH)))
        self.search.setMaximumWidth(_UNLIMITED if is_below else scale(_WIDEST_SEARCH))
        self._head.addWidget(self._guided, 0, 2, 1, 2 if is_below else 1)
        if is_below:
            self._head.addWidget(self.search, 1, 0, 1, 4)
        else:
            self._head.addWidget(self.search, 0, 3)

    def _make_grid(self) -> QGridLayout:
        scale = self._context.scale
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scale(_PITCH) - scale(WIDTH) - 2 * RING)
        grid.setVerticalSpacing(scale(16))
        grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return grid

    def refresh(self) -> None:
        """Show the templates, and the recent files as they are now."""
        from designer.templates import samples, templates

        self._refresh_icons()
        if not self._tiles:
            for info in templates():
                tile = Tile(self._context, _(info.name), _(info.description), info.picture)
                # A tile without a parent would be shown as a window of its own.
                tile.setParent(self._right.parentWidget())
                tile.chosen.connect(lambda id=info.id: self.template_chosen.emit(id))
                self._tiles.append((info.id, tile))
            for sample in samples():
                tile = Tile(self._context, _(sample.name), _(sample.description), sample.picture)
                tile.setParent(self._right.parentWidget())
                tile.chosen.connect(lambda path=str(sample.path): self.sample_chosen.emit(path))
                self._sample_tiles.append((sample.id, tile))
        self._filter(self.search.text())
        self._fill_recent()
        if self.isVisible():
            self.focus_first()

    def _fill_recent(self) -> None:
        for row in self._recent_rows:
            row.hide()
            row.deleteLater()
        known = [Path(p) for p in self._context.settings.get(keys.RECENT_FILES)]
        forget_thumbnails(known)
        recent = known[:_MOST_RECENT]
        rows: list[QWidget] = []
        for path in recent:
            entry = RecentRow(self._context, path)
            entry.clicked.connect(lambda _checked=False, path=str(path): self.file_chosen.emit(path))
            rows.append(entry)
        if not recent:
            empty = self._label(_("Maps you open appear here."), "muted", 20)
            empty.setContentsMargins(self._context.scale(10), 0, 0, 0)
            rows.append(empty)
        for row in rows:
            self._recent.addWidget(row)
        self._recent_rows = rows

    def focus_first(self) -> None:
        """The blank map has the focus, so that Enter starts it."""
        if self._tiles:
            self._tiles[0][1].setFocus()

    def _refresh_icons(self) -> None:
        tokens = self._context.tokens
        self._open.setIcon(icon("folder-open", tokens.text2))
        self._import.setIcon(icon("table-2", tokens.text2))

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        self._shown_columns = columns = self._columns()
        for tiles, grid in ((self._tiles, self._grid), (self._sample_tiles, self._samples)):
            shown = [t for _id, t in tiles if all(w in f"{t.name} {t.line}".casefold() for w in words)]
            for _id, tile in tiles:
                grid.removeWidget(tile)
                tile.setVisible(tile in shown)
            for i, tile in enumerate(shown):
                grid.addWidget(tile, i // columns, i % columns)
            if grid is self._samples:
                self._samples_title.setVisible(bool(shown))

    def _set_margins(self) -> None:
        scale = self._context.scale
        left, right, between = (_NARROW, _NARROW, _NARROW) if self._is_narrow else (_LEFT, _RIGHT, _BETWEEN)
        at_right = scale(right)
        if not self._is_narrow:
            tiles = self._shown_columns * scale(_PITCH) - scale(_PITCH - WIDTH)
            spare = self.viewport().width() - scale(left + between + _COLUMN) - tiles
            at_right = max(scale(_LEAST_RIGHT), min(at_right, spare))
        self._row.setContentsMargins(scale(left), scale(44), at_right, scale(24))
        self._row.setSpacing(scale(between))

    def _columns(self) -> int:
        def fitting(margins: int) -> int:
            room = self.viewport().width() - scale(margins + _COLUMN) + scale(_PITCH - WIDTH)
            return max(1, min(_MOST_COLUMNS, room // scale(_PITCH)))

        scale = self._context.scale
        columns = fitting(_LEFT + _BETWEEN + _LEAST_RIGHT)
        self._is_narrow = columns < 2
        return fitting(3 * _NARROW) if self._is_narrow else columns

    def _choose_first(self) -> None:
        for _id, tile in self._tiles:
            if tile.isVisible():
                tile.chosen.emit()
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns() != self._shown_columns:
            self._filter(self.search.text())
        self._set_margins()
        self._place_search()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Typing anywhere on the page filters; arrows go from tile to tile.
        columns = self._columns()
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        shown = [t for t in self.findChildren(Tile) if t.isVisible()]
        shown.sort(key=lambda t: (t.mapTo(self, t.rect().topLeft()).y(), t.x()))
        focused = next((i for i, t in enumerate(shown) if t.hasFocus()), None)
        step = moves.get(Qt.Key(event.key()))
        if step is not None and focused is not None:
            shown[max(0, min(len(shown) - 1, focused + step))].setFocus()
        elif event.text().strip() and event.text().isprintable() and not self.search.hasFocus():
            self.search.setFocus()
            self.search.setText(self.search.text() + event.text())
        else:
            super().keyPressEvent(event)
