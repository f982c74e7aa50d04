"""How wide the numbers of touchpoints are: what is measured depends on that alone, not on which numbers they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, repeat

Digits = tuple[tuple[int, int], ...]  # how many digits numbers have, and how many numbers in a row


class NumberOf:
    """The number of each touchpoint of a stage. That two are the same is told without a look at each."""

    __slots__ = ("_by_id", "_numbers", "ids")

    def __init__(self, ids: tuple[str, ...], numbers: Sequence[int]) -> None:
        self.ids = ids
        self._numbers = numbers
        self._by_id: Mapping[str, int] | None = None

    def __call__(self) -> Mapping[str, int]:
        """The numbers by id."""
        if self._by_id is None:
            self._by_id = dict(zip(self.ids, self._numbers, strict=True))
        return self._by_id

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NumberOf):
            return NotImplemented
        return self is other or (self._numbers == other._numbers and self.ids == other.ids)

    __hash__ = None  # type: ignore[assignment]


def digits_of(numbers: Sequence[int]) -> Digits:
    """The digits of numbers; those of a range without looking at each."""
    if not isinstance(numbers, range) or numbers.step != 1:
        return tuple([(digits, len(tuple(same))) for digits, same in groupby(map(_digits, numbers))])
    found = []
    first, end = numbers.start, numbers.stop
    while first < end:
        digits = _digits(first)
        last = min(end, 10**digits)
        found.append((digits, last - first))
        first = last
    return tuple(found)


def each(digits: Digits) -> Iterator[int]:
    """How many digits each number has."""
    return chain.from_iterable(repeat(one, count) for one, count in digits)


def _digits(number: int) -> int:
    return len(str(number))
