"""Files as grids of cells: text files, spreadsheets through GDAL, archives, and layers of the project.

Nothing is decided here about what a file holds; `core.official` does that. Everything is read as text.
"""

from __future__ import annotations

import gzip
import math
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO
from uuid import uuid4

import numpy as np
from osgeo import gdal
from qgis.core import QgsFeatureRequest, QgsFeatureSource

from ..core.document.archive import is_outside
from ..core.faults import InputError, Stop
from ..core.official import Grid
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from .official_texts import TextFile, cells_of

SPREADSHEETS = frozenset((".xlsx", ".xls", ".ods"))
TEXTS = frozenset((".csv", ".txt", ".tsv", ".tab", ".asc"))
ARCHIVES = frozenset((".zip", ".gz"))
SHEET = "|"  # between a file and one of its sheets
_MOST_BYTES = 4 * 1024**3  # of a file in an archive, unpacked
_MOST_MEMBERS = 500
_TOO_LARGE = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{name} is larger than {gigabytes} GB when it is unpacked. Unpack it and choose the file that you need.",
)
_BLOCK = 8 * 1024**2
Progress = Callable[[float], None]
# As open options GDAL before 3.8 ignores these without a word. A sheet of text alone loses its headings without them.
_AS_TEXT = {f"OGR_{kind}_{what}": how for kind in ("XLSX", "ODS", "XLS")
            for what, how in (("HEADERS", "DISABLE"), ("FIELD_TYPES", "STRING"))}  # fmt: skip


def is_readable(path: str) -> bool:
    """Whether a path's ending is one of a text file, a spreadsheet or an archive."""
    return Path(path.split(SHEET, 1)[0]).suffix.lower() in SPREADSHEETS | TEXTS | ARCHIVES


def grids(path: str, stop: Stop = lambda: None, progress: Progress = lambda share: None) -> list[Grid]:
    """Return the cells of all sheets of a file, or of one of them ('file.xlsx|Sheet').

    Parameters
    ----------
    path : str
        A text file, a spreadsheet, or a ZIP or GZ with such files; with '|' and a sheet's name, that sheet alone.
    stop : callable, optional
        Called between pieces of work; raises where the user has cancelled.
    progress : callable, optional
        Called with the share of a long text that is read, from 0 to 1, while it is read.

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
    found = list(_of_file(file, stop, progress))
    if sheet:
        found = [grid for grid in found if grid.name.casefold() == sheet.removeprefix("layername=").casefold()]
        if not found:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{name} has no sheet '{sheet}'."), name=file.name, sheet=sheet
            )
    return found


def _of_file(file: Path, stop: Stop, progress: Progress) -> Iterator[Grid]:
    ending = file.suffix.lower()
    if ending == ".zip":
        yield from _of_archive(file, stop, progress)
    elif ending == ".gz":
        _check_packed(file, stop)
        yield TextFile(Path(file.stem).stem, file.name, partial(gzip.open, file, "rb"), stop, progress).grid()
    elif ending in SPREADSHEETS:
        yield from _of_spreadsheet(str(file), file.name, stop)
    else:
        yield TextFile(file.stem, file.name, partial(file.open, "rb"), stop, progress).grid()


def _check_packed(file: Path, stop: Stop) -> None:
    """Unpack a GZ once without keeping anything: only then its size is known, and that it is whole."""
    size = 0
    try:
        with gzip.open(file, "rb") as packed:
            while block := packed.read(_BLOCK):
                stop()
                size += len(block)
                if size > _MOST_BYTES:
                    raise InputError(_TOO_LARGE, name=file.name, gigabytes=f"{_MOST_BYTES / 1024**3:.2g}")
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is damaged and cannot be unpacked. Get it again."),
            name=file.name,
        ) from error


def _of_archive(file: Path, stop: Stop, progress: Progress) -> Iterator[Grid]:
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is damaged: it is no ZIP file. Get it again."), name=file.name
        ) from error
    with archive:
        members = _members(archive, file.name, _MOST_BYTES)
        for one in members:
            stop()
            yield from _of_member(file, one, stop, progress)


def _members(archive: zipfile.ZipFile, name: str, most: int) -> list[zipfile.ZipInfo]:
    """Return an archive's files, once none of them climbs out of it and all together are not too many or large."""
    members = [one for one in archive.infolist() if not one.is_dir()]
    if len(members) > _MOST_MEMBERS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} holds {n} files, more than {most}. Unpack it and choose the file that you need.",
            ),
            name=name,
            n=len(members),
            most=_MOST_MEMBERS,
        )
    if sum(one.file_size for one in members) > most:
        raise InputError(_TOO_LARGE, name=name, gigabytes=f"{most / 1024**3:.2g}")
    outside = [one.filename for one in members if is_outside(one.filename)]
    if outside:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name} holds a file outside of itself ({filename}) and is not read."),
            name=name,
            filename=outside[0],
        )
    return members


