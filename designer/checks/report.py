"""Findings as the command `check` prints them: as one JSON object, or as lines for a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from designer.checks.findings import Counts, Findings, counted
from designer.checks.wording import named, one_line, why_waived
from designer.model import Connection, JourneyMap, Severity
from designer.model.elements import kind_of, name_of
from designer.model.waivers import fallen
from designer.words import _, ngettext

_INDENT = " " * 15


class CheckedFile(msgspec.Struct, frozen=True):
    """A file that was checked: its name as it was asked for, its map, and what was found.

    `below` are the maps that it opens, those that these open among them; each with the `names` of the touchpoints that lead
    there, and its `file` as it is called from the folder of this one, "" for a map inside it; `inside` is the id of the
    element of the file in which a map inside it is kept.
    """

    file: str
    journey: JourneyMap
    findings: Findings
    names: tuple[str, ...] = ()
    below: tuple[CheckedFile, ...] = ()
    inside: str = ""

    def reaches(self, severity: Severity) -> bool:
        """Whether this map or one below has a gap as grave as this."""
        return any(one.findings.reaches(severity) for one in (self, *self.below))


class Told(msgspec.Struct, frozen=True):
    """What is to be told of a file besides its gaps, in one sentence: that it can't be read (then it is grave), or that it
    names a profile that is not there."""

    file: str
    message: str
    is_grave: bool = False


def all_as_json(checked: Sequence[CheckedFile], told: Sequence[Told] = (), *, is_one: bool) -> dict[str, Any]:
    """The object of `check --format json`: of one map its own, of several one with the counts of all and each with its file.

    What is told of files stands in `notifications`, where there is anything to tell.
    """
    notes = [
        {"level": "error" if one.is_grave else "warning", "file": one.file, "message": one.message} for one in told
    ]
    beside: dict[str, Any] = {"notifications": notes} if notes else {}
    if is_one:
        return {**_whole(checked[0]), **beside}
    return {
        "counts": _counts_of(checked),
        "maps": [{"file": one.file, **_whole(one)} for one in checked],
        **beside,
    }


def _counts_of(checked: Sequence[CheckedFile]) -> dict[str, int]:
    """How many gaps there are in these maps and all that they open."""
    counts = [level.findings.counts for one in checked for level in (one, *one.below)]
    return {severity.value: sum(c.of(severity) for c in counts) for severity in Severity}


def _whole(one: CheckedFile) -> dict[str, Any]:
    """The object of one map; where it opens others, `opens` holds one for each of them, and `counts` are those of all."""
    found = as_json(one.findings, one.journey)
    if one.below:
        found["counts"] = _counts_of([one])
        found["opens"] = [
            {"names": list(level.names), "file": level.file, **as_json(level.findings, level.journey)}
            for level in one.below
        ]
    return found


def all_as_text(checked: Sequence[CheckedFile], *, has_names: bool) -> str:
    """The lines of each map, below the names of their files where there are several."""
    if not has_names:
        return "".join(_lines(one) for one in checked)
    return "\n".join(f"{one_line(one.file)}\n{_lines(one)}" for one in checked)


def _lines(one: CheckedFile) -> str:
    """The lines of one map, then of each that it opens under the way there, and one line about all together."""
    text = as_text(one.findings, one.journey)
    for level in one.below:
        way = " › ".join(one_line(name) or _("a touchpoint without a name") for name in level.names)
        file = f"  ({one_line(level.file)})" if level.file else ""
        text += f"\n› {way}{file}\n{as_text(level.findings, level.journey)}"
    if one.below:
        counts = counted([gap for level in (one, *one.below) for gap in level.findings.gaps])
        maps = ngettext("{n} map", "{n} maps", 1 + len(one.below)).format(n=1 + len(one.below))
        said = _counts(counts) if counts != Counts() else _("no gaps")
        text += "\n" + _("Together in {maps}: {counts}.").format(maps=maps, counts=said) + "\n"
    return text


def as_json(findings: Findings, journey: JourneyMap) -> dict[str, Any]:
    """The object of `check --format json`, ready for an encoder; its shape is that of PRODUCT.md section 6."""
    counts = findings.counts
    return {
        "map": journey.header.title,
        "counts": {"error": counts.error, "warning": counts.warning, "info": counts.info},
        "gaps": [
            {
                "rule": gap.rule,
                "name": gap.name,
                "severity": gap.severity.value,
                "elements": [_element(journey, id) for id in gap.elements],
                "message": gap.message,
                "suggestion": gap.suggestion,
                "waived": gap.is_waived,
                **({"reason": gap.reason, "date": gap.waived_on} if gap.is_waived else {}),
            }
            for gap in findings.gaps
        ],
        "skipped": [{"rule": skipped.rule, "reason": skipped.reason} for skipped in findings.skipped],
    }


def _element(journey: JourneyMap, id: str) -> dict[str, str]:
    element = journey[id]
    name = name_of(element)
    if isinstance(element, Connection) and not name:
        name = named(journey, element)
    return {"id": id, "kind": kind_of(element), "name": name}


def as_text(findings: Findings, journey: JourneyMap) -> str:
    """Two lines for each gap, one for each rule that could not be judged, and the counts; ends with a line break."""
    lines = [one_line(journey.header.title)] if one_line(journey.header.title) else []
    for gap in findings.gaps:
        grade = _("waived") if gap.is_waived else gap.severity.value
        lines.append(f"{grade:<8} {gap.rule}  {gap.message}")
        lines.append(_INDENT + (why_waived(gap) if gap.is_waived else gap.suggestion))
    lines += [f"{_('skipped'):<8} {skipped.rule}  {skipped.reason}" for skipped in findings.skipped]
    lines.append(summary(findings))
    if gone := fallen(journey, findings.gaps):
        pattern = ngettext("{n} waiver holds no longer: {rules}.", "{n} waivers hold no longer: {rules}.", len(gone))
        lines.append(pattern.format(n=len(gone), rules=", ".join(dict.fromkeys(w.rule for w in gone))))
    return "\n".join(lines) + "\n"


def summary(findings: Findings) -> str:
    """One sentence with the counts: what is wrong, how many rules were checked, how many could not be judged."""
    if findings.gaps and findings.counts != Counts():
        found = f"{_counts(findings.counts)}."
    else:
        found = _("No gaps.")
    checked = _count(ngettext("{n} rule checked", "{n} rules checked", findings.judged), findings.judged)
    if not findings.skipped:
        return f"{found} {checked}."
    skipped = len(findings.skipped)
    unjudged = _count(ngettext("{n} could not be judged", "{n} could not be judged", skipped), skipped)
    return f"{found} {checked}, {unjudged}."


def _counts(counts: Counts) -> str:
    return _("{errors}, {warnings}, {infos}").format(
        errors=_count(ngettext("{n} error", "{n} errors", counts.error), counts.error),
        warnings=_count(ngettext("{n} warning", "{n} warnings", counts.warning), counts.warning),
        infos=_count(ngettext("{n} info", "{n} infos", counts.info), counts.info),
    )


def _count(pattern: str, n: int) -> str:
    return pattern.format(n=n)
