"""A map speaks its own language, whoever looks at it: what is drawn by itself, not what the window says."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from designer.layout import Theme, lay_out
from designer.layout.dates import written_date
from designer.layout.spoken import in_language
from designer.model import JourneyMap, MapHeader, Stage, Touchpoint
from designer.resources import resource_path
from designer.templates import open_sample
from designer.text import FontBook
from designer.words import _, map_words, ngettext

ROOM = Path(__file__).parents[2] / "designer" / "layout"
# Names that are chosen and not drawn, and pages on which the checker speaks to its user.
OF_THE_USER = {"brand.py", "icon_words.py", "palettes.py", "theme_choice.py", "gaps.py"}
LANGUAGES = ("de", "ja", "ar", "fr", "es")


def words_in(journey: JourneyMap, fonts: FontBook, theme: Theme) -> set[str]:
    drawing = lay_out(journey, theme, fonts).drawing
    return {run.text for _group, _x, _y, run in drawing.texts()}


def said_by_layout() -> set[str]:
    """All that the source of the layout says through `_` and `ngettext`."""
    found: set[str] = set()
    for file in ROOM.rglob("*.py"):
        if file.name in OF_THE_USER:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_map_is_known_in_the_language(language: str) -> None:
    words = map_words(language)
    assert words is not None
    assert said_by_layout() - set(words) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_keeps_the_places_of_what_is_filled_in(language: str) -> None:
    words = map_words(language)
    assert words is not None

    def places(text: str) -> set[str]:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}

    assert [key for key, said in words.items() if places(key) != places(said)] == []


def test_every_language_has_the_same_words_those_that_quick_fixes_write_among_them() -> None:
    there = {file.stem: set(map_words(file.stem) or ()) for file in resource_path("words", "maps").glob("*.toml")}
    assert set(there) == set(LANGUAGES)
    assert all(words == there["de"] for words in there.values())
    assert {"Gets help on the phone", "Idea wanted: {pain}", "Home visit"} <= there["de"]


def test_a_german_map_is_german_from_badge_to_foot(fonts: FontBook, paper_theme: Theme) -> None:
    said = words_in(open_sample("konto-zu-zweit"), fonts, paper_theme)
    assert {"Ist-Zustand", "Kundenreise", "Phasen", "Moment der Wahrheit", "je Persona"} <= said
    assert any("5. November 2026" in text for text in said)
    assert not said & {"Current state", "Stages", "moment of truth", "Missing", "missing"}


def test_another_language_is_drawn_anew_and_not_out_of_the_memory(fonts: FontBook, paper_theme: Theme) -> None:
    english = JourneyMap([MapHeader(id="map", language="en"), Stage(id="s"), Touchpoint(id="t", stage="s")])
    german = JourneyMap([MapHeader(id="map", language="de"), Stage(id="s"), Touchpoint(id="t", stage="s")])
    first = lay_out(english, paper_theme, fonts)
    then = lay_out(german, paper_theme, fonts, previous=first)
    texts = {run.text for _group, _x, _y, run in then.drawing.texts()}
    assert "Phasen" in texts
    assert "Stages" not in texts


def test_outside_a_map_the_language_of_the_user_is_spoken() -> None:
    with in_language("ja"):
        assert _("Stages") == "ステージ"
        assert ngettext("{n} note", "{n} notes", 3).format(n=3) == "メモ 3"
        assert written_date("2026-11-01") == "2026年11月1日"
    assert _("Stages") == "Stages"


@pytest.mark.parametrize("language", ["xx", "", "../de", "en", "EN-gb"])
def test_a_language_without_words_changes_nothing(language: str) -> None:
    with in_language(language):
        assert _("Stages") == "Stages"


@pytest.mark.parametrize("language", ["de-AT", "de_CH", "DE"])
def test_a_country_does_not_matter(language: str) -> None:
    with in_language(language):
        assert _("Stages") == "Phasen"
