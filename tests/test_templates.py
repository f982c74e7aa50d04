"""Templates and samples: what a new user starts from has to be right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from designer.checks import check
from designer.model import (
    ConnectionKind,
    Evidence,
    JourneyMap,
    Lane,
    LaneKind,
    MapState,
    NoteKind,
    Severity,
    StageKind,
    Status,
    Touch,
)
from designer.storage import dumps, loads
from designer.templates import open_sample, open_template, samples, templates

ROOT = Path(__file__).parents[1]
STAGES = {
    "loyalty-loop": ("Awareness", "Consideration", "Purchase", "Retention", "Advocacy"),
    "discovery-to-referral": (
        "Awareness and Discovery",
        "Research and Consideration",
        "Purchase and Onboarding",
        "Retention and Loyalty",
        "Advocacy and Referrals",
    ),
    "four-stages": ("Discovery", "Consideration", "Buy", "Post-purchase and Retention"),
    "core-four": ("Awareness", "Consideration", "Purchase", "Post-purchase Evaluation"),
    "sales-journey": ("Awareness", "Consideration", "Decision", "Retention", "Loyalty"),
}
OWN = ("service-blueprint", "onboarding", "complaint", "event", "public-service")
ALL_SAMPLES = (
    "commuter-bike", "coffee-letter", "museum-sunday", "team-software", "hip-operation", "parking-permit",
    "storm-claim", "new-kitchen", "island-summer", "konto-zu-zweit", "ryokan", "eye-clinic",
)  # fmt: skip
FILLED = pytest.mark.parametrize("id", list(STAGES))
SAMPLES = pytest.mark.parametrize("id", ALL_SAMPLES)
OURS = pytest.mark.parametrize("id", OWN)


def kinds_of_notes(journey: JourneyMap, about: str) -> set[NoteKind]:
    return {note.kind for note in journey.notes_about(about)}


def kinds_in_stage(journey: JourneyMap, stage: str) -> set[NoteKind]:
    found = kinds_of_notes(journey, stage)
    return found.union(*(kinds_of_notes(journey, t.id) for t in journey.touchpoints_in(stage)))


def test_the_blank_map_comes_first_and_all_are_listed_with_what_they_hold() -> None:
    assert templates()[0].id == "blank"
    assert {template.id for template in templates()} == {*STAGES, *OWN, "blank"}
    for template in templates():
        assert template.stages == len(open_template(template.id).stages)
        assert bool(template.source) == (template.id != "blank")
        assert template.picture.read_bytes().startswith(b"\x89PNG")


def test_the_blank_map_holds_stages_and_channels_and_nobody() -> None:
    journey = open_template("blank")
    assert [stage.name for stage in journey.stages] == ["Before", "During", "After"]
    assert [lane.name for lane in journey.lanes] == ["Website", "Store", "E-mail", "Feeling"]
    assert [channel.name for channel in journey.channels] == ["Website", "Store", "E-mail"]
    assert not journey.personas
    assert not journey.touchpoints
    assert not journey.header.title
    assert all(stage.kind is StageKind.UNKNOWN for stage in journey.stages)


@FILLED
def test_a_template_passes_the_checks_of_its_scope(id: str) -> None:
    findings = check(open_template(id))
    assert [gap.message for gap in findings.gaps if gap.severity is not Severity.INFO] == []
    assert {skipped.rule for skipped in findings.skipped} == {"PR01", "PR02"}, "nobody asked for paper"


@FILLED
def test_a_template_has_the_stages_of_its_model_filled(id: str) -> None:
    journey = open_template(id)
    assert tuple(stage.name for stage in journey.stages) == STAGES[id]
    assert 10 <= len(journey.touchpoints) <= 18
    for stage in journey.stages:
        assert stage.goal, stage.name
        assert stage.kind is not StageKind.UNKNOWN, stage.name
        assert {NoteKind.METRIC, NoteKind.CONTENT} <= kinds_in_stage(journey, stage.id), stage.name
    assert not journey.tray
    assert journey.header.title
    assert journey.header.scenario


@FILLED
def test_a_template_brings_a_persona_who_goes_the_whole_way(id: str) -> None:
    journey = open_template(id)
    (persona,) = journey.personas
    assert all((persona.role, persona.quote, persona.goals, persona.needs, persona.frustrations, persona.channels))
    for touchpoint in journey.touchpoints:
        assert touchpoint.feeling_of(persona.id) is not None, touchpoint.name
        assert touchpoint.owner, touchpoint.name
        assert touchpoint.evidence, touchpoint.name
        assert touchpoint.initiator, touchpoint.name


@FILLED
def test_a_template_shows_how_a_map_is_told(id: str) -> None:
    journey = open_template(id)
    assert 1 <= sum(t.is_moment_of_truth for t in journey.touchpoints) <= 5
    felt = {value for t in journey.touchpoints if (value := t.feeling_of(journey.personas[0].id)) is not None}
    assert felt == {-2, -1, 0, 1, 2}
    for touchpoint in journey.touchpoints:
        kinds = kinds_of_notes(journey, touchpoint.id)
        if NoteKind.PAIN_POINT in kinds:
            assert NoteKind.OPPORTUNITY in kinds, touchpoint.name
        if abs(touchpoint.feeling or 0) == 2:
            assert NoteKind.THOUGHT in kinds, touchpoint.name
        assert 2 <= len(touchpoint.name.split()) <= 6, touchpoint.name
        assert 1 <= len(touchpoint.description.split()) <= 12, touchpoint.description


@SAMPLES
def test_a_sample_has_no_error(id: str) -> None:
    assert check(open_sample(id)).counts.error == 0


@SAMPLES
def test_a_sample_says_whose_it_is(id: str) -> None:
    header = open_sample(id).header
    assert all((header.title, header.scenario, header.organisation, header.author, header.version, header.date))
    assert header.language == {"konto-zu-zweit": "de", "ryokan": "ja", "eye-clinic": "ar"}.get(id, "en")
    assert header.logo


@OURS
def test_a_template_of_our_own_is_whole(id: str) -> None:
    journey = open_template(id)
    assert [gap.message for gap in check(journey).gaps if gap.severity is not Severity.INFO] == []
    assert journey.header.title
    assert journey.header.scenario
    (persona,) = journey.personas
    assert all((persona.role, persona.quote, persona.goals, persona.needs, persona.frustrations, persona.channels))
    for stage in journey.stages:
        assert stage.goal, stage.name
    for touchpoint in journey.touchpoints:
        if not journey.is_action(touchpoint):
            assert touchpoint.feeling_of(persona.id) is not None, touchpoint.name
            assert touchpoint.owner, touchpoint.name
            assert touchpoint.evidence, touchpoint.name
            assert touchpoint.initiator, touchpoint.name


def test_the_service_blueprint_has_the_lanes_of_one() -> None:
    kinds = [lane.kind for lane in open_template("service-blueprint").action_lanes]
    assert kinds == [LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE, LaneKind.SUPPORT]


def test_the_lines_about_the_samples_are_true() -> None:
    assert [sample.id for sample in samples()] == list(ALL_SAMPLES)
    for sample in samples():
        journey = open_sample(sample.id)
        counts = f"{len(journey.stages)} stages, {len(journey.touchpoints)} touchpoints"
        if sample.description[0].isdigit():
            assert sample.description == counts
        assert sample.picture.read_bytes().startswith(b"\x89PNG")


def test_the_samples_are_of_many_sizes_and_hold_all_that_a_map_can() -> None:
    maps = {id: open_sample(id) for id in ALL_SAMPLES}
    sizes = sorted(len(journey.touchpoints) for journey in maps.values())
    assert sizes[0] == 6
    assert sizes[-1] == 150
    lanes = {lane.kind for journey in maps.values() for lane in journey.of(Lane)}
    assert lanes >= {LaneKind.IMAGES, LaneKind.ENGAGEMENT, LaneKind.BACK_STAGE, LaneKind.CUSTOM, LaneKind.THOUGHTS}
    assert maps["team-software"].header.shows is MapState.BOTH
    assert any(t.future_feelings or t.future_feeling is not None for t in maps["team-software"].touchpoints)
    assert any(t.submap for t in maps["parking-permit"].touchpoints)
    assert sum(len(journey.views) for journey in maps.values()) >= 8
    assert all(journey.personas for journey in maps.values())


def test_the_bike_shows_every_mark_a_map_can_have() -> None:
    journey = open_sample("commuter-bike")
    touchpoints = journey.touchpoints
    notes = [note for t in touchpoints for note in journey.notes_about(t.id)]
    connections = journey.connections
    metrics = [note for note in notes if note.kind is NoteKind.METRIC and note.value is not None]
    assert {t.status for t in touchpoints} == set(Status)
    assert {t.evidence for t in touchpoints} == set(Evidence)
    assert {c.known_touch for c in journey.channels} == set(Touch) - {Touch.OTHER}
    assert {v for t in touchpoints for p in t.personas if (v := t.feeling_of(p)) is not None} == {-2, -1, 0, 1, 2}
    assert any(len({t.feeling_of(p) for p in t.personas}) > 1 for t in touchpoints), "personas that differ"
    assert any(t.also for t in touchpoints)
    assert any(t.waiting for t in touchpoints)
    assert any(t.is_moment_of_truth for t in touchpoints)
    assert {c.kind for c in connections} == set(ConnectionKind)
    assert any(c.label and c.share for c in connections)
    assert {note.severity for note in notes if note.kind is NoteKind.PAIN_POINT} == {1, 2, 3}
    assert all(note.impact and note.effort and note.owner for note in notes if note.kind is NoteKind.OPPORTUNITY)
    assert any(note.target is None for note in metrics)
    assert any(note.link for note in notes if note.kind is NoteKind.CONTENT)
    assert len(journey.personas) == 2
    assert len(journey.channels) >= 8


def test_the_kitchen_is_large() -> None:
    journey = open_sample("new-kitchen")
    assert len(journey.stages) == 10
    assert len(journey.touchpoints) >= 60
    assert len(journey.personas) == 3
    assert journey.header.arrangement == "storyline"


@pytest.mark.parametrize("id", [*STAGES, *OWN, "blank", *ALL_SAMPLES])
def test_each_map_is_kept_as_the_program_itself_writes_it(id: str) -> None:
    paths = {template.id: template.path for template in templates()} | {sample.id: sample.path for sample in samples()}
    path = paths[id]
    assert dumps(loads(path.read_bytes(), path.name)) == path.read_bytes()


def test_each_opening_gives_a_map_of_its_own() -> None:
    first, second = open_template("core-four"), open_template("core-four")
    assert first == second
    assert first is not second


@FILLED
def test_a_template_has_a_lane_for_each_kind_of_note(id: str) -> None:
    lanes = [lane.kind for lane in open_template(id).of(Lane) if lane.shown]
    assert lanes == [
        LaneKind.EMOTION,
        LaneKind.PAIN_POINTS,
        LaneKind.OPPORTUNITIES,
        LaneKind.METRICS,
        LaneKind.CONTENT,
    ]


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no template “nope”; there are blank, core-four"):
        open_template("nope")
    with pytest.raises(ValueError, match="no sample “nope”; there are commuter-bike, coffee-letter"):
        open_sample("nope")


def test_the_files_are_what_their_stories_say() -> None:
    script = ROOT / "stories" / "make_maps.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
