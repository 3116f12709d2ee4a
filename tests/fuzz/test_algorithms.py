"""Whatever an algorithm is given, it answers with a result or a plain sentence."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject

from medway_isolation_plugin import paths
from medway_isolation_plugin.processing.first_map import file_sources, sample_values
from medway_isolation_plugin.processing.provider import ALGORITHMS
from tests.fuzz.conftest import runs
from tests.fuzz.hostile import layers, nested, outcome, sources, values
from tests.processing.conftest import Feedback
from tests.processing.test_whole_sources import PLACES, outputs

MODELS = ("medway_workflow", "isolation_and_health")
KINDS = {kind.NAME: kind for kind in ALGORITHMS}
# A run of a model costs as much as many runs of one algorithm.
SHARE, OF_MODEL = 0.7 / len(KINDS), 0.01

NETWORK = ("fetchauthority", "checksources")  # tested with a server in tests/processing/test_fetch_authority.py


def unreachable(folder: Path) -> Path:
    """Write the catalogue with addresses that are refused before anything is asked."""
    document = json.loads((paths.RESOURCES / "catalogue.json").read_text(encoding="utf-8"))
    for service in document["services"]:
        service["base"] = "ftp://nowhere.invalid"
    made = folder / "catalogue.json"
    made.write_text(json.dumps(document), encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    """Leave nothing of an input that failed to the next test."""
    yield
    QgsProject.instance().clear()


def attempt(algorithm: Any, parameters: dict[str, Any]) -> str:
    """Run an algorithm's own code, not through QGIS, which makes a QgsProcessingException of every error of Python's."""
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    context.setFeedback(feedback)
    fits, why = algorithm.checkParameterValues(parameters, context)
    if not fits:
        return str(why)
    return outcome(lambda: complete(algorithm, parameters, context, feedback), QgsProcessingException)


def complete(algorithm: Any, parameters: dict[str, Any], context: Any, feedback: Any) -> None:
    """Prepare, work, dress."""
    if algorithm.prepareAlgorithm(parameters, context, feedback):
        algorithm.processAlgorithm(parameters, context, feedback)
        algorithm.postProcessAlgorithm(context, feedback)


@pytest.mark.parametrize("name", KINDS)
@runs(SHARE)
@given(data=st.data())
def test_algorithm(provider, name, data):
    algorithm = KINDS[name]()
    algorithm.initAlgorithm()
    with tempfile.TemporaryDirectory() as folder:
        layer = data.draw(st.one_of(layers(), layers(), layers(), st.builds(nested, st.just(Path(folder)))))
        QgsProject.instance().addMapLayer(layer)
        base: dict[str, Any] = {"FOLDER": folder} if name == "addsampledata" else dict(outputs(name, Path(folder)))
        for (one, parameter), (more, beside) in PLACES.items():
            if one == name and data.draw(st.booleans()):
                base |= {**more, **{place: data.draw(sources(layer)) for place in (*beside, parameter)}}
        definitions = [one for one in algorithm.parameterDefinitions() if not one.isDestination()]
        fields = layer.fields().names()
        for definition in data.draw(st.lists(st.sampled_from(definitions), max_size=4)):
            takes = sources(layer) if definition.type() in ("source", "vector") else values(definition, fields)
            base[definition.name()] = data.draw(takes)
        if name in NETWORK:
            base["CATALOGUE"] = str(unreachable(Path(folder)))
        if "DPI" in base:
            base["DPI"] = 50  # pages of thousands of dots an inch would take all the time
        base["DRAWS"] = 20
        attempt(algorithm, base)
        QgsProject.instance().clear()


@pytest.mark.parametrize("name", MODELS)
@runs(OF_MODEL)
@given(data=st.data())
def test_model(provider, sample, name, data):
    model = provider.algorithm(name)
    parameters: dict[str, Any] = sample_values(name, file_sources(str(sample.parent)))
    layer = data.draw(layers())
    QgsProject.instance().addMapLayer(layer)
    for definition in data.draw(st.lists(st.sampled_from(model.parameterDefinitions()), min_size=1, max_size=3)):
        if definition.type() == "source":
            parameters[definition.name()] = data.draw(sources(layer))
        elif not definition.isDestination():
            parameters[definition.name()] = data.draw(values(definition, layer.fields().names()))
    for definition in model.parameterDefinitions():
        if definition.type() == "sink":
            parameters[definition.name()] = "TEMPORARY_OUTPUT"
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    if model.checkParameterValues(parameters, context)[0]:
        outcome(lambda: model.create({}).run(parameters, context, feedback, {}, False), QgsProcessingException)
    QgsProject.instance().clear()
