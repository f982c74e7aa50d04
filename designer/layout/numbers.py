"""How wide the numbers of touchpoints are: what is measured depends on that alone, not on which numbers they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, repeat

Digits = tuple[tuple[int, int], ...]  # how many digits numbers have, and how many numbers in a row


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
