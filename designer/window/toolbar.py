"""The toolbar: home, undo, insert, connect; the title with its saved state; Print and PDF (WINDOW.md section 4)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from designer.model import MapState
from designer.window.actions import Actions
from designer.window.context import Context
from designer.window.icons import icon
from designer.window.session import MapSession
from designer.words import _


class Toolbar(QFrame):
    """44 px below the menu bar."""

    home_clicked = Signal()

    def __init__(self, context: Context, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("kind", "bar")
        self.setFixedHeight(context.scale(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(context.scale(8), 0, context.scale(8), 0)
        row.setSpacing(context.scale(4))

        self._home = self._tool(_("Start page"), "")
        self._home.clicked.connect(self.home_clicked)
        self._undo = self._tool(_("Undo"), "")
        self._undo.setDefaultAction(actions["edit.undo"])
        self._redo = self._tool(_("Redo"), "")
        self._redo.setDefaultAction(actions["edit.redo"])
        for button in (self._undo, self._redo):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.insert_menu = QMenu(self)
        self._insert = self._tool(_("Insert"), _("Insert"))
        self._insert.setMenu(self.insert_menu)
        self._insert.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._connect = self._tool(_("Connect"), _("Connect"))
        self._connect.clicked.connect(actions["map.connect"].trigger)
        actions["map.connect"].enabledChanged.connect(self._connect.setEnabled)

        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("kind", "strong")
        self._badge = QLabel()
        self._badge.setProperty("kind", "badge")
        self._state = QLabel()
        self._state.setProperty("kind", "secondary")
        self._print = QPushButton(_("Print and PDF"))
        self._print.setIconSize(QSize(context.scale(24), context.scale(18)))
        self._print.setProperty("kind", "main")
        self._print.setProperty("grade", "large")
        self._print.clicked.connect(actions["file.print"].trigger)

        left, middle, right = QWidget(), QWidget(), QWidget()
        for holder, widgets in (
            (left, (self._home, self._rule(), self._undo, self._redo, self._rule(), self._insert, self._connect)),
            (middle, (self._title, self._badge, self._state)),
            (right, (self._print,)),
        ):
            inner = QHBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(context.scale(6))
            if holder is right:
                inner.addStretch(1)
            for widget in widgets:
                inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            if holder is left:
                inner.addStretch(1)
        for holder in (left, right):
            holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            holder.setMinimumWidth(holder.sizeHint().width())
        row.addWidget(left, 1)
        row.addWidget(middle)
        row.addWidget(right, 1)
        context.look_changed.connect(self._refresh)
        self._refresh()

    def _tool(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setIconSize(QSize(self._context.scale(18), self._context.scale(18)))
        button.setFixedHeight(self._context.scale(32))
        if text:
            button.setIconSize(QSize(self._context.scale(24), self._context.scale(18)))
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedSize(1, self._context.scale(20))
        return rule

    def show_session(self, session: MapSession) -> None:
        """Show title, state and saved state of the map."""
        tokens = self._context.tokens
        title = session.title
        self._title.setText(title if len(title) <= 48 else title[:47].rstrip() + "…")
        self._title.setToolTip(title if len(title) > 48 else "")
        words = {
            MapState.CURRENT: _("Current state"),
            MapState.FUTURE: _("Future state"),
            MapState.BOTH: _("Current and future"),
        }
        self._badge.setText(words[session.journey.header.shows])
        self._state.setText(session.saved_state)
        self._state.setStyleSheet(f"color: {tokens.error};" if session.trouble else "")

    @property
    def saved_state(self) -> str:
        """What it says of the saved state."""
        return self._state.text()

    def _refresh(self) -> None:
        tokens = self._context.tokens
        self._home.setIcon(icon("house", tokens.text2))
        self._insert.setIcon(icon("plus", tokens.text))
        self._connect.setIcon(icon("spline", tokens.text))
        self._print.setIcon(icon("printer", tokens.on_accent))
