"""What stands back on a map: drawn with most of the paper's colour in its own, so that canvas, print and export fade it alike."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.drawing import Content, Drawing, Far, Group, Item, Path, Picture, Placed, TextRun
from designer.drawing.drawing import flat
from designer.layout.colour import mixed

SHARE = 0.3  # of its own colour that something keeps which stands back


class Fading:
    """Fades groups of one drawing after another. What it made is kept as long as what it was made of stays."""

    def __init__(self, paper: str) -> None:
        self._paper = paper
        self._elements: frozenset[str] = frozenset()
        self._parts: list[tuple[Sequence[Group], Sequence[Group]]] = []  # as drawn, and as faded
        self._groups: dict[int, tuple[Group, Group]] = {}
        self._contents: dict[int, tuple[Content, Content]] = {}

    def faded(self, drawing: Drawing, elements: frozenset[str]) -> Drawing:
        """The drawing with some elements faded; parts and groups that did not change are the very same objects."""
        is_same = elements == self._elements
        kept = {id(drawn): (drawn, pale) for drawn, pale in self._parts} if is_same else {}
        self._elements = elements
        known, self._groups, self._contents = (self._groups, self._contents), {}, {}
        self._parts = []
        for part in drawing.parts:
            found = kept.get(id(part))
            pale = found[1] if found is not None else tuple([self._group(g, known) for g in part])
            if found is not None:
                self._keep(part, pale, known)
            self._parts.append((part, pale))
        return Drawing.of_parts(drawing.width, drawing.height, [pale for _part, pale in self._parts], drawing.paper)

    def _keep(self, part: Sequence[Group], pale: Sequence[Group], known: _Known) -> None:
        for group, other in zip(part, pale, strict=True):
            if group is not other:
                self._groups[id(group)] = group, other
                if (made := known[1].get(id(group.content))) is not None:
                    self._contents[id(group.content)] = made

    def _group(self, group: Group, known: _Known) -> Group:
        if group.element not in self._elements:
            return group
        found = known[0].get(id(group))
        if found is None or found[0] is not group:
            far = _faded_far(group.far, self._paper) if group.far is not None else None
            content = self._content(group.content, known[1])
            found = group, msgspec.structs.replace(group, content=content, far=far)
        self._groups[id(group)] = found
        self._contents[id(group.content)] = group.content, found[1].content
        return found[1]

    def _content(self, content: Content, known: dict[int, tuple[Content, Content]]) -> Content:
        for kept in (self._contents, known):
            found = kept.get(id(content))
            if found is not None and found[0] is content:
                return found[1]
        return Content(content.box, lambda: tuple(_faded_items(content, self._paper)))


_Known = tuple[dict[int, tuple[Group, Group]], dict[int, tuple[Content, Content]]]


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
