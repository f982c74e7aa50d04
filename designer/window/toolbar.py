"""The toolbar: home, undo, insert, connect; the title with its saved state; Print and PDF (WINDOW.md section 4)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from designer.model import MapState
from designer.window.actions import Actions
from designer.window.command_field import CommandField
from designer.window.context import Context
from designer.window.controls import BarButton, Segments
from designer.window.icons import icon
from designer.window.menus import Menu
from designer.window.session import MapSession
from designer.words import _

_LEAST_TITLE = 120  # px of it that are read before what is saved gives way


class Toolbar(QFrame):
    """44 px below the menu bar, with a hairline at its foot."""

    home_clicked = Signal()
    state_asked = Signal(str)  # of a map of two states: "current", "future" or "both"

    def __init__(self, context: Context, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("kind", "bar")
        self.setFixedHeight(context.scale(44))
        # As wide as the bar it stands in: a fixed width is lost when the style sheet is polished.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Toolbar"))
        self.home = BarButton(context, "house")
        self.home.set_hint(_("Start page"))
        self.home.clicked.connect(self.home_clicked)
        self.undo = BarButton(context, "undo-2")
        self.undo.follow(actions["edit.undo"], _("Undo"))
        self.redo = BarButton(context, "redo-2")
        self.redo.follow(actions["edit.redo"], _("Redo"))
        self.insert_menu = Menu(context, self)
        for id in ("touchpoint", "stage", "channel", "note", "persona", "lane"):
            self.insert_menu.addAction(actions[f"insert.{id}"])
        self.insert = BarButton(context, "plus", _("Insert"), ink="text")
        self.insert.set_menu(self.insert_menu)
        self.connect_button = BarButton(context, "spline", _("Connect"), ink="text")
        self.connect_button.follow(actions["map.connect"], _("Connect"))

        self._shows = MapState.CURRENT
        self._title = _Title()
        self._title.setProperty("kind", "strong")
        self._badge = QLabel()
        self._badge.setTextFormat(Qt.TextFormat.PlainText)
        self._badge.setProperty("kind", "badge")
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setProperty("kind", "secondary")
        states = [("current", _("Current")), ("future", _("Future")), ("both", _("Both"))]
        self.states = Segments(context, states)
        self.states.setFixedSize(context.scale(204), context.scale(28))
        self.states.setAccessibleName(_("State that is shown"))
        self.states.edited.connect(lambda state: self.state_asked.emit(str(state)))
        self.states.hide()
        self._middle = QWidget(self)
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.scale(9))
        for label in (self._title, self._badge, self.states, self._state):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)

        self.command = CommandField(context, actions["edit.command"])
        self.command.setParent(self)
        self.guide_button = BarButton(context, "compass", _("Guide"), ink="text")
        self.guide_button.follow(actions["view.guide"], _("Guide"))
        self.guide_button.setParent(self)
        self.print_button = QPushButton(_("Print and PDF"))
        self.print_button.setIconSize(QSize(context.scale(21), context.scale(18)))
        self.print_button.setStyleSheet(f"padding: 0 {context.scale(9)}px 0 {context.scale(5)}px;")
        self.print_button.setProperty("kind", "main")
        self.print_button.setFixedHeight(context.scale(28))
        self.print_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.print_button.clicked.connect(actions["file.print"].trigger)

        self._left = QWidget(self)
        left = QHBoxLayout(self._left)
        left.setContentsMargins(context.scale(9), 0, 0, 0)
        left.setSpacing(context.scale(4))
        for widget in (
            self.home, self._rule(), self.undo, self.redo, self._rule(), self.insert, self.connect_button,
        ):  # fmt: skip
            left.addWidget(widget)
        self.print_button.setParent(self)
        context.look_changed.connect(self._refresh)
        self._refresh()

    def _rule(self) -> QWidget:
        holder = QWidget()
        holder.setFixedSize(self._context.scale(11), self._context.scale(20))
        rule = QFrame(holder)
        rule.setProperty("kind", "rule")
        rule.setGeometry(self._context.scale(5), 0, 1, self._context.scale(20))
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # The title stands in the middle of what the groups at the sides leave free.
        scale = self._context.scale
        room = self.height() + 1
        self.connect_button.show_text(self.width() >= scale(1280))
        left = self._left.sizeHint().width()
        self._left.setGeometry(0, 0, left, room)
        button = self.print_button.sizeHint().width()
        self.print_button.setGeometry(self.width() - button - scale(8), (room - scale(28)) // 2, button, scale(28))
        self.guide_button.show_text(self.width() >= scale(1280))
        guide = self.guide_button.sizeHint().width()
        guide_left = self.width() - button - scale(16) - guide
        self.guide_button.setGeometry(guide_left, (room - scale(32)) // 2, guide, scale(32))
        self.command.set_wide(self.width() >= scale(1280))
        field = self.command.sizeHint()
        field_left = guide_left - scale(8) - field.width()
        self.command.setGeometry(field_left, (room - field.height()) // 2, field.width(), field.height())
        free_left, free_right = left + scale(16), field_left - scale(16)
        self._leave_out(free_right - free_left)
        width = min(self._middle.sizeHint().width(), free_right - free_left)
        at = free_left + max(free_right - free_left - width, 0) // 2
        self._middle.setGeometry(at, 0, width, room)

    def _leave_out(self, room: int) -> None:
        """Where there is no room for all, the state of the map goes first, then what is saved; the title is cut last."""
        gap, title = self._context.scale(9), self._title.sizeHint().width()
        saved = self._state.sizeHint().width() + gap
        shown = (self._badge, self._badge.sizeHint().width()) if self._shows is not MapState.BOTH else (
            self.states, self.states.width(),
        )  # fmt: skip
        shown[0].setVisible(title + saved + gap + shown[1] <= room)
        self._state.setVisible(min(title, self._context.scale(_LEAST_TITLE)) + saved <= room)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._context.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.chrome))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(tokens.line))
        painter.end()

    def show_session(self, session: MapSession) -> None:
        """Show title, state and saved state of the map."""
        tokens = self._context.tokens
        self._title.set_text(session.title)
        words = {
            MapState.CURRENT: _("Current state"),
            MapState.FUTURE: _("Future state"),
            MapState.BOTH: _("Current and future"),
        }
        shows = self._shows = session.journey.header.shows
        self._badge.setText(words[shows])
        self._badge.setVisible(shows is not MapState.BOTH)
        self.states.setVisible(shows is MapState.BOTH)
        self._state.setText(session.saved_state)
        self._state.setStyleSheet(f"color: {tokens.error};" if session.trouble else "")
        self._arrange()

    def show_state(self, state: str) -> None:
        """Show which of two states is looked at: "current", "future" or "both"."""
        self.states.show_value(state)

    @property
    def saved_state(self) -> str:
        """What it says of the saved state."""
        return self._state.text()

    def _refresh(self) -> None:
        self.print_button.setIcon(icon("printer", self._context.tokens.on_accent))
        self.update()


class _Title(QLabel):
    """The title, which gives way where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(12, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = max(self.width(), 12)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, width))
