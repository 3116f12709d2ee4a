"""A process that is killed while it writes over an old output leaves the old one or the new one, whole.

`make kills` kills more often: `MEDWAY_KILLS` says how often for each format, `MEDWAY_SEED` repeats the moments of a run.
"""

from __future__ import annotations

import csv
import json
import os
import random
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from osgeo import ogr

from medway_isolation_plugin.core.staging_folder import StagingFolder
from tests.processing.endless_writer import ROWS

KILLS = int(os.environ.get("MEDWAY_KILLS", "2"))
SEED = os.environ.get("MEDWAY_SEED") or secrets.token_hex(4)
PROGRAM = Path(__file__).with_name("endless_writer.py")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")


def rows_in(path: Path) -> int:
    """Return how many rows a whole file holds; anything raised says that it is none."""
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8")
        assert text.endswith("\n")
        return len(list(csv.DictReader(text.splitlines())))
    if path.suffix == ".geojson":
        return len(json.loads(path.read_text(encoding="utf-8"))["features"])
    if path.suffix == ".html":
        text = path.read_text(encoding="utf-8")
        assert text.endswith("</html>\n")
        (found,) = [rows for rows in ROWS if f'<td class="n">{rows:,}</td>' in text]
        return found
    data = ogr.Open(str(path))
    layer = data.GetLayer(0)
    assert sum(1 for _ in layer) == layer.GetFeatureCount()
    return layer.GetFeatureCount()


@pytest.mark.parametrize("name", ["out.gpkg", "out.csv", "out.geojson", "out.fgb", "out.html"])
def test_a_kill_leaves_the_old_output_or_the_new_one(tmp_path, name):
    print(f"MEDWAY_SEED={SEED}")
    moments = random.Random(f"{SEED} {name}")
    target = tmp_path / name
    killed = []
    for _ in range(KILLS):
        root = PROGRAM.parents[2]
        writer = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(target)],
            env={**os.environ, "PYTHONPATH": str(root)}, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        with writer:
            assert int(writer.stdout.readline()) in ROWS
            time.sleep(moments.uniform(0, 0.6))
            writer.send_signal(signal.SIGKILL)
        killed.append(writer.pid)
        assert rows_in(target) in ROWS
    left = [path for path in tmp_path.glob(".*.partial") if any(path.iterdir())]
    for path in left:
        made_by = json.loads((path / "made_by.json").read_text(encoding="utf-8"))
        assert made_by["process"] in killed
        (path / "made_by.json").write_text(json.dumps({**made_by, "time": made_by["time"] - 100_000}), encoding="utf-8")
    StagingFolder(tmp_path).discard()
    assert not any(path.exists() for path in left)
