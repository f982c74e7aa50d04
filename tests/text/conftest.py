"""The bundled fonts, opened once for all tests of the text room."""

from __future__ import annotations

import pytest

from designer.text import FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook.bundled()
