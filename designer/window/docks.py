"""The three docks: each a tab strip over a stack of panels (WINDOW.md section 1)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.window.context import Context
from designer.window.controls import BarButton, TabButton
from designer.words import _


class Dock(QDockWidget):
    """A dock that never floats, with one tab for each panel and room for the panel's own tools at the right."""

    panel_shown = Signal(str)
    left_by_key = Signal()  # Esc: back to the canvas

    def __init__(
        self, context: Context, name: str, title: str, parent: QMainWindow, size: QSize, *, closable: bool = False
    ) -> None:
        """`size` is how large the dock is at first; the side across its border counts."""
        super().__init__(title, parent)
        self.setObjectName(name)
        self._context, self.first_size = context, size
        self.kept_size: int | None = None  # of the side that counts, as it was left
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._tabs: dict[str, TabButton] = {}
        self._panels: dict[str, QWidget] = {}
        self._tools: dict[str, QWidget] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)

        strip = QFrame()
        strip.setProperty("kind", "panel")
        self._strip, self._row = strip, QHBoxLayout(strip)
        self._row.setSpacing(0)
        self._names = QHBoxLayout()
        self._row.addLayout(self._names)
        self._names.setSpacing(context.scale(4))
        self._row.addStretch(1)
        self._close = BarButton(context, "x", name=_("Close"), side=16, pad=5, height=26)
        self._close.set_hint(_("Close"))
        self._close.clicked.connect(self.hide)
        self._row.addWidget(self._close)
        self._fit()
        context.touched_changed.connect(self._fit)
        self.setTitleBarWidget(strip)
        self._close.setVisible(closable)  # not before it has a parent: it would be shown as a window of its own

        body = QFrame()
        body.setProperty("kind", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        column.addWidget(self._stack)
        self.setWidget(body)

    def _fit(self) -> None:
        """As high as the tabs need."""
        context = self._context
        across, down = context.scale(8), context.scale(38) - context.scale(26)
        self._strip.setFixedHeight(context.row(26) + down)
        # The margins make the height: the layout of a dock asks for the least one.
        self._row.setContentsMargins(across, down // 2, across, down - down // 2)

    def sizeHint(self) -> QSize:
        """As large as it was left, or as at first."""
        kept, first = self.kept_size, self.first_size
        return first if kept is None else QSize(kept, kept)

    def add_panel(self, id: str, title: str, panel: QWidget, tools: QWidget | None = None) -> None:
        """Add a panel under a tab; `tools` stand at the right of the strip while it is shown."""
        tab = TabButton(self._context, title)
        tab.setObjectName(f"tab.{id}")
        tab.clicked.connect(lambda: self.show_panel(id))
        self._group.addButton(tab)
        self._names.addWidget(tab)
        if tools is not None:
            self._tools[id] = tools
            self._row.insertWidget(self._row.count() - 1, tools)
            tools.setVisible(False)
        self._tabs[id] = tab
        self._panels[id] = panel
        self._stack.addWidget(panel)
        if len(self._tabs) == 1:
            self.show_panel(id, opens=False)

    def show_panel(self, id: str, *, opens: bool = True) -> None:
        """Bring a panel to the front, and open the dock."""
        self._tabs[id].setChecked(True)
        self._stack.setCurrentWidget(self._panels[id])
        for other, tools in self._tools.items():
            tools.setVisible(other == id)
        if opens:
            self.setVisible(True)
        self.panel_shown.emit(id)

    def is_shown(self, id: str) -> bool:
        """Whether this panel can be seen now."""
        return not self.isHidden() and self._stack.currentWidget() is self._panels[id]

    @property
    def shown_panel(self) -> QWidget:
        """The panel in front."""
        panel = self._stack.currentWidget()
        assert panel is not None
        return panel

    @property
    def shown_id(self) -> str:
        """The name of the panel in front."""
        return next(id for id, panel in self._panels.items() if panel is self._stack.currentWidget())

    def panel(self, id: str) -> QWidget:
        """The panel under a tab."""
        return self._panels[id]

    def tab(self, id: str) -> TabButton:
        """The tab of a panel, where things can be dropped."""
        return self._tabs[id]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What no control of the panel has taken.
        if event.key() == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        else:
            super().keyPressEvent(event)


def add_docks(window: QMainWindow, left: Dock, right: Dock, bottom: Dock) -> None:
    """Put the docks in place: the bottom one lies under the canvas only."""
    area, corner = Qt.DockWidgetArea, Qt.Corner
    window.setDockOptions(QMainWindow.DockOption(0))
    window.setCorner(corner.BottomLeftCorner, area.LeftDockWidgetArea)
    window.setCorner(corner.BottomRightCorner, area.RightDockWidgetArea)
    window.addDockWidget(area.LeftDockWidgetArea, left)
    window.addDockWidget(area.RightDockWidgetArea, right)
    window.addDockWidget(area.BottomDockWidgetArea, bottom)


class OverCanvas(QObject):
    """Lets a dock lie over the canvas where the window is too narrow for it beside."""

    def __init__(self, window: QMainWindow, dock: Dock) -> None:
        super().__init__(window)
        self._window, self._dock = window, dock
        self.is_on = self.is_at_right = False
        self.back_to: Callable[[], None] = partial(window.addDockWidget, Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        window.installEventFilter(self)
        dock.installEventFilter(self)

    def set_on(self, is_on: bool) -> None:
        """Take the dock out of the window's layout, or put it back; it is closed either way."""
        if is_on == self.is_on:
            return
        self.is_on = is_on
        if is_on:
            self._window.removeDockWidget(self._dock)
            self._dock.setParent(self._window)
            self._dock.hide()
        else:
            self.back_to()
            self._dock.hide()

    def arrange(self) -> None:
        """Lie along the side where it would stand, between the bars."""
        centre_widget = self._window.centralWidget()
        if self.is_on and centre_widget is not None:
            centre, width = centre_widget.geometry(), self._dock.sizeHint().width()
            left = centre.right() + 1 - width if self.is_at_right else centre.left()
            self._dock.setGeometry(left, centre.top(), width, centre.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dock:
            if self.is_on and event.type() is QEvent.Type.Show:
                self._dock.raise_()  # only now: lists that open later lie over it
            return False
        if (self.is_on and event.type() is QEvent.Type.LayoutRequest) or event.type() is QEvent.Type.Resize:
            self.arrange()
        return False
