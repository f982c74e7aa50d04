"""What can still be read of a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.model import JourneyMap, Touchpoint
from designer.resources import resource_path
from designer.storage import FileTrouble, dumps, load
from designer.storage.salvage import salvage
from tests.maps import rich_map


@pytest.fixture
def lines() -> list[bytes]:
    return dumps(rich_map(12)).splitlines(keepends=True)


def rest(tmp_path: Path, data: bytes) -> JourneyMap | None:
    file = tmp_path / "Plan.journey"
    file.write_bytes(data)
    with pytest.raises(FileTrouble):
        load(file)
    found = salvage(file)
    assert file.read_bytes() == data, "the file is left as it is"
    return found.journey if found is not None else None


def test_of_a_file_that_was_cut_off_everything_before_is_kept(tmp_path: Path, lines: list[bytes]) -> None:
    at = next(i for i, line in enumerate(lines) if line.startswith(b'{"kind": "touchpoint"')) + 2
    found = rest(tmp_path, b"".join(lines[:at]) + lines[at][:20])
    whole = rich_map(12)
    assert found is not None
    assert found.header.title == whole.header.title
    assert [s.name for s in found.stages] == [s.name for s in whole.stages]
    kept = [t.id for t in found.of(Touchpoint)]
    assert len(kept) == 2
    assert all(c.source in kept and c.target in kept for c in found.connections)


def test_a_damaged_line_takes_only_what_hangs_on_it_along(tmp_path: Path, lines: list[bytes]) -> None:
    at = next(i for i, line in enumerate(lines) if line.startswith(b'{"kind": "touchpoint"'))
    damaged = [*lines[:at], b'{"kind": "touchpoint", "id": \xef\xbf\xbd\n', *lines[at + 1 :]]
    found = rest(tmp_path, b"".join(damaged))
    whole = rich_map(12)
    assert found is not None
    assert len(list(found.of(Touchpoint))) == len(list(whole.of(Touchpoint))) - 1


def test_a_line_that_says_what_can_not_be_is_left_out(tmp_path: Path, lines: list[bytes]) -> None:
    at = next(i for i, line in enumerate(lines) if line.startswith(b'{"kind": "touchpoint"'))
    found = rest(tmp_path, b"".join([*lines[: at + 1], lines[at], *lines[at + 1 :]]))  # one id twice
    assert found is not None
    assert len(list(found.of(Touchpoint))) >= len(list(rich_map(12).of(Touchpoint))) - 1


@pytest.mark.parametrize(
    "data", [b"", b"hello", b'{"format": "journey-map", "version": "1.2",\n"map": {"title": "A', b"\x89PNG"]
)
def test_where_nothing_is_left_nothing_is_offered(tmp_path: Path, data: bytes) -> None:
    assert rest(tmp_path, data) is None


def test_every_sample_cut_anywhere_is_read_or_left(tmp_path: Path) -> None:
    data = resource_path("samples", "commuter-bike.journey").read_bytes()
    for share in range(1, 20):
        file = tmp_path / "cut.journey"
        file.write_bytes(data[: len(data) * share // 20])
        found = salvage(file)
        assert found is None or found.lost > 0
