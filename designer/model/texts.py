"""Every text of every element with the field it stands in, in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.elements import (
    Channel,
    Connection,
    Element,
    Lane,
    MapHeader,
    Note,
    Persona,
    Stage,
    Touchpoint,
    View,
    Waiver,
)

# What people write: finding looks there, replacing may change it. The name stands first.
TEXT_FIELDS: dict[type[Element], tuple[str, ...]] = {
    MapHeader: ("title", "scenario", "organisation", "author", "version"),
    Persona: ("name", "role", "quote", "goals", "needs", "frustrations", "behaviours"),
    Stage: ("name", "goal", "duration"),
    Channel: ("name",),
    Lane: ("name",),
    Touchpoint: ("name", "description", "owner", "source", "duration", "waiting", "map_file"),
    Connection: ("label",),
    Note: ("text", "owner", "unit", "source", "content_type", "link"),
    View: ("name",),
    Waiver: ("reason", "by"),
}
# Found, but never changed by replacing: the path of a file is no prose, and a changed one leads nowhere.
FIXED_FIELDS = frozenset({"map_file"})


def texts_of(element: Element) -> Iterator[tuple[str, str]]:
    """(field, text) for each text of an element that is not empty. Those of a map inside stand in its own elements."""
    for field in TEXT_FIELDS.get(type(element), ()):
        text = getattr(element, field)
        if text:
            yield field, text
