"""File outputs that appear whole or not at all: written in a folder beside the target, moved into place at the end."""

from __future__ import annotations

import os
import sqlite3
import struct
import zipfile
from pathlib import Path

from osgeo import gdal

from ..core import open_elsewhere, placing
from ..core.faults import InputError, listed
from ..core.files import advice, check_target, obstacle
from ..core.staging_folder import StagingFolder
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases

# What belongs to a layer of the same stem; left over from an earlier output it would describe the wrong data.
_SIDECARS = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qmd", ".qpj", ".idm", ".ind", ".shp.xml")
}
_FOLDERS = (".gdb",)  # formats that are folders of files
# What GDAL cannot read again as it wrote it: tables of SpatiaLite without shapes, statements, long spreadsheets.
_SILENT_TABLES = (".sqlite",)
_NOT_COUNTED = (".sql", ".ods", ".xlsx")
_SHAPES_ONLY = (".fgb", ".gxt")  # formats that take no row without a shape
_TABLES_OR_SHAPES = (".tab",)  # that take such rows in a table alone


class StagedFile:
    """A target file and the folder beside it that holds the unfinished output."""

    def __init__(self, target: Path) -> None:
        self.target = target
        _check_writable(target)
        try:
            self._staging = StagingFolder(target.parent)
        except OSError as error:
            said = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The output {target} cannot be written: {reason}."),
                target=target,
                reason=error.strerror,
            )
            raise InputError(Phrases([said, advice(error)])) from error
        self.partial = self._staging.path / target.name

    def check_whole(self, rows: int, shapes: bool, table: str = "", shapeless: int = 0) -> None:
        """Look whether all rows are in the unfinished file: formats drop some and say nothing, as most do on a full disk.

        Parameters
        ----------
        rows, shapeless : int
            How many were written, and how many of them have no shape.
        shapes : bool
            Whether it is a layer, no mere table.
        table : str
            The name of one of several tables in it.

        Raises
        ------
        InputError
            When the file cannot be read again, or rows are missing.
        """
        produced = self._staging.files()
        if any(path.is_dir() for path in produced):
            raise InputError(_folder_format(self.target))
        # Without shapes, a Shapefile is a table only.
        path = next((path for path in (self.partial, self.partial.with_suffix(".dbf")) if path.exists()), None)
        if path is None:
            name = produced[0].name if produced else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no file"))
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "For the output {target} QGIS writes {name}. Give the output a name that ends so.",
                ),
                target=self.target,
                name=name,
            )
        suffix = self.target.suffix.lower()
        if not rows or (suffix in _SILENT_TABLES and not shapes):
            return
        found = -1
        try:
            found = rows if suffix in _NOT_COUNTED else _rows(path, table)
            whole = found >= rows and not any(_is_cut(each) for each in produced)
        except (RuntimeError, zipfile.BadZipFile):  # GDAL may be told to raise its errors
            whole = False
        if whole:
            return
        if shapeless and found == rows - shapeless:
            raise InputError(no_shapes(self.target.suffix, shapeless))
        raise InputError(
            Phrases(
                [
                    Phrase(
                        QT_TRANSLATE_NOOP(
                            "MedwayIsolation",
                            "The output {target} could not be written whole: the file holds {found} of {rows} rows.",
                        ),
                        target=self.target,
                        found=f"{max(found, 0):,}",
                        rows=f"{rows:,}",
                    ),
                    obstacle(self._staging.path)
                    or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose another folder or format.")),
                ]
            )
        )

    def cut_short(self) -> Phrase:
        """Return the message on an output that an algorithm of QGIS's own did not finish, before what it says."""
        said = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The output {target} could not be written whole."), target=self.target
        )
        other = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose another folder."))
        return Phrases([said, obstacle(self._staging.path) or other])

    def refused(self, said: str) -> Phrase:
        """Return the message on an output that QGIS refuses to write, with what it says."""
        why = obstacle(self._staging.path)
        if why:
            cannot = QT_TRANSLATE_NOOP("MedwayIsolation", "The output {target} cannot be written.")
            return Phrases([Phrase(cannot, target=self.target), why])
        reason = said.replace(str(self.partial), self.target.name).strip().rstrip(".")
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The output {target} cannot be written as a {suffix} file ({reason}). "
                "Choose another format, such as GeoPackage (.gpkg).",
            ),
            target=self.target,
            suffix=self.target.suffix,
            reason=reason,
        )

    def commit(self) -> None:
        """Move the finished files into place; where one cannot be moved, everything is put back as it was."""
        target = self.target
        new = [path.name for path in self._staging.files()]
        leftovers = (target.with_suffix(end) for end in _SIDECARS.get(target.suffix.lower(), ()))
        try:
            self._staging.commit(new, sorted(path for path in leftovers if path.name not in new and path.exists()))
        except placing.PlacingError as error:
            said = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The output {target} could not be put in its place: {reason}."),
                target=target,
                reason=error.strerror,
            )
            raise InputError(Phrases([Phrases([said, advice(error)]), error.told()], "")) from error

    def discard(self) -> None:
        """Remove what is unfinished; the old output is untouched."""
        self._staging.discard()


