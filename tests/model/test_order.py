"""Order keys: there is always room for one more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model.order import between, evenly, is_key, spread


@given(st.lists(st.integers(0, 10_000), max_size=60))
def test_things_put_anywhere_one_after_the_other_keep_their_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))
    assert keys == sorted(set(keys))
    assert all(is_key(key) for key in keys)


@given(st.integers(0, 5000))
def test_even_keys_are_in_order_and_leave_room(count: int) -> None:
    keys = evenly(count)
    assert len(keys) == count
    assert keys == sorted(set(keys))
    assert all(is_key(key) for key in keys)


def test_several_keys_fit_between_two_neighbours() -> None:
    keys = spread("A", "B", 50)
    assert ["A", *keys, "B"] == sorted({"A", "B", *keys})


def test_there_is_nothing_between_a_key_and_itself() -> None:
    with pytest.raises(ValueError, match="no key lies between"):
        between("B", "B")


def test_a_thousand_things_added_at_the_end_keep_short_keys() -> None:
    key: str | None = None
    for _ in range(1000):
        key = between(key, None)
    assert key is not None
    assert len(key) < 30
