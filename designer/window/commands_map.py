"""The Map, Check and Help menus: connections, feelings, status; gaps; pages of help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from designer import settings
from designer.editing import operations as ops
from designer.editing.operations.labels import several
from designer.model import Connection, ConnectionKind, Element, Status, Touchpoint
from designer.model.scales import map_scale
from designer.window.checking import today
from designer.words import _

if TYPE_CHECKING:
    from designer.editing import Document
    from designer.model import Gap
    from designer.window.at_hand import AtHand
    from designer.window.commands import Table

PROFILES = ("customer-journey", "buyer-journey", "service-blueprint", "cjml", "workshop")


class MapCommands:
    """What the Map, Check and Help menus do."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand

    def table(self) -> Table:
        """The functions by action id."""
        hand, window = self._hand, self._hand.window
        found: Table = {
            "insert.connection": self.connect,
            "map.connect": self.connect,
            "map.connection_next": lambda: self._step_connection(+1),
            "map.connection_previous": lambda: self._step_connection(-1),
            "map.properties": self._show_map_properties,
            "map.personas": lambda: window.properties.show_personas(),
            "map.insight": self._show_insight,
            "map.reverse": lambda: hand.edit(lambda d: ops.reverse(d, hand.chosen(Connection))),
            "map.moment": lambda: hand.edit(lambda d: ops.toggle_moment(d, hand.chosen())),
            "map.feeling_up": lambda: self.change_feeling(+1),
            "map.feeling_down": lambda: self.change_feeling(-1),
            "map.to_tray": lambda: hand.edit(lambda d: ops.move_to_tray(d, hand.chosen())),
            "map.compare": self._compare,
            "check.next": lambda: window.gaps.step(1),
            "check.previous": lambda: window.gaps.step(-1),
            "check.waive": self.ask_why,
            "check.waived": self._show_waived,
            "check.rules": self.show_rule,
            "help.keys": partial(self._show_help, "show_keys"),
            "help.change_keys": self._change_keys,
            "help.models": partial(self._show_help, "show_models"),
            "help.log": partial(self._show_help, "show_log"),
            "help.about": partial(self._show_help, "show_about"),
        }
        found |= {f"map.connection_kind.{k}": partial(self._set, Connection, "kind", k) for k in ConnectionKind}
        found |= {f"map.status.{s}": partial(self._set, Touchpoint, "status", s) for s in Status}
        found |= {f"check.profile.{p}": partial(self.set_profile, p) for p in PROFILES}
        return found

    def _set(self, kind: type[Element], field: str, value: object) -> None:
        if ids := self._hand.chosen(kind):
            self._hand.edit(lambda d: ops.set_field(d, ids, field, value))

    def set_profile(self, profile: str) -> None:
        """Check the map by another profile; it is part of the map."""
        session = self._hand.session
        if session is not None and session.journey.header.profile != profile:
            self._hand.edit(lambda d: ops.set_header(d, "profile", profile))

    # Waiving

    def ask_why(self) -> None:
        """Open the field below the gap just shown, else below the first gap of what is selected."""
        window, session = self._hand.window, self._hand.session
        if session is None:
            return
        chosen = set(window.selection)
        gap = window.gaps.chosen_gap
        if gap is None or (chosen and not chosen & set(gap.elements) and not window.gaps.list.hasFocus()):
            own = [gap for id in window.selection for gap in session.gaps_about(id)]
            gap = own[0] if own else None
        if gap is None:
            self._hand.say(_("Choose a gap in the list first, or what it is about."))
            return
        window.bottom.show_panel("gaps")
        window.gaps.ask_why(gap)

    def waive(self, gap: Gap, reason: str) -> None:
        """Say that a gap is all right; today, and by the author of the settings."""
        author = self._hand.window.context.settings.get(settings.AUTHOR)
        self._hand.edit(lambda d: ops.waive(d, gap, reason, today(), author))

    def unwaive(self, id: str) -> None:
        """Take a waiver back."""
        self._hand.edit(lambda d: ops.unwaive(d, id))

    def _show_waived(self) -> None:
        self._hand.window.bottom.show_panel("gaps")
        self._hand.window.gaps.toggle_waived()

    def show_rule(self, rule: str = "") -> None:
        """Open the rules, at one of them or at that of the chosen gap."""
        from designer.window.rule_page import show_rule

        gap = self._hand.window.gaps.chosen_gap
        show_rule(self._hand.window, rule or (gap.rule if gap is not None else ""))

    def _show_insight(self) -> None:
        from designer.window.insight_panel import toggle_insight

        toggle_insight(self._hand.window)

    def _show_map_properties(self) -> None:
        self._hand.select([])
        self._hand.window.properties.set_cell(None)
        self._hand.window.properties.focus_first()

    def _compare(self) -> None:
        from designer.window.comparing.choosing import open_compare_list

        open_compare_list(self._hand.window)

    def _change_keys(self) -> None:
        from designer.window.keys_page import open_keys_page

        open_keys_page(self._hand.window)

    def _show_help(self, page: str) -> None:
        from designer.window import help_pages

        getattr(help_pages, page)(self._hand.window)

    # Connections

    def connect(self) -> None:
        """Connect the selected touchpoints in order; with one selected, choose where it leads to from a list."""
        from designer.window.connect_list import open_connect_list

        chosen = self._hand.chosen()
        if len(chosen) > 1:
            self._hand.edit(lambda d: ops.connect_in_order(d, chosen))
        elif chosen and self._hand.view is not None:
            open_connect_list(self._hand, chosen[0])
        else:
            self._hand.say(_("Select the touchpoint that leads on, then connect."))

    def _step_connection(self, by: int) -> None:
        """Select the next way of the selected touchpoint; of a connection the next one at the same touchpoint."""
        session, view = self._hand.session, self._hand.view
        if session is None or view is None or not view.selection.only:
            return
        journey = session.journey
        here = journey.get(view.selection.only)
        touchpoint = here.source if isinstance(here, Connection) else view.selection.only
        ways = [c.id for c in (*journey.connections_from(touchpoint), *journey.connections_to(touchpoint))]
        if not ways:
            self._hand.say(_("No connection leads on from here or to here."))
        elif isinstance(here, Connection) and here.id in ways:
            self._hand.select([ways[(ways.index(here.id) + by) % len(ways)]])
        else:
            self._hand.select([ways[0 if by > 0 else -1]])

    # Feelings

    def change_feeling(self, by: int) -> None:
        """Make the feeling at the selected touchpoints better or worse by a level of the map's scale; unknown becomes neutral
        first."""

        ids = self._hand.chosen()

        def act(document: Document) -> None:
            scale = map_scale(document.journey)
            label = _("Change feeling at {what}").format(what=several(document.journey, ids))
            with document.edit(label, f"feeling at {' '.join(ids)}"):
                for id in ids:
                    touchpoint = document.journey[id]
                    assert isinstance(touchpoint, Touchpoint)
                    if touchpoint.feelings:
                        felt = tuple((who, scale.next_level(value, by)) for who, value in touchpoint.feelings)
                        document.put(msgspec.structs.replace(touchpoint, feelings=felt))
                    else:
                        known = touchpoint.feeling
                        value = scale.nearest(scale.middle) if known is None else scale.next_level(known, by)
                        document.put(msgspec.structs.replace(touchpoint, feeling=value))

        self._hand.edit(act)
