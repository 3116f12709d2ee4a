"""Between a file as it was downloaded and Run nothing has to be done."""

from __future__ import annotations

import runpy
from pathlib import Path

from medway_isolation_plugin.core.source_shapes import SHAPES
from tests.core.official_files.refused import REFUSED


def test_files_of_every_shape_take_no_step(provider):
    made = list(runpy.run_path(str(Path(__file__).parents[2] / "tools" / "count_steps.py"))["counts"]())
    assert {one.shape for one in made} == {one.id for one in SHAPES}
    refused = {one.name for one in REFUSED}
    assert [(one.file, one.said) for one in made if one.file not in refused and one.steps != 0] == []
    assert {one.file for one in made if one.steps is None} == refused
    assert all(
        "Get the table of persons" in one.said or "Download it again" in one.said for one in made if one.file in refused
    )
