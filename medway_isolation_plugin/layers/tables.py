"""CSV tables by pandas, which reads a national table several times as fast as feature by feature.

Only where that cannot make a difference: a whole, plain CSV file in UTF-8 whose header QGIS sees alike. Everything else is
read as features.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from qgis.core import QgsVectorLayer

from ..core.areas import RawTable
from ..core.faults import InputError


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
    wanted = list(dict.fromkeys([code_field, *named.values()]))
    try:
        header = pd.read_csv(path, nrows=0, encoding="utf-8-sig").columns
        if list(header) != layer.fields().names():
            return None
        frame = pd.read_csv(path, usecols=wanted, dtype=str, na_filter=False, encoding="utf-8-sig")
    except (OSError, ValueError):  # another encoding, ragged rows, no such field: QGIS has its own ways with these
        return None
    if b"\0" in path.read_bytes():
        raise InputError(
            f"{where[:1].upper()}{where[1:]} ({path.name}) is damaged: zeros stand where text should be. Get the file again, or take an "
            "earlier copy of it."
        )
    return RawTable(where, frame[code_field].tolist(), {key: frame[name].tolist() for key, name in named.items()})


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
