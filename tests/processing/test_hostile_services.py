"""A thousand answers of a hostile server: nothing is written but the chosen file, nothing hangs, and every message is for people."""

from __future__ import annotations

import os

import pytest
from qgis.core import QgsProcessingException

from medway_isolation_plugin.layers.network import Limits
from tests.processing.conftest import Feedback
from tests.processing.hostile_answers import Hostile
from tests.processing.services import LOOKUP, answers, layers_in

ANSWERS = max(1000, int(os.environ.get("FUZZ_RUNS", "0")))
NOT_FOR_PEOPLE = ("Traceback", "Error:", "KeyError", "TypeError", "object at 0x", ".py")


def everything_below(folder):
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if "cache" not in path.relative_to(folder).parts
    }


def test_hostile_answers_do_no_harm(fetch, sample, tmp_path, request, monkeypatch):
    monkeypatch.setattr(Limits.__init__, "__defaults__", (0.5, 2, 0.0, 30.0))
    seed = int(request.config.getoption("--hypothesis-seed", default=None) or 1)
    hostile = Hostile(seed, LOOKUP)
    replay = answers.made_up(sample)
    replay.megabytes, replay.most_features, replay.rows["iod2025"] = 1, 100, 163
    beside = tmp_path / "work"
    beside.mkdir()
    output, page = beside / "package.gpkg", beside / "page.html"
    before = set(tmp_path.parent.iterdir())
    whole = runs = 0
    with answers.serving(replay):
        catalogue = str(replay.catalogue(tmp_path))
        replay.spoilt = hostile
        while hostile.many < ANSWERS:
            runs += 1
            output.write_bytes(b"as it was")
            heard = Feedback()
            given = {"AUTHORITY": "Sample Borough", "WHAT": [0, 1, 2, 3, 4, 5, 6], "CENSUS": [1], "OUTPUT": str(output),
                     "REPORT": str(page),
                     "YEARS": "2023-2024", "CATALOGUE": catalogue, "MAX_AGE": 0, "EDITION": 2, "VINTAGE": 1}  # fmt: skip
            try:
                answer = fetch(replay, feedback=heard, **given)
            except QgsProcessingException as error:
                said = str(error)
                assert output.read_bytes() == b"as it was", said
            else:
                whole += 1
                said = answer["MISSING"]
                assert "sources" in layers_in(output)
                text = page.read_text(encoding="utf-8")
                assert "<script>alert" not in text
            said = "\n".join([said, *heard.warnings])
            assert not [words for words in NOT_FOR_PEOPLE if words in said], (seed, runs, said)
            assert everything_below(tmp_path) <= {"catalogue.json", "work", "work/package.gpkg", "work/page.html"}, (
                seed,
                runs,
            )
    assert set(tmp_path.parent.iterdir()) == before
    assert whole > runs / 4, "most runs get as far as a package"


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", "../../outside", "'; DROP TABLE areas; --", "{0.__class__}", "x" * 3000]
)
def test_names_from_a_service_are_only_names(fetch, tmp_path, nasty):
    from tests.processing.services import AREAS, boxes, rows_of

    replay, page = boxes(3), tmp_path / "page.html"
    for row in (*replay.layers[AREAS].attributes, *replay.layers[LOOKUP].attributes):
        row["LSOA21NM"] = nasty
    with answers.serving(replay):
        answer = fetch(replay, WHAT=[0, 6], REPORT=str(page))
    assert {row["LSOA21NM"] for row in rows_of(answer["OUTPUT"], "areas")} == {nasty}
    assert "<script>alert" not in page.read_text(encoding="utf-8")
