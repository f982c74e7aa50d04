"""Things dragged from the palette onto the map: what they are, and where they land."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QMimeData, Qt

from designer.canvas.feedback import NOTHING, Feedback, Ghost, Mark
from designer.canvas.joining import Joining, insert_new
from designer.canvas.tools.gesture import Pointer
from designer.canvas.tools.headers import gap_words, lane_mark, stage_mark
from designer.canvas.tools.landing import Landing, Landings, row_border, row_of_lane
from designer.canvas.tools.notes import note_target
from designer.canvas.wording import lane_word
from designer.canvas.writing import Creating, Making, known, place_of
from designer.drawing import Box
from designer.editing import operations
from designer.editing.operations.labels import quoted
from designer.editing.operations.lanes import TYPE_NAMES
from designer.layout.drops import lane_drop_at, stage_drop_at
from designer.model import Channel, ChannelType, Element, LaneKind, Note, NoteKind
from designer.model.channels import usual_touch
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView

MIME_TYPE = "application/x-journey-designer-item"
_LARGEST = 10_000  # bytes; what the palette sends is short
_NOTE_FIELDS = ("content_type", "unit", "better")
_KEYS = ((_("Esc"), _("forgets")),)
_MARK_REACH = 62.0  # points: half a card

K = TypeVar("K", bound=StrEnum)


class PaletteItem(msgspec.Struct, frozen=True):
    """One thing of the palette. `type` is a ChannelType, LaneKind or NoteKind, or "" for none; `name` may be given too, and
    for a note what else it says."""

    kind: str  # stage, channel, touchpoint, note, persona or lane
    type: str = ""
    name: str = ""
    fields: dict[str, str] = msgspec.field(default_factory=dict)

    def to_mime(self) -> QMimeData:
        """What a drag carries."""
        data = QMimeData()
        data.setData(MIME_TYPE, json.dumps(msgspec.to_builtins(self)).encode())
        return data


KINDS = {"stage", "channel", "touchpoint", "note", "persona", "lane"}


def item_from(data: QMimeData) -> PaletteItem | None:
    """What a drag brings; None if that is nothing of the palette."""
    if not data.hasFormat(MIME_TYPE):
        return None
    raw = bytes(data.data(MIME_TYPE).data())
    if len(raw) > _LARGEST:
        return None
    try:
        item = msgspec.json.decode(raw, type=PaletteItem)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return item if item.kind in KINDS else None


def _as(cls: type[K], text: str) -> K | None:
    return cls(text) if text in list(cls) else None


class Bring:
    """The gesture of bringing one thing from the palette."""

    cursor: Qt.CursorShape | None = None
    scrolls_at_edges = True

    def __init__(self, view: MapView, item: PaletteItem) -> None:
        self.view = view
        self.item = item
        self._landings = Landings(view, frozenset())

    def move(self, at: Pointer) -> Feedback:
        """Show where it lands."""
        match self.item.kind:
            case "touchpoint":
                return self._show_touchpoint(at)
            case "stage":
                drop = stage_drop_at(self.view.map_layout, at.x)
                mark = stage_mark(self.view.map_layout.grid, drop.x) if drop is not None else None
                return self._show(
                    at, _("Stage"), gap_words(self.view.document.journey, drop.before if drop else None), mark
                )
            case "channel" | "lane":
                lane = self._lane_drop(at)
                mark = lane_mark(self.view.map_layout.grid, lane[1]) if lane[1] is not None else None
                return self._show(at, self._name(), gap_words(self.view.document.journey, lane[0]), mark)
            case "note":
                target = note_target(self.view, at)
                if target is None:
                    return NOTHING
                label = _("About {name}").format(name=quoted(self.view.document.journey, target[0]))
                return Feedback(
                    ghost=self._ghost(at, self._name()), target=target[1], label=label, label_at=self._above(at),
                    status=_("Release to add the note here"), keys=_KEYS,
                )  # fmt: skip
            case _:
                return self._show(at, _("Persona"), _("Whose journey it is"), None)

    def release(self, at: Pointer) -> None:
        """Add it; what has no name yet is there while one is written, and for good once it is kept."""
        view, document = self.view, self.view.document
        make = self._making(at)
        if make is None:
            return
        if not self._is_named:
            is_touchpoint = self.item.kind == "touchpoint"
            if view.write(Creating(document, make, _("Add"), has_description=is_touchpoint)):
                return
        made = make(self.item.name, None)
        view.select([made])
        view.reveal(made)

    @property
    def _is_named(self) -> bool:
        """Whether it comes with a name: of its own, or that of its kind."""
        is_of_a_kind = self.item.kind in ("channel", "lane") and self.item.type not in ("", LaneKind.CUSTOM)
        return bool(self.item.name) or is_of_a_kind

    def _making(self, at: Pointer) -> Making | None:
        """What adds it here under a name, in the place of its draft once it has one, and yields its id; None where it has no
        place."""
        view, document = self.view, self.view.document
        match self.item.kind:
            case "touchpoint":
                landing = self._landing(at)
                return partial(self._make_touchpoint, landing.joining) if landing is not None else None
            case "stage":
                drop = stage_drop_at(view.map_layout, at.x)
                before = drop.before if drop else None
                return lambda name, _draft: operations.add_stage(document, name, before=known(document, before))
            case "channel":
                kind, lane = _as(ChannelType, self.item.type), self._lane_drop(at)[0]
                kind = None if kind is ChannelType.OTHER and self.item.name else kind
                return lambda name, _draft: operations.add_channel(
                    document, name, type=kind, before=known(document, lane)
                )
            case "lane":
                lane_kind, lane = _as(LaneKind, self.item.type) or LaneKind.CUSTOM, self._lane_drop(at)[0]
                return lambda name, _draft: operations.add_lane(document, lane_kind, name, before=known(document, lane))
            case "note":
                target = note_target(view, at)
                return partial(self._make_note, target[0]) if target is not None else None
            case _:
                return lambda name, _draft: operations.add_persona(document, name)

    def _make_note(self, about: str, name: str, draft: Element | None) -> str:
        note = _as(NoteKind, self.item.type) or NoteKind.CUSTOM
        fields = {key: value for key, value in self.item.fields.items() if key in _NOTE_FIELDS}
        about = draft.about if isinstance(draft, Note) else about
        return operations.add_note(self.view.document, note, about, name, **fields)

    def _make_touchpoint(self, landing: Joining, name: str, draft: Element | None) -> str:
        document = self.view.document
        there = landing if draft is None else msgspec.structs.replace(landing, place=place_of(draft))
        label = _("Add touchpoint “{name}”").format(name=name) if name else _("Add a touchpoint")
        with document.edit(label):
            return insert_new(document, name, self._with_channel(there))

    # Touchpoints

    def _show_touchpoint(self, at: Pointer) -> Feedback:
        landing = self._landing(at)
        ghost = self._ghost(at, self._name(), is_card=True)
        if landing is None:
            return Feedback(ghost=ghost, status=_("Release to forget it"), keys=_KEYS)
        return Feedback(
            ghost=ghost, mark=landing.mark, cells=landing.cells, docks=landing.docks, label=landing.label,
            label_at=self._above(at, is_card=True), status=_("Release to add a touchpoint here"), keys=_KEYS,
        )  # fmt: skip

    def _landing(self, at: Pointer) -> Landing | None:
        """A touchpoint of a channel's type lands in a channel of that type; where the map has none, in a new one."""
        kind, view = _as(ChannelType, self.item.type), self.view
        if kind is None or kind is ChannelType.OTHER:
            return self._landings.at(at)
        under = self._landings.at(at)
        if under is None:
            return None
        journey = view.document.journey
        channel = journey.find(Channel, under.joining.place.lane)
        lane = journey.get(under.joining.place.lane)
        if (channel is not None and channel.known_type is kind) or (lane is not None and channel is None):
            return under
        known = next((c.id for c in journey.channels if c.known_type is kind), None)
        if known is not None:
            return self._landings.at(at, known)
        label = under.label.replace(
            lane_word(journey, under.joining.place.lane),
            _("{channel}, new channel").format(channel=_(TYPE_NAMES[kind])),
        )
        return self._in_new_channel(msgspec.structs.replace(under, label=label), kind, at)

    def _in_new_channel(self, under: Landing, kind: ChannelType, at: Pointer) -> Landing:
        """The landing, shown where the row of the new channel will be; not in the row under the pointer."""
        view = self.view
        grid, journey = view.map_layout.grid, view.document.journey
        rows = {row.kind for row in grid.lanes}
        if "touchpoints" in rows:  # the storyline shows all touchpoints in one row, in the order of the steps
            return under
        if "group" in rows:
            alike = next((c.id for c in journey.channels if c.known_touch is usual_touch(kind)), None)
            row = row_of_lane(grid, alike) if alike is not None else None
            if row is not None and row.members:  # the new channel joins its group
                shown = self._landings.at(at, alike)
                return msgspec.structs.replace(shown, joining=under.joining, label=under.label) if shown else under
        y = row_border(grid, journey, operations.below_channels(view.document))
        stage = next((s for s in grid.stages if s.id == under.joining.place.stage), None)
        if y is None or stage is None:
            return under
        step = next((s for s in stage.steps if s.key == under.joining.place.step), None)
        x = under.mark.start[0] if under.mark is not None else (step.left + step.right) / 2 if step else at.x
        left, right = max(stage.left, x - _MARK_REACH), min(stage.right, x + _MARK_REACH)
        mark = Mark((left, y), (right, y), ((0, y), (grid.lattice.right, y)))
        return msgspec.structs.replace(under, mark=mark, cells=())

    def _with_channel(self, joining: Joining) -> Joining:
        """The place in the channel of the type, added in the same step where the map lacks it."""
        kind, document = _as(ChannelType, self.item.type), self.view.document
        lane = document.journey.get(joining.place.lane)
        is_action = lane is not None and not isinstance(lane, Channel)
        fits = kind is None or kind is ChannelType.OTHER or is_action
        if fits or (isinstance(lane, Channel) and lane.known_type is kind):
            return joining
        assert kind is not None
        place = msgspec.structs.replace(joining.place, lane=operations.channel_of_type(document, kind))
        return msgspec.structs.replace(joining, place=place)

    # Showing

    def _lane_drop(self, at: Pointer) -> tuple[str | None, float | None]:
        """The lane that a new one is put before, and where the border between them is.

        Below the last lane a channel comes behind the other channels, and a lane of actions behind those above it.
        """
        layout, document = self.view.map_layout, self.view.document
        drop = lane_drop_at(layout, at.y)
        if drop is None:
            return None, None
        if drop.before is not None:
            return drop.before, drop.y
        kind = None if self.item.kind == "channel" else _as(LaneKind, self.item.type) or LaneKind.CUSTOM
        before = operations.below_channels(document) if kind is None else operations.lane_below(document, kind)
        return before, row_border(layout.grid, document.journey, before)

    def _name(self) -> str:
        if self.item.name:
            return self.item.name
        kind = _as(ChannelType, self.item.type)
        if kind is not None and self.item.kind in ("touchpoint", "channel"):
            return _(TYPE_NAMES[kind])
        words = {"touchpoint": _("Touchpoint"), "channel": _("Channel"), "lane": _("Lane"), "note": _("Note")}
        return _(self.item.type.capitalize()) if self.item.type else words.get(self.item.kind, "")

    def _show(self, at: Pointer, name: str, label: str, mark: Mark | None) -> Feedback:
        return Feedback(
            ghost=self._ghost(at, name), mark=mark, label=label, label_at=self._above(at),
            status=_("Release to add “{name}” here").format(name=name), keys=_KEYS,
        )  # fmt: skip

    def _ghost(self, at: Pointer, name: str, is_card: bool = False) -> Ghost:
        box = self._ghost_box(at, is_card)
        return Ghost(box=box, name=name)

    def _ghost_box(self, at: Pointer, is_card: bool) -> Box:
        pixel = 1 / self.view.camera.scale
        width, height = (124.0, 40.0) if is_card else (110 * pixel, 32 * pixel)
        left, top = at.x + 10 * pixel, at.y + 8 * pixel
        return Box(left, top, left + width, top + height)

    def _above(self, at: Pointer, is_card: bool = False) -> tuple[float, float]:
        box = self._ghost_box(at, is_card)
        return box.left, box.top
