"""Says what is still to be filled in before the zip can be published; fails while anything is. docs/releasing.md explains each.

Usage: .venv/bin/python tools/release.py
"""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from plugin_site import faults, is_reserved

ROOT = Path(__file__).resolve().parents[1]


def to_fill_in() -> Iterator[str]:
    """Yield each value that only the publisher knows and that still stands for itself."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    metadata = parser["general"]
    for field in ("homepage", "tracker", "repository", "email"):
        if is_reserved(metadata[field]):
            yield f"metadata.txt, {field}: {metadata[field]} is reserved for examples."
    if metadata["author"] == "Medway Isolation maintainers":
        yield "metadata.txt, author: name who publishes it."
    newest = re.search(r"^## \[(.+?)\] - (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    if newest is None or newest[1] != metadata["version"]:
        yield f"CHANGELOG.md: its newest section is not of version {metadata['version']}, which metadata.txt states."
    elif newest[2] == "unreleased":
        yield f"CHANGELOG.md: write the date for 'unreleased' beside {newest[1]}."


def main() -> int:
    """Build the zip, print what is to be filled in and what the site would refuse."""
    done = subprocess.run([sys.executable, "tools/package.py"], cwd=ROOT, check=True, text=True, capture_output=True)
    package = ROOT / done.stdout.strip().splitlines()[-1]
    refused = [f"The plugin site: {one.field} {one.text}" for one in faults(package)]
    found = [*to_fill_in(), *refused]
    print("\n".join(found) or f"Ready to publish: {package.relative_to(ROOT)}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
