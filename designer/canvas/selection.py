"""What is chosen on the map, shared by the canvas and the panels. It is never part of the map or its history."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The ids of the selected elements, in the order they were chosen."""

    changed = Signal(object)  # the new tuple of ids

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """What is selected."""
        return self._ids

    @property
    def only(self) -> str:
        """The one selected element, "" for none or several."""
        return self._ids[0] if len(self._ids) == 1 else ""

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def set(self, ids: Iterable[str]) -> None:
        """Select these and nothing else."""
        chosen = tuple(dict.fromkeys(ids))
        if chosen != self._ids:
            self._ids = chosen
            self.changed.emit(chosen)

    def toggle(self, id: str) -> None:
        """Add an element, or take it out."""
        self.set([i for i in self._ids if i != id] if id in self._ids else [*self._ids, id])

    def add(self, ids: Iterable[str]) -> None:
        """Select these as well."""
        self.set([*self._ids, *ids])

    def clear(self) -> None:
        """Select nothing."""
        self.set(())
