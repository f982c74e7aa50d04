"""Build the program as a folder that needs no Python, and try it.

python packaging/build.py            # dist/journey-designer/journey-designer; needs pip install ".[package]"
python packaging/build.py --smoke    # tries what was built: command line, every format, the window for a second
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "journey-designer"
PROGRAM = FOLDER / ("journey-designer.exe" if sys.platform == "win32" else "journey-designer")

LIST = "stage,touchpoint,channel,persona,feeling\nBefore,Sees the poster,Post,Ada,1\nAfter,“Schön”,E-mail,Ada,2\n"


def build() -> int:
    """Build into `dist` and `build`, which git ignores; return PyInstaller's exit status."""
    spec = ROOT / "packaging" / "journey-designer.spec"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build"), str(spec)]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if not status:
        size = sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file() and not file.is_symlink())
        print(f"built {FOLDER.relative_to(ROOT)}, {size / 1e6:.0f} MB")
    return status


def smoke() -> int:
    """Run the built program away from the checkout, with no Python to lean on; return 0 if all of it works."""
    if not PROGRAM.is_file():
        print(f"{PROGRAM.relative_to(ROOT)} is not there: run python packaging/build.py", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        (here / "list.csv").write_text(LIST, "utf-8")
        (here / "map.mmd").write_text("journey\n  section Before\n    Sees it: 4: Ada\n", "utf-8")
        done = [
            _run(here, "templates"),
            _run(here, "new", "--template", "blank", "-o", "new.journey"),
            _run(here, "import", "list.csv", "-o", "map.journey"),
            _run(here, "import", "map.mmd", "-o", "mermaid.journey"),
            _run(here, "check", "map.journey", "--fail-on", "never"),
            *(
                _run(here, "export", "map.journey", "-o", f"map.{ending}", makes=f"map.{ending}", begins=begins)
                for ending, begins in (("pdf", b"%PDF-"), ("png", b"\x89PNG"), ("svg", b"<"), ("csv", b"\xef\xbb\xbf"))
            ),
            _run(here, "map.journey", quits=True),
        ]
    return 0 if all(done) else 1


def _run(folder: Path, *arguments: str, makes: str = "", begins: bytes = b"", quits: bool = False) -> bool:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_", "DISPLAY", "WAYLAND"))
    }
    environment |= {"JOURNEY_DESIGNER_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    if quits:
        environment["JOURNEY_DESIGNER_EXIT_AFTER_MS"] = "1000"
    begin = time.perf_counter()
    try:
        done = subprocess.run(
            [PROGRAM, *arguments], cwd=folder, env=environment, capture_output=True, timeout=60, check=False
        )
    except subprocess.TimeoutExpired:
        print(f"not done after 60 s: {' '.join(arguments)}", file=sys.stderr)
        return False
    made = folder / makes
    is_right = done.returncode == 0 and (not makes or (made.is_file() and made.read_bytes().startswith(begins)))
    if quits:
        is_right = is_right and not done.stderr and not _complaints(folder / "home")
    print(f"{'works' if is_right else 'DOES NOT WORK'}: {' '.join(arguments)} ({time.perf_counter() - begin:.1f} s)")
    if not is_right:
        print(done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace"), file=sys.stderr)
    return is_right


def _complaints(home: Path) -> list[str]:
    """Return what a window that works never logs, and print it."""
    grave = [
        line
        for log in home.rglob("*.log")
        for line in log.read_text("utf-8").splitlines()
        if (" WARNING " in line or " ERROR " in line or " CRITICAL " in line) and "This plugin does not" not in line
    ]
    print("\n".join(grave), file=sys.stderr, end="\n" if grave else "")
    return grave


if __name__ == "__main__":
    raise SystemExit(smoke() if "--smoke" in sys.argv[1:] else build())
