"""Reports of the composite algorithms: one file, safe, vector, with text alternatives; and the algorithms in chains."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingModelAlgorithm, QgsVectorLayer

from tests.processing.layers import layer, records

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<img src=x onerror="alert(1)"> & \'quoted\' "label" of an indicator with a very long name that goes on'


@pytest.fixture
def reports(run, tmp_path) -> dict[str, Path]:
    """Every report, of many indicators with hostile names, negative values and gaps."""
    random = np.random.RandomState(3)
    rows, indicators = 25, 20
    codes = ["<b>A0</b> a code of thirty letters", *(f"A{row}" for row in range(1, rows))]
    columns = {f"f{i}": random.normal(size=rows).tolist() for i in range(indicators)}
    columns["f3"][4] = None
    areas = layer({"code": codes, "ward": ['"W" & <i>1</i>'] * rows, **columns})
    for number in range(indicators):
        areas.setFieldAlias(areas.fields().indexOf(f"f{number}"), f"{number} {HOSTILE}")
    fields = {"FIELDS": [f"f{i}" for i in range(indicators - 1)], "LOWER_FIELDS": [f"f{indicators - 1}"]}
    shared = {
        "INPUT": areas,
        "CODE_FIELD": "code",
        "TITLE": f"Index {HOSTILE}",
        "MISSING": 1,
        **fields,
        "NORMALISATION": 1,
    }
    steps = {
        "compositeindex": {**shared, "OUTPUT": "memory:"},
        "indicatoraudit": {**shared, "OUTPUT": "memory:"},
        "weightrobustness": {**shared, "DRAWS": 20, "OUTPUT": "memory:"},
        "explainarea": {**shared, "DRAWS": 20, "AREA": codes[0], "GROUP_FIELD": "ward"},
        "compareindices": {"INPUT": areas, "CODE_FIELD": "code", "FIRST_FIELD": "f1", "SECOND_FIELD": "f2", "OUTPUT": "memory:"},
    }  # fmt: skip
    paths = {}
    for name, parameters in steps.items():
        paths[name] = tmp_path / f"{name}.html"
        run(name, **parameters, REPORT=str(paths[name]))
        first = paths[name].read_bytes()
        run(name, **parameters, REPORT=str(paths[name]))
        assert paths[name].read_bytes() == first, "the same run makes the same page"
    return paths


def test_reports_are_single_safe_files_with_vector_charts(reports):
    charts = {"compositeindex": 1, "indicatoraudit": 2, "weightrobustness": 2, "explainarea": 1, "compareindices": 0}
    for name, path in reports.items():
        page = path.read_text(encoding="utf-8")
        assert not re.search(r"<script|<img|<link|<iframe|javascript:|<b>A0|<i>1", page, re.IGNORECASE), name
        assert not re.search(r"<[^>]*\son\w+=", page), name
        assert page.count("http") == page.count("http://www.w3.org/2000/svg")
        assert "&lt;img" in page
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), name
        found = re.findall(r"<svg .*?</svg>", page, flags=re.DOTALL)
        assert len(found) == charts[name], name
        for svg in found:
            root = ElementTree.fromstring(svg)
            assert root.get("role") == "img"
            assert root.find(f"{SVG}title").text
            assert len(root.find(f"{SVG}desc").text) > 100
            assert set(root.get("aria-labelledby").split()) <= set(ids)
            width, height = (float(part) for part in root.get("viewBox").split()[2:])
            for text in root.iter(f"{SVG}text"):
                assert 0 <= float(text.get("x")) <= width
                assert 0 <= float(text.get("y")) <= height


def test_the_audit_says_what_stands_out(reports):
    page = reports["indicatoraudit"].read_text(encoding="utf-8")
    assert "is missing in 1 area (4.0 %)" in page
    assert "Cronbach" in page
    assert "Spearman rank correlation" in page


def test_the_robustness_report_says_what_was_varied_and_what_was_held(run, tmp_path, sample):
    where = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census"}
    path = tmp_path / "robust.html"
    run(
        "weightrobustness",
        **where,
        READY_RECIPE=4,
        DRAWS=30,
        VARY_NORMALISATION=True,
        SAMPLING=True,
        OUTPUT="memory:",
        REPORT=str(path),
    )
    page = path.read_text(encoding="utf-8")
    varied, held = page.split("What was varied")[1].split("What was held")
    held = held.split("</ul>")[0]
    assert "the weights, by up to plus or minus 25 %" in varied
    assert "min-max, z-score, rank" in varied
    assert "the rates, each from Beta(a + x, b + n - x)" in varied
    assert "How rates are spread over the areas: Beta(a, b)" in page
    assert "the aggregation" in held
    assert "the choice of indicators" in held


def test_two_results_of_one_index_in_a_layer_have_styles_of_their_own(run):
    areas = layer({"code": list("abcdefgh"), "f1": [1.0, 2, 3, 4, 5, 6, 7, 8], "f2": [8.0, 1, 5, 3, 7, 2, 6, 4]})
    made = run("compositeindex", INPUT=areas, CODE_FIELD="code", FIELDS=["f1", "f2"], OUTPUT="memory:")
    robust = run("weightrobustness", INPUT=made["OUTPUT"], CODE_FIELD="code", DRAWS=20, OUTPUT="memory:")["OUTPUT"]
    styles = robust.styleManager()
    shown = {}
    for name in styles.styles():
        styles.setCurrentStyle(name)
        shown[name] = robust.renderer().classAttribute()
    assert sorted(shown.values()) == ["ci_q", "rb_q"]
    assert all(field in name for name, field in shown.items())


def test_a_model_flags_what_the_index_finds(provider, sample, tmp_path, qgis_processing):
    from qgis.core import (
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterFeatureSource,
    )

    model = QgsProcessingModelAlgorithm("Index and flags", "test")
    model.addModelParameter(
        QgsProcessingParameterFeatureSource("AREAS", "Areas").clone(), QgsProcessingModelParameter("AREAS")
    )
    source = QgsProcessingModelChildParameterSource
    first = QgsProcessingModelChildAlgorithm("medwayisolation:compositeindex")
    first.setChildId("index")
    first.addParameterSources("INPUT", [source.fromModelParameter("AREAS")])
    census = {
        "TABLE": f"{sample}|layername=census",
        "TABLE_CODE_FIELD": "code",
        "READY_RECIPE": 4,
        "CODE_FIELD": "code",
    }
    for name, given in census.items():
        first.addParameterSources(name, [source.fromStaticValue(given)])
    second = QgsProcessingModelChildAlgorithm("medwayisolation:flagpriority")
    second.setChildId("flags")
    second.addParameterSources("INPUT", [source.fromChildOutput("index", "OUTPUT")])
    second.addParameterSources("CODE_FIELD", [source.fromStaticValue("code")])
    second.addParameterSources("CRITERIA", [source.fromStaticValue(["ci_q", "=", 1])])
    made = QgsProcessingModelOutput("flags", "OUTPUT")
    made.setChildId("flags")
    made.setChildOutputName("OUTPUT")
    second.setModelOutputs({"flags": made})
    model.addChildAlgorithm(first)
    model.addChildAlgorithm(second)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    name = next(one.name() for one in model.destinationParameterDefinitions())
    answer, well = model.run(
        {"AREAS": f"{sample}|layername=areas", name: str(tmp_path / "flags.gpkg")}, context, feedback
    )
    assert well
    rows = records(QgsVectorLayer(str(answer[name]), "flags", "ogr"))
    assert len(rows) == 163
    assert {row["code"] for row in rows if row["prio"] == 1} == {row["code"] for row in rows if row["ci_q"] == 1}
    assert sum(row["prio"] for row in rows) == 32


def test_reports_say_names_before_codes(run, tmp_path):
    areas = layer({"LSOA11CD": [f"E0100000{row}" for row in range(1, 7)], "LSOA11NM": [*"ABCDE", None],
                   "f1": [9.0, 5.0, 4.0, 3.0, 2.0, 1.0], "f2": [9.0, 5.0, 4.0, 3.0, 1.0, 2.0]})  # fmt: skip
    shared = {"INPUT": areas, "CODE_FIELD": "LSOA11CD", "FIELDS": ["f1", "f2"], "REPORT": str(tmp_path / "page.html")}
    for name, more in {
        "compositeindex": {"OUTPUT": "memory:"},
        "weightrobustness": {"OUTPUT": "memory:", "DRAWS": 20},
        "explainarea": {"AREA": "E01000001", "DRAWS": 20},
    }.items():
        answer = run(name, **shared, **more)
        page = (tmp_path / "page.html").read_text(encoding="utf-8")
        assert "A (E01000001)" in page, name
        assert "None (" not in page, name
    assert answer["SUMMARY"].startswith("A (E01000001): rank 1 of 6")


def test_every_report_of_an_index_says_whether_it_was_held_against_anything(run, sample, tmp_path):
    census = {
        "INPUT": f"{sample}|layername=areas",
        "CODE_FIELD": "code",
        "TABLE": f"{sample}|layername=census",
        "READY_RECIPE": 4,
    }
    made = run("compositeindex", **census, REPORT=str(tmp_path / "index.html"), OUTPUT="memory:")["OUTPUT"]
    run("weightrobustness", **census, DRAWS=20, REPORT=str(tmp_path / "robust.html"), OUTPUT="memory:")
    run("explainarea", **census, AREA="SAMPLE-001", REPORT=str(tmp_path / "area.html"), OUTPUT="memory:")
    named = [field.name() for field in made.fields() if field.name() in ("ci", "ci_rk")]
    run("compareindices", INPUT=made, CODE_FIELD="code", FIRST_FIELD=named[0], SECOND_FIELD=named[1], SECOND_WORST=1,
        REPORT=str(tmp_path / "compared.html"), OUTPUT="memory:")  # fmt: skip
    for name in ("index", "robust", "area", "compared"):
        page = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        assert "Not yet compared with any other measure." in page, name
        assert ("Elsewhere this recipe was compared with: " in page) is (name != "compared"), name
