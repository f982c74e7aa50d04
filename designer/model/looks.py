"""What a view says, and what two looks have in common: its filters, its lanes, the state it shows."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.model.elements import Lane, Note, Touchpoint, View
from designer.model.journey import JourneyMap
from designer.model.kinds import LANE_OF_NOTE, LaneKind, MapState

# Lanes that stand on a map that has something for them, without being added. Layout asks for the same ones.
APPEARING_LANES = (
    LaneKind.EMOTION,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
    LaneKind.METRICS,
    LaneKind.CONTENT,
    LaneKind.CUSTOM,
)
STATES = (MapState.CURRENT.value, MapState.FUTURE.value)
_FILTERS = ("personas", "channels", "owners", "statuses")
_SETS = ("hides", "hides_kinds", *_FILTERS, "folds")

replace = msgspec.structs.replace


def fades(view: View) -> bool:
    """Whether a view lets something stand back: it says so, and filters something."""
    return view.fades and any(getattr(view, field) for field in _FILTERS)


def unfiltered(view: View) -> View:
    """A view without its filters: lanes and folded stages as they were."""
    return replace(view, fades=False, **dict.fromkeys(_FILTERS, ()))


def state_seen(journey: JourneyMap, view: View | None = None, shows: str = "") -> str:
    """Which state is looked at: "current" or "future" where the map holds both and one was asked for, else ""."""
    asked = shows or (view.shows if view is not None else "")
    return asked if asked in STATES and journey.header.shows is MapState.BOTH else ""


def other_state(state: str) -> str:
    """ "future" for "current", and the other way round."""
    return STATES[1 - STATES.index(state)]


def kinds_appearing(journey: JourneyMap) -> tuple[LaneKind, ...]:
    """The kinds of lanes that stand on this map by themselves: it has something for them and no lane of that kind."""
    added = {lane.kind for lane in journey.of(Lane)}
    held = {LANE_OF_NOTE[note.kind] for note in journey.of(Note) if not note.lane}
    if any(t.feeling is not None or t.feelings for t in journey.of(Touchpoint)):
        held.add(LaneKind.EMOTION)
    return tuple(kind for kind in APPEARING_LANES if kind in held and kind not in added)


def look_of(view: View) -> View:
    """What a view shows, without its id, name and place among the others: equal looks show the same."""
    look = View(id="")
    for field in _SETS:
        look = replace(look, **{field: tuple(sorted(set(getattr(view, field))))})
    return replace(look, arrangement=view.arrangement, shows=view.shows, fades=fades(view))


def whole_look(journey: JourneyMap) -> View:
    """The look of a map with no view on: nothing is left out, stages are folded as the map has them."""
    return look_of(View(id="", folds=tuple(s.id for s in journey.stages if s.folded)))


def view_within(view: View, shown: JourneyMap) -> View | None:
    """A view as it names only what is in one state; None where nothing is left of one of its filters."""
    changes: dict[str, Any] = {"shows": "", "state": ""}
    for field in ("hides", "personas", "channels", "folds"):
        ids = getattr(view, field)
        changes[field] = tuple(i for i in ids if i in shown)
        if ids and not changes[field] and field in ("personas", "channels"):
            return None
    return replace(view, **changes)