def no_shapes(suffix: str, many: int) -> Phrase:
    """Return the message on rows without shapes that a format does not take."""
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} rows have no shape, and a {suffix} file takes none of these. "
            "Choose another format, such as GeoPackage (.gpkg).",
        ),
        one="{n} row has no shape, and a {suffix} file takes none of these. "
        "Choose another format, such as GeoPackage (.gpkg).",
        n=many,
        suffix=suffix,
    )


def takes_no(suffix: str, shapeless: int, rows: int) -> bool:
    """Tell whether a format is known to refuse rows of which some have no shape."""
    in_layer = 0 < shapeless < rows
    return bool(suffix in _SHAPES_ONLY and shapeless) or (suffix in _TABLES_OR_SHAPES and in_layer)


def _folder_format(target: Path) -> Phrase:
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The output {target} would be a folder of files, which cannot appear whole or not at all. "
            "Choose another format, such as GeoPackage (.gpkg).",
        ),
        target=target,
    )


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
    if target.suffix.lower() in _FOLDERS:
        raise InputError(_folder_format(target))
    check_target(target, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "output")))
    if not target.parent.is_dir():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The folder {folder} for the output does not exist. Make it first, or choose another.",
            ),
            folder=target.parent,
        )
    if target.exists() and os.access(target.parent, os.W_OK) and not os.access(target, os.W_OK):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The output {target} is write-protected. Choose another name, or lift the protection.",
            ),
            target=target,
        )
    open_elsewhere.check(target)
    if target.suffix.lower() == ".gpkg" and target.exists():
        _check_unlocked(target)


def check_no_other_tables(target: Path) -> None:
    """Refuse to write a file over a GeoPackage that holds more than the table of that name, which would be lost with it."""
    if target.suffix.lower() != ".gpkg" or not target.is_file():
        return
    others = sorted(name for name in _tables(target) if name.lower() != target.stem.lower())
    if others:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The GeoPackage {target} holds other tables, which would be lost: {names}. Choose another "
                "file, or a table of its own inside it (Save to GeoPackage… beside the output).",
            ),
            target=target,
            names=listed(others),
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
            project = QT_TRANSLATE_NOOP("MedwayIsolation", "project {name}")
            found += [Phrase(project, name=row[0]) for row in connection.execute("SELECT name FROM qgis_projects")]
        return [name for name in found if name != "layer_styles"]
    except sqlite3.Error:  # no GeoPackage, or one that cannot be read: nobody's tables are lost
        return []
    finally:
        connection.close()


def _check_unlocked(target: Path) -> None:
    in_use = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The output {target} is in use. Close it where it is open (in QGIS: remove its layers), or choose another name.",
        ),
        target=target,
    )
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
