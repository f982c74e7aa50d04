"""What two lists have in common is told without a look at all the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.layout.alike import alike_ends, all_alike
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


@given(few, few, few, few)
def test_what_belongs_together_is_alike_together(
    head: list[str], old: list[str], new: list[str], tail: list[str]
) -> None:
    words = [*head, *old, *tail], [*head, *new, *tail]
    colours = [["abc".index(one) for one in some] for some in words]
    first, last = all_alike([words, (colours[0], colours[1])])
    assert (first, last) == alike_ends(*words)
    other = [*colours[1][:-1], 9] if colours[1] else []
    first_too, last_too = all_alike([words, (colours[0], other)])
    assert last_too == 0
    assert first_too == min(first, max(0, len(other) - 1))


_SAME = 600  # connections, of which a few have another fate


@given(st.dictionaries(st.integers(0, _SAME - 1), st.sampled_from(["gone", "come", "other", "copy"]), max_size=90))
def test_which_connections_came_and_went(fates: dict[int, str]) -> None:
    before, after = {}, {}
    for id in range(_SAME):
        fate = fates.get(id, "same")
        one = Connection(id=f"k{id:03}", source="a", target="b")
        if fate != "come":
            before[id] = one
        if fate != "gone":
            after[id] = (
                one if fate == "same" else Connection(id=one.id, source="a", target="c" if fate == "other" else "b")
            )
    lists = [tuple(some.values()) for some in (before, after)]
    come, gone = changes(*lists)
    copies = {f"k{id:03}" for id, fate in fates.items() if fate == "copy"}  # which say the same: both or neither
    ids = [{one.id for one in some} for some in (come, gone)]
    assert ids[0] & copies == ids[1] & copies
    assert ids[0] - copies == {f"k{id:03}" for id, fate in fates.items() if fate in ("come", "other")}
    assert ids[1] - copies == {f"k{id:03}" for id, fate in fates.items() if fate in ("gone", "other")}
    assert (len(come), len(gone)) == tuple(map(len, ids))
    assert all(any(one is other for other in lists[1]) for one in come)
    assert all(any(one is other for other in lists[0]) for one in gone)
