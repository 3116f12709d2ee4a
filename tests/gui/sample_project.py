"""A project with the sample data, and the areas with every index on them, for tests of the dock's parts."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.gui.shared.session import Session, ShownResult
from medway_isolation_plugin.processing.first_map import file_sources, sample_values


def settle() -> None:
    """Let everything that waits happen."""
    for _ in range(10):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)


def add_tables(sample: Path) -> dict[str, QgsVectorLayer]:
    """Add layers of the sample GeoPackage to the project."""
    made = {}
    for name in ("areas", "households_by_type", "types", "census"):
        made[name] = QgsVectorLayer(f"{sample}|layername={name}", name, "ogr")
        QgsProject.instance().addMapLayer(made[name])
    return made


def indexed(sample: Path) -> QgsVectorLayer:
    """Return the sample areas with the living-alone and segmentation indices and health, made by the workflow."""
    from qgis import processing

    outputs = dict.fromkeys(("indices_and_priority_areas", "ward_table_under_65", "ward_table_65_and_over"), "memory:")
    reports = dict.fromkeys(("ward_report_under_65", "ward_report_65_and_over"), "TEMPORARY_OUTPUT")
    values = sample_values("medway_workflow", file_sources(str(sample.parent)))
    made = processing.run("medwayisolation:medway_workflow", {**values, **outputs, **reports})
    layer: QgsVectorLayer = made["indices_and_priority_areas"]
    return layer


def algorithm(name: str, **parameters: Any) -> dict[str, Any]:
    """Run one of the plugin's algorithms as the toolbox does."""
    from qgis import processing

    answer: dict[str, Any] = processing.run(f"medwayisolation:{name}", parameters)
    return answer


def two_results(layer: QgsVectorLayer, session: Session) -> dict[str, QgsVectorLayer]:
    """Add the layer twice, once for each band, and make them the session's results."""
    from medway_isolation_plugin.cartography import choices

    found = {}
    for band in (P65, U65):
        own = layer.clone()
        own.setName(f"Segmentation {band.label()}")
        QgsProject.instance().addMapLayer(own)
        choices.show(own, f"si_{band.key}", f"si_{band.key}_q")
        session.set_result(band, ShownResult(own.id(), f"si_{band.key}", f"si_{band.key}_q"))
        found[band.key] = own
    return found


def values(layer: QgsVectorLayer, key: str, field: str) -> dict[Any, Any]:
    """Return one field of a layer by another."""
    return {feature[key]: feature[field] for feature in layer.getFeatures()}
