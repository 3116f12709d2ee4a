"""The table of docs/fields.md that says what survives where is what running gives."""

from __future__ import annotations

import dataclasses
import json
import re
import runpy
from pathlib import Path

import pytest

from medway_isolation_plugin.core import result_documents
from medway_isolation_plugin.core.field_forms import FORMS
from medway_isolation_plugin.core.fields import Data, Field, Of, Part, Result, ResultKind
from medway_isolation_plugin.core.ranking import QuantileRule

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
    assert len(told) == 8
    assert all(set(by_carrier) == set(tool["CARRIERS"]) for by_carrier in told.values())


def test_nothing_is_called_known_where_nothing_was_kept(found):
    _, told = found
    for kind, by_carrier in told.items():
        own = kind == "composite, own prefix"
        for carrier in ("QGIS's export without", "native algorithm", "a file without its .qmd"):
            assert by_carrier[carrier][0] == ("nothing" if own else "name only")
        assert by_carrier["Shapefile"][0] == by_carrier["layer join"][0] == "known"


def test_the_table_of_columns_is_the_one_that_names_them():
    tool = runpy.run_path(str(ROOT / "tools" / "make_survival.py"))
    page = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    assert tool["with_table"](page, tool["columns"](), tool["COLUMNS"]) == page, "run tools/make_survival.py"
    assert page.count("| living_alone |") == sum(kind is ResultKind.LIVING_ALONE for kind, *_ in FORMS)


def test_every_key_and_word_of_the_document_is_explained():
    page = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    keys = {one.name for one in (*dataclasses.fields(Result), *dataclasses.fields(Field), *dataclasses.fields(Of))}
    words = {one.value for kind in (ResultKind, Data, Part) for one in kind} | {rule.value for rule in QuantileRule}
    missing = [word for word in sorted((keys - {"stated"}) | (words - {""})) if f"`{word}`" not in page]
    assert missing == []
    example = re.search(r"```json\n(.*?)```", page, re.S)
    (found,) = result_documents.parse(example[1], "The example")
    assert [field.name for field in found.fields] == ["la_65p", "la_65p_q"]
    assert json.loads(result_documents.to_json([found])) == json.loads(example[1])
