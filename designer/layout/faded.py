"""What stands back on a map: drawn with most of the paper's colour in its own, so that canvas, print and export fade it alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

import msgspec

from designer.drawing import Content, Drawing, Far, Group, Item, Later, Path, Picture, Placed, TextRun
from designer.drawing.drawing import flat
from designer.layout.colour import mixed

SHARE = 0.3  # of its own colour that something keeps which stands back


Part = Sequence[Group]


class Fading:
    """Fades groups of one drawing after another. What it made is kept as long as what it was made of stays."""

    def __init__(self, paper: str) -> None:
        self._paper = paper
        self._elements: frozenset[str] = frozenset()
        self._parts: list[tuple[Part, Part]] = []  # as drawn, and as faded

    def faded(self, drawing: Drawing, elements: frozenset[str]) -> Drawing:
        """The drawing with some elements faded; parts and groups that did not change are the very same objects. What nobody
        has looked at yet is faded when somebody does."""
        kept = {id(drawn): pale for drawn, pale in self._parts} if elements == self._elements else {}
        known = _Known(self._parts)
        self._elements = elements
        self._parts = [
            (part, kept[id(part)] if id(part) in kept else self._part(part, known)) for part in drawing.parts
        ]
        return Drawing.of_parts(drawing.width, drawing.height, [pale for _part, pale in self._parts], drawing.paper)

    def _part(self, part: Part, known: _Known) -> Part:
        fade = partial(_faded, part, self._elements, known, self._paper)
        if not isinstance(part, Later):
            return fade()
        if self._elements.isdisjoint(part.elements):
            return part
        return Later(part.box, part.elements, fade)


class _Known:
    """Which groups and contents are faded already. It holds none that is still to be made, which would hold what was known
    before it."""

    def __init__(self, parts: Sequence[tuple[Part, Part]]) -> None:
        self._parts = [(drawn, pale) for drawn, pale in parts if not isinstance(pale, Later) or pale.is_made]

    @cached_property
    def groups(self) -> dict[int, tuple[Group, Group]]:
        """Each by the group that was faded."""
        return {
            id(one): (one, other)
            for drawn, pale in self._parts
            if drawn is not pale
            for one, other in zip(drawn, pale, strict=True)
            if one is not other
        }

    @cached_property
    def contents(self) -> dict[int, tuple[Content, Content]]:
        """Each by the content that was faded: many groups share one."""
        return {id(one.content): (one.content, other.content) for one, other in self.groups.values()}


def _faded(part: Part, elements: frozenset[str], known: _Known, paper: str) -> tuple[Group, ...]:
    return tuple([_group(group, known, paper) if group.element in elements else group for group in part])


def _group(group: Group, known: _Known, paper: str) -> Group:
    found = known.groups.get(id(group))
    if found is not None and found[0] is group:
        return found[1]
    far = _faded_far(group.far, paper) if group.far is not None else None
    return msgspec.structs.replace(group, content=_content(group.content, known, paper), far=far)


def _content(content: Content, known: _Known, paper: str) -> Content:
    found = known.contents.get(id(content))
    if found is None or found[0] is not content:
        found = known.contents[id(content)] = content, Content(content.box, lambda: tuple(_faded_items(content, paper)))
    return found[1]


def _faded_far(far: Far, paper: str) -> Far:
    strip = mixed(far.strip, paper, SHARE) if far.strip else ""
    return Far(far.box, mixed(far.fill, paper, SHARE), strip, mixed(far.border, paper, SHARE) if far.border else "")


def _faded_items(content: Content, paper: str) -> list[Item | Placed]:
    found: list[Item | Placed] = []
    for x, y, item in flat(content):
        match item:
            case Path():
                points = tuple([c + (y if i % 2 else x) for i, c in enumerate(item.points)])
                stroke = item.stroke
                if stroke is not None:
                    stroke = msgspec.structs.replace(stroke, colour=mixed(stroke.colour, paper, SHARE))
                found.append(Path(item.commands, points, mixed(item.fill, paper, SHARE) if item.fill else "", stroke))
            case TextRun():
                colour = mixed(item.colour, paper, SHARE)
                found.append(msgspec.structs.replace(item, x=item.x + x, y=item.y + y, colour=colour))
            case Picture():
                found.append(msgspec.structs.replace(item, box=item.box.moved(x, y), opacity=item.opacity * SHARE))
    return found
