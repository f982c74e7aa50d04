"""Which fonts stand in for what the bundled ones lack, by script: one row of the settings page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from designer import settings as keys
from designer.fonts import UnusableFont, faces_in
from designer.text.scripts import BY_KEY, SCRIPTS
from designer.window.background import Task
from designer.window.controls import ComboField
from designer.window.controls.choices import Choice
from designer.words import _

if TYPE_CHECKING:
    from designer.window.context import Context
    from designer.window.main_window import MainWindow

_FILE = "\0file"  # the choice that asks for a font file: no family is called so


class ScriptFonts(QWidget):
    """A choice of script, below it a choice of font for that script, and a sentence where a file can't be used.

    The script shown first is one that the open map writes in. The fonts of this computer are looked for beside the window.
    """

    edited = Signal(object)  # all that is chosen: family or path by script

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__()
        self._context = context
        self._settings = context.settings
        self._script = _first_script(window)
        self._families: dict[str, tuple[str, ...]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.scale(6))
        scripts: list[Choice] = [(script.key, _(script.name), "") for script in SCRIPTS]
        self.scripts = ComboField(context, scripts)
        self.scripts.setAccessibleName(_("Script"))
        self.scripts.setObjectName("settings.script")
        self.scripts.show_value(self._script)
        self.scripts.edited.connect(self._turn_to)
        self._column.addWidget(self.scripts)
        self.font_choice: ComboField | None = None
        self._wrong = QLabel()
        self._wrong.setProperty("kind", "wrong")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._column.addWidget(self._wrong)
        self.setFocusProxy(self.scripts)
        self._task: Task | None = None
        self._show()
        self._look()

    def _look(self) -> None:
        finder = self._context.font_finder
        if finder.has_looked:
            self._take_found(None)
            return
        self._task = Task(self, lambda: finder.installed)
        self._task.done.connect(self._take_found)
        self._task.start()

    def _take_found(self, _found: object) -> None:
        self._task = None
        installed = self._context.font_finder.installed
        self._families = {script.key: installed.families_for(script.key) for script in SCRIPTS}
        self._show()

    def _turn_to(self, script: object) -> None:
        assert isinstance(script, str)
        self._script = script
        self._explain("")
        self._show()

    def _show(self) -> None:
        chosen = self._settings.get(keys.FONTS).get(self._script, "")
        families = list(self._families.get(self._script, ()))
        choices: list[Choice] = [("", _("Found by itself"), "")]
        if chosen and chosen not in families:
            choices.append((chosen, Path(chosen).name, ""))
        choices += [(family, family, "") for family in families]
        choices.append((_FILE, _("Choose a file…"), ""))
        field = ComboField(self._context, choices)
        field.setAccessibleName(_("Font for {script}").format(script=_(BY_KEY[self._script].name)))
        field.setObjectName("settings.font")
        field.show_value(chosen)
        field.edited.connect(self._choose)
        old, self.font_choice = self.font_choice, field
        if old is not None:
            had_focus = old.hasFocus()
            self._column.replaceWidget(old, field)
            old.hide()
            old.deleteLater()
            if had_focus:
                field.setFocus()
        else:
            self._column.insertWidget(1, field)

    def _choose(self, value: object) -> None:
        assert isinstance(value, str)
        if value != _FILE:
            self._keep(value)
            return
        # Not while the list that was pressed is still at work.
        from designer.window.later import call_later

        call_later(self, self._ask_file)

    def _ask_file(self) -> None:
        title = _("Font for {script}").format(script=_(BY_KEY[self._script].name))
        kinds = _("Fonts") + " (*.ttf *.otf *.ttc *.otc)"
        path, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if path:
            self.use_file(Path(path))
        else:
            self._show()

    def use_file(self, file: Path) -> None:
        """Set the script in the font of a file, or say why it can't be."""
        try:
            faces_in(file)
        except UnusableFont as why:
            self._explain(str(why))
            self._show()
            return
        self._keep(str(file.absolute()))

    def _keep(self, value: str) -> None:
        self._explain("")
        chosen = {script: name for script, name in self._settings.get(keys.FONTS).items() if script != self._script}
        if value:
            chosen[self._script] = value
        self._settings.set(keys.FONTS, chosen)
        self._show()
        self.edited.emit(chosen)
        self._context.fonts_changed.emit()

    def _explain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))


def _first_script(window: MainWindow) -> str:
    """The script of the open map that the bundled fonts lack first; Japanese where there is none."""
    from designer.fonts import text_of
    from designer.text.scripts import han_language, script_of

    if window.session is not None:
        text = text_of(window.session.journey)
        han = han_language(text, window.session.journey.header.language)
        for character in window.context.fonts.missing(text):
            if key := script_of(character, han):
                return key
    return SCRIPTS[0].key
