"""File outputs that appear whole or not at all: written in a folder beside the target, moved into place at the end."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorFileWriter,
)

from ..core.faults import InputError

# What belongs to a layer of the same stem; left over from an earlier output it would describe the wrong data.
_SIDECARS = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qmd", ".qpj", ".idm", ".ind", ".shp.xml")
}


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

    def commit(self) -> None:
        """Move the finished files into place."""
        produced = sorted(self._folder.iterdir())
        try:
            for suffix in _SIDECARS.get(self.target.suffix.lower(), ()):
                self.target.with_suffix(suffix).unlink(missing_ok=True)
            for path in produced:
                os.replace(path, self.target.parent / path.name)
        except OSError as error:
            raise InputError(
                f"The output {self.target} is in use or locked: {error.strerror}. Close it where it is open, or choose another name."
            ) from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove what is unfinished; the old output is untouched."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _check_writable(target: Path) -> None:
    if not target.parent.is_dir():
        raise InputError(f"The folder {target.parent} for the output does not exist. Make it first, or choose another.")
    if target.is_dir():
        raise InputError(f"The output {target} is a folder. Give a file name.")
    if target.exists() and not os.access(target, os.W_OK):
        raise InputError(f"The output {target} is write-protected. Choose another name, or lift the protection.")
    if target.suffix.lower() == ".gpkg" and target.exists():
        _check_unlocked(target)


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


def stage(value: Any, context: QgsProcessingContext) -> tuple[StagedFile | None, Any]:
    """Turn a destination parameter into one that writes beside the target.

    Returns the staged file and the parameter value to use instead; None and the value itself where the destination
    is no plain file (temporary layers, tables in a database, appending to a layer).
    """
    definition = value if isinstance(value, QgsProcessingOutputLayerDefinition) else None
    if definition is not None and definition.useRemapping():
        return None, value
    if definition is not None:
        text = definition.sink.valueAsString(context.expressionContext(), "")[0]
    else:
        text = (
            value.valueAsString(context.expressionContext(), "")[0]
            if isinstance(value, QgsProperty)
            else str(value or "")
        )
    target = _plain_file(text)
    if target is None:
        return None, value
    staged = StagedFile(target)
    if definition is None:
        return staged, str(staged.partial)
    changed = QgsProcessingOutputLayerDefinition(str(staged.partial), definition.destinationProject)
    changed.createOptions = definition.createOptions
    changed.destinationName = definition.destinationName
    return staged, changed


def _plain_file(text: str) -> Path | None:
    if not text or text in (QgsProcessing.TEMPORARY_OUTPUT, "memory:"):
        return None
    suffix = Path(text).suffix.lower().lstrip(".")
    if suffix not in {extension.lower() for extension in QgsVectorFileWriter.supportedFormatExtensions()}:
        return None
    # 'ogr:dbname=...' and 'postgis:...' name tables; a drive letter is one character.
    if len(text.split(":", 1)[0]) > 1 and ":" in text:
        return None
    return Path(text).absolute()
