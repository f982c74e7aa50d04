"""What stands round one map: toolbar, docks and panels, and that all of them show the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QToolBar, QWidget

from designer import settings as keys
from designer.window.add_panel import AddPanel
from designer.window.dock_grips import DockGrip
from designer.window.dock_places import DockPlaces
from designer.window.docks import Dock, OverCanvas, add_docks
from designer.window.find_results import FindResults
from designer.window.gaps_panel import GapsPanel
from designer.window.guide_panel import GuidePanel, go_to, show_gaps, show_next
from designer.window.history_panel import HistoryPanel
from designer.window.later import call_later
from designer.window.outline_panel import OutlinePanel
from designer.window.properties import PropertiesPanel
from designer.window.toolbar import Toolbar
from designer.window.tray_panel import TrayPanel
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession

_WIDTHS = ((200, 400), (280, 480))  # px at 100 %, least and most, of the dock at the left and of that at the right
_NARROW_STRIP = 760  # px of the window, below which the strip over the gaps has no room for a profile's name
_SHARE = 0.4  # of a narrow window
SMALL_SCREEN = 800  # px of height, below which the bottom dock is closed at first


class MapSide:
    """The parts of one window that are there once it has shown a map."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._is_sized = False
        context = window.context
        self._scale = scale = context.scale
        self.bar = QToolBar(_("Toolbar"))
        self.bar.setObjectName("toolbar")
        self.bar.setMovable(False)
        self.bar.setFloatable(False)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.bar.setStyleSheet("QToolBar { border: none; padding: 0; margin: 0; spacing: 0; }")
        self.toolbar = Toolbar(context, window.actions_by_id)
        self.bar.addWidget(self.toolbar)
        self.toolbar.setFixedWidth(window.width())
        window.addToolBar(self.bar)
        self.bar.hide()  # until a map is shown

        # A hairline between dock and canvas belongs to the size of the dock.
        self.left = Dock(context, "dock.left", _("Add"), window, QSize(scale(256) - 1, scale(400)))
        self.right = Dock(context, "dock.right", _("Properties"), window, QSize(scale(336) - 1, scale(400)))
        bottom_size = QSize(scale(400), scale(186) - 1)
        self.bottom = Dock(context, "dock.bottom", _("Gaps and tray"), window, bottom_size, closable=True)
        self.docks = (self.left, self.right, self.bottom)
        self._by_name = {"left": self.left, "right": self.right, "bottom": self.bottom}
        self.add_panel = AddPanel(context)
        self.properties = PropertiesPanel(context)
        self.gaps = GapsPanel(context)
        self.tray = TrayPanel(context)
        self.found = FindResults(context)
        self.outline = OutlinePanel(context)
        self.history = HistoryPanel(context)
        self.guide = GuidePanel(context)
        self.panels = (
            self.add_panel, self.outline, self.history, self.guide, self.properties, self.gaps, self.tray, self.found,
        )  # fmt: skip
        self.left.add_panel("add", _("Add"), self.add_panel)
        self.left.add_panel("outline", _("Outline"), self.outline)
        self.right.add_panel("properties", _("Properties"), self.properties)
        self.right.add_panel("guide", _("Guide"), self.guide)
        self.right.add_panel("history", _("History"), self.history)
        self.bottom.add_panel("gaps", _("Gaps"), self.gaps, self.gaps.tools)
        self.bottom.add_panel("tray", _("Tray"), self.tray)
        self.bottom.add_panel("found", _("Find results"), self.found)
        self.bottom.tab("found").hide()  # until something is sought
        add_docks(window, *self.docks)
        for dock, (least, _most) in zip((self.left, self.right), _WIDTHS, strict=True):
            dock.setMinimumWidth(scale(least))
        self.limit_docks()
        self.bottom.setMinimumHeight(scale(120))
        self.bottom.setMaximumHeight(max(window.height() // 2, scale(120)))
        self.over = OverCanvas(window, self.left)
        self.places = DockPlaces(context, window, self._by_name, self.over)
        self.places.moved.connect(window.mark_panels)
        self.places.menu_asked.connect(window.submenus["view.panels"].popup)
        self.grips = [DockGrip(window, dock) for dock in self.docks]
        for dock in self.docks:
            dock.hide()
        self._connect()

    def _connect(self) -> None:
        window = self._window
        self.toolbar.home_clicked.connect(window.go_home)
        self.toolbar.state_asked.connect(lambda state: window.looking.set_state(state))
        self.gaps.gap_chosen.connect(window.show_gap)
        self.gaps.gap_opened.connect(window.levels.open_gap)
        self.gaps.profile_chosen.connect(window.set_profile)
        self.gaps.waived.connect(lambda gap, reason: window.commands.map.waive(gap, reason))
        self.gaps.unwaived.connect(lambda id: window.commands.map.unwaive(id))
        self.gaps.fix_asked.connect(lambda gap, at: window.commands.fixes.mend(gap, window.mapFromGlobal(at)))
        self.gaps.offer_fixes(lambda gap: window.commands.fixes.title(gap))
        self.gaps.rule_asked.connect(lambda rule: window.commands.map.show_rule(rule))
        self.guide.goal_asked.connect(lambda goal: go_to(window, goal))
        self.guide.gaps_asked.connect(lambda rules: show_gaps(window, rules))
        self.guide.next_changed.connect(lambda: show_next(window, self.guide.next_goal))
        self.guide.source_asked.connect(lambda: window.do_action("help.models"))
        self.properties.select_asked.connect(window.select)
        self.properties.gap_asked.connect(window.go_to_gap)
        self.properties.gaps_asked.connect(lambda id, at: window.commands.fixes.show_gaps(id, at))
        self.properties.fix_asked.connect(lambda gap, at: window.commands.fixes.mend(gap, window.mapFromGlobal(at)))
        self.properties.fix_title = lambda gap: window.commands.fixes.title(gap)
        self.properties.said.connect(window.say)
        self.properties.action_asked.connect(window.do_action)
        self.properties.shown.connect(lambda: self.right.show_panel("properties"))
        self.tray.select_asked.connect(window.select)
        self.tray.said.connect(window.say)
        self.outline.select_asked.connect(window.select)
        self.outline.action_asked.connect(window.do_action)
        self.outline.said.connect(window.say)
        self.outline.moved.connect(lambda by: window.commands.move.move_along(by))
        self.outline.went_on.connect(lambda: window.commands.move.go_on())
        self.history.step_asked.connect(lambda position: window.commands.edit.go_to_step(position))
        self.add_panel.item_asked.connect(window.insert_item)
        for dock in self.docks:
            dock.left_by_key.connect(partial(self._leave, dock))
            dock.visibilityChanged.connect(window.mark_panels)
            dock.panel_shown.connect(window.mark_panels)

    def _leave(self, dock: Dock) -> None:
        # Esc in a panel: back to the canvas; a dock that lies over the canvas closes.
        if dock is self.left and self.over.is_on:
            dock.hide()
        self._window.focus_canvas()

    def attach(self, session: MapSession | None) -> None:
        """Let all panels follow a map."""
        for panel in self.panels:
            panel.set_session(session)

    # Docks

    def limit_docks(self) -> None:
        """No dock at a side takes more of a narrow window than it must."""
        scale, share = self._scale, round(self._window.width() * _SHARE)
        for dock, (least, most) in zip((self.left, self.right), _WIDTHS, strict=True):
            if dock is not self.right or not self._window.touch_mode.is_on:
                dock.setMaximumWidth(max(scale(least), min(scale(most), share)))
        self.gaps.be_narrow(is_narrow=self._window.width() < scale(_NARROW_STRIP))

    def open_docks(self) -> None:
        """Open the docks as they were left; the first time at the sizes of the pictures."""
        window, settings = self._window, self._window.context.settings
        if not self._is_sized:
            sizes = settings.get(keys.PANEL_SIZES)
            for name, dock in self._by_name.items():
                dock.kept_size = self._scale(sizes[name]) if name in sizes else None
        self.bar.show()
        shown = settings.get(keys.OPEN_PANELS)
        is_small = window.screen().availableGeometry().height() < SMALL_SCREEN
        self.left.setVisible(shown.get("left", True) and not self.over.is_on)
        self.right.setVisible(shown.get("right", True))
        self.bottom.setVisible(shown.get("bottom", not is_small))
        if not self._is_sized:
            # Once they have been laid out: before that Qt shares the room out anew.
            call_later(self.left, self._settle_docks)
        self._is_sized = True

    def _settle_docks(self) -> None:
        self._size_docks()
        # At another text size the old ones go only in this turn; these may be the old ones by then.
        call_later(self.left, self._size_docks)

    def _size_docks(self) -> None:
        # A side that was made anew meanwhile, at another text size, has none of them any more.
        area, nowhere = self._window.dockWidgetArea, Qt.DockWidgetArea.NoDockWidgetArea
        docks = [dock for dock in (self.left, self.right) if area(dock) is not nowhere]
        if not docks:
            return
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._window.resizeDocks(docks, [dock.sizeHint().width() for dock in docks], across)
        self._window.resizeDocks([self.bottom], [self.bottom.sizeHint().height()], down)

    @property
    def chosen_tabs(self) -> dict[str, str]:
        """Which panel is in front, by dock."""
        return {name: dock.shown_id for name, dock in self._by_name.items()}

    def choose_tabs(self, chosen: Mapping[str, str]) -> None:
        """Bring panels to the front, without opening their docks."""
        for name, id in chosen.items():
            if self._by_name[name].shown_id != id:
                self._by_name[name].show_panel(id, opens=False)

    def close_docks(self) -> None:
        """Nothing stands round the first page."""
        self.bar.hide()
        for dock in self.docks:
            dock.hide()

    def remember(self) -> None:
        """Keep sizes and which docks are open."""
        if not self._is_sized:
            return
        settings = self._window.context.settings
        comparing = self._window.comparing
        shown = {name: not dock.isHidden() or comparing.has_closed(dock) for name, dock in self._by_name.items()}
        sizes = settings.get(keys.PANEL_SIZES)
        for name, dock in self._by_name.items():
            now = dock.height() if dock is self.bottom else dock.width()
            if self.over.is_on and dock is not self.bottom:
                # A narrow window lets no dock be as wide as it should be; only what was set by hand counts.
                now = dock.kept_size or 0
            if now and (dock.isVisible() or self.over.is_on):
                sizes[name] = round(now * 100 / self._scale.percent)
        if self.over.is_on:
            shown["left"] = settings.get(keys.OPEN_PANELS).get("left", True)
        settings.set(keys.PANEL_SIZES, sizes)
        settings.set(keys.OPEN_PANELS, shown)

    def set_narrow(self, is_narrow: bool) -> None:
        """In a narrow window the left dock closes; its key opens it over the canvas."""
        if is_narrow == self.over.is_on:
            return
        was_open = not self.left.isHidden() or self._window.comparing.has_closed(self.left)
        # Before a map is shown, and on the first page, docks are closed without anybody having closed them.
        if is_narrow and self._is_sized and not self.bar.isHidden():
            settings = self._window.context.settings
            shown = settings.get(keys.OPEN_PANELS)
            settings.set(keys.OPEN_PANELS, shown | {"left": was_open})
        self.over.set_on(is_narrow)
        wanted = self._window.context.settings.get(keys.OPEN_PANELS).get("left", True)
        if not is_narrow and wanted and self._window.session is not None and not self._window.comparing.is_on:
            self.left.show()
        if not is_narrow and self._is_sized:
            call_later(self.left, self._size_docks)  # as wide as before it was narrow

    # Counts

    def show_counts(self, gaps: int, waiting: int) -> None:
        """Say on the tabs how many there are."""
        self.bottom.tab("gaps").set_count(str(gaps) if gaps else "")
        self.bottom.tab("tray").set_count(str(waiting) if waiting else "")

    def is_over_tray(self, at: QPoint) -> bool:
        """Whether a point of the screen lies on the tray's tab, its list, or its count in the status bar."""
        places: list[QWidget] = [self.bottom.tab("tray"), self._window.status.tray]
        if self.bottom.is_shown("tray"):
            places.append(self.tray)
        return any(w.isVisible() and w.rect().contains(w.mapFromGlobal(at)) for w in places)

    def drop(self) -> None:
        """Take all of it out of the window."""
        self.attach(None)
        for grip in self.grips:
            grip.deleteLater()
        self.over.deleteLater()
        self.places.deleteLater()
        for part in (*self.docks, self.bar):
            part.hide()
            part.deleteLater()
