"""Adding, moving and copying touchpoints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from designer.editing.document import Document
from designer.editing.operations.connections import connect
from designer.editing.operations.fields import Refused
from designer.editing.operations.labels import in_quotes, quoted, several
from designer.editing.operations.ordering import keys_in_tray
from designer.model import Channel, Placement, SubMap, Touchpoint
from designer.model.order import between, spread
from designer.words import _, ngettext

_MARK_OF_LIST = re.compile(r"^(?:•\s*|[*–-]\s+|[0-9]{1,3}[.)]\s+)+")


def add_touchpoint(
    document: Document, name: str = "", place: Placement | None = None, *, connect_from: str = "", **fields: Any
) -> str:
    """Add a touchpoint at a place (the tray, if None), connected from another one if asked; its id."""
    place = place or Placement()
    id = document.new_id("t")
    with document.edit(_added(name)):
        key = step_keys(document, place, 1)[0]
        channel, lane = lane_fields(document, place.lane)
        order = between(last_orders(document, place.stage).get(key) or None, None)
        document.put(
            Touchpoint(id=id, name=name, stage=place.stage, step=key, channel=channel, lane=lane, order=order, **fields)
        )
        if connect_from:
            connect(document, connect_from, id)
    return id


def _added(name: str) -> str:
    return _("Add touchpoint {name}").format(name=in_quotes(name)) if name else _("Add a touchpoint")


def add_lines(document: Document, lines: Sequence[str], place: Placement | None = None) -> list[str]:
    """Add one touchpoint a line: from a place on in steps that follow one another, connected; or in the tray.

    From a step on they go into the steps behind it as far as the lane is free there: what stands in other lanes stays where
    it is. All others get new steps. Bullets and numbers at the beginning of a line are dropped.
    """
    names = [text for line in lines if (text := _MARK_OF_LIST.sub("", f"{line.strip()} ", count=1).strip())]
    count = len(names)
    if count == 1:  # as often typed as pasted, and its name says more
        label = _added(names[0])
    else:
        label = ngettext("Paste {n} touchpoint", "Paste {n} touchpoints", count).format(n=count)
    with document.edit(label):
        made: list[str] = []
        for name in names:
            before = made[-1] if made and place and place.stage else ""
            if place and before:
                place = _behind(document, place, document.journey[before].step)  # type: ignore[attr-defined]
            made.append(add_touchpoint(document, name, place, connect_from=before))
    return made


def _behind(document: Document, place: Placement, step: str) -> Placement:
    """The cell behind a step in the lane of a place that names a step, if it is free; else a new step there."""
    journey, state = document.journey, document.adds_to
    following = next(((key, there) for key, there in journey.steps(place.stage) if key > step), None)
    if place.step and following is not None:
        seen = [t for t in following[1] if not state or t.state in ("", state)]
        if all(journey.place_of(t) != place.lane for t in seen):
            return Placement(stage=place.stage, step=following[0], lane=place.lane)
    return Placement(stage=place.stage, after=step, lane=place.lane)


def move_touchpoints(document: Document, ids: Sequence[str], place: Placement, *, keeps_lane: bool = False) -> None:
    """Put touchpoints at a place, in the order they have. Those that shared a step go on sharing one.

    Put into another lane in a step where one of them stands, each keeps its own step. Where all stand in one lane they go
    to the place's lane; where they stand in several, or `keeps_lane`, each keeps its own.
    """
    moving = _in_order(document, ids)
    if not moving:
        return
    if not place.stage:
        move_to_tray(document, [t.id for t in moving])
        return
    what = several(document.journey, [t.id for t in moving])
    lanes = {document.journey.place_of(t) for t in moving}
    keeps_lane = keeps_lane or (len(moving) > 1 and len(lanes) > 1)
    stays_in_stage = all(t.stage == place.stage for t in moving)
    is_across = stays_in_stage and not keeps_lane and place.lane not in lanes and place.lane in document.journey
    target = quoted(document.journey, place.lane if is_across else place.stage)
    label = _("Move {what} to {stage}").format(what=what, stage=target)
    steps = dict.fromkeys(map(_step_of, moving))
    with document.edit(label):
        leaving = frozenset(t.id for t in moving)
        own = [step if stage == place.stage else "" for stage, step in steps]
        is_beside = (
            stays_in_stage and not keeps_lane and place.lane not in lanes and bool(place.step) and place.step in own
        )
        keys_there = own if is_beside else step_keys(document, place, len(steps), leaving, own)
        keys = dict(zip(steps, keys_there, strict=True))
        orders = last_orders(document, place.stage, leaving)
        channel, lane = lane_fields(document, place.lane)
        for touchpoint in moving:
            key = keys[_step_of(touchpoint)]
            changes: dict[str, Any] = {"stage": place.stage, "step": key}
            if not keeps_lane:
                changes |= {"channel": channel, "lane": lane}
                changes["also"] = tuple(i for i in touchpoint.also if i != channel)
            moved = msgspec.structs.replace(touchpoint, **changes)
            if (moved.stage, moved.step, moved.channel, moved.lane) != (
                touchpoint.stage, touchpoint.step, touchpoint.channel, touchpoint.lane,
            ):  # fmt: skip
                moved = msgspec.structs.replace(moved, order=between(orders.get(key) or None, None))
            orders[key] = max(orders.get(key, ""), moved.order)
            document.put(moved)


def move_to_tray(document: Document, ids: Sequence[str]) -> None:
    """Let touchpoints wait for a place; their channel is remembered."""
    moving = [t for t in _in_order(document, ids) if not t.is_in_tray]
    if not moving:
        return
    with document.edit(_("Move {what} to the tray").format(what=several(document.journey, [t.id for t in moving]))):
        for touchpoint, order in zip(moving, keys_in_tray(document), strict=False):
            document.put(msgspec.structs.replace(touchpoint, stage="", step="", lane="", order=order))


def move_border(document: Document, left: str, right: str, steps: int) -> None:
    """Move the border between two neighbouring stages: steps > 0 hands the first steps of the right one to the left one,
    steps < 0 the last steps of the left one to the right one."""
    if not steps:
        return
    giving, taking = (right, left) if steps > 0 else (left, right)
    groups = document.journey.steps(giving)
    chosen = groups[:steps] if steps > 0 else groups[steps:]
    ids = [t.id for _key, members in chosen for t in members]
    move_touchpoints(document, ids, Placement(stage=taking, after="" if steps > 0 else None), keeps_lane=True)


def duplicate(
    document: Document, ids: Sequence[str], place: Placement | None = None, *, keeps_lane: bool = False
) -> list[str]:
    """Copy touchpoints with their notes, each step's into one after it, or all to a place as they would be moved there; the
    ids of the copies.

    Connections between the copied ones are copied too.
    """
    originals = _in_order(document, ids)
    copies: dict[str, str] = {}
    steps = _steps_after(document, originals) if place is None else {}
    waiting = keys_in_tray(document)
    with document.edit(_("Duplicate {what}").format(what=several(document.journey, [t.id for t in originals]))):
        for original in originals:
            id = copies[original.id] = document.new_id("t")
            order = original.order if original.stage else next(waiting)
            if place is not None and original.stage:  # behind the original, in whose cell it may stay
                last = last_orders(document, original.stage).get(original.step, "")
                order = between(last or None, None)
            step = steps.get(_step_of(original), original.step)
            inner = _copy_submap(document, original.submap)
            document.put(
                msgspec.structs.replace(
                    original, id=id, step=step, order=order, is_start=False, is_end=False, submap=inner
                )
            )
            for note in document.journey.notes_about(original.id):
                document.put(msgspec.structs.replace(note, id=document.new_id("n"), about=id))
        for original in originals:
            for connection in document.journey.connections_from(original.id):
                if connection.target in copies:
                    source, target = copies[original.id], copies[connection.target]
                    document.put(
                        msgspec.structs.replace(connection, id=document.new_id("k"), source=source, target=target)
                    )
        if place is not None:
            move_touchpoints(document, list(copies.values()), place, keeps_lane=keeps_lane)
    return list(copies.values())


def _copy_submap(document: Document, id: str) -> str:
    """A copy of the map inside the file that a touchpoint opens, so that each changes alone; its id, "" for none."""
    submap = document.journey.find(SubMap, id)
    if submap is None:
        return ""
    copied = document.new_id("m")
    document.put(msgspec.structs.replace(submap, id=copied))
    return copied


def _in_order(document: Document, ids: Sequence[str]) -> list[Touchpoint]:
    numbers = document.journey.numbers
    chosen = {i for i in ids if document.journey.find(Touchpoint, i) is not None}
    placed = sorted((i for i in chosen if i in numbers), key=lambda i: numbers[i])
    waiting = [t.id for t in document.journey.tray if t.id in chosen]
    return [document.journey[i] for i in (*placed, *waiting)]  # type: ignore[misc]


def _step_of(touchpoint: Touchpoint) -> tuple[str, str]:
    """What touchpoints that share a step have in common; in the tray nobody shares anything."""
    return (touchpoint.stage, touchpoint.step) if touchpoint.stage else ("", touchpoint.id)


def _steps_after(document: Document, touchpoints: Iterable[Touchpoint]) -> dict[tuple[str, str], str]:
    """For each step of these touchpoints the key of a new one right after it."""
    found: dict[tuple[str, str], str] = {}
    for stage in {t.stage for t in touchpoints if t.stage}:
        keys = [key for key, _members in document.journey.steps(stage)]
        found |= {
            (stage, key): between(key, following) for key, following in pairwise([*keys, None]) if key is not None
        }
    return found


def step_keys(
    document: Document,
    place: Placement,
    count: int,
    leaving: frozenset[str] = frozenset(),
    own: Sequence[str] = (),
) -> list[str]:
    """Keys for so many steps at a place: the one it names (and new ones after it), or new ones after another.

    `leaving` are the touchpoints that come, `own` the keys of their steps in this stage, "" for those from elsewhere: steps
    that stand there already keep their keys.
    """
    if not place.stage:
        return [""] * count
    if place.stage not in document.journey:
        raise Refused(_("That stage is not on the map any more."))
    keys = [key for key, members in document.journey.steps(place.stage) if any(t.id not in leaving for t in members)]
    wanted = place.step or place.after
    if wanted == "":
        after = keys[-1] if keys else None
    else:
        after = max((k for k in keys if wanted is not None and k <= wanted), default=None)
    following = next((k for k in keys if after is None or k > after), None)
    shared = [place.step] if place.step in keys else []
    stay = list(own[len(shared) :])
    rising = [after or "", *stay, *([following] if following else [])]
    if stay and not set(stay) & {"", *keys} and all(a < b for a, b in pairwise(rising)):
        return shared + stay
    named = [place.step] if place.step else []
    return named + spread(place.step or after, following, count - len(named))


def lane_fields(document: Document, lane: str) -> tuple[str, str]:
    """(channel, action lane) for a lane's id."""
    if not lane:
        return "", ""
    return (lane, "") if document.journey.find(Channel, lane) is not None else ("", lane)


def last_orders(document: Document, stage: str, leaving: frozenset[str] = frozenset()) -> dict[str, str]:
    """For each step of a stage the last order key in it, for "" that of the tray; what is leaving does not count."""
    if not stage:
        return {"": max((t.order for t in document.journey.tray if t.id not in leaving), default="")}
    return {
        key: max((t.order for t in members if t.id not in leaving), default="")
        for key, members in document.journey.steps(stage)
    }
