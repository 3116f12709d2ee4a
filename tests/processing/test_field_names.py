"""Fields may have any name: every parameter that takes one, in toolbox, batch and model, and the panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import (
    QgsGui,
    QgsProcessingContextGenerator,
    QgsProcessingGui,
    QgsProcessingParameterWidgetContext,
)

from medway_isolation_plugin.processing.provider import ALGORITHMS
from tests.processing.layers import layer, records
from tests.processing.test_whole_sources import PLACES, outputs

HOSTILE = {
    "Nomis": "One person household: Other; measures: Value",
    "quotes": 'it\'s "the" `one`',
    "lines": "first\nsecond; third",
    "long": "x;" * 100,
}


def renamed(whole: QgsVectorLayer, names: Mapping[str, str]) -> QgsVectorLayer:
    """Return a copy of a layer in which some fields have other names."""
    rows = records(whole)
    columns = {names.get(name, name): [row[name] for row in rows] for name in whole.fields().names()}
    shapes = [feature.geometry().asWkt() for feature in whole.getFeatures()]
    return layer(columns, whole.crs().authid(), shapes)


def chosen_fields(algorithm: QgsProcessingAlgorithm, parent: str, given: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the fields of one layer that an algorithm is given, by parameter."""
    found = {}
    for definition in algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterField) and definition.parentLayerParameterName() == parent:
            value = given.get(definition.name(), [])
            found[definition.name()] = value if isinstance(value, list) else [value]
    return found


# Another fault is met first: this table must hold counts that the recipes need.
ELSEWHERE = {("choices", "TABLE")}


def parents() -> Iterator[tuple[str, str, str]]:
    """Every parameter of every algorithm that takes a field, with that of its layer."""
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        for definition in algorithm.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterField):
                yield algorithm.name(), definition.name(), definition.parentLayerParameterName()


@pytest.mark.parametrize(("name", "parameter", "_parent"), list(parents()))
def test_copies_of_every_parameter_take_any_name(provider, name, parameter, _parent):
    """Batch and the model designer work with copies."""
    copy = provider.algorithm(name).parameterDefinition(parameter).clone().clone()
    values = [[absent] if copy.allowMultiple() else absent for absent in HOSTILE.values()]
    assert all(copy.checkValueIsAcceptable(value) for value in values)
    assert copy.checkValueIsAcceptable(["one", "two"]) == copy.allowMultiple()
    assert copy.checkValueIsAcceptable("") == bool(copy.flags() & copy.Flag.FlagOptional)


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(name, parameter) for name, parameter, parent in parents() if (name, parent) in PLACES.keys() - ELSEWHERE],
)
def test_every_parameter_takes_any_name_as_one(provider, refused, whole, tmp_path, name, parameter):
    """What is not there is missed under its whole name, and so it came through as one."""
    absent = "".join(HOSTILE.values())
    definition = provider.algorithm(name).parameterDefinition(parameter)
    parent = definition.parentLayerParameterName()
    given, beside = PLACES[name, parent]
    chosen = [absent] if definition.allowMultiple() else absent
    sources = dict.fromkeys((*beside, parent), whole)
    said = refused(name, **{**given, parameter: chosen}, **sources, **outputs(name, tmp_path))
    assert f"has no field {absent!r}" in said


@pytest.mark.parametrize(("name", "parent"), [place for place in PLACES if place not in ELSEWHERE])
def test_every_algorithm_runs_with_fields_of_any_name(provider, run, whole, tmp_path, name, parent):
    given, beside = PLACES[name, parent]
    used = chosen_fields(provider.algorithm(name), parent, given)
    names = {
        old: f"{number}{spelling}"
        for number, (old, spelling) in enumerate(
            zip(dict.fromkeys(field for some in used.values() for field in some), cycle(HOSTILE.values()))
        )
    }
    if not names:
        pytest.skip("no field of this layer is chosen")
    hostile: dict[str, Any] = {key: names[some[0]] for key, some in used.items() if some}
    # Lists of fields, and matrices that name some.
    hostile.update(
        {key: [names.get(one, one) for one in some] for key, some in given.items() if isinstance(some, list)}
    )
    sources = dict.fromkeys(beside, whole)
    usual, other = tmp_path / "usual", tmp_path / "other"
    usual.mkdir()
    other.mkdir()
    expected = run(name, **given, **sources, **{parent: whole}, **outputs(name, usual))
    answer = run(name, **{**given, **hostile}, **sources, **{parent: renamed(whole, names)}, **outputs(name, other))
    # A page that says a name is as much longer as the name is.
    numbers = {key: value for key, value in answer.items() if isinstance(value, (int, float)) and key != "BYTES"}
    assert numbers == {key: expected[key] for key in numbers}
    assert len(list(other.rglob("*"))) == len(list(usual.rglob("*"))) > 0


COUNTS = {"ALONE_U65": "other", "ALONE_65P": "old", "RESIDENTS_U65": "young_res", "RESIDENTS_65P": "old_res"}
NAMED = dict(zip(COUNTS.values(), HOSTILE.values()))


