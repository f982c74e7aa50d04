"""A whole drawing, the page it is printed on, and what differs between two drawings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from designer.drawing.geometry import Box
from designer.drawing.group import Content, Group, Placed
from designer.drawing.primitives import Item, TextRun


class Drawing:
    """Immutable groups in painting order on a sheet of `width` x `height` points."""

    def __init__(self, width: float, height: float, groups: tuple[Group, ...], paper: str = "#FFFFFF") -> None:
        self.width = width
        self.height = height
        self.groups = groups
        self.paper = paper

    @cached_property
    def by_key(self) -> dict[str, Group]:
        """Each group by its key."""
        return {g.key: g for g in self.groups}

    @cached_property
    def by_element(self) -> dict[str, tuple[Group, ...]]:
        """The groups of each element."""
        found: dict[str, list[Group]] = {}
        for group in self.groups:
            if group.element:
                found.setdefault(group.element, []).append(group)
        return {element: tuple(groups) for element, groups in found.items()}

    @property
    def box(self) -> Box:
        """The whole sheet."""
        return Box(0, 0, self.width, self.height)

    def items(self) -> Iterator[tuple[Group, float, float, Item]]:
        """Every item with its group and the origin it is drawn at, nested content resolved."""
        for group in self.groups:
            for x, y, item in flat(group.content, group.x, group.y):
                yield group, x, y, item

    def texts(self) -> Iterator[tuple[Group, float, float, TextRun]]:
        """Every text run with its group and origin."""
        for group, x, y, item in self.items():
            if isinstance(item, TextRun):
                yield group, x, y, item

    def changed_since(self, earlier: Drawing) -> tuple[Box, ...]:
        """The places where this drawing looks different from an earlier one."""
        before = earlier.by_key
        places = []
        for key, group in self.by_key.items():
            old = before.get(key)
            if old is group:
                continue
            if old is None:
                places.append(group.box)
            elif old.content is not group.content or (old.x, old.y, old.far) != (group.x, group.y, group.far):
                places += [old.box, group.box]
        places += [group.box for key, group in before.items() if key not in self.by_key]
        return tuple(places)


def flat(content: Content, x: float = 0, y: float = 0) -> Iterator[tuple[float, float, Item]]:
    """The items of a content with the origin each is drawn at, shared content resolved."""
    for item in content.items:
        if isinstance(item, Placed):
            yield from flat(item.content, x + item.x, y + item.y)
        else:
            yield x, y, item


class Page:
    """A drawing on paper: the paper's size in points, and the scale and place at which the drawing is set. `title` is what
    a reader's list of pages calls it, "" where it needs no name."""

    def __init__(
        self, width: float, height: float, drawing: Drawing, scale: float, x: float, y: float, title: str = ""
    ) -> None:
        self.width = width
        self.height = height
        self.drawing = drawing
        self.scale = scale
        self.x = x
        self.y = y
        self.title = title

    @cached_property
    def smallest_text(self) -> float:
        """The size of the smallest text as printed, in points; 0 where there is none."""
        return min((run.size for _, _, _, run in self.drawing.texts()), default=0) * self.scale

    def named(self, title: str) -> Page:
        """The same page by another name."""
        return Page(self.width, self.height, self.drawing, self.scale, self.x, self.y, title)
