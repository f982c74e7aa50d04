"""A drawing cut into places, so that painting and picking look at what is near only. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing import Box, Drawing, Group
from designer.drawing.geometry import around

_WIDTH = 800.0  # points; somewhat less than a window at 100 %
_HEIGHT = 1600.0  # connections cross all lanes: a chunk that is too low would hold none of them
_STRIP = 2000.0  # points
_MOST_STRIPS = 200  # what crosses more is looked at always


class Chunk:
    """Groups that lie in one place, by their rank in painting order, and the box that holds their ink."""

    __slots__ = ("_box", "far", "groups")

    def __init__(self) -> None:
        self.groups: list[tuple[int, Group]] = []
        self._box: Box | None = None
        self.far: object = None  # the painter's own form of the whole chunk, for low zoom

    @property
    def box(self) -> Box:
        """The box of all ink; found when it is asked for, as few chunks are ever seen."""
        if self._box is None:
            self._box = around(group.box for _, group in self.groups)
        return self._box


class Chunks:
    """All groups of a drawing. Those much larger than a chunk (lanes, tints, long connections) are kept apart."""

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
        self._places = places
        # Wide groups by the strips of the map they cross, so that picking need not go through all of them.
        self._everywhere: list[tuple[int, Group]] = []
        self._strips: dict[int, list[tuple[int, Group]]] = {}
        for ranked in self.wide:
            box = ranked[1].box
            first, last = int(box.left // _STRIP), int(box.right // _STRIP)
            if last - first > _MOST_STRIPS:
                self._everywhere.append(ranked)
                continue
            for strip in range(first, last + 1):
                self._strips.setdefault(strip, []).append(ranked)

    def keep_from(self, earlier: Chunks) -> None:
        """Take over what a painter made of chunks that did not change."""
        for place, chunk in self._places.items():
            same = earlier._places.get(place)
            if same is None or same.far is None or len(same.groups) != len(chunk.groups):
                continue
            if all(_is_same(a, b) for (_, a), (_, b) in zip(chunk.groups, same.groups, strict=True)):
                chunk.far = same.far

    def seen(self, exposed: Box) -> list[Chunk]:
        """The chunks that an area shows some of."""
        if exposed.holds(self.drawing.box):
            return list(self.chunks)
        first, last = int(exposed.left // _WIDTH) - 1, int(exposed.right // _WIDTH)
        top, bottom = int(exposed.top // _HEIGHT) - 1, int(exposed.bottom // _HEIGHT)
        if (last - first + 1) * (bottom - top + 1) >= len(self.chunks):
            return [chunk for chunk in self.chunks if chunk.box.meets(exposed)]
        found = []
        for column in range(first, last + 1):  # a group reaches into the next chunk at most
            for row in range(top, bottom + 1):
                chunk = self._places.get((column, row))
                if chunk is not None and chunk.box.meets(exposed):
                    found.append(chunk)
        return found

    def groups_in(self, exposed: Box) -> list[Group]:
        """The groups that an area shows some of, in painting order."""
        found = dict(self.wide_in(exposed))
        for chunk in self.seen(exposed):
            if exposed.holds(chunk.box):
                found.update(chunk.groups)
            else:
                found.update([ranked for ranked in chunk.groups if ranked[1].box.meets(exposed)])
        return [found[rank] for rank in sorted(found)]

    def wide_in(self, exposed: Box) -> list[tuple[int, Group]]:
        """The wide groups that an area shows some of, each once, in painting order."""
        found = {rank: group for rank, group in self._wide_near(exposed) if group.box.meets(exposed)}
        return [(rank, found[rank]) for rank in sorted(found)]

    def _wide_near(self, exposed: Box) -> Iterator[tuple[int, Group]]:
        first, last = int(exposed.left // _STRIP), int(exposed.right // _STRIP)
        if last - first > len(self._strips):
            yield from self.wide
            return
        yield from self._everywhere
        for strip in range(first, last + 1):
            yield from self._strips.get(strip, ())

    def at(self, x: float, y: float, slack: float = 0) -> Iterator[Group]:
        """The groups whose boxes hold a point, give or take `slack`, the topmost first."""
        yield from reversed(self.groups_in(Box(x - slack - 1e-6, y - slack - 1e-6, x + slack + 1e-6, y + slack + 1e-6)))


def _is_same(group: Group, other: Group) -> bool:
    return group is other or (
        group.content is other.content
        and (group.x, group.y, group.far, group.role) == (other.x, other.y, other.far, other.role)
    )