def only_text(packed: bytes, most: int) -> bytes:
    """Return the one text file in a ZIP that a service sent, unpacked in memory.

    Parameters
    ----------
    packed : bytes
    most : int
        Bytes; a larger one is refused.

    Raises
    ------
    InputError
        Where it is damaged, holds no or several text files, or files that climb out of it.
    """
    name = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "It"))
    try:
        with zipfile.ZipFile(BytesIO(packed)) as archive:
            texts = [
                one
                for one in _members(archive, name, most)
                if PurePosixPath(one.filename).suffix.lower() in TEXTS and "__MACOSX" not in one.filename
            ]
            if len(texts) != 1:
                raise InputError(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "It holds no table, or several. Download it and add the file.")
                )
            with archive.open(texts[0]) as stream:
                found = stream.read(most + 1)
    except (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "It is damaged.")) from error
    if len(found) > most:
        raise InputError(_TOO_LARGE, name=name, gigabytes=f"{most / 1024**3:.2g}")
    return found


def _of_member(file: Path, member: zipfile.ZipInfo, stop: Stop, progress: Progress) -> Iterator[Grid]:
    ending = PurePosixPath(member.filename).suffix.lower()
    if ending not in TEXTS | SPREADSHEETS or "__MACOSX" in member.filename:
        return
    name = PurePosixPath(member.filename)

    def opened() -> IO[bytes]:
        return zipfile.ZipFile(file).open(member)

    try:
        if ending in TEXTS:
            yield TextFile(name.stem, member.filename, opened, stop, progress).grid()
        else:
            # GDAL does not read a workbook, which is an archive itself, within an archive.
            with opened() as packed, _in_memory(ending) as path:
                gdal.FileFromMemBuffer(path, packed.read())
                yield from _of_spreadsheet(path, member.filename, stop)
    except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{member} in {name} is damaged or locked and cannot be unpacked. Get it again."
            ),
            member=member.filename,
            name=file.name,
        ) from error


# Spreadsheets


@contextmanager
def read_as_text() -> Iterator[None]:
    """Have GDAL read spreadsheets without headings and as text, in this thread alone, and put back what was set."""
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in _AS_TEXT}
    for key, value in _AS_TEXT.items():
        gdal.SetThreadLocalConfigOption(key, value)
    try:
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)


def _of_spreadsheet(path: str, name: str, stop: Stop) -> Iterator[Grid]:
    with read_as_text():
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
            yield _of_sheet(data, data.GetLayer(number).GetName())


def _of_sheet(data: gdal.Dataset, name: str) -> Grid:
    """Read a sheet by way of a text in memory, which GDAL writes many times faster than Python asks for the cells."""
    with _in_memory(".csv") as path:
        gdal.VectorTranslate(path, data, layers=[name], format="CSV", layerCreationOptions=["LINEFORMAT=LF"])
        handle = gdal.VSIFOpenL(path, "rb")
        raw = bytes(gdal.VSIFReadL(1, gdal.VSIStatL(path).size, handle))
        gdal.VSIFCloseL(handle)
    return Grid(name, cells_of(raw, ",")[1:])


@contextmanager
def _in_memory(ending: str) -> Iterator[str]:
    """Give the path of a file in GDAL's memory, which is gone afterwards."""
    path = f"/vsimem/official_{uuid4().hex}{ending}"
    try:
        yield path
    finally:
        gdal.Unlink(path)


# Layers


def of_source(source: QgsFeatureSource, stop: Stop = lambda: None) -> Grid:
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
