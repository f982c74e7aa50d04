"""Which fixes there are for a gap."""

from __future__ import annotations

from designer.fixes import adding, flow, places
from designer.fixes.fix import Fix, Place, Suggest
from designer.library import Library
from designer.model import Gap, JourneyMap

FIXES: dict[str, Suggest] = {**flow.FIXES, **places.FIXES, **adding.FIXES}
# Rules that may speak of the map as a whole, naming no element.
_OF_THE_MAP = frozenset(
    [
        *("CO01", "EM04", "EM05", "EV02", "KP01", "KP02", "MT01", "OP01", "OP02", "OP03", "OW01"),
        *("PE01", "PE02", "PE03", "ST05", "TP01", "TP04"),
    ]
)


def fixes_for(journey: JourneyMap, gap: Gap, library: Library) -> tuple[Fix, ...]:
    """The ways to mend a gap, the most likely first; none where only thinking helps, or what it is about is gone."""
    suggest = FIXES.get(gap.rule)
    if suggest is None or gap.is_waived or not (gap.elements or gap.rule in _OF_THE_MAP):
        return ()
    if any(id not in journey for id in gap.elements):
        return ()
    return tuple(suggest(Place(journey, gap, library)))
