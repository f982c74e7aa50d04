"""Font files for documents: facts and subsets."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.drawing import Face
from designer.text import FontBook, FontFacts, font_facts, subset_font

BOOK = FontBook.bundled()


def facts_of(data: bytes, folder: Path) -> FontFacts:
    file = folder / "subset.ttf"
    file.write_bytes(data)
    return font_facts(Face("subset", "Subset", 400, str(file)))


def test_a_subset_keeps_glyph_ids_and_widths(tmp_path: Path) -> None:
    face = BOOK.face(400)
    (run,) = BOOK.line("Kitchen table", 400, 10, "#000000", 0, 0)
    data = subset_font(BOOK.data(face), face.index, set(run.glyphs))
    whole, part = font_facts(face), facts_of(data, tmp_path)
    assert [part.advance(g) for g in run.glyphs] == [whole.advance(g) for g in run.glyphs]
    assert len(data) < len(BOOK.data(face)) / 10


def test_a_subset_is_the_same_each_time() -> None:
    face = BOOK.face(600)
    assert subset_font(BOOK.data(face), 0, {5, 9, 700}) == subset_font(BOOK.data(face), 0, {700, 9, 5})


def test_every_bundled_face_can_be_reduced(tmp_path: Path) -> None:
    for face in BOOK.faces:
        data = subset_font(BOOK.data(face), face.index, {1, 2, 3})
        assert facts_of(data, tmp_path).upem == font_facts(face).upem


def test_facts_of_inter() -> None:
    facts = font_facts(BOOK.face(400))
    assert facts.upem == 2048
    assert facts.descent < 0 < facts.cap_height < facts.ascent
    left, bottom, right, top = facts.bbox
    assert left < 0
    assert bottom < facts.descent
    assert right > facts.upem
    assert top > facts.cap_height
    assert facts.advance(10**6) == 0
    assert not facts.is_cff


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    file = tmp_path / "no-font.ttf"
    file.write_bytes(b"nothing to see")
    with pytest.raises(ValueError, match="no-font"):
        font_facts(Face("x", "X", 400, str(file)))
