"""A whole drawing, the page it is printed on, and what differs between two drawings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import is_not
from weakref import WeakKeyDictionary

from designer.drawing.geometry import Box
from designer.drawing.group import Content, Group, Placed
from designer.drawing.primitives import Item, TextRun

PART = 10_000_000  # ranks of a part: more groups than any part has

Ranked = tuple[int, Group]  # a group and its rank in painting order


class Drawing:
    """Immutable groups in painting order on a sheet of `width` x `height` points.

    `parts` are the same groups in the pieces that they were made in: of two drawings of one map most pieces hold the very
    same groups at the same places, so that what differs is found without a look at all the rest.
    """

    def __init__(self, width: float, height: float, groups: Sequence[Group], paper: str = "#FFFFFF") -> None:
        self.width = width
        self.height = height
        self.parts: tuple[Sequence[Group], ...] = (groups,)
        self.paper = paper
        # What differs from an earlier drawing, only as long as that one lives: else each would keep all before it.
        self._changes: WeakKeyDictionary[Drawing, Change] = WeakKeyDictionary()

    @classmethod
    def of_parts(cls, width: float, height: float, parts: Sequence[Sequence[Group]], paper: str) -> Drawing:
        """A drawing of groups that were made in pieces."""
        made = cls(width, height, (), paper)
        made.parts = tuple(parts)
        return made

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All groups in painting order."""
        return tuple(chain.from_iterable(self.parts))

    @property
    def ranked(self) -> Iterator[Ranked]:
        """Each group with its rank: one that stays as long as its part and its place in that part do."""
        for index, part in enumerate(self.parts):
            yield from enumerate(part, index * PART)

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

    def change_from(self, earlier: Drawing) -> Change:
        """Which groups of an earlier drawing are not in this one at the same rank, and which of this one are new there."""
        known = self._changes.get(earlier)
        if known is not None:
            return known
        gone: list[Ranked] = []
        come: list[Ranked] = []
        if len(self.parts) == len(earlier.parts):
            for index, (old, new) in enumerate(zip(earlier.parts, self.parts, strict=True)):
                if old is new:
                    continue
                first = index * PART
                if len(old) == len(new):
                    for i, differs in enumerate(map(is_not, old, new)):
                        if differs:
                            gone.append((first + i, old[i]))
                            come.append((first + i, new[i]))
                else:
                    gone += enumerate(old, first)
                    come += enumerate(new, first)
        else:
            gone, come = list(earlier.ranked), list(self.ranked)
        change = Change(gone, come)
        self._changes[earlier] = change
        return change

    def changed_since(self, earlier: Drawing) -> tuple[Box, ...]:
        """The places where this drawing looks different from an earlier one."""
        change = self.change_from(earlier)
        before = {group.key: group for _rank, group in change.gone}
        after = {group.key: group for _rank, group in change.come}
        places = []
        for key, group in after.items():
            old = before.get(key)
            if old is group:
                continue
            if old is None:
                places.append(group.box)
            elif not is_drawn_alike(old, group):
                places += [old.box, group.box]
        places += [group.box for key, group in before.items() if key not in after]
        return tuple(places)


class Change:
    """What differs between two drawings, by rank; everything, where they were made in other pieces."""

    __slots__ = ("come", "gone")

    def __init__(self, gone: list[Ranked], come: list[Ranked]) -> None:
        self.gone = gone
        self.come = come


def is_drawn_alike(group: Group, other: Group) -> bool:
    """Whether two groups put the same ink at the same place."""
    return group.content is other.content and (group.x, group.y, group.far) == (other.x, other.y, other.far)


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
