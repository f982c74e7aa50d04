"""The commands fix and insight go through the maps inside a map too, and say in which of them something is."""

from __future__ import annotations

import json
from pathlib import Path

from designer.editing import Document
from designer.editing import operations as ops
from designer.editing.inner import InnerDocument
from designer.fixes import fix_levels
from designer.folders import versions_folder
from designer.library import Library, with_own
from designer.model import Channel, JourneyMap, Placement, SubMap, Touchpoint
from designer.model.inner import inner_map
from designer.storage import FileLock, dumps, load
from designer.templates import open_template
from tests.cli.running import Shell


def broken() -> JourneyMap:
    """A map with an unused channel; in the map that its third touchpoint opens there is one too, and in one inside that."""
    document = Document(open_template("core-four"))
    ops.add_channel(document, "Fax machine")
    card = document.journey.touchpoints[2]
    inner = InnerDocument(document, ops.make_submap(document, card.id))
    ops.set_header(inner, "title", "Choosing")
    _fill(inner, "Pigeon", "Asks the seller")
    asks = next(t for t in inner.journey.touchpoints if t.name == "Asks the seller")
    deep = InnerDocument(inner, ops.make_submap(inner, asks.id))
    _fill(deep, "Telex", "Reads the label")
    return document.journey


def _fill(document: Document, unused: str, name: str) -> None:
    lane = document.journey.channels[0].id
    first, last = document.journey.stages[0].id, document.journey.stages[-1].id
    start = ops.add_touchpoint(document, name, Placement(stage=first, lane=lane))
    ops.connect(document, start, ops.add_touchpoint(document, "Goes home", Placement(stage=last, lane=lane)))
    ops.add_channel(document, unused)


def names_of(journey: JourneyMap) -> set[str]:
    """The channels of a map and of all inside it."""
    found = {channel.name for channel in journey.of(Channel)}
    for submap in journey.of(SubMap):
        found |= names_of(inner_map(submap))
    return found


def third(journey: JourneyMap) -> str:
    return next(t.name for t in journey.of(Touchpoint) if t.submap)


def test_fix_mends_the_maps_inside_too_and_says_where(shell: Shell) -> None:
    Path("plan.journey").write_bytes(dumps(broken()))
    before = Path("plan.journey").read_bytes()
    ended = shell.done("fix", "plan.journey", "--rule", "CH01")
    opener = third(broken())
    assert ended.out.splitlines() == [
        "CH01  delete channel “Fax machine”",
        f"› {opener}",
        "CH01  delete channel “Pigeon”",
        f"› {opener} › Asks the seller",
        "CH01  delete channel “Telex”",
        "3 gaps mended. Wrote “plan.journey”.",
    ]
    assert not {"Fax machine", "Pigeon", "Telex"} & names_of(load("plan.journey"))
    assert before in [p.read_bytes() for p in versions_folder().rglob("*.journey")], "the version before is kept"
    after = Path("plan.journey").read_bytes()
    assert shell.done("fix", "plan.journey", "--rule", "CH01").out == "0 gaps mended.\n"
    assert Path("plan.journey").read_bytes() == after
    assert shell.run("check", "plan.journey").out.count("CH01") == 0


def test_a_gap_of_an_inner_map_alone_is_enough_to_write(shell: Shell) -> None:
    document = Document(broken())
    ops.delete(document, [c.id for c in document.journey.channels if c.name == "Fax machine"])
    Path("plan.journey").write_bytes(dumps(document.journey))
    ended = shell.done("fix", "plan.journey", "--rule", "CH01")
    assert ended.out.endswith("2 gaps mended. Wrote “plan.journey”.\n")
    assert not {"Pigeon", "Telex"} & names_of(load("plan.journey"))


def test_fix_as_json_tells_each_map_by_the_way_there(shell: Shell) -> None:
    Path("plan.journey").write_bytes(dumps(broken()))
    told = json.loads(shell.done("fix", "plan.journey", "--rule", "CH01", "--format", "json", "-o", "out.journey").out)
    assert list(told) == ["map", "mended", "left", "written", "opens"]
    assert told["written"] == "out.journey"
    (fax,) = told["mended"]
    assert (fax["rule"], fax["done"]) == ("CH01", "delete channel “Fax machine”")
    opener = third(broken())
    assert [(one["names"], [m["done"] for m in one["mended"]]) for one in told["opens"]] == [
        ([opener], ["delete channel “Pigeon”"]),
        ([opener, "Asks the seller"], ["delete channel “Telex”"]),
    ]
    assert told["opens"][0]["map"] == "Choosing"
    assert "Fax machine" in names_of(load("plan.journey")), "only the other file is written"
    dry = json.loads(shell.done("fix", "plan.journey", "--dry-run", "--format", "json").out)
    assert dry["written"] is None


def test_a_map_that_is_open_elsewhere_stays_as_it_is_inside_too(shell: Shell) -> None:
    Path("plan.journey").write_bytes(dumps(broken()))
    before = Path("plan.journey").read_bytes()
    lock = FileLock("plan.journey")
    assert lock.acquire() is None
    try:
        assert shell.run("fix", "plan.journey").status == 2
        assert Path("plan.journey").read_bytes() == before
    finally:
        lock.release()


def test_the_same_map_is_mended_into_the_same_bytes_with_what_is_guessed_too(shell: Shell) -> None:
    Path("plan.journey").write_bytes(dumps(broken()))
    for name in ("one.journey", "two.journey"):
        shell.done("fix", "plan.journey", "--unsafe", "-o", name)
    assert Path("one.journey").read_bytes() == Path("two.journey").read_bytes()
    assert load("one.journey") != load("plan.journey")
    assert shell.run("check", "one.journey").status == 0


def test_each_mend_is_a_step_of_one_history_and_undone_the_bytes_are_those_before() -> None:
    document = Document(broken())
    before = dumps(document.journey)
    maps = fix_levels(document, _library(), lambda journey: None, rules=frozenset({"CH01"}))
    assert [len(one.done) for one in maps] == [1, 1, 1]
    assert len(document.history) == 3
    assert "in “" in document.undo_label, "the step says in which map"
    while document.undo() is not None:
        pass
    assert dumps(document.journey) == before


def _library() -> Library:
    library, _trouble = with_own(Path("nowhere"))
    return library


def test_insight_looks_into_the_maps_inside_too(shell: Shell) -> None:
    journey = broken()
    Path("plan.journey").write_bytes(dumps(journey))
    opener = third(journey)
    said = shell.done("insight", "plan.journey").out
    assert f"\n\n› {opener}\nChoosing\n" in said
    assert f"\n\n› {opener} › Asks the seller\n" in said
    assert said.count("Main path") == 3
    told = json.loads(shell.done("insight", "plan.journey", "--format", "json").out)
    assert [one["names"] for one in told["opens"]] == [[opener], [opener, "Asks the seller"]]
    assert told["opens"][0]["map"] == "Choosing"
    assert told["opens"][0]["main"]["touchpoints"][0]["name"] == "Asks the seller"
    assert list(told)[:-1] == list(told["opens"][0])[1:], "each is told as the map itself is"
