"""Areas with four results, in real outlines of the fictional borough, for the map to share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.fields import Data, Role, Scope
from tests import results as facts
from tests.processing.layers import layer

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "sample.gpkg"


def outlines(many: int) -> list[str]:
    """Return the outlines of so many areas of the sample, as they lie beside each other."""
    areas = QgsVectorLayer(f"{SAMPLE}|layername=areas", "areas", "ogr")
    return [feature.geometry().asWkt(3) for feature in areas.getFeatures()][:many]


def four_layers(many: int = 30, shapes: list[str] | None = None, **own: list[Any]) -> QgsVectorLayer:
    """Return areas with living alone of both bands, health and priority; the fourth area has no value of any.

    `own` are columns in the place of those made here.
    """
    shapes = outlines(many) if shapes is None else shapes
    many = len(shapes)
    rows = range(many)
    absent = {3} if many > 4 else set()

    def of(make: Any, step: int = 7) -> list[Any]:
        """Return values in no order, but another one for each step."""
        step = step if many % step else 1
        return [None if row in absent else make(row * step % many) for row in rows]

    def fifth(at: int) -> int:
        return at * 5 // many + 1

    columns: dict[str, list[Any]] = {
        "code": [f"E0100{row:04d}" for row in rows],
        "name": [f"Testing {row // 6 + 1:03d}{'ABCDEF'[row % 6]}" for row in rows],
        "ward_name": [f"Ward {'ABCDE'[row % 5]}" for row in rows],
    }
    for band, step in (("u65", 7), ("65p", 11)):
        columns |= {
            f"la_{band}": of(lambda at: 40.25 - at * 0.9, step),
            f"la_{band}_lo": of(lambda at: 38.5 - at * 0.9, step),
            f"la_{band}_hi": of(lambda at: 42.75 - at * 0.9, step),
            f"la_{band}_rk": of(lambda at: at + 1, step),
            f"la_{band}_q": of(fifth, step),
        }
    columns |= {
        "dep_score": of(lambda at: 1.5 - at * 0.1, 13),
        "dep_rank": of(lambda at: 1200 + at * 300, 13),
        "dep_q": of(fifth, 13),
        "pr_65p": of(lambda at: int(fifth(at) == 1)),
    }
    columns |= own
    made = layer({name: cells[:many] for name, cells in columns.items()}, shapes=shapes)
    bands = []
    for band, key in ((U65, "u65"), (P65, "65p")):
        bands += [
            facts.column(f"la_{key}", Role.VALUE, band),
            facts.column(f"la_{key}_lo", Role.LOWER, band),
            facts.column(f"la_{key}_hi", Role.UPPER, band),
            facts.column(f"la_{key}_rk", Role.RANK, band, Scope.LOCAL),
            facts.classes(f"la_{key}_q", band),
        ]
    alone = facts.result(
        facts.LIVING, bands, worst="isolated", source="Census", year="2021", data=Data.COUNT, age_split=65, confidence=0.95,
        areas=many,
    )  # fmt: skip
    health = [
        facts.column("dep_score", Role.VALUE),
        facts.column("dep_rank", Role.RANK, None, Scope.NATIONAL),
        facts.classes("dep_q"),
    ]
    deprived = facts.result(
        facts.DEPRIVED, health, subject="Health Deprivation and Disability", edition="IoD 2025", data=Data.INDEX
    )
    flag = facts.result(
        facts.PRIORITY, [facts.column("pr_65p", Role.FLAG, P65)], stem="pr_65p", subject="65+", words="both in the worst fifth",
        data=Data.ESTIMATE,
    )  # fmt: skip
    return facts.state(made, alone, deprived, flag)
