"""Makes pictures of all that a person sees, to be looked at: `python tests/pictures.py FOLDER [NAME …]`.

Windows and dialogs in light and dark, and pages as PNG at full size and as seen from three metres. With a display (Xvfb
will do) the windows are real ones; without, they are painted offscreen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.window.context import Context
    from designer.window.main_window import MainWindow
    from designer.window.print_dialog import PrintDialog

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("JOURNEY_DESIGNER_HOME", tempfile.mkdtemp(prefix="journey-pictures-"))

SIZE = (1440, 900)
SAMPLES = (
    "ryokan",
    "eye-clinic",
    "hip-operation",
    "new-kitchen",
    "team-software",
)  # in the window, besides the usual one


class Camera:
    """Takes pictures of widgets for those names that are wanted."""

    def __init__(self, folder: Path, wanted: Callable[[str], bool]) -> None:
        self.folder, self.wanted = folder, wanted

    def take(self, name: str, widget: QWidget, wait: int = 250) -> None:
        """One picture, as the widget paints itself."""
        from PySide6.QtTest import QTest

        if self.wanted(name):
            QTest.qWait(wait)
            widget.grab().save(str(self.folder / f"{name}.png"))
            print(f"{name}.png")

    def take_screen(self, name: str, wait: int = 250) -> None:
        """One picture of the whole screen: menus and what else lies in windows of its own."""
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtTest import QTest

        if self.wanted(name) and os.environ.get("DISPLAY"):
            QTest.qWait(wait)
            QGuiApplication.primaryScreen().grabWindow(0).save(str(self.folder / f"{name}.png"))
            print(f"{name}.png")


def make_windows(folder: Path, wanted: Callable[[str], bool]) -> None:
    """The window with the first page, a blank map, a sample, each form, and each dialog, light and dark; then small windows
    and large letters."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from designer import settings as keys
    from designer.settings import Settings
    from designer.window.context import Context
    from designer.window.focus_ring import FocusRing

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    context = Context(Settings())
    context.wear()
    FocusRing(context, app)
    camera = Camera(folder, wanted)
    for appearance in ("light", "dark"):
        context.settings.set(keys.APPEARANCE, appearance)
        context.refresh()
        make_of_map(camera, context, appearance)
    context.settings.set(keys.APPEARANCE, "light")
    context.refresh()
    for name, width, height, size in (
        ("small", 960, 600, 100),
        ("narrow", 1080, 700, 100),
        ("middle", 1240, 760, 100),
        ("large-letters", 1440, 900, 130),
        ("largest-letters", 1440, 900, 150),
        ("largest-letters-720", 1280, 720, 150),
        ("small-letters", 1440, 900, 90),
    ):
        if any(wanted(f"size-{name}{part}") for part in ("", "-page", "-several", "-add", "-print")):
            context.settings.set(keys.TEXT_SIZE, size)
            context.refresh()
            make_of_size(camera, context, name, width, height)
            QTest.qWait(50)


def make_of_size(camera: Camera, context: Context, name: str, width: int, height: int) -> None:
    """A window of one size."""
    from designer.templates import open_sample
    from designer.window.main_window import MainWindow
    from designer.window.print_dialog import PrintDialog
    from designer.window.session import MapSession

    window = MainWindow(context)
    window.show()
    window.resize(width, height)
    wait_for_page_of(window)
    camera.take(f"size-{name}-page", window)
    sample = open_sample("commuter-bike")
    window.show_session(MapSession(sample))
    window.select((sample.touchpoints[5].id,))
    camera.take(f"size-{name}", window, 500)
    window.select(tuple(t.id for t in sample.touchpoints[2:5]))
    camera.take(f"size-{name}-several", window)
    window.actions_by_id["view.add"].trigger()
    camera.take(f"size-{name}-add", window)
    if camera.wanted(f"size-{name}-print"):
        assert window.session is not None
        dialog = PrintDialog(context, window.session, window)
        dialog.resize(min(dialog.width(), width), min(dialog.height(), height))
        dialog.open()
        wait_for_page(dialog)
        camera.take(f"size-{name}-print", dialog)
        dialog.reject()
    assert window.session is not None
    window.session.is_untouched_new = True
    window.close()


def wait_for_page_of(window: MainWindow) -> None:
    """Wait until the first page is there: a window paints its bars before."""
    from PySide6.QtTest import QTest

    painted: list[bool] = []
    window.first_painted.connect(lambda: painted.append(True))
    while not painted:
        QTest.qWait(20)


def wait_for_page(dialog: PrintDialog) -> None:
    """Wait until the page is composed, and what would help is known."""
    from PySide6.QtTest import QTest

    while dialog.fitted is None or dialog._worker._task is not None:
        QTest.qWait(50)


