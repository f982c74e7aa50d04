"""The command fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.cli import main
from designer.editing import Document
from designer.editing import operations as ops
from designer.folders import versions_folder
from designer.model import ConnectionKind, Evidence, Touchpoint
from designer.storage import FileLock, dumps, load, save
from designer.templates import open_template


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
