"""Makes the model medway_workflow.model3 that comes with the provider. Run it after a change to the algorithms' parameters.

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

NAME = "medway_workflow"
BOX = QSizeF(220, 40)


@dataclass(frozen=True)
class Input:
    """A model input that passes a value on: its name, and the algorithm and parameter that it is copied from."""

    name: str
    algorithm: str
    parameter: str
    parent: str = ""
    label: str = ""


INPUTS = (
    Input("AREAS", "livingalone", "INPUT"),
    Input("CODE_FIELD", "livingalone", "CODE_FIELD", parent="AREAS"),
    Input("COUNTS", "livingalone", "TABLE", label="Table of census counts"),
    Input("COUNTS_CODE_FIELD", "livingalone", "TABLE_CODE_FIELD", parent="COUNTS", label="Census counts: area code"),
    Input("HOUSEHOLDS", "livingalone", "HOUSEHOLDS", parent="COUNTS"),
    Input("ALONE_U65", "livingalone", "ALONE_U65", parent="COUNTS"),
    Input("ALONE_65P", "livingalone", "ALONE_65P", parent="COUNTS"),
    Input("RESIDENTS_U65", "livingalone", "RESIDENTS_U65", parent="COUNTS"),
    Input("RESIDENTS_65P", "livingalone", "RESIDENTS_65P", parent="COUNTS"),
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


WARD_INPUTS = {
    "CODE_FIELD": "CODE_FIELD", "WARDS": "WARDS", "WARD_FIELD": "WARD_FIELD", "LOOKUP": "WARD_LOOKUP",
    "LOOKUP_CODE_FIELD": "WARD_LOOKUP_CODE_FIELD", "LOOKUP_WARD_FIELD": "WARD_LOOKUP_WARD_FIELD",
}  # fmt: skip

STEPS = (
    Step(
        "livingalone", "livingalone", "", "Living-alone index",
        {
            "INPUT": "AREAS", "TABLE": "COUNTS", "TABLE_CODE_FIELD": "COUNTS_CODE_FIELD",
            **same(
                "CODE_FIELD", "HOUSEHOLDS", "ALONE_U65", "ALONE_65P", "RESIDENTS_U65", "RESIDENTS_65P", "DENOMINATOR", "CLASSES", "RULE",
            ),
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
    Step(
        "priority_u65", "flagpriority", "health", "Priority areas, under 65",
        {"CODE_FIELD": "CODE_FIELD", "CRITERIA": "CRITERIA_U65"},
        {"SCORE_FIELD": "si_u65", "PEOPLE_FIELD": "la_u65_n", "BAND": 1, "PREFIX": "pr_u65", "LABEL": "under 65"}, {},
    ),
    Step(
        "priority_65p", "flagpriority", "priority_u65", "Priority areas, 65 and over",
        {"CODE_FIELD": "CODE_FIELD", "CRITERIA": "CRITERIA_65P"},
        {"SCORE_FIELD": "si_65p", "PEOPLE_FIELD": "la_65p_n", "BAND": 0, "PREFIX": "pr_65p", "LABEL": "65+"},
        {"OUTPUT": "Indices and priority areas"},
    ),
    Step(
        "wards_u65", "wardsummary", "priority_65p", "Ward summary, under 65", WARD_INPUTS,
        {
            "FLAG_FIELD": "pr_u65", "PEOPLE_FIELD": "la_u65_n",
            "SUBJECT": "Areas of high isolation among people under 65 and poor health",
        },
        {"OUTPUT": "Ward table, under 65", "REPORT": "Ward report, under 65"},
    ),
    Step(
        "wards_65p", "wardsummary", "priority_65p", "Ward summary, 65 and over", WARD_INPUTS,
        {
            "FLAG_FIELD": "pr_65p", "PEOPLE_FIELD": "la_65p_n",
            "SUBJECT": "Areas of high isolation among people aged 65 and over and poor health",
        },
        {"OUTPUT": "Ward table, 65 and over", "REPORT": "Ward report, 65 and over"},
    ),
)  # fmt: skip


def input_definition(provider: MedwayIsolationProvider, item: Input) -> QgsProcessingParameterDefinition:
    """Return a model input that is like the algorithm's parameter."""
    definition = provider.algorithm(item.algorithm).parameterDefinition(item.parameter).clone()
    definition.setName(item.name)
    if item.label:
        definition.setDescription(item.label)
    if item.parent:
        definition.setParentLayerParameterName(item.parent)
    return definition


def build(provider: MedwayIsolationProvider) -> QgsProcessingModelAlgorithm:
    """Return the model."""
    model = QgsProcessingModelAlgorithm(NAME, "Medway workflow", "workflow")
    model.setName(NAME)
    model.setGroup("Workflow")
    for row, item in enumerate(INPUTS):
        component = QgsProcessingModelParameter(item.name)
        component.setPosition(QPointF(150 + 260 * (row // 10), 60 + 60 * (row % 10)))
        component.setSize(BOX)
        model.addModelParameter(input_definition(provider, item), component)
    for row, step in enumerate(STEPS):
        model.addChildAlgorithm(_child(step, row))
    model.setHelpContent(
        {
            "ALG_DESC": (paths.HELP / f"{NAME}.html").read_text(encoding="utf-8"),
            "ALG_CREATOR": "Medway Isolation",
            "ALG_VERSION": paths.plugin_version(),
        }
    )
    model.setParameterOrder([item.name for item in INPUTS])
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
    """Write the model file."""
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    provider = MedwayIsolationProvider()
    if not QgsApplication.processingRegistry().addProvider(provider):
        raise SystemExit("the provider could not be added")
    target = paths.MODELS / f"{NAME}.model3"
    if not build(provider).toFile(str(target)):
        raise SystemExit(f"{target} could not be written")
    print(target.relative_to(paths.ROOT))
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart; the file is written


if __name__ == "__main__":
    main()
