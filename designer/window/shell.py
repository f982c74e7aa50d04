"""The shell of a window, as little as there must be for the first paint, and the door to all its other parts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from designer.canvas.gone import forget_when_gone
from designer.window import window_memory
from designer.window.collector import forget_sources
from designer.window.context import Context
from designer.window.first_paint import paint_first
from designer.window.later import call_later
from designer.window.style import register_stand_ins
from designer.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.canvas.view import MapView
    from designer.window.actions import Actions, ActionSpec
    from designer.window.add_panel import AddPanel
    from designer.window.announcer import Announcer
    from designer.window.commands import Commands
    from designer.window.comparing.comparing import Comparing
    from designer.window.docks import Dock
    from designer.window.files import Files
    from designer.window.finder import Finder
    from designer.window.gaps_panel import GapsPanel
    from designer.window.levels import Levels
    from designer.window.looking import Looking
    from designer.window.main_window import MainWindow
    from designer.window.map_side import MapSide
    from designer.window.menus import Menu
    from designer.window.message_bar import MessageBar
    from designer.window.properties import PropertiesPanel
    from designer.window.saves_itself import SavesItself
    from designer.window.session import MapSession
    from designer.window.status_bar import StatusBar
    from designer.window.toolbar import Toolbar
    from designer.window.touch_mode import TouchMode
    from designer.window.tray_panel import TrayPanel
    from designer.window.welcome import WelcomePage

MIN_SIZE = (960, 600)


class WindowShell(QMainWindow):
    """Menu bar, status bar and first page of a window, and the door to all its other parts.

    At once there is only a painting of it (`first_paint`), so that the window is seen as soon as Qt can show one. All
    else is made when it is first asked for, at the latest right after that (`complete`).
    """

    first_painted = Signal()  # the window is on the screen
    welcome: WelcomePage
    status: StatusBar
    submenus: dict[str, Menu]

    def __init__(self, context: Context, *, opens_map: bool = False) -> None:
        """`opens_map` where a map comes at once, in place of the first page."""
        super().__init__()
        forget_when_gone(self)
        self.context = context
        self.session: MapSession | None = None
        self.view: MapView | None = None
        self._opens_map = opens_map
        self._is_complete = self._is_painted = False
        self.setWindowTitle(_("Journey Designer"))
        self.setMinimumSize(*MIN_SIZE)
        window_memory.restore_geometry(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_complete:
            super().paintEvent(event)
        else:
            paint_first(self, self.context, not self._opens_map)
        if not self._is_painted:
            self._is_painted = True
            call_later(self, self._go_on)

    def _go_on(self) -> None:
        # What the paint event began is on the screen now.
        self.complete()
        self.first_painted.emit()

    def complete(self) -> None:
        """Make menus, bars and the first page, unless they are there."""
        if self._is_complete:
            return
        self._is_complete = True
        self.context.wear()
        self._build()
        self._whole.show_welcome()
        self._whole.focus_canvas()
        forget_sources()
        call_later(self, register_stand_ins)

    def _build(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

        from designer.window.actions import MENUS
        from designer.window.menus import Menu, MenuBar

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMenuBar(MenuBar(self.context, self))
        self._menus: list[tuple[Menu, tuple[ActionSpec | str, ...]]] = []
        for title, entries in MENUS:
            menu = Menu(self.context, self, _(title))
            self.menuBar().addMenu(menu)
            self._menus.append((menu, entries))
        self._centre = QFrame()
        self._column = QVBoxLayout(self._centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._stack = QStackedWidget()
        self._column.addWidget(self._stack, 1)
        self._canvas_place = QWidget()
        self._canvas_column = QVBoxLayout(self._canvas_place)
        self._canvas_column.setContentsMargins(0, 0, 0, 0)
        self._canvas_column.setSpacing(0)
        self._stack.addWidget(self._canvas_place)
        self._make_shell()
        self.setCentralWidget(self._centre)
        self._whole.follow_context()
        self.message_bar  # noqa: B018  (made)
        self.commands.view.mark()

    # What is made again for another text size

    def _make_shell(self) -> None:
        from designer.window.status_bar import Foot, StatusBar
        from designer.window.welcome import WelcomePage

        self.menuBar().setFixedHeight(self.context.scale(28))
        self.welcome = WelcomePage(self.context)
        self._stack.addWidget(self.welcome)
        self.status = StatusBar(self.context)
        self.setStatusBar(Foot(self.status))
        status, welcome = self.status, self.welcome
        status.gaps_clicked.connect(lambda: self._whole.open_panel("gaps"))
        status.tray_clicked.connect(lambda: self._whole.open_panel("tray"))
        status.views_clicked.connect(lambda: self.commands.views.open_list())
        status.zoom_asked.connect(lambda zoom: self.commands.view.set_zoom(zoom))
        status.zoom_stepped.connect(lambda by: self.commands.view.step_zoom(by))
        status.fit_asked.connect(lambda: self._do("view.fit"))
        status.appearance_clicked.connect(lambda: self.commands.view.turn_appearance())
        status.keys_clicked.connect(lambda: self._do("help.keys"))
        welcome.template_chosen.connect(lambda id: self.files.new_from_template(id))
        welcome.sample_chosen.connect(lambda path: self.files.open_sample(path))
        welcome.open_asked.connect(lambda: self._do("file.open"))
        welcome.first_map_asked.connect(lambda: self._do("file.first_map"))
        welcome.import_asked.connect(lambda: self._do("file.import"))
        welcome.file_chosen.connect(lambda path: self.files.open_path(path))

    # What is made when it is first asked for

    @cached_property
    def actions_by_id(self) -> Actions:
        """Every action of the window."""
        from designer import settings as keys
        from designer.window.actions import Actions

        self.complete()
        actions = Actions(self, self.context.tokens, self._do)
        self.context.keys_changed.connect(self._take_keys)
        if self.context.settings.get(keys.OWN_KEYS):
            self._take_keys(actions)
        self.submenus = {}
        for menu, entries in self._menus:
            self._fill_menu(menu, entries, actions)
        return actions

    def _take_keys(self, actions: Actions | None = None) -> None:
        from designer.window.own_keys import own_keys

        (actions or self.actions_by_id).take_keys(own_keys(self.context.settings))

    def _fill_menu(self, menu: Menu, entries: tuple[ActionSpec | str, ...], actions: Actions) -> None:
        from designer.window.actions import SUBMENUS

        for entry in entries:
            if isinstance(entry, str):
                submenu = self.submenus[entry] = menu.add_submenu(_(SUBMENUS[entry][0]))
                submenu.addActions([actions[spec.id] for spec in SUBMENUS[entry][1]])
            elif entry.id:
                menu.addAction(actions[entry.id])
            else:
                menu.addSeparator()

    @property
    def _whole(self) -> MainWindow:
        """This window, to those who know it whole."""
        from designer.window.main_window import MainWindow

        assert isinstance(self, MainWindow)
        return self

    @cached_property
    def files(self) -> Files:
        """New, open, save, import, export, print."""
        from designer.window.files import Files

        self.complete()
        return Files(self._whole)

    @cached_property
    def commands(self) -> Commands:
        """What the actions do."""
        from designer.window.commands import Commands

        self.actions_by_id  # noqa: B018  (made, with the submenus)
        return Commands(self._whole)

    @cached_property
    def finder(self) -> Finder:
        """Find and replace."""
        from designer.window.finder import Finder

        return Finder(self._whole)

    def add_above_canvas(self, bar: QWidget) -> None:
        """Put a bar between the message bar and the map."""
        if self._canvas_column.indexOf(bar) < 0:
            self._canvas_column.insertWidget(0, bar)

    @property
    def has_side(self) -> bool:
        """Whether toolbar and docks have been made."""
        return "side" in self.__dict__

    @cached_property
    def comparing(self) -> Comparing:
        """Two maps compared in place of the one that is open."""
        from designer.window.comparing.comparing import Comparing

        return Comparing(self._whole)

    def show_in_place(self, surface: QWidget) -> None:
        """Show something in the place of the map."""
        self._stack.addWidget(surface)
        self._stack.setCurrentWidget(surface)

    def take_away(self, surface: QWidget) -> None:
        """Take it out again."""
        self._stack.removeWidget(surface)
        surface.hide()
        surface.deleteLater()

    def show_map_place(self) -> None:
        """The map again."""
        self._stack.setCurrentWidget(self._canvas_place)

    @cached_property
    def looking(self) -> Looking:
        """Through which view, and at which state, the map is looked at."""
        from designer.window.looking import Looking

        return Looking(self._whole)

    @cached_property
    def announcer(self) -> Announcer:
        """What a screen reader is told."""
        from designer.window.announcer import Announcer

        return Announcer(self)

    @cached_property
    def message_bar(self) -> MessageBar:
        """The bar above the map."""
        from designer.window.message_bar import MessageBar

        self.complete()
        bar = MessageBar(self.context)
        bar.left_by_key.connect(self._whole.focus_canvas)
        bar.announced.connect(self._announce)
        self._column.insertWidget(0, bar)
        return bar

    def _announce(self, text: str, is_error: bool) -> None:
        if is_error:
            self.announcer.say_at_once(text)
        else:
            self.announcer.say(text)

    @cached_property
    def side(self) -> MapSide:
        """Toolbar, docks and panels."""
        from designer.window.map_side import MapSide

        self.complete()
        return MapSide(self._whole)

    @cached_property
    def touch_mode(self) -> TouchMode:
        """Large bars for fingers in place of the small ones."""
        from designer.window.touch_mode import TouchMode

        return TouchMode(self._whole)

    @property
    def left(self) -> Dock:
        """The dock with what can be added."""
        return self.side.left

    @property
    def right(self) -> Dock:
        """The dock with the properties."""
        return self.side.right

    @property
    def bottom(self) -> Dock:
        """The dock with gaps and tray."""
        return self.side.bottom

    @property
    def docks(self) -> tuple[Dock, ...]:
        """All three."""
        return self.side.docks

    @cached_property
    def levels(self) -> Levels:
        """The maps above the one that is shown, and the way back to them."""
        from designer.window.levels import Levels

        self.complete()
        return Levels(self._whole)

    @cached_property
    def saves_itself(self) -> SavesItself:
        """Saves a while after the last edit, where the settings say so."""
        from designer.window.saves_itself import SavesItself

        return SavesItself(self._whole)

    @property
    def toolbar(self) -> Toolbar:
        """The bar with the title."""
        return self.side.toolbar

    @property
    def properties(self) -> PropertiesPanel:
        """Properties of what is selected, also where they were to be shown in the next turn only."""
        self.side.properties.catch_up()
        return self.side.properties

    @property
    def gaps(self) -> GapsPanel:
        """The list of gaps."""
        return self.side.gaps

    @property
    def tray(self) -> TrayPanel:
        """The touchpoints that wait."""
        return self.side.tray

    @property
    def add_panel(self) -> AddPanel:
        """The palette."""
        return self.side.add_panel

    def _do(self, id: str) -> None:
        self.commands.do(id)
