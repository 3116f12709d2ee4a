"""Two results of one method compared: what differs between them, and why, each thing once."""

from __future__ import annotations

import json
import re

import pytest
from qgis.core import QgsProject

from tests.processing.layers import layer
from tests.processing.test_chapter_changes import BASE, RECIPE
from tests.processing.test_facts_handed_on import join

COMMON = {"CODE_FIELD": "code", "OUTPUT": "memory:"}
STATED = {"DATA_SOURCE": "Census", "DATA_YEAR": "2011"}
TITLE = "What differs between the two results, and why"
SENTENCE = "What differs between the two results, the first taken for the earlier: "
FEWER = [BASE["alone_65p"][0] - 1, *BASE["alone_65p"][1:]]


@pytest.fixture
def told(run, tmp_path):
    """Return a function that compares two fields of a layer: the causes in the page's table, and the page."""

    def compare(areas, first, second):
        page = tmp_path / "page.html"
        chosen = {"FIRST_FIELD": first, "SECOND_FIELD": second, "REPORT": str(page)}
        run("compareindices", INPUT=areas, **COMMON, **chosen)
        text = page.read_text(encoding="utf-8")
        table = re.search(rf"<caption>{TITLE}</caption>.*?<tbody>(.*?)</table>", text, re.S)
        rows = re.findall(r"<tr>\s*<t[hd][^>]*>(.*?)</t[hd]>\s*<td[^>]*>(.*?)</td>", table[1], re.S) if table else []
        return [cause for cause, _ in rows], text

    return compare


@pytest.fixture
def living(run):
    """Return a function that makes the living-alone index twice, the second time with other columns or parameters, and joins both."""
    project = QgsProject.instance()
    project.clear()

    def make(columns=None, **parameters):
        made = [
            run("livingalone", INPUT=layer({**BASE, **more}), **{**COMMON, **STATED, **chosen})["OUTPUT"]
            for more, chosen in (({}, {}), (columns or {}, parameters))
        ]
        project.addMapLayers(made)
        join(*made, "new_")
        return made[0].id()

    yield make
    project.clear()


@pytest.mark.parametrize(
    ("columns", "parameters", "causes", "words"),
    [
        ({"alone_65p": FEWER}, {}, ["Data"], BASE["code"][0]),
        ({}, {"DATA_YEAR": "2021"}, ["Edition of the data"], "Year: 2011, now 2021."),
        ({}, {"CLASSES": 4}, ["Method"], "Number of classes: 5, now 4."),
        ({"alone_65p": FEWER}, {"CLASSES": 4}, ["Data", "Method"], "Number of classes: 5, now 4."),
    ],
)
def test_it_names_what_was_changed_and_nothing_else(living, told, columns, parameters, causes, words):
    found, page = told(living(columns, **parameters), "la_65p", "new_la_65p")
    assert found == causes
    assert words in page
    assert SENTENCE + "; ".join(causes) + "." in page


def test_nothing_differs_between_twice_the_same(living, told):
    found, page = told(living(), "la_65p", "new_la_65p")
    assert found == []
    assert "Nothing differs between the two results." in page


def test_weights_of_two_recipes_in_one_layer(run, told, tmp_path):
    areas = layer(BASE)
    for prefix, weight in (("a", 2), ("b", 3)):
        path = tmp_path / f"{prefix}.json"
        first, second = RECIPE["indicators"]
        path.write_text(json.dumps({**RECIPE, "indicators": [{**first, "weight": weight}, second]}), encoding="utf-8")
        areas = run("compositeindex", INPUT=areas, RECIPE=str(path), PREFIX=prefix, **COMMON)["OUTPUT"]
    found, page = told(areas, "a", "b")
    assert found == ["Weights"]
    assert "2, now 3" in page


def test_two_methods_or_bands_are_not_explained_by_each_other(run, told, living):
    alone = living()
    assert TITLE not in told(alone, "la_65p", "new_la_u65")[1]
    assert TITLE not in told(alone, "la_65p", "score")[1]
    assert "Nothing differs" not in told(alone, "la_65p", "la_u65")[1]
