"""The elements of a map by id and by kind, and which of them hang on which."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from designer.model.change import Change
from designer.model.elements import Connection, Element, Note, Touchpoint, references
from designer.model.index import Index

E = TypeVar("E", bound=Element)
Points = tuple[tuple[str, str], ...]  # (relation, id)


class Store:
    """Holds the elements and follows changes, which its map has looked at before: it refuses nothing."""

    __slots__ = ("about", "by_kind", "elements", "in_stage", "into", "named_by", "out")

    def __init__(self) -> None:
        self.elements: dict[str, Element] = {}
        self.by_kind: dict[type[Element], dict[str, Any]] = {}
        self.named_by = Index()  # id -> the ids of the elements that name it
        self.in_stage = Index()
        self.about = Index()
        self.out = Index()
        self.into = Index()

    def of(self, cls: type[E]) -> Iterable[E]:
        """All elements of one class, in no particular order."""
        return self.by_kind.get(cls, {}).values()

    def follow(self, change: Change, points: dict[str, Points]) -> None:
        """Carry a change out. `points` are what each element names once it is."""
        for before, _ in change.pairs.values():
            if before is not None:
                self._unlink(before)
        for id, (before, after) in change.pairs.items():
            if after is None:
                if before is not None:
                    del self.elements[id]
                    del self.by_kind[type(before)][id]
                continue
            self.elements[id] = after
            self.by_kind.setdefault(type(after), {})[id] = after
        for _, after in change.pairs.values():
            if after is not None:
                self._link(after, points[after.id])

    def _unlink(self, element: Element) -> None:
        id, named_by = element.id, self.named_by
        for _, other in references(element):
            named_by.drop(other, id)
        match element:
            case Touchpoint():
                self.in_stage.drop(element.stage, id)
            case Connection():
                self.out.drop(element.source, id)
                self.into.drop(element.target, id)
            case Note():
                self.about.drop(element.about, id)

    def _link(self, element: Element, points: Points) -> None:
        id, named_by = element.id, self.named_by
        for _, other in points:
            named_by.add(other, id)
        match element:
            case Touchpoint():
                self.in_stage.add(element.stage, id)
            case Connection():
                self.out.add(element.source, id)
                self.into.add(element.target, id)
            case Note():
                self.about.add(element.about, id)
