"""Fonts and themes, opened once for all tests of the layout; what is looked for is noted."""

from __future__ import annotations

import pytest

from designer.layout import Theme, route_chunk
from designer.layout.route_finder import Found, find_way
from designer.layout.route_ground import Errand, Ground
from designer.text import FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook.bundled()


@pytest.fixture(scope="session")
def paper_theme() -> Theme:
    return Theme.load("paper")


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The connections whose ways are looked for."""
    asked: list[str] = []

    def find_and_note(ground: Ground, errand: Errand) -> Found:
        asked.append(errand.link.id)
        return find_way(ground, errand)

    monkeypatch.setattr(route_chunk, "find_way", find_and_note)
    return asked
