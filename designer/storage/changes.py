"""Changes as lines of JSON, for the recovery copy.

Of a map inside the map only what changed in it is told: it may be large, and each letter typed into it changes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from designer.model import BrokenReference, Change, Element, MapHeader, SubMap
from designer.model.change import Pair
from designer.model.inner import changes_inside, with_elements
from designer.storage.records import FILE, Record, element_from, record_of
from designer.storage.trouble import Flaw
from designer.storage.writing import mended
from designer.words import _


def change_to_json(change: Change) -> bytes:
    """A change as one line of JSON, without a line end."""
    plain = {"label": change.label, **_plain(change.pairs)}
    try:
        return msgspec.json.encode(plain)
    except UnicodeEncodeError:
        return msgspec.json.encode(mended(plain))


def change_from_json(line: bytes, held: Mapping[str, Element] | None = None) -> Change:
    """The change that a line tells, made to the elements that are `held`; raises Flaw where it tells none."""
    try:
        plain = msgspec.json.decode(line)
        return Change(str(plain["label"]), _pairs(plain, held or {}))
    except (
        msgspec.DecodeError,
        UnicodeDecodeError,
        RecursionError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        BrokenReference,
    ):
        raise Flaw(_("a change in it can't be read")) from None


def _plain(pairs: Mapping[str, Pair]) -> Record:
    told: Record = {"pairs": {}}
    for id, (before, after) in pairs.items():
        if isinstance(before, SubMap) and isinstance(after, SubMap) and _is_same_but_inside(before, after):
            told.setdefault("inside", {})[id] = _plain(changes_inside(before, after))
        else:
            told["pairs"][id] = [_record(before), _record(after)]
    return told


def _is_same_but_inside(before: SubMap, after: SubMap) -> bool:
    return (before.state, before.extra) == (after.state, after.extra)


def _pairs(plain: Record, held: Mapping[str, Element]) -> dict[str, Pair]:
    pairs: dict[str, Pair] = {id: (_element(before), _element(after)) for id, (before, after) in plain["pairs"].items()}
    for id, inside in plain.get("inside", {}).items():
        before = held[id]
        if not isinstance(before, SubMap):
            raise TypeError(id)
        elements = {e.id: e for e in before.elements}
        for inner, (_before, after) in _pairs(inside, elements).items():
            if after is None:
                elements.pop(inner, None)
            else:
                elements[inner] = after
        pairs[id] = (before, with_elements(before, elements.values()))
    return pairs


def _record(element: Element | None) -> Record | None:
    if element is None:
        return None
    record = record_of(element)
    if isinstance(element, MapHeader) and FILE in element.extra:
        record[FILE] = element.extra[FILE]
    return record


def _element(record: Any) -> Element | None:
    if record is None:
        return None
    aside = record.pop(FILE, None)
    element = element_from(record)
    return element if aside is None else msgspec.structs.replace(element, extra={**element.extra, FILE: aside})
