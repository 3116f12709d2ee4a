"""The table of docs/fields.md that says what survives where is what running gives."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def found(provider, sample, tmp_path_factory):
    tool = runpy.run_path(str(ROOT / "tools" / "make_survival.py"))
    return tool, tool["survival"](tmp_path_factory.mktemp("survival"), str(sample))


def test_the_page_says_what_running_gives(found):
    tool, told = found
    page = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    assert tool["with_table"](page, tool["table"](told)) == page, "run tools/make_survival.py"


def test_every_kind_went_through_every_carrier(found):
    tool, told = found
    assert len(told) == 7
    assert all(set(by_carrier) == set(tool["CARRIERS"]) for by_carrier in told.values())


def test_nothing_is_called_known_where_nothing_was_kept(found):
    _, told = found
    for by_carrier in told.values():
        assert by_carrier["QGIS's export without"][0] == by_carrier["native algorithm"][0] == "name only"
        assert by_carrier["Shapefile"][0] == by_carrier["layer join"][0] == "known"
