"""An exception in what Qt calls of ours is told like any other, and does not end the program.

Up to Python 3.11 an exception that C code raises (`int("x")`, `next` of nothing, a widget that is gone) is made whole only when a
handler of Python looks at it. PySide takes it for a whole one where it comes out of a method that overrides one of Qt, and
writes into what is none: the program is gone without a word. So each such method looks at its exceptions once; then they are
told like all others. From Python 3.12 on they are whole from the beginning.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessibleActionInterface, QAccessibleInterface, QIconEngine

# What classes of ours stand on; each of them must be named that is no QObject.
_ROOTS: tuple[type, ...] = (QObject, QAccessibleInterface, QAccessibleActionInterface, QIconEngine)


def make_exceptions_whole() -> None:
    """From now on in all classes of ours that stand on one of Qt, in those that are there and those to come."""
    if sys.version_info >= (3, 12):
        return
    for root in _ROOTS:
        if "__init_subclass__" in vars(root):
            continue
        root.__init_subclass__ = _guarding(root)  # type: ignore[method-assign]
        for kind in _below(root):
            _guard(kind)


def _guarding(root: type[Any]) -> Any:
    def take(kind: type[Any], /, **options: Any) -> None:
        super(root, kind).__init_subclass__(**options)
        _guard(kind)

    return classmethod(take)


def _guard(kind: type) -> None:
    of_qt = [base for base in kind.__mro__ if base.__module__.startswith("PySide6.")]
    if kind in of_qt:
        return
    for name, own in list(vars(kind).items()):
        if isinstance(own, FunctionType) and not name.startswith("__") and any(name in vars(base) for base in of_qt):
            setattr(kind, name, _whole(own))


def _below(root: type) -> set[type]:
    found: set[type] = set()
    below: list[type] = type.__subclasses__(root)
    for kind in below:
        found |= {kind, *_below(kind)}
    return found


def _whole(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def looked_at(*values: Any, **named: Any) -> Any:
        try:
            return function(*values, **named)
        except BaseException:
            raise

    return looked_at
