"""Every parameter of every algorithm, by its kind: fields of strange types, choices that are none, expressions that fail."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsField,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
)

from tests.damage import everything
from tests.fuzz.conftest import RUNS
from tests.fuzz.hostile import nested, said_plainly
from tests.processing.test_field_kinds import CELLS
from tests.processing.test_whole_sources import PLACES, outputs

NAMES = list(dict.fromkeys(name for name, _ in PLACES))
# Not looked at where criteria or a lookup are given, as they are here.
NOT_NEEDED = {("flagpriority", "BAND"), ("wardsummary", "METHOD")}
STRANGE = {name: (kind, cell) for name, (kind, cell, _) in CELLS.items()}


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    yield
    QgsProject.instance().clear()


@pytest.fixture(scope="module")
def strange(qgis_app) -> QgsVectorLayer:
    """A layer that any algorithm could take, with a field of each strange type more."""
    sound = everything(12)
    made = QgsVectorLayer("Polygon?crs=EPSG:27700", "strange", "memory")
    made.dataProvider().addAttributes([*sound.fields(), *[QgsField(name, kind) for name, (kind, _) in STRANGE.items()]])
    made.updateFields()
    features = []
    for row in sound.getFeatures():
        feature = QgsFeature(made.fields())
        feature.setAttributes([*row.attributes(), *[cell for _, cell in STRANGE.values()]])
        feature.setGeometry(row.geometry())
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def base(name: str, layer: object, folder: str) -> dict[str, Any]:
    """Return parameters with which an algorithm works, all its places filled with a layer."""
    places = [(parameter, *place) for (one, parameter), place in PLACES.items() if one == name]
    given: dict[str, Any] = {"OVERWRITE": True, "DPI": 30, "DRAWS": 99, **outputs(name, Path(folder))}
    for parameter, more, beside in places:
        given |= {**more, **dict.fromkeys((*beside, parameter), layer)}
    return given


def definitions(name: str, *kinds: str) -> list[Any]:
    algorithm = QgsApplication.processingRegistry().algorithmById(f"medwayisolation:{name}")
    return [one for one in algorithm.parameterDefinitions() if one.type() in kinds]


def some(found: list[Any]) -> list[Any]:
    """Return one parameter, another one for each algorithm; all in `make fuzz`."""
    return found if RUNS or not found else [found[len(found) // 2]]


def said(run: Any, name: str, given: dict[str, Any]) -> str:
    """Run, and return what an algorithm refuses its input with, which must be plain; nothing where it takes it."""
    try:
        run(name, **given)
    except QgsProcessingException as error:
        # What QGIS itself does not let pass is told in its own words.
        assert "Incorrect parameter value" in str(error) or said_plainly(str(error)), f"{name}: {error}"
        return str(error)
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_a_field_of_any_type_in_any_place(run, strange, name):
    """Each parameter gets another of the types."""
    kinds = list(STRANGE)
    for number, definition in enumerate(some(definitions(name, "field"))):
        with tempfile.TemporaryDirectory() as folder:
            field = kinds[(number + len(name)) % len(kinds)]
            value = [field] if definition.allowMultiple() else field
            said(run, name, {**base(name, strange, folder), definition.name(): value})


@pytest.mark.parametrize("name", NAMES)
def test_a_choice_that_is_none_is_refused_by_name(run, strange, name):
    for definition in some(definitions(name, "enum")):
        with tempfile.TemporaryDirectory() as folder:
            answer = said(run, name, {**base(name, strange, folder), definition.name(): math.nan})
            if (name, definition.name()) not in NOT_NEEDED:
                # QGIS itself refuses a choice by a text that is none of the options.
                own = f"({definition.name()}): nan is none of the choices"
                qgis = f"Incorrect parameter value for {definition.name()}"
                assert (qgis if definition.usesStaticStrings() else own) in answer, definition.name()


@pytest.mark.parametrize("name", NAMES)
def test_a_number_outside_its_limits_is_refused_by_name(run, strange, name):
    """QGIS lets texts and expressions pass: NaN as a seed was -2,147,483,648."""
    for definition in some(definitions(name, "number")):
        for value in ("NAN", "-inf", QgsProperty.fromExpression("-1e300")):
            with tempfile.TemporaryDirectory() as folder:
                answer = said(run, name, {**base(name, strange, folder), definition.name(): value})
            if answer:  # else it is not looked at beside the other parameters
                assert f"({definition.name()})" in answer or "Incorrect parameter value" in answer, (value, answer)


def test_a_seed_that_is_no_number_is_refused_in_a_sentence(run, strange, tmp_path):
    given = {**base("inequality", strange, str(tmp_path)), "SEED": "NAN"}
    assert "Seed of the draws (SEED): nan is no number within its limits, 0 to 2,147,483,647." in said(
        run, "inequality", given
    )


@pytest.mark.parametrize("name", NAMES)
def test_expressions_that_fail(run, strange, name):
    """As a filter of a source, and in the place of a number, a text, a field or a choice."""
    for definition in some(definitions(name, "source", "vector", "number", "string", "field", "enum")):
        value: Any = QgsProperty.fromExpression("to_real('x') / 0")
        if definition.type() in ("source", "vector"):
            QgsProject.instance().addMapLayer(strange.clone())
            (added,) = QgsProject.instance().mapLayers()
            value = QgsProcessingFeatureSourceDefinition(added)
            value.filterExpression = "to_real('x') > nothing("
        with tempfile.TemporaryDirectory() as folder:
            said(run, name, {**base(name, strange, folder), definition.name(): value})
        QgsProject.instance().clear()


@pytest.mark.parametrize("name", NAMES)
def test_nested_fields_of_a_geojson_file(run, tmp_path, name):
    (tmp_path / "out").mkdir()
    said(run, name, base(name, nested(tmp_path), str(tmp_path / "out")))


def test_codes_of_any_type_on_a_map_to_share_are_told_as_text(run, strange, tmp_path):
    """It reads its layer where it draws it, not as a table."""
    given = {**base("webmap", strange, str(tmp_path)), "CODE_FIELD": "moment"}
    assert "2021-03-21T09:30:00" in said(run, "webmap", given)


def test_a_rule_that_is_none_is_refused_where_nothing_is_hidden_too(run, strange, tmp_path):
    given = {**base("webmap", strange, str(tmp_path)), "DISCLOSURE": math.nan}
    assert "(DISCLOSURE): nan is none of the choices" in said(run, "webmap", given)
