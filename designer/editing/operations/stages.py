"""Adding and reordering stages."""

from __future__ import annotations

import msgspec

from designer.editing.document import Document
from designer.editing.operations.labels import in_quotes, quoted
from designer.editing.operations.ordering import is_before, key_before
from designer.model import Stage
from designer.model.kinds import StageKind
from designer.words import _


def add_stage(
    document: Document, name: str = "", *, before: str | None = None, kind: StageKind = StageKind.UNKNOWN
) -> str:
    """Add a stage before another one, or as the last; its id."""
    id = document.new_id("s")
    label = _("Add stage {name}").format(name=in_quotes(name)) if name else _("Add a stage")
    with document.edit(label):
        order = key_before(document, document.journey.stages, before)
        document.put(Stage(id=id, order=order, name=name, kind=kind))
    return id


def move_stage(document: Document, id: str, before: str | None) -> None:
    """Put a stage, with its touchpoints, before another one or last."""
    if before == id or is_before(document.journey.stages, id, before):
        return
    with document.edit(_("Move stage {name}").format(name=quoted(document.journey, id))):
        order = key_before(document, [s for s in document.journey.stages if s.id != id], before)
        document.put(msgspec.structs.replace(document.journey[id], order=order))
