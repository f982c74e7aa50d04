"""A drawing cut into places, so that painting and picking look at what is near only. Knows no Qt.

A drawing comes in parts, of a stage each. A part is cut only once somebody looks where it lies: an edit that pushes thousands of
groups to the side cuts those again that are in sight, and the others when somebody looks there. So are groups that were cut and
are made anew later: until somebody looks where they were or where they are, the old ones stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import is_not

from designer.drawing import Box, Drawing, Group, Later
from designer.drawing.drawing import PART, is_drawn_alike
from designer.drawing.geometry import around

_WIDTH = 800.0  # points; somewhat less than a window at 100 %
_HEIGHT = 1600.0  # connections cross all lanes: a chunk that is too low would hold none of them
_STRIP = 2000.0  # points
_MOST_STRIPS = 200  # what crosses more is looked at always
_FEW = 64  # groups of a part that differ, up to which they are changed one by one
_NOTHING: dict[int, Group] = {}

Place = tuple[int, int]


class Chunk:
    """Groups that lie in one place, by part and by their rank in painting order, and the box that holds their ink."""

    __slots__ = ("_box", "_parts", "far")

    def __init__(self) -> None:
        self._parts: dict[int, dict[int, Group]] = {}
        self._box: Box | None = None
        self.far: object = None  # the painter's own form of the whole chunk, for low zoom

    @property
    def box(self) -> Box:
        """The box of all ink; found when it is asked for, as few chunks are ever seen."""
        if self._box is None:
            self._box = around(group.box for groups in self._parts.values() for group in groups.values())
        return self._box

    @property
    def groups(self) -> Iterator[tuple[int, Group]]:
        """The groups with their ranks, in any order."""
        for groups in self._parts.values():
            yield from groups.items()

    @property
    def ranked(self) -> list[tuple[int, Group]]:
        """The groups in painting order."""
        return sorted(self.groups)

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing."""
        return not self._parts

    def put(self, rank: int, group: Group) -> None:
        """Hold a group at a rank, in the place of one that is drawn alike if there is one."""
        part = rank // PART
        groups = self._parts.get(part)
        if groups is None:
            groups = self._parts[part] = {}
        groups[rank] = group

    def take(self, rank: int) -> None:
        """Let go of a group."""
        part = rank // PART
        del self._parts[part][rank]
        if not self._parts[part]:
            del self._parts[part]
        self.spoil()

    def take_part(self, part: int) -> None:
        """Let go of all groups of a part."""
        self._parts.pop(part, None)
        self.spoil()

    def spoil(self) -> None:
        """What was made of the groups is no longer true."""
        self._box = self.far = None


class _Part:
    """The groups of one part: not cut yet, or the places they are or were in, and the ranks of those that are kept apart.
    `newest` are those of the newest drawing, which may not be looked at yet."""

    __slots__ = ("_box", "groups", "is_cut", "newest", "places", "wide")

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = self.newest = groups
        self.is_cut = False
        self.places: set[Place] = set()
        self.wide: set[int] = set()
        self._box: Box | None = None

    @property
    def box(self) -> Box:
        """A box that holds all ink."""
        if self._box is None:
            self._box = _box_of(self.groups)
        return self._box

    def meets(self, area: Box) -> bool:
        """Whether an area may show some of it, as it was or as it is."""
        if self.box.meets(area):
            return True
        return self.newest is not self.groups and _box_of(self.newest).meets(area)

    def hold(self, groups: Sequence[Group]) -> None:
        """Take these groups, some of which are others."""
        self.groups = self.newest = groups
        self._box = None


def _box_of(groups: Sequence[Group]) -> Box:
    return groups.box if isinstance(groups, Later) else around(group.box for group in groups)


