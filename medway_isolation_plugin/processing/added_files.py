"""Files that somebody downloaded, in a package beside what services give: tables of any official shape, and boundaries."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeature, QgsGeometry, QgsVectorLayer

from ..core import sources
from ..core.faults import InputError
from ..core.official import File, Joined, Wishes, read_all
from ..core.report.package_report import DataSource
from ..core.source_statements import OAC
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..i18n import told
from ..layers import official_files, official_tables, packages
from ..layers.features import plain
from . import official
from .run import Run

TYPES, WARDS, DEPRIVATION, LOOKUP = "types", "wards", "deprivation", "lookup"
_LEAST_OVERLAP = 0.01  # of a ward, or of an area: less is the width of a line
_UNKNOWN = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "edition not stated by the file"))
_EDITION = QT_TRANSLATE_NOOP("MedwayIsolation", "{source} {year}, as the file says")
_SUPERSEDED = Phrase(
    QT_TRANSLATE_NOOP(
        "MedwayIsolation", "The edition for England and Wales is superseded by that of the United Kingdom of 2021/22."
    )
)


class AddedFiles:
    """Files that were added by hand, and what the ledger says of them."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.sources: list[DataSource] = []

    def read(self, path: str, codes: Sequence[str], areas: QgsVectorLayer | None) -> QgsVectorLayer:
        """Read a file, and return its layer, called by what it holds.

        Parameters
        ----------
        path : str
        codes : sequence of str
            The areas whose rows are kept.
        areas : QgsVectorLayer, optional
            The areas on the national grid; boundaries that do not meet them are left out.

        Raises
        ------
        InputError
            Where it cannot be read, or has nothing of these areas.
        """
        return self._table(path, codes) if official_files.is_readable(path) else self._boundaries(path, areas)

    def _table(self, path: str, codes: Sequence[str]) -> QgsVectorLayer:
        file = official.file(self._run, path)
        joined = read_all([File(file.name, file.sheets, file.read_as)], Wishes(keep=frozenset(codes)))
        self._run.warn(*joined.warnings)
        self._remember(path, _edition(joined, path))
        return official_tables.layer(joined, _name(joined))

    def _boundaries(self, path: str, areas: QgsVectorLayer | None) -> QgsVectorLayer:
        layer = QgsVectorLayer(path, Path(path).stem, "ogr")
        if not layer.isValid() or not layer.isSpatial():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "{name} can be read neither as a table nor as a layer of boundaries."
                ),
                name=Path(path).name,
            )
        onto = QgsCoordinateTransform(
            layer.crs(), QgsCoordinateReferenceSystem(packages.CRS), self._run.context.transformContext()
        )
        union = QgsGeometry.unaryUnion([one.geometry() for one in areas.getFeatures()]) if areas is not None else None
        names = layer.fields().names()
        kept: list[QgsFeature] = []
        for feature in layer.getFeatures():
            self._run.stop_if_cancelled()
            shape = feature.geometry()
            shape.transform(onto)
            if union is None or _meets(shape, union):
                feature.setGeometry(shape)
                kept.append(feature)
        if not kept:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{name} holds no boundaries that meet the areas."),
                name=Path(path).name,
            )
        self._remember(path, Phrases([]))
        rows = [dict(zip(names, plain(feature.attributes()))) for feature in kept]
        return packages.of_features(WARDS, {name: name for name in names}, rows, [one.geometry() for one in kept])

    def _remember(self, path: str, edition: str) -> None:
        file = Path(path.split(official_files.SHEET, 1)[0])
        digest = hashlib.sha256()
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
        self.sources.append(
            DataSource(
                file.name,
                "",
                told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a file added by hand"))),
                file.stat().st_mtime,
                file.stat().st_size,
                "",
                "",
                told(edition),
                digest.hexdigest(),
                by_hand=True,
            )
        )


def _name(joined: Joined) -> str:
    """Return the layer that a table belongs to, by what it holds."""
    names = set(joined.values) | set(joined.texts)
    if "type" in joined.texts:
        return TYPES
    if any(name.endswith(("_rank", "_score", "_decile")) for name in names):
        return DEPRIVATION
    if not joined.values:
        return LOOKUP
    return f"counts_{joined.vintage}" if joined.vintage else "counts"


def _edition(joined: Joined, path: str) -> str:
    """Return of which edition a table is, as it or its name says: editions of a classification are never mixed."""
    stated = joined.stated or sources.source_of((), Path(path.split(official_files.SHEET, 1)[0]).stem)
    if stated is None or not stated.year:
        return _UNKNOWN if "type" in joined.texts else Phrases([])
    said = Phrase(_EDITION, source=Phrase(stated.source), year=stated.year)
    return Phrases([said, _SUPERSEDED], ". ") if stated.source == OAC and stated.year == "2021" else said


def _meets(shape: QgsGeometry, areas: QgsGeometry) -> bool:
    """Whether more than the width of a line of a ward lies in the areas."""
    if shape.isNull() or not shape.boundingBox().intersects(areas.boundingBox()):
        return False
    return bool(shape.intersection(areas).area() > _LEAST_OVERLAP * shape.area())
