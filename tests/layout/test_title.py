"""The title block in scripts whose letters reach further than Latin ones."""

from __future__ import annotations

import msgspec
import pytest

from designer.canvas.places import text_place
from designer.drawing import TextRun
from designer.drawing.drawing import flat
from designer.layout import Theme, lay_out
from designer.layout.faces import initial_disc
from designer.layout.texts import Texts
from designer.model import JourneyMap, MapHeader, Persona
from designer.text import FontBook


@pytest.mark.parametrize("title", ["Buying a bike", "من أول موعد إلى نظر واضح", "Ångström ÄÖÜ qgy"])
@pytest.mark.parametrize("scenario", ["A bike", "سلمى تلاحظ أن والدها", "ÀÉÎ"])
@pytest.mark.parametrize("personas", [0, 4])
def test_the_title_and_what_stands_below_it_are_clear_of_each_other(
    title: str, scenario: str, personas: int, fonts: FontBook, paper_theme: Theme
) -> None:
    cast = [Persona(id=f"p{i}", order=f"{i + 1}5", name="Mara") for i in range(personas)]
    drawing = lay_out(
        JourneyMap([MapHeader(id="map", title=title, scenario=scenario), *cast]), paper_theme, fonts
    ).drawing
    (group,) = [g for g in drawing.groups if g.key == "map/title"]
    runs = [(y + item.y, item.size) for _x, y, item in flat(group.content) if isinstance(item, TextRun)]
    (size,) = {size for _y, size in runs if size > 20}
    bottom = max(y for y, other in runs if other == size) + fonts.ink(title, 700, size).below
    top = max(y for y, _size in runs) - fonts.ink(scenario, 400, 9.5).above
    assert top - bottom >= 2


@pytest.mark.parametrize("letter", ["M", "Q", "J", "س", "ي", "ع", "م", "ש", "ק", "å"])
def test_an_initial_stays_inside_its_disc(letter: str, fonts: FontBook, paper_theme: Theme) -> None:
    texts = Texts(fonts, paper_theme)
    style, radius = texts.mark, paper_theme.card.persona.radius
    (run,) = [item for item in initial_disc(texts, letter, "#A3195B").items if isinstance(item, TextRun)]
    ink = fonts.ink(letter, style.weight, style.size)
    left, right = run.x + ink.left, run.x + ink.right
    top, bottom = run.y - ink.above, run.y + ink.below
    reach = max((x * x + y * y) ** 0.5 for x in (left, right) for y in (top, bottom))
    assert reach <= radius + 0.6
    assert abs(top + bottom) < 3.2


@pytest.mark.parametrize("quotes", [("", ""), ("Well.", ""), ("One line of it and then another line of it", "")])
def test_little_told_of_personas_stands_in_the_middle_and_on_the_same_lines_in_a_row(
    quotes: tuple[str, str], fonts: FontBook, paper_theme: Theme
) -> None:
    cast = [Persona(id=f"p{i}", order=f"{i}5", name=f"Mara {i}", quote=quote) for i, quote in enumerate(quotes)]
    layout = lay_out(JourneyMap([MapHeader(id="map"), *cast]), paper_theme, fonts)
    names = []
    for persona in cast:
        (group,) = [g for g in layout.drawing.groups if g.key == f"{persona.id}/persona"]
        runs = [(item.text, y + item.y) for _x, y, item in flat(group.content) if isinstance(item, TextRun)]
        (name,), (curve,) = ([at for text, at in runs if text.startswith(said)] for said in ("Mara", "curve"))
        names.append(name)
        told = [name, *[at for text, at in runs if "“" in text or "”" in text]]
        assert curve > max(told) + 8
        place = text_place(layout, paper_theme, JourneyMap(cast), persona.id, "name")
        assert place is not None
        assert place.baseline == pytest.approx(group.y + name)
    assert names[0] == names[1]
    if not any(quotes):
        unnamed = JourneyMap([MapHeader(id="map"), *[msgspec.structs.replace(one, name="") for one in cast]])
        place = text_place(lay_out(unnamed, paper_theme, fonts), paper_theme, unnamed, "p0", "name")
        assert place is not None  # where a name is going to be written
        assert place.baseline == pytest.approx(group.y + names[0])
        assert curve - names[0] < 18
        assert (names[0] + curve) / 2 == pytest.approx(paper_theme.persona_card.picture_centre[1] + 4, abs=4)
