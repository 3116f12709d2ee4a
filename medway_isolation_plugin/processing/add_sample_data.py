"""Algorithm `addsampledata`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsLayerTreeGroup,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFolderDestination,
    QgsProject,
    QgsVectorLayer,
)

from .. import paths
from ..cartography.styles import style_services, style_wards
from ..core.digests import digest_of
from ..core.faults import InputError
from ..core.files import advice
from ..core.staging_folder import StagingFolder
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..i18n import told, translate
from .base import Algorithm
from .run import Run

GEOPACKAGE = "sample.gpkg"
GROUP = QT_TRANSLATE_NOOP("MedwayIsolation", "Medway Isolation: sample data (fictional)")
# From top to bottom: layer in the GeoPackage, name in the project.
LAYERS = (
    ("services", QT_TRANSLATE_NOOP("MedwayIsolation", "Sample services")),
    ("wards", QT_TRANSLATE_NOOP("MedwayIsolation", "Sample wards")),
    ("areas", QT_TRANSLATE_NOOP("MedwayIsolation", "Sample areas")),
    ("census", QT_TRANSLATE_NOOP("MedwayIsolation", "Sample census counts")),
    ("households_by_type", QT_TRANSLATE_NOOP("MedwayIsolation", "Sample households by type")),
    ("types", QT_TRANSLATE_NOOP("MedwayIsolation", "Sample table of types")),
    ("health", QT_TRANSLATE_NOOP("MedwayIsolation", "Sample health deprivation")),
    ("panel", QT_TRANSLATE_NOOP("MedwayIsolation", "Sample panel scores")),
)


def default_folder() -> Path:
    """Return the folder in the user's profile that the sample data is copied to."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "medway_isolation" / "sample_data"


class AddSampleDataAlgorithm(Algorithm):
    """Copies the sample data to a folder of the user's and loads it as a grouped, styled set of layers."""

    NAME = "addsampledata"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Add sample data")
    GROUP = ("prepare", QT_TRANSLATE_NOOP("MedwayIsolation", "Prepare inputs"))
    TAGS = ("sample", "example", "demo", "first steps")

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        # Layers are added to the open project, which only the main thread may do.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.addParameter(
            QgsProcessingParameterFolderDestination(
                "FOLDER",
                translate("MedwayIsolation", "Folder to copy the sample data to (empty: in your QGIS profile)"),
                optional=True,
                createByDefault=False,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "REPLACE", translate("MedwayIsolation", "Replace files there that differ"), defaultValue=False
            )
        )
        self.add_numbers(("LAYERS", translate("MedwayIsolation", "Layers added")))

    def compute(self, run: Run) -> dict[str, Any]:
        project = run.context.project()
        if project is None:
            raise QgsProcessingException(
                translate(
                    "MedwayIsolation",
                    "There is no project to add layers to. Open one, or with qgis_process name one with --PROJECT_PATH.",
                )
            )
        chosen = run.text("FOLDER")
        folder = Path(chosen) if chosen else default_folder()
        copy_sample_data(folder, run.yes("REPLACE"))
        layers = [_layer(folder, *names) for names in LAYERS]
        group = _group(project)
        for layer in layers:
            project.addMapLayer(layer, False)
            group.addLayer(layer)
        group.setExpanded(True)
        run.info(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Sample data in {folder}. It is fictional: use it to learn, not to decide."
                ),
                folder=folder,
            )
        )
        return {"FOLDER": folder.as_posix(), "LAYERS": len(layers)}


def copy_sample_data(folder: Path, replace: bool = False) -> None:
    """Copy the sample files, all or none.

    The project then works on files that the user may write to and that an upgrade of the plugin leaves alone.

    Raises
    ------
    InputError
        When the folder cannot be written to, or holds different files of the same names and `replace` is false.
    """
    files = [path for path in sorted(paths.SAMPLE_DATA.iterdir()) if path.suffix in (".gpkg", ".csv", ".md")]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        different = [
            path
            for path in files
            if not (folder / path.name).exists() or digest_of(path) != digest_of(folder / path.name)
        ]
        taken = [path.name for path in different if (folder / path.name).exists()]
        if taken and not replace:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The folder {folder} holds other files named {names}. Choose another folder, or allow them "
                    "to be replaced.",
                ),
                folder=folder,
                names=", ".join(taken),
            )
        staging = StagingFolder(folder)
        try:
            for path in different:
                shutil.copyfile(path, staging.path / path.name)
            staging.commit([path.name for path in different])
        finally:
            staging.discard()
    except OSError as error:
        raise InputError(
            Phrases(
                [
                    Phrase(
                        QT_TRANSLATE_NOOP(
                            "MedwayIsolation", "The sample data could not be copied to {folder}: {reason}."
                        ),
                        folder=folder,
                        reason=error.strerror,
                    ),
                    advice(error),
                ]
            )
        ) from error


def _layer(folder: Path, layer_name: str, title: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{folder / GEOPACKAGE}|layername={layer_name}", told(Phrase(title)), "ogr")
    if not layer.isValid():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The sample layer {layer} cannot be opened in {folder}. Allow the files to be replaced and run again.",
            ),
            layer=layer_name,
            folder=folder,
        )
    if layer_name == "wards":
        style_wards(layer, "name")
    elif layer_name == "services":
        style_services(layer, "kind")
    elif layer_name == "areas":
        style_wards(layer, None)
    return layer


def _group(project: QgsProject) -> QgsLayerTreeGroup:
    """Return an empty group at the top of the layer tree; sample layers from before are taken out first."""
    root = project.layerTreeRoot()
    name = told(Phrase(GROUP))
    old = root.findGroup(name) or root.findGroup(GROUP)
    if old is not None:
        layers = [node.layer() for node in old.findLayers() if node.layer() is not None]
        project.removeMapLayers([layer.id() for layer in layers if f"{GEOPACKAGE}|layername=" in layer.source()])
        if old.children():
            return old
        root.removeChildNode(old)
    return root.insertGroup(0, name)
