"""The View menu: zoom, how the map is arranged, what of the window is shown and how it looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from designer import settings as keys
from designer.editing import operations as ops

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand
    from designer.window.commands import Table

ARRANGEMENTS = ("swimlanes", "grouped", "storyline")
DENSITIES = ("comfortable", "standard", "compact")
THEMES = ("paper", "studio", "nordic", "graphite", "client", "high-contrast", "ink-saver")
APPEARANCES = ("system", "light", "dark")
TEXT_SIZES = (90, 100, 115, 130, 150)
DOCKS = ("left", "right", "bottom")


class ViewCommands:
    """What the View menu does."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand
        self._hidden: tuple[str, ...] = ()  # docks that “Only the map” has closed

    def table(self) -> Table:
        """The functions by action id."""
        found: Table = {
            "view.fit": self.fit,
            "view.selection": self.fit_selection,
            "view.actual": lambda: self.set_zoom(1.0),
            "view.zoom_in": lambda: self.step_zoom(+1),
            "view.zoom_out": lambda: self.step_zoom(-1),
            "view.add": partial(self._toggle_panel, "left", "add"),
            "view.outline": partial(self._toggle_panel, "left", "outline"),
            "view.guide": self.show_guide,
            "help.guide": self.show_guide,
            "view.history": partial(self._toggle_panel, "right", "history"),
            "view.gaps": partial(self._toggle_panel, "bottom", "gaps"),
            "view.tray": partial(self._toggle_panel, "bottom", "tray"),
            "view.map_only": self._only_the_map,
            "view.badges": self._toggle_badges,
            "view.hints": self._toggle_hints,
            "view.minimap": self._toggle_minimap,
            "view.touch": lambda: self._hand.window.touch_mode.choose(),
            "view.full_screen": self._toggle_full_screen,
            "view.values": self._toggle_values,
            "view.contrast": self._turn_contrast,
        }
        for field, values in (("arrangement", ARRANGEMENTS), ("density", DENSITIES), ("theme", THEMES)):
            found |= {f"view.{field}.{v}": partial(self.set_header, field, v) for v in values}
        found |= {f"view.panels.{name}": partial(self._turn_dock, name) for name in DOCKS}
        found["view.panels.first"] = self._dock_as_at_first
        found |= {f"view.appearance.{v}": partial(self._set_look, keys.APPEARANCE, v) for v in APPEARANCES}
        found |= {f"view.text_size.{v}": partial(self._set_look, keys.TEXT_SIZE, v) for v in TEXT_SIZES}
        return found

    def mark(self) -> None:
        """Check what holds now."""
        window = self._hand.window
        settings, actions = window.context.settings, window.actions_by_id
        actions[f"view.appearance.{settings.get(keys.APPEARANCE)}"].setChecked(True)
        actions[f"view.text_size.{settings.get(keys.TEXT_SIZE)}"].setChecked(True)
        actions["view.contrast"].setChecked(window.context.tokens.is_strong)
        actions["view.badges"].setChecked(settings.get(keys.BADGES))
        actions["view.hints"].setChecked(settings.get(keys.HINTS))
        actions["view.minimap"].setChecked(settings.get(keys.MINIMAP))
        self.mark_panels()

    def mark_panels(self) -> None:
        """Check the panels that can be seen now."""
        window = self._hand.window
        actions = window.actions_by_id
        has_docks = window.session is not None
        for panel in ("add", "outline"):
            actions[f"view.{panel}"].setChecked(has_docks and window.left.is_shown(panel))
        actions["view.history"].setChecked(has_docks and window.right.is_shown("history"))
        actions["view.guide"].setChecked(has_docks and window.right.is_shown("guide"))
        for panel in ("gaps", "tray"):
            actions[f"view.{panel}"].setChecked(has_docks and window.bottom.is_shown(panel))
        for name in DOCKS:
            actions[f"view.panels.{name}"].setChecked(has_docks and window.side.places.is_moved(name))
        actions["view.map_only"].setChecked(has_docks and all(d.isHidden() for d in window.docks))

    # Zoom

    def fit(self) -> None:
        """The whole map."""
        if self._hand.view is not None:
            self._hand.view.zoom_to_fit()

    def fit_selection(self) -> None:
        """What is selected, as large as the window allows."""
        if self._hand.view is not None:
            self._hand.view.zoom_to_selection()

    def set_zoom(self, zoom: float) -> None:
        """Zoom the canvas, 1.0 is 100 %."""
        if self._hand.canvas is not None:
            self._hand.canvas.set_zoom(zoom)

    def step_zoom(self, by: int) -> None:
        """A step nearer (+1) or further away (-1)."""
        canvas = self._hand.canvas
        if canvas is not None:
            (canvas.zoom_in if by > 0 else canvas.zoom_out)()

    # Parts of the window

    def _toggle_panel(self, side: str, panel: str) -> None:
        # A panel key shows the panel and focuses it; pressed inside, it closes it and returns to the canvas.
        window = self._hand.window
        dock = {"left": window.left, "right": window.right, "bottom": window.bottom}[side]
        focused = QApplication.focusWidget()
        if dock.is_shown(panel) and focused is not None and dock.isAncestorOf(focused):
            dock.hide()
            window.focus_canvas()
        else:
            dock.show_panel(panel)
            dock.panel(panel).setFocus()
        self.mark_panels()

    def show_guide(self) -> None:
        """Show the six steps, with the focus on the button of the next one; pressed inside, close them."""
        window = self._hand.window
        self._toggle_panel("right", "guide")
        if window.right.is_shown("guide"):
            window.side.guide.focus_first()

    def _only_the_map(self) -> None:
        docks = {d.objectName(): d for d in self._hand.window.docks}
        shown = tuple(name for name, dock in docks.items() if not dock.isHidden())
        if shown:
            self._hidden = shown
        for name in shown or self._hidden or tuple(docks):
            docks[name].setVisible(not shown)
        self._hand.window.focus_canvas()
        self.mark_panels()

    def _turn_dock(self, name: str) -> None:
        self._hand.window.side.places.turn(name)

    def _dock_as_at_first(self) -> None:
        self._hand.window.side.places.reset()

    def _toggle_badges(self) -> None:
        window = self._hand.window
        on = window.actions_by_id["view.badges"].isChecked()
        window.context.settings.set(keys.BADGES, on)
        if window.view is not None:
            window.view.show_gaps(on)

    def _toggle_hints(self) -> None:
        window = self._hand.window
        on = window.actions_by_id["view.hints"].isChecked()
        window.context.settings.set(keys.HINTS, on)
        if window.view is not None:
            window.view.show_hints(on)

    def _toggle_minimap(self) -> None:
        window = self._hand.window
        on = window.actions_by_id["view.minimap"].isChecked()
        window.context.settings.set(keys.MINIMAP, on)
        window.show_minimap(on)

    def _toggle_full_screen(self) -> None:
        window = self._hand.window
        is_full = window.isFullScreen()
        if is_full:
            window.showNormal()
        else:
            window.showFullScreen()
        window.actions_by_id["view.full_screen"].setChecked(not is_full)

    def _set_look(self, key: keys.Key[Any], value: object) -> None:
        self._hand.window.context.settings.set(key, value)
        self._hand.window.context.refresh()

    def _toggle_values(self) -> None:
        self.set_header("shows_values", self._hand.window.actions_by_id["view.values"].isChecked())

    def _turn_contrast(self) -> None:
        self._set_look(keys.CONTRAST, "usual" if self._hand.window.context.tokens.is_strong else "high")

    def turn_appearance(self) -> None:
        """From light to dark, or back."""
        self._set_look(keys.APPEARANCE, "light" if self._hand.window.context.tokens.is_dark else "dark")

    # Parts of the map

    def set_header(self, field: str, value: object) -> None:
        """Set a field of the map as a whole; arrangement, density, theme and profile are undoable edits."""
        session = self._hand.session
        if session is not None and getattr(session.journey.header, field) != value:
            self._hand.edit(lambda d: ops.set_header(d, field, value))
