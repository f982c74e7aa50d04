"""Changes as lines of JSON, for the recovery copy."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.model import Change, Element, MapHeader
from designer.storage.records import FILE, Record, element_from, record_of
from designer.storage.trouble import Flaw
from designer.storage.writing import mended
from designer.words import _


def change_to_json(change: Change) -> bytes:
    """A change as one line of JSON, without a line end."""
    pairs = {id: [_record(before), _record(after)] for id, (before, after) in change.pairs.items()}
    plain = {"label": change.label, "pairs": pairs}
    try:
        return msgspec.json.encode(plain)
    except UnicodeEncodeError:
        return msgspec.json.encode(mended(plain))


def change_from_json(line: bytes) -> Change:
    """The change that a line tells; raises Flaw where it tells none."""
    try:
        plain = msgspec.json.decode(line)
        pairs = {id: (_element(before), _element(after)) for id, (before, after) in plain["pairs"].items()}
        return Change(str(plain["label"]), pairs)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError, TypeError, ValueError, AttributeError):
        raise Flaw(_("a change in it can't be read")) from None


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