def make_of_map(camera: Camera, context: Context, appearance: str) -> None:
    """All there is to see round one map."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from designer import interchange
    from designer.templates import open_sample
    from designer.window import help_pages
    from designer.window.import_report import ImportReport
    from designer.window.main_window import MainWindow
    from designer.window.print_dialog import PrintDialog
    from designer.window.question import Question
    from designer.window.session import MapSession

    def take(name: str, widget: QWidget, wait: int = 250) -> None:
        camera.take(f"{name}-{appearance}", widget, wait)

    window = MainWindow(context)
    window.resize(*SIZE)
    window.show()
    wait_for_page_of(window)
    take("window-first-page", window)
    window.files.new_from_template("blank")
    take("window-blank", window, 500)
    sample = open_sample("commuter-bike")
    window.show_session(MapSession(sample))
    take("window-sample", window, 600)
    assert window.view is not None
    chosen = {
        "touchpoint": sample.touchpoints[5].id,
        "stage": sample.stages[1].id,
        "channel": sample.channels[4].id,
        "connection": sample.connections[4].id,
        "note": next(n.id for t in sample.touchpoints for n in sample.notes_about(t.id)),
        "persona": sample.personas[0].id,
    }
    for kind, id in chosen.items():
        window.select((id,))
        take(f"window-{kind}", window)
        if kind in ("touchpoint", "stage", "channel", "connection") and camera.wanted(f"menu-{kind}-{appearance}"):
            window.commands.insert.show_context_menu(window.mapToGlobal(QPoint(500, 300)))
            camera.take_screen(f"menu-{kind}-{appearance}")
            popup = QApplication.activePopupWidget()
            assert popup is not None
            popup.close()
    for name in ("file", "edit", "view", "map"):
        if camera.wanted(f"menu-{name}-{appearance}"):
            menu = window._menus[("file", "edit", "view", "insert", "map").index(name)][0]
            menu.popup(window.mapToGlobal(QPoint(40, 30)))
            camera.take_screen(f"menu-{name}-{appearance}")
            menu.close()
    window.select((chosen["touchpoint"],))
    if camera.wanted(f"menu-combo-{appearance}"):
        from designer.window.controls import ComboField

        combo = next(c for c in window.properties.findChildren(ComboField) if c.objectName() == "field.Channel")
        combo.showPopup()
        camera.take_screen(f"menu-combo-{appearance}")
        combo.hidePopup()
    window.commands.do("insert.list")
    take("window-insert", window)
    QTest.keyClick(QApplication.focusWidget() or window, "s")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    take("window-insert-stage", window)
    window.finish_editing()
    window.select((chosen["touchpoint"],))
    window.commands.do("map.connect")
    take("window-connect", window)
    window.focus_canvas()
    window.select(tuple(t.id for t in sample.touchpoints[2:5]))
    take("window-several", window)
    window.select(())
    window.view.set_zoom(1.0)
    take("window-at-100", window)
    window.view.set_zoom(2.0)
    take("window-at-200", window)
    window.view.zoom_to_fit()
    take("window-fit", window)
    make_samples(camera, window, appearance)
    window.bottom.show_panel("tray")
    take("window-tray", window)
    window.files.say_trouble("“Plan.journey” can’t be read: line 214 is cut off. The file was left as it is.")
    take("window-bar", window)
    assert window.session is not None
    if camera.wanted(f"dialog-print-{appearance}") or camera.wanted(f"dialog-print-small-{appearance}"):
        dialog = PrintDialog(context, window.session, window)
        dialog.open()
        wait_for_page(dialog)
        take("dialog-print", dialog)
        dialog.choose(paper="A4", landscape=True, arrangement="swimlanes", margin=None)
        QTest.qWait(100)
        wait_for_page(dialog)
        take("dialog-print-small", dialog)
        dialog.reject()
    question = Question(context, window, "Save the changes to “Buying a commuter bike”?",
                        "What is discarded stays on this computer for 30 days, under the earlier versions.",
                        ("Save", "Discard", "Cancel"))  # fmt: skip
    question.open()
    take("dialog-question", question)
    question.reject()
    listed = camera.folder / "list.csv"
    listed.write_text(LIST, "utf-8")
    imported = interchange.read(listed)
    report = ImportReport(context, listed.name, imported, ["漢", "字"], window)
    report.open_over(window.view)
    take("window-import-report", window)
    report.close()
    listed.unlink()
    window.show_session(MapSession(imported.journey))
    assert window.session is not None
    window.session.settle_now()
    window.bottom.show_panel("gaps")
    window.gaps.step(1)
    take("window-gaps", window)
    window.bottom.show_panel("tray")
    window.tray.list.setCurrentIndex(window.tray.list.model().index(0, 0))
    take("window-tray-rows", window)
    window.session.is_read_only = True
    window.message_bar.say("40 touchpoints pasted into Consideration.", ("Undo", lambda: None), topic="paste")
    take("window-information", window)
    for name, show in (
        ("keys", help_pages.show_keys),
        ("about", help_pages.show_about),
        ("models", help_pages.show_models),
    ):
        page = show(window)
        take(f"dialog-{name}", page)
        page.close()
    window.session.is_untouched_new = True
    window.close()
    QTest.qWait(50)


def make_samples(camera: Camera, window: MainWindow, appearance: str) -> None:
    """Other samples in the same window, whole and at 100 %; then the usual one again."""
    from designer.templates import open_sample
    from designer.window.session import MapSession

    assert window.session is not None
    usual = window.session.document.journey
    for name in SAMPLES:
        if any(camera.wanted(f"window-{name}{part}-{appearance}") for part in ("", "-at-100")):
            window.show_session(MapSession(open_sample(name)))
            assert window.view is not None
            window.view.zoom_to_fit()
            camera.take(f"window-{name}-{appearance}", window, 500)
            window.view.set_zoom(1.0)
            camera.take(f"window-{name}-at-100-{appearance}", window, 500)
    if window.session.document.journey is not usual:
        window.show_session(MapSession(usual))


LIST = """Stage,Touchpoint,Channel,Feeling,Status,Next
Before,Calls the shop,Phone,7,exists,Orders
Before,Orders,Website,1,maybe,Get the keys
,Waits,Phone,,,
,,,,,
"""


def main() -> int:
    """Make the pictures whose names contain one of the words given; all for none."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    words = sys.argv[2:]

    def wanted(name: str) -> bool:
        return not words or any(word in name for word in words)

    from tests.page_pictures import make_pages

    make_pages(folder, wanted)
    if not words or any(not word.startswith(("page", "sheet")) for word in words):
        make_windows(folder, wanted)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
