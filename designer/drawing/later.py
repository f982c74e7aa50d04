"""What of a drawing is made when somebody first looks at it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Generic, TypeVar, overload

from designer.drawing.geometry import Box
from designer.drawing.group import Group, making

T = TypeVar("T")


class Lazy(Generic[T]):
    """A value that is made when it is first asked for, in the language in which it was ordered. It is for one thread: what
    another is to work with is made before, or belongs to that other alone."""

    __slots__ = ("_around", "_make", "_value")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._around = making.get()
        self._value: T | None = None

    @property
    def is_made(self) -> bool:
        """Whether somebody has asked for it."""
        return self._make is None

    def __call__(self) -> T:
        make = self._make
        if make is not None:
            self._value = make() if self._around is None else self._around(make)
            self._make = self._around = None
        return self._value  # type: ignore[return-value]

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Lazy) and self() == other())

    __hash__ = None  # type: ignore[assignment]


class Later(Sequence[Group]):
    """A part of a drawing whose groups are made when they are first asked for, as contents make their items: an edit that
    moves thousands of cards sets those anew that are in sight, and the others when somebody looks there.

    All ink is surely inside `box`; `elements` holds those that the groups may belong to.
    """

    __slots__ = ("_by_element", "_groups", "box", "elements")

    def __init__(self, box: Box, elements: Collection[str], make: Callable[[], Sequence[Group]]) -> None:
        self.box = box
        self.elements = elements
        self._groups = Lazy(make)
        self._by_element: dict[str, tuple[Group, ...]] | None = None

    @property
    def is_made(self) -> bool:
        """Whether somebody has looked at them."""
        return self._groups.is_made

    @property
    def made(self) -> Sequence[Group]:
        """The groups, in painting order."""
        return self._groups()

    def of(self, element: str) -> tuple[Group, ...]:
        """The groups of an element; they are not made for one that has none here."""
        if self._by_element is None:
            if element not in self.elements:
                return ()
            self._by_element = by_element(self.made)
        return self._by_element.get(element, ())

    def __len__(self) -> int:
        return len(self.made)

    def __iter__(self) -> Iterator[Group]:
        return iter(self.made)

    @overload
    def __getitem__(self, at: int) -> Group: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Group]: ...
    def __getitem__(self, at: int | slice) -> Group | Sequence[Group]:
        return self.made[at]


def by_element(groups: Sequence[Group]) -> dict[str, tuple[Group, ...]]:
    """The groups of each element, in painting order."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        if group.element:
            found.setdefault(group.element, []).append(group)
    return {element: tuple(those) for element, those in found.items()}
