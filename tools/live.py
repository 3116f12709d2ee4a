"""Asks the live services what of the catalogue holds, fetches one small authority, and writes a dated page, docs/live.md.

Needs a network; never run where the plugin is made, which has none.

Usage: .venv/bin/python tools/live.py [authority]
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import demo

OUT = demo.ROOT / "build" / "live"
PAGE = demo.ROOT / "docs" / "live.md"
SMALL = "Rutland"


def main(authority: str) -> None:
    """Run both and write the page."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        plugin = demo.unzip(Path(profile) / "plugins")
        variables = demo.environment(plugin.parent, Path(profile))
        demo.qgis_process(["plugins", "enable", demo.PLUGIN], variables)

        def run(name: str, **inputs: Any) -> dict[str, Any]:
            arguments = ["--json", "run", f"medwayisolation:{name}", "-"]
            return dict(demo.qgis_process(arguments, variables, json.dumps({"inputs": inputs}))["results"])

        checked = run("checksources", OUTPUT=str(OUT / "services.csv"), REPORT=str(OUT / "services.html"))
        if checked["FAILED"] == checked["CHECKED"]:
            sys.exit(f"No service can be reached from this machine: {OUT / 'services.html'} says what was asked.")
        fetched = run(
            "fetchauthority", AUTHORITY=authority, OUTPUT=str(OUT / "authority.gpkg"), REPORT=str(OUT / "sources.html")
        )
    PAGE.write_text(page(authority, checked, fetched), encoding="utf-8")
    print(PAGE.relative_to(demo.ROOT))


def page(authority: str, checked: dict[str, Any], fetched: dict[str, Any]) -> str:
    """Return the page."""
    with (OUT / "services.csv").open(encoding="utf-8", newline="") as stream:
        rows = [f"| {row['id']} | {row['state']} | {row['said']} |" for row in csv.DictReader(stream)]
    return "\n".join([
        "# The services, tried live", "",
        f"Written by `make live` on {time.strftime('%Y-%m-%d', time.gmtime())}.", "",
        f"{checked['CHECKED']} datasets were asked for: {checked['HOLDS']} hold, {checked['MOVED']} moved, {checked['FAILED']} failed.", "",
        "| dataset | state | what to do |", "|---|---|---|", *rows, "",
        f"{authority}: {fetched['AREAS']} areas, {fetched['WARD_COUNT']} wards, {fetched['REQUESTS']} questions, "
        f"{fetched['BYTES']} bytes. Missing: {fetched['MISSING'] or 'nothing'}", "",
    ])  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else SMALL)
