"""Traps of the Qt binding that would end the program without a word."""

from __future__ import annotations

import subprocess
import sys

# PySide6 6.12.0 on Python 3.11 loses one reference to None with every void call and aborts within seconds.
PAINT = """
import sys
from PySide6.QtGui import QImage, QPainter, QPen
picture = QImage(8, 8, QImage.Format.Format_RGB32)
painter = QPainter(picture)
pen = QPen()
before = sys.getrefcount(None)
for number in range(100_000):
    painter.setPen(pen)
lost = before - sys.getrefcount(None)
painter.end()
print(lost)
"""


def test_a_hundred_thousand_void_calls_cost_no_reference_to_none() -> None:
    done = subprocess.run([sys.executable, "-c", PAINT], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 1000
