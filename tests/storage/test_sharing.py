"""Ids that are named many times in a file lie in memory once."""

from __future__ import annotations

from designer.model import Connection, Note, Touchpoint
from designer.storage import dumps, loads
from tests.maps import rich_map


def test_all_that_name_a_touchpoint_hold_the_same_text() -> None:
    journey = loads(dumps(rich_map(40, seed=1), "map"), "map")
    ids = {element.id: element.id for element in journey}
    for connection in journey.of(Connection):
        assert connection.source is ids[connection.source]
        assert connection.target is ids[connection.target]
    for note in journey.of(Note):
        assert note.about is ids[note.about]
    for touchpoint in journey.of(Touchpoint):
        assert touchpoint.stage is ids[touchpoint.stage]
        assert touchpoint.channel is ids[touchpoint.channel]
        assert all(one is ids[one] for one in touchpoint.personas)