def test_a_step_of_a_model_takes_fields_of_any_name(provider, run, whole, tmp_path):
    source = QgsProcessingModelChildParameterSource
    step = QgsProcessingModelChildAlgorithm("medwayisolation:livingalone")
    step.setChildId("index")
    step.addParameterSources("INPUT", [source.fromModelParameter("AREAS")])
    step.addParameterSources("CODE_FIELD", [source.fromStaticValue("code")])
    step.addParameterSources("ALONE_65P", [source.fromModelParameter("COUNT")])
    for parameter in ("ALONE_U65", "RESIDENTS_U65", "RESIDENTS_65P"):
        step.addParameterSources(parameter, [source.fromStaticValue(NAMED[COUNTS[parameter]])])
    model = QgsProcessingModelAlgorithm("Index", "test")
    areas = QgsProcessingParameterFeatureSource("AREAS", "Areas")
    count = provider.algorithm("livingalone").parameterDefinition("ALONE_65P").clone()
    count.setName("COUNT")
    count.setParentLayerParameterName("AREAS")
    model.addModelParameter(areas, QgsProcessingModelParameter("AREAS"))
    model.addModelParameter(count, QgsProcessingModelParameter("COUNT"))
    model.addChildAlgorithm(step)
    inputs = {"AREAS": renamed(whole, NAMED), "COUNT": NAMED["old"]}
    context = QgsProcessingContext()
    assert model.checkParameterValues(inputs, context) == (True, "")
    made, worked = model.run(inputs, context, QgsProcessingFeedback())
    assert worked
    expected = run("livingalone", INPUT=whole, CODE_FIELD="code", **COUNTS, OUTPUT="memory:")
    shares = {key: made["CHILD_RESULTS"]["index"][key] for key in ("VALUE_U65", "VALUE_65P")}
    assert shares == {key: expected[key] for key in shares}


def test_a_model_that_was_saved_and_read_again_takes_fields_of_any_name(provider, whole, tmp_path):
    """As QGIS reads people's own models, and copies what it has read."""
    model = QgsProcessingModelAlgorithm("Own", "test")
    model.addModelParameter(QgsProcessingParameterFeatureSource("AREAS", "Areas"), QgsProcessingModelParameter("AREAS"))
    for name, several in (("COUNT", False), ("FIELDS", True)):
        field = provider.algorithm("compositeindex").parameterDefinition("FIELDS").clone()
        field.setName(name)
        field.setAllowMultiple(several)
        field.setParentLayerParameterName("AREAS")
        model.addModelParameter(field, QgsProcessingModelParameter(name))
    path = str(tmp_path / "own.model3")
    assert model.toFile(path)
    again = QgsProcessingModelAlgorithm()
    assert again.fromFile(path)
    read = again.create()
    assert read.parameterDefinition("COUNT").parentLayerParameterName() == "AREAS"
    assert [read.parameterDefinition(name).allowMultiple() for name in ("COUNT", "FIELDS")] == [False, True]
    for spelling in HOSTILE.values():
        given = {"AREAS": whole, "COUNT": spelling, "FIELDS": [spelling]}
        assert read.checkParameterValues(given, QgsProcessingContext()) == (True, "")


@pytest.mark.parametrize("name", ["medway_workflow", "isolation_and_health"])
def test_the_models_take_fields_of_any_name(provider, whole, name):
    """Of the very copy of the model that QGIS runs, which it makes of the model's file."""
    model = provider.algorithm(name).create()
    inputs = [one for one in model.parameterDefinitions() if not one.isDestination()]
    fields = [one.name() for one in inputs if isinstance(one, QgsProcessingParameterField)]
    given = {one.name(): whole for one in inputs if isinstance(one, QgsProcessingParameterFeatureSource)}
    given.update({one.name(): "TEMPORARY_OUTPUT" for one in model.destinationParameterDefinitions()})
    context = QgsProcessingContext()
    assert len(fields) > 5
    for spelling in HOSTILE.values():
        found = model.checkParameterValues({**given, **dict.fromkeys(fields, spelling)}, context)
        assert found == (True, ""), found


class Generator(QgsProcessingContextGenerator):
    """Hands the boxes of a dialog its context."""

    def __init__(self, context: QgsProcessingContext) -> None:
        super().__init__()
        self._context = context

    def processingContext(self) -> QgsProcessingContext:
        return self._context


@pytest.mark.parametrize("kind", [QgsProcessingGui.WidgetType.Standard, QgsProcessingGui.WidgetType.Batch])
def test_the_boxes_of_dialogs_and_batch_offer_fields_of_any_name(provider, whole, kind):
    project, registry = QgsProject(), QgsGui.processingGuiRegistry()
    table = renamed(whole, NAMED)
    project.addMapLayer(table)
    context, beside = QgsProcessingContext(), QgsProcessingParameterWidgetContext()
    context.setProject(project)
    beside.setProject(project)
    algorithm = provider.algorithm("livingalone")
    boxes = [
        registry.createParameterWidgetWrapper(algorithm.parameterDefinition(name), kind) for name in ("TABLE", *COUNTS)
    ]
    generator = Generator(context)
    for box in boxes:
        box.setWidgetContext(beside)
        box.registerProcessingContextGenerator(generator)
    shown = [box.createWrappedWidget(context) for box in boxes]
    for box in boxes:
        box.postInitialize(boxes)
    boxes[0].setParameterValue(table.id(), context)
    for box, name in zip(boxes[1:], COUNTS.values()):
        box.setParameterValue(NAMED[name], context)
    assert [box.parameterValue() for box in boxes[1:]] == [NAMED[name] for name in COUNTS.values()]
    assert all(box.parameterDefinition().checkValueIsAcceptable(box.parameterValue()) for box in boxes[1:])
    del shown
