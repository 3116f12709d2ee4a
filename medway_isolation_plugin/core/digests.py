"""Fingerprints of files: equal where their contents are, whatever programs that only opened them left in their headers."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import tempfile
from pathlib import Path

from .faults import InputError
from .words import QT_TRANSLATE_NOOP

_BLOCK = 2**20
# What QGIS and SQLite write into the header of a GeoPackage that is only opened: how its journal is kept, how often it was
# written, and by which version.
_BOOKKEEPING = ((18, 20), (24, 28), (92, 100))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file; of a GeoPackage without what changes in its header when it is only opened.

    What a program that has a GeoPackage open wrote beside it, and not yet into it, counts as if it were in it.
    """
    beside = path.with_name(f"{path.name}-wal")
    if not (beside.is_file() and beside.stat().st_size):
        return _bytes_of(path)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / path.name
        try:
            with contextlib.closing(sqlite3.connect(path)) as old, contextlib.closing(sqlite3.connect(whole)) as new:
                old.backup(new)
        except sqlite3.Error:  # no database after all, or one that is locked
            return _bytes_of(path)
        return _bytes_of(whole)


def _bytes_of(path: Path) -> str:
    made = hashlib.sha256()
    try:
        with path.open("rb") as file:
            first = bytearray(file.read(_BLOCK))
            if first.startswith(b"SQLite format 3\0"):
                for begin, end in _BOOKKEEPING:
                    first[begin:end] = bytes(end - begin)
            made.update(first)
            while block := file.read(_BLOCK):
                made.update(block)
    except OSError as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The file {name} cannot be read: {cause}."),
            name=path.name,
            cause=error.strerror,
        ) from error
    return made.hexdigest()
