"""A field that is absent is answered with those that are there, by every parameter that takes one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsProcessingParameterField

from medway_isolation_plugin.core.faults import no_field
from medway_isolation_plugin.processing.provider import ALGORITHMS
from tests.processing.test_whole_sources import PLACES, outputs


def fields() -> Iterator[tuple[str, str]]:
    """Every parameter of every algorithm that takes a field."""
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        for definition in algorithm.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterField):
                yield algorithm.name(), definition.name()


@pytest.mark.parametrize(("name", "parameter"), list(fields()))
def test_a_name_in_the_wrong_case_is_answered_with_the_right_one(provider, refused, whole, tmp_path, name, parameter):
    definition = provider.algorithm(name).parameterDefinition(parameter)
    parent = definition.parentLayerParameterName()
    given, beside = PLACES[name, parent]
    own = given.get(parameter, "score")
    right = own[0] if isinstance(own, list) else own
    wrong: Any = [right.upper()] if definition.allowMultiple() else right.upper()
    assert right in whole.fields().names()
    assert right.upper() not in whole.fields().names()
    sources = dict.fromkeys((*beside, parent), whole)
    message = refused(name, **{**given, parameter: wrong}, **sources, **outputs(name, tmp_path))
    assert f"has no field '{right.upper()}'. Did you mean '{right}'? Its fields are: " in message
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("absent", "there", "message"),
    [
        (["lsoa11cd"], ["name", "LSOA11CD"], "X has no field 'lsoa11cd'. Did you mean 'LSOA11CD'? Its fields are: name, LSOA11CD."),
        (["q"], ["name"], "X has no field 'q'. Its fields are: name."),
        (["area1", "AREA"], ["area"], "X has no field 'area1', 'AREA'. Did you mean 'area'? Its fields are: area."),
        (["a"], [], "X has no field 'a'. It has no fields."),
    ],
)  # fmt: skip
def test_what_is_said(absent, there, message):
    assert no_field("X", absent, there) == message
