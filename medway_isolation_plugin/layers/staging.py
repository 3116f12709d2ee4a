"""File outputs that appear whole or not at all: written in a folder beside the target, moved into place at the end."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import tempfile
import zipfile
from pathlib import Path

from osgeo import gdal

from ..core import placing
from ..core.faults import InputError, listed

# What belongs to a layer of the same stem; left over from an earlier output it would describe the wrong data.
_SIDECARS = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qmd", ".qpj", ".idm", ".ind", ".shp.xml")
}
# Formats whose rows are counted in the finished file. GDAL does not read every long spreadsheet that it has written.
_COUNTED = (".csv", ".gpkg", ".shp", ".dbf", ".geojson", ".gml", ".sqlite", ".tab")
_SILENT_TABLES = (".sqlite",)  # without shapes, GDAL does not find them again


class StagedFile:
    """A target file and the folder beside it that holds the unfinished output."""

    def __init__(self, target: Path) -> None:
        self.target = target
        _check_writable(target)
        try:
            self._folder = Path(tempfile.mkdtemp(prefix=f".{target.stem}-", suffix=".partial", dir=target.parent))
        except OSError as error:
            raise InputError(
                f"The output {target} cannot be written: {error.strerror}. Choose a folder that you may write to."
            ) from error
        self.partial = self._folder / target.name

    def check_whole(self, rows: int, shapes: bool, table: str = "") -> None:
        """Look whether all rows are in the unfinished file: on a full disk most formats say nothing when it is closed.

        `table` names one of several tables in it.

        Raises
        ------
        InputError
            When the file cannot be read again, or rows are missing.
        """
        suffix = self.target.suffix.lower()
        if not rows or (suffix in _SILENT_TABLES and not shapes):
            return
        # Without shapes, a Shapefile is a table only.
        path = self.partial if self.partial.exists() else self.partial.with_suffix(".dbf")
        try:
            whole = suffix not in _COUNTED or _rows(path, table) >= rows
            whole = whole and not any(_is_cut(each) for each in self._folder.iterdir())
        except (RuntimeError, zipfile.BadZipFile):  # GDAL may be told to raise its errors
            whole = False
        if not whole:
            raise InputError(
                f"The output {self.target} could not be written whole. Check the disk's free space, or choose another folder."
            )

    def commit(self) -> None:
        """Move the finished files into place; where one cannot be moved, everything is put back as it was."""
        target = self.target
        produced = sorted(self._folder.iterdir())
        leftovers = (target.with_suffix(end) for end in _SIDECARS.get(target.suffix.lower(), ()))
        old = {path for path in (*leftovers, *(target.parent / new.name for new in produced)) if path.exists()}
        aside = self._folder / "before"
        try:
            placing.place([(path, target.parent / path.name) for path in produced], sorted(old), aside)
        except placing.PlacingError as error:
            if not (aside.is_dir() and any(aside.iterdir())):  # what could not even be moved out of it is not removed
                self.discard()
            raise InputError(
                f"The output {target} is in use or locked: {error.strerror}. Close it where it is open, or choose another name."
                f"{error.told()}"
            ) from error
        self.discard()

    def discard(self) -> None:
        """Remove what is unfinished; the old output is untouched."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _rows(path: Path, table: str) -> int:
    """Return how many rows a file, or one table in it, holds; -1 where it cannot be read. Headings may count as a row."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layer = None if dataset is None else dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
    return -1 if layer is None else int(layer.GetFeatureCount())


def _is_cut(path: Path) -> bool:
    """Tell whether a part of a file is lost, for formats whose rows are counted all the same, or that GDAL reads in part."""
    suffix, size = path.suffix.lower(), path.stat().st_size
    if suffix in (".xlsx", ".ods"):
        with zipfile.ZipFile(path) as packed:
            return packed.testzip() is not None
    if suffix == ".fgb":
        # How many rows there should be stands at the beginning.
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
        return dataset is None or bool(sum(1 for _ in dataset.GetLayer(0)) < dataset.GetLayer(0).GetFeatureCount())
    with path.open("rb") as file:
        head = file.read(32)
        if suffix == ".csv" and size:
            file.seek(size - 1)
            return file.read() != b"\n"
    if suffix == ".dbf":
        rows, before, each = struct.unpack("<4xIHH20x", head) if len(head) == 32 else (1, size, 1)
        return bool(size < before + rows * each)
    if suffix in (".shp", ".shx"):
        return len(head) < 32 or size < 2 * struct.unpack(">24xI4x", head)[0]
    return False


def _check_writable(target: Path) -> None:
    if not target.parent.is_dir():
        raise InputError(f"The folder {target.parent} for the output does not exist. Make it first, or choose another.")
    if target.is_dir():
        raise InputError(f"The output {target} is a folder. Give a file name.")
    if target.exists() and not os.access(target, os.W_OK):
        raise InputError(f"The output {target} is write-protected. Choose another name, or lift the protection.")
    if target.suffix.lower() == ".gpkg" and target.exists():
        _check_unlocked(target)


def check_no_other_tables(target: Path) -> None:
    """Refuse to write a file over a GeoPackage that holds more than the table of that name, which would be lost with it."""
    if target.suffix.lower() != ".gpkg" or not target.is_file():
        return
    others = sorted(name for name in _tables(target) if name.lower() != target.stem.lower())
    if others:
        raise InputError(
            f"The GeoPackage {target} holds other tables, which would be lost: {listed(others)}. Choose another file, or a table of "
            "its own inside it (Save to GeoPackage… beside the output)."
        )


def _tables(path: Path) -> list[str]:
    """Return the tables and rasters that a GeoPackage lists, and its projects; what belongs to them is not among them."""
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)
    except sqlite3.Error:
        return []
    try:
        found = [str(row[0]) for row in connection.execute("SELECT table_name FROM gpkg_contents")]
        projects = connection.execute("SELECT name FROM sqlite_master WHERE name = 'qgis_projects'").fetchone()
        if projects and "qgis_projects" not in found:
            found += [f"project {row[0]}" for row in connection.execute("SELECT name FROM qgis_projects")]
        return [name for name in found if name != "layer_styles"]
    except sqlite3.Error:  # no GeoPackage, or one that cannot be read: nobody's tables are lost
        return []
    finally:
        connection.close()


def _check_unlocked(target: Path) -> None:
    in_use = f"The output {target} is in use. Close it where it is open (in QGIS: remove its layers), or choose another name."
    # Beside a write-ahead log of the old file, the new file would be read wrongly.
    wal = target.with_name(target.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise InputError(in_use)
    try:
        connection = sqlite3.connect(target, timeout=0)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise InputError(in_use) from error
        # Not a database: whatever it is, it gets replaced as the user asked.
