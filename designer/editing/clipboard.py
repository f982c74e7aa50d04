"""What is copied: a map of its own that holds the chosen elements and what they stand on, so that it is written and checked
as any file is before it is pasted anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from designer.model import Channel, Connection, Element, JourneyMap, Lane, MapHeader, Note, Persona, Stage, Touchpoint
from designer.model.elements import HEADER_ID, name_of, references
from designer.model.kinds import ACTION_LANES, LANE_OF_NOTE, LaneKind

COPIED = "copied"  # the field of the header that names what was copied; all else is there for it to stand on
CHOSEN = "chosen"  # and the one that names what of it was chosen


def fragment(journey: JourneyMap, ids: Sequence[str]) -> JourneyMap:
    """A map that holds these elements, what belongs to them, and what they name.

    To a stage belong its touchpoints and notes, to a channel and an action lane the touchpoints that stand in it, to another
    lane its notes, to a touchpoint its notes, and to touchpoints the connections between them.
    """
    chosen = [e for i in dict.fromkeys(ids) if isinstance(e := journey.get(i), _COPYABLE)]
    copied: dict[str, Element] = {}
    for element in chosen:
        for one in _with_what_belongs(journey, element):
            copied[one.id] = one
    for connection in journey.connections:
        if connection.source in copied and connection.target in copied:
            copied[connection.id] = connection
    held = dict(copied)
    waiting = list(copied.values())
    while waiting:
        for _relation, id in references(waiting.pop()):
            if id not in held:
                held[id] = journey[id]
                waiting.append(journey[id])
    header = journey.header
    marks = {COPIED: sorted(copied), CHOSEN: [e.id for e in chosen]}
    mark = MapHeader(id=HEADER_ID, uid=header.uid, title=header.title, shows=header.shows, extra=marks)
    return JourneyMap([mark, *held.values()])


_COPYABLE = (Stage, Channel, Lane, Touchpoint, Note, Persona, Connection)


def copied_in(found: JourneyMap) -> tuple[str, ...]:
    """The ids of what was copied in such a map; of one that says nothing of it, as another program may have made it, all."""
    return _named(found, COPIED) or tuple(e.id for e in found if isinstance(e, _COPYABLE))


def chosen_in(found: JourneyMap) -> tuple[str, ...]:
    """The ids of what was chosen to be copied."""
    return _named(found, CHOSEN) or copied_in(found)


def _named(found: JourneyMap, field: str) -> tuple[str, ...]:
    ids = found.header.extra.get(field)
    if not isinstance(ids, list | tuple):
        return ()
    return tuple(i for i in ids if isinstance(i, str) and isinstance(found.get(i), _COPYABLE))


def plain_text(found: JourneyMap) -> str:
    """What was copied as lines of text, for other programs: touchpoints by their names, else what there is."""
    ids = set(copied_in(found))
    touchpoints = [t.name for t in (*found.touchpoints, *found.tray) if t.id in ids and t.name]
    rest = dict.fromkeys((*chosen_in(found), *copied_in(found)))
    return "\n".join(touchpoints or [name for i in rest if (name := name_of(found[i]))])


def notes_in_lane(journey: JourneyMap, lane: Lane) -> list[Note]:
    """The notes that stand in a lane, in the order of the map's notes."""
    kinds = {note for note, kind in LANE_OF_NOTE.items() if kind is lane.kind}
    first = next((x.id for x in journey.lanes if isinstance(x, Lane) and x.kind is lane.kind), "")
    is_first = first == lane.id
    found = [n for n in journey.of(Note) if n.kind in kinds and (n.lane == lane.id or (not n.lane and is_first))]
    return sorted(found, key=lambda n: (n.about, n.order, n.id))


def _with_what_belongs(journey: JourneyMap, element: Element) -> Iterator[Element]:
    yield element
    match element:
        case Stage():
            yield from journey.notes_about(element.id)
            yield from _with_notes(journey, journey.touchpoints_in(element.id))
        case Channel():
            yield from journey.notes_about(element.id)
            yield from _with_notes(journey, [t for t in journey.touchpoints if journey.place_of(t) == element.id])
        case Lane() if element.kind in ACTION_LANES:
            yield from _with_notes(journey, [t for t in journey.touchpoints if t.lane == element.id])
        case Lane():
            yield from notes_in_lane(journey, element)
        case Touchpoint() | Persona():
            yield from journey.notes_about(element.id)


def _with_notes(journey: JourneyMap, touchpoints: Iterable[Touchpoint]) -> Iterator[Element]:
    for touchpoint in touchpoints:
        yield touchpoint
        yield from journey.notes_about(touchpoint.id)


def is_merged(lane: Lane) -> bool:
    """Whether a lane holds all notes of its kind, so that a map has use for one of them only."""
    return lane.kind is not LaneKind.CUSTOM and lane.kind in LANE_OF_NOTE.values()
