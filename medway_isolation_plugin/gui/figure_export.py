"""What the part *Export* asks of the algorithm `exportmaps`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtWidgets import QCheckBox

from ..processing.provider import PROVIDER_ID
from .session import Session

ALGORITHM = f"{PROVIDER_ID}:exportmaps"
FIGURES = [
    ("wards", "Wards"),
    ("u65", "Isolation, under 65"),
    ("65p", "Isolation, 65 and over"),
    ("health", "Health quintiles"),
    ("priority", "Priority areas"),
]
TEMPLATES = [("a4_landscape", "A4 landscape"), ("a4_portrait", "A4 portrait"), ("a3_landscape", "A3 landscape")]
FORMATS = [("pdf", "PDF"), ("png", "PNG"), ("svg", "SVG")]


def offer(session: Session, boxes: Mapping[str, QCheckBox]) -> None:
    """Allow only the figures for which there is something to show."""


def parameters(
    session: Session,
    figures: Sequence[str],
    formats: Sequence[str],
    template: str,
    dpi: int,
    folder: Path,
    replace: bool,
) -> dict[str, Any]:
    """Return the algorithm's parameters."""
    return {}


def told(results: Mapping[str, Any]) -> str:
    """Return what to tell of what was written."""
    return ""
