"""The current and the future state of one map as two maps that can be compared."""

from __future__ import annotations

import msgspec

from designer.model import JourneyMap
from designer.model.elements import HEADER_ID
from designer.model.views import seen


def as_state(journey: JourneyMap, state: str) -> JourneyMap:
    """A map of both states as it is in the "current" or in the "future" one, with what is felt then."""
    shown = seen(journey, None, state)
    header = msgspec.structs.replace(shown.header, shows=journey.header.shows)
    alone = JourneyMap([header if element.id == HEADER_ID else element for element in shown])
    alone.number_as(journey.numbers)
    return alone
