"""Writing something else in place of what was found, in one text or in all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from designer.editing.document import Document
from designer.editing.operations.fields import Refused
from designer.editing.operations.labels import in_quotes
from designer.model import Element, SubMap, View
from designer.model.inner import with_elements
from designer.model.texts import FIXED_FIELDS, TEXT_FIELDS
from designer.words import _, ngettext


class Stretch(Protocol):
    """Characters `start` to `end` of a field; `within` are the maps inside the map that it lies in, the outermost first.

    `is_told` says that it is not written there but how a choice, a figure or a date reads.
    """

    @property
    def id(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def within(self) -> tuple[str, ...]: ...
    @property
    def is_told(self) -> bool: ...


Cuts = dict[tuple[str, ...], dict[str, dict[str, list[tuple[int, int]]]]]  # by map, element and field


def can_be_replaced(stretch: Stretch) -> bool:
    """Whether what was found there is text that may be written anew: no path of a file, no choice, figure or date."""
    return stretch.field not in FIXED_FIELDS and not stretch.is_told


def replace_texts(document: Document, stretches: Iterable[Stretch], sought: str, text: str) -> int:
    """Write a text in place of each stretch, as one step; how many there were. `sought` only names the step.

    What is no prose (the path of a file, a choice, a figure, a date) is left alone. A view that shows only an owner's
    touchpoints goes along when that owner is called otherwise. Raises Refused where a text is not what it was when it was found.
    """
    cuts: Cuts = {}
    count = 0
    for stretch in stretches:
        if can_be_replaced(stretch):
            of_map = cuts.setdefault(stretch.within, {})
            of_map.setdefault(stretch.id, {}).setdefault(stretch.field, []).append((stretch.start, stretch.end))
            count += 1
    if not count:
        return 0
    text = text.encode("utf-8", "replace").decode("utf-8")
    said = ngettext("Replace {sought} by {text} in {n} place", "Replace {sought} by {text} in {n} places", count)
    with document.edit(said.format(sought=in_quotes(sought), text=in_quotes(text), n=count)):
        changed = _cut({e.id: e for e in document.journey}, cuts, (), text)
        for element in changed.values():
            document.put(element)
    return count


def _cut(elements: dict[str, Element], cuts: Cuts, within: tuple[str, ...], text: str) -> dict[str, Element]:
    """The elements of one map that become others, with what becomes of the maps inside."""
    changed: dict[str, Element] = {}
    for id, fields in cuts.get(within, {}).items():
        element = elements.get(id)
        if element is None:
            raise Refused(_("What was found is not there any more."))
        changed[id] = _written(element, fields, text)
    _rename_owners(elements, changed)
    for inner in {path[len(within)] for path in cuts if len(path) > len(within) and path[: len(within)] == within}:
        submap = elements.get(inner)
        if not isinstance(submap, SubMap):
            raise Refused(_("What was found is not there any more."))
        below = {e.id: e for e in submap.elements}
        changed[inner] = with_elements(submap, (below | _cut(below, cuts, (*within, inner), text)).values())
    return changed


def _written(element: Element, fields: dict[str, list[tuple[int, int]]], text: str) -> Element:
    written: dict[str, str] = {}
    for field, stretches in fields.items():
        if field not in TEXT_FIELDS.get(type(element), ()):
            raise Refused(_("Only texts can be replaced."))
        value: str = getattr(element, field)
        last = len(value)
        for start, end in sorted(set(stretches), reverse=True):
            if not 0 <= start <= end <= last:
                raise Refused(_("What was found is not there any more."))
            value, last = value[:start] + text + value[end:], start
        written[field] = value
    return msgspec.structs.replace(element, **written)


def _rename_owners(elements: dict[str, Element], changed: dict[str, Element]) -> None:
    """Let views that name an owner whom nobody is called any more name the new one."""
    renamed: dict[str, str] = {}
    for id, after in changed.items():
        before, now = getattr(elements[id], "owner", ""), getattr(after, "owner", "")
        if before and before != now:
            renamed[before] = now
    if not renamed:
        return
    left = {getattr(changed.get(id, e), "owner", "") for id, e in elements.items()}
    renamed = {before: now for before, now in renamed.items() if before not in left}
    for id, element in elements.items():
        view = changed.get(id, element)
        if isinstance(view, View) and any(owner in renamed for owner in view.owners):
            owners = dict.fromkeys(renamed.get(owner, owner) for owner in view.owners)
            changed[id] = msgspec.structs.replace(view, owners=tuple(owner for owner in owners if owner))
