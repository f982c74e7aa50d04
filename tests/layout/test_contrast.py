"""Each text of each sample can be read on what it stands on, in every theme: 4.5 to 1 at least."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from designer.layout import Arrangement, LayoutOptions, lay_out, theme_for, themes
from designer.templates import open_sample, samples
from designer.text import FontBook
from tests.layout.sight import texts_on, weak_texts


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


@pytest.mark.parametrize("theme", [id for id, *_rest in themes()])
@pytest.mark.parametrize("sample", [info.id for info in samples()])
def test_every_text_of_a_sample_has_enough_contrast(sample: str, theme: str) -> None:
    journey = open_sample(sample)
    found = theme_for(msgspec.structs.replace(journey.header, theme=theme))
    arrangement = Arrangement(journey.header.arrangement)
    drawing = lay_out(journey, found, _fonts(), LayoutOptions(arrangement=arrangement)).drawing
    assert len(texts_on(drawing)) > 30
    assert weak_texts(drawing) == []
