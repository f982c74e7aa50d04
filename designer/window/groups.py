"""What stands together on a map: the touchpoints of a stage or channel, the notes of a lane."""

from __future__ import annotations

from designer.editing.clipboard import notes_in_lane
from designer.model import JourneyMap, Lane, Note, Stage, Touchpoint
from designer.model.kinds import ACTION_LANES, LANE_OF_NOTE


def group_of(journey: JourneyMap, id: str) -> list[str]:
    """The ids of what stands in a stage or lane; of what stands with a touchpoint in its stage, with a note in its lane."""
    element = journey.get(id)
    match element:
        case Touchpoint():
            return [t.id for t in journey.touchpoints_in(element.stage)]
        case Stage():
            return [t.id for t in journey.touchpoints_in(id)]
        case Lane() if element.kind not in ACTION_LANES:
            return [n.id for n in notes_in_lane(journey, element)]
        case Note():
            for lane in journey.lanes:
                if isinstance(lane, Lane) and element in (found := notes_in_lane(journey, lane)):
                    return [n.id for n in found]
            kind = LANE_OF_NOTE[element.kind]  # in a lane that appears by itself
            return [n.id for n in journey.of(Note) if not n.lane and LANE_OF_NOTE[n.kind] is kind]
        case _:
            return [t.id for t in journey.touchpoints if journey.place_of(t) == id]
