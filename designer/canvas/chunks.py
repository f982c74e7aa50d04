"""A drawing cut into places, so that painting and picking look at what is near only. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing import Box, Drawing, Group

_WIDTH = 1200.0  # points; about a window at 100 %
_HEIGHT = 800.0


class Chunk:
    """Groups that lie in one place, by their rank in painting order, and the box that holds their ink."""

    __slots__ = ("box", "far", "groups")

    def __init__(self) -> None:
        self.groups: list[tuple[int, Group]] = []
        self.box = Box(0, 0, 0, 0)
        self.far: object = None  # the painter's own form of the whole chunk, for low zoom

    def close(self) -> None:
        """Find the box, once all groups are in."""
        boxes = [group.box for _, group in self.groups]
        self.box = Box(
            min(b.left for b in boxes),
            min(b.top for b in boxes),
            max(b.right for b in boxes),
            max(b.bottom for b in boxes),
        )


class Chunks:
    """All groups of a drawing. Those much larger than a chunk (lanes, tints, curves) are kept apart."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.wide: list[tuple[int, Group]] = []
        places: dict[tuple[int, int], Chunk] = {}
        for rank, group in enumerate(drawing.groups):
            box = group.content.box
            if box.right - box.left > _WIDTH or box.bottom - box.top > _HEIGHT:
                self.wide.append((rank, group))
                continue
            place = int((group.x + box.left) // _WIDTH), int((group.y + box.top) // _HEIGHT)
            chunk = places.get(place)
            if chunk is None:
                chunk = places[place] = Chunk()
            chunk.groups.append((rank, group))
        self.chunks = tuple(places.values())
        for chunk in self.chunks:
            chunk.close()

    def keep_from(self, earlier: Chunks) -> None:
        """Take over what a painter made of chunks that did not change."""
        before = {(round(c.box.left, 3), round(c.box.top, 3), len(c.groups)): c for c in earlier.chunks if c.far}
        for chunk in self.chunks:
            same = before.get((round(chunk.box.left, 3), round(chunk.box.top, 3), len(chunk.groups)))
            if same is not None and all(_is_same(a, b) for (_, a), (_, b) in zip(chunk.groups, same.groups)):
                chunk.far = same.far

    def seen(self, exposed: Box) -> list[Chunk]:
        """The chunks that an area shows some of."""
        return [chunk for chunk in self.chunks if chunk.box.meets(exposed)]

    def groups_in(self, exposed: Box) -> list[Group]:
        """The groups that an area shows some of, in painting order."""
        found = [ranked for ranked in self.wide if ranked[1].box.meets(exposed)]
        for chunk in self.seen(exposed):
            if exposed.holds(chunk.box):
                found += chunk.groups
            else:
                found += [ranked for ranked in chunk.groups if ranked[1].box.meets(exposed)]
        found.sort(key=_rank)
        return [group for _, group in found]

    def at(self, x: float, y: float, slack: float = 0) -> Iterator[Group]:
        """The groups whose boxes hold a point, give or take `slack`, the topmost first."""
        yield from reversed(self.groups_in(Box(x - slack - 1e-6, y - slack - 1e-6, x + slack + 1e-6, y + slack + 1e-6)))


def _rank(ranked: tuple[int, Group]) -> int:
    return ranked[0]


def _is_same(group: Group, other: Group) -> bool:
    return group is other or (
        group.content is other.content
        and (group.x, group.y, group.far, group.role) == (other.x, other.y, other.far, other.role)
    )
