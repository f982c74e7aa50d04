"""Whatever goes wrong in what Qt calls of ours is told like any other fault; the program goes on."""

from __future__ import annotations

import subprocess
import sys

import pytest

_FAULTS = {
    "a number that is none": "int('x')",
    "the first of nothing": "next(iter(()))",
    "something that is not there": "[].index(3)",
    "a widget that is gone": "gone = QWidget(); shiboken6.delete(gone); gone.show()",
}
_PROGRAM = """
import sys
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
{before}
import designer.window
{after}
sys.excepthook = lambda kind, fault, trace: print("told", kind.__name__, flush=True)
application = QApplication([])
widget = Ours()
widget.show()
widget.is_shown = True
def go():
    widget.resize(90, 50)
    print("went on", flush=True)
QTimer.singleShot(0, go)
QTimer.singleShot(50, application.quit)
application.exec()
print("ended", flush=True)
"""
_OURS = """
class Ours(QWidget):
    is_shown = False
    def resizeEvent(self, event):
        if self.is_shown:
            {fault}
"""


_ICON = """
import sys
from PySide6.QtGui import QIcon, QIconEngine
from PySide6.QtWidgets import QApplication
import designer.window
class Ours(QIconEngine):
    def pixmap(self, size, mode, state):
        int("x")
application = QApplication([])
try:
    QIcon(Ours()).pixmap(16, 16)
except ValueError:
    print("told", flush=True)
"""


def test_so_is_a_fault_in_an_icon() -> None:
    done = subprocess.run([sys.executable, "-c", _ICON], capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout.strip()) == (0, "told"), done.stderr


@pytest.mark.parametrize("is_there_before", [False, True], ids=["a class to come", "a class that is there"])
@pytest.mark.parametrize("name", _FAULTS)
def test_a_fault_in_what_qt_calls_is_told_and_the_program_goes_on(name: str, is_there_before: bool) -> None:
    ours = _OURS.format(fault=_FAULTS[name])
    program = _PROGRAM.format(before=ours if is_there_before else "", after="" if is_there_before else ours)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "told" in done.stdout
    assert done.stdout.rstrip().endswith("ended")
