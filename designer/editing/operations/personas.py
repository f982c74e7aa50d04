"""Adding personas."""

from __future__ import annotations

from designer.editing.document import Document
from designer.editing.operations.labels import in_quotes
from designer.editing.operations.ordering import key_before
from designer.model import Persona
from designer.words import _


def add_persona(document: Document, name: str = "", role: str = "") -> str:
    """Add a persona after the others; its id."""
    id = document.new_id("p")
    label = _("Add persona {name}").format(name=in_quotes(name)) if name else _("Add a persona")
    with document.edit(label):
        order = key_before(document, document.journey.personas, None)
        document.put(Persona(id=id, order=order, name=name, role=role))
    return id
