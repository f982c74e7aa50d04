"""Keeping what is looked at as a named view, and changing the views that there are."""

from __future__ import annotations

import msgspec

from designer.editing.document import Document
from designer.editing.operations.fields import Refused
from designer.editing.operations.labels import in_quotes
from designer.editing.operations.ordering import is_before, key_before
from designer.model import View
from designer.model.looks import look_of
from designer.words import _


def add_view(document: Document, name: str, look: View | None = None) -> str:
    """Keep a look (the whole map, if None) under a name, as the last view; its id. Raises Refused for a name that is
    empty or in use."""
    name = _usable_name(document, name)
    id = document.new_id("v")
    with document.edit(_("Add view {name}").format(name=in_quotes(name))):
        order = key_before(document, document.journey.views, None)
        look = look_of(look) if look is not None else View(id="")
        document.put(msgspec.structs.replace(look, id=id, order=order, name=name))
    return id


def update_view(document: Document, id: str, look: View) -> None:
    """Let a view show from now on what a look shows."""
    view = _view(document, id)
    with document.edit(_("Update view {name}").format(name=in_quotes(view.name))):
        kept = {"id": view.id, "order": view.order, "name": view.name, "state": view.state, "extra": view.extra}
        document.put(msgspec.structs.replace(look_of(look), **kept))


def rename_view(document: Document, id: str, name: str) -> None:
    """Give a view another name. Raises Refused for one that is empty or in use."""
    view = _view(document, id)
    name = _usable_name(document, name, id)
    with document.edit(_("Rename view {before} to {name}").format(before=in_quotes(view.name), name=in_quotes(name))):
        document.put(msgspec.structs.replace(view, name=name))


def move_view(document: Document, id: str, before: str | None) -> None:
    """Put a view before another one or last."""
    view = _view(document, id)
    views = document.journey.views
    if before == id or is_before(views, id, before):
        return
    with document.edit(_("Move view {name}").format(name=in_quotes(view.name))):
        order = key_before(document, [v for v in views if v.id != id], before)
        document.put(msgspec.structs.replace(_view(document, id), order=order))


def delete_view(document: Document, id: str) -> None:
    """Forget a view. What it showed and hid stays on the map."""
    view = _view(document, id)
    with document.edit(_("Delete view {name}").format(name=in_quotes(view.name))):
        document.remove(id)


def _view(document: Document, id: str) -> View:
    view = document.journey.find(View, id)
    if view is None:
        raise Refused(_("That view is not there any more."))
    return view


def _usable_name(document: Document, name: str, own: str = "") -> str:
    name = " ".join(name.encode("utf-8", "replace").decode("utf-8").split())
    if not name:
        raise Refused(_("A view needs a name."))
    if any(v.name.casefold() == name.casefold() for v in document.journey.views if v.id != own):
        raise Refused(_("There is a view {name} already.").format(name=in_quotes(name)))
    return name
