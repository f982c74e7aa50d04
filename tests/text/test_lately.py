"""What was found out lately is found again; what nobody asks for any more goes."""

from __future__ import annotations

from designer.layout.memory import Memory
from designer.text import FontBook
from designer.text.lately import Lately


def test_the_last_that_were_kept_are_there() -> None:
    lately: Lately[int, str] = Lately(10)
    for number in range(1000):
        lately.keep(number, str(number))
    assert [lately[number] for number in range(990, 1000)] == [str(number) for number in range(990, 1000)]


def test_no_more_than_twice_as_many_are_held() -> None:
    lately: Lately[int, str] = Lately(10)
    for number in range(1000):
        lately.keep(number, str(number))
    assert sum(lately[number] is not None for number in range(1000)) <= 20


def test_what_is_asked_for_again_and_again_stays() -> None:
    lately: Lately[int, str] = Lately(10)
    lately.keep(-1, "often")
    for number in range(1000):
        lately.keep(number, str(number))
        assert lately[-1] == "often"


def test_what_was_never_kept_is_none() -> None:
    assert Lately[int, str](10)[1] is None


def test_what_replaces_a_value_is_found_in_its_place() -> None:
    lately: Lately[int, str] = Lately(2)
    lately.keep(1, "before")
    lately.keep(2, "")
    lately.keep(3, "")  # "before" is of the older half by now
    lately.keep(1, "after")
    assert lately[1] == "after"


def test_the_parts_of_elements_that_are_gone_are_forgotten() -> None:
    memory = Memory()
    memory.expect(10)
    for number in range(5000):
        memory.keep(("connection", number), (), object)
        memory.keep("title", (), object)
    assert memory.last(("connection", 0)) is None
    assert memory.last(("connection", 4999)) is not None
    assert memory.last("title") is not None


def test_a_text_reads_the_same_after_it_was_forgotten(fonts: FontBook) -> None:
    book = fonts.copy()
    book.expect(0)
    text = "Finds the shop by chance while looking for a present"
    lines = book.wrap(text, 400, 8, 60)
    for number in range(5000):
        book.wrap(str(number), 400, 8, 60)
    assert book.wrap(text, 400, 8, 60) == lines


def test_where_far_fewer_are_expected_those_that_were_kept_first_go_at_once() -> None:
    lately: Lately[int, str] = Lately(1000)
    for number in range(1500):
        lately.keep(number, str(number))
    lately.keep(1499, "the newest")
    lately.expect(10)
    assert [number for number in range(1500) if lately[number] is not None] == list(range(1490, 1500))
    assert lately[1499] == "the newest"


def test_a_few_fewer_expected_take_nothing_away() -> None:
    lately: Lately[int, str] = Lately(10)
    for number in range(10):
        lately.keep(number, str(number))
    lately.expect(9)
    assert all(lately[number] == str(number) for number in range(10))
