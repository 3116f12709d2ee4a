"""Files as grids of cells: text files, spreadsheets through GDAL, archives, and layers of the project.

Nothing is decided here about what a file holds; `core.official` does that. Everything is read as text.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr
from qgis.core import QgsFeatureRequest, QgsFeatureSource

from ..core.arrays import Texts
from ..core.faults import InputError
from ..core.official import Grid
from ..core.words import QT_TRANSLATE_NOOP

SPREADSHEETS = frozenset((".xlsx", ".xls", ".ods"))
TEXTS = frozenset((".csv", ".txt", ".tsv", ".tab", ".asc"))
ARCHIVES = frozenset((".zip", ".gz"))
SHEET = "|"  # between a file and one of its sheets
_MOST_BYTES = 4 * 1024**3  # of a file in an archive, unpacked
_MOST_MEMBERS = 500
_SEPARATORS = ",;\t|"
_SNIFFED = 64 * 1024
# As open options GDAL before 3.8 ignores these without a word. A sheet of text alone loses its headings without them.
_AS_TEXT = {f"OGR_{kind}_{what}": how for kind in ("XLSX", "ODS", "XLS")
            for what, how in (("HEADERS", "DISABLE"), ("FIELD_TYPES", "STRING"))}  # fmt: skip


def is_readable(path: str) -> bool:
    """Whether a path's ending is one of a text file, a spreadsheet or an archive."""
    return Path(path.split(SHEET, 1)[0]).suffix.lower() in SPREADSHEETS | TEXTS | ARCHIVES


def grids(path: str, stop: Callable[[], None] = lambda: None) -> list[Grid]:
    """Return the cells of all sheets of a file, or of one of them ('file.xlsx|Sheet').

    Parameters
    ----------
    path : str
        A text file, a spreadsheet, or a ZIP or GZ with such files; with '|' and a sheet's name, that sheet alone.
    stop : callable, optional
        Called between pieces of work; raises where the user has cancelled.

    Raises
    ------
    InputError
        Where the file cannot be read, or an archive is larger than it may be.
    """
    name, _, sheet = path.partition(SHEET)
    file = Path(name)
    if not file.is_file():
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "There is no file {file}. Choose one that is there."), file=file
        )
    found = list(_of_file(file, stop))
    if sheet:
        found = [grid for grid in found if grid.name.casefold() == sheet.removeprefix("layername=").casefold()]
        if not found:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{name} has no sheet '{sheet}'."), name=file.name, sheet=sheet
            )
    return found


def _of_file(file: Path, stop: Callable[[], None]) -> Iterator[Grid]:
    ending = file.suffix.lower()
    if ending == ".zip":
        yield from _of_archive(file, stop)
    elif ending == ".gz":
        with gzip.open(file, "rb") as packed:
            yield _of_text(_limited(packed, file.name), Path(file.stem).stem, file.name)
    elif ending in SPREADSHEETS:
        yield from _of_spreadsheet(str(file), file.name, stop)
    else:
        yield _of_text(file.read_bytes(), file.stem, file.name)


def _limited(packed: io.BufferedIOBase | gzip.GzipFile, name: str) -> bytes:
    try:
        unpacked = packed.read(_MOST_BYTES + 1)
    except (OSError, EOFError) as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is damaged and cannot be unpacked. Get it again."), name=name
        ) from error
    if len(unpacked) > _MOST_BYTES:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} is larger than 4 GB when it is unpacked. Unpack it and choose the file that you need.",
            ),
            name=name,
        )
    return unpacked


def _of_archive(file: Path, stop: Callable[[], None]) -> Iterator[Grid]:
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is damaged: it is no ZIP file. Get it again."), name=file.name
        ) from error
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        if len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > _MOST_BYTES:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{name} holds too much to be read whole. Unpack it and choose the file that you need.",
                ),
                name=file.name,
            )
        for one in members:
            stop()
            ending = Path(one.filename).suffix.lower()
            if ".." in Path(one.filename).parts or Path(one.filename).is_absolute():
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "{name} holds a file outside of itself ({filename}) and is not read."
                    ),
                    name=file.name,
                    filename=one.filename,
                )
            if ending in TEXTS:
                with archive.open(one) as packed:
                    yield _of_text(_limited(packed, one.filename), Path(one.filename).stem, one.filename)  # type: ignore[arg-type]
            elif ending in SPREADSHEETS:
                yield from _of_spreadsheet(f"/vsizip/{{{file}}}/{one.filename}", one.filename, stop)


