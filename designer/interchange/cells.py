"""How values stand in the cells of a touchpoint list, both ways: bars between them, apostrophes, metrics, feelings."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec

NAMELESS = "(no name)"  # stands for an empty name, so that its row is not taken for an empty stage

_BARS = re.compile(r"(\\*)\|")
_GUARDED = re.compile(r"'*[=+\-@\t]")
_TAKES_APOSTROPHE = re.compile(r"'*'[=+\-@\t]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[+\-−]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_LINE_ENDS = re.compile(r"\r\n?")
_NO_TEXT = re.compile("[\x00\ud800-\udfff\ue000]")

# "label: value unit"; a colon between digits ("12:30") parts nothing. What follows the number directly must be a unit and
# not go on like a number, a date or a range.
_METRIC = re.compile(
    r"(?P<label>.*?[^\s:])\s*(?:(?<![0-9]):\s*|:\s+)"
    r"(?P<value>[+\-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]+(?:[.,][0-9]+)?))"
    r"(?P<unit>|\s+\S.*|[^\s0-9.,:/+\-–].*)",
    re.DOTALL,
)


class Metric(msgspec.Struct, frozen=True):
    """A metric as a cell can hold it."""

    label: str
    value: float | None = None
    unit: str = ""


# Texts


def plain_text(text: str) -> str:
    """A text as a cell keeps it: one kind of line end, no blanks around it but a tab before it."""
    text = _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text)) if not text.isascii() or "\r" in text or "\0" in text else text
    return text.rstrip() if text.startswith("\t") else text.strip()


def guard(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula; numbers stay as they are."""
    return f"'{cell}" if _GUARDED.match(cell) and not _PLAIN_NUMBER.fullmatch(cell) else cell


def unguard(cell: str) -> str:
    """The cell without that apostrophe."""
    return cell[1:] if cell.startswith("'") and _TAKES_APOSTROPHE.match(cell) else cell


def split_values(cell: str) -> list[str]:
    """The values of a cell, parted by bars; empty ones are kept, so that places count."""
    if "|" not in cell:
        return [cell.strip()]
    values, begin, value = [], 0, ""
    for match in _BARS.finditer(cell):
        slashes = len(match[1])
        value += cell[begin : match.start()] + "\\" * (slashes // 2)
        begin = match.end()
        if slashes % 2:
            value += "|"
        else:
            values.append(value.strip())
            value = ""
    return [*values, (value + cell[begin:]).strip()]


def one_value(cell: str) -> str:
    """The one value of a cell, where bars part nothing."""
    return _BARS.sub(lambda match: "\\" * (len(match[1]) // 2) + "|", cell) if "|" in cell else cell


def escape(value: str) -> str:
    """A value whose bars part nothing."""
    return _BARS.sub(lambda match: "\\" * (2 * len(match[1]) + 1) + "|", value) if "|" in value else value


def join_values(values: Iterable[str]) -> str:
    """Values in one cell, so that `split_values` gives them back."""
    escaped = [escape(value) for value in values]
    for i, value in enumerate(escaped[:-1]):
        bare = value.rstrip("\\")
        escaped[i] = bare + (value[len(bare) :] * 2)
    return "|".join(escaped)


# Numbers


def number_text(value: float) -> str:
    """A number as short as it can be written without an exponent."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return format(Decimal(repr(float(value))), "f")


def decimal_of(text: str) -> float | None:
    """The decimal number that a text is, with point or comma, else None."""
    text = text.strip()
    if not _DECIMAL.fullmatch(text):
        return None
    value = float(text.replace("−", "-").replace(",", "."))
    return value if math.isfinite(value) else None


def metric_of(text: str) -> Metric:
    """The metric that a value of the column "metric" tells: `label: value unit`, or all of it a label."""
    match = _METRIC.fullmatch(text)
    if match is None:
        return Metric(text)
    digits = match["value"].replace("−", "-")
    if re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", digits):
        digits = digits.replace(",", "")
    elif "." in digits and "," in digits:
        digits = digits.replace(".", "")
    value = float(digits.replace(",", "."))
    return Metric(match["label"].strip(), value, match["unit"].strip()) if math.isfinite(value) else Metric(text)


def metric_text(metric: Metric) -> str:
    """A metric as a cell says it; read and written again it stays the same."""
    if metric.value is None:
        text = metric.label
    else:
        text = f"{metric.label}: {number_text(metric.value)} {metric.unit}".strip()
    read = metric_of(text)
    return text if read.value is None else f"{read.label}: {number_text(read.value)} {read.unit}".strip()
