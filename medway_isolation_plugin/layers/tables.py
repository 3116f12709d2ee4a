"""CSV tables as text, which reads a national table several times as fast as feature by feature.

Only where that cannot make a difference: a whole, plain CSV file in UTF-8 whose header QGIS sees alike. Everything else is
read as features.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path

from qgis.core import QgsVectorLayer

from ..core.areas import RawTable
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP, Capitalised, Phrase


def read(
    part: bool, layer: QgsVectorLayer | None, code_field: str, fields: Mapping[str, str], where: str
) -> RawTable | None:
    """Read codes and some fields of a CSV file as text; None where it must be read as features.

    Parameters
    ----------
    part : bool
        Whether only some features are asked for, such as the selected ones.
    layer : QgsVectorLayer or None
        The layer that QGIS makes of it.
    code_field, fields, where
        As in `columns.read`, which tells of fields that do not exist.

    Raises
    ------
    InputError
        When a part of the file is lost.
    """
    path = _plain_csv(part, layer)
    if path is None or layer is None:
        return None
    named = {key: name for key, name in fields.items() if name}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header = next(csv.reader(stream), [])
            if header != layer.fields().names():
                return None
            # The first is asked for twice, since one alone would not come as a row.
            pick = itemgetter(*map(header.index, [code_field, code_field, *named.values()]))
            damage = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{where} ({name})"), where=Capitalised(where), name=path.name
            )
            rows = csv.reader(_undamaged(stream, damage), strict=True)
            cells = [pick(row) for row in rows if _whole(row, len(header))]
    except InputError:
        raise
    except (OSError, ValueError, csv.Error):  # another encoding, ragged rows, no such field: QGIS has its own ways
        return None
    columns = list(zip(*cells)) or [()] * (2 + len(named))
    return RawTable(where, columns[0], dict(zip(named, columns[2:])))


def _undamaged(lines: Iterable[str], what: str) -> Iterator[str]:
    """Hand on lines.

    Raises
    ------
    InputError
        When zeros stand in one.
    """
    for line in lines:
        if "\0" in line:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{what} is damaged: zeros stand where text should be. Get the file again, or take an earlier "
                    "copy of it.",
                ),
                what=what,
            )
        yield line


def _whole(row: list[str], length: int) -> bool:
    """Return whether a line is a row rather than blank.

    Raises
    ------
    ValueError
        When it is longer or shorter than the header, or when a cell holds a quotation mark: readers differ in what one means that
        does not begin or end a cell.
    """
    if row and len(row) != length:
        raise ValueError("a ragged row")
    if '"' in "".join(row):
        raise ValueError("a quotation mark")
    return bool(row)


def _plain_csv(part: bool, layer: QgsVectorLayer | None) -> Path | None:
    if layer is None or layer.providerType() != "ogr" or layer.dataProvider().storageType() != "CSV":
        return None
    if part:
        return None
    changed = (
        layer.subsetString() or layer.isEditable() or layer.fields().names() != layer.dataProvider().fields().names()
    )
    path = Path(layer.source())
    return None if changed or path.suffix.lower() != ".csv" or not path.is_file() else path
