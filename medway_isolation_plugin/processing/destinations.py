"""Where an algorithm's outputs go: plain files are written beside their target and moved into place at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProperty,
    QgsVectorFileWriter,
)

from ..core.faults import InputError
from ..core.files import check_target
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..layers.staging import StagedFile, check_no_other_tables
from .run import Run

_PROVIDER = re.compile(r"[A-Za-z][\w+.-]+:")


@dataclass(frozen=True)
class Destination:
    """Where an output really goes: the parameter `value` to use, and the file it is `staged` for, if it is one."""

    value: Any
    staged: StagedFile | None = None


def stage(run: Run, name: str) -> Destination:
    """Turn the destination given in the parameter `name` into one that writes beside the target where the target is a plain file.

    Temporary layers, tables in a database and layers that are appended to stay as they are.
    """
    value = run.parameters.get(name)
    definition = value if isinstance(value, QgsProcessingOutputLayerDefinition) else None
    if definition is not None and definition.useRemapping():
        return Destination(value)
    sink = definition.sink if definition is not None else value
    text = (
        sink.valueAsString(run.context.expressionContext(), "")[0] if isinstance(sink, QgsProperty) else str(sink or "")
    )
    if text == QgsProcessing.TEMPORARY_OUTPUT or text.startswith("memory:"):
        return Destination(value)
    target = _plain_file(text)
    if target is None:
        return Destination(value)
    check_no_other_tables(target)
    staged = StagedFile(target)
    if definition is None:
        return Destination(staged.partial.as_posix(), staged)
    changed = QgsProcessingOutputLayerDefinition(staged.partial.as_posix(), definition.destinationProject)
    changed.createOptions = definition.createOptions
    changed.destinationName = definition.destinationName
    return Destination(changed, staged)


def check_outputs(run: Run) -> None:
    """Refuse, before any work is done, outputs of which one could not be written, or would be written over another.

    Raises
    ------
    InputError
        Naming the file.
    """
    taken: dict[Path, str] = {}
    for definition in run.algorithm.destinationParameterDefinitions():
        name = definition.name()
        if not run.given(name):
            continue
        if isinstance(definition, QgsProcessingParameterFileDestination):
            target: Path | None = Path(
                run.algorithm.parameterAsFileOutput(run.parameters, name, run.context)
            ).absolute()
        elif isinstance(definition, QgsProcessingParameterFeatureSink):
            staged = stage(run, name).staged
            target = staged.target if staged else None
            if staged:
                staged.discard()
        else:
            continue
        if target is None:
            continue
        if target in taken:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{first}' and '{second}' would both be written to {target}. Give each a file of its own.",
                ),
                first=taken[target],
                second=definition.description(),
                target=target,
            )
        taken[target] = definition.description()


def forget(context: QgsProcessingContext, partial: PurePath) -> None:
    """Have QGIS not load an output that came to nothing."""
    context.setLayersToLoadOnCompletion(
        {
            key: details
            for key, details in context.layersToLoadOnCompletion().items()
            if not key.startswith(partial.as_posix())
        }
    )


def moved(context: QgsProcessingContext, destination: str, partial: PurePath, target: PurePath) -> str:
    """Return where the output is now, as QGIS writes paths, and have QGIS load it from there."""
    old, new = partial.as_posix(), target.as_posix()
    context.setLayersToLoadOnCompletion(
        {key.replace(old, new): details for key, details in context.layersToLoadOnCompletion().items()}
    )
    return destination.replace(old, new)


def _plain_file(text: str) -> Path | None:
    """Return the file that QGIS is to write, None where a table is meant: 'ogr:dbname=…', 'postgis:…'; a drive has one letter."""
    if _PROVIDER.match(text):
        return None
    path = Path(text).absolute()
    check_target(path, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "output")))
    known = {extension.lower() for extension in QgsVectorFileWriter.supportedFormatExtensions()}
    # QGIS adds the suffix where it does not know the one that there is.
    return path if path.suffix.lower().lstrip(".") in known else path.with_name(f"{path.name}.gpkg")
