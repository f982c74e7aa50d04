"""From the start of the process to the first painted window, against an empty QMainWindow."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measure import Measured, interleaved, measured

ROOT = Path(__file__).resolve().parents[2]

# Both end by themselves as soon as what the first paint event began is on the screen, before anything that waits for that.
_END = "QTimer.singleShot(0, lambda: os._exit(0))"

_FLOOR = f"""
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        {_END}
application = QApplication(sys.argv[:1])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""

_OURS = f"""
import os
from PySide6.QtCore import QTimer
from designer.window.main_window import MainWindow
painted = MainWindow.paintEvent
def end(window, event):
    {_END}
    painted(window, event)
MainWindow.paintEvent = end
from designer.cli import main
raise SystemExit(main([]))
"""


def measure_start(repeats: int) -> Measured:
    """The command `journey-designer` without a file, until its welcome page is painted for the first time.

    Processor time of the whole process, Python's own start included, in user and system mode, all threads: nothing in
    it waits, and a clock on the wall would measure what else the machine does. The program has a fresh home, as at its
    first start; compiled bytecode is there.
    """
    with TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "JOURNEY_DESIGNER_HOME": home,
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            # Of both, so that neither is compiled at each start; the turn that is not counted fills it.
            "PYTHONPYCACHEPREFIX": str(Path(home, "bytecode")),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return measured(
            *interleaved(lambda: _process_ms(_OURS, environment), lambda: _process_ms(_FLOOR, environment), repeats)
        )


def _process_ms(code: str, environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=60, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000
