"""Parameters that run an algorithm on the sample data, for the menu and for the demonstration."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject

from .add_sample_data import GEOPACKAGE, LAYERS
from .living_alone import COUNTS  # the sample's fields have the canonical names

# Algorithm to parameter to layer of the sample GeoPackage.
_TABLES = {
    "livingalone": {"INPUT": "areas", "TABLE": "census"},
    "medway_workflow": {
        "AREAS": "areas",
        "COUNTS": "census",
        "HOUSEHOLDS_TABLE": "households_by_type",
        "TYPES_TABLE": "types",
        "DEPRIVATION": "health",
        "WARDS": "wards",
    },
    "isolation_and_health": {"AREAS": "areas", "COUNTS": "census", "DEPRIVATION": "health", "WARDS": "wards"},
}
_VALUES: dict[str, dict[str, Any]] = {
    "livingalone": {"CODE_FIELD": "code", "TABLE_CODE_FIELD": "code", **COUNTS},
    "medway_workflow": {
        "CODE_FIELD": "code",
        "COUNTS_CODE_FIELD": "code",
        **COUNTS,
        "HH_CODE_FIELD": "code",
        "HH_TYPE_FIELD": "type",
        "HH_COUNT_FIELD": "households",
        "TYPE_FIELD": "type",
        "SHARE_U65_FIELD": "share_u65",
        "SHARE_65P_FIELD": "share_65p",
        "DEP_CODE_FIELD": "code",
        "SCORE_FIELD": "health_score",
        "RANK_FIELD": "health_rank",
        "WARD_FIELD": "name",
    },
    "isolation_and_health": {
        "CODE_FIELD": "code",
        **COUNTS,
        "SCORE_FIELD": "health_score",
        "RANK_FIELD": "health_rank",
        "WARD_FIELD": "name",
    },
}


def sample_values(algorithm: str, sources: dict[str, str]) -> dict[str, Any]:
    """Return the parameters of `algorithm` on the sample data.

    Parameters
    ----------
    algorithm : str
        'livingalone', 'medway_workflow' or 'isolation_and_health'.
    sources : dict of str to str
        Layer of the sample GeoPackage to layer id or source.
    """
    tables = {parameter: sources[layer] for parameter, layer in _TABLES[algorithm].items()}
    return {**tables, **_VALUES[algorithm]}


def file_sources(folder: str) -> dict[str, str]:
    """Return the sample layers as sources in a folder."""
    return {layer: f"{folder}/{GEOPACKAGE}|layername={layer}" for layer, _ in LAYERS}


def sample_parameters(algorithm: str, project: QgsProject) -> dict[str, Any]:
    """Return the parameters that fill in a dialog: those of the sample data where its layers are in the project."""
    sources = {}
    for layer in project.mapLayers().values():
        for name, _ in LAYERS:
            if layer.source().endswith(f"{GEOPACKAGE}|layername={name}"):
                sources[name] = layer.id()
    if not set(_TABLES[algorithm].values()) <= set(sources):
        return {}
    return sample_values(algorithm, sources)
