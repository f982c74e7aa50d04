"""Make `requirements.lock`: what runs and tests the program, each file of each release by its hash, for every platform.

python3.11 packaging/make_lock.py      # needs pip-tools; Python 3.11, the oldest that is supported
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the file, or leave it as it is and return the exit status of pip-compile."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "requirements.lock"
        options = ["--generate-hashes", "--strip-extras", "--extra=test", "--no-header", "--annotation-style=line"]
        quiet = ["--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--quiet"]
        command = [sys.executable, "-m", "piptools", "compile", *options, *quiet, f"--output-file={made}"]
        status = subprocess.run([*command, "pyproject.toml"], cwd=ROOT, check=False).returncode
        if status:
            return status
        pins = made.read_text("utf-8")
    # The chosen release serves every Python from 3.11 on: its two lines in pyproject.toml differ in what they exclude.
    pins = re.sub(r'^(pyside6-essentials==\S+) ; python_version < "3\.12"', r"\1", pins, flags=re.MULTILINE)
    header = "# Made by packaging/make_lock.py. Install: pip install --require-hashes -r requirements.lock\n"
    (ROOT / "requirements.lock").write_text(header + pins, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
