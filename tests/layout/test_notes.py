"""Notes: what they say besides their text stands in one place, whatever their text is."""

from __future__ import annotations

import pytest

from designer.drawing import Path, TextRun
from designer.layout import Theme
from designer.layout.notes import Entry, note_content, note_height
from designer.layout.texts import Texts
from designer.model import Note, NoteKind
from designer.text import FontBook

TEXTS = (
    "Late",
    "Sizes are hard to compare",
    "Codes run out after 60 seconds",
    "Gemeinschaftskonto kommt in den Treffern nicht vor",
    "Nobody says which day, so she takes one off and waits at home",
)


def entry(text: str, kind: NoteKind, **fields: object) -> Entry:
    note = Note(**{"id": "n", "kind": kind, "text": text, **fields})  # type: ignore[arg-type]
    return Entry("n/note", "n", 1, text, kind, note)


def bars_of(one: Entry, width: float, texts: Texts) -> tuple[list[Path], float]:
    """The three bars of a severity, and the height of the note."""
    height = note_height(one, width, texts)
    items = note_content(one, 7, width, height, texts).items
    return [i for i in items if isinstance(i, Path) and max(i.points[::2]) - min(i.points[::2]) < 4], height


@pytest.mark.parametrize("width", [96, 110, 130, 180, 300])
@pytest.mark.parametrize("text", TEXTS)
def test_severity_stands_in_the_lower_right_corner(
    text: str, width: float, fonts: FontBook, paper_theme: Theme
) -> None:
    texts = Texts(fonts, paper_theme)
    bars, height = bars_of(entry(text, NoteKind.PAIN_POINT, severity=2), width, texts)
    assert len(bars) == 3
    right = max(x for bar in bars for x in bar.points[::2])
    bottom = max(y for bar in bars for y in bar.points[1::2])
    assert width - 9 < right < width - 4
    assert height - 9 < bottom < height - 4


@pytest.mark.parametrize("width", [96, 110, 130, 180, 300])
@pytest.mark.parametrize("owner", ["", "Digital", "Customer relations"])
@pytest.mark.parametrize("text", TEXTS)
def test_impact_and_effort_stand_in_the_lower_right_corner_and_on_no_word(
    text: str, owner: str, width: float, fonts: FontBook, paper_theme: Theme
) -> None:
    texts = Texts(fonts, paper_theme)
    one = entry(text, NoteKind.OPPORTUNITY, impact=3, effort=1, owner=owner)
    height = note_height(one, width, texts)
    runs = [i for i in note_content(one, 7, width, height, texts).items if isinstance(i, TextRun)]
    corner = next(run for run in runs if run.text.startswith("I 3"))
    assert corner.x + corner.width == pytest.approx(width - 5, abs=0.1)
    assert height - 9 < corner.y < height - 4
    assert all(run.x + run.width <= corner.x for run in runs if run is not corner and abs(run.y - corner.y) < 8)


def test_the_corner_takes_no_line_of_its_own_where_a_narrower_measure_takes_none(
    fonts: FontBook, paper_theme: Theme
) -> None:
    texts = Texts(fonts, paper_theme)
    plain = entry("Delivery date only after paying", NoteKind.PAIN_POINT)
    marked = entry("Delivery date only after paying", NoteKind.PAIN_POINT, severity=3)
    assert note_height(marked, 130, texts) == note_height(plain, 130, texts)


def test_the_corner_of_a_text_from_right_to_left_is_the_left_one(fonts: FontBook, paper_theme: Theme) -> None:
    texts = Texts(fonts, paper_theme)
    bars, _height = bars_of(entry("لا أحد يقول كم بقي من الوقت", NoteKind.PAIN_POINT, severity=2), 160, texts)
    assert max(x for bar in bars for x in bar.points[::2]) < 60
