"""That the tests themselves notice: a stray warning, log line or Qt message fails the test that caused it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

STRAY = {
    "python warning": "import warnings\n    warnings.warn('old', DeprecationWarning)",
    "log line": "import logging\n    logging.getLogger('designer.x').warning('odd')",
    "qt message": "from PySide6.QtCore import qWarning\n    qWarning('QPainter::begin: odd')",
    "unclosed file": f"import gc\n    open({str(ROOT / 'pyproject.toml')!r})\n    gc.collect()",
}


def _run(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_inner.py").write_text(f"def test_it():\n    {body}\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    return subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), str(folder)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("kind", STRAY)
def test_anything_stray_fails_the_test(kind: str, tmp_path: Path) -> None:
    done = _run(tmp_path, STRAY[kind])
    assert done.returncode == 1, done.stdout + done.stderr


def test_what_the_offscreen_platform_says_of_itself_is_allowed(tmp_path: Path) -> None:
    done = _run(tmp_path, "from PySide6.QtCore import qWarning\n    qWarning('This plugin does not support raise()')")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_marked_test_looks_at_its_log_itself(tmp_path: Path) -> None:
    (tmp_path / "test_marked.py").write_text(
        "import logging, pytest\n@pytest.mark.allow_log\ndef test_it(): logging.warning('meant')\n", "utf-8"
    )
    done = _run(tmp_path, "pass")
    assert done.returncode == 0, done.stdout + done.stderr
