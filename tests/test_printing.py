"""Printing: the view that is chosen, the pages that are added, what there was nothing for, and how pages are called."""

from __future__ import annotations

import pytest

from designer.model import Channel, JourneyMap, MapHeader, Note, NoteKind, Persona, Stage, Touchpoint, View
from designer.printing import PrintChoice, UnknownView, compose
from designer.text import FontBook


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook.bundled()


def _map(*more: object) -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id="map", title="A bike"),
            Stage(id="find", order="A", name="Find"),
            Channel(id="web", order="A", name="Website"),
            Channel(id="shop", order="B", name="Shop"),
            Touchpoint(id="look", stage="find", step="A", channel="web", name="Browse"),
            Touchpoint(id="ask", stage="find", step="B", channel="shop", name="Consult"),
            *more,  # type: ignore[list-item]
        ]
    )


FULL = (
    Persona(id="mara", order="A", name="Mara"),
    Note(id="idea", kind=NoteKind.OPPORTUNITY, about="look", text="Try it", impact=3, effort=1),
)


def test_a_view_prints_what_it_shows_by_name_in_any_case_and_by_id(fonts: FontBook) -> None:
    journey = _map(View(id="v1", order="A", name="Online only", channels=("web",)))
    assert "Consult" in compose(journey, fonts, PrintChoice("A4")).text
    for name in ("Online only", "ONLINE ONLY", "v1"):
        said = compose(journey, fonts, PrintChoice("A4", view=name)).text
        assert "Browse" in said
        assert "Consult" not in said


def test_a_view_there_is_not_is_said_with_those_there_are(fonts: FontBook) -> None:
    with pytest.raises(UnknownView, match="no views"):
        compose(_map(), fonts, PrintChoice("A4", view="Nothing"))
    with pytest.raises(UnknownView, match="there are “Online”"):
        compose(_map(View(id="v1", order="A", name="Online")), fonts, PrintChoice("A4", view="Nothing"))


def test_added_pages_follow_in_one_order_and_are_numbered(fonts: FontBook) -> None:
    printout = compose(_map(*FULL), fonts, PrintChoice("A4", adds=("gaps", "opportunities", "personas")))
    said = ["\n".join(run.text for _g, _x, _y, run in page.drawing.texts()) for page in printout.pages]
    assert len(said) == 4
    assert "Mara" in said[1]
    assert "Try it" in said[2]
    assert "Gaps" in said[3] or "Errors" in said[3] or "Warnings" in said[3]
    assert printout.remarks == ()
    assert printout.page.title == "A bike"
    assert all(page.title for page in printout.pages)
    assert len({page.title for page in printout.pages}) == 4


def test_a_view_that_shows_no_touchpoint_is_remarked(fonts: FontBook) -> None:
    journey = _map(
        View(id="v1", order="A", name="Nobody", owners=("Nobody here",)), View(id="v2", order="B", name="All")
    )
    printout = compose(journey, fonts, PrintChoice("A4", view="nobody"))
    assert printout.remarks == ("The view “Nobody” shows no touchpoint.",)
    assert "No touchpoint in this view" in " ".join(printout.text.split())
    assert compose(journey, fonts, PrintChoice("A4", view="All")).remarks == ()


def test_what_there_is_nothing_for_is_remarked_and_makes_no_page(fonts: FontBook) -> None:
    printout = compose(_map(), fonts, PrintChoice("A4", adds=("personas", "opportunities", "inner")))
    assert len(printout.pages) == 1
    assert printout.remarks == (
        "The map has no personas.",
        "The map has no opportunities.",
        "No touchpoint opens a map of its own.",
    )
