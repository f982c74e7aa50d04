"""The tree of maps that a map's touchpoints open."""

from __future__ import annotations

from designer.model import JourneyMap, MapHeader, Stage, Touchpoint
from designer.model.inner import sub_map
from designer.model.levels import MOST_DEEP, Level, NotOpened, files_named, levels_of, loop_through


def journey(title: str, *elements: object) -> JourneyMap:
    return JourneyMap([MapHeader(id="map", title=title), *elements])  # type: ignore[list-item]


def opens(id: str, *, inner: str = "", file: str = "", order: str = "") -> Touchpoint:
    return Touchpoint(id=id, name=id.upper(), submap=inner, map_file=file, order=order)


class Folder:
    """Files by name; counts what is read."""

    def __init__(self, **maps: JourneyMap) -> None:
        self.maps = maps
        self.read: list[str] = []

    def __call__(self, name: str, _named_by: str) -> tuple[str, JourneyMap]:
        self.read.append(name)
        if name not in self.maps:
            raise NotOpened(f"“{name}” can't be read: it is not there.")
        return name, self.maps[name]


def told(level: Level) -> list[tuple[str, str]]:
    return [(" › ".join(below.names), below.trouble or below.title) for below in level.all_below()]


def test_a_map_that_opens_nothing_has_no_levels_and_reads_nothing() -> None:
    folder = Folder()
    assert levels_of(journey("A", Touchpoint(id="t1")), "A", folder).below == ()
    assert folder.read == []


def test_levels_come_in_the_order_of_the_journey_each_with_the_way_that_leads_there() -> None:
    inside = sub_map(
        "m1", journey("Ride", opens("t1", inner="m1"), sub_map("m1", journey("Saddle", opens("t9", file="C"))))
    )
    top = journey(
        "A",
        Stage(id="s1", order="V"),
        Touchpoint(id="t2", name="T2", stage="s1", step="B", map_file="B"),
        Touchpoint(id="t3", name="T3", stage="s1", step="A", submap="m1"),
        opens("t4", file="Gone"),
        inside,
    )
    folder = Folder(B=journey("B"), C=journey("C", opens("t1", file="B")))
    tree = levels_of(top, "A", folder)
    assert told(tree) == [
        ("T3", "Ride"),
        ("T3 › T1", "Saddle"),
        ("T3 › T1 › T9", "C"),
        ("T3 › T1 › T9 › T1", "B"),
        ("T2", "B"),
        ("T4", "“Gone” can't be read: it is not there."),
    ]
    by_way = {" › ".join(level.names): level for level in tree.all_below()}
    assert (by_way["T3 › T1"].file, by_way["T3 › T1"].inner) == ("A", ("m1", "m1"))
    assert (by_way["T3 › T1 › T9"].file, by_way["T3 › T1 › T9"].inner) == ("C", ())
    assert by_way["T2"].is_again
    assert not by_way["T3 › T1 › T9 › T1"].is_again


def test_a_loop_is_met_once_and_said() -> None:
    folder = Folder(B=journey("B", opens("t1", file="A")), A=journey("A", opens("t1", file="B")))
    tree = levels_of(folder.maps["A"], "A", folder)
    assert told(tree) == [
        ("T1", "B"),
        ("T1 › T1", "“A” is open above already: it would open itself through other maps."),
    ]
    assert [level.is_loop for level in tree.all_below()] == [False, True]


def test_a_map_inside_a_file_can_t_open_the_file_it_lies_in() -> None:
    top = journey("A", opens("t1", inner="m1"), sub_map("m1", [opens("t1", file="A")]))
    (_inner, again) = levels_of(top, "A", Folder(A=top)).all_below()
    assert again.trouble == "“A” would open itself."


def test_a_chain_of_files_without_end_ends() -> None:
    chain = Folder(**{f"F{n}": journey(f"F{n}", opens("t1", file=f"F{n + 1}")) for n in range(100)})
    levels = list(levels_of(journey("A", opens("t1", file="F0")), "A", chain).all_below())
    assert len(levels) == MOST_DEEP + 1
    assert levels[-1].trouble == "More than 20 maps are opened one out of the other."


def test_maps_that_open_each_other_many_times_are_followed_once() -> None:
    maps = {f"F{n}": journey(f"F{n}", *(opens(f"t{m}", file=f"F{n + 1}") for m in range(4))) for n in range(12)}
    maps["F12"] = journey("F12")
    folder = Folder(**maps)
    levels = list(levels_of(maps["F0"], "F0", folder).all_below())
    assert len(levels) == 48
    assert sum(not level.is_again for level in levels) == 12


def test_files_are_named_by_inner_maps_too() -> None:
    top = journey("A", opens("t1", file="B"), opens("t2", inner="m1", file="X"), sub_map("m1", [opens("t1", file="C")]))
    assert files_named(top) == ("B", "C")
    home = journey("Home")
    folder = Folder(
        B=journey("B"), C=journey("C", opens("t1", file="D")), D=journey("D", opens("t1", file="Home")), Home=home
    )
    assert loop_through(top, "A", "Home", folder) == ("A", "C", "D")
    assert loop_through(top, "A", "Elsewhere", folder) == ()
