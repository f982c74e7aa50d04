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

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("JOURNEY_DESIGNER_HOME", tempfile.mkdtemp(prefix="journey-pictures-"))

SIZE = (1440, 900)
WALL = 0.25  # an A0 sheet at three metres is as large to the eye as this share of it at reading distance
PAGES = (
    ("commuter-bike", "A4"),
    ("commuter-bike", "A3"),
    ("commuter-bike", "A2"),
    ("new-kitchen", "A0"),
    ("new-kitchen", "A3"),
)


def make_pages(folder: Path, wanted: Callable[[str], bool]) -> None:
    """Each sample on paper, at 110 dpi and from three metres."""
    from designer.export import png
    from designer.printing import PrintChoice, compose
    from designer.templates import open_sample, open_template, templates
    from designer.text import FontBook

    fonts = FontBook.bundled()
    pages = [(name, paper, "auto", open_sample(name)) for name, paper in PAGES]
    pages += [("commuter-bike", "A2", a, open_sample("commuter-bike")) for a in ("swimlanes", "grouped", "storyline")]
    pages += [(info.id, "A3", "auto", open_template(info.id)) for info in templates()]
    for name, paper, arrangement, journey in pages:
        file = folder / f"page-{name}-{paper}-{arrangement}.png"
        if not wanted(file.stem):
            continue
        fitted = compose(journey, fonts, PrintChoice(paper=paper, arrangement=arrangement))
        dpi = 110 if paper != "A0" else 55
        png.write(fitted.page, file, None, dpi)
        png.write(fitted.page, file.with_name(f"{file.stem}-wall.png"), None, dpi * WALL)
        print(f"{file.name}: {fitted.arrangement}, smallest text {fitted.page.smallest_text:.1f} pt")


def make_windows(folder: Path, wanted: Callable[[str], bool]) -> None:
    """The window with the first page, a blank map, a sample, each form, and each dialog, light and dark."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from designer import interchange
    from designer import settings as keys
    from designer.settings import Settings
    from designer.templates import open_sample
    from designer.window import help_pages
    from designer.window.context import Context
    from designer.window.import_report import ImportReport
    from designer.window.main_window import MainWindow
    from designer.window.print_dialog import PrintDialog
    from designer.window.session import MapSession

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    context = Context(Settings())

    def take(name: str, widget: QWidget, wait: int = 250) -> None:
        if wanted(name):
            QTest.qWait(wait)
            widget.grab().save(str(folder / f"{name}.png"))
            print(f"{name}.png")

    for appearance in ("light", "dark"):
        context.settings.set(keys.APPEARANCE, appearance)
        context.refresh()
        window = MainWindow(context)
        window.resize(*SIZE)
        window.show()
        take(f"window-first-page-{appearance}", window)
        window.files.new_from_template("blank")
        take(f"window-blank-{appearance}", window, 500)
        sample = open_sample("commuter-bike")
        window.show_session(MapSession(sample))
        take(f"window-sample-{appearance}", window, 600)
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
            take(f"window-{kind}-{appearance}", window)
        window.select(tuple(t.id for t in sample.touchpoints[2:5]))
        take(f"window-several-{appearance}", window)
        window.select(())
        window.view.set_zoom(1.0)
        take(f"window-at-100-{appearance}", window)
        window.view.set_zoom(2.0)
        take(f"window-at-200-{appearance}", window)
        window.view.zoom_to_fit()
        take(f"window-fit-{appearance}", window)
        window.bottom.show_panel("tray")
        take(f"window-tray-{appearance}", window)
        window.files.say_trouble("“Plan.journey” can’t be read: line 214 is cut off. The file was left as it is.")
        take(f"window-bar-{appearance}", window)
        dialog = PrintDialog(context, window.session, window)  # type: ignore[arg-type]
        dialog.open()
        if wanted(f"dialog-print-{appearance}"):
            while dialog.fitted is None:
                QTest.qWait(50)
        take(f"dialog-print-{appearance}", dialog)
        dialog.reject()
        listed = folder / "list.csv"
        listed.write_text(LIST, "utf-8")
        imported = interchange.read(listed)
        report = ImportReport(context, listed.name, imported, ["漢", "字"], window)
        report.open_over(window.view)
        take(f"window-import-report-{appearance}", window)
        report.close()
        listed.unlink()
        for name, show in (
            ("keys", help_pages.show_keys),
            ("about", help_pages.show_about),
            ("models", help_pages.show_models),
        ):
            page = show(window)
            take(f"dialog-{name}-{appearance}", page)
            page.close()
        assert window.session is not None
        window.session.is_untouched_new = True
        window.close()
        QTest.qWait(50)


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

    make_pages(folder, wanted)
    make_windows(folder, wanted)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
