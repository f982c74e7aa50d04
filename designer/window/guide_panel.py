"""The guide: six steps of mapping, each with how far the map is and one button that leads on (WINDOW.md, guide.png)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from designer.guide import CLAIMS, RULES_OF_STEP, Completeness, Goal, Step, completeness, steps_of
from designer.window.context import Context
from designer.window.controls.buttons import fit_finger
from designer.window.icons import paint_icon
from designer.window.later import show_instead
from designer.window.session import MapSession
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

RING = 20  # px


class Ring(QWidget):
    """A ring that fills as a step is done; a filled one with a check once all is there and no gap is left."""

    def __init__(self, context: Context, share: float, *, has_gaps: bool = False) -> None:
        super().__init__()
        self._context, self.share = context, share
        self.is_checked = share >= 1 and not has_gaps
        self.setFixedSize(context.scale(RING + 2), context.scale(RING + 2))
        self.setAccessibleName(_("{n} % done").format(n=round(share * 100)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(scale(3), 2)
        box = QRectF(1, 1, scale(RING), scale(RING)).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        if self.is_checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ok))
            painter.drawEllipse(QRectF(1, 1, scale(RING), scale(RING)))
            side = scale(13)
            inset = 1 + (scale(RING) - side) / 2
            paint_icon(painter, "check", QRectF(inset, inset, side, side), tokens.panel)
        else:
            painter.setPen(QPen(QColor(tokens.pressed), width))
            painter.drawEllipse(box)
            if self.share > 0:
                painter.setPen(QPen(QColor(tokens.accent), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawArc(box, 90 * 16, -round(self.share * 360 * 16))
        painter.end()


class StageBar(QWidget):
    """How much of one stage is there: its name, a bar, and the figure."""

    def __init__(self, context: Context, name: str, share: float) -> None:
        super().__init__()
        self._context, self._name, self._share = context, name, share
        self.setFixedHeight(context.scale(22))
        self.setAccessibleName(_("{stage}: {n} %").format(stage=name, n=round(share * 100)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._context.font(12))
        painter.setPen(QColor(tokens.text2))
        figure = QRectF(self.width() - scale(36), 0, scale(36), self.height())
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{self._share:.0%}")
        track = QRectF(self.width() - scale(36 + 8 + 88), (self.height() - scale(4)) / 2, scale(88), scale(4))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, int(track.left()) - scale(8))
        room = QRectF(0, 0, track.left() - scale(8), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(Qt.PenStyle.NoPen)
        for width, colour in ((track.width(), tokens.pressed), (track.width() * self._share, tokens.accent)):
            if width > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(track.left(), track.top(), width, track.height()), 2, 2)
        painter.end()


class _GoButton(QPushButton):
    """A button whose words give way where the panel is narrow."""

    def __init__(self, context: Context, text: str, kind: str, *, is_bare: bool = False) -> None:
        super().__init__()
        self._is_bare = is_bare  # only words, which begin where the text above them does
        self._words, self._most = text, context.scale(200)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self._context = context
        self._fit()
        context.touched_changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show(self._most)

    def _fit(self) -> None:
        self.setFixedHeight(self._context.row(26))
        fit_finger(self._context, self)
        if self._is_bare:
            self.setStyleSheet(f"padding: 0; text-align: left; {self.styleSheet()}")

    def _show(self, room: int) -> None:
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if (shown := words.replace("&", "&&")) != self.text():
            self.setText(shown)

    @property
    def _padding(self) -> int:
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))

    def sizeHint(self) -> QSize:
        wanted = min(self.fontMetrics().horizontalAdvance(self._words) + 1, self._most)
        return QSize(self._context.wide(wanted + self._padding), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        short = self.fontMetrics().horizontalAdvance(f"{self._words[:6]}…")
        least = self._context.wide(min(short + self._padding, self.sizeHint().width()))
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show(max(event.size().width() - self._padding, 0))


class GuidePanel(QWidget):
    """Six rows, the completeness of each stage, and a figure with its source."""

    goal_asked = Signal(object)  # Goal
    gaps_asked = Signal(object)  # the beginnings of rule ids
    source_asked = Signal()
    next_changed = Signal()  # where the current step leads, see `next_goal`

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session: MapSession | None = None
        self._shown: object = None
        self._first: QPushButton | None = None
        self._next: Goal | None = None
        scale = context.scale
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        self._claim = _label("", "secondary")
        self._source = QPushButton(_("Source"))
        self._source.setProperty("kind", "quiet")
        self._source.setAccessibleName(_("Source: where the stage models come from"))
        self._source.clicked.connect(self.source_asked)
        context.touched_changed.connect(self._dress_source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(rule)
        foot = QVBoxLayout()
        column.addLayout(foot)
        foot.setContentsMargins(scale(16), scale(8), scale(16), scale(8))
        foot.setSpacing(scale(6))
        foot.addWidget(self._claim)
        foot.addWidget(self._source, 0, Qt.AlignmentFlag.AlignLeft)
        context.look_changed.connect(self._build)
        self._build()

    def _dress_source(self) -> None:
        accent, height = self._context.tokens.accent, self._context.row(22) - 2
        self._source.setStyleSheet(f"color: {accent}; padding: 0; text-align: left; min-height: {height}px;")

    def set_session(self, session: MapSession | None) -> None:
        """Follow another map."""
        if self._session is not None:
            self._session.changed.disconnect(self._refresh)
            self._session.checked.disconnect(self._refresh)
        self._session, self._shown = session, None
        if session is not None:
            session.changed.connect(self._refresh)
            session.checked.connect(self._refresh)
        self._refresh()

    def focus_first(self) -> None:
        """Put the focus on the button of the next step."""
        (self._first or self._source).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def next_goal(self) -> Goal | None:
        """Where the current step leads, while the guide is seen; None where all is done."""
        return self._next if self.isVisible() else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self.next_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.next_changed.emit()

    def _refresh(self, _change: object = None) -> None:
        if self._session is None or not self.isVisible():
            return
        journey = self._session.journey
        found = completeness(journey)
        names = tuple((s.id, s.name) for s in journey.stages)
        shown = (steps_of(journey, found), found, names, self._counts())
        if shown != self._shown:
            self._shown = shown
            self._build()

    def _counts(self) -> tuple[int, ...]:
        findings = self._session.findings if self._session is not None else None
        gaps = [g for g in findings.gaps if not g.is_waived] if findings is not None else []
        return tuple(sum(g.rule.startswith(rules) for g in gaps) for rules in RULES_OF_STEP.values())

    def _build(self) -> None:
        scale, session = self._context.scale, self._session
        old, focused = self._area.widget(), QApplication.focusWidget()
        had_focus = old is not None and focused is not None and old.isAncestorOf(focused)
        page = QFrame()
        page.setProperty("kind", "panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(scale(4), scale(4), scale(4), scale(12))
        column.setSpacing(scale(4))
        self._first = None
        if session is not None:
            found = completeness(session.journey)
            steps = steps_of(session.journey, found)
            column.addWidget(self._head(found))
            at_step = next((s for s in steps if not s.is_done), None)
            current = at_step.number if at_step is not None else 0
            self._next = at_step.goal if at_step is not None else None
            self.next_changed.emit()
            for step, count in zip(steps, self._counts(), strict=True):
                column.addWidget(self._row(step, count, is_current=step.number == current))
            column.addWidget(self._stages(found))
            claim = CLAIMS[max(current - 1, 0) % len(CLAIMS)]
            self._claim.setText(_(claim.text))
            self._dress_source()
        column.addStretch(1)
        at = self._area.verticalScrollBar().value()
        show_instead(self._area, page)
        self._area.verticalScrollBar().setValue(at)
        if had_focus:
            self.focus_first()

    def _head(self, found: Completeness) -> QWidget:
        scale = self._context.scale
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(scale(12), scale(4), scale(12), scale(6))
        column.setSpacing(scale(2))
        column.addWidget(_label(_("Six steps of mapping"), "heading"))
        said = _("Read from the map itself. Do them in any order. The map is {n}\u00a0% complete.")
        column.addWidget(_label(said.format(n=round(found.whole * 100)), "secondary"))
        return head

    def _row(self, step: Step, count: int, *, is_current: bool) -> QWidget:
        scale = self._context.scale
        row = QFrame()
        row.setObjectName(f"guide{step.number}")
        if is_current:
            soft = self._context.tokens.soft
            row.setStyleSheet(f"QFrame#guide{step.number} {{ background: {soft}; border-radius: {scale(8)}px; }}")
        line = QHBoxLayout(row)
        line.setContentsMargins(scale(12), scale(10), scale(12), scale(10))
        line.setSpacing(scale(12))
        line.addWidget(Ring(self._context, step.share, has_gaps=bool(count)), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        line.addLayout(texts, 1)
        texts.setSpacing(scale(2))
        texts.addWidget(_label(f"{step.number}  {step.title}", "strong"))
        texts.addWidget(_label(step.sentence, "secondary"))
        if step.goal is None and not count:
            return row
        texts.addSpacing(scale(4))
        buttons = QHBoxLayout()
        texts.addLayout(buttons)
        buttons.setSpacing(scale(6))
        if step.goal is not None:
            button = _GoButton(self._context, step.goal.text, "")
            button.setObjectName(f"guide.go.{step.number}")
            button.clicked.connect(lambda _checked=False, goal=step.goal: self.goal_asked.emit(goal))
            buttons.addWidget(button)
            if self._first is None and not step.is_done:
                self._first = button
        if count:
            words = ngettext("{n} gap", "{n} gaps", count).format(n=count)
            gaps = _GoButton(self._context, words, "quiet", is_bare=step.goal is None)
            gaps.setObjectName(f"guide.gaps.{step.number}")
            rules = RULES_OF_STEP[step.number]
            gaps.clicked.connect(lambda _checked=False, rules=rules: self.gaps_asked.emit(rules))
            buttons.addWidget(gaps)
        buttons.addStretch(1)
        return row

    def _stages(self, found: Completeness) -> QWidget:
        scale, session = self._context.scale, self._session
        assert session is not None
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(scale(12), scale(8), scale(12), 0)
        column.setSpacing(0)
        caption = _label(_("Complete, by stage"), "caption")
        caption.setContentsMargins(0, 0, 0, scale(4))
        column.addWidget(caption)
        for stage in session.journey.stages:
            column.addWidget(StageBar(self._context, stage.name or _("Without a name"), found.of_stage(stage.id)))
        return box


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label


def go_to(window: MainWindow, goal: Goal) -> None:
    """Do what a button of the guide says, and put the focus where typing continues."""
    from designer.window.commands_insert import Item

    view, session = window.view, window.session
    if view is None or session is None:
        return
    if goal.verb == "tray":
        window.open_panel("tray")
    elif goal.verb == "add":
        if goal.element:
            window.select((goal.element,))
        is_note = goal.what in ("metric", "content")
        window.commands.insert.insert(Item("note", goal.what) if is_note else Item(goal.what))
    elif goal.verb == "write":
        view.setFocus()
        if goal.element == "map":
            view.edit_text("map", goal.what)
        else:
            window.select((goal.element,))
            window.properties.focus_first()
            field = window.properties.findChild(QWidget, f"field.{_(goal.what.capitalize())}")
            if field is not None:
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    elif goal.verb == "cell":
        lanes = session.journey.channels
        cell = view.cell_of(goal.element, "", lanes[0].id if lanes else "")
        view.setFocus()
        if cell is None:
            window.select((goal.element,))
            return
        view.select(())
        from designer.canvas.focus import Focus, FocusKind

        view.reveal_box(cell.box)
        view.set_focus(Focus(FocusKind.CELL, cell=cell))
    else:
        window.select((goal.element,))
        view.setFocus()


def show_next(window: MainWindow, goal: Goal | None) -> None:
    """Frame on the canvas where the guide leads, or nothing."""
    from designer.canvas.next_place import NextPlace

    if window.view is not None:
        place = None
        if goal is not None and goal.element:
            place = NextPlace(goal.element, "cell" if goal.verb == "cell" else goal.what)
        window.view.show_next_place(place)


def show_gaps(window: MainWindow, rules: tuple[str, ...]) -> None:
    """Show the first gap of a step in the list."""
    findings = window.session.findings if window.session is not None else None
    gap = next((g for g in findings.gaps if g.rule.startswith(rules) and not g.is_waived), None) if findings else None
    if gap is not None:
        window.go_to_gap(gap)
