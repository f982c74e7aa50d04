"""Folding stages and lanes: as a narrow column or a slim line that counts what it holds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.editing.document import Document
from designer.editing.operations.labels import several
from designer.model import Channel, Lane, Stage
from designer.words import _


def toggle_folded(document: Document, ids: Sequence[str]) -> bool:
    """Fold stages and lanes, or, where all of them are folded, unfold them; whether they are folded now. As one step."""
    chosen = [e for i in dict.fromkeys(ids) if isinstance(e := document.journey.get(i), Stage | Channel | Lane)]
    if not chosen:
        return False
    is_on = not all(e.folded for e in chosen)
    label = _("Fold {what}") if is_on else _("Unfold {what}")
    with document.edit(label.format(what=several(document.journey, [e.id for e in chosen]))):
        for element in chosen:
            document.put(msgspec.structs.replace(element, folded=is_on))
    return is_on
