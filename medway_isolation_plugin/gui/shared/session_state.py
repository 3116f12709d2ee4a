"""The session in the project's state: which areas, and which layer shows which band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer

from ...core.bands import BANDS
from .session import Session, ShownResult

NAME = "session"


def session_state(session: Session) -> dict[str, Any]:
    """Return what the project remembers of the session, as plain JSON values."""
    areas = session.areas()
    return {
        "areas": areas.id() if areas is not None else "",
        "code_field": session.code_field if areas is not None else "",
        "results": {
            band.key: {"layer": result.layer_id, "value": result.value_field, "class": result.class_field}
            for band, result in session.results()
        },
    }


def restore_session(session: Session, state: Mapping[str, Any]) -> None:
    """Take up a remembered session as far as its layers are there."""
    areas = QgsProject.instance().mapLayer(str(state.get("areas", "")))
    field = state.get("code_field", "")
    if isinstance(areas, QgsVectorLayer) and isinstance(field, str):
        session.set_areas(areas, field)
    results = state.get("results", {})
    for band in BANDS:
        found = results.get(band.key) if isinstance(results, dict) else None
        if not isinstance(found, dict):
            continue
        parts = [found.get(key) for key in ("layer", "value", "class")]
        if all(isinstance(part, str) and part for part in parts):
            session.set_result(band, ShownResult(*parts))
