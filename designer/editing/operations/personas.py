"""Adding and reordering personas."""

from __future__ import annotations

import msgspec

from designer.editing.document import Document
from designer.editing.operations.labels import in_quotes, quoted
from designer.editing.operations.ordering import is_before, key_before
from designer.editing.operations.pictures import add_picture
from designer.model import Persona
from designer.words import _


def add_persona(document: Document, name: str = "", role: str = "", *, picture: bytes = b"") -> str:
    """Add a persona after the others, with a picture (PNG or JPEG) if there is one; its id. Raises Refused for what is no
    picture."""
    id = document.new_id("p")
    label = _("Add persona {name}").format(name=in_quotes(name)) if name else _("Add a persona")
    with document.edit(label):
        order = key_before(document, document.journey.personas, None)
        shown = add_picture(document, picture) if picture else ""
        document.put(Persona(id=id, order=order, name=name, role=role, picture=shown))
    return id


def move_persona(document: Document, id: str, before: str | None) -> None:
    """Put a persona before another one or last: the order of cards, curves and colours."""
    personas = document.journey.personas
    if before == id or is_before(personas, id, before):
        return
    with document.edit(_("Move persona {name}").format(name=quoted(document.journey, id))):
        order = key_before(document, [p for p in personas if p.id != id], before)
        document.put(msgspec.structs.replace(document.journey[id], order=order))
