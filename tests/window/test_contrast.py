"""The colours of the window can be read: at 4.5:1 usually, at 7:1 where somebody asks for high contrast."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.layout.colour import contrast
from designer.templates import open_sample
from designer.window.context import Context
from designer.window.controls import Segments
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from designer.window.tokens import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Tokens, tokens_for

GROUNDS = ("chrome", "panel", "field", "raised", "track", "thumb", "hover", "pressed", "soft")
LOOKS = {"light": LIGHT, "dark": DARK, "high, light": STRONG_LIGHT, "high, dark": STRONG_DARK}


@pytest.mark.parametrize("look", LOOKS)
def test_texts_can_be_read_on_all_that_lies_beneath_them(look: str) -> None:
    tokens = LOOKS[look]
    least = 7.0 if tokens.is_strong else 4.5
    for ground in GROUNDS:
        for text in ("text", "text2"):
            found = contrast(getattr(tokens, text), getattr(tokens, ground))
            assert found >= least, (text, ground, round(found, 2))
    for text, ground in [("on_accent", "accent"), *((k, f"{k}_soft") for k in ("error", "warning", "info"))]:
        assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= least, (text, ground)
    for ground in ("chrome", "panel", "field", "raised"):
        assert contrast(tokens.text3, getattr(tokens, ground)) >= least, ground


@pytest.mark.parametrize("tokens", [STRONG_LIGHT, STRONG_DARK])
def test_borders_are_seen_in_high_contrast(tokens: Tokens) -> None:
    for ground in ("chrome", "panel", "field", "raised"):
        for line in ("line", "line_strong", "accent"):
            assert contrast(getattr(tokens, line), getattr(tokens, ground)) >= 3, (line, ground)


def test_high_contrast_is_turned_on_and_off_in_the_view_menu(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    window.show_session(MapSession(open_sample("coffee-letter")))
    context.settings.set(keys.APPEARANCE, "dark")
    context.refresh()
    assert context.tokens == DARK
    window.actions_by_id["view.contrast"].trigger()
    assert context.tokens == STRONG_DARK
    assert window.actions_by_id["view.contrast"].isChecked()
    assert window.view is not None
    assert window.view.colours.ground == "#000000"
    window.actions_by_id["view.contrast"].trigger()
    assert context.tokens == DARK
    assert context.settings.get(keys.CONTRAST) == "usual", "also where the system asks for more"


def test_the_choice_holds_from_the_first_paint_on(context: Context) -> None:
    context.settings.set(keys.CONTRAST, "high")
    context.settings.save()
    assert Context().tokens.is_strong


def test_without_a_choice_the_contrast_is_that_of_the_system(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("designer.window.context._asks_for_contrast", lambda: True)
    context.refresh()
    assert context.tokens == tokens_for(is_dark=context.tokens.is_dark, is_strong=True)


@pytest.mark.parametrize("is_dark", [False, True])
def test_in_high_contrast_a_row_of_choices_has_an_edge(qtbot: QtBot, context: Context, is_dark: bool) -> None:
    context.settings.set(keys.CONTRAST, "high")
    context.settings.set(keys.APPEARANCE, "dark" if is_dark else "light")
    context.wear()
    context.refresh()
    choices = Segments(context, [("a", "One"), ("b", "Two")])
    qtbot.addWidget(choices)
    choices.resize(200, choices.height())
    choices.show()
    QApplication.processEvents()
    picture = choices.grab().toImage()
    edge = picture.pixelColor(picture.width() // 2, 0).name()
    assert edge == context.tokens.line.casefold()
    context.settings.set(keys.CONTRAST, "usual")
    context.settings.set(keys.APPEARANCE, "light")
    context.refresh()
