"""Makes the models that come with the provider. Run it after a change to the algorithms' parameters.

Usage: .venv/bin/python tools/make_model.py
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtCore import QPointF, QSizeF

from medway_isolation_plugin import paths
from medway_isolation_plugin.processing.provider import PROVIDER_ID, MedwayIsolationProvider

BOX = QSizeF(220, 40)


@dataclass(frozen=True)
class Input:
    """A model input that passes a value on: its name, and the algorithm and parameter that it is copied from."""

    name: str
    algorithm: str
    parameter: str
    parent: str = ""
    label: str = ""


@dataclass(frozen=True)
class Step:
    """A child algorithm: which inputs it takes by which name, fixed values, and outputs that the model hands on."""

    id: str
    algorithm: str
    previous: str
    title: str
    inputs: dict[str, str]
    fixed: dict[str, Any]
    outputs: dict[str, str]


def same(*names: str) -> dict[str, str]:
    """Return names that are the same inside and outside."""
    return {name: name for name in names}


@dataclass(frozen=True)
class Model:
    """A model: its name and title, what it asks for, and its steps in order."""

    name: str
    title: str
    inputs: tuple[Input, ...]
    steps: tuple[Step, ...]


_BANDS = (("u65", "under 65", "under 65", 1), ("65p", "65 and over", "aged 65 and over", 0))  # key, title, people, BAND


def priority_steps(previous: str, score: str, criteria: dict[str, dict[str, str]]) -> tuple[Step, ...]:
    """Return the steps that flag priority areas, ordered by the index whose fields begin with `score`."""
    steps = []
    for key, title, _, band in _BANDS:
        label = "65+" if key == "65p" else title
        fixed = {
            "SCORE_FIELD": f"{score}_{key}", "PEOPLE_FIELD": f"la_{key}_n", "BAND": band, "PREFIX": f"pr_{key}", "LABEL": label,
        }  # fmt: skip
        outputs = {"OUTPUT": "Indices and priority areas"} if key == "65p" else {}
        inputs = {"CODE_FIELD": "CODE_FIELD", **criteria.get(key, {})}
        steps.append(
            Step(f"priority_{key}", "flagpriority", previous, f"Priority areas, {title}", inputs, fixed, outputs)
        )
        previous = steps[-1].id
    return tuple(steps)


def ward_steps(inputs: dict[str, str]) -> tuple[Step, ...]:
    """Return the steps that count priority areas by ward."""
    return tuple(
        Step(
            f"wards_{key}", "wardsummary", "priority_65p", f"Ward summary, {title}", inputs,
            {
                "FLAG_FIELD": f"pr_{key}", "PEOPLE_FIELD": f"la_{key}_n",
                "SUBJECT": f"Areas of high isolation among people {people} and poor health",
            },
            {"OUTPUT": f"Ward table, {title}", "REPORT": f"Ward report, {title}"},
        )
        for key, title, people, _ in _BANDS
    )  # fmt: skip


_COUNTS = ("HOUSEHOLDS", "ALONE_U65", "ALONE_65P", "RESIDENTS_U65", "RESIDENTS_65P")
_FILES = ("RESIDENTS_TABLE", "READ_AS")
_WARD_INPUTS = same("CODE_FIELD", "WARDS", "WARD_FIELD")

_WORKFLOW_INPUTS = (
    Input("AREAS", "livingalone", "INPUT"),
    Input("CODE_FIELD", "livingalone", "CODE_FIELD", parent="AREAS"),
    Input("COUNTS", "livingalone", "TABLE", label="Table of census counts"),
    Input("COUNTS_CODE_FIELD", "livingalone", "TABLE_CODE_FIELD", parent="COUNTS", label="Census counts: area code"),
    Input("HOUSEHOLDS", "livingalone", "HOUSEHOLDS", parent="COUNTS"),
    Input("ALONE_U65", "livingalone", "ALONE_U65", parent="COUNTS"),
    Input("ALONE_65P", "livingalone", "ALONE_65P", parent="COUNTS"),
    Input("RESIDENTS_U65", "livingalone", "RESIDENTS_U65", parent="COUNTS"),
    Input("RESIDENTS_65P", "livingalone", "RESIDENTS_65P", parent="COUNTS"),
    Input("RESIDENTS_TABLE", "livingalone", "RESIDENTS_TABLE"),
    Input(
        "READ_AS",
        "livingalone",
        "READ_AS",
        label="Read downloaded files of counts as (file name=shape; empty: recognised)",
    ),
    Input("DENOMINATOR", "livingalone", "DENOMINATOR"),
    Input("HOUSEHOLDS_TABLE", "segmentation", "HOUSEHOLDS_TABLE"),
    Input("HH_CODE_FIELD", "segmentation", "HH_CODE_FIELD", parent="HOUSEHOLDS_TABLE"),
    Input("HH_TYPE_FIELD", "segmentation", "HH_TYPE_FIELD", parent="HOUSEHOLDS_TABLE"),
    Input("HH_COUNT_FIELD", "segmentation", "HH_COUNT_FIELD", parent="HOUSEHOLDS_TABLE"),
    Input("TYPES_TABLE", "segmentation", "TYPES_TABLE"),
    Input("TYPE_FIELD", "segmentation", "TYPE_FIELD", parent="TYPES_TABLE"),
    Input("PROFILE", "segmentation", "PROFILE"),
    Input("FORM", "segmentation", "FORM"),
    Input("SHARE_U65_FIELD", "segmentation", "SHARE_U65_FIELD", parent="TYPES_TABLE"),
    Input("SHARE_65P_FIELD", "segmentation", "SHARE_65P_FIELD", parent="TYPES_TABLE"),
    Input("DEPRIVATION", "imdquintiles", "TABLE"),
    Input("DEP_CODE_FIELD", "imdquintiles", "TABLE_CODE_FIELD", parent="DEPRIVATION", label="Deprivation: area code"),
    Input(
        "SCORE_FIELD",
        "imdquintiles",
        "SCORE_FIELD",
        parent="DEPRIVATION",
        label="Deprivation: score (higher = more deprived)",
    ),
    Input(
        "RANK_FIELD",
        "imdquintiles",
        "RANK_FIELD",
        parent="DEPRIVATION",
        label="Deprivation: national rank (1 = most deprived)",
    ),
    Input("EDITION", "imdquintiles", "EDITION", label="Deprivation: edition"),
    Input(
        "AREA_COUNT", "imdquintiles", "AREA_COUNT", label="Deprivation, other edition: number of areas that it ranks"
    ),
    Input("LOOKUP", "imdquintiles", "LOOKUP"),
    Input("LOOKUP_OLD_FIELD", "imdquintiles", "LOOKUP_OLD_FIELD", parent="LOOKUP"),
    Input("LOOKUP_NEW_FIELD", "imdquintiles", "LOOKUP_NEW_FIELD", parent="LOOKUP"),
    Input("CRITERIA_U65", "flagpriority", "CRITERIA", label="Under 65: criteria of your own for priority"),
    Input("CRITERIA_65P", "flagpriority", "CRITERIA", label="65 and over: criteria of your own for priority"),
    Input("WARDS", "wardsummary", "WARDS"),
    Input("WARD_FIELD", "wardsummary", "WARD_FIELD", parent="WARDS"),
    Input("WARD_LOOKUP", "wardsummary", "LOOKUP", label="Ward lookup table (instead of a wards layer)"),
    Input("WARD_LOOKUP_CODE_FIELD", "wardsummary", "LOOKUP_CODE_FIELD", parent="WARD_LOOKUP"),
    Input("WARD_LOOKUP_WARD_FIELD", "wardsummary", "LOOKUP_WARD_FIELD", parent="WARD_LOOKUP"),
    Input("CLASSES", "livingalone", "CLASSES"),
    Input("RULE", "livingalone", "RULE"),
)

WORKFLOW = Model(
    "medway_workflow",
    "Medway workflow",
    _WORKFLOW_INPUTS,
    (
        Step(
            "livingalone", "livingalone", "", "Living-alone index",
            {
                "INPUT": "AREAS", "TABLE": "COUNTS", "TABLE_CODE_FIELD": "COUNTS_CODE_FIELD",
                **same("CODE_FIELD", *_COUNTS, *_FILES, "DENOMINATOR", "CLASSES", "RULE"),
            },
            {}, {},
        ),
        Step(
            "segmentation", "segmentation", "livingalone", "Segmentation index",
            same(
                "CODE_FIELD", "HOUSEHOLDS_TABLE", "HH_CODE_FIELD", "HH_TYPE_FIELD", "HH_COUNT_FIELD", "TYPES_TABLE", "TYPE_FIELD",
                "PROFILE", "FORM", "SHARE_U65_FIELD", "SHARE_65P_FIELD", "CLASSES", "RULE",
            ),
            {}, {},
        ),
        Step(
            "health", "imdquintiles", "segmentation", "Health-deprivation quintiles",
            {
                "TABLE": "DEPRIVATION", "TABLE_CODE_FIELD": "DEP_CODE_FIELD",
                **same(
                    "CODE_FIELD", "SCORE_FIELD", "RANK_FIELD", "EDITION", "AREA_COUNT", "LOOKUP", "LOOKUP_OLD_FIELD",
                    "LOOKUP_NEW_FIELD", "CLASSES", "RULE",
                ),
            },
            {}, {},
        ),
        *priority_steps("health", "si", {"u65": {"CRITERIA": "CRITERIA_U65"}, "65p": {"CRITERIA": "CRITERIA_65P"}}),
        *ward_steps({
            **_WARD_INPUTS, "LOOKUP": "WARD_LOOKUP", "LOOKUP_CODE_FIELD": "WARD_LOOKUP_CODE_FIELD",
            "LOOKUP_WARD_FIELD": "WARD_LOOKUP_WARD_FIELD",
        }),
    ),
)  # fmt: skip

_ASKED = {
    "AREAS", "CODE_FIELD", "COUNTS", *_COUNTS, *_FILES, "DENOMINATOR", "DEPRIVATION", "SCORE_FIELD", "RANK_FIELD", "EDITION", "WARDS",
    "WARD_FIELD",
}  # fmt: skip

# Without types of households: fields of area codes in tables are recognised, and quintiles are England's.
ISOLATION_AND_HEALTH = Model(
    "isolation_and_health",
    "Isolation and health",
    tuple(item for item in _WORKFLOW_INPUTS if item.name in _ASKED),
    (
        Step(
            "livingalone", "livingalone", "", "Living-alone index",
            {"INPUT": "AREAS", "TABLE": "COUNTS", **same("CODE_FIELD", *_COUNTS, *_FILES, "DENOMINATOR")}, {}, {},
        ),
        Step(
            "health", "imdquintiles", "livingalone", "Health-deprivation quintiles",
            {"TABLE": "DEPRIVATION", **same("CODE_FIELD", "SCORE_FIELD", "RANK_FIELD", "EDITION")}, {}, {},
        ),
        *priority_steps("health", "la", {}),
        *ward_steps(_WARD_INPUTS),
    ),
)  # fmt: skip

MODELS = (WORKFLOW, ISOLATION_AND_HEALTH)


def input_definition(provider: MedwayIsolationProvider, item: Input) -> QgsProcessingParameterDefinition:
    """Return a model input that is like the algorithm's parameter."""
    definition = provider.algorithm(item.algorithm).parameterDefinition(item.parameter).clone()
    definition.setName(item.name)
    if item.label:
        definition.setDescription(item.label)
    if item.parent:
        definition.setParentLayerParameterName(item.parent)
    return definition


