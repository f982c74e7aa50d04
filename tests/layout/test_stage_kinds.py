"""What a stage is for, where it was said and its name does not tell, stands below its goal."""

from __future__ import annotations

import pytest

from designer.layout import Arrangement, LayoutOptions, Theme, lay_out
from designer.model import JourneyMap, MapHeader, Stage, StageKind
from designer.text import FontBook


def below(language: str = "en", arrangement: Arrangement = Arrangement.SWIMLANES, **fields: object) -> list[str]:
    """The lines below the name of a stage."""
    stage = Stage(id="s", order="A", **fields)  # type: ignore[arg-type]
    journey = JourneyMap([MapHeader(id="map", language=language), stage, Stage(id="z", order="B", name="Later")])
    drawing = lay_out(journey, Theme.load("paper"), FontBook.bundled(), LayoutOptions(arrangement=arrangement)).drawing
    lines: dict[float, list[str]] = {}
    for group, _x, y, run in drawing.texts():
        if group.key == "s/goal":
            lines.setdefault(y + run.y, []).append(run.text)
    return [" ".join(" ".join(parts).split()) for _y, parts in sorted(lines.items())]


@pytest.mark.parametrize("arrangement", Arrangement)
def test_a_kind_that_the_name_does_not_tell_stands_below_the_goal(arrangement: Arrangement) -> None:
    kind = StageKind.PURCHASE
    assert below(arrangement=arrangement, name="At the till", kind=kind) == ["Purchase"]
    assert below(arrangement=arrangement, name="At the till", goal="To be off", kind=kind) == ["To be off", "Purchase"]


def test_the_kind_stands_before_the_duration() -> None:
    assert below(name="At the till", kind=StageKind.PURCHASE, duration="2 min") == ["Purchase · 2 min"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Purchase", StageKind.PURCHASE),
        ("Buying a bike", StageKind.PURCHASE),
        ("Kauf", StageKind.PURCHASE),
        ("At the till", StageKind.UNKNOWN),
        ("At the till", StageKind.OTHER),
    ],
)
def test_a_kind_that_nobody_set_or_that_the_name_tells_is_not_said(name: str, kind: StageKind) -> None:
    assert below(name=name, kind=kind) == []
    assert below(name=name, kind=kind, duration="2 min") == ["2 min"]


def test_a_folded_stage_says_no_kind() -> None:
    assert below(name="At the till", kind=StageKind.PURCHASE, folded=True) == []


def test_the_kind_speaks_the_language_of_the_map() -> None:
    assert below("de", name="An der Theke", kind=StageKind.PURCHASE) == ["Kauf"]
    assert below("de", name="Kaufhaus", kind=StageKind.PURCHASE) == []
    assert below("ja", name="店で", kind=StageKind.USE) == ["利用"]
    assert below("ja", name="購入する", kind=StageKind.PURCHASE) == []
