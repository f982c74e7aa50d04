"""Personas as a list names them, `Name` or `Name, role`, and which of them are one."""

from __future__ import annotations

from designer.interchange.cells import NAMELESS


def person_of(text: str) -> tuple[str, str]:
    """Name and role."""
    name, _comma, role = (part.strip() for part in text.partition(","))
    return ("" if name == NAMELESS else name), role


def person_text(name: str, role: str) -> str:
    """A persona as a cell names it; read and written again it stays the same."""
    return f"{name or NAMELESS}, {role}" if role else name or NAMELESS


class People:
    """The personas met so far, in order. A bare name means the first of that name, whatever its role."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}  # id: name and role
        self._by_name: dict[str, str] = {}
        self._by_both: dict[tuple[str, str], str] = {}

    def find(self, text: str) -> str:
        """The id of the persona that a text names, a new one if there is none."""
        name, role = person_of(text)
        known = self._by_both.get((name, role))
        if known is None and name in self._by_name:
            first = self._by_name[name]
            if not role or not self.found[first][1]:
                known = first
        if known is None:
            known = f"p{len(self.found) + 1}"
            self._by_name.setdefault(name, known)
            self.found[known] = (name, role)
        elif role:
            self.found[known] = (name, role)
        self._by_both[name, role] = known
        return known
