"""Edits as a person makes them, each by the operation that the window calls, on any map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import (
    Channel,
    Connection,
    Lane,
    LaneKind,
    Note,
    NoteKind,
    Persona,
    Placement,
    Stage,
    Status,
    Touchpoint,
)
from designer.model.kinds import Evidence

Edit = Callable[[Document, Random], object]

WORDS = (
    "",
    "Ask",
    "Reads the letter twice",
    "Something much longer than it was before, in two or three lines, and then some more of it",
    "待って います",
    "ينتظر العميل الرد",
)


class NothingThere(Exception):
    """The map has nothing that this edit could be made to."""


def make(edit: Edit, document: Document, random: Random) -> bool:
    """Make an edit; whether there was anything to make it to."""
    try:
        edit(document, random)
    except (NothingThere, Refused):
        return False
    return True


def _one(found: Sequence[str], random: Random) -> str:
    if not found:
        raise NothingThere
    return random.choice(sorted(found))


def _id(document: Document, random: Random, *kinds: type) -> str:
    return _one([e.id for e in document.journey if isinstance(e, kinds)], random)


def _card(document: Document, random: Random) -> str:
    return _one([t.id for t in document.journey.touchpoints], random)


def _before(document: Document, random: Random, ids: Sequence[str]) -> str | None:
    return random.choice([*ids, None])


def _place(document: Document, random: Random) -> Placement:
    journey = document.journey
    stage = _one([s.id for s in journey.stages], random)
    lane = random.choice([*[c.id for c in journey.channels], *[x.id for x in journey.action_lanes], ""])
    keys = [key for key, _members in journey.steps(stage)]
    if keys and random.random() < 0.4:
        return Placement(stage=stage, step=random.choice(keys), lane=lane)
    return Placement(stage=stage, after=random.choice([*keys, "", None]), lane=lane)


def _field(kinds: type | tuple[type, ...], field: str, *values: object) -> Edit:
    def edit(document: Document, random: Random) -> None:
        id = _id(document, random, *(kinds if isinstance(kinds, tuple) else (kinds,)))
        ops.set_field(document, id, field, random.choice(values))

    return edit


def _rename(*kinds: type) -> Edit:
    return lambda document, random: ops.rename(document, _id(document, random, *kinds), random.choice(WORDS))


def _delete(*kinds: type) -> Edit:
    return lambda document, random: ops.delete(document, [_id(document, random, *kinds)])


def _header(field: str, *values: object) -> Edit:
    return lambda document, random: ops.set_header(document, field, random.choice(values))


def _feel(document: Document, random: Random) -> None:
    who = random.choice([*[p.id for p in document.journey.personas], ""])
    ops.set_feeling(document, _card(document, random), who, random.choice([-2.0, -0.5, 1.0, 2.0, None]))


def _add_note(document: Document, random: Random) -> None:
    about = _id(document, random, Touchpoint, Stage)
    ops.add_note(document, random.choice(list(NoteKind)), about, random.choice(WORDS))


def _move_note(document: Document, random: Random) -> None:
    ops.move_note(document, _id(document, random, Note), _id(document, random, Touchpoint, Stage))


def _change_metric(document: Document, random: Random) -> None:
    id = _one([n.id for n in document.journey.of(Note) if n.kind is NoteKind.METRIC], random)
    ops.set_field(document, id, random.choice(["value", "target"]), random.choice([None, 7.0, 12000.0]))


def _add_touchpoint(document: Document, random: Random) -> None:
    sources = [t.id for t in document.journey.touchpoints]
    source = random.choice(sources) if sources and random.random() < 0.5 else ""
    ops.add_touchpoint(document, random.choice(WORDS), _place(document, random), connect_from=source)


def _move(document: Document, random: Random) -> None:
    ids = [t.id for t in document.journey.of(Touchpoint)]
    chosen = [_one(ids, random)]
    if random.random() < 0.3:
        chosen.append(_one(ids, random))
    ops.move_touchpoints(document, chosen, _place(document, random), keeps_lane=random.random() < 0.3)


def _put_away(document: Document, random: Random) -> None:
    ops.move_to_tray(document, [_card(document, random)])


def _duplicate(document: Document, random: Random) -> None:
    ops.duplicate(document, [_card(document, random)])


def _drag_border(document: Document, random: Random) -> None:
    stages = document.journey.stages
    if len(stages) < 2:
        raise NothingThere
    at = random.randrange(len(stages) - 1)
    ops.move_border(document, stages[at].id, stages[at + 1].id, random.choice([-1, 1]))


def _connect(document: Document, random: Random) -> None:
    ops.connect(document, _card(document, random), _card(document, random))


def _reconnect(document: Document, random: Random) -> None:
    end = random.choice(["source", "target"])
    ops.reconnect(document, _id(document, random, Connection), **{end: _card(document, random)})


def _add_stage(document: Document, random: Random) -> None:
    ops.add_stage(
        document, random.choice(WORDS), before=_before(document, random, [s.id for s in document.journey.stages])
    )


def _move_stage(document: Document, random: Random) -> None:
    ids = [s.id for s in document.journey.stages]
    ops.move_stage(document, _one(ids, random), _before(document, random, ids))


def _add_lane(document: Document, random: Random) -> None:
    ops.add_lane(document, random.choice(list(LaneKind)), random.choice(WORDS))


def _add_channel(document: Document, random: Random) -> None:
    ops.add_channel(
        document, random.choice(WORDS), before=_before(document, random, [x.id for x in document.journey.lanes])
    )


def _move_lane(document: Document, random: Random) -> None:
    ids = [x.id for x in document.journey.lanes]
    ops.move_lane(document, _one(ids, random), _before(document, random, ids))


def _toggle(field: str) -> Edit:
    return lambda document, random: ops.toggle_lanes(document, [_id(document, random, Channel, Lane)], field)


def _set_height(document: Document, random: Random) -> None:
    ops.set_height(document, _id(document, random, Channel, Lane), random.choice([0, 40, 130, 260]))


def _fold_stage(document: Document, random: Random) -> None:
    ops.toggle_folded(document, [_id(document, random, Stage)])


EDITS: dict[str, Edit] = {
    "rename a touchpoint": _rename(Touchpoint),
    "rename a stage": _rename(Stage),
    "rename a channel": _rename(Channel),
    "rename a lane": _rename(Lane),
    "rename a persona": _rename(Persona),
    "describe": _field(Touchpoint, "description", *WORDS),
    "tell the goal": _field(Stage, "goal", *WORDS),
    "feel": _feel,
    "engage": _field(Touchpoint, "engagement", 1.0, 4.0, None),
    "moment of truth": _field(Touchpoint, "is_moment_of_truth", True, False),
    "status": _field(Touchpoint, "status", *Status),
    "evidence": _field(Touchpoint, "evidence", None, *Evidence),
    "owner": _field(Touchpoint, "owner", *WORDS[:3]),
    "duration": _field(Touchpoint, "duration", *WORDS[:3]),
    "add a note": _add_note,
    "write a note": _field(Note, "text", *WORDS),
    "severity": _field(Note, "severity", None, 1, 3),
    "impact": _field(Note, "impact", None, 1, 3),
    "value": _change_metric,
    "move a note": _move_note,
    "delete a note": _delete(Note),
    "add a touchpoint": _add_touchpoint,
    "move touchpoints": _move,
    "put a touchpoint away": _put_away,
    "duplicate a touchpoint": _duplicate,
    "delete a touchpoint": _delete(Touchpoint),
    "drag a border": _drag_border,
    "connect": _connect,
    "reconnect": _reconnect,
    "label a connection": _field(Connection, "label", *WORDS[:4]),
    "share": _field(Connection, "share", None, 35.0),
    "delete a connection": _delete(Connection),
    "add a stage": _add_stage,
    "move a stage": _move_stage,
    "fold a stage": _fold_stage,
    "colour a stage": _field(Stage, "colour", "", "#2563A8"),
    "delete a stage": _delete(Stage),
    "add a lane": _add_lane,
    "add a channel": _add_channel,
    "move a lane": _move_lane,
    "kind of a lane": _field(Lane, "kind", *LaneKind),
    "fold a lane": _toggle("folded"),
    "hide a lane": _toggle("shown"),
    "pin a lane": _toggle("pinned"),
    "height": _set_height,
    "delete a lane": _delete(Channel, Lane),
    "add a persona": lambda document, random: ops.add_persona(document, random.choice(WORDS)),
    "colour a persona": _field(Persona, "colour", "", "#2563A8"),
    "delete a persona": _delete(Persona),
    "title": _header("title", *WORDS),
    "scenario": _header("scenario", *WORDS),
    "version": _header("version", *WORDS[:3]),
    "palette": _header("palette", "", "harbour"),
    "brand colours": _header("colours", (), ("#2563A8",)),
}
