"""Findings as SARIF 2.1.0, the form in which build servers show what linters found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from designer import __version__
from designer.checks.pages import RulePage, rule_pages
from designer.checks.report import CheckedFile, Told
from designer.checks.wording import named
from designer.model import Gap, JourneyMap, Severity
from designer.model.elements import kind_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(checked: Sequence[CheckedFile], told: Sequence[Told] = ()) -> dict[str, Any]:
    """One run over all files: the rules, a result for each gap, waived ones with what waived them, and a notification for
    each rule that could not be judged, and for each file that could not be read."""
    checked = _with_levels(checked)
    pages = rule_pages()
    index = {page.id: i for i, page in enumerate(pages)}
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
                "artifacts": [{"location": {"uri": _uri(one.file)}} for one in checked],
                "invocations": [
                    {
                        "executionSuccessful": not any(one.is_grave for one in told),
                        **({"toolExecutionNotifications": [_notification(one) for one in told]} if told else {}),
                        "toolConfigurationNotifications": [
                            {
                                "level": "note",
                                "message": {"text": skipped.reason},
                                "associatedRule": {"id": skipped.rule, "index": index[skipped.rule]},
                                "locations": [_artifact(one.file, i)],
                            }
                            for i, one in enumerate(checked)
                            for skipped in one.findings.skipped
                        ],
                    }
                ],
                "results": [
                    _result(gap, one, i, index[gap.rule]) for i, one in enumerate(checked) for gap in one.findings.gaps
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
    """The maps, each followed by those that it opens, every one with its file as the command names it."""
    found: list[CheckedFile] = []
    for one in checked:
        folder = PurePath(one.file).parent
        found.append(one)
        for level in one.below:
            file = (folder / level.file).as_posix() if level.file else one.file
            found.append(msgspec.structs.replace(level, file=file))
    return found


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


def _result(gap: Gap, one: CheckedFile, artifact: int, rule: int) -> dict[str, Any]:
    location = _artifact(one.file, artifact)
    if gap.elements:
        location["logicalLocations"] = [_element(one.journey, id) for id in gap.elements]
    result: dict[str, Any] = {
        "ruleId": gap.rule,
        "ruleIndex": rule,
        "level": _LEVELS[gap.severity],
        "message": {"text": f"{gap.message} {gap.suggestion}"},
        "locations": [location],
    }
    if gap.is_waived:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": gap.reason}]
    return result


def _element(journey: JourneyMap, id: str) -> dict[str, str]:
    element = journey[id]
    return {"name": named(journey, element), "fullyQualifiedName": id, "kind": kind_of(element)}


def _artifact(file: str, index: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file), "index": index}}}


def _uri(file: str) -> str:
    return quote(file.replace("\\", "/"))
