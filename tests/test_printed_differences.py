"""What differs on paper: the marked map, then a list that leaves nothing out."""

from __future__ import annotations

import pytest

from designer.comparing import compare
from designer.comparing.wording import along_words, subject
from designer.editing import Document
from designer.editing import operations as ops
from designer.model import JourneyMap, NoteKind
from designer.printed_differences import compose_differences
from designer.printing import PrintChoice, Printout
from designer.text import FontBook
from tests.comparing.test_edits import bike, named, thirty_edits


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook.bundled()


@pytest.fixture(scope="module")
def maps() -> tuple[JourneyMap, JourneyMap]:
    document = Document(bike())
    before = document.journey.snapshot()
    for _kind, act, _about, _says in thirty_edits():
        act(document)
    return before, document.journey


def text_of(printout: Printout, at: int) -> str:
    """What stands on a page, word by word."""
    return " ".join(" ".join(run.text for _g, _x, _y, run in printout.pages[at].drawing.texts()).split())


def test_every_difference_is_in_the_list_with_what_came_along(
    maps: tuple[JourneyMap, JourneyMap], fonts: FontBook
) -> None:
    printout = compose_differences(("One", maps[0]), ("Two", maps[1]), fonts, PrintChoice("A3"))
    listed = " ".join(text_of(printout, at) for at in range(1, len(printout.pages)))
    assert "“One” compared with “Two”: 7 added, 4 removed, 6 moved, 13 changed." in listed
    for difference in compare(*maps):
        assert subject(difference) in listed
        assert along_words(difference) in listed
    assert f"Page 2 of {len(printout.pages)}" in listed


def test_the_first_page_is_the_map_with_its_marks(maps: tuple[JourneyMap, JourneyMap], fonts: FontBook) -> None:
    printout = compose_differences(("One", maps[0]), ("Two", maps[1]), fonts, PrintChoice("A3"))
    page = printout.page
    marks = [g for g in page.drawing.groups if g.role == "difference"]
    assert {g.alt for g in marks} >= {"added", "removed", "moved", "changed"}
    assert "Ask dealer" in text_of(printout, 0)  # removed, and still to be seen
    assert "Sign up" in text_of(printout, 0)
    assert f"Page 1 of {len(printout.pages)}" in text_of(printout, 0)


@pytest.mark.parametrize(("paper", "landscape"), [("A4", True), ("A4", False), ("A1", None)])
def test_list_and_map_are_on_the_same_paper(
    maps: tuple[JourneyMap, JourneyMap], fonts: FontBook, paper: str, landscape: bool | None
) -> None:
    printout = compose_differences(("One", maps[0]), ("Two", maps[1]), fonts, PrintChoice(paper, landscape=landscape))
    assert len({(page.width, page.height) for page in printout.pages}) == 1
    for page in printout.pages[1:]:
        for _group, x, y, run in page.drawing.texts():
            assert 0 <= page.x + x * page.scale <= page.width
            assert 0 <= page.y + y * page.scale <= page.height
            assert run.size * page.scale >= 5


def test_maps_that_say_the_same_say_so(maps: tuple[JourneyMap, JourneyMap], fonts: FontBook) -> None:
    printout = compose_differences(("One", maps[0]), ("Two", maps[0]), fonts, PrintChoice("A3"))
    assert "Nothing differs." in text_of(printout, 1)
    assert not [g for g in printout.page.drawing.groups if g.role == "difference"]


def test_private_notes_are_printed_only_if_asked_for(fonts: FontBook) -> None:
    document = Document(bike())
    before = document.journey.snapshot()
    ops.add_note(document, NoteKind.QUESTION, named(before, "Pay").id, "Who covers it?", is_private=True)
    for shows in (False, True):
        choice = PrintChoice("A3", shows_private=shows)
        printout = compose_differences(("One", before), ("Two", document.journey), fonts, choice)
        assert ("Who covers it?" in text_of(printout, 1)) is shows
