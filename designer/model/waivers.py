"""When a waiver holds: as long as what its gap was about looks as it did when somebody said that it is all right."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

import msgspec

from designer.model.elements import Element, Waiver
from designer.model.gap import Gap
from designer.model.journey import JourneyMap

# Moving a card along, folding a stage or hiding a lane changes nothing of what a gap says.
_LOOKS = frozenset({"id", "order", "step", "height", "folded", "pinned", "shown", "colour", "icon", "picture", "extra"})
Key = tuple[str, tuple[str, ...]]


def seen_of(journey: JourneyMap, gap: Gap) -> str:
    """What a gap is about, as a short text that differs when its elements do, or what else its sentence names; of one about
    the map, when the numbers do that it tells.

    Names of fields that are as usual are left out, so that a later program with more fields sees the same.
    """
    about = [_plain(journey[id]) for id in gap.elements if id in journey]
    told = re.findall(r"\d+", gap.message) if not gap.elements else []
    said: list[object] = [gap.rule, gap.severity.value, about, told]
    if gap.names:
        said.append([_plain(journey[id]) for id in gap.names if id in journey])
    data = msgspec.json.encode(said, order="sorted")
    return hashlib.sha256(data).hexdigest()[:16]


def _plain(element: Element) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(element)
    return {name: value for name, value in fields.items() if name not in _LOOKS}


def waivers_of(journey: JourneyMap) -> Mapping[Key, Waiver]:
    """The waivers of a map by what they are about, whether they hold or not; of two about the same the later one."""
    return {(w.rule, w.about): w for w in sorted(journey.of(Waiver), key=lambda w: (w.date, w.id))}


def waived(journey: JourneyMap, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps, those marked that a waiver holds for."""
    known = waivers_of(journey)
    if not known:
        return tuple(gaps)
    return tuple(_marked(journey, gap, known.get((gap.rule, gap.elements))) for gap in gaps)


def _marked(journey: JourneyMap, gap: Gap, waiver: Waiver | None) -> Gap:
    if waiver is None or waiver.seen != seen_of(journey, gap):
        return gap
    return msgspec.structs.replace(gap, is_waived=True, reason=waiver.reason, waiver=waiver.id, waived_on=waiver.date)


def fallen(journey: JourneyMap, gaps: Iterable[Gap]) -> tuple[Waiver, ...]:
    """The waivers that hold no longer: their gap is gone, or what it was about has changed."""
    held = {gap.waiver for gap in gaps if gap.is_waived}
    return tuple(sorted((w for w in journey.of(Waiver) if w.id not in held), key=lambda w: w.id))
