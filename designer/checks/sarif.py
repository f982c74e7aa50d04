"""Findings as SARIF 2.1.0, the form in which build servers show what linters found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from designer import __version__
from designer.checks.pages import RulePage, rule_pages
from designer.checks.report import CheckedFile, Told
from designer.checks.wording import named, one_line, why_waived
from designer.model import Gap, Severity
from designer.model.elements import kind_of
from designer.words import _

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LinesOf = Callable[[str], Mapping[str, int]]  # of a file: the line of each element, and of the map ("map")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def _nowhere(_file: str) -> Mapping[str, int]:
    return {}


def as_sarif(checked: Sequence[CheckedFile], told: Sequence[Told] = (), lines_of: LinesOf = _nowhere) -> dict[str, Any]:
    """One run over all files: the rules, a result for each gap, waived ones with what waived them, and a notification for
    each rule that could not be judged, and for each file that could not be read.

    With `lines_of` a result says the line of the first element that it is about, which build servers show it beside; one
    that is not known counts as the first.
    """
    lines = cache(lines_of)
    maps = _with_levels(checked)
    pages = rule_pages()
    index = {page.id: i for i, page in enumerate(pages)}
    files = list(dict.fromkeys(one.file for one in maps))  # a map inside a file is in that one file
    place = {file: i for i, file in enumerate(files)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Journey Designer",
                        "version": __version__,
                        "rules": [_rule(page) for page in pages],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": {"uri": _uri(file)}} for file in files],
                "invocations": [
                    {
                        "executionSuccessful": not any(one.is_grave for one in told),
                        **({"toolExecutionNotifications": [_notification(one) for one in told]} if told else {}),
                        "toolConfigurationNotifications": [
                            {
                                "level": "note",
                                "message": {"text": _said(one, skipped.reason)},
                                "associatedRule": {"id": skipped.rule, "index": index[skipped.rule]},
                                "locations": [_location(one, place, ())],
                            }
                            for one in maps
                            for skipped in one.findings.skipped
                        ],
                    }
                ],
                "results": [
                    _result(gap, one, place, index[gap.rule], lines) for one in maps for gap in one.findings.gaps
                ],
            }
        ],
    }


def _notification(told: Told) -> dict[str, Any]:
    return {
        "level": "error" if told.is_grave else "warning",
        "message": {"text": told.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(told.file)}}}],
    }


def _with_levels(checked: Sequence[CheckedFile]) -> list[CheckedFile]:
    """The maps, each followed by those that it opens, every one with its file as the command names it; `names` only where it
    lies inside another map of that file."""
    found: list[CheckedFile] = []
    for one in checked:
        folder = PurePath(one.file).parent
        found.append(one)
        beside: set[str] = set()  # files whose own map has come: what comes of them after that lies inside it
        for level in one.below:
            file = (folder / level.file).as_posix() if level.file else one.file
            is_inside = not level.file or level.file in beside
            beside.add(level.file)
            found.append(msgspec.structs.replace(level, file=file, names=level.names if is_inside else ()))
    return found


def _way(one: CheckedFile) -> str:
    """What leads to a map inside another one: “Proves who she is”; nothing for the map of a file itself."""
    return " › ".join(one_line(name) or _("a touchpoint without a name") for name in one.names)


def _said(one: CheckedFile, text: str) -> str:
    """A sentence, with the map that it is about where that lies inside another one."""
    return f"{_way(one)}: {text}" if one.names else text


def _rule(page: RulePage) -> dict[str, Any]:
    return {
        "id": page.id,
        "name": page.name,
        "shortDescription": {"text": page.why},
        "fullDescription": {"text": page.why},
        "help": {"text": " ".join(text for text in (page.advice, page.source) if text) or page.why},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
        "properties": {"tags": [page.topic]},
    }


def _result(gap: Gap, one: CheckedFile, place: Mapping[str, int], rule: int, lines: LinesOf) -> dict[str, Any]:
    location = _location(one, place, gap.elements)
    location["physicalLocation"]["region"] = {"startLine": _line(gap, one, lines(one.file))}
    result: dict[str, Any] = {
        "ruleId": gap.rule,
        "ruleIndex": rule,
        "level": _LEVELS[gap.severity],
        "message": {"text": _said(one, f"{gap.message} {gap.suggestion}")},
        "locations": [location],
        "partialFingerprints": {"subjects/v1": _fingerprint(gap, one)},
    }
    if gap.is_waived:
        held = {"properties": {"date": gap.waived_on}} if gap.waived_on else {}
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": why_waived(gap), **held}]
    return result


def _line(gap: Gap, one: CheckedFile, lines: Mapping[str, int]) -> int:
    about = [one.inside] if one.names else list(gap.elements)
    return next((lines[id] for id in [*about, "map"] if id in lines), 1)


def _fingerprint(gap: Gap, one: CheckedFile) -> str:
    """What stays the same while a gap does, wherever its elements move in the file."""
    return sha256("\n".join((gap.rule, *one.names, *gap.elements)).encode()).hexdigest()[:16]


def _location(one: CheckedFile, place: Mapping[str, int], ids: Sequence[str]) -> dict[str, Any]:
    """Where something is: the file, the map inside it, where it is in one, and the elements."""
    file = {"uri": _uri(one.file), "index": place[one.file]}
    logical = [_element(one, id) for id in ids]
    if one.names:
        logical.insert(0, {"name": one_line(one.journey.header.title) or _way(one), **_qualified(one, "", "map")})
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": file}}
    return {**location, "logicalLocations": logical} if logical else location


def _element(one: CheckedFile, id: str) -> dict[str, str]:
    element = one.journey[id]
    return {"name": named(one.journey, element), **_qualified(one, id, kind_of(element))}


def _qualified(one: CheckedFile, id: str, kind: str) -> dict[str, str]:
    return {"fullyQualifiedName": " › ".join(part for part in (_way(one), id) if part), "kind": kind}


def _uri(file: str) -> str:
    return quote(file.replace("\\", "/"))
