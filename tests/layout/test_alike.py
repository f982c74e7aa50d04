"""What two lists have in common is told without a look at all the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.layout.alike import alike_ends
from designer.layout.linked import changes
from designer.model import Connection

few = st.lists(st.sampled_from("abc"), max_size=8)


@given(few, few, few, few)
def test_what_both_begin_and_end_with(head: list[str], old: list[str], new: list[str], tail: list[str]) -> None:
    before, after = [*head, *old, *tail], [*head, *new, *tail]
    first, last = alike_ends(before, after)
    assert first + last <= min(len(before), len(after))
    assert before[:first] == after[:first]
    assert before[len(before) - last :] == after[len(after) - last :]
    middle = before[first : len(before) - last], after[first : len(after) - last]
    if all(middle):
        assert middle[0][0] != middle[1][0]
        assert middle[0][-1] != middle[1][-1]


@given(st.dictionaries(st.integers(0, 99), st.sampled_from(["gone", "come", "other", "same"]), max_size=90))
def test_which_connections_came_and_went(fates: dict[int, str]) -> None:
    def made(id: int) -> Connection:
        return Connection(id=f"k{id:03}", source="a", target="b")

    before = {id: made(id) for id, fate in fates.items() if fate != "come"}
    after = {id: before[id] if fate == "same" else made(id) for id, fate in fates.items() if fate != "gone"}
    lists = [tuple([some[id] for id in sorted(some)]) for some in (before, after)]
    come, gone = changes(*lists)
    assert sorted(one.id for one in come) == [f"k{id:03}" for id in sorted(fates) if fates[id] in ("come", "other")]
    assert sorted(one.id for one in gone) == [f"k{id:03}" for id in sorted(fates) if fates[id] in ("gone", "other")]
    assert all(any(one is other for other in lists[1]) for one in come)
    assert all(any(one is other for other in lists[0]) for one in gone)
