"""Fields that take only what can be used: numbers, several numbers, dates. What can't is marked and stays as typed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from designer.window.controls.fields import SEVERAL
from designer.words import _

_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Unusable(ValueError):
    """What was typed can't be used; the text is the sentence that says what can."""


class Measure(NamedTuple):
    """How a stored number is shown in a field: the shown numbers from `low` to `high`, and the ways there and back."""

    low: float | None
    high: float | None
    shown: Callable[[float], float] = float
    stored: Callable[[float], float] = float


def in_digits(number: float) -> str:
    """A number as short as it is, with a true minus sign."""
    return f"{number:.10g}".replace("-", "−")


def read_number(typed: str) -> float:
    """A number as a person writes it: a comma for a point, a true minus sign. Raises ValueError for anything else."""
    number = float(typed.strip().replace("−", "-").replace(",", "."))
    if not math.isfinite(number):
        raise ValueError
    return number


class CheckedField(QLineEdit):
    """One line that is read into a value; while it can't be read the old value holds, and a sentence says why."""

    edited = Signal(object)
    left = Signal()
    refused = Signal(str)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self._placeholder = placeholder
        self._held: object = None
        self._is_wrong = False
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._take)

    def read(self, typed: str) -> object:
        """The value of what was typed, None for nothing. Raises Unusable."""
        raise NotImplementedError

    def written(self, value: object) -> str:
        """A value as it is shown."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value; what can't be used stays as typed until the value is another one."""
        is_same = value is self._held or value == self._held
        self._held = value
        self.setPlaceholderText(_("Several") if value is SEVERAL else self._placeholder)
        if self._is_wrong and is_same:
            return
        if not self.hasFocus() or not self._says(value):
            text = "" if value is SEVERAL or value is None else self.written(value)
            if text != self.text():
                self.setText(text)
                self.setCursorPosition(0)
        self.mark("")

    def _says(self, value: object) -> bool:
        try:
            return self.read(self.text()) == value
        except Unusable:
            return False

    def _take(self, typed: str) -> None:
        try:
            value = self.read(typed)
        except Unusable as trouble:
            self.mark(str(trouble))
            return
        self.mark("")
        self._held = value
        self.edited.emit(value)

    def mark(self, sentence: str) -> None:
        """Say below the field why what was typed can't be used; "" where it can."""
        self._is_wrong = bool(sentence)
        if bool(self.property("wrong")) != bool(sentence):
            self.setProperty("wrong", "true" if sentence else "")
            self.style().polish(self)
        self.setAccessibleDescription(sentence)
        self.refused.emit(sentence)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            if not self._is_wrong and self._held is not SEVERAL and self.text().strip():
                self.setText(self.written(self._held) if self._held is not None else "")
            self.left.emit()


class NumberField(CheckedField):
    """A number, or nothing; `measure` shows it in another scale than it is kept in."""

    def __init__(
        self,
        low: float | None = None,
        high: float | None = None,
        suffix: str = "",
        *,
        placeholder: str = "",
        measure: Measure | None = None,
    ) -> None:
        super().__init__(placeholder)
        self._measure = measure or Measure(low, high)
        self._suffix = suffix

    def read(self, typed: str) -> object:
        """The number that was typed."""
        plain = typed.strip().removesuffix(self._suffix).strip()
        if not plain:
            return None
        low, high = self._measure.low, self._measure.high
        try:
            number = read_number(plain)
        except ValueError:
            raise Unusable(self._wanted) from None
        if (low is not None and number < low) or (high is not None and number > high):
            raise Unusable(self._wanted)
        return self._measure.stored(number)

    @property
    def _wanted(self) -> str:
        low, high = self._measure.low, self._measure.high
        if low is not None and high is not None:
            return _("A number from {low} to {high}").format(low=in_digits(low), high=in_digits(high))
        return _("A number")

    def written(self, value: object) -> str:
        """A number as short as it is, with its unit."""
        assert isinstance(value, int | float)
        return in_digits(round(self._measure.shown(value), 4)) + (f" {self._suffix}" if self._suffix else "")


class WholeField(NumberField):
    """A whole number; there is always one."""

    def read(self, typed: str) -> object:
        """The number that was typed."""
        number = super().read(typed)
        if not isinstance(number, int | float) or number != int(number):
            raise Unusable(self._wanted)
        return int(number)

    @property
    def _wanted(self) -> str:
        low, high = self._measure.low, self._measure.high
        assert low is not None
        assert high is not None
        return _("A whole number from {low} to {high}").format(low=in_digits(low), high=in_digits(high))


class NumbersField(CheckedField):
    """Several numbers, the oldest first: “12, 14, 15”. With semicolons between them a comma is a decimal point."""

    def read(self, typed: str) -> object:
        """The numbers that were typed."""
        parts = typed.split(";") if ";" in typed else re.split(r"[,\s]+", typed)
        try:
            return tuple(read_number(part) for part in parts if part.strip())
        except ValueError:
            raise Unusable(_("Numbers with commas between them, the oldest first: 12, 14, 15")) from None

    def written(self, value: object) -> str:
        """The numbers with commas between them."""
        assert isinstance(value, tuple)
        return ", ".join(in_digits(number) for number in value)


class DateField(CheckedField):
    """A day, a month or a year; kept as the ISO standard writes it, also taken as 14.10.2026."""

    def __init__(self, placeholder: str = "2026-10-14") -> None:
        super().__init__(placeholder)

    def read(self, typed: str) -> object:
        """The date that was typed, "" for none."""
        plain = typed.strip()
        if not plain:
            return ""
        if found := _DAY_FIRST.fullmatch(plain):
            day, month, year = (int(part) for part in found.groups())
            return _day(year, month, day).isoformat()
        found = _ISO.fullmatch(plain)
        if found is None:
            raise Unusable(_wanted_date())
        year, month, day = (int(part) if part else None for part in found.groups())  # type: ignore[assignment]
        whole = _day(year, month or 1, day or 1).isoformat()
        return whole if day else whole[:7] if month else whole[:4]

    def written(self, value: object) -> str:
        """As it is kept."""
        return str(value)


def _wanted_date() -> str:
    return _("A date such as 2026-10-14 or 2026-10")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unusable(_wanted_date()) from None
