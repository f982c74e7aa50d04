"""Insight as the command prints it: as lines for a person, or as one JSON object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from designer.checks.wording import named, one_line
from designer.insight.insight import Insight
from designer.model import Channel, JourneyMap, Persona, Stage, Touchpoint
from designer.model.scales import map_scale
from designer.words import _, ngettext


def as_json(insight: Insight, journey: JourneyMap) -> dict[str, Any]:
    """One object, ready for an encoder. Shares run from 0 to 1."""

    def place(id: str) -> dict[str, str]:
        touchpoint = _touchpoint(journey, id)
        stage, channel = journey.find(Stage, touchpoint.stage), journey.find(Channel, touchpoint.channel)
        return {
            "id": id,
            "name": touchpoint.name,
            "stage": stage.name if stage is not None else "",
            "channel": channel.name if channel is not None else "",
        }

    return {
        "map": journey.header.title,
        "reason": insight.reason,
        "main": {
            "touchpoints": [place(id) for id in insight.main.touchpoints],
            "channel_switches": insight.main.switches,
            "share": _rounded(insight.main_share),
        },
        "alternatives": [
            {
                "leaves": detour.leaves or None,
                "via": [place(id) for id in detour.via],
                "joins": detour.joins or None,
                "label": detour.label,
                "share": _rounded(detour.share),
                "planned": detour.is_planned,
                "channel_switches": detour.path.switches,
            }
            for detour in insight.detours
        ],
        "alternatives_left_out": insight.detours_left_out,
        "bottlenecks": [place(id) for id in insight.bottlenecks],
        "ends": [
            {**place(end.touchpoint), "share": _rounded(end.share), "is_exit": end.is_exit} for end in insight.ends
        ],
        "lost": _rounded(insight.lost),
        "worst": [
            {
                "persona": name_of_persona(journey, way.persona) or None,
                "touchpoints": [place(id) for id in way.path.touchpoints],
                "total": _rounded(way.total),
                "mean": _rounded(way.mean),
                "mean_shown": map_scale(journey).text(way.mean),
                "known": way.known,
                "lowest": way.lowest,
                "channel_switches": way.path.switches,
            }
            for way in insight.worst
        ],
    }


def _rounded(value: float) -> float:
    return round(value, 6) + 0.0


def as_text(insight: Insight, journey: JourneyMap) -> str:
    """A heading for each question and its answer below; ends with a line break."""
    lines = [one_line(journey.header.title)] if one_line(journey.header.title) else []
    if insight.reason:
        return "\n".join([*lines, insight.reason]) + "\n"
    lines += _section(_("Main path"), [main_sentence(insight), *_steps(journey, insight.main.touchpoints)])
    others = [detour_sentence(journey, d) for d in insight.detours]
    if insight.detours_left_out:
        others.append(left_out(insight.detours_left_out))
    lines += _section(_("Alternative ways"), others or [_("None: there is one way through the map.")])
    all_go = [_("Every way goes through {name}.").format(name=_name(journey, id)) for id in insight.bottlenecks]
    lines += _section(_("Bottlenecks"), all_go or [_("None: no touchpoint where ways meet is on all of them.")])
    ends = [end_sentence(journey, end.touchpoint, end.share, is_exit=end.is_exit) for end in insight.ends]
    if insight.lost > 0.0005:
        ends.append(lost_sentence(insight.lost))
    lines += _section(_("Where customers end"), ends)
    worst = []
    for way in insight.worst:
        worst += [worst_sentence(journey, insight, way.persona), worst_course(journey, insight, way.persona)]
    lines += _section(_("Worst way through the feelings"), worst or [_("No feeling is known yet.")])
    return "\n".join(lines) + "\n"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)]


def _steps(journey: JourneyMap, ids: Sequence[str]) -> list[str]:
    found = []
    for id in ids:
        channel = journey.find(Channel, _touchpoint(journey, id).channel)
        aside = f"  ({one_line(channel.name)})" if channel is not None and one_line(channel.name) else ""
        found.append(f"{journey.numbers[id]:>4}  {one_line(_touchpoint(journey, id).name)}{aside}")
    return found


def main_sentence(insight: Insight) -> str:
    """What is said of the main path."""
    if not insight.main.touchpoints:
        return _("No way leads from the first entry to an exit.")
    count = len(insight.main.touchpoints)
    text = ngettext("{n} touchpoint, {switches}", "{n} touchpoints, {switches}", count)
    said = text.format(n=count, switches=switches_text(insight.main.switches))
    if insight.main_share < 0.9995:
        said += _(", taken by {share}").format(share=percent(insight.main_share))
    return said


def detour_sentence(journey: JourneyMap, detour: Any) -> str:
    """What is said of a way beside: where it leaves, what it goes through, where it comes back."""
    via = [_name(journey, id) for id in detour.via]
    shown = ", ".join(via[:4]) + (_(" and {n} more").format(n=len(via) - 4) if len(via) > 4 else "")
    parts = {
        "leaves": _name(journey, detour.leaves) if detour.leaves else "",
        "via": shown,
        "joins": _name(journey, detour.joins) if detour.joins else "",
    }
    if not detour.leaves:
        text = _("Begins with {via} and comes to {joins}") if detour.joins else _("Begins with {via} and ends there")
    elif not via:
        text = _("From {leaves} straight to {joins}")
    elif detour.joins:
        text = _("From {leaves} through {via} to {joins}")
    else:
        text = _("From {leaves} to {via}, and ends there")
    said = text.format(**parts)
    if one_line(detour.label):
        said += f" ({one_line(detour.label)})"
    who = _("in the future state") if detour.is_planned else percent(detour.share)
    return f"{said}: {who}, {switches_text(detour.path.switches)}"


def end_sentence(journey: JourneyMap, id: str, share: float, *, is_exit: bool) -> str:
    """Which part ends at a touchpoint."""
    text = _("{share} end at {name}") if is_exit else _("{share} end at {name}, which is no exit")
    if is_exit and share <= 0:
        text = _("Nobody ends at {name}")
    return text.format(share=percent(share), name=_name(journey, id))


def lost_sentence(share: float) -> str:
    """Who comes to no end."""
    return _("{share} come to no end: they go round in a loop").format(share=percent(share))


def worst_sentence(journey: JourneyMap, insight: Insight, persona: str) -> str:
    """How the worst way of a persona feels."""
    way = next(w for w in insight.worst if w.persona == persona)
    who = name_of_persona(journey, persona)
    said = _("{mean} in the mean of {n} feelings, lowest at {lowest}").format(
        mean=map_scale(journey).text(way.mean), n=way.known, lowest=_name(journey, way.lowest)
    )
    return f"{who}: {said}" if who else said


def worst_course(journey: JourneyMap, insight: Insight, persona: str) -> str:
    """Which way the worst one is: the main path, or where it differs from it."""
    way = next(w for w in insight.worst if w.persona == persona)
    main = set(insight.main.touchpoints)
    others = [_name(journey, id) for id in way.path.touchpoints if id not in main]
    if way.path.touchpoints == insight.main.touchpoints:
        return _("on the main path")
    if not others:
        return _("on the main path, leaving out part of it")
    shown = ", ".join(others[:6]) + (_(" and {n} more").format(n=len(others) - 6) if len(others) > 6 else "")
    return _("off the main path through {names}").format(names=shown)


def left_out(count: int) -> str:
    """How many ways are not listed."""
    return ngettext("and {n} way that fewer take", "and {n} ways that fewer take", count).format(n=count)


def switches_text(count: int) -> str:
    """How often the channel changes."""
    if not count:
        return _("no change of channel")
    return ngettext("{n} change of channel", "{n} changes of channel", count).format(n=count)


def percent(share: float) -> str:
    """A share as a person reads it: “35 %”, “under 1 %”."""
    if 0 < share < 0.01:
        return _("under 1 %")
    return f"{share * 100:.0f} %"


def name_of_persona(journey: JourneyMap, id: str) -> str:
    """What a persona is called, "" for everyone."""
    persona = journey.find(Persona, id)
    return one_line(persona.name) if persona is not None else ""


def _name(journey: JourneyMap, id: str) -> str:
    return named(journey, _touchpoint(journey, id))


def _touchpoint(journey: JourneyMap, id: str) -> Touchpoint:
    found = journey.find(Touchpoint, id)
    assert found is not None  # insight speaks of touchpoints of this map
    return found
