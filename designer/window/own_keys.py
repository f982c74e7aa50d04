"""Keys that a person gave to actions instead of the usual ones, and which keys may be given (WINDOW.md section 5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from designer import settings as settings_keys
from designer.window.actions import GATHERED, MENUS, SUBMENUS, ActionSpec, key_specs, keys_of, written
from designer.words import _

if TYPE_CHECKING:
    from designer.settings import Settings
    from designer.window.context import Context

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
_OF_FIELDS = ("Ctrl+C", "Ctrl+Home", "Ctrl+End", "Ctrl+Left", "Ctrl+Right")  # walking and copying in a text
_OF_CANVAS = (Qt.Key.Key_F6, Qt.Key.Key_F10)  # from part to part; the menu bar
_FIXED = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Space)
_FIRST_UNWRITTEN = 0x01000000  # from here on keys have no character
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def own_keys(settings: Settings) -> dict[str, tuple[str, ...]]:
    """What was changed: keys by action, () for none."""
    known = {spec.id for spec in key_specs()}
    return {id: keys for id, keys in settings.get(settings_keys.OWN_KEYS).items() if id in known}


def keys_now(spec: ActionSpec, own: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys of an action as they are now."""
    return own.get(spec.id, keys_of(spec))


def holder_of(key: str, own: Mapping[str, tuple[str, ...]], but: str = "") -> ActionSpec | None:
    """Which action has a key now, other than `but`."""
    wanted = QKeySequence(key)
    for spec in key_specs():
        if spec.id != but and any(QKeySequence(k) == wanted for k in keys_now(spec, own)):
            return spec
    return None


def why_not(combination: QKeyCombination, *, on_canvas: bool = False) -> str:
    """Why a key can't be given to an action, or to what is done `on_canvas` only, as a sentence; "" where it can."""
    key, held = combination.key(), combination.keyboardModifiers()
    text = QKeySequence(combination).toString()
    is_function = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    if key in _OF_CANVAS:
        return _("{key} goes from part to part of the window.").format(key=text)
    if held & _CTRL and held & _ALT:
        return _("Ctrl and Alt together write characters on many keyboards.")
    if held & _META:
        return _("That key belongs to the system.")
    if on_canvas:
        return _why_not_on_canvas(key, held)
    if not held & (_CTRL | _ALT) and not is_function and key != Qt.Key.Key_Insert:
        return _("On the map a key alone writes. Hold Ctrl, or take one from F1 to F12.")
    if held & _ALT and (key in _ARROWS or (key < 0x80 and chr(key).isalnum())):
        return _("Alt with a letter opens a menu; Alt with an arrow moves what is selected.")
    if text in _OF_FIELDS or (held & _CTRL and key == Qt.Key.Key_Space):
        return _("{key} is needed for writing.").format(key=text)
    if held == _CTRL | _SHIFT and key == Qt.Key.Key_U:
        return _("Ctrl+Shift+U writes characters by their number.")
    return ""


def _why_not_on_canvas(key: Qt.Key, held: Qt.KeyboardModifier) -> str:
    is_alone = not held & (_CTRL | _ALT)
    if is_alone and (key in _ARROWS or key in _FIXED):
        return _("{key} is one of the keys that every map needs.").format(key=written((QKeySequence(key).toString(),)))
    if is_alone and key < _FIRST_UNWRITTEN:
        return _("On the map a key alone writes. Hold Ctrl, or take one from F1 to F12.")
    if held & _ALT and key < 0x80 and chr(key).isalnum():
        return _("Alt with a letter opens a menu.")
    if held == _CTRL | _SHIFT and key == Qt.Key.Key_U:
        return _("Ctrl+Shift+U writes characters by their number.")
    return ""


def give(context: Context, id: str, keys: tuple[str, ...]) -> None:
    """Give an action other keys, at once in all windows; whatever has one of them loses it."""
    settings = context.settings
    own = own_keys(settings)
    specs = {spec.id: spec for spec in key_specs()}
    for key in keys:
        other = holder_of(key, own, but=id)
        if other is not None:
            own[other.id] = tuple(k for k in keys_now(other, own) if QKeySequence(k) != QKeySequence(key))
    own[id] = keys
    own = {i: given for i, given in own.items() if given != keys_of(specs[i])}
    settings.set(settings_keys.OWN_KEYS, own)
    context.keys_changed.emit()


def reset(context: Context, id: str = "") -> None:
    """Give an action its usual keys again, or all of them; whoever got one of them in between loses it."""
    if not id:
        context.settings.reset(settings_keys.OWN_KEYS)
        context.keys_changed.emit()
        return
    spec = next(spec for spec in key_specs() if spec.id == id)
    give(context, id, keys_of(spec))


def named(spec: ActionSpec) -> tuple[str, str]:
    """(menu, text) of an action, with its submenu in front."""
    for title, entries in MENUS:
        menu = _(title.replace("&", ""))
        for entry in entries:
            if isinstance(entry, str) and spec in SUBMENUS[entry][1]:
                return menu, _(spec.text) if entry in GATHERED else f"{_(SUBMENUS[entry][0])}: {_(spec.text)}"
            if entry is spec:
                return menu, _(spec.text)
    return _("On the map"), _(spec.text)
