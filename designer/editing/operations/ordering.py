"""Order keys for what is put among others, also where a file gave several the same key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from designer.editing.document import Document
from designer.model import Channel, Lane, Persona, Stage, View
from designer.model.order import between, evenly

Ordered = Stage | Channel | Lane | Persona | View


def key_before(document: Document, others: Sequence[Ordered], before: str | None) -> str:
    """A key right before one of the others, or after the last. Others that share a key get new ones first.

    To be called inside an edit.
    """
    at = len(others) if before is None else next(i for i, x in enumerate(others) if x.id == before)
    low = others[at - 1].order if at else None
    high = others[at].order if at < len(others) else None
    if high is not None and (low or "") >= high:
        keys = evenly(len(others))
        for other, key in zip(others, keys, strict=True):
            document.put(msgspec.structs.replace(other, order=key))
        low, high = keys[at - 1] if at else None, keys[at]
    return between(low, high)


def is_before(others: Sequence[Ordered], id: str, before: str | None) -> bool:
    """Whether an element stands right before that one of its kind already, or last."""
    ids = [x.id for x in others]
    at = ids.index(id) + 1
    return (ids[at] if at < len(ids) else None) == before


def keys_in_tray(document: Document, leaving: frozenset[str] = frozenset()) -> Iterator[str]:
    """Ever greater keys for what comes into the tray, behind all that waits there but for what is `leaving`."""
    last = max((t.order for t in document.journey.tray if t.id not in leaving), default="")
    while True:
        last = between(last or None, None)
        yield last
