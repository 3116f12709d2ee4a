"""What leaves the office of counts of persons: tables, pages beside figures, and tables of an atlas."""

from __future__ import annotations

import html
import re

import pytest

from medway_isolation_plugin.cartography import atlas_table
from medway_isolation_plugin.layers.guarding import hidden_in
from tests.processing.layers import layer, records, table

AREAS = 20
ALONE = [3, 7, 8, *range(20, 37)]
COLUMNS = {
    "code": [f"E0101{number:04}" for number in range(AREAS)],
    "alone_65p": ALONE,
    "alone_u65": [50 + number for number in range(AREAS)],
    "res_65p": [200] * AREAS,
    "res_u65": [900] * AREAS,
}
FIELDS = {
    "CODE_FIELD": "code", "ALONE_65P": "alone_65p", "ALONE_U65": "alone_u65", "RESIDENTS_65P": "res_65p", "RESIDENTS_U65": "res_u65",
    "OUTPUT": "memory:",
}  # fmt: skip
PUBLISHED = {"DATA_SOURCE": "Census", "DATA_YEAR": "2011"}
SHARE = re.compile(r"1\.5|3\.5")  # 3 and 7 of 200


@pytest.fixture
def made(run):
    return lambda **more: run("livingalone", INPUT=layer(COLUMNS), **FIELDS, **more)["OUTPUT"]


@pytest.mark.parametrize("suffix", ["csv", "gpkg"])
def test_a_table_hides_small_counts_and_what_tells_them(run, made, tmp_path, suffix):
    wanted = ["code", "la_65p", "la_65p_lo", "la_65p_hi", "la_65p_rel", "la_65p_rk", "la_65p_n", "la_65p_d", "la_65p_q"]
    path = tmp_path / f"out.{suffix}"
    answer = run("exporttable", INPUT=made(), FIELDS=wanted, HEADINGS=False, OUTPUT=str(path))
    rows = records(table(path))
    assert [str(row["la_65p_n"]) for row in rows] == [
        "*",
        "*",
        "10",
        *(str(5 * round(count / 5)) for count in ALONE[3:]),
    ]
    for name in ("la_65p", "la_65p_lo", "la_65p_hi", "la_65p_rel", "la_65p_rk"):
        assert [str(row[name]) == "*" for row in rows] == [True, True, *[False] * (AREAS - 2)]
    assert [float(row["la_65p_d"]) for row in rows] == [200] * AREAS
    assert "*" not in {str(row["la_65p_q"]) for row in rows}
    assert any("taken for counts of persons: 1 to 7" in warning for warning in answer["warnings"])


def test_rates_of_published_counts_are_published_too(run, made):
    for more, free in ((PUBLISHED, True), ({}, False)):
        rates = run("rates", INPUT=made(**more), COUNT_FIELD="la_65p_n", BASE_FIELD="la_65p_d", OUTPUT="memory:")[
            "OUTPUT"
        ]
        answer = run("exporttable", INPUT=rates, FIELDS=["rt_n", "rt"], HEADINGS=False, OUTPUT="memory:")
        assert ([row["rt_n"] for row in records(answer["OUTPUT"])] == ALONE) is free


def test_shares_without_their_counts_are_hidden_too(run, made):
    answer = run("exporttable", INPUT=made(), FIELDS=["la_65p"], HEADINGS=False, OUTPUT="memory:")
    assert [row["la_65p"] for row in records(answer["OUTPUT"])][:2] == ["*", "*"]


def test_published_counts_are_exported_as_they_are(run, made):
    answer = run("exporttable", INPUT=made(**PUBLISHED), HEADINGS=False, OUTPUT="memory:")
    assert [row["la_65p_n"] for row in records(answer["OUTPUT"])] == ALONE
    assert not any("persons" in warning for warning in answer["warnings"])


def test_the_page_beside_a_figure(run, made, tmp_path):
    for name, more, hidden in (("persons", {}, True), ("published", PUBLISHED, False)):
        folder = tmp_path / name
        run("exportmaps", INPUT=made(**more), FIGURES=[2], FORMATS=[3], FOLDER=str(folder))
        (page,) = folder.glob("*.html")
        words = re.sub(r"<img[^>]*>", "", page.read_text(encoding="utf-8"))
        cells = re.findall(r'<td class="n">([^<]*)</td>', words)
        assert (cells.count("*") == 2) is hidden
        assert bool([cell for cell in cells if SHARE.fullmatch(cell)]) is not hidden
        assert ("one that would tell it, is not shown" in html.unescape(words)) is hidden


def test_the_table_of_an_atlas(made):
    areas = made()
    secret = hidden_in(areas, "la_65p")
    rows = {feature.id(): feature["la_65p_n"] for feature in areas.getFeatures()}
    assert sorted(rows[number] for number in secret) == [3, 7]
    _, form = atlas_table._numbers(areas, "la_65p", secret)
    said = {
        feature["la_65p_n"]: worked_out(areas, feature, atlas_table._expression("la_65p", form))
        for feature in areas.getFeatures()
    }
    assert (said[3], said[7], said[8]) == ("*", "*", "4.0")
    assert not hidden_in(made(**PUBLISHED), "la_65p")


def worked_out(areas, feature, expression):
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(areas))
    context.setFeature(feature)
    return QgsExpression(expression).evaluate(context)
