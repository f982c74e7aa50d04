"""A comparison as text for people and as JSON for programs (docs/compare.md)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from designer.comparing.differences import Difference, Differences, FieldChange, Kind
from designer.comparing.wording import counts_words, sentence
from designer.model import JourneyMap
from designer.words import ngettext

SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "−", Kind.MOVED: "→", Kind.CHANGED: "~"}


def grouped(items: Iterable[Difference]) -> list[tuple[str, list[Difference]]]:
    """Differences under their headings, in the order of the map."""
    found: list[tuple[str, list[Difference]]] = []
    for item in items:
        if not found or found[-1][0] != item.group:
            found.append((item.group, []))
        found[-1][1].append(item)
    return found


def as_text(differences: Differences) -> str:
    """All differences by their place in the map, one a line, and their number at the end; "" for none."""
    lines: list[str] = []
    for group, items in grouped(differences):
        lines += ["", group] if lines else [group]
        for item in items:
            lines += _lines(item, "  ")
    if not lines:
        return ""
    count = len(differences)
    total = ngettext("{n} difference", "{n} differences", count).format(n=count)
    lines += ["", f"{total}: {counts_words(differences.counts)}."]
    return "\n".join(lines) + "\n"


def _lines(item: Difference, indent: str) -> list[str]:
    found = [f"{indent}{SIGNS[item.kind]} {sentence(item)}"]
    for other in (*item.along, *item.inside):
        found += _lines(other, indent + "    ")
    return found


def as_json(differences: Differences, before: tuple[str, JourneyMap], after: tuple[str, JourneyMap]) -> dict[str, Any]:
    """One object for programs; each map comes with the name of its file."""
    counts = differences.counts
    return {
        "before": _map(*before),
        "after": _map(*after),
        "matched_by": "id" if differences.is_by_id else "name",
        "equal": not differences,
        "counts": {kind.value: counts.of(kind) for kind in Kind},
        "differences": [_plain(item) for item in differences],
    }


def _map(file: str, journey: JourneyMap) -> dict[str, str]:
    return {"file": file, "title": journey.header.title, "id": journey.header.uid}


def _plain(item: Difference) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "element": item.element,
        "called": item.called,
        "name": item.name or None,
        "before": item.before or None,
        "after": item.after or None,
        "group": item.group,
        "place": item.place or None,
        "old_place": item.old_place or None,
        "sentence": sentence(item),
        "changes": [_plain_change(change) for change in item.changes],
        "with": [_plain(other) for other in item.along],
        "inside": [_plain(other) for other in item.inside],
    }


def _plain_change(change: FieldChange) -> dict[str, Any]:
    return {
        "field": change.field,
        "word": change.word,
        "before": change.before,
        "after": change.after,
        "before_words": change.before_words or None,
        "after_words": change.after_words or None,
    }
