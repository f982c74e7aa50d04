"""The three docks: each a tab strip over a stack of panels (WINDOW.md section 1)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.window.context import Context
from designer.window.icons import icon
from designer.words import _


class Dock(QDockWidget):
    """A dock that never floats, with one tab for each panel and room for the panel's own tools at the right."""

    panel_shown = Signal(str)

    def __init__(self, context: Context, name: str, title: str, parent: QMainWindow, *, closable: bool = False) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self._context = context
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._tabs: dict[str, QToolButton] = {}
        self._panels: dict[str, QWidget] = {}
        self._tools: dict[str, QWidget] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)

        strip = QFrame()
        strip.setProperty("kind", "panel")
        strip.setFixedHeight(context.scale(38))
        self._row = QHBoxLayout(strip)
        self._row.setContentsMargins(context.scale(8), context.scale(5), context.scale(8), 0)
        self._row.setSpacing(context.scale(4))
        self._row.addStretch(1)
        self._close = QToolButton()
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))
        self._close.setVisible(closable)
        self._close.clicked.connect(self.hide)
        self._row.addWidget(self._close)
        self.setTitleBarWidget(strip)

        self._body = QFrame()
        self._body.setProperty("kind", "panel")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        column.addWidget(self._stack)
        self.setWidget(self._body)
        context.look_changed.connect(self._refresh)
        self._refresh()

    def add_panel(self, id: str, title: str, panel: QWidget, tools: QWidget | None = None) -> None:
        """Add a panel under a tab; `tools` stand at the right of the strip while it is shown."""
        tab = QToolButton()
        tab.setText(title)
        tab.setCheckable(True)
        tab.setProperty("kind", "tab")
        tab.setObjectName(f"tab.{id}")
        tab.clicked.connect(lambda: self.show_panel(id))
        self._group.addButton(tab)
        self._row.insertWidget(len(self._tabs), tab)
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

    def panel(self, id: str) -> QWidget:
        """The panel under a tab."""
        return self._panels[id]

    def tab(self, id: str) -> QToolButton:
        """The tab of a panel, where things can be dropped."""
        return self._tabs[id]

    def set_title(self, id: str, title: str) -> None:
        """What the tab says, e.g. with a count."""
        self._tabs[id].setText(title)

    def _refresh(self) -> None:
        self._close.setIcon(icon("x", self._context.tokens.text2))


def add_docks(window: QMainWindow, left: Dock, right: Dock, bottom: Dock) -> None:
    """Put the docks in place: the bottom one lies under the canvas only."""
    area, corner = Qt.DockWidgetArea, Qt.Corner
    window.setDockOptions(QMainWindow.DockOption(0))
    window.setCorner(corner.BottomLeftCorner, area.LeftDockWidgetArea)
    window.setCorner(corner.BottomRightCorner, area.RightDockWidgetArea)
    window.addDockWidget(area.LeftDockWidgetArea, left)
    window.addDockWidget(area.RightDockWidgetArea, right)
    window.addDockWidget(area.BottomDockWidgetArea, bottom)
