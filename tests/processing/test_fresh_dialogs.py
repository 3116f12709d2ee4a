"""What a dialog of the toolbox holds when it is opened can be run as it is: nothing in it is a wrong guess of QGIS's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui, QgsProcessingContextGenerator, QgsProcessingGui, QgsProcessingParameterWidgetContext

from tests.processing.layers import layer, records

CODES = [f"E010160{number}" for number in range(16, 26)]
COUNTS = {
    "households": [700] * 10,
    "alone_u65": [12, 55, 31, 44, 17, 28, 39, 60, 21, 50],
    "alone_65p": [60, 90, 30, 20, 75, 45, 55, 65, 35, 25],
    "residents_u65": [900] * 10,
    "residents_65p": [200] * 10,
}
RANK = "Health Deprivation and Disability Rank (where 1 is most deprived)"
OTHER = "Income Rank (where 1 is most deprived)"
RANKS = {RANK: [9000, 100, 20000, 32000, 15000, 12000, 30000, 800, 25000, 18000], OTHER: list(range(1, 11))}


class Contexts(QgsProcessingContextGenerator):
    """Hands the widgets the open project."""

    def __init__(self) -> None:
        super().__init__()
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())

    def processingContext(self) -> QgsProcessingContext:
        return self.context


@pytest.fixture
def project(qgis_app: Any) -> Iterator[QgsProject]:
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


def only(project: QgsProject, made: QgsVectorLayer) -> QgsVectorLayer:
    """Make a layer the project's only one."""
    project.clear()
    project.addMapLayer(made)
    return made


def fresh(algorithm: QgsProcessingAlgorithm) -> dict[str, Any]:
    """Return what QGIS's own widgets say before anybody touches them."""
    contexts, around = Contexts(), QgsProcessingParameterWidgetContext()
    around.setProject(QgsProject.instance())
    wrappers, widgets = {}, []
    for definition in algorithm.parameterDefinitions():
        if definition.isDestination():
            continue
        made = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(
            definition, QgsProcessingGui.WidgetType.Standard
        )
        if made is not None:  # a few kinds have widgets in Python only
            made.setWidgetContext(around)
            made.registerProcessingContextGenerator(contexts)
            widgets.append(made.createWrappedWidget(contexts.context))
            wrappers[definition.name()] = made
    for made in wrappers.values():
        made.postInitialize(list(wrappers.values()))
    return {name: made.parameterValue() for name, made in wrappers.items()}


def test_the_chain_runs_with_what_fresh_dialogs_hold(provider, run, project):
    columns = {"FID": [str(number) for number in range(10)], "LSOA code (2011)": CODES, **COUNTS, **RANKS}
    made = only(project, layer(columns))
    for name in ("livingalone", "imdquintiles", "flagpriority"):
        values = fresh(provider.algorithm(name).create())
        assert values["INPUT"] == made.id()
        made = only(project, run(name, **values, OUTPUT="memory:")["OUTPUT"])
    rows = records(made)
    assert [row["dep_rank"] for row in rows] == RANKS[RANK]
    assert [row["la_65p_n"] for row in rows] == COUNTS["alone_65p"]
    assert [row["prio"] for row in rows] == [int(row["la_65p_q"] == 1 and row["dep_q"] == 1) for row in rows]
    assert [row["LSOA code (2011)"] for row in rows if row["prio"]] == [CODES[1]]


@pytest.mark.parametrize(
    "name", ["livingalone", "imdquintiles", "flagpriority", "wardsummary", "exportmaps", "segmentation"]
)
def test_a_fresh_dialog_chooses_no_field(provider, project, name):
    only(project, layer({"FID": ["1"], "LSOA21CD": CODES[:1]}))
    algorithm = provider.algorithm(name).create()
    values = fresh(algorithm)
    chosen = {one.name(): values[one.name()] for one in algorithm.parameterDefinitions() if one.type() == "field"}
    assert chosen
    assert not any(chosen.values()), chosen
