"""Touch mode: what is small or at the edges goes; what remains is large and at the foot (WINDOW.md section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent
from PySide6.QtWidgets import QListView, QToolBar

from designer.window.later import call_later
from designer.window.menus import Menu
from designer.window.touch_bar import SelectionBar, TouchBar
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.window.docks import Dock
    from designer.window.main_window import MainWindow

_SHEET = 0.46  # of the window's height: how high a list or the properties come up from below
_GAP = 12  # px between the selection bar and the touch bar


class TouchMode(QObject):
    """Follows one window. It comes on by itself once a finger was on the map, and goes when the mouse is pressed again; whoever
    chose it from the menu keeps it until she chooses otherwise."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.is_on = False
        self.is_chosen = False  # from the menu: the mouse does not end it
        self._bar: QToolBar | None = None
        self._touch_bar: TouchBar | None = None
        self._selection: SelectionBar | None = None
        self._open_before: dict[str, bool] = {}

    def follow(self, view: MapView) -> None:
        """Watch a canvas for fingers and for the mouse."""
        view.touched.connect(self._begin)
        view.selection_changed.connect(self._show_selection)
        view.viewport().installEventFilter(self)
        view.set_touch(self.is_on)

    def choose(self) -> None:
        """Switch it by hand."""
        self.set_on(not self.is_on, is_chosen=True)

    def _begin(self) -> None:
        # Not while the canvas is still at work with the finger: it gets another size.
        call_later(self, lambda: self.set_on(True))

    def set_on(self, is_on: bool, *, is_chosen: bool = False) -> None:
        """Show the large bars in place of the small ones, or the other way round."""
        window = self._window
        if is_on == self.is_on or window.session is None or window.view is None:
            return
        self.is_on, self.is_chosen = is_on, is_on and is_chosen
        window.actions_by_id["view.touch"].setChecked(is_on)
        window.view.set_touch(is_on)
        window.context.set_touched(is_on)
        window.properties.show_anew()
        for rows in window.findChildren(QListView):
            rows.scheduleDelayedItemsLayout()
        if is_on:
            self._show_bars()
        else:
            self._hide_bars()
        window.menuBar().setVisible(not is_on)
        window.side.bar.setVisible(not is_on)
        foot = window.statusBar()
        foot.setVisible(not is_on)
        self._show_selection()

    def _show_bars(self) -> None:
        window = self._window
        context, actions = window.context, window.actions_by_id
        self._open_before = {dock.objectName(): not dock.isHidden() for dock in window.docks}
        for dock in window.docks:
            dock.hide()
        # The sheets come from below: the properties stand where gaps and tray do.
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window.right)
        window.right.setMaximumWidth(16777215)
        for sheet in (window.right, window.bottom):
            sheet.hide()
        self._touch_bar = TouchBar(context, actions, self._do)
        self._bar = QToolBar(_("Touch bar"))
        self._bar.setObjectName("touch.bar")
        self._bar.setMovable(False)
        self._bar.setFloatable(False)
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._bar.setStyleSheet("QToolBar { border: none; padding: 0; margin: 0; spacing: 0; }")
        self._bar.addWidget(self._touch_bar)
        window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self._bar)
        self._touch_bar.setMinimumWidth(window.width())
        self._selection = SelectionBar(context, actions, window)
        centre = window.centralWidget()
        if centre is not None:
            centre.installEventFilter(self)
        self.show_counts()

    def _hide_bars(self) -> None:
        window = self._window
        for part in (self._bar, self._selection):
            if part is not None:
                part.hide()
                # Not `removeToolBar`: the bar would be gone at once, under the press of its own button.
                part.deleteLater()
        self._bar = self._touch_bar = self._selection = None
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.right)
        window.side.limit_docks()
        for dock in window.docks:
            dock.setVisible(self._open_before.get(dock.objectName(), True))

    def leave(self) -> None:
        """The small bars again: the map is closed, or all bars are made anew."""
        self.set_on(False)

    # What the bars do

    def _do(self, id: str) -> None:
        window = self._window
        sheets: dict[str, tuple[Dock, str]] = {
            "view.tray": (window.bottom, "tray"),
            "view.gaps": (window.bottom, "gaps"),
            "edit.properties": (window.right, "properties"),
        }
        if id == "menus":
            self._show_menus()
            return
        if id not in sheets:
            window.do_action(id)
            return
        dock, panel = sheets[id]
        if dock.is_shown(panel):
            dock.hide()
        else:
            for other in (window.right, window.bottom):
                if other is not dock:
                    other.hide()
            dock.show_panel(panel)
            window.resizeDocks([dock], [round(window.height() * _SHEET)], Qt.Orientation.Vertical)
            call_later(self, self._keep_in_sight)
        self._show_selection()

    def _show_menus(self) -> None:
        """The menus of the bar that is not there, as one sheet."""
        window = self._window
        menu = Menu(window.context, window, _("Menus"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(window.menuBar().actions())
        menu.popup(window.rect().center())

    def _keep_in_sight(self) -> None:
        """What the sheet is about must not lie below it."""
        window = self._window
        if window.view is not None and window.selection:
            window.view.reveal(window.selection[0])

    def show_counts(self) -> None:
        """Say on the buttons how many gaps there are, and how much waits in the tray."""
        session = self._window.session
        if self._touch_bar is None or session is None:
            return
        self._touch_bar.buttons["view.tray"].show_count(len(session.journey.tray))
        counts = session.findings.counts if session.findings is not None else None
        total = counts.error + counts.warning + counts.info if counts is not None else 0
        self._touch_bar.buttons["view.gaps"].show_count(total)
        self.show_saved()

    def show_saved(self) -> None:
        """Say on the button for saving whether there is something to save."""
        session = self._window.session
        if self._touch_bar is not None and session is not None:
            is_saved = session.path is not None and not session.document.is_edited and not session.trouble
            self._touch_bar.buttons["file.save"].show_saved(session.saved_state, is_saved=is_saved)

    @property
    def foot_of_list(self) -> QPoint | None:
        """The lower left corner of a list that is about nothing on the map: just above the button for adding."""
        if self._touch_bar is None:
            return None
        button = self._touch_bar.buttons["insert.list"]
        return button.mapTo(self._window, QPoint(0, -self._window.context.scale(_GAP)))

    def _show_selection(self, _ids: object = None) -> None:
        if self._selection is None:
            return
        has_sheet = any(sheet.isVisible() for sheet in (self._window.right, self._window.bottom))
        self._selection.setVisible(self.is_on and bool(self._window.selection) and not has_sheet)
        self._place_selection()

    def _place_selection(self) -> None:
        bar, window = self._selection, self._window
        centre = window.centralWidget()
        if bar is None or centre is None or not bar.isVisible():
            return
        bar.adjustSize()
        gap = window.context.scale(_GAP)
        place = centre.geometry()
        bar.move(place.left() + (place.width() - bar.width()) // 2, place.bottom() - bar.height() - gap)
        bar.raise_()

    def resized(self) -> None:
        """The window has another size."""
        if self._touch_bar is not None:
            self._touch_bar.setMinimumWidth(self._window.width())
        self._place_selection()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.is_on:
            call_later(self, self._show_selection)
        if self.is_on and not self.is_chosen and isinstance(event, QMouseEvent) and _is_mouse(event):
            call_later(self, lambda: self.set_on(False))
        return False


def _is_mouse(event: QMouseEvent) -> bool:
    """Whether somebody pressed a real mouse: not a pen, and not what a system makes of a finger."""
    return (
        event.type() is QEvent.Type.MouseButtonPress
        and event.source() is Qt.MouseEventSource.MouseEventNotSynthesized
        and event.device().type() is QInputDevice.DeviceType.Mouse
    )
