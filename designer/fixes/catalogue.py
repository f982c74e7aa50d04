"""Which fixes there are for a gap."""

from __future__ import annotations

from designer.fixes import adding, balance, blueprint, feelings, flow, people, places
from designer.fixes.fix import Fix, Place, Suggest
from designer.library import Library
from designer.model import Gap, JourneyMap, Touchpoint

FIXES: dict[str, Suggest] = {
    **flow.FIXES,
    **places.FIXES,
    **people.FIXES,
    **adding.FIXES,
    **balance.FIXES,
    **feelings.FIXES,
    **blueprint.FIXES,
}
# Rules that may speak of the map as a whole, naming no element.
_OF_THE_MAP = frozenset(
    [
        *(
            "BP02",
            "BP03",
            "CO01",
            "EM03",
            "EM04",
            "EM05",
            "EV01",
            "EV02",
            "KP01",
            "KP02",
            "MT01",
            "OP01",
            "OP02",
            "OP03",
            "OW01",
        ),
        *("PE01", "PE02", "PE03", "PR01", "ST01", "ST02", "ST05", "TP01", "TP02", "TP04"),
    ]
)


def fixes_for(journey: JourneyMap, gap: Gap, library: Library) -> tuple[Fix, ...]:
    """The ways to mend a gap, the most likely first; none where only thinking helps, or what it is about is gone.

    The gap may be from before the last edit: a list shows it until the map is checked anew.
    """
    suggest = FIXES.get(gap.rule)
    if suggest is None or gap.is_waived or not (gap.elements or gap.rule in _OF_THE_MAP):
        return ()
    if any(id not in journey for id in gap.elements):
        return ()
    if gap.rule in flow.FIXES and any(_is_out_of_the_flow(journey, id) for id in gap.elements):
        return ()
    return tuple(suggest(Place(journey, gap, library)))


def _is_out_of_the_flow(journey: JourneyMap, id: str) -> bool:
    return journey.find(Touchpoint, id) is not None and id not in journey.numbers
