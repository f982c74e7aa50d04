"""Fonts and themes, opened once for all tests of the layout."""

from __future__ import annotations

import pytest

from designer.layout import Theme
from designer.text import FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook.bundled()


@pytest.fixture(scope="session")
def paper_theme() -> Theme:
    return Theme.load("paper")
