"""Official files that are given to an algorithm as they were downloaded, in place of a table with chosen fields."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterField, QgsVectorLayer

from ..core.areas import RawTable
from ..core.official import File, Joined, UnknownTableError, Wishes, read_all
from ..layers import official_files

if TYPE_CHECKING:
    from .run import Run

READ_AS = "READ_AS"


def assigned(text: str) -> dict[str, str]:
    """Return the shape by file name of lines 'file name=shape'; a line without '=' goes for every file, under ''."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pairs = [line.rpartition("=") for line in lines]
    return {name.strip().casefold(): shape.strip() for name, _, shape in pairs}


def is_file(value: object) -> bool:
    """Whether a parameter's value is the path of a file that may be an official one."""
    if not isinstance(value, str) or not official_files.is_readable(value):
        return False
    return Path(value.split(official_files.SHEET, 1)[0]).is_file()


def file(run: Run, path: str) -> File:
    """Read a file's cells."""
    name = Path(path.split(official_files.SHEET, 1)[0]).name
    said = assigned(run.text(READ_AS))
    sheets = official_files.grids(path, run.stop_if_cancelled, run.progress)
    return File(name, tuple(sheets), said.get(name.casefold(), said.get("", "")))


def read(run: Run, name: str, beside: str = "") -> Joined | None:
    """Read what was given to a parameter as an official file; None where it is no such file or fields of it were chosen.

    Parameters
    ----------
    beside : str, optional
        The parameter of a second file that belongs to it, such as one of residents.

    Raises
    ------
    InputError
        Where it is one and has a fault, or may be read in two ways.
    """
    first = _file_of(run, name)
    if first is None:
        return None
    second = _file_of(run, beside) if beside and run.given(beside) else None
    try:
        joined = read_all([first] if second is None else [first, second], Wishes())
    except UnknownTableError:
        return None  # it is read as any table is
    for called, tidy in joined.files.items():
        run.info(f"{called}: {' '.join(tidy.evidence)}")
    run.warn(*joined.warnings)
    return joined


def noted(table: RawTable, joined: Joined | None) -> RawTable:
    """Return a table that was read from an official file with what the file says of each area."""
    if joined is None:
        return table
    said = dict(zip(joined.codes, joined.notes))
    return replace(table, notes=[said.get(code) for code in table.codes])


def _file_of(run: Run, name: str) -> File | None:
    if not run.given(name) or _chosen_fields(run, name):
        return None
    value = run.parameters[name]
    if is_file(value):
        return file(run, value)
    layer = run.plain_layer(name)
    if layer is None or not _is_table(layer):
        return None
    source = run.algorithm.parameterAsSource(run.parameters, name, run.context)
    said = assigned(run.text(READ_AS))
    return File(layer.name(), (official_files.of_source(source, run.stop_if_cancelled),), said.get("", ""))


def _is_table(layer: QgsVectorLayer) -> bool:
    return bool(
        layer.isValid() and not layer.isSpatial() and layer.providerType() != "memory" and not layer.subsetString()
    )


def _chosen_fields(run: Run, name: str) -> bool:
    """Whether somebody chose a field of a table."""
    return any(
        isinstance(one, QgsProcessingParameterField)
        and one.parentLayerParameterName() == name
        and run.given(one.name())
        for one in run.algorithm.parameterDefinitions()
    )
