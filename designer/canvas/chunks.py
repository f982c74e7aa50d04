"""A drawing cut into places, so that painting and picking look at what is near only. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing import Box, Drawing, Group
from designer.drawing.drawing import is_drawn_alike
from designer.drawing.geometry import around

_WIDTH = 800.0  # points; somewhat less than a window at 100 %
_HEIGHT = 1600.0  # connections cross all lanes: a chunk that is too low would hold none of them
_STRIP = 2000.0  # points
_MOST_STRIPS = 200  # what crosses more is looked at always
_NOTHING: dict[int, Group] = {}


class Chunk:
    """Groups that lie in one place, by their rank in painting order, and the box that holds their ink."""

    __slots__ = ("_box", "far", "groups")

    def __init__(self) -> None:
        self.groups: dict[int, Group] = {}
        self._box: Box | None = None
        self.far: object = None  # the painter's own form of the whole chunk, for low zoom

    @property
    def box(self) -> Box:
        """The box of all ink; found when it is asked for, as few chunks are ever seen."""
        if self._box is None:
            self._box = around(group.box for group in self.groups.values())
        return self._box

    @property
    def ranked(self) -> list[tuple[int, Group]]:
        """The groups in painting order."""
        return sorted(self.groups.items())

    def spoil(self) -> None:
        """What was made of the groups is no longer true."""
        self._box = self.far = None


class Chunks:
    """All groups of a drawing. Those much larger than a chunk (lanes, tints, long connections) are kept apart."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self._places: dict[tuple[int, int], Chunk] = {}
        # Wide groups by the strips of the map they cross, so that picking need not go through all of them.
        self._wide: dict[int, Group] = {}
        self._everywhere: dict[int, Group] = {}
        self._strips: dict[int, dict[int, Group]] = {}
        for rank, group in drawing.ranked:
            self._add(rank, group)

    @property
    def chunks(self) -> list[Chunk]:
        """All chunks that hold anything."""
        return list(self._places.values())

    @property
    def wide(self) -> list[tuple[int, Group]]:
        """The groups kept apart, in painting order."""
        return sorted(self._wide.items())

    def _add(self, rank: int, group: Group) -> None:
        box = group.content.box
        if box.right - box.left > _WIDTH or box.bottom - box.top > _HEIGHT:
            self._wide[rank] = group
            strips = _strips_of(group)
            for strip in strips:
                self._strips.setdefault(strip, {})[rank] = group
            if not strips:
                self._everywhere[rank] = group
            return
        place = int((group.x + box.left) // _WIDTH), int((group.y + box.top) // _HEIGHT)
        chunk = self._places.get(place)
        if chunk is None:
            chunk = self._places[place] = Chunk()
        chunk.groups[rank] = group
        chunk.spoil()

    def _drop(self, rank: int, group: Group) -> None:
        if rank in self._wide:
            del self._wide[rank]
            self._everywhere.pop(rank, None)
            for strip in _strips_of(group):
                del self._strips[strip][rank]
                if not self._strips[strip]:
                    del self._strips[strip]
            return
        place = _place_of(group)
        chunk = self._places[place]
        del chunk.groups[rank]
        chunk.spoil()
        if not chunk.groups:
            del self._places[place]

    def follow(self, drawing: Drawing) -> None:
        """Hold this drawing from now on; only what differs is looked at, and what a painter made of the rest is kept."""
        change = drawing.change_from(self.drawing)
        if not change.is_alike:
            self._take_anew(drawing)
            return
        self.drawing = drawing
        before, after = dict(change.gone), dict(change.come)
        kept = {rank for rank, old in before.items() if rank in after and _is_same(old, after[rank])}
        for rank, old in before.items():
            if rank not in kept:
                self._drop(rank, old)
        for rank, new in after.items():
            if rank in kept:
                self._put_in_place(rank, new)
            else:
                self._add(rank, new)

    def _put_in_place(self, rank: int, group: Group) -> None:
        """Hold a group in the place of one that is drawn alike."""
        if rank not in self._wide:
            self._places[_place_of(group)].groups[rank] = group
            return
        self._wide[rank] = group
        strips = _strips_of(group)
        for strip in strips:
            self._strips[strip][rank] = group
        if not strips:
            self._everywhere[rank] = group

    def _take_anew(self, drawing: Drawing) -> None:
        made = Chunks(drawing)
        for place, chunk in made._places.items():
            same = self._places.get(place)
            if same is None or same.far is None or len(same.groups) != len(chunk.groups):
                continue
            if all(_is_same(a, b) for (_, a), (_, b) in zip(chunk.ranked, same.ranked, strict=True)):
                chunk.far = same.far
        self.drawing, self._places = drawing, made._places
        self._wide, self._everywhere, self._strips = made._wide, made._everywhere, made._strips

    def seen(self, exposed: Box) -> list[Chunk]:
        """The chunks that an area shows some of."""
        if exposed.holds(self.drawing.box):
            return self.chunks
        first, last = int(exposed.left // _WIDTH) - 1, int(exposed.right // _WIDTH)
        top, bottom = int(exposed.top // _HEIGHT) - 1, int(exposed.bottom // _HEIGHT)
        if (last - first + 1) * (bottom - top + 1) >= len(self._places):
            return [chunk for chunk in self._places.values() if chunk.box.meets(exposed)]
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
                found.update([ranked for ranked in chunk.groups.items() if ranked[1].box.meets(exposed)])
        return [found[rank] for rank in sorted(found)]

    def wide_in(self, exposed: Box) -> list[tuple[int, Group]]:
        """The wide groups that an area shows some of, each once, in painting order."""
        found = {rank: group for rank, group in self._wide_near(exposed) if group.box.meets(exposed)}
        return [(rank, found[rank]) for rank in sorted(found)]

    def _wide_near(self, exposed: Box) -> Iterator[tuple[int, Group]]:
        first, last = int(exposed.left // _STRIP), int(exposed.right // _STRIP)
        if last - first > len(self._strips):
            yield from self._wide.items()
            return
        yield from self._everywhere.items()
        for strip in range(first, last + 1):
            yield from self._strips.get(strip, _NOTHING).items()

    def at(self, x: float, y: float, slack: float = 0) -> Iterator[Group]:
        """The groups whose boxes hold a point, give or take `slack`, the topmost first."""
        yield from reversed(self.groups_in(Box(x - slack - 1e-6, y - slack - 1e-6, x + slack + 1e-6, y + slack + 1e-6)))


def _place_of(group: Group) -> tuple[int, int]:
    box = group.content.box
    return int((group.x + box.left) // _WIDTH), int((group.y + box.top) // _HEIGHT)


def _strips_of(group: Group) -> range:
    """The strips that a wide group crosses; none for one that crosses too many to be listed in each."""
    box = group.box
    first, last = int(box.left // _STRIP), int(box.right // _STRIP)
    return range(0) if last - first > _MOST_STRIPS else range(first, last + 1)


def _is_same(group: Group, other: Group) -> bool:
    return group is other or (group.role == other.role and is_drawn_alike(group, other))
