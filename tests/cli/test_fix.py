"""The command fix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.cli import main
from designer.editing import Document
from designer.editing import operations as ops
from designer.folders import versions_folder
from designer.model import ConnectionKind, Evidence, Note, NoteKind, Touchpoint
from designer.storage import FileLock, dumps, load, save
from designer.templates import open_sample, open_template


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A map with an unused channel, a way back that is not marked, and an empty stage."""
    document = Document(open_template("loyalty-loop"))
    journey = document.journey
    ops.add_channel(document, "Fax machine")
    back = next(c for c in journey.connections if c.kind is ConnectionKind.RETURN)
    ops.connect(document, journey.stages[3].id and journey.touchpoints_in(journey.stages[3].id)[0].id,
                journey.touchpoints_in(journey.stages[0].id)[0].id, ConnectionKind.MAIN)  # fmt: skip
    assert back
    ops.delete(document, [t.id for t in journey.touchpoints_in(journey.stages[4].id)])
    file = tmp_path / "Plan.journey"
    save(journey, file)
    return file


def test_without_more_only_what_invents_nothing_is_mended_and_the_version_before_is_kept(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = broken.read_bytes()
    assert main(["fix", str(broken)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "CH01  delete channel “Fax machine”\n" in said.out
    assert "GR08  mark “" in said.out
    assert said.out.endswith(f"gaps mended. Wrote “{broken}”.\n")
    journey = load(broken)
    assert not any(c.name == "Fax machine" for c in journey.channels)
    assert not journey.touchpoints_in(journey.stages[4].id), "filling a stage invents something"
    assert before in [p.read_bytes() for p in versions_folder().rglob("*.journey")]


def test_a_dry_run_writes_nothing(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = broken.read_bytes()
    assert main(["fix", str(broken), "--dry-run", "--unsafe"]) == 0
    assert broken.read_bytes() == before
    assert "Nothing was written." in capsys.readouterr().out


def test_unsafe_fills_the_stage_and_marks_it_as_assumption_into_another_file(broken: Path, tmp_path: Path) -> None:
    before, out = broken.read_bytes(), tmp_path / "Out.journey"
    assert main(["fix", str(broken), "--unsafe", "-o", str(out)]) == 0
    assert broken.read_bytes() == before
    journey = load(out)
    made = journey.touchpoints_in(journey.stages[4].id)
    assert made
    assert {t.evidence for t in made} == {Evidence.ASSUMPTION}
    assert main(["check", str(out)]) == 0, "no error is left"
    again = tmp_path / "Again.journey"
    assert main(["fix", str(broken), "--unsafe", "-o", str(again)]) == 0
    assert again.read_bytes() == out.read_bytes(), "the same bytes each time"


def test_only_the_rules_asked_for(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(broken), "--rule", "ch01"]) == 0
    *done, _said = capsys.readouterr().out.splitlines()
    assert "CH01  delete channel “Fax machine”" in done
    assert {line[:4] for line in done} == {"CH01"}
    assert main(["fix", str(broken), "--rule", "SJ04"]) == 0, "a rule without a quick fix is a rule"
    assert capsys.readouterr().out.startswith("0 gaps mended.")
    assert main(["fix", str(broken), "--rule", "XX99"]) == 2
    assert capsys.readouterr().err == "There is no rule “XX99”; “journey-designer rules” lists them.\n"


def test_a_map_that_is_open_elsewhere_is_left_alone(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = broken.read_bytes()
    lock = FileLock(broken)
    assert lock.acquire() is None
    try:
        assert main(["fix", str(broken)]) == 2
        assert "is open in another program" in capsys.readouterr().err
        assert broken.read_bytes() == before
    finally:
        lock.release()


def test_what_can_not_be_written_is_refused_before_anything_is_done(broken: Path, tmp_path: Path) -> None:
    before = broken.read_bytes()
    assert main(["fix", str(broken), "-o", str(tmp_path / "x.pdf")]) == 2
    assert main(["fix", str(broken), "-o", str(tmp_path / "no" / "x.journey")]) == 2
    assert broken.read_bytes() == before


def test_a_map_without_such_gaps_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "Blank.journey"
    journey = open_template("loyalty-loop")
    save(journey, file)
    before = file.read_bytes()
    assert main(["fix", str(file), "--rule", "GR08"]) == 0
    assert capsys.readouterr().out == "0 gaps mended.\n"
    assert file.read_bytes() == before
    assert dumps(load(file)) == before
    assert all(isinstance(t, Touchpoint) for t in journey.touchpoints)


@pytest.fixture
def unanswered(tmp_path: Path) -> Path:
    """A sample in which one pain point lost its opportunity."""
    document = Document(open_sample("commuter-bike"))
    ideas = [n.id for n in document.journey.notes_about("t007") if n.kind is NoteKind.OPPORTUNITY]
    assert ideas
    ops.delete(document, ideas)
    file = tmp_path / "Bike.journey"
    save(document.journey, file)
    return file


def test_a_pain_point_gets_its_opportunity_though_a_person_still_has_to_say_who_takes_it_on(
    unanswered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", str(unanswered), "--rule", "OP01", "--unsafe"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("OP01  add opportunity to “")
    assert said.endswith(f"1 gap mended. Wrote “{unanswered}”.\n")
    (idea,) = [n for n in load(unanswered).notes_about("t007") if n.kind is NoteKind.OPPORTUNITY]
    assert idea.text.startswith("Idea wanted: ")
    assert idea.source == "assumption"


def test_where_nothing_is_done_it_says_why(unanswered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(unanswered), "--rule", "OP01"]) == 0
    assert capsys.readouterr().out == (
        "1 gap has a quick fix that writes something new; --unsafe takes the first suggestion.\n0 gaps mended.\n"
    )
    journey = load(unanswered)
    document = Document(journey)
    for note in [n for n in journey.of(Note) if n.kind is NoteKind.OPPORTUNITY]:
        ops.set_field(document, [note.id], "owner", "")
    ops.set_header(document, "scenario", "")
    save(journey, unanswered)
    assert main(["fix", str(unanswered), "--rule", "PE03", "--unsafe"]) == 0
    assert capsys.readouterr().out == "1 gap needs words that only a person can write.\n0 gaps mended.\n"
    assert main(["fix", str(unanswered), "--rule", "PE03", "--format", "json"]) == 0
    (left,) = json.loads(capsys.readouterr().out)["left"]
    assert (left["rule"], left["why"]) == ("PE03", "Only a person can write what is missing here.")


def test_a_fix_of_which_another_gap_would_come_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything marked as assumed leaves the same gap behind: touchpoints that rest on nothing."""
    document = Document(open_template("loyalty-loop"))
    there = [t.id for t in document.journey.touchpoints if not t.lane]
    ops.set_field(document, there, "evidence", None)
    file = tmp_path / "Loop.journey"
    save(document.journey, file)
    assert main(["fix", str(file), "--rule", "EV01", "--unsafe"]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first == "EV01  All assumed: not done, because the gap would still be there."
    assert last == "0 gaps mended."
