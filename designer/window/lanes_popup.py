"""All lanes of the map in one list: their order, which are shown, which stay in sight, which are folded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from designer.editing import operations as ops
from designer.model import Change, Channel, Lane, LaneKind
from designer.model.looks import kinds_appearing
from designer.window.context import Context
from designer.window.controls.buttons import paint_focus
from designer.window.controls.popup import Popup
from designer.window.icons import paint_icon
from designer.window.lane_names import LANE_ICONS, kind_name, lane_icon, lane_name
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

WIDTH = 372  # px
_ROW = 32
_DRAG_FROM = 4


class _Switch(QAbstractButton):
    """An icon that is on or off; off it is pale."""

    def __init__(self, context: Context, on: str, off: str) -> None:
        super().__init__()
        self._context, self._on, self._off = context, on, off
        self.setCheckable(True)
        self.setFixedSize(context.scale(28), context.scale(28))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(self._context.scale(28), self._context.scale(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(6), scale(6))
        side = scale(16)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        is_on = self.isChecked()
        paint_icon(painter, self._on if is_on else self._off, place, tokens.accent if is_on else tokens.text3)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(6))
        painter.end()


class LaneLine(QWidget):
    """One lane: a press on its name selects it; Alt and an arrow, or a drag, puts it in another place."""

    chosen = Signal()
    moved = Signal(int)
    dragged = Signal(int)  # by so many pixels, once the button is let go
    switched = Signal(str, bool)  # "shown", "pinned" or "folded"

    def __init__(self, context: Context, icon: str, name: str, lane: Channel | Lane | None) -> None:
        super().__init__()
        self._context, self._icon, self._name = context, icon, name
        self._is_shown = lane is None or lane.shown
        self._pressed: float | None = None
        scale = context.scale
        self.setFixedHeight(scale(_ROW))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Alt and an arrow: another place"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scale(2))
        row.addStretch(1)
        self.switches: dict[str, _Switch] = {}
        kinds = (
            ("folded", "chevron-right", "chevron-down", _("{lane}: folded")),
            ("pinned", "pin", "pin", _("{lane}: stays in sight")),
            ("shown", "eye", "eye-off", _("{lane}: shown")),
        )
        for field, on, off, words in kinds:
            switch = self.switches[field] = _Switch(context, on, off)
            switch.setChecked(bool(getattr(lane, field)) if lane is not None else field == "shown")
            switch.setAccessibleName(words.format(lane=name))
            switch.setToolTip(words.format(lane=name))
            switch.clicked.connect(lambda on, field=field: self.switched.emit(field, on))
            row.addWidget(switch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(way)
        elif way is not None:
            self.focusNextPrevChild(way > 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.switches["shown"].click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.globalPosition().y()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = round(event.globalPosition().y() - self._pressed)
        self._pressed = None
        if abs(way) >= _DRAG_FROM:
            self.dragged.emit(way)
        else:
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scale(16)
        top = (self.height() - side) / 2
        paint_icon(painter, "grip-vertical", QRectF(0, top, side, side), tokens.text3)
        ink = tokens.text if self._is_shown else tokens.text3
        paint_icon(painter, self._icon, QRectF(scale(20), top, side, side), tokens.text2 if self._is_shown else ink)
        painter.setPen(QColor(ink))
        painter.setFont(self._context.font(13))
        room = self.rect().adjusted(scale(44), 0, -scale(96), 0)
        text = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(7))
        painter.end()


class LanesPopup(Popup):
    """Opens over the canvas; each press is a step of the map, seen at once."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        view = window.view
        assert view is not None
        super().__init__(context, view, _("Lanes"))
        self._window = window
        scale = context.scale
        self.setFixedWidth(scale(WIDTH))
        heading = QLabel(_("Lanes"))
        heading.setProperty("kind", "heading")
        heading.setContentsMargins(scale(14), scale(12), scale(14), scale(6))
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(scale(12), 0, scale(10), 0)
        self._column.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }"
        )
        self._area.setWidget(self._page)
        self.add_button = QPushButton(_("Add a lane…"))
        self.add_button.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self._area)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setContentsMargins(scale(14), scale(8), scale(14), scale(14))
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self.lines: dict[str, LaneLine] = {}  # by the id of the lane, or by the kind of one that appears by itself
        self._document = view.document
        self._document.changed.connect(self._follow)
        self.closed.connect(lambda: self._document.changed.disconnect(self._follow))
        self._fill()

    def open(self) -> None:
        """Open in the upper left part of the canvas."""
        view, scale = self._window.view, self.context.scale
        assert view is not None
        most = max(3, (view.height() - scale(150)) // scale(_ROW))
        self._area.setFixedHeight(scale(_ROW) * max(1, min(most, len(self.lines))))
        self.open_beside(next(iter(self.lines.values()), self.add_button))
        at = view.mapTo(self.window(), view.rect().topLeft())
        self.move(at.x() + scale(24), at.y() + scale(24))

    def leave(self) -> None:
        """Close; the keys go back to the map."""
        super().leave()
        self._window.focus_canvas()

    def _fill(self) -> None:
        focused = next(
            (id for id, line in self.lines.items() if line.hasFocus() or line.isAncestorOf(_focus(self))), ""
        )
        field = next((f for f, s in self.lines[focused].switches.items() if s.hasFocus()), "") if focused else ""
        old = list(self.lines.values())
        self.lines = {}
        journey = self._document.journey
        for lane in journey.lanes:
            self._put(lane.id, LaneLine(self.context, lane_icon(lane), lane_name(lane), lane), lane.id)
        for kind in kinds_appearing(journey):
            self._put(kind.value, LaneLine(self.context, LANE_ICONS[kind], kind_name(kind), None), "")
        if focused in self.lines:
            line = self.lines[focused]
            (line.switches[field] if field else line).setFocus(Qt.FocusReason.OtherFocusReason)
        for line in old:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _put(self, key: str, line: LaneLine, lane: str) -> None:
        line.moved.connect(partial(self._move, key))
        line.dragged.connect(partial(self._drag, key))
        line.switched.connect(partial(self._switch, key))
        line.chosen.connect(partial(self._choose, lane))
        self.lines[key] = line
        self._column.addWidget(line)
        line.show()  # at once: what is not shown yet can't take the focus

    def _follow(self, change: Change) -> None:
        if any(isinstance(e, Channel | Lane) for e in change.touched()):
            self._fill()

    def _switch(self, key: str, field: str, is_on: bool) -> None:
        view, document = self._window.view, self._document
        assert view is not None
        if key in document.journey:
            view.perform(lambda: ops.toggle_lanes(document, [key], field))
        else:
            fields: dict[str, Any] = {field: is_on}
            view.perform(lambda: ops.keep_lane(document, LaneKind(key), None, **fields))

    def _drag(self, key: str, way: int) -> None:
        self._move(key, round(way / self.context.scale(_ROW)))

    def _move(self, key: str, by: int) -> None:
        view, document = self._window.view, self._document
        assert view is not None
        order = [x.id for x in document.journey.lanes]
        if not by:
            return
        if key not in order:  # it gets a place of its own first
            before = order[by] if by < 0 and -by <= len(order) else None
            view.perform(lambda: ops.keep_lane(document, LaneKind(key), before))
            return
        rest = [i for i in order if i != key]
        at = min(max(order.index(key) + by, 0), len(rest))
        before = rest[at] if at < len(rest) else None
        view.perform(lambda: ops.move_lane(document, key, before))

    def _choose(self, lane: str) -> None:
        self.leave()
        if lane:
            self._window.select((lane,))

    def _add(self) -> None:
        self.leave()
        self._window.actions_by_id["insert.lane"].trigger()


def _focus(widget: QWidget) -> QWidget:
    from PySide6.QtWidgets import QApplication

    return QApplication.focusWidget() or widget
