"""The way from the outermost map down to the one that is shown, above the canvas; a press goes back up (issue 3, point 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy

from designer.window.controls import BarButton
from designer.window.controls.buttons import paint_focus
from designer.window.icons import paint_icon
from designer.window.menus import Menu
from designer.words import _

if TYPE_CHECKING:
    from designer.window.context import Context
    from designer.window.main_window import MainWindow

HEIGHT = 36
_WIDEST = 260  # px of one name
_LEAST = 72  # px to which a name gives way before maps in the middle of the way go into a menu


class Crumb(QAbstractButton):
    """One map on the way: its icon and title; that of the map shown is set off and does nothing. A dot says that its file has
    edits that are not saved."""

    def __init__(self, context: Context, title: str, *, is_file: bool, is_shown: bool, is_edited: bool) -> None:
        super().__init__()
        self._context, self._is_shown, self._is_edited = context, is_shown, is_edited
        self._icon = "map" if is_file else "layers"
        self.setText(" ".join(title.split()))
        self.setFont(context.font(13, 600 if is_shown else 400))
        said = _("{title}, shown now") if is_shown else _("Back up to {title}")
        name = said.format(title=self.text())
        self.setAccessibleName(_("{name}, edited").format(name=name) if is_edited else name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_shown else Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(context.scale(28))

    @property
    def wished(self) -> int:
        """How wide it is with its whole title, in px."""
        # Qt rounds the width of a text down, and then finds that it has no room there.
        words = min(self.fontMetrics().horizontalAdvance(self.text()) + 2, self._context.scale(_WIDEST))
        return words + self._context.scale(8 + 16 + 6 + 8 + (12 if self._is_edited else 0))

    def sizeHint(self) -> QSize:
        """With its whole title."""
        return QSize(self.wished, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_shown and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pressed if self.isDown() else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(6), scale(6))
        side, x = scale(16), scale(8)
        ink = tokens.text if self._is_shown else tokens.text2
        paint_icon(painter, self._icon, QRectF(x, (self.height() - side) / 2, side, side), tokens.text2)
        x += side + scale(6)
        room = self.width() - x - scale(8) - (scale(12) if self._is_edited else 0)
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, 0, room + 2, self.height()), flags, words)
        if self._is_edited:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.text2))
            painter.drawEllipse(QRectF(self.width() - scale(8 + 6), self.height() / 2 - scale(3), scale(6), scale(6)))
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()


class Crumbs(QFrame):
    """36 high, there only while a map is shown that another one opens. Names give way evenly; where that is not enough, the
    maps in the middle wait in a menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._context = window.context
        self._shown: tuple[tuple[str, bool, bool], ...] = ()
        self._parts: list[Crumb] = []
        self._chevrons: list[_Chevron] = []
        self.setObjectName("crumbs")
        self.setAccessibleName(_("Maps above this one"))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._build()
        window.levels.changed.connect(self.refresh)
        self._context.look_changed.connect(self.update)
        self.refresh()

    def _build(self) -> None:
        scale = self._context.scale
        self.setFixedHeight(scale(HEIGHT))
        self._row.setContentsMargins(scale(8), 0, scale(8), 1)
        self.up = BarButton(self._context, "arrow-up", side=16, pad=6, height=28)
        self.up.follow(self._window.actions_by_id["map.up"], _("Back up"))
        self.more = BarButton(self._context, "ellipsis", side=16, pad=6, height=28)
        self.more.set_hint(_("More maps on the way"))
        self.more.clicked.connect(self._show_more)
        self._more_chevron = _Chevron(self._context)
        self._row.insertWidget(0, self.up)

    def take_scale(self) -> None:
        """Follow another text size."""
        for widget in (self.up, *self._parts, *self._chevrons, self.more, self._more_chevron):
            widget.hide()
            widget.deleteLater()
        self._shown, self._parts, self._chevrons = (), [], []
        self._build()
        self.refresh()

    @property
    def titles(self) -> tuple[str, ...]:
        """What the maps on the way are called, the outermost first."""
        return tuple(crumb.text() for crumb in self._parts)

    def crumb(self, at: int) -> Crumb:
        """One of the maps on the way, from 0."""
        return self._parts[at]

    def refresh(self) -> None:
        """Show the way as it is now."""
        levels = self._window.levels
        way = levels.way
        self.setVisible(levels.depth > 0)
        shown = tuple((s.title, s.of_file is s, s.of_file is s and s.is_edited) for s in way) if levels.depth else ()
        if shown == self._shown:
            return
        self._shown = shown
        for widget in (*self._parts, *self._chevrons, self.more, self._more_chevron):
            self._row.removeWidget(widget)
            widget.hide()
            if widget is not self.more and widget is not self._more_chevron:
                widget.deleteLater()
        self._parts, self._chevrons = [], []
        for at, (title, is_file, is_edited) in enumerate(shown):
            is_last = at == len(shown) - 1
            crumb = Crumb(self._context, title, is_file=is_file, is_shown=is_last, is_edited=is_edited)
            crumb.clicked.connect(lambda _checked=False, at=at: levels.go_to(at))
            self._parts.append(crumb)
            if at:
                self._chevrons.append(_Chevron(self._context))
                self._row.insertWidget(self._row.count() - 1, self._chevrons[-1])
            self._row.insertWidget(self._row.count() - 1, crumb)
            crumb.show()
            if at == 0:
                self._row.insertWidget(self._row.count() - 1, self._more_chevron)
                self._row.insertWidget(self._row.count() - 1, self.more)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Share the room out: first the names give way, then the maps in the middle."""
        if not self._parts:
            return
        scale = self._context.scale
        chevron = self._more_chevron.sizeHint().width()
        room = self.width() - scale(16) - self.up.sizeHint().width()
        hidden = 0
        while True:
            shown = [p for at, p in enumerate(self._parts) if not 1 <= at <= hidden]
            free = room - chevron * (len(shown) - 1)
            free -= self.more.sizeHint().width() + chevron if hidden else 0
            if sum(min(p.wished, scale(_LEAST + 38)) for p in shown) <= free or len(shown) <= 2:
                break
            hidden += 1
        widths = _shared(max(free, 0), [p.wished for p in shown])
        for part, width in zip(shown, widths, strict=True):
            part.setFixedWidth(max(width, scale(38)))
        for at, part in enumerate(self._parts):
            part.setVisible(part in shown)
            if at:
                self._chevrons[at - 1].setVisible(part in shown)
        self.more.setVisible(bool(hidden))
        self._more_chevron.setVisible(bool(hidden))
        self._hidden = hidden

    def _show_more(self) -> None:
        menu = Menu(self._context, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at in range(1, self._hidden + 1):
            entry = menu.addAction(self._parts[at].text().replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, at=at: self._window.levels.go_to(at))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._window.focus_canvas()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._context.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(tokens.line))
        painter.end()


class _Chevron(QFrame):
    """Between two maps."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setFixedSize(context.scale(16), context.scale(28))

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._context.scale(14)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron-right", box, self._context.tokens.text3)
        painter.end()


def _shared(room: int, wished: list[int]) -> list[int]:
    """Widths that fit into a room: the widest give way first, down to one width for all of them."""
    if sum(wished) <= room:
        return wished
    low, high = 0, max(wished)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(width, middle) for width in wished) <= room:
            low = middle
        else:
            high = middle - 1
    return [min(width, low) for width in wished]
