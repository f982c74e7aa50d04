"""A whole drawing, the page it is printed on, and what differs between two drawings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import is_not

from designer.drawing.geometry import Box
from designer.drawing.group import Content, Group, Placed
from designer.drawing.later import Later, by_element
from designer.drawing.primitives import Item, TextRun

PART = 10_000_000  # ranks of a part: more groups than any part has


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

    @cached_property
    def by_key(self) -> dict[str, Group]:
        """Each group by its key."""
        return {g.key: g for g in self.groups}

    @cached_property
    def by_element(self) -> ByElement:
        """The groups of each element."""
        return ByElement(self.parts)

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

    def changed_since(self, earlier: Drawing, seen: Box | None = None) -> tuple[Box, ...]:
        """The places where this drawing looks different from an earlier one, all or those that an area shows some of.

        What nobody has looked at yet is not made for this outside of that area.
        """
        gone: list[Group] = []
        come: list[Group] = []
        places: list[Box] = []
        if len(self.parts) == len(earlier.parts):
            for old, new in zip(earlier.parts, self.parts, strict=True):
                if old is new or (seen is not None and not (_may_meet(old, seen) or _may_meet(new, seen))):
                    continue
                if _is_unmade(old):
                    places += [new.box] if isinstance(new, Later) else [group.box for group in new]
                elif len(old) == len(new):
                    others = [i for i, differs in enumerate(map(is_not, old, new)) if differs]
                    gone += [old[i] for i in others]
                    come += [new[i] for i in others]
                else:
                    gone += old
                    come += new
        else:
            gone = [group for part in earlier.parts if not _is_unmade(part) for group in part]
            come = [group for part in self.parts if seen is None or _may_meet(part, seen) for group in part]
        before = {group.key: group for group in gone}
        after = {group.key: group for group in come}
        for key, group in after.items():
            known = before.get(key)
            if known is group:
                continue
            if known is None:
                places.append(group.box)
            elif not is_drawn_alike(known, group):
                places += [known.box, group.box]
        places += [group.box for key, group in before.items() if key not in after]
        return tuple(places)


class ByElement(Mapping[str, tuple[Group, ...]]):
    """The groups of each element. To find those of one, parts that surely have none are not made."""

    def __init__(self, parts: Sequence[Sequence[Group]]) -> None:
        self._parts = parts
        self._known: dict[str, tuple[Group, ...]] = {}

    @cached_property
    def _others(self) -> dict[int, dict[str, tuple[Group, ...]]]:
        """The elements of the parts that are there already."""
        return {i: by_element(part) for i, part in enumerate(self._parts) if not isinstance(part, Later)}

    def __getitem__(self, element: str) -> tuple[Group, ...]:
        found = self._known.get(element)
        if found is None:
            found = self._known[element] = tuple(chain.from_iterable(self._in_parts(element)))
        if not found:
            raise KeyError(element)
        return found

    def _in_parts(self, element: str) -> Iterator[tuple[Group, ...]]:
        for i, part in enumerate(self._parts):
            yield part.of(element) if isinstance(part, Later) else self._others[i].get(element, ())

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(group.element for part in self._parts for group in part if group.element))

    def __len__(self) -> int:
        return len(list(iter(self)))


def _is_unmade(part: Sequence[Group]) -> bool:
    """Whether nobody has looked at a part: nothing of it is painted anywhere."""
    return isinstance(part, Later) and not part.is_made


def _may_meet(part: Sequence[Group], area: Box) -> bool:
    return part.box.meets(area) if isinstance(part, Later) else bool(part)


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
