"""The ways through the map: a panel over the canvas, not modal; what is chosen in it is brought out on the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from designer.model.scales import map_scale
from designer.window.background import Task
from designer.window.context import Context
from designer.window.controls import BarButton
from designer.window.controls.buttons import paint_focus
from designer.window.controls.popup import add_shadow
from designer.window.icons import icon
from designer.window.later import show_instead
from designer.words import _

if TYPE_CHECKING:
    from designer.insight import Insight
    from designer.model import JourneyMap
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession

WIDTH = 336  # px
_MOST_DETOURS = 12  # listed; the command line has more
_AGAIN_MS = 400  # after the last edit

_SEE = {"path": "route", "detour": "split", "bottleneck": "merge", "end": "milestone", "worst": "trending-down"}


class Line(msgspec.Struct, frozen=True):
    """One line of the panel: a heading and what it says, and what it brings out on the map."""

    kind: str
    title: str
    detail: str
    ids: tuple[str, ...]


def lines_of(insight: Insight, journey: JourneyMap) -> list[tuple[str, list[Line]]]:
    """The sections of the panel."""
    from designer.checks.wording import named
    from designer.insight import report

    def name(id: str) -> str:
        return named(journey, journey[id])

    def around(id: str) -> tuple[str, ...]:
        ways = (*journey.connections_to(id), *journey.connections_from(id))
        return (id, *(way.id for way in ways), *(end for way in ways for end in (way.source, way.target)))

    main = insight.main
    sections = []
    if main.touchpoints:
        ends = _("{first} to {last}").format(first=name(main.touchpoints[0]), last=name(main.touchpoints[-1]))
        line = Line("path", ends, report.main_sentence(insight), (*main.touchpoints, *main.connections))
        sections.append((_("Main path"), [line]))
    beside = []
    for detour in insight.detours[:_MOST_DETOURS]:
        title, _colon, detail = report.detour_sentence(journey, detour).rpartition(": ")
        beside.append(Line("detour", title, detail, (*detour.path.touchpoints, *detour.path.connections)))
    sections.append((_("Alternative ways"), beside))
    held = [Line("bottleneck", name(id), _("Every way goes through it"), around(id)) for id in insight.bottlenecks]
    sections.append((_("Bottlenecks"), held))
    ended = []
    for end in insight.ends:
        said = report.percent(end.share) + ("" if end.is_exit else _(", and it is no exit"))
        ended.append(Line("end", name(end.touchpoint), said, around(end.touchpoint)))
    if insight.lost > 0.0005:
        ended.append(Line("end", report.lost_sentence(insight.lost), "", ()))
    sections.append((_("Where customers end"), ended))
    worst = []
    for way in insight.worst:
        who = report.name_of_persona(journey, way.persona) or _("Everyone")
        mean = map_scale(journey).text(way.mean)
        lowest = _("{mean} in the mean, lowest at {name}").format(mean=mean, name=name(way.lowest))
        course = report.worst_course(journey, insight, way.persona)
        ids = (*way.path.touchpoints, *way.path.connections)
        worst.append(Line("worst", f"{who}: {lowest}", course, ids))
    sections.append((_("Worst way through the feelings"), worst))
    return [(title, lines) for title, lines in sections if lines]


class WayLine(QFrame):
    """One line: a press, or walking onto it with the keys, brings it out on the map."""

    chosen = Signal(object)
    walked = Signal(int)

    def __init__(self, context: Context, line: Line) -> None:
        super().__init__()
        self._context, self.line, self.is_on = context, line, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{line.title}. {line.detail}".removesuffix(". "))
        scale = context.scale
        row = QHBoxLayout(self)
        row.setContentsMargins(scale(8), scale(6), scale(8), scale(6))
        row.setSpacing(scale(8))
        sign = QLabel()
        sign.setPixmap(icon(_SEE[line.kind], context.tokens.text2).pixmap(scale(16), scale(16)))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        row.addLayout(texts, 1)
        texts.setSpacing(scale(1))
        for text, kind in ((line.title, ""), (line.detail, "secondary")):
            if text:
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setProperty("kind", kind)
                label.setWordWrap(True)
                texts.addWidget(label)

    def set_on(self, is_on: bool) -> None:
        """Whether it is what the map brings out."""
        self.is_on = is_on
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.walked.emit(1)
            case Qt.Key.Key_Up:
                self.walked.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.chosen.emit(self)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if self.is_on else tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), scale(7), scale(7))
        if self.hasFocus():
            paint_focus(painter, tokens, self.rect(), scale(7))
        painter.end()


class InsightPanel(QFrame):
    """Follows its map while it is open; Esc closes it, and the map looks as before."""

    closed = Signal()

    def __init__(
        self, context: Context, session: MapSession, parent: QWidget, show: Callable[[object], object]
    ) -> None:
        super().__init__(parent)
        self._context, self._session, self._show = context, session, show
        self._task: Task | None = None
        self._lines: list[WayLine] = []
        self._place = QWidget(self)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Ways through the map"))
        add_shadow(self, context)
        scale = context.scale
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, scale(8))
        column.setSpacing(scale(4))
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(scale(16), scale(12), scale(10), 0)
        title = QLabel(_("Ways through the map"))
        title.setProperty("kind", "heading")
        close = BarButton(context, "x", name=_("Close"), side=16, pad=6, height=28)
        close.set_hint(_("Close"))
        close.clicked.connect(self.close)
        head.addWidget(title, 1)
        head.addWidget(close)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._look)
        session.changed.connect(self._wait)
        session.destroyed.connect(self.close)
        self._fill([], "")
        self._look()

    @property
    def lines(self) -> tuple[WayLine, ...]:
        """What can be chosen now."""
        return tuple(self._lines)

    def open_over(self, place: QWidget) -> None:
        """Open over the right side of a widget (its whole width, if it is as narrow), and stay there."""
        self._place = place
        place.installEventFilter(self)
        self._arrange()
        self.show()
        self.raise_()
        self.setFocus()

    def _arrange(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        scale, place = self._context.scale, self._place
        at = place.mapTo(parent, QPoint(0, 0))
        margin = scale(8) if place.width() <= scale(480) else scale(16)
        width = min(scale(WIDTH), place.width() - 2 * margin)
        height = min(self._wanted_height(width), place.height() - 2 * margin)
        left = at.x() + place.width() - width - margin
        self.setGeometry(left, at.y() + margin, width, max(height, scale(120)))

    def _wanted_height(self, width: int) -> int:
        page = self._area.widget()
        inside = page.heightForWidth(width - 2) if page is not None else 0
        return max(inside, 0) + self._context.scale(64)

    def _wait(self, _change: object) -> None:
        self._again.start()

    def _look(self) -> None:
        from designer.insight import look_into

        if self._task is not None:
            self._task.cancel()
        journey = self._session.journey.snapshot()
        self._task = Task(self, lambda: (look_into(journey), journey))
        self._task.done.connect(self._take)
        self._task.start()

    def _take(self, found: tuple[Insight, JourneyMap]) -> None:
        self._task = None
        insight, journey = found
        self._fill(lines_of(insight, journey), insight.reason)

    def _fill(self, sections: list[tuple[str, list[Line]]], reason: str) -> None:
        at = next((i for i, line in enumerate(self._lines) if line.is_on), 0)
        has_focus = any(line.hasFocus() for line in self._lines) or self.hasFocus()
        scale = self._context.scale
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(scale(8), 0, scale(8), scale(8))
        column.setSpacing(0)
        self._lines = []
        if reason:
            said = QLabel(reason)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setProperty("kind", "secondary")
            said.setWordWrap(True)
            said.setContentsMargins(scale(8), scale(8), scale(8), scale(8))
            column.addWidget(said)
        for title, lines in sections:
            caption = QLabel(title)
            caption.setProperty("kind", "caption")
            caption.setContentsMargins(scale(8), scale(10), scale(8), scale(4))
            column.addWidget(caption)
            for line in lines:
                made = WayLine(self._context, line)
                made.chosen.connect(self._choose)
                made.walked.connect(self._walk)
                self._lines.append(made)
                column.addWidget(made)
        column.addStretch(1)
        show_instead(self._area, page)
        page.show()
        if self.isVisible():
            self._arrange()
        if self._lines:
            chosen = self._lines[min(at, len(self._lines) - 1)]
            self._choose(chosen)
            if has_focus:
                chosen.setFocus()
        else:
            self._show(())

    def _choose(self, chosen: WayLine) -> None:
        for line in self._lines:
            line.set_on(line is chosen)
        self._area.ensureWidgetVisible(chosen, 0, self._context.scale(8))
        self._show(chosen.line.ids)

    def _walk(self, by: int) -> None:
        at = next((i for i, line in enumerate(self._lines) if line.hasFocus()), 0) + by
        if 0 <= at < len(self._lines):
            self._lines[at].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._arrange()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Down and self._lines and self.hasFocus():
            self._lines[0].setFocus()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # not for the canvas below

    def closeEvent(self, event: QCloseEvent) -> None:
        self._again.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._show(())
        self.closed.emit()
        event.accept()


def toggle_insight(window: MainWindow) -> InsightPanel | None:
    """Open the panel of the window's map, or close it where it is open; the panel where it was opened."""
    open_already = [panel for panel in window.findChildren(InsightPanel) if panel.isVisible()]
    for panel in open_already:
        panel.close()
    view, session = window.view, window.session
    if open_already or view is None or session is None:
        return None

    def show(ids: object) -> None:
        if window.view is view:
            view.show_way(ids)  # type: ignore[arg-type]

    panel = InsightPanel(window.context, session, window, show)
    panel.closed.connect(window.focus_canvas)
    # Over the properties, so that the map is seen; over its right side where they are closed.
    panel.open_over(window.right if window.right.isVisible() else view)
    return panel
