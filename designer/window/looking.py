"""How one window looks at its map: through which view, at which of two states, and what is filtered just now.

None of it is part of the map. A view is; it is changed by operations, so that each change is a step that can be undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from designer import settings as keys
from designer.canvas.focus import NO_FOCUS
from designer.editing import operations as ops
from designer.model import Change, MapHeader, MapState, Stage, Touchpoint, View
from designer.model.change import Pair
from designer.model.elements import HEADER_ID
from designer.model.looks import STATES, fades, look_of, whole_look
from designer.model.views import left_out
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.window.main_window import MainWindow

BOTH = MapState.BOTH.value
NOW = "as it is shown now"  # the id under which a look that no view keeps goes to print


class Looking(QObject):
    """The look of one window. `on` is the id of the view that is on, "" for none; `passing` is what is filtered beyond it."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._view: MapView | None = None
        self.on = ""
        self.passing: View | None = None
        self.state = ""  # "current", "future" or "both"; "" is as the view says
        self._touched: dict[str, None] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell_touched)

    # The map

    def attach(self, view: MapView) -> None:
        """Look at another map: all of it, until it is told otherwise."""
        self.leave()
        self._view = view
        self.on, self.passing, self.state = "", None, ""
        view.fold = self.fold
        view.document.changed.connect(self._follow)
        self.changed.emit()

    def leave(self) -> None:
        """Look at no map any more."""
        if self._view is not None:
            self._view.document.changed.disconnect(self._follow)
            self._view.document.adds_to = ""
        self._view = None
        self._soon.stop()
        self._touched.clear()

    def _follow(self, change: Change) -> None:
        if self._view is None:
            return
        journey = self._view.document.journey
        if self.on and self.on not in journey:
            self.on, self.passing = "", None
            self._apply()
        elif (self.on in change.pairs and self.passing is None) or _changes_states(change):
            if journey.header.shows is not MapState.BOTH:
                self.state = ""
            self._apply()
        elif any(isinstance(e, View) for e in change.touched()):
            self.changed.emit()
        self._touched.update(dict.fromkeys(i for i, pair in change.pairs.items() if _may_be_missed(pair)))
        self._soon.start()

    def _tell_touched(self) -> None:
        from designer.window.out_of_sight import tell

        if self._view is None:
            return
        if self._view.session is not None and self._view.session.writing.is_new:
            return  # what is being written is seen; the map changes once more when it is kept
        ids, self._touched = list(self._touched), {}
        tell(self._window, ids)

    def tell_chosen(self, id: str) -> None:
        """Say why something that was chosen in a panel can't be seen, where it can't."""
        from designer.window.out_of_sight import tell

        tell(self._window, [id])

    # What is shown

    @property
    def _name(self) -> str:
        """What the sheet calls what is shown of the map; "" for all of it."""
        if self.passing is None:
            return self.view.name if self.view is not None else ""
        return self.label if self.view is not None else _("part of the map")

    @property
    def view(self) -> View | None:
        """The view that is on."""
        return self._view.document.journey.find(View, self.on) if self._view is not None and self.on else None

    @property
    def look(self) -> View | None:
        """What the map is looked at through; None for all of it."""
        return self.passing or self.view

    @property
    def base(self) -> View:
        """What is shown while nothing is filtered beyond the view that is on."""
        assert self._view is not None
        view = self.view
        return look_of(view) if view is not None else whole_look(self._view.document.journey)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out by a view or a filter."""
        return self.look is None

    @property
    def label(self) -> str:
        """What is on, in a word or two."""
        view = self.view
        if view is None:
            return _("Filtered") if self.passing is not None else _("Everything")
        return _("{view}, changed").format(view=view.name) if self.passing is not None else view.name

    @property
    def has_states(self) -> bool:
        """Whether the map holds a current and a future state."""
        return self._view is not None and self._view.document.journey.header.shows is MapState.BOTH

    @property
    def state_seen(self) -> str:
        """ "current", "future" or "both" on a map of both states, else ""."""
        if self._view is None or not self.has_states:
            return ""
        return self._view.state_seen or BOTH

    def choose(self, id: str) -> None:
        """Look through a view; through none with ""."""
        if self._view is None:
            return
        self._view.finish_editing()
        view = self._view.document.journey.find(View, id) if id else None
        self.on, self.passing = (id if view is not None else ""), None
        if view is not None and view.shows:
            self.state = ""
        self._apply()
        self._say_what_is_left_out()

    def set_state(self, state: str) -> None:
        """Look at the "current" or the "future" state, or at "both"."""
        if self._view is None or not self.has_states:
            return
        self._view.finish_editing()
        self.state = state
        self._apply()
        words = {
            "current": _("The current state. What you change, you change in it only."),
            "future": _("The future state. What you change, you change in it only."),
        }
        self._say(words.get(state, _("Both states. What you change, you change in both.")))

    def restore(self, view: str, passing: View | None, state: str) -> None:
        """Look as this map was looked at when it was left: through a view that is still there, and what was filtered
        beyond it."""
        if self._view is None:
            return
        self.on = view if self._view.document.journey.find(View, view) is not None else ""
        self.passing = passing if self.on == view else None
        self.state = state if self.has_states and state in (*STATES, BOTH) else ""
        if self.on or self.passing is not None or self.state:
            self._apply()

    def change(self, **fields: Any) -> None:
        """Show something else: a step of the map where that is a kept view, else a filter that passes."""
        if self._view is None:
            return
        view = self.view
        if view is not None and self.passing is None:
            look = self._look(look_of(view), **fields)
            if look != look_of(view):
                document = self._view.document
                self._view.perform(lambda: ops.update_view(document, view.id, look))
            return
        look = self._look(self.passing or self.base, **fields)
        self.passing = None if look == self.base else look
        self._apply()

    def _look(self, now: View, **fields: Any) -> View:
        """Another look than what is on now. The first filter fades or hides as the user had it the last time."""
        is_first = not fades(msgspec.structs.replace(now, fades=True))
        wish = {"fades": self._window.context.settings.get(keys.FILTERS_FADE)} if is_first else {}
        return look_of(msgspec.structs.replace(now, **{**wish, **fields}))

    @property
    def lets_fade(self) -> bool:
        """Whether what a filter does not name stands back, pale; else it leaves the map."""
        look = self.look
        if look is not None and fades(msgspec.structs.replace(look, fades=True)):
            return look.fades
        return bool(self._window.context.settings.get(keys.FILTERS_FADE))

    def let_fade(self, on: bool) -> None:
        """Let what the filters do not name stand back, or leave the map; the next filters do the same."""
        self._window.context.settings.set(keys.FILTERS_FADE, on)
        if self.look is not None and self.look.fades is not on:
            self.change(fades=on)
            self._say_what_is_left_out()
        else:
            self.changed.emit()

    def filter(self, field: str, value: str) -> None:
        """Show only what a field names, beyond the view that is on; the same value again shows the rest too."""
        if self._view is None:
            return
        now = self.passing or self.base
        held = getattr(now, field)
        rest = tuple(v for v in held if v != value)
        look = self._look(now, **{field: rest if value in held else (*held, value)})
        self.passing = None if look == self.base else look
        self._apply()
        self._say_what_is_left_out()

    def reset(self) -> None:
        """Let go of what is filtered beyond the view."""
        if self._view is not None and self.passing is not None:
            self.passing = None
            self._apply()
            self._say_what_is_left_out()

    def keep(self, name: str) -> None:
        """Keep what is shown now as a view, which is on then. Raises Refused for a name that can't be used."""
        assert self._view is not None
        look = self.look or self.base
        state = self.state_seen
        if state in STATES:
            look = msgspec.structs.replace(look, shows=state)
        made = ops.add_view(self._view.document, name, look)
        self.on, self.passing, self.state = made, None, ""
        self._apply()

    def update(self) -> None:
        """Let the view that is on show from now on what is shown now."""
        view, passing = self.view, self.passing
        if self._view is None or view is None or passing is None:
            return
        self.passing = None
        document = self._view.document
        self._view.perform(lambda: ops.update_view(document, view.id, passing))
        self._apply()

    def fold(self, ids: Sequence[str]) -> None:
        """Fold stages and lanes, or unfold them. A view keeps its own folded stages; lanes are folded on the map."""
        if self._view is None:
            return
        look, document = self.look, self._view.document
        stages = [i for i in ids if document.journey.find(Stage, i) is not None]
        if look is None or not stages:
            self._view.perform(lambda: ops.toggle_folded(document, ids))
            return
        folded = set(look.folds)
        folds = folded - set(stages) if folded.issuperset(stages) else folded | set(stages)
        self.change(folds=tuple(sorted(folds)))
        if rest := [i for i in ids if i not in stages]:
            self._view.perform(lambda: ops.toggle_folded(document, rest))

    def for_print(self) -> tuple[View | None, str]:
        """What print and export begin with: a look that no view keeps (as a view with the id NOW), and the id of the one
        that is chosen, "" for all of the map."""
        state = self.state_seen
        is_of_one_state = state in STATES and self.state != ""
        if self.passing is None and not is_of_one_state:
            return None, self.on
        if self._view is None:
            return None, ""
        look = self.look or self.base
        if is_of_one_state:
            look = msgspec.structs.replace(look, shows=state)
        return msgspec.structs.replace(look, id=NOW, name=self._name), NOW

    def _apply(self) -> None:
        view = self._view
        if view is None:
            return
        look = self.look
        view.look_through(msgspec.structs.replace(look, name=self._name) if look is not None else None, self.state)
        view.document.adds_to = view.state_seen
        # What left the map is not acted on unseen; what only stands back can still be chosen.
        view.selection.set(i for i in view.selection.ids if i in view.shown)
        if view.focus.id and view.focus.id not in view.shown:
            view.set_focus(NO_FOCUS)
        self._window.message_bar.withdraw("unseen")
        self.changed.emit()

    def _say_what_is_left_out(self) -> None:
        if self._view is None:
            return
        left = left_out(self._view.document.journey, self._view.shown)
        parts = [
            ngettext("{n} lane", "{n} lanes", left.lanes).format(n=left.lanes) if left.lanes else "",
            ngettext("{n} touchpoint", "{n} touchpoints", left.touchpoints).format(n=left.touchpoints)
            if left.touchpoints
            else "",
            ngettext("{n} persona", "{n} personas", left.personas).format(n=left.personas) if left.personas else "",
        ]
        what = ", ".join(part for part in parts if part)
        shown = self._view.shown
        if faded := sum(1 for t in shown.of(Touchpoint) if t.id in shown.faded):
            pale = ngettext("{n} touchpoint stands back", "{n} touchpoints stand back", faded).format(n=faded)
            self._say(_("{view}. {what}").format(view=self.label, what=pale))
            return
        said = _("{view}. Left out: {what}").format(view=self.label, what=what) if what else self.label
        self._say(said)

    def _say(self, text: str) -> None:
        self._window.say(text)
        self._window.announcer.say(text)


def _changes_states(change: Change) -> bool:
    """Whether the map holds one state where it held two, or two where it held one."""
    before, after = change.pairs.get(HEADER_ID, (None, None))
    return isinstance(before, MapHeader) and isinstance(after, MapHeader) and before.shows is not after.shows


def _may_be_missed(pair: Pair) -> bool:
    """Whether somebody may look for what was edited; what was put into the other state was meant to leave."""
    before, after = pair
    return after is not None and (before is None or before.state == after.state)
