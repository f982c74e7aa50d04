"""Fusion with our own palette and one style sheet: the whole look of the window follows from the tokens."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from designer.resources import resource_path
from designer.window.own_style import OwnStyle
from designer.window.tokens import Tokens

_FACES = ("Regular", "Medium", "SemiBold")  # of the window; the map brings its own
# For what Inter has no letters for: a name that the map can show can be typed and listed on a computer without fonts, too.
STAND_INS = ("Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Emoji")


@cache
def register_fonts() -> None:
    """Make the bundled Inter known to Qt, once."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", f"Inter-{face}.ttf")))


@cache
def register_stand_ins() -> None:
    """Make the other bundled families known to Qt, once; no window waits for them to be seen."""
    for family in STAND_INS:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", f"{family.replace(' ', '')}-Regular.ttf")))


class Scale:
    """Sizes in px at the text size chosen in View (100 is 1:1)."""

    def __init__(self, percent: int = 100) -> None:
        self.percent = percent

    def __call__(self, px: float) -> int:
        return round(px * self.percent / 100)


def font(scale: Scale, px: float = 13, weight: int = 400) -> QFont:
    """Inter at a size in px and a weight of 400, 500, 600 or 700."""
    made = QFont(["Inter", *STAND_INS])
    made.setPixelSize(max(1, scale(px)))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def palette(tokens: Tokens) -> QPalette:
    """The palette of Fusion for these tokens."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, tokens.panel), (role.WindowText, tokens.text), (role.Base, tokens.field),
        (role.AlternateBase, tokens.hover), (role.Text, tokens.text), (role.Button, tokens.field),
        (role.ButtonText, tokens.text), (role.BrightText, tokens.error), (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text), (role.PlaceholderText, tokens.text3), (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent), (role.Link, tokens.accent), (role.LinkVisited, tokens.accent),
        (role.Light, tokens.raised), (role.Midlight, tokens.hover), (role.Mid, tokens.line), (role.Dark, tokens.line_strong),
        (role.Shadow, tokens.line_strong), (role.Accent, tokens.accent),
    ):  # fmt: skip
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        off = QColor(tokens.text)
        off.setAlphaF(0.42)
        made.setColor(QPalette.ColorGroup.Disabled, where, off)
    return made


@cache
def _own_style() -> OwnStyle:
    return OwnStyle()


_IS_STYLED = "journeyDesignerIsStyled"  # a property of the application


def apply_style(app: QApplication, tokens: Tokens, percent: int = 100) -> None:
    """Give the whole application the look of these tokens."""
    register_fonts()
    scale = Scale(percent)
    if not app.property(_IS_STYLED):
        # Once: taking the style from all widgets and giving it back, below a style sheet, has brought Qt 6.11 down.
        app.setStyle(_own_style())
        app.setProperty(_IS_STYLED, True)
    _own_style().colour = tokens.text2
    app.setPalette(palette(tokens))
    app.setFont(font(scale))
    app.setStyleSheet(style_sheet(tokens, scale))


def style_sheet(tokens: Tokens, scale: Scale) -> str:
    """The one style sheet: radii, paddings and states that a palette can't say."""
    t, s = tokens, scale
    edge = f"1px solid {t.line}" if t.is_strong else "none"  # of what a pale ground marks elsewhere
    return f"""
* {{ outline: none; }}
QMainWindow, QDialog {{ background: {t.panel}; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line}; padding: {s(4)}px {s(6)}px; }}
QMenuBar {{ background: {t.chrome}; border: none; padding: 0 {s(6)}px; spacing: 0; }}
QMenuBar::item {{ padding: {s(5)}px {s(9)}px; background: transparent; color: {t.text}; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.line}; padding: {s(5)}px; }}
QMenu::item {{ padding: {s(6)}px {s(30)}px {s(6)}px {s(30)}px; min-height: {s(18)}px; color: {t.text}; }}
QMenu::icon {{ width: 0; }}
QMenu::indicator {{ width: 0; height: 0; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {s(5)}px 0; }}
QLineEdit, QPlainTextEdit, QTextEdit {{
  background: {t.field}; color: {t.text}; border: 1px solid {t.line}; border-radius: {s(6)}px;
  padding: 0 {s(6)}px; min-height: {s(26)}px; selection-background-color: {t.accent}; selection-color: {t.on_accent};
  placeholder-text-color: {t.text3}; }}
QLineEdit[kind="search"] {{ min-height: {s(28)}px; }}
QLineEdit[kind="search"]:focus {{ min-height: {s(26)}px; }}
QPlainTextEdit, QTextEdit {{ padding: {s(3)}px {s(4)}px; }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover {{ border-color: {t.line_strong}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.accent};
  padding: 0 {s(5)}px; min-height: {s(24)}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {s(2)}px {s(3)}px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border-color: {t.error}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {t.text3}; background: {t.panel}; }}
QComboBox {{ background: {t.field}; color: {t.text}; border: 1px solid {t.line}; border-radius: {s(6)}px;
  padding: 0 {s(8)}px; min-height: {s(26)}px; combobox-popup: 0; }}
QComboBox:focus, QComboBox:on {{ border: 2px solid {t.accent}; padding: 0 {s(7)}px; min-height: {s(24)}px; }}
QComboBox[kind="quiet"] {{ background: transparent; border-color: transparent; color: {t.text2}; font-size: {s(12)}px;
  min-height: {s(22)}px; padding: 0 {s(7)}px 0 {s(4)}px; }}
QComboBox[kind="quiet"]:hover {{ background: {t.hover}; }}
QComboBox[kind="quiet"]:focus {{ border: 2px solid {t.accent}; padding: 0 {s(6)}px 0 {s(3)}px; min-height: {s(20)}px; }}
QComboBox::drop-down {{ border: none; width: {s(24)}px; }}
QComboBox[kind="quiet"]::drop-down {{ width: {s(14)}px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{ background: {t.raised}; color: {t.text};
  border: 1px solid {t.line_strong}; padding: {s(4)}px; outline: 0; }}
QComboBox QAbstractItemView::item {{ border: none; border-radius: {s(6)}px; padding: 0 {s(8)}px; color: {t.text}; }}
QComboBox QAbstractItemView::item:hover {{ background: {t.hover}; }}
QComboBox QAbstractItemView::item:selected {{ background: {t.soft}; color: {t.text}; }}
QPushButton {{ background: {t.field}; color: {t.text}; border: 1px solid {t.line}; border-radius: {s(6)}px;
  padding: 0 {s(11)}px; min-height: {s(26)}px; font-weight: 500; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.pressed}; }}
QPushButton:disabled {{ color: {t.text3}; }}
QPushButton[kind="main"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent}; }}
QPushButton[kind="main"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[kind="main"]:disabled {{ background: {t.pressed}; border-color: {t.pressed}; color: {t.text3}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {t.text2}; }}
QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[grade="large"] {{ min-height: {s(32)}px; padding: 0 {s(11)}px; }}
QToolButton {{ background: transparent; color: {t.text}; border: 1px solid transparent; border-radius: {s(6)}px;
  padding: {s(3)}px {s(7)}px; font-weight: 400; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed {{ background: {t.pressed}; }}
QToolButton:checked {{ background: {t.soft}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[kind="segment"] {{ background: transparent; color: {t.text2}; padding: 0; border-radius: {s(5)}px; }}
QToolButton[kind="segment"]:hover {{ color: {t.text}; }}
QToolButton[kind="segment"]:checked {{ background: {t.thumb}; color: {t.text}; border: 1px solid {t.line}; }}
QToolButton[kind="segment"]:focus {{ border: 2px solid {t.accent}; padding: 0; }}
QFrame[kind="segments"] {{ background: {t.track}; border: {edge}; border-radius: {s(6)}px; }}
QLabel[kind="caption"] {{ color: {t.text2}; font-size: {s(11)}px; font-weight: 600; }}
QLabel[kind="label"], QLabel[kind="secondary"] {{ color: {t.text2}; font-size: {s(12)}px; }}
QLabel[kind="muted"] {{ color: {t.text3}; font-size: {s(12)}px; }}
QLabel[kind="heading"] {{ color: {t.text}; font-size: {s(14)}px; font-weight: 600; }}
QLabel[kind="dialog"] {{ color: {t.text}; font-size: {s(15)}px; font-weight: 600; }}
QLabel[kind="welcome"] {{ color: {t.text}; font-size: {s(24)}px; font-weight: 600; }}
QLabel[kind="strong"] {{ color: {t.text}; font-weight: 600; }}
QLabel[kind="wrong"] {{ color: {t.error}; font-size: {s(12)}px; }}
QLabel[kind="badge"] {{ background: {t.hover}; color: {t.text2}; border-radius: {s(11)}px; padding: 0 {s(8)}px;
  min-height: {s(22)}px; max-height: {s(22)}px; font-size: {s(12)}px; }}
QLabel[kind="key"] {{ color: {t.text2}; border: 1px solid {t.line}; border-radius: {s(4)}px; padding: 0 {s(5)}px;
  font-size: {s(11)}px; background: {t.chrome}; min-height: {s(15)}px; max-height: {s(15)}px; }}
QFrame[kind="bar"] {{ background: {t.chrome}; border: none; }}
QFrame[kind="panel"], QWidget[kind="panel"] {{ background: {t.panel}; }}
QFrame[kind="rule"] {{ background: {t.line}; border: none; }}
QFrame[kind="popup"] {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {s(10)}px; }}
QFrame[kind="table"] {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {s(7)}px; }}
QFrame[kind="box-warning"] {{ background: {t.warning_soft}; border: none; border-radius: {s(7)}px; }}
QFrame[kind="box-error"] {{ background: {t.error_soft}; border: none; border-radius: {s(7)}px; }}
QFrame[kind="box-info"] {{ background: {t.info_soft}; border: none; border-radius: {s(7)}px; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {s(8)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {s(8)}px; margin: 0; }}
QScrollBar::handle:vertical, QScrollBar::handle:horizontal {{ background: {t.pressed}; margin: 1px; border: none;
  border-radius: {s(3)}px; }}
QScrollBar::handle:vertical {{ min-height: {s(28)}px; }}
QScrollBar::handle:horizontal {{ min-width: {s(28)}px; }}
QScrollBar::handle:hover {{ background: {t.line_strong}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QListView {{ background: {t.panel}; border: none; color: {t.text}; outline: 0; }}
QDockWidget {{ border: none; }}
QMainWindow::separator {{ background: {t.line}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {t.accent}; }}
"""
