"""Which ids hang on which: like a dictionary of sets that keep their order, in little room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.model.index import Index

_STEPS = st.lists(st.tuples(st.booleans(), st.sampled_from("ab"), st.sampled_from("tuvwxyz0123456")), max_size=80)


@given(_STEPS)
def test_it_holds_what_was_added_and_not_dropped_in_the_order_it_came(steps: list[tuple[bool, str, str]]) -> None:
    index, plain = Index(), {"a": dict[str, None](), "b": dict[str, None]()}
    for is_added, key, id in steps:
        if is_added:
            index.add(key, id)
            plain[key].setdefault(id, None)
        else:
            index.drop(key, id)
            plain[key].pop(id, None)
        assert list(index.of(key)) == list(plain[key])
    assert {key: list(index.of(key)) for key in plain} == {key: list(ids) for key, ids in plain.items()}


def test_nothing_hangs_on_what_was_never_named() -> None:
    assert list(Index().of("t1")) == []
