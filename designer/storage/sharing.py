"""One text for each id of a file, however often it is named: a third of the memory that the texts of a large map take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

# The fields that name other elements, or places that many elements share, by the kind of record.
_NAMING: Mapping[str, tuple[str, ...]] = {
    "touchpoint": ("stage", "step", "channel", "lane"),
    "connection": ("source", "target"),
    "note": ("about", "lane"),
}


def share_ids(records: Sequence[Any]) -> None:
    """Put the same text for the same id into all records that name it; what is not as it must be stays for others to judge."""
    known: dict[str, str] = {}
    share = known.setdefault
    for record in records:
        if not isinstance(record, dict):
            continue
        kind, id = record.get("kind"), record.get("id")
        if type(id) is str:
            record["id"] = share(id, id)
        if type(kind) is not str:
            continue
        for field in _NAMING.get(kind, ()):
            named = record.get(field)
            if type(named) is str:
                record[field] = share(named, named)
        if kind == "touchpoint":
            personas = record.get("personas")
            if type(personas) is list:
                record["personas"] = [share(one, one) if type(one) is str else one for one in personas]
