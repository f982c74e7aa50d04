"""The six steps of mapping: read from the map, with figures that can be counted again by hand."""

from __future__ import annotations

import pytest
from hypothesis import given

from designer.checks import CATALOGUE
from designer.guide import RULES_OF_STEP, completeness, steps_of
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.templates import open_sample, open_template, samples, templates
from tests import maps


def plain(*more: Element, without: tuple[str, ...] = ()) -> JourneyMap:
    elements: list[Element] = [
        MapHeader(id="map", title="M", scenario="She wants a bike."),
        Persona(id="p", name="Mara", order="1", goals="Ride", needs="A bike", frustrations="Sizes"),
        Stage(id="s1", name="Awareness", order="1"),
        Stage(id="s2", name="Advocacy", order="2"),
        Channel(id="w", name="Website", order="1"),
        Channel(id="m", name="E-mail", order="2"),
        Touchpoint(id="a", name="A", stage="s1", step="1", channel="w"),
        Touchpoint(id="b", name="B", stage="s1", step="2", channel="m"),
        Connection(id="k", source="a", target="b"),
    ]
    found = {e.id: e for e in (*elements, *more)}
    return JourneyMap([e for id, e in found.items() if id not in without])


def sentences(journey: JourneyMap) -> list[str]:
    return [step.sentence for step in steps_of(journey)]


def test_each_step_says_what_is_there_and_what_is_not() -> None:
    assert sentences(plain()) == [
        "Mara: goals, needs and frustrations are written.",
        "1 of 2 stages have interactions. Advocacy has none.",
        "2 touchpoints, each with its channel and its way.",
        "No stage has a metric yet.",
        "No content planned yet.",
        "2 channels. “Advocacy” not reached yet.",
    ]
    assert [round(step.share, 3) for step in steps_of(plain())] == [1, 0.5, 1, 0, 0, 0.5]


def test_each_step_leads_to_what_is_missing_next() -> None:
    goals = [step.goal for step in steps_of(plain())]
    assert goals[0] is None
    assert goals[1] is not None
    assert (goals[1].text, goals[1].verb, goals[1].element) == ("Go to Advocacy", "cell", "s2")
    assert goals[2] is None
    assert goals[3] is not None
    assert (goals[3].text, goals[3].what, goals[3].element) == ("Add a metric to Awareness", "metric", "s1")
    assert goals[4] is not None
    assert goals[4].text == "Plan content for Awareness"


def test_the_tray_a_missing_goal_and_a_thin_stage_are_seen() -> None:
    waiting = plain(Touchpoint(id="t", name="Later"))
    step = steps_of(waiting)[2]
    assert step.sentence == "2 touchpoints, 1 still waits in the tray."
    assert step.goal is not None
    assert step.goal.text == "Sort the tray"
    assert step.share == pytest.approx(2 / 3)
    person = steps_of(plain(Persona(id="p", name="Mara", order="1", goals="Ride")))[0]
    assert person.sentence == "Mara: needs and frustrations are not written yet."
    assert person.goal is not None
    assert (person.goal.element, person.goal.what) == ("p", "needs")
    assert person.share == pytest.approx(2 / 4)
    thin = steps_of(plain(Touchpoint(id="b", name="B", stage="s1", step="2", channel="w")))[5]
    assert thin.sentence == "1 channel. Awareness is reached through one only."
    loose = steps_of(plain(without=("k",)))[2]
    assert loose.share == 1, "a map without any connection has its steps as its flow"


def test_what_is_not_written_about_a_persona_is_listed() -> None:
    nobody = Persona(id="p", order="A", name="Mara")
    assert sentences(JourneyMap([nobody]))[0] == "Mara: goals, needs and frustrations are not written yet."
    partly = Persona(id="p", order="A", name="Mara", goals="A bike")
    assert sentences(JourneyMap([partly]))[0] == "Mara: needs and frustrations are not written yet."


def test_the_figure_of_a_stage_is_the_mean_of_its_steps() -> None:
    noted = plain(
        Note(id="n", kind=NoteKind.METRIC, about="a", text="Reach"),
        Note(id="c", kind=NoteKind.CONTENT, about="s1", text="Article"),
    )
    found = completeness(noted)
    assert found.stages["s1"] == (1, 1, 1, 1, 1)
    assert found.of_stage("s1") == 1
    assert found.of_stage("s2") == 0
    assert found.whole == pytest.approx((1 + 0.5 + 1 + 0.5 + 0.5 + 0.5) / 6)


def test_an_empty_map_begins_at_the_beginning() -> None:
    steps = steps_of(JourneyMap())
    assert [step.share for step in steps] == [0] * 6
    assert steps[0].goal is not None
    assert steps[0].goal.text == "Add a persona"
    assert steps[1].goal is not None
    assert steps[1].goal.text == "Add a stage"
    assert steps[2].goal is None


def test_every_rule_belongs_to_one_step() -> None:
    for rule in CATALOGUE:
        assert sum(rule.id.startswith(rules) for rules in RULES_OF_STEP.values()) == 1, rule.id


@given(maps.maps(levels=1))
def test_any_map_has_six_steps_with_honest_shares(journey: JourneyMap) -> None:
    found = completeness(journey)
    steps = steps_of(journey, found)
    assert [step.number for step in steps] == list(RULES_OF_STEP)
    for step in steps:
        assert 0 <= step.share <= 1
        assert step.sentence
        if step.share >= 1:
            assert step.goal is None, "nothing is left to do"
        if step.goal is not None and step.goal.element:
            assert step.goal.element in journey
    assert min(found.steps) <= found.whole <= max(found.steps)


@pytest.mark.parametrize("id", [t.id for t in templates() if t.id != "blank"])
def test_templates_are_far_on(id: str) -> None:
    assert completeness(open_template(id)).whole > 0.5


@pytest.mark.parametrize("id", [s.id for s in samples()])
def test_samples_can_be_read(id: str) -> None:
    assert all(step.sentence for step in steps_of(open_sample(id)))
