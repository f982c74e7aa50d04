"""A map that declares a scale of its own is told on it by each command and on each page."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from designer import storage
from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.elements import CARD_FIELDS
from designer.model.inner import sub_map
from designer.printing import ADDS, PrintChoice, compose
from designer.text import FontBook
from tests.cli.running import Shell

ENDS = {"1..5": ("1", "5"), "1..10": ("1", "10"), "nps": ("−100", "+100"), "6..1": ("6", "1")}
NAMES = ("Looks round", "Asks", "Orders", "Waits", "Unpacks", "Rings up", "Tells")


def of_scale(scale: str, *, later: bool = False) -> JourneyMap:
    """Seven touchpoints between the worst and the best; one opens a map in which nothing feels as here."""
    values = (2.0, 1.0, -2.0, -2.0, 2.0, -1.0, 2.0)
    if later:
        values = tuple(-value for value in values)
    inside = [MapHeader(id="map", title="Inside", feeling_scale=scale), Stage(id="s1", order="F", name="One")]
    inside += [Touchpoint(id="t1", stage="s1", step="F", name="Pays", feeling=2.0)]
    return JourneyMap(
        [
            MapHeader(
                id="map", uid="scale", title="Scale", feeling_scale=scale, shows_values=True, card_fields=CARD_FIELDS
            ),
            Stage(id="s1", order="F", name="Before"),
            Stage(id="s2", order="U", name="After"),
            Channel(id="c1", order="F", name="Website"),
            Lane(id="felt", order="K", kind=LaneKind.EMOTION),
            Persona(id="p1", order="F", name="Mara"),
            *(
                Touchpoint(
                    id=f"t{at}", stage="s1" if at < 4 else "s2", step="BDFHJLN"[at], order="F", channel="c1", name=name,
                    personas=("p1",), feeling=values[at], submap="m1" if name == "Orders" else "",
                )
                for at, name in enumerate(NAMES)
            ),
            *(Connection(id=f"k{at}", source=f"t{at}", target=f"t{at + 1}") for at in range(len(NAMES) - 1)),
            sub_map("m1", inside),
        ]
    )  # fmt: skip


def refuse(text: str, where: str) -> None:
    """Say where a text tells a value on the usual scale."""
    for sign in ("+2", "−2", "+1 ", "−1 ", "-2 ", "−1,", "+1,"):
        assert sign not in text, f"{where}: …{text[max(0, text.find(sign) - 60) : text.find(sign) + 20]}…"


@pytest.mark.parametrize("scale", ENDS)
def test_all_texts_speak_the_declared_scale(scale: str, shell: Shell) -> None:
    worst, best = ENDS[scale]
    storage.save(of_scale(scale), Path("one.journey"))
    storage.save(of_scale(scale, later=True), Path("two.journey"))
    said = {}
    for command in (
        ("check", "one.journey"),
        ("check", "one.journey", "--format", "json"),
        ("insight", "one.journey"),
        ("insight", "one.journey", "--format", "json"),
        ("diff", "one.journey", "two.journey"),
        ("diff", "one.journey", "two.journey", "--format", "json"),
    ):
        ended = shell.run(*command)
        assert ended.status in (0, 1), ended
        said[command] = ended.out
        refuse(ended.out, " ".join(command))
    assert f"are felt as {worst}" in said["check", "one.journey"]
    assert f"feels {worst}, and the map it opens {best} in the mean" in said["check", "one.journey"]
    assert "in the mean of 7 feelings" in said["insight", "one.journey"]
    assert f"feeling {worst} → {best}" in said["diff", "one.journey", "two.journey"]
    changes = [c for d in json.loads(said["diff", "one.journey", "two.journey", "--format", "json"])["differences"]
               for c in d["changes"]]  # fmt: skip
    assert {(c["before_words"], c["after_words"]) for c in changes if c["before"] == -2} == {(worst, best)}


@pytest.mark.parametrize("scale", ENDS)
def test_a_map_without_lows_is_told_on_the_declared_scale(scale: str, shell: Shell) -> None:
    journey = of_scale(scale)
    happy = [
        msgspec.structs.replace(e, feeling=1.0 + (e.id == "t1")) if isinstance(e, Touchpoint) else e for e in journey
    ]
    storage.save(JourneyMap(happy), Path("happy.journey"))
    out = shell.run("check", "happy.journey").out
    refuse(out, "check")
    neutral = {"1..5": "3", "1..10": "5.5", "nps": "zero", "6..1": "3.5"}[scale]
    assert f"No feeling on the map is below {neutral}." in out


@pytest.mark.parametrize("scale", ENDS)
@pytest.mark.parametrize("arrangement", ["swimlanes", "grouped", "storyline"])
def test_all_pages_print_the_declared_scale(scale: str, arrangement: str) -> None:
    worst, best = ENDS[scale]
    journey = of_scale(scale)
    printout = compose(journey, FontBook.bundled(), PrintChoice(paper="A2", arrangement=arrangement, adds=ADDS))
    refuse(printout.text.replace("\n", " "), f"{arrangement} on paper")
    assert f"feeling {worst} … {best}" in printout.text.splitlines()
    heard = [group.alt for page in printout.pages for group in page.drawing.groups if group.alt]
    refuse(" ; ".join(heard), f"{arrangement}, read aloud")
    assert any(f"feeling {worst}" in alt for alt in heard)
    persona = next(page for page in printout.pages if "Feelings through the journey" in texts(page.drawing))
    assert {worst, best} <= set(texts(persona.drawing))


def texts(drawing: object) -> list[str]:
    """The runs of a page."""
    return [run.text for _g, _x, _y, run in drawing.texts()]  # type: ignore[attr-defined]


def test_printed_differences_tell_the_declared_scale(shell: Shell) -> None:
    storage.save(of_scale("1..10"), Path("one.journey"))
    storage.save(of_scale("1..10", later=True), Path("two.journey"))
    assert shell.run("diff", "one.journey", "two.journey", "-o", "diff.pdf").status in (0, 1)
    pdf = pypdfium2.PdfDocument(Path("diff.pdf"))
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    pdf.close()
    refuse(words, "the printed differences")
    assert "feeling 1 → 10" in words
