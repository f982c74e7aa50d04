"""A map on several sheets: as few as it takes to be read, cut between stages, nothing lost and nothing twice."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.fonts import FontFinder
from designer.layout import theme_for
from designer.model import Connection, JourneyMap, MapHeader, Note, Stage, Touchpoint
from designer.printed_stages import _called, _part, _runs
from designer.printing import COMFORTABLE, Press, PrintChoice
from designer.templates import open_sample
from designer.text import FontBook
from tests.maps import maps, rich_map

_FINDER = FontFinder()
SMALL = ["hip-operation", "storm-claim"]  # on A3


@cache
def _press(name: str) -> Press:
    journey = open_sample(name)
    return Press(journey, _FINDER.book_for(journey))


@pytest.mark.parametrize("name", SMALL)
def test_what_is_small_on_one_sheet_is_read_with_ease_on_several(name: str) -> None:
    one = _press(name).compose(PrintChoice())
    several = _press(name).compose(PrintChoice(plan="pages"))
    assert one.smallest_text < COMFORTABLE <= several.smallest_text
    assert one.sheets == 1
    assert several.sheets == len(several.pages) == 2
    scales = [page.scale for page in several.pages]
    assert max(scales) <= 1.26 * min(scales), "one journey is of one size"
    assert len({(page.width, page.height) for page in several.pages}) == 1


@pytest.mark.parametrize("name", SMALL)
def test_every_card_stands_on_one_sheet_with_its_number_and_the_colour_of_its_stage(name: str) -> None:
    journey = open_sample(name)
    theme = theme_for(journey.header)
    (section, _remarks) = _press(name)._section(PrintChoice(plan="pages"))
    cards: dict[str, int] = {}
    for part, fitted in section.parts:
        for id, place in fitted.layout.grid.cards.items():
            assert id not in cards
            cards[id] = place.number
        for stage in part.stages:
            at = [s.id for s in journey.stages].index(stage.id)
            assert stage.colour == theme.stage_colour(at, journey.stages[at].colour)
    assert cards == dict(journey.numbers)


def test_a_map_that_is_read_on_one_sheet_stays_on_one() -> None:
    printout = _press("commuter-bike").compose(PrintChoice(plan="pages"))
    assert printout.sheets == len(printout.pages) == 1


def test_each_sheet_says_which_stages_it_shows_and_its_page() -> None:
    printout = _press("hip-operation").compose(PrintChoice(plan="pages", adds=("personas",)))
    said = [" ".join(run.text for _g, _x, _y, run in page.drawing.texts()) for page in printout.pages]
    assert "Stages 1 to 3 of 6" in said[0]
    assert "Stages 4 to 6 of 6" in said[1]
    assert "Page 1 of 4" in said[0]
    assert "Page 2 of 4" in said[1]
    assert "Page 3 of 4" in said[2]
    assert [page.title for page in printout.pages[:2]] == [
        f"{open_sample('hip-operation').header.title}: Decide, Arrive, Operation",
        f"{open_sample('hip-operation').header.title}: Up again, Home, Tell",
    ]


def test_a_sheet_of_a_german_map_says_so_in_german() -> None:
    journey = open_sample("konto-zu-zweit")
    parts = [_part(journey, run, theme_for(journey.header)) for run in _runs(journey, 2)]
    assert [_called(journey, part) for part in parts] == ["Phasen 1 bis 3 von 6", "Phasen 4 bis 6 von 6"]


def test_lanes_that_hold_nothing_on_a_sheet_are_not_there_but_for_those_of_a_blueprint() -> None:
    (section, _remarks) = _press("hip-operation")._section(PrintChoice(plan="pages"))
    (first, _fitted), (second, _other) = section.parts
    assert "Home visit" not in [channel.name for channel in first.channels]
    assert "Home visit" in [channel.name for channel in second.channels]
    assert len(first.action_lanes) == len(second.action_lanes) == 3


@given(st.lists(st.integers(0, 20), min_size=2, max_size=12), st.data())
def test_runs_are_whole_and_as_even_as_can_be(counts: list[int], chance: st.DataObject) -> None:
    keys = [chr(ord("A") + i) for i in range(len(counts))]
    stages = [Stage(id=f"s{i}", order=key) for i, key in enumerate(keys)]
    cards = [
        Touchpoint(id=f"t{i}-{k}", stage=f"s{i}", step="F", order="F") for i, n in enumerate(counts) for k in range(n)
    ]
    count = chance.draw(st.integers(2, len(counts)))
    runs = _runs(JourneyMap([MapHeader(id="map"), *stages, *cards]), count)
    assert [id for run in runs for id in run] == [stage.id for stage in stages]
    assert len(runs) == count
    assert all(runs)
    weight = {stage.id: 2 + n for stage, n in zip(stages, counts, strict=True)}
    fullest = max(sum(weight[id] for id in run) for run in runs)
    assert fullest <= sum(weight.values()) / count + max(weight.values())


@given(maps(5, 12, levels=1, least=2), st.data())
def test_parts_of_any_map_hold_everything_that_stands_in_a_stage_once(
    journey: JourneyMap, chance: st.DataObject
) -> None:
    theme = theme_for(journey.header)
    parts = [_part(journey, run, theme) for run in _runs(journey, chance.draw(st.integers(2, len(journey.stages))))]
    for cls in (Stage, Touchpoint):
        ids = [e.id for part in parts for e in part.of(cls)]
        assert sorted(ids) == sorted(e.id for e in journey.of(cls))
    notes = [n.id for part in parts for n in part.of(Note)]
    assert sorted(notes) == sorted(n.id for n in journey.of(Note))
    ways = [c.id for part in parts for c in part.of(Connection)]
    assert len(ways) == len(set(ways))
    for part in parts:
        assert {id: journey.numbers[id] for id in part.numbers} == dict(part.numbers)
        assert part.persona_places() == journey.persona_places()


def test_a_map_of_which_no_stage_can_be_read_is_on_a_sheet_for_each() -> None:
    printout = Press(rich_map(60, stages=3), FontBook.bundled()).compose(PrintChoice(paper="150x100mm", plan="pages"))
    assert printout.sheets == 3
    assert printout.smallest_text < COMFORTABLE
