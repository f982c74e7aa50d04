"""What the converter complains of, in words for the user: which field of which element can't be used, and why."""

from __future__ import annotations

import re
from typing import Any

from designer.storage.trouble import quoted
from designer.storage.values import called
from designer.words import _


def say_misfit(message: str, kind: str, own_kind: str, record: dict[str, Any]) -> str:
    """A clause about a record that msgspec refused; `own_kind` is what the file calls the element's field `kind`."""
    who = called(kind, record.get("id"))
    missing = re.search(r"missing required field `([^`]+)`", message)
    if missing:
        return _("{element} has no “{field}”").format(element=who, field=missing[1])
    at = re.search(r"\$\[[0-9]+\]\.([A-Za-z_]+)", message)
    field = at[1] if at else ""
    shown = own_kind or field if field == "kind" else field
    if message.startswith("Invalid enum value"):
        return _("“{field}” of {element} is {value}, which it can't be").format(
            field=shown, element=who, value=quoted(_shown(record.get(field)))
        )
    expected = re.match(r"Expected `([^`]*)`", message)
    if expected:
        is_inside = re.search(r"\$\[[0-9]+\]\.[A-Za-z_]+\[", message)
        sentence = (
            _("a value in “{field}” of {element} is not {expected}")
            if is_inside
            else _("“{field}” of {element} is not {expected}")
        )
        return sentence.format(field=shown, element=who, expected=_expected_type(expected[1]))
    return _("“{field}” of {element} can't be used").format(field=shown, element=who)


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _expected_type(name: str) -> str:
    for word, plain in (
        ("array", _("a list")),
        ("object", _("an object")),
        ("bool", _("true or false")),
        ("int", _("a whole number")),
        ("float", _("a number")),
        ("str", _("a text")),
        ("bytes", _("base64")),
    ):
        if name.startswith(word):
            return plain
    return _("what it must be")