class Chunks:
    """All groups of a drawing. Those much larger than a chunk (lanes, tints, long connections) are kept apart."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self._places: dict[Place, Chunk] = {}
        # Wide groups by the strips of the map they cross, so that picking need not go through all of them.
        self._wide: dict[int, Group] = {}
        self._everywhere: dict[int, Group] = {}
        self._strips: dict[int, dict[int, Group]] = {}
        self._parts = [_Part(groups) for groups in drawing.parts]
        self._uncut = {i for i, groups in enumerate(drawing.parts) if _may_hold(groups)}
        self._changed: set[int] = set()  # parts that are cut, and of which others are to be made

    @property
    def chunks(self) -> list[Chunk]:
        """All chunks that hold anything."""
        return list(self._cut_all().values())

    @property
    def wide(self) -> list[tuple[int, Group]]:
        """The groups kept apart, in painting order."""
        self._cut_all()
        return sorted(self._wide.items())

    # Cutting

    def _cut(self, exposed: Box) -> None:
        """Cut the parts that an area shows some of."""
        for i in [i for i in self._changed if self._parts[i].meets(exposed)]:
            self._settle(i)
        for i in [i for i in self._uncut if self._parts[i].meets(exposed)]:
            self._cut_part(i)

    def _cut_all(self) -> dict[Place, Chunk]:
        for i in list(self._changed):
            self._settle(i)
        for i in list(self._uncut):
            self._cut_part(i)
        return self._places

    def _cut_part(self, i: int) -> None:
        self._uncut.discard(i)
        part = self._parts[i]
        part.is_cut = True
        for rank, group in enumerate(part.groups, i * PART):
            self._add(rank, group)

    def _add(self, rank: int, group: Group) -> None:
        box, part = group.content.box, self._parts[rank // PART]
        if box.right - box.left > _WIDTH or box.bottom - box.top > _HEIGHT:
            part.wide.add(rank)
            self._put_wide(rank, group)
            return
        place = int((group.x + box.left) // _WIDTH), int((group.y + box.top) // _HEIGHT)
        part.places.add(place)
        chunk = self._places.get(place)
        if chunk is None:
            chunk = self._places[place] = Chunk()
        chunk.put(rank, group)
        chunk.spoil()

    def _put_wide(self, rank: int, group: Group) -> None:
        self._wide[rank] = group
        strips = _strips_of(group)
        for strip in strips:
            self._strips.setdefault(strip, {})[rank] = group
        if not strips:
            self._everywhere[rank] = group

    def _drop(self, rank: int, group: Group) -> None:
        if rank in self._wide:
            self._parts[rank // PART].wide.discard(rank)
            self._drop_wide(rank)
            return
        place = _place_of(group)
        chunk = self._places[place]
        chunk.take(rank)
        if chunk.is_empty:
            del self._places[place]

    def _drop_wide(self, rank: int) -> None:
        group = self._wide.pop(rank)
        self._everywhere.pop(rank, None)
        for strip in _strips_of(group):
            del self._strips[strip][rank]
            if not self._strips[strip]:
                del self._strips[strip]

    # Following

    def follow(self, drawing: Drawing) -> None:
        """Hold this drawing from now on; only what differs is looked at, and what a painter made of the rest is kept."""
        if len(drawing.parts) != len(self._parts):
            self._take_anew(drawing)
            return
        self.drawing = drawing
        for i, (part, groups) in enumerate(zip(self._parts, drawing.parts, strict=True)):
            if part.newest is groups:
                continue
            if not part.is_cut:
                self._leave(i, groups)
                continue
            part.newest = groups
            if isinstance(groups, Later) and not groups.is_made:
                self._changed.add(i)
            else:
                self._settle(i)

    def _settle(self, i: int) -> None:
        """Cut what is others in the newest groups of a part."""
        self._changed.discard(i)
        part = self._parts[i]
        groups = part.newest
        others = _others(_made(part.groups), _made(groups))
        if others is None:
            self._uncut_part(i)
            self._leave(i, groups)
        else:
            self._change(i, groups, others)

    def _leave(self, i: int, groups: Sequence[Group]) -> None:
        """Have a part cut once somebody looks there."""
        self._parts[i] = _Part(groups)
        if _may_hold(groups):
            self._uncut.add(i)
        else:
            self._uncut.discard(i)

    def _uncut_part(self, i: int) -> None:
        part = self._parts[i]
        for rank in part.wide:
            self._drop_wide(rank)
        for place in part.places:
            chunk = self._places.get(place)
            if chunk is not None:
                chunk.take_part(i)
                if chunk.is_empty:
                    del self._places[place]

    def _change(self, i: int, groups: Sequence[Group], others: dict[int, bool]) -> None:
        """Hold these groups as a part in which only some are others."""
        part, first = self._parts[i], i * PART
        before = part.groups
        part.hold(groups)
        for n, is_drawn_otherwise in others.items():
            if not is_drawn_otherwise:
                self._put_in_place(first + n, groups[n])
                continue
            if n < len(before):
                self._drop(first + n, before[n])
            if n < len(groups):
                self._add(first + n, groups[n])

    def _put_in_place(self, rank: int, group: Group) -> None:
        """Hold a group in the place of one that is drawn alike."""
        if rank in self._wide:
            self._put_wide(rank, group)
        else:
            self._places[_place_of(group)].put(rank, group)

    def _take_anew(self, drawing: Drawing) -> None:
        made = Chunks(drawing)
        if any(chunk.far is not None for chunk in self._places.values()):
            for place, chunk in made._cut_all().items():
                same = self._places.get(place)
                if same is None or same.far is None:
                    continue
                one, other = chunk.ranked, same.ranked
                if len(one) == len(other) and all(_is_same(a, b) for (_, a), (_, b) in zip(one, other, strict=True)):
                    chunk.far = same.far
        self.drawing, self._places, self._parts, self._uncut = drawing, made._places, made._parts, made._uncut
        self._changed.clear()
        self._wide, self._everywhere, self._strips = made._wide, made._everywhere, made._strips

    # Looking

    def seen(self, exposed: Box) -> list[Chunk]:
        """The chunks that an area shows some of."""
        if exposed.holds(self.drawing.box):
            return self.chunks
        self._cut(exposed)
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
                found.update([ranked for ranked in chunk.groups if ranked[1].box.meets(exposed)])
        return [found[rank] for rank in sorted(found)]

    def wide_in(self, exposed: Box) -> list[tuple[int, Group]]:
        """The wide groups that an area shows some of, each once, in painting order."""
        self._cut(exposed)
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


def _may_hold(groups: Sequence[Group]) -> bool:
    return True if isinstance(groups, Later) and not groups.is_made else bool(groups)


def _made(groups: Sequence[Group]) -> Sequence[Group]:
    return groups.made if isinstance(groups, Later) else groups


def _others(before: Sequence[Group], now: Sequence[Group]) -> dict[int, bool] | None:
    """Which groups of a part are others now, and whether they are drawn otherwise; None where more than a few are."""
    if before is now:
        return {}
    short, long = sorted((len(before), len(now)))
    left = _FEW - (long - short)
    found: dict[int, bool] = {}
    for n in [n for n, is_other in enumerate(map(is_not, before, now)) if is_other]:
        found[n] = not _is_same(before[n], now[n])
        left -= found[n]
        if left < 0:
            break
    return found | dict.fromkeys(range(short, long), True) if left >= 0 else None


def _place_of(group: Group) -> Place:
    box = group.content.box
    return int((group.x + box.left) // _WIDTH), int((group.y + box.top) // _HEIGHT)


def _strips_of(group: Group) -> range:
    """The strips that a wide group crosses; none for one that crosses too many to be listed in each."""
    box = group.box
    first, last = int(box.left // _STRIP), int(box.right // _STRIP)
    return range(0) if last - first > _MOST_STRIPS else range(first, last + 1)


def _is_same(group: Group, other: Group) -> bool:
    return group is other or (group.role == other.role and is_drawn_alike(group, other))
