"""What decides which rows the form of a selection has."""

from __future__ import annotations

from collections.abc import Sequence

from designer.model import Channel, Connection, Element, JourneyMap, Lane, Note, NoteKind, Persona, Stage, Touchpoint
from designer.model.elements import HEADER_ID, name_of


def shape_of(journey: JourneyMap, elements: Sequence[Element], ids: Sequence[str]) -> object:
    """Two maps with the same shape need the same rows for these elements, with other values at most.

    The names of others matter, as they stand in lists; that of what is shown is typed here and must not build the form
    anew under the cursor.
    """
    header = journey.header
    own = set(ids)
    named = tuple((x.id, x.name) for x in (*journey.stages, *journey.lanes, *journey.personas) if x.id not in own)
    if not elements:
        hidden = tuple((x.id, x.name) for x in journey.lanes if not x.shown)
        people = tuple((p.id, p.name, p.role) for p in journey.personas)
        return (HEADER_ID, people, hidden, header.theme)
    first = elements[0]
    more: object = ()
    match first:
        case Touchpoint():
            around = (*journey.connections_to(first.id), *journey.connections_from(first.id))
            beyond = [journey[end] for c in around for end in (c.source, c.target) if end != first.id]
            more = (
                first.stage,
                len(journey.steps(first.stage)),
                first.personas,
                tuple([c.id for c in around]),
                tuple([name_of(other) for other in beyond]),
                journey.notes_about(first.id),
                first.channel,
                bool(first.lane),
                header.shows,
                header.feeling_scale,
                tuple(x.scale for x in journey.of(Lane)),
            )
        case Note():
            beside = journey.notes_about(first.about) if first.kind is NoteKind.PAIN_POINT else ()
            answers = tuple((n.id, n.text) for n in beside if n.kind is NoteKind.OPPORTUNITY)
            more = (tuple(n.kind for n in elements if isinstance(n, Note)), first.about, answers, _listed(journey))
        case Connection():
            more = (first.source, first.target, _notes(journey, first.id), _listed(journey))
        case Persona() | Channel():
            more = (header.theme, _notes(journey, first.id))
            if isinstance(first, Channel):
                more = (more, first.known_type, first.known_touch)
        case Stage():
            more = (header.theme, len(journey.touchpoints_in(first.id)), header.colours, header.palette)
        case Lane():
            more = (tuple(x.kind for x in elements if isinstance(x, Lane)), header.feeling_scale)
        case _:
            pass
    return (tuple((type(e), e.id) for e in elements), named, more)


def _listed(journey: JourneyMap) -> object:
    """The touchpoints as they stand in a list to choose from."""
    return tuple([(t.id, t.name, t.channel) for t in (*journey.touchpoints, *journey.tray)])


def _notes(journey: JourneyMap, about: str) -> object:
    return tuple((n.id, n.text, n.kind, n.is_private) for n in journey.notes_about(about))
