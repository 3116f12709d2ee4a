"""Files that somebody has downloaded by hand: which kinds are taken, what each is for, and what becomes of it."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from qgis.core import QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData

from ...core.catalogue import asking
from ...core.catalogue.model import Catalogue, Dataset, ServiceKind, What
from ...core.source_shapes import SEGMENTS, Layout
from ...layers import official_files
from ...layers.answer_cache import AnswerCache

BOUNDARIES = frozenset((".gpkg", ".geojson", ".shp", ".fgb", ".kml", ".gml"))
ENDINGS = BOUNDARIES | official_files.SPREADSHEETS | official_files.TEXTS | official_files.ARCHIVES
_IN_ARCHIVES = BOUNDARIES - {".gml"}
_MOST_LAYERS = 20
_BY_TYPE = frozenset((Layout.TYPES, Layout.MATRIX, Layout.ADDRESSES))
HOUSEHOLDS_BY_TYPE = frozenset(shape.id for shape in SEGMENTS if shape.layout in _BY_TYPE)
WHOLE_INDICES = frozenset(("iod_2010", "iod_file_7"))  # the files that the catalogue knows


def dropped(data: QMimeData | None) -> list[str]:
    """Return the paths of dropped files that publishers may have given out."""
    paths = [url.toLocalFile() for url in data.urls()] if data is not None else []
    return [path for path in paths if Path(path).suffix.lower() in ENDINGS]


def is_boundaries(path: str) -> bool:
    """Say whether a file holds shapes by its ending, or an archive by the endings in it."""
    ending = Path(path).suffix.lower()
    if ending != ".zip":
        return ending in BOUNDARIES
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False  # the reader of official files says why
    return any(PurePosixPath(name).suffix.lower() in _IN_ARCHIVES for name in names)


def boundaries(path: str) -> list[QgsVectorLayer]:
    """Return the layers with shapes in a file."""
    found = []
    for sublayer in QgsProviderRegistry.instance().querySublayers(path)[:_MOST_LAYERS]:
        name = sublayer.name()
        ending = PurePosixPath(name).suffix
        title = (
            name.removesuffix(ending) if ending.lower() in BOUNDARIES else name
        )  # in an archive it is called by its file
        layer = QgsVectorLayer(sublayer.uri(), title or Path(path).stem, "ogr")
        if layer.isValid() and layer.isSpatial():
            found.append(layer)
    return found


def stands_for(catalogue: Catalogue, path: str, shape: str, years: Sequence[str]) -> Dataset | None:
    """Return the dataset whose one file this is, by what the reader of official files has made of it; None where it is none such."""
    if shape not in WHOLE_INDICES or Path(path).suffix.lower() != ".csv":
        return None
    fit = [
        one for one in catalogue.of(What.DEPRIVATION) if one.service.kind is ServiceKind.FILE and str(one.year) in years
    ]
    return fit[0] if len(fit) == 1 else None


def keep(dataset: Dataset, path: str, cache: AnswerCache) -> bool:
    """Keep a file in place of the service's answer, and say whether it was; it is checked as that would be, when it is used.

    Raises
    ------
    OSError
        Where it cannot be read.
    """
    cache.keep(asking.address(dataset, dataset.name), Path(path).read_bytes(), by_hand=Path(path).name)
    return not cache.fails
