"""Count the steps between an official file as it was downloaded and Run, and print them.

Each file is run through one algorithm with no parameter but the file and the areas. A step is whatever must be given beyond these.
The files are those of the tests: small copies, under names that say nothing of what they hold.
"""

from __future__ import annotations

import csv
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from osgeo import gdal, ogr
from qgis.core import QgsFeature, QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from tests.core.official_files.documented import ALL, Documented
from tests.core.official_files.refused import REFUSED

_CODE = re.compile(r"[EWN](?:00|01|06|20)\d{6}|S(?:00|01)\d{6}|95[A-Z]{2}\d{2}[SW]\d")
_CHOICE = re.compile(r"READ_AS: (\w+)")
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Count:
    """What it took to read a file: `steps` beyond the file and the areas, None where nothing helps; `said` is why."""

    file: str
    shape: str
    algorithm: str
    steps: int | None
    said: str = ""


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write rows of text as the sheets of a workbook."""
    book = gdal.GetDriverByName("XLSX").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name, rows in sheets.items():
        sheet = book.CreateLayer(name)
        for number in range(max(map(len, rows))):
            sheet.CreateField(ogr.FieldDefn(f"c{number}"))
        for row in rows:
            feature = ogr.Feature(sheet.GetLayerDefn())
            for number, cell in enumerate(row):
                feature.SetField(number, cell)
            sheet.CreateFeature(feature)
    return path


def written(file: Documented, path: Path) -> Path:
    """Write a file: text where it has one sheet."""
    if len(file.sheets) > 1:
        return workbook(path.with_suffix(".xlsx"), file.sheets)
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(next(iter(file.sheets.values())))
    return path.with_suffix(".csv")


def areas(file: Documented) -> QgsVectorLayer | None:
    """Return areas with the codes that stand in a file, None where none does."""
    cells = (cell for rows in file.sheets.values() for row in rows for cell in row)
    codes = dict.fromkeys(found[0] for cell in cells if (found := _CODE.match(cell)))
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=code:string", "areas", "memory")
    features = []
    for code in codes:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer if codes else None


def given(file: Documented, path: Path) -> tuple[str, dict[str, Any]]:
    """Return an algorithm that such a file is for, with the file and the areas."""
    where = areas(file)
    ages = [age for age in ("65", "66") if {f"alone_u{age}", f"alone_{age}p", "households"} <= file.expected.keys()]
    if ages:
        return "livingalone", {"INPUT": where, "TABLE": str(path)}
    return "readofficial", {"FILES": [str(path)], **({"INPUT": where} if where is not None else {})}


def count(file: Documented, folder: Path, run: Callable[..., Any]) -> Count:
    """Run one file; where it is refused, with the answer that its message asks for."""
    name, parameters = given(file, written(file, folder / f"{len(list(folder.iterdir())):03}"))
    beyond: dict[str, Any] = {}
    while True:
        try:
            run(
                f"medwayisolation:{name}",
                {**parameters, **beyond, "OUTPUT": "memory:"},
                feedback=QgsProcessingFeedback(False),
            )
        except QgsProcessingException as error:
            choice = _CHOICE.search(str(error))
            if choice is None or "READ_AS" in beyond:
                return Count(file.name, file.shape, name, None, str(error))
            beyond["READ_AS"] = choice[1]
        else:
            return Count(file.name, file.shape, name, len(beyond))


def counts() -> Iterator[Count]:
    """Count the steps of one file after the other; QGIS and the plugin's provider are there."""
    from qgis import processing

    with tempfile.TemporaryDirectory() as folder:
        for file in (*ALL, *REFUSED):
            yield count(file, Path(folder), processing.run)


def main() -> None:
    """Print a line a file, and their sum."""
    from bench import start_qgis

    application = start_qgis()
    made = list(counts())
    for one in made:
        steps = f"{one.steps} steps" if one.steps is not None else f"refused: {one.said}"
        print(f"{one.shape}: {one.file}: {one.algorithm}: {steps}")
    read = [one.steps for one in made if one.steps is not None]
    print(
        f"{len(read)} files of {len({one.shape for one in made})} shapes: {sum(read)} steps; {len(made) - len(read)} refused"
    )
    application.processEvents()  # it is held until here
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart


if __name__ == "__main__":
    main()
