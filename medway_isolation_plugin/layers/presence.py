"""Whether the source of a layer is still there; one that is gone is told of in the same words wherever a layer is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from qgis.core import QgsMapLayer, QgsProviderRegistry

from ..core.faults import InputError, listed
from ..core.words import QT_TRANSLATE_NOOP, Capitalised, Phrase
from ..i18n import told, translate

_FILES = ("ogr", "delimitedtext", "spatialite")  # providers


def gone(*layers: QgsMapLayer | None) -> str:
    """Say which of some layers cannot be read because their source is gone; empty where all are there, None or not."""
    lost = list({layer.id(): layer for layer in layers if layer is not None and not _is_there(layer)}.values())
    if not lost:
        return ""
    if len(lost) > 1:
        return translate(
            "MedwayIsolation",
            "These layers cannot be read: {names}. Their sources are gone or have changed. Repair their data sources in the layers' "
            "properties, or choose other layers.",
        ).format(names=told(listed(f"'{layer.name()}'" for layer in lost)))
    return translate(
        "MedwayIsolation",
        "The layer '{name}' cannot be read: its source is gone or has changed ({source}). Repair its data source in "
        "the layer's properties, or choose another layer.",
    ).format(name=lost[0].name(), source=lost[0].publicSource())


def check(*layers: QgsMapLayer | None) -> None:
    """Refuse layers that cannot be read because their source is gone.

    Raises
    ------
    InputError
        Naming them.
    """
    said = gone(*layers)
    if said:
        raise InputError(said)


def emptied(layers: Sequence[QgsMapLayer]) -> str:
    """Say which results were lost with the last session, so that an empty layer does not read as "no area"."""
    if not layers:
        return ""
    return translate(
        "MedwayIsolation", "Empty now, because temporary: {names}. Press Apply again in Weights or Priority."
    ).format(names=told(listed(layer.name() for layer in layers)))


def _is_there(layer: QgsMapLayer) -> bool:
    return layer.isValid() and file_is_there(str(layer.providerType()), str(layer.source()))


def file_is_there(provider: str, source: str) -> bool:
    """Tell whether the file that a source names exists; of one that is no plain file, it is taken to."""
    if provider not in _FILES:
        return True
    path = str(QgsProviderRegistry.instance().decodeUri(provider, source).get("path") or "")
    if not path or "://" in path or source.startswith("/vsi"):
        return True
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return True


class ReadFrom(Protocol):
    """Where features come from, as `features.Origin` says it."""

    @property
    def name(self) -> str:
        """Return the layer's name."""

    @property
    def provider(self) -> str:
        """Return the name of its provider."""

    @property
    def uri(self) -> str:
        """Return its source."""


def not_whole(where: str, origin: ReadFrom | None, fault: Phrase) -> Phrase:
    """Return the message on a source of which only a part could be read, or nothing because its file is gone."""
    name = origin.name if origin is not None else ""
    if origin is not None and not file_is_there(origin.provider, origin.uri):
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{where} ({name}) cannot be read: its file is gone. Put it back, or choose another layer.",
        )
    elif name:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{where} ({name}) could not be read whole. {fault} The file is damaged, or the connection to it broke. "
            "Get the file again, or take an earlier copy of it.",
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{where} could not be read whole. {fault} The file is damaged, or the connection to it broke. "
            "Get the file again, or take an earlier copy of it.",
        )
    return Phrase(template, where=Capitalised(where), name=name, fault=fault)
