"""Official files that are given to an algorithm as they were downloaded, in place of a table with chosen fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterField, QgsProcessingParameterMultipleLayers, QgsVectorLayer

from ..core.areas import RawTable
from ..core.faults import InputError
from ..core.official import File, Grid, Joined, UnknownTableError, Wishes, read_all
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..layers import official_files, table_files
from . import reading

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
    """Read the cells of a file, or of one of its sheets."""
    place, _, sheet = path.partition(official_files.SHEET)
    name = Path(place).name
    called = f"{name}, {sheet.removeprefix(table_files.LAYER)}" if sheet else name
    return _file(run, (called, name), official_files.grids(path, run.stop_if_cancelled, run.progress))


def _file(run: Run, names: Sequence[str], sheets: Sequence[Grid]) -> File:
    """Return a file under its first name; READ_AS may call it by any."""
    said = assigned(run.text(READ_AS))
    read_as = [said[name.casefold()] for name in (*names, "") if name.casefold() in said]
    return File(names[0], tuple(sheets), read_as[0] if read_as else "")


def joined(files: Sequence[File], wishes: Wishes) -> Joined:
    """Read files as one table. Those of one name, as all bulk downloads of Nomis are, are told apart by a number."""
    names = [one.name for one in files]
    again = [names[:at].count(name) for at, name in enumerate(names)]
    return read_all(
        [replace(one, name=f"{one.name} ({many + 1})") if many else one for one, many in zip(files, again)], wishes
    )


def read(run: Run, name: str, beside: str = "", own: Sequence[str] = ()) -> Joined | None:
    """Read what was given to a parameter as an official file; None where it is no such file or is read as any table is.

    It is read as any table where it has a field that was chosen, other than its `own`.

    Parameters
    ----------
    beside : str, optional
        The parameter of a second file that belongs to it, such as one of residents, or of several.
    own : sequence of str, optional
        Headings of numbers that are wanted under their own names. A layer that is no file and holds them all as
        numbers is read as any table is.

    Raises
    ------
    InputError
        Where it is one and has a fault, or may be read in two ways.
    """
    several = isinstance(run.algorithm.parameterDefinition(beside), QgsProcessingParameterMultipleLayers)
    more = [file(run, path) for path in run.texts(beside)] if several else []
    first = _table(run, name, own, bool(more))
    if first is None:
        if more and not run.given(name):
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "Give the first of the files as TABLE, and the others beside it.")
            )
        return None
    second = _table(run, beside) if beside and not several else None
    wishes = Wishes(own=tuple(own))
    try:
        found = joined([first, *more, *([second] if second is not None else [])], wishes)
    except UnknownTableError:
        if more:
            raise
        return None  # it is read as any table is
    tell(run, found)
    return found


def noted(table: RawTable, joined: Joined | None) -> RawTable:
    """Return a table that was read from an official file with what the file says of each area."""
    if joined is None:
        return table
    said = dict(zip(joined.codes, joined.notes))
    return replace(table, notes=[said.get(code) for code in table.codes])


def tell(run: Run, found: Joined) -> None:
    """Say what each file was taken for, and warn."""
    for name, tidy in found.files.items():
        said = Phrases(tidy.evidence)
        run.info(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {said}"), name=name, said=said))
    run.warn(*found.warnings)


def _table(run: Run, name: str, own: Sequence[str] = (), always: bool = False) -> File | None:
    """Return the cells of what was given to a parameter, None where they are read as those of any table."""
    if not run.given(name):
        return None
    value, layer = run.parameters[name], run.plain_layer(name)
    there = set(layer.fields().names()) if layer is not None else set()
    chosen = there.intersection(_chosen_fields(run, name)).difference(own)
    if chosen and not always:
        return None
    if is_file(value):
        return file(run, value)
    if layer is None or not (always or _is_table(layer)):
        return None
    path = "" if reading.is_part(value) else table_files.source_file(layer)
    if path:
        names = (layer.name(), Path(path.split(official_files.SHEET, 1)[0]).name)
        return _file(run, names, official_files.grids(path, run.stop_if_cancelled, run.progress))
    if own and not always and all(name in there and layer.fields().field(name).isNumeric() for name in own):
        return None
    source = run.algorithm.parameterAsSource(run.parameters, name, run.context)
    return _file(run, [layer.name()], [official_files.of_source(source, run.stop_if_cancelled)])


def _is_table(layer: QgsVectorLayer) -> bool:
    return bool(
        layer.isValid() and not layer.isSpatial() and layer.providerType() != "memory" and not layer.subsetString()
    )


def _chosen_fields(run: Run, name: str) -> list[str]:
    """Return the fields of a table that somebody chose."""
    chosen = [
        one
        for one in run.algorithm.parameterDefinitions()
        if isinstance(one, QgsProcessingParameterField)
        and one.parentLayerParameterName() == name
        and run.given(one.name())
    ]
    return [
        field for one in chosen for field in (run.texts(one.name()) if one.allowMultiple() else [run.text(one.name())])
    ]
