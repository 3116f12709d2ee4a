"""Takes the pictures of the panel and of the five figures for README and help from what the desktop tests have left in build/."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "build" / "screens"
WIDTH = 1100  # pixels of a picture of the whole window
MARGIN = 12  # pixels below the last control
WINDOWS = {
    "dock_weights": "dock_weights",
    "dock_two_way": "dock_two_way",
    "dock_outline": "dock_priority_outline",
    "dock_side_by_side": "dock_side_by_side",
}
COUNCIL = ROOT / "build" / "council_made_up"  # a fictional one
FIGURES = ROOT / "build" / "five_sample" / "figures"
PAGES = ("wards", "under_65", "65_and_over", "health", "priority_prio")
PAGE_WIDTH = 800  # pixels of a picture of a page
PARTS = (
    "weights",
    "style",
    "priority",
    "export",
)  # that of Areas shows an empty project: it is taken where a council is chosen


def without_empty_end(picture: QImage) -> QImage:
    """Return the picture without the rows at its end that hold nothing."""
    ground = picture.pixel(picture.width() // 2, picture.height() - 3)
    inside = range(3, picture.width() - 3)
    last = next(
        row for row in range(picture.height() - 3, 0, -1) if any(picture.pixel(x, row) != ground for x in inside)
    )
    return picture.copy(0, 0, picture.width(), min(picture.height(), last + MARGIN))


def main() -> int:
    """Write the pictures; say where the tests must be run first."""
    wanted = [there(name) for name in (*WINDOWS, *(f"dock_{part}_light" for part in PARTS))]
    councils = [COUNCIL / f"council_{name}.png" for name in ("shown", "part")]
    missing = [path for path in (*wanted, *councils, *map(figure, PAGES)) if not path.is_file()]
    if missing:
        print(f"{missing[0].relative_to(ROOT)} is not there. Run make test first.", file=sys.stderr)
        return 1
    for name, target in WINDOWS.items():
        picture = QImage(str(there(name))).scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        picture.save(str(ROOT / "docs" / "images" / f"{target}.png"))
    shown, part_of_areas = (QImage(str(path)) for path in councils)
    shown.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation).save(
        str(ROOT / "docs" / "images" / "dock_council.png")
    )
    without_empty_end(part_of_areas).save(str(ROOT / "resources" / "help" / "images" / "dock_areas.png"))
    for part in PARTS:
        picture = without_empty_end(QImage(str(there(f"dock_{part}_light"))))
        picture.save(str(ROOT / "resources" / "help" / "images" / f"dock_{part}.png"))
    for page in PAGES:
        target = ROOT / "docs" / "images" / f"figure_{page.removesuffix('_prio')}"
        size = ("-scale-to-x", str(PAGE_WIDTH), "-scale-to-y", "-1")
        subprocess.run(["pdftoppm", "-png", "-singlefile", *size, str(figure(page)), str(target)], check=True)
    return 0


def figure(page: str) -> Path:
    """Return where the page of a figure is."""
    return FIGURES / f"living_alone_{page}.pdf"


def there(name: str) -> Path:
    """Return where a picture of the desktop tests is."""
    return SCREENS / f"{name}.png"


if __name__ == "__main__":
    sys.exit(main())
