"""Write the templates and samples of resources/ from the stories beside this script.

python stories/make_maps.py            # writes .journey files and their pictures
python stories/make_maps.py --check    # says which ones are not up to date; exit status 1 if any
"""

from __future__ import annotations

import sys
from pathlib import Path

STORIES = Path(__file__).resolve().parent
ROOT = STORIES.parent
sys.path.insert(0, str(ROOT))

from designer.model import JourneyMap  # noqa: E402
from designer.storage import dumps  # noqa: E402
from stories.map_pictures import thumbnail  # noqa: E402
from stories.read_story import StoryTrouble, read_story  # noqa: E402

TEMPLATES = (
    "blank", "core-four", "discovery-to-referral", "four-stages", "loyalty-loop", "sales-journey",
    "service-blueprint", "onboarding", "complaint", "event", "public-service",
)  # fmt: skip
SAMPLES = (
    "commuter-bike", "new-kitchen", "coffee-letter", "museum-sunday", "konto-zu-zweit", "ryokan", "eye-clinic",
    "parking-permit", "team-software", "storm-claim", "hip-operation", "island-summer",
)  # fmt: skip
PICTURES = b'\n"pictures": {'  # begins the last part of a file


def make(name: str, folder: Path) -> dict[Path, bytes]:
    """The files that a story becomes, by path."""
    journey = read_story((STORIES / f"{name}.story").read_text("utf-8"), _open_story)
    return {folder / f"{name}.journey": dumps(journey), folder / f"{name}.png": thumbnail(journey)}


def _open_story(file: str) -> JourneyMap:
    return read_story((STORIES / file).read_text("utf-8"))


def main(arguments: list[str]) -> int:
    """Write or check everything; return the exit status."""
    files: dict[Path, bytes] = {}
    for names, folder in ((TEMPLATES, "templates"), (SAMPLES, "samples")):
        for name in names:
            try:
                files |= make(name, ROOT / "resources" / folder)
            except StoryTrouble as trouble:
                print(f"{name}.story, line {trouble.line}: {trouble}", file=sys.stderr)
                return 2
    if "--check" in arguments:
        old = [file for file, data in files.items() if file.suffix == ".journey" and not _says_the_same(file, data)]
        for file in old:
            print(f"{file.relative_to(ROOT)} is not what its story says: run python stories/make_maps.py")
        return 1 if old else 0
    for file, data in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_bytes() != data:
            file.write_bytes(data)
            print(f"wrote {file.relative_to(ROOT)}, {len(data):,} bytes")
    return 0


def _says_the_same(file: Path, data: bytes) -> bool:
    # Pictures are left out: another release of Pillow packs the same pixels differently.
    return file.exists() and file.read_bytes().partition(PICTURES)[0] == data.partition(PICTURES)[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
