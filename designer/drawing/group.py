"""Groups: what belongs to one element, at one place, with the content in coordinates of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from enum import StrEnum
from typing import Protocol, TypeVar

import msgspec

from designer.drawing.geometry import Box
from designer.drawing.primitives import Item


class Role(StrEnum):
    """What a group stands for: picking, tags, layers, links and tests go by it."""

    TITLE = "title"
    PERSONA = "persona"
    STAGE = "stage"
    LANE = "lane"
    TOUCHPOINT = "touchpoint"
    CONNECTION = "connection"
    CURVE = "curve"
    NOTE = "note"
    TRAY = "tray"
    LEGEND = "legend"
    FOOTER = "footer"
    DECORATION = "decoration"
    DIFFERENCE = "difference"


class Placed(msgspec.Struct, frozen=True):
    """Shared content (a face, an icon) set at a place inside other content."""

    x: float
    y: float
    content: Content


Items = tuple["Item | Placed", ...]
_T = TypeVar("_T")


class Around(Protocol):
    """What goes round the making of something."""

    def __call__(self, make: Callable[[], _T], /) -> _T:
        """What `make` makes."""


# What goes round all that is made later, whenever that is: set while a drawing is made in a language of its own.
making: ContextVar[Around | None] = ContextVar("making", default=None)


class Content:
    """Items in coordinates of their own, with the box that holds their ink. Immutable; the items are made when first
    asked for, so that a map of 20,000 cards opens without drawing those that nobody looks at.

    Two contents are the same only if they are the same object: whoever makes them keeps them, so that an edit that
    changes nothing about a card yields the very content it had.
    """

    __slots__ = ("_around", "_items", "_make", "box", "paint")

    def __init__(self, box: Box, make: Callable[[], tuple[Item | Placed, ...]] | tuple[Item | Placed, ...]) -> None:
        self.box = box
        self._items: tuple[Item | Placed, ...] | None = make if isinstance(make, tuple) else None
        self._make: Callable[[], Items] | None = None
        self._around: Around | None = None
        if not isinstance(make, tuple):
            self._make, self._around = make, making.get()
        self.paint: object = None  # a painter's own form of this content (a cache; never part of what it says)

    @property
    def items(self) -> tuple[Item | Placed, ...]:
        """What to draw, in painting order."""
        if self._items is None:
            assert self._make is not None
            self._items = self._make() if self._around is None else self._around(self._make)
            self._make = self._around = None
        return self._items


class Far(msgspec.Struct, frozen=True, gc=False):
    """What stands for a group when it is too small to read: a rectangle in content coordinates, with a strip on top."""

    box: Box
    fill: str
    strip: str = ""
    border: str = ""


class Group(msgspec.Struct, frozen=True, gc=False):
    """One part of one element at one place. Nothing that it holds leads back to it, so the collector need not look.

    `key` is unique in its drawing: the element's id and the part ("t3/card", "t3/point", "s1/band"). `element` is "" for
    what belongs to none. `alt` is what a screen reader or a PDF says for it. `link` is an http, https or mailto address;
    `page` the page of the same printout that it leads to, 0 for none.
    """

    key: str
    role: Role
    x: float
    y: float
    content: Content
    element: str = ""
    alt: str = ""
    link: str = ""
    far: Far | None = None
    page: int = 0

    @property
    def box(self) -> Box:
        """Where its ink is, in the drawing's coordinates."""
        return self.content.box.moved(self.x, self.y)
