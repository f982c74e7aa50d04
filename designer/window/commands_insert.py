"""The Insert menu and the palette: something new at the focus, whose name is written at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint

from designer.canvas.writing import Creating, Making, known, place_of
from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import Channel, ChannelType, Element, LaneKind, Note, NoteKind, Placement
from designer.words import _

if TYPE_CHECKING:
    from designer.editing import Document
    from designer.window.at_hand import AtHand
    from designer.window.commands import Table

KINDS = ("touchpoint", "stage", "channel", "persona")


class Item(msgspec.Struct, frozen=True):
    """Something of the palette or the library: a kind of element, and which type of it."""

    kind: str
    type: str = ""
    name: str = ""  # as it is called, where that is known
    fields: tuple[tuple[str, str], ...] = ()  # what else is known of a note


class InsertCommands:
    """What the Insert menu, the Insert list and the palette do."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand

    def table(self) -> Table:
        """The functions by action id."""
        found: Table = {f"insert.{kind}": partial(self.insert, Item(kind)) for kind in KINDS}
        found |= {f"insert.{kind}": partial(self._show_kinds, kind) for kind in ("note", "lane")}
        found["insert.list"] = self.show_list
        found["insert.library"] = self.show_library
        return found

    def show_list(self) -> None:
        """Open the Insert list at the focus."""
        from designer.window.insert_list import open_insert_list

        if self._hand.view is not None:
            open_insert_list(self._hand)

    def show_library(self) -> None:
        """Open the library at the focus."""
        from designer.window.library_entries import open_library_list

        if self._hand.view is not None:
            open_library_list(self._hand)

    def show_context_menu(self, place: QPoint) -> None:
        """Open the menu of what is selected or focused, at a point of the screen."""
        from designer.window.context_menus import show_context_menu

        show_context_menu(self._hand, place)

    def _show_kinds(self, kind: str) -> None:
        from designer.window.insert_list import open_kind_list

        if kind == "note" and not self._hand.subject():
            self._hand.say(_("Select a touchpoint or a stage first: a note is about one of them."))
        elif self._hand.view is not None:
            open_kind_list(self._hand, kind)

    def insert(self, item: Item) -> None:
        """Insert something of the palette at the focus while its name is written: one step once it is kept."""
        view, session = self._hand.view, self._hand.session
        if view is None or session is None:
            return
        view.finish_editing()
        try:
            making = self._making(session.document, item)
        except Refused as refusal:
            self._hand.say(str(refusal))
            return
        view.setFocus()
        if item.name:
            self._hand.edit(lambda _document: self._hand.select([making(item.name, None)]))
            return
        if item.kind == "lane" and item.type not in ("", LaneKind.CUSTOM):  # it is called as its kind
            self._hand.edit(lambda _document: self._hand.select([making("", None)]))
            return
        if view.write(Creating(session.document, making, _("Add"), has_description=item.kind == "touchpoint")):
            return
        # It has no place on this map where its name could be written: then in Properties.
        made: list[str] = []
        name = _("New {thing}").format(thing=_(item.type or item.kind))
        if self._hand.edit(lambda _document: made.append(making(name, None))):
            self._hand.select(made)
            self._hand.window.properties.focus_first()

    def _making(self, document: Document, item: Item) -> Making:
        """What adds the item under a name. Raises Refused where it has no place."""
        hand = self._hand
        match item.kind:
            case "stage":
                before = hand.next_stage()
                return lambda name, draft: ops.add_stage(document, name, before=known(document, before))
            case "channel":
                kind, lane = ChannelType(item.type) if item.type else None, hand.next_lane()
                return lambda name, draft: ops.add_channel(document, name, type=kind, before=known(document, lane))
            case "touchpoint":
                return partial(_make_touchpoint, document, item.type, hand.place_or_first())
            case "note":
                about = hand.subject()
                if not about:
                    raise Refused(_("Select a touchpoint or a stage first: a note is about one of them."))
                kind_of_note, fields = NoteKind(item.type or "pain point"), dict(item.fields)
                return lambda name, draft: ops.add_note(
                    document, kind_of_note, draft.about if isinstance(draft, Note) else about, name, **fields
                )
            case "persona":
                return lambda name, draft: ops.add_persona(document, name)
            case "lane":
                lane_kind = LaneKind(item.type) if item.type else LaneKind.CUSTOM
                lane = hand.next_lane(lane_kind)
                return lambda name, draft: ops.add_lane(document, lane_kind, name, before=known(document, lane))
            case _:
                raise Refused(_("There is no such thing to add."))


def _make_touchpoint(document: Document, type: str, place: Placement, name: str, draft: Element | None) -> str:
    if draft is not None:
        place = place_of(draft)
    if place.lane not in document.journey:  # its own, which went with the draft
        place = msgspec.structs.replace(place, lane="")
    label = _("Add touchpoint “{name}”").format(name=name) if name else _("Add a touchpoint")
    with document.edit(label):
        here = document.journey.find(Channel, place.lane)
        if type and (here is None or here.known_type is not ChannelType(type)):
            place = msgspec.structs.replace(place, lane=ops.channel_of_type(document, ChannelType(type)))
        return ops.add_touchpoint(document, name, place)
