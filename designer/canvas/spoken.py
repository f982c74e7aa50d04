"""What a screen reader is told of the map: its parts in reading order, and the words for each. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec

from designer.canvas.wording import lane_word, name_or_kind, step_number
from designer.editing.operations.labels import kind_word
from designer.layout.grid import Cell, Grid
from designer.layout.rows import lane_name
from designer.model import Channel, Connection, JourneyMap, Lane, Note, Persona, Stage, Touchpoint
from designer.model.scales import map_scale
from designer.words import _, ngettext

GapsOf = Callable[[str], Sequence[str]]  # the sentences of the gaps of an element


class Part(StrEnum):
    """What something on the map is to a screen reader."""

    PERSONA = "persona"
    STAGE = "stage"
    LANE = "lane"
    TOUCHPOINT = "touchpoint"
    NOTE = "note"
    CONNECTION = "connection"
    CELL = "cell"


class Spoken(msgspec.Struct, frozen=True):
    """One part: an element by its id, or the empty cell that has the keyboard."""

    part: Part
    id: str


def spoken_parts(journey: JourneyMap, grid: Grid) -> tuple[Spoken, ...]:
    """All that stands on a map, as it is read: personas, stages, lanes, touchpoints with their notes, connections, the tray."""
    found = [Spoken(Part.PERSONA, p.id) for p in journey.personas if p.id in grid.personas]
    found += [Spoken(Part.STAGE, s.id) for s in journey.stages]
    found += [Spoken(Part.LANE, row.lane) for row in grid.lanes if row.lane]
    for stage in journey.stages:
        found += [Spoken(Part.NOTE, n.id) for n in journey.notes_about(stage.id) if n.id in grid.notes]
        for touchpoint in journey.touchpoints_in(stage.id):
            found.append(Spoken(Part.TOUCHPOINT, touchpoint.id))
            found += [Spoken(Part.NOTE, n.id) for n in journey.notes_about(touchpoint.id) if n.id in grid.notes]
            found += [Spoken(Part.CONNECTION, c.id) for c in journey.connections_from(touchpoint.id)]
    found += [Spoken(Part.TOUCHPOINT, t.id) for t in journey.tray]
    return tuple(found)


def spoken_name(journey: JourneyMap, id: str, gaps: Sequence[str] = ()) -> str:
    """An element in one line: "Order online, touchpoint, Purchase, step 1 of 1, Website, feeling −2, leads to …, 1 gap"."""
    element = journey.get(id)
    if element is None:
        return ""
    said = [name_or_kind(journey, id)]
    match element:
        case Touchpoint():
            said += _touchpoint(journey, element)
        case Stage():
            count = len(journey.touchpoints_in(id))
            said += [_("stage"), element.goal] if element.goal else [_("stage")]
            said.append(ngettext("{n} touchpoint", "{n} touchpoints", count).format(n=count))
        case Channel() | Lane():
            if isinstance(element, Lane) and not element.name:
                said = [lane_name(element.kind)]
            said.append(kind_word(element))
            if element.folded:
                said.append(_("folded"))
        case Note():
            said.append(_(element.kind.value))
            if element.about:
                said.append(_("about {name}").format(name=name_or_kind(journey, element.about)))
            if element.is_private:
                said.append(_("private"))
        case Connection():
            said = [
                _("Connection from {source} to {target}").format(
                    source=name_or_kind(journey, element.source), target=name_or_kind(journey, element.target)
                ),
                _(element.kind.value),
            ]
            if element.label:
                said.append(element.label)
            if element.share is not None:
                said.append(f"{element.share:g} %")
        case Persona():
            said.append(_("persona"))
            if element.role:
                said.append(element.role)
    if gaps:
        said.append(ngettext("{n} gap", "{n} gaps", len(gaps)).format(n=len(gaps)))
    return ", ".join(said)


def _touchpoint(journey: JourneyMap, touchpoint: Touchpoint) -> list[str]:
    said = [_("touchpoint")]
    if touchpoint.is_in_tray:
        said.append(_("in the tray"))
    else:
        steps = len(journey.steps(touchpoint.stage))
        said += [
            name_or_kind(journey, touchpoint.stage),
            _("step {n} of {all}").format(n=step_number(journey, touchpoint.stage, touchpoint.step), all=steps),
            lane_word(journey, journey.place_of(touchpoint)),
        ]
    if touchpoint.is_moment_of_truth:
        said.append(_("moment of truth"))
    values = sorted({value for _who, value in touchpoint.feelings})
    if touchpoint.feeling is not None and not values:
        values = [touchpoint.feeling]
    if values:
        scale = map_scale(journey)
        said.append(_("feeling {value}").format(value=" / ".join(scale.text(v) for v in values)))
    if touchpoint.submap or touchpoint.map_file:
        said.append(_("opens another map"))
    said += [
        _("leads to {name}").format(name=name_or_kind(journey, way.target))
        for way in journey.connections_from(touchpoint.id)
    ]
    return said


def spoken_cell(journey: JourneyMap, cell: Cell) -> str:
    """ "Advocacy, step 1, Website, empty"."""
    step = _("step {n}").format(n=step_number(journey, cell.stage, cell.step))
    return ", ".join((name_or_kind(journey, cell.stage), step, lane_word(journey, cell.lane), _("empty")))


def spoken_details(journey: JourneyMap, id: str, gaps: Sequence[str]) -> str:
    """What more there is to say: its description, goal or quote, then each of its gaps."""
    element = journey.get(id)
    match element:
        case Touchpoint():
            said = [element.description]
        case Persona():
            said = [element.quote, element.goals]
        case _:
            said = []
    return " ".join(text for text in (*said, *gaps) if text)
