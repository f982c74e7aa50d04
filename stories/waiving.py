"""The gaps that a story waives: once its map is whole they are looked up, so that a waiver holds for what is there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.checks import check
from designer.editing import Document, operations
from designer.model import JourneyMap


class Waived(msgspec.Struct, frozen=True):
    """“waive RULE reason | date | by”: about the touchpoint or stage before it, or, as a field of the map, about the map."""

    rule: str
    about: str
    reason: str
    date: str = ""
    by: str = ""


def waived(told: str, about: str) -> Waived:
    """What a line says."""
    rule, _, rest = told.partition(" ")
    reason, date, by = [*(part.strip() for part in rest.split("|")), "", ""][:3]
    if not rule or not reason:
        raise ValueError("a waiver is “RULE reason | date | by”")
    return Waived(rule, about, reason, date, by)


def waive_all(journey: JourneyMap, told: Sequence[Waived]) -> JourneyMap:
    """The map with its waivers; raises ValueError where there is no such gap."""
    if not told:
        return journey
    count = 0

    def new_id(prefix: str) -> str:
        nonlocal count
        count += 1
        return f"{prefix}{count:02}"

    document = Document(journey, new_id=new_id)
    gaps = check(journey).gaps
    for one in told:
        gap = next((g for g in gaps if g.rule == one.rule and (not one.about or one.about in g.elements)), None)
        if gap is None:
            raise ValueError(f"there is no gap {one.rule} to waive")
        operations.waive(document, gap, one.reason, one.date, one.by)
    return document.journey
