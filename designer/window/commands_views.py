"""The menus of views, states and filters: what of the map is shown, kept under names, and what it is printed as."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from designer.editing import operations as ops
from designer.layout import palettes_of
from designer.model import MapState, Status, Touchpoint, View
from designer.model.elements import CARD_FIELDS
from designer.window.controls.choices import choice_icon
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand
    from designer.window.commands import Table
    from designer.window.menus import Menu

_OF_A_VIEW = ("view.views.rename", "view.views.earlier", "view.views.later", "view.views.forget")
_OF_TWO_STATES = ("view.state.current", "view.state.future", "view.state.both", "map.keep_current", "map.keep_future")
STATUS_WORDS = {Status.EXISTS: "Exists", Status.PLANNED: "Planned", Status.MISSING: "Missing"}


class ViewsCommands:
    """What View › Views, View › State, Map › Show only and the menus of looks do."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand
        window = hand.window
        for id, fill in (
            ("view.views", self._fill_views), ("map.show_only", self._fill_filters), ("view.palette", self._fill_palettes)
        ):  # fmt: skip
            menu = window.submenus[id]
            menu.aboutToShow.connect(partial(fill, menu))
            fill(menu)
        window.looking.changed.connect(self._show)

    def table(self) -> Table:
        """The functions by action id."""
        looking = self._hand.window.looking
        found: Table = {
            "view.choose": self.open_list,
            "view.views.all": lambda: looking.choose(""),
            "view.views.shown": self.open_shown,
            "view.views.keep": self._keep,
            "view.views.update": looking.update,
            "view.views.reset": looking.reset,
            "view.views.rename": self._rename,
            "view.views.earlier": partial(self._move, -1),
            "view.views.later": partial(self._move, +1),
            "view.views.forget": self._forget,
            "map.plan_future": self._plan_future,
            "map.keep_current": partial(self._keep_state, "current"),
            "map.keep_future": partial(self._keep_state, "future"),
        }
        found |= {f"view.state.{state}": partial(looking.set_state, state) for state in MapState}
        found |= {f"view.card.{field}": partial(self._toggle_card_field, field) for field in CARD_FIELDS}
        return found

    def possible(self) -> dict[str, bool]:
        """What can be done now, by action id; checks what holds."""
        window, session = self._hand.window, self._hand.session
        actions, looking = window.actions_by_id, window.looking
        self._show_bars()
        if session is None:
            return {}
        has_view, views, header = looking.view is not None, session.journey.views, session.journey.header
        actions["view.views.all"].setChecked(looking.is_whole)
        actions["view.values"].setChecked(header.shows_values)
        for field in CARD_FIELDS:
            actions[f"view.card.{field}"].setChecked(field in header.card_fields)
        if looking.state_seen:
            actions[f"view.state.{looking.state_seen}"].setChecked(True)
        else:
            _uncheck(actions[f"view.state.{state}"] for state in MapState)
        can = dict.fromkeys(_OF_A_VIEW, has_view) | dict.fromkeys(_OF_TWO_STATES, looking.has_states)
        at = [v.id for v in views].index(looking.on) if has_view else 0
        return can | {
            "view.views.update": has_view and looking.passing is not None,
            "view.views.reset": looking.passing is not None,
            "view.views.earlier": has_view and at > 0,
            "view.views.later": has_view and at < len(views) - 1,
            "map.plan_future": not looking.has_states,
        }

    def _show(self) -> None:
        self._hand.window.commands.refresh()

    def _show_bars(self) -> None:
        window = self._hand.window
        if window.session is None:
            return
        looking = window.looking
        window.status.show_view(looking.label, is_whole=looking.is_whole)
        window.toolbar.show_state(looking.state_seen)

    # Menus

    def _fill_views(self, menu: Menu) -> None:
        window, session = self._hand.window, self._hand.session
        actions, looking = window.actions_by_id, window.looking
        _empty(menu)
        menu.addAction(actions["view.views.all"])
        for view in session.journey.views if session is not None else ():
            entry = _entry(menu, view.name, looking.on == view.id)
            entry.triggered.connect(lambda _checked=False, id=view.id: looking.choose(id))
        menu.addSeparator()
        menu.addAction(actions["view.views.shown"])
        menu.addAction(actions["view.views.keep"])
        menu.addAction(actions["view.views.update"])
        menu.addAction(actions["view.views.reset"])
        menu.addSeparator()
        for id in _OF_A_VIEW:
            menu.addAction(actions[id])

    def _fill_filters(self, menu: Menu) -> None:
        """Personas, channels, owners and statuses, each a mark that a press sets or takes away."""
        window, session = self._hand.window, self._hand.session
        _empty(menu)
        if session is None:
            return
        journey, looking = session.journey, window.looking
        look = looking.look
        groups = (
            ("personas", _("Persona"), [(p.id, p.name or _("Without a name")) for p in journey.personas]),
            ("channels", _("Channel"), [(c.id, c.name or _("Without a name")) for c in journey.channels]),
            ("owners", _("Owner"), [(owner, owner) for owner in owners_of(session.journey.of(Touchpoint))]),
            ("statuses", _("Status"), [(s, _(STATUS_WORDS[s])) for s in Status]),
        )  # fmt: skip
        for field, title, choices in groups:
            below = menu.add_submenu(title)
            below.setEnabled(bool(choices))
            held = getattr(look, field) if look is not None else ()
            for value, name in choices:
                entry = _entry(below, name, value in held)
                entry.triggered.connect(lambda _checked=False, f=field, v=value: looking.filter(f, v))
        menu.addSeparator()
        fade = _entry(menu, _("Let the rest stand back"), looking.lets_fade)
        fade.triggered.connect(looking.let_fade)
        menu.addAction(window.actions_by_id["view.views.reset"])

    def _fill_palettes(self, menu: Menu) -> None:
        window, session = self._hand.window, self._hand.session
        _empty(menu)
        if session is None:
            return
        header = session.journey.header
        for at, palette in enumerate(palettes_of(header.theme)):
            value = palette.id if at else ""
            entry = _entry(menu, palette.label, header.palette in (value, palette.id))
            entry.setIcon(choice_icon(window.context, palette.stages[0]))
            entry.triggered.connect(lambda _checked=False, v=value: window.commands.view.set_header("palette", v))

    def open_list(self) -> None:
        """Choose a view from a list that typing filters; also what keeps and changes views."""
        from designer.window.popup_list import PopupList, Row

        window, session = self._hand.window, self._hand.session
        if session is None or window.view is None:
            return
        window.finish_editing()
        looking = window.looking
        mark = _("shown now")
        rows = [Row("", "eye", _("Everything"), mark if looking.is_whole else "")]
        for view in session.journey.views:
            is_on = looking.on == view.id and looking.passing is None
            rows.append(Row(view.id, "filter", view.name, mark if is_on else said_of(view)))
        actions = window.actions_by_id
        for id, icon in (
            ("view.views.shown", "sliders-horizontal"), ("view.views.keep", "plus"), ("view.views.update", "check"),
            ("view.views.reset", "x"),
        ):  # fmt: skip
            if actions[id].isEnabled():
                rows.append(Row(id, icon, actions[id].text()))
        popup = PopupList(window.context, window, "eye", _("Choose a view"), rows)
        popup.closed.connect(window.focus_canvas)
        popup.chosen.connect(self._take_row)
        popup.open_at(_above(window.status.views, window.context.scale(62 + 32 * min(9, len(rows)))))

    def _take_row(self, id: str) -> None:
        if id in self._hand.window.actions_by_id:
            self._hand.window.actions_by_id[id].trigger()
        else:
            self._hand.window.looking.choose(id)

    # Views

    def open_shown(self) -> None:
        """Open what the map shows, to be changed with live effect."""
        from designer.window.view_popup import ViewPopup

        window = self._hand.window
        if window.session is not None and window.view is not None:
            window.finish_editing()
            ViewPopup(window.context, window, window.status.views).open()

    def _keep(self) -> None:
        self._ask_name(_("Name of the view"), "", self._hand.window.looking.keep)

    def _rename(self) -> None:
        view, session = self._hand.window.looking.view, self._hand.session
        if view is not None and session is not None:
            document, id = session.document, view.id
            self._ask_name(_("Name of the view"), view.name, lambda name: ops.rename_view(document, id, name))

    def _ask_name(self, label: str, name: str, take: Callable[[str], object]) -> None:
        from designer.window.name_popup import NamePopup

        window = self._hand.window
        window.finish_editing()
        NamePopup(window.context, window.status.views, label, name, take).open()

    def _move(self, by: int) -> None:
        session, view = self._hand.session, self._hand.window.looking.view
        if session is None or view is None:
            return
        order = [v.id for v in session.journey.views]
        at = order.index(view.id) + by
        if 0 <= at < len(order):
            before = order[at] if by < 0 else order[at + 1] if at + 1 < len(order) else None
            self._hand.edit(lambda d: ops.move_view(d, view.id, before))

    def _forget(self) -> None:
        window, view = self._hand.window, self._hand.window.looking.view
        if view is None or not self._hand.edit(lambda d: ops.delete_view(d, view.id)):
            return

        def undo() -> None:
            window.commands.edit.undo()
            window.looking.choose(view.id)

        window.message_bar.say(
            _("The view “{name}” is forgotten. Nothing of the map is gone.").format(name=view.name),
            (_("Undo"), undo),
            topic="view",
        )

    # States

    def _plan_future(self) -> None:
        window = self._hand.window
        if self._hand.edit(ops.hold_both_states):
            window.looking.set_state("future")
            window.message_bar.say(
                _("All of the map stands in both states. What you change now, you change in the future state only."),
                (_("Undo"), window.commands.edit.undo),
                topic="state",
            )

    def _keep_state(self, state: str) -> None:
        session, window = self._hand.session, self._hand.window
        if session is None:
            return
        other = "future" if state == "current" else "current"
        gone = sum(1 for t in session.journey.of(Touchpoint) if t.state == other)
        if not self._hand.edit(lambda d: ops.keep_state(d, state)):
            return
        first = (
            _("The map shows the current state only.")
            if state == "current"
            else _("The map shows the future state only.")
        )
        words = ngettext("{n} touchpoint of the other one is gone.", "{n} touchpoints of the other one are gone.", gone)
        said = f"{first} {words.format(n=gone)}" if gone else first
        window.message_bar.say(said, (_("Undo"), window.commands.edit.undo), topic="state")

    # Cards

    def _toggle_card_field(self, field: str) -> None:
        session = self._hand.session
        if session is None:
            return
        held = session.journey.header.card_fields
        chosen = tuple(f for f in CARD_FIELDS if (f in held) is not (f == field))
        self._hand.window.commands.view.set_header("card_fields", chosen)


