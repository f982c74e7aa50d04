"""Fractional order keys: strings between which there is always room for one more.

Moving one element changes one key and no other. Keys are made of the digits below, compared as plain text, and never
end in the lowest digit (so that something always fits before them). After David Greenspan's "Implementing fractional
indexing".
"""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_VALUE = {digit: i for i, digit in enumerate(_DIGITS)}
_KNOWN = frozenset(_DIGITS)


def is_key(text: str) -> bool:
    """Whether a text can serve as an order key."""
    return bool(text) and _KNOWN.issuperset(text) and text[-1] != "0"


def between(before: str | None, after: str | None) -> str:
    """A key greater than `before` and less than `after`; None is open on that side.

    Raises ValueError where before is not less than after.
    """
    low, high = before or "", after or ""
    if high and low >= high:
        raise ValueError(f"no key lies between {low!r} and {high!r}")
    if not high:
        return _after(low)
    return _midpoint(low, high)


def _after(low: str) -> str:
    # Appending grows by one digit only every 61 additions: the first digit that can still be raised is raised.
    for i, digit in enumerate(low):
        value = _VALUE[digit]
        if value < _BASE - 1:
            return low[:i] + _DIGITS[value + 1]
    return low + _DIGITS[1]


def _midpoint(low: str, high: str) -> str:
    shared = 0
    while shared < len(high) and (low[shared] if shared < len(low) else "0") == high[shared]:
        shared += 1
    if shared:
        return high[:shared] + _midpoint(low[shared:], high[shared:])
    low_digit = _VALUE[low[0]] if low else 0
    high_digit = _VALUE[high[0]] if high else _BASE
    if high_digit - low_digit > 1:
        return _DIGITS[(low_digit + high_digit) // 2]
    if len(high) > 1:
        return high[0]
    rest = low[1:]
    return _DIGITS[low_digit] + (_after(rest) if rest else _DIGITS[_BASE // 2])


def evenly(count: int) -> list[str]:
    """So many keys in rising order, short and with room between them."""
    if count <= 0:
        return []
    digits = 1
    while _BASE**digits < (count + 1) * 4:
        digits += 1
    gap = _BASE**digits // (count + 1)
    keys = []
    for i in range(1, count + 1):
        value, key = i * gap, ""
        for _ in range(digits):
            value, digit = divmod(value, _BASE)
            key = _DIGITS[digit] + key
        keys.append(key.rstrip("0"))
    return keys


def spread(before: str | None, after: str | None, count: int) -> list[str]:
    """So many rising keys between two others."""
    keys: list[str] = []
    for _ in range(count):
        keys.append(between(keys[-1] if keys else before, after))
    return keys
