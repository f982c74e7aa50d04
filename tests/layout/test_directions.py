"""Texts that run from right to left beside texts that do not, on the map and on the pages after it."""

from __future__ import annotations

import pytest

from designer.drawing import Page
from designer.layout import Theme, paper
from designer.layout.pages import opportunity_pages, page_frame, persona_pages
from designer.model import Channel, JourneyMap, MapHeader, Note, NoteKind, Persona, Stage, Touchpoint
from designer.text import FontBook
from designer.words import joined

FSI, PDI = "\u2068\u2069"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("Sales", "3 Order", "private"), "Sales · 3 Order · private"),
        (("מכירות", "", "private"), f"{FSI}מכירות{PDI} · private"),
        (("12", "מכירות"), f"12 · {FSI}מכירות{PDI}"),
        (("מכירות", "3\u00a0הזמנה"), "מכירות · 3\u00a0הזמנה"),  # a map that runs from right to left does so as a whole
        ((f"View: {FSI}אבג{PDI}", "מכירות"), f"{FSI}View: {FSI}אבג{PDI}{PDI} · {FSI}מכירות{PDI}"),
        (("", ""), ""),
    ],
)
def test_parts_keep_their_order_beside_each_other(parts: tuple[str, ...], said: str) -> None:
    assert joined(parts) == said


def _journey() -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id="map", title="A bike"),
            Stage(id="find", order="A", name="לקוח"),
            Stage(id="buy", order="B", name="Buy"),
            Channel(id="web", order="A", name="Website"),
            Touchpoint(
                id="look",
                stage="find",
                step="A",
                channel="web",
                name="Look",
                personas=("nora",),
                feelings=(("nora", 2.0),),
            ),
            Touchpoint(
                id="pay",
                stage="buy",
                step="A",
                channel="web",
                name="Pay",
                personas=("nora",),
                feelings=(("nora", -2.0),),
            ),
            *[
                Note(
                    id=f"o{n}",
                    kind=NoteKind.OPPORTUNITY,
                    about="pay",
                    text="Faster",
                    owner="מכירות",
                    impact=3,
                    effort=1,
                )
                for n in range(60)
            ],
            Persona(id="nora", order="A", name="Nora"),
        ]
    )


def _places(make: object, fonts: FontBook, text: str) -> list[tuple[float, float]]:
    """Where on the pages the runs with this text begin and end."""
    journey = _journey()
    frame = page_frame(journey.header, paper("A4").turned(True), Theme.load("paper"), fonts)
    pages: tuple[Page, ...] = make(journey, frame)  # type: ignore[operator]
    found = []
    for page in pages:
        for _group, x, _y, run in page.drawing.texts():
            if text in run.text:
                found.append((x + run.x, x + run.x + run.width))
    return found


def test_the_name_of_a_stage_hangs_on_the_right_of_its_arrow_on_a_page_too(fonts: FontBook) -> None:
    name, after = _places(persona_pages, fonts, "לקוח")[0], _places(persona_pages, fonts, "Buy")[0]
    count = _places(persona_pages, fonts, "1 touchpoint")[0]  # at the left, below the name of its stage
    assert name[0] - count[0] > 3 * (after[0] - name[1]) > 0


def test_where_a_moment_was_stands_at_the_left_below_its_name(fonts: FontBook) -> None:
    name = _places(persona_pages, fonts, "Look")[-1]
    stage = _places(persona_pages, fonts, "לקוח")[-1]
    assert stage[0] == pytest.approx(name[0], abs=0.5)


def test_whose_an_opportunity_is_stands_before_what_it_is_about(fonts: FontBook) -> None:
    owners, abouts = _places(opportunity_pages, fonts, "מכירות"), _places(opportunity_pages, fonts, "Pay")
    assert len(owners) == len(abouts) == 60
    assert all(owner[1] <= about[0] + 0.01 for owner, about in zip(owners, abouts, strict=True))