def owners_of(touchpoints: Iterable[Touchpoint]) -> list[str]:
    """Who owns touchpoints, each once, in the order of the alphabet."""
    return sorted({t.owner for t in touchpoints if t.owner}, key=str.casefold)


def said_of(view: View) -> str:
    """What a view leaves out, in a few words."""
    words = []
    if hidden := len(view.hides) + len(view.hides_kinds):
        words.append(ngettext("{n} lane hidden", "{n} lanes hidden", hidden).format(n=hidden))
    if filters := sum(bool(getattr(view, f)) for f in ("personas", "channels", "owners", "statuses")):
        words.append(ngettext("{n} filter", "{n} filters", filters).format(n=filters))
    if folded := len(view.folds):
        words.append(ngettext("{n} stage folded", "{n} stages folded", folded).format(n=folded))
    return ", ".join(words)


def _entry(menu: Menu, text: str, is_on: bool) -> QAction:
    entry = menu.addAction(text.replace("&", "&&").replace("\t", " "))
    entry.setCheckable(True)
    entry.setChecked(is_on)
    return entry


def _empty(menu: Menu) -> None:
    """Take out what a menu holds, and forget what was made for it alone."""
    for action in menu.actions():
        below = action.menu()
        menu.removeAction(action)
        if below is not None:
            below.deleteLater()
        elif action.parent() is menu:
            action.deleteLater()


def _above(button: QWidget, height: int) -> QPoint:
    """Where something of this height stands above a button, in the window's pixels."""
    return button.mapTo(button.window(), QPoint(0, -height))


def _uncheck(actions: Iterable[QAction]) -> None:
    for action in actions:
        group = action.actionGroup()
        group.setExclusive(False)
        action.setChecked(False)
        group.setExclusive(True)
