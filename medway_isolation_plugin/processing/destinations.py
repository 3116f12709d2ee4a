"""Where an algorithm's outputs go: plain files are written beside their target and moved into place at the end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
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
from ..layers.staging import StagedFile, check_no_other_tables
from .run import Run


@dataclass(frozen=True)
class Destination:
    """Where an output really goes: the parameter `value` to use, the file it is `staged` for, if it is one, and whether
    it is a `temporary` layer.
    """

    value: Any
    staged: StagedFile | None = None
    temporary: bool = False


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
        return Destination(value, temporary=True)
    target = _plain_file(text)
    if target is None:
        return Destination(value)
    check_no_other_tables(target)
    staged = StagedFile(target)
    if definition is None:
        return Destination(str(staged.partial), staged)
    changed = QgsProcessingOutputLayerDefinition(str(staged.partial), definition.destinationProject)
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
                f"'{taken[target]}' and '{definition.description()}' would both be written to {target}. Give each a file of its own."
            )
        taken[target] = definition.description()


def forget(context: QgsProcessingContext, partial: str) -> None:
    """Have QGIS not load an output that came to nothing."""
    context.setLayersToLoadOnCompletion(
        {key: details for key, details in context.layersToLoadOnCompletion().items() if not key.startswith(partial)}
    )


def moved(context: QgsProcessingContext, destination: str, partial: str, target: str) -> str:
    """Return where the output is now, and have QGIS load it from there."""
    context.setLayersToLoadOnCompletion(
        {key.replace(partial, target): details for key, details in context.layersToLoadOnCompletion().items()}
    )
    return destination.replace(partial, target)


def _plain_file(text: str) -> Path | None:
    suffix = Path(text).suffix.lower().lstrip(".")
    if suffix not in {extension.lower() for extension in QgsVectorFileWriter.supportedFormatExtensions()}:
        return None
    # 'ogr:dbname=...' and 'postgis:...' name tables; a drive letter is one character.
    if len(text.split(":", 1)[0]) > 1 and ":" in text:
        return None
    return Path(text).absolute()