# Text


def decoded(raw: bytes, name: str) -> str:
    """Return the text of a file: UTF-8 with or without a mark, UTF-16, else as Windows writes it in Western Europe.

    Raises
    ------
    InputError
        Where zeros stand where text should be.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if b"\0" in raw:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} is damaged: zeros stand where text should be. Get the file again, or take an earlier "
                "copy of it.",
            ),
            name=name,
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _of_text(raw: bytes, sheet: str, name: str) -> Grid:
    text = decoded(raw, name)
    separator = _separator(text[:_SNIFFED])
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name} cannot be read as a table of text: {error}."),
            name=name,
            error=error,
        ) from error
    width = max(map(len, rows), default=0)
    cells = np.full((len(rows), width), "", dtype=object)
    for at, row in enumerate(rows):
        cells[at, : len(row)] = row
    return Grid(sheet, _cut(cells))


def _separator(text: str) -> str:
    """Return what separates the cells: the sign that stands equally often in the most lines, outside of quotes."""
    best, found = 0, ","
    for separator in _SEPARATORS:
        widths = [len(row) for row in csv.reader(io.StringIO(text), delimiter=separator)][:-1] or [1]
        usual = max(set(widths), key=widths.count)
        score = widths.count(usual) * (usual > 1)
        if score > best:
            best, found = score, separator
    return found


def _cut(cells: Texts) -> Texts:
    """Return cells without the empty columns at their end."""
    filled = np.flatnonzero((cells != "").any(axis=0)) if cells.size else np.array([], dtype=np.int64)
    return cells[:, : filled[-1] + 1 if len(filled) else 0]


# Spreadsheets


@contextmanager
def _read_as_text() -> Iterator[None]:
    """Have GDAL read spreadsheets without headings and as text, in this thread alone, and put back what was set."""
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in _AS_TEXT}
    for key, value in _AS_TEXT.items():
        gdal.SetThreadLocalConfigOption(key, value)
    try:
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)


def _of_spreadsheet(path: str, name: str, stop: Callable[[], None]) -> Iterator[Grid]:
    with _read_as_text():
        try:
            data = gdal.OpenEx(path, gdal.OF_VECTOR)
        except RuntimeError:  # where somebody has switched GDAL's exceptions on
            data = None
        if data is None:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{name} cannot be opened as a spreadsheet. Open it in a spreadsheet program and save it again.",
                ),
                name=name,
            )
        for number in range(data.GetLayerCount()):
            stop()
            yield _of_sheet(data.GetLayer(number))


def _of_sheet(sheet: ogr.Layer) -> Grid:
    width = sheet.GetLayerDefn().GetFieldCount()
    numbers = range(width)
    rows = [[feature.GetFieldAsString(number) for number in numbers] for feature in sheet]
    cells = np.empty((len(rows), width), dtype=object)
    for row, texts in enumerate(rows):
        cells[row] = texts
    return Grid(sheet.GetName(), _cut(cells))


# Layers


def of_source(source: QgsFeatureSource, stop: Callable[[], None] = lambda: None) -> Grid:
    """Return fields as the cells of a sheet, their names first: for tables of the project and of databases."""
    fields = source.fields().names()
    rows = [fields]
    for feature in source.getFeatures(QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)):
        rows.append([_text(value) for value in feature.attributes()])
        if not len(rows) % 10000:
            stop()
    cells = np.empty((len(rows), len(fields)), dtype=object)
    for row, texts in enumerate(rows):
        cells[row] = texts
    return Grid(source.sourceName(), cells)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.15g}"
    return str(value) if isinstance(value, int) else ""
