"""The first page: recent maps, templates and samples as pictures, open and import (WINDOW.md, welcome.png)."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer import settings as keys
from designer.window.context import Context
from designer.window.icons import icon
from designer.words import _

TILE = QSize(202, 114)


class Tile(QWidget):
    """A template or a sample: its picture, its name and a line about it. Click, Enter or Space chooses it."""

    chosen = Signal()

    def __init__(self, context: Context, name: str, line: str, picture: Path | None) -> None:
        super().__init__()
        self.name, self.line = name, line
        self._context = context
        self._picture = QPixmap(str(picture)) if picture is not None and picture.exists() else QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name}. {line}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(context.scale(TILE.width() + 8), context.scale(TILE.height() + 50))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(4.5, 4.5, scale(TILE.width()) - 1, scale(TILE.height()) - 1)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(-3, -3, 3, 3), scale(12), scale(12))
        painter.setPen(QPen(QColor(tokens.line_strong if self.underMouse() else tokens.line), 1))
        painter.setBrush(QColor("white"))  # the paper stays light
        painter.drawRoundedRect(card, scale(10), scale(10))
        if not self._picture.isNull():
            inside = card.adjusted(scale(8), scale(7), -scale(8), -scale(7))
            size = self._picture.size().scaled(inside.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(inside.center())
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._context.font(13, 600))
        y = scale(TILE.height()) + scale(8)
        painter.drawText(QRectF(scale(7), y, self.width() - scale(8), scale(18)), Qt.AlignmentFlag.AlignLeft, self.name)
        painter.setPen(QColor(tokens.text2))
        painter.setFont(self._context.font(12))
        metrics = painter.fontMetrics()
        line = metrics.elidedText(self.line, Qt.TextElideMode.ElideRight, self.width() - scale(10))
        painter.drawText(
            QRectF(scale(7), y + scale(19), self.width() - scale(8), scale(16)), Qt.AlignmentFlag.AlignLeft, line
        )
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


class RecentRow(QPushButton):
    """One recent map: name, folder, when."""

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__()
        self.path = path
        self.setProperty("kind", "quiet")
        self.setFixedHeight(context.scale(50))
        self.setAccessibleName(path.stem)
        row = QHBoxLayout(self)
        row.setContentsMargins(context.scale(10), 0, context.scale(10), 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        name = QLabel(path.stem)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setProperty("kind", "strong")
        folder = QLabel("/".join(path.parent.parts[-2:]).replace("//", "/"))
        folder.setTextFormat(Qt.TextFormat.PlainText)
        folder.setProperty("kind", "secondary")
        column.addStretch(1)
        column.addWidget(name)
        column.addWidget(folder)
        column.addStretch(1)
        when = QLabel(_when(path))
        when.setProperty("kind", "secondary")
        row.addLayout(column, 1)
        row.addWidget(when)
        for label in (name, folder, when):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class WelcomePage(QScrollArea):
    """Shows when no file was asked for. Focus is on the blank map: Enter starts; typing filters the templates."""

    template_chosen = Signal(str)
    sample_chosen = Signal(str)
    open_asked = Signal()
    import_asked = Signal()
    file_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QFrame()
        page.setProperty("kind", "panel")
        scale = context.scale
        row = QHBoxLayout(page)
        row.setContentsMargins(scale(80), scale(40), scale(60), scale(24))
        row.setSpacing(scale(52))
        left = QWidget()
        left.setFixedWidth(scale(346))
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
        self.setWidget(page)
        self._tiles: list[tuple[str, Tile]] = []
        self._fill_left()
        self._fill_right()
        context.look_changed.connect(self.refresh)

    def _fill_left(self) -> None:
        scale = self._context.scale
        title = QLabel(_("Journey Designer"))
        title.setProperty("kind", "welcome")
        line = QLabel(_("Everything stays on this computer."))
        line.setProperty("kind", "secondary")
        self._left.addWidget(title)
        self._left.addWidget(line)
        self._left.addSpacing(scale(16))
        buttons = QHBoxLayout()
        self._open = QPushButton(_("Open…"))
        self._import = QPushButton(_("Import a list…"))
        for button, signal in ((self._open, self.open_asked), (self._import, self.import_asked)):
            button.setProperty("grade", "large")
            button.clicked.connect(signal)
            buttons.addWidget(button)
        self._left.addLayout(buttons)
        hint = QLabel(_("Or drop a map, a table or a Mermaid journey anywhere here."))
        hint.setProperty("kind", "secondary")
        hint.setWordWrap(True)
        self._left.addWidget(hint)
        self._left.addSpacing(scale(20))
        heading = QLabel(_("Recent maps"))
        heading.setProperty("kind", "strong")
        self._left.addWidget(heading)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._left.addLayout(self._recent)
        self._left.addStretch(1)

    def _fill_right(self) -> None:
        scale = self._context.scale
        head = QHBoxLayout()
        title = QLabel(_("Start a map"))
        title.setProperty("kind", "dialog")
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search templates"))
        self.search.setAccessibleName(_("Search templates"))
        self.search.setClearButtonEnabled(False)
        self.search.setFixedWidth(scale(212))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_first)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.search)
        self._right.addLayout(head)
        self._right.addSpacing(scale(6))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(scale(16))
        self._grid.setVerticalSpacing(scale(12))
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._right.addLayout(self._grid)
        self._samples_title = QLabel(_("Samples to look at and try"))
        self._samples_title.setProperty("kind", "strong")
        self._right.addSpacing(scale(12))
        self._right.addWidget(self._samples_title)
        self._samples = QGridLayout()
        self._samples.setHorizontalSpacing(scale(16))
        self._samples.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._right.addLayout(self._samples)
        self._right.addStretch(1)

    def refresh(self) -> None:
        """Show the templates, and the recent files as they are now."""
        from designer.templates import samples, templates

        tokens = self._context.tokens
        self._open.setIcon(icon("folder-open", tokens.text2))
        self._import.setIcon(icon("table-2", tokens.text2))
        if not self._tiles:
            for info in templates():
                tile = Tile(self._context, _(info.name), _(info.description), info.picture)
                tile.chosen.connect(lambda id=info.id: self.template_chosen.emit(id))
                self._tiles.append((info.id, tile))
            for i, sample in enumerate(samples()):
                tile = Tile(self._context, _(sample.name), _(sample.description), sample.picture)
                tile.chosen.connect(lambda path=str(sample.path): self.sample_chosen.emit(path))
                self._samples.addWidget(tile, 0, i)
        self._filter(self.search.text())
        while item := self._recent.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        recent = [Path(p) for p in self._context.settings.get(keys.RECENT_FILES)][:6]
        for path in recent:
            entry = RecentRow(self._context, path)
            entry.clicked.connect(lambda _checked=False, path=str(path): self.file_chosen.emit(path))
            self._recent.addWidget(entry)
        if not recent:
            empty = QLabel(_("Maps you open appear here."))
            empty.setProperty("kind", "muted")
            self._recent.addWidget(empty)
        if self._tiles and self.isVisible():
            self._tiles[0][1].setFocus()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        shown = [t for _id, t in self._tiles if all(w in f"{t.name} {t.line}".casefold() for w in words)]
        for _id, tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.setVisible(tile in shown)
        columns = self._columns()
        for i, tile in enumerate(shown):
            self._grid.addWidget(tile, i // columns, i % columns)

    def _columns(self) -> int:
        scale = self._context.scale
        room = self.viewport().width() - scale(80 + 346 + 52 + 60)
        return max(1, min(4, (room + scale(16)) // scale(TILE.width() + 24)))  # no gap behind the last one

    def _choose_first(self) -> None:
        for _id, tile in self._tiles:
            if tile.isVisible():
                tile.chosen.emit()
                return

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._filter(self.search.text())

    def showEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().showEvent(event)
        if self._tiles:
            self._tiles[0][1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Typing anywhere on the page filters; arrows go from tile to tile.
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns(),
            Qt.Key.Key_Down: self._columns(),
        }
        shown = [t for _id, t in self._tiles if t.isVisible()]
        focused = next((i for i, t in enumerate(shown) if t.hasFocus()), None)
        step = moves.get(Qt.Key(event.key()))
        if step is not None and focused is not None:
            shown[max(0, min(len(shown) - 1, focused + step))].setFocus()
        elif event.text().strip() and not self.search.hasFocus():
            self.search.setFocus()
            self.search.setText(self.search.text() + event.text())
        else:
            super().keyPressEvent(event)


def _when(path: Path) -> str:
    try:
        stamp = path.stat().st_mtime
    except OSError:
        return _("not found")
    then, now = time.localtime(stamp), time.localtime()
    if then[:3] == now[:3]:
        return time.strftime(_("Today, %H:%M"), then)
    yesterday = time.localtime(time.time() - 86400)
    if then[:3] == yesterday[:3]:
        return _("Yesterday")
    return (
        time.strftime("%-d %B" if then.tm_year == now.tm_year else "%-d %B %Y", then)
        if Path("/").anchor == "/"
        else time.strftime("%d.%m.%Y", then)
    )
