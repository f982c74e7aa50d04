"""Where rows of the outline land that are dragged in it. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from types import UnionType

import msgspec

from designer.editing import Document
from designer.editing import operations as ops
from designer.editing.operations.labels import quoted, several
from designer.model import Channel, JourneyMap, Lane, Note, Persona, Placement, Stage, Touchpoint
from designer.window.outline_model import LANES, PERSONAS, TRAY, above, below
from designer.words import _

Act = Callable[[Document], object]


class RowLanding(msgspec.Struct, frozen=True):
    """What a release does, how it is told, and where the mark stands: on a row, before one, or behind all that stands below
    one."""

    act: Act
    words: str
    on: str = ""
    before: str = ""
    behind: str = ""


def dragged_together(journey: JourneyMap, ids: Sequence[str], held: str) -> list[str]:
    """The chosen rows that go along with the one that is held: those of its kind, in the order of the outline."""
    element = journey.get(held)
    if not isinstance(element, Stage | Touchpoint | Channel | Lane | Persona | Note):
        return []
    chosen = set(ids) if held in ids else {held}
    orders: dict[type, Sequence[Stage | Touchpoint | Channel | Lane | Persona | Note]] = {
        Stage: journey.stages,
        Touchpoint: (*journey.touchpoints, *journey.tray),
        Channel: journey.lanes,
        Lane: journey.lanes,
        Persona: journey.personas,
        Note: tuple(journey.of(Note)),
    }
    return [e.id for e in orders[type(element)] if e.id in chosen]


def landing_on(journey: JourneyMap, ids: Sequence[str], row: str, is_lower: bool) -> RowLanding | None:
    """Where rows land that are let go on the upper or lower half of a row; None where they can't, or nothing would change."""
    match journey.get(ids[0]) if ids else None:
        case Stage():
            stage = _ancestor(journey, row, Stage)
            is_last = not stage  # the tray, the personas and the lanes stand below all stages
            order = [s.id for s in journey.stages]
            if stage and journey.get(row) is not journey[stage]:
                is_lower = True  # somewhere in the stage: behind it
            return _among(journey, ids, order, "" if is_last else stage, is_lower, ops.move_stage)
        case Touchpoint():
            return _touchpoints(journey, ids, row, is_lower)
        case Channel() | Lane():
            lane = _ancestor(journey, row, Channel | Lane)
            if not lane and row != LANES:
                return None
            order = [x.id for x in journey.lanes]
            return _among(journey, ids, order, lane or order[0], is_lower and bool(lane), ops.move_lane)
        case Persona():
            persona = _ancestor(journey, row, Persona)
            if not persona and row != PERSONAS:
                return None
            order = [p.id for p in journey.personas]
            return _among(journey, ids, order, persona or order[0], is_lower and bool(persona), ops.move_persona)
        case Note():
            return _notes(journey, ids, row)
        case _:
            return None


def _ancestor(journey: JourneyMap, row: str, kind: type | UnionType) -> str:
    """The element of a kind that a row is, or stands below; "" for none."""
    while row and not isinstance(journey.get(row), kind):
        row = above(journey, row) if row in journey else ""
    return row


def _among(
    journey: JourneyMap,
    ids: Sequence[str],
    order: Sequence[str],
    target: str,
    is_lower: bool,
    move: Callable[[Document, str, str | None], object],
) -> RowLanding | None:
    """Among their like: before or behind one of them, behind all for ""."""
    rest = [i for i in order if i not in ids]
    at = order.index(target) + is_lower if target else len(order)
    before = next((i for i in order[at:] if i not in ids), None)
    after = rest[: rest.index(before)] if before is not None else rest
    if [*after, *ids, *rest[len(after) :]] == list(order):
        return None
    words = _("Before {name}").format(name=quoted(journey, before)) if before else _("At the end")

    def act(document: Document) -> None:
        if len(ids) == 1:
            move(document, ids[0], before)
            return
        with document.edit(_("Move {what}").format(what=several(document.journey, ids))):
            for id in ids:
                move(document, id, before)

    return RowLanding(act, words, before=before or "", behind="" if before else order[-1])


def _touchpoints(journey: JourneyMap, ids: Sequence[str], row: str, is_lower: bool) -> RowLanding | None:
    touchpoint, stage = _ancestor(journey, row, Touchpoint), _ancestor(journey, row, Stage)
    if row == TRAY or (touchpoint and not stage):
        if all(journey[i] in journey.tray for i in ids):
            return None
        return RowLanding(lambda document: ops.move_to_tray(document, ids), _("To the tray"), on=TRAY)
    if not stage:
        return None
    all_there = journey.touchpoints_in(stage)
    there = [t for t in all_there if t.id not in ids]
    at = len(there)
    if touchpoint:
        numbers = [t.id for t in all_there]
        behind = set(numbers[: numbers.index(touchpoint) + (is_lower or row != touchpoint)])
        at = sum(t.id in behind for t in there)
    if _stand_there(journey, ids, stage, at):
        return None
    act = partial(_move_touchpoints, ids=ids, place=_place_between(stage, there, at))
    if at < len(there):
        return RowLanding(act, _("Before {name}").format(name=quoted(journey, there[at].id)), before=there[at].id)
    words = _("At the end of {stage}").format(stage=quoted(journey, stage))
    return RowLanding(act, words, behind=all_there[-1].id) if touchpoint else RowLanding(act, words, on=stage)


def _place_between(stage: str, there: Sequence[Touchpoint], at: int) -> Placement:
    """The place before the touchpoint at a position; between two that share a step it is that step."""
    if not at:
        return Placement(stage=stage, after=None)
    if at == len(there):
        return Placement(stage=stage, after="")
    earlier, later = there[at - 1].step, there[at].step
    return Placement(stage=stage, step=earlier) if earlier == later else Placement(stage=stage, after=earlier)


def _stand_there(journey: JourneyMap, ids: Sequence[str], stage: str, at: int) -> bool:
    """Whether all stand there already, in steps that they share with no other one."""
    order = [t.id for t in journey.touchpoints_in(stage)]
    rest = [i for i in order if i not in ids]
    if [*rest[:at], *ids, *rest[at:]] != order:
        return False
    shared = [members for _step, members in journey.steps(stage) if len(members) > 1]
    return not any(t.id in ids for members in shared for t in members)


def _move_touchpoints(document: Document, ids: Sequence[str], place: Placement) -> None:
    ops.move_touchpoints(document, ids, place, keeps_lane=True)


def _notes(journey: JourneyMap, ids: Sequence[str], row: str) -> RowLanding | None:
    """About another touchpoint, stage, persona or channel; its notes and ways count as it does."""
    about = _ancestor(journey, row, Touchpoint | Stage | Persona | Channel)
    if not about or all(journey[i].about == about for i in ids):  # type: ignore[attr-defined]
        return None

    def act(document: Document) -> None:
        with document.edit(_("Move {what}").format(what=several(document.journey, ids))):
            for id in ids:
                ops.move_note(document, id, about)

    return RowLanding(act, _("About {name}").format(name=quoted(journey, about)), on=about)


def last_below(journey: JourneyMap, key: str, is_open: Callable[[str], bool]) -> str:
    """The lowest row that can be seen below a row, itself if it is closed."""
    while is_open(key) and (rows := below(journey, key)):
        key = rows[-1]
    return key