def build(provider: MedwayIsolationProvider, made: Model) -> QgsProcessingModelAlgorithm:
    """Return a model as QGIS has it."""
    model = QgsProcessingModelAlgorithm(made.name, made.title, "workflow")
    model.setName(made.name)
    model.setGroup("Workflow")
    for row, item in enumerate(made.inputs):
        component = QgsProcessingModelParameter(item.name)
        component.setPosition(QPointF(150 + 260 * (row // 10), 60 + 60 * (row % 10)))
        component.setSize(BOX)
        model.addModelParameter(input_definition(provider, item), component)
    for row, step in enumerate(made.steps):
        model.addChildAlgorithm(_child(step, row))
    model.setHelpContent(
        {
            "ALG_DESC": (paths.HELP / f"{made.name}.html").read_text(encoding="utf-8"),
            "ALG_CREATOR": "Medway Isolation",
            "ALG_VERSION": paths.plugin_version(),
        }
    )
    model.setParameterOrder([item.name for item in made.inputs])
    return model


def _child(step: Step, row: int) -> QgsProcessingModelChildAlgorithm:
    source = QgsProcessingModelChildParameterSource
    child = QgsProcessingModelChildAlgorithm(f"{PROVIDER_ID}:{step.algorithm}")
    child.setChildId(step.id)
    child.setDescription(step.title)
    child.setPosition(QPointF(1250, 60 + 110 * row))
    child.setSize(BOX)
    if step.previous:
        child.addParameterSources("INPUT", [source.fromChildOutput(step.previous, "OUTPUT")])
    for inside, outside in step.inputs.items():
        child.addParameterSources(inside, [source.fromModelParameter(outside)])
    for name, value in step.fixed.items():
        child.addParameterSources(name, [source.fromStaticValue(value)])
    outputs = {}
    for number, (name, title) in enumerate(step.outputs.items()):
        output = QgsProcessingModelOutput(title, title)  # the first is what a loaded layer is called
        output.setChildId(step.id)
        output.setChildOutputName(name)
        output.setPosition(QPointF(1550, 60 + 110 * row + 45 * number))
        output.setSize(BOX)
        outputs[title] = output
    child.setModelOutputs(outputs)
    return child


def main() -> int:
    """Write the model files."""
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    provider = MedwayIsolationProvider()
    if not QgsApplication.processingRegistry().addProvider(provider):
        raise SystemExit("the provider could not be added")
    for made in MODELS:
        target = paths.MODELS / f"{made.name}.model3"
        if not build(provider, made).toFile(str(target)):
            raise SystemExit(f"{target} could not be written")
        print(target.relative_to(paths.ROOT))
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart; the file is written


if __name__ == "__main__":
    main()
