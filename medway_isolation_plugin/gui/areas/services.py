"""The catalogue of services that the panel works with: one that the user has chosen, else the one in the profile, else the plugin's."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ...core.catalogue.document import read_catalogue
from ...core.catalogue.model import Catalogue
from ...processing.catalogue_algorithm import catalogue_file
from ..shared import settings


def chosen() -> str:
    """Return the path of the user's catalogue, empty where it is the plugin's own."""
    return settings.CATALOGUE.read()


def choose(path: str) -> None:
    """Work with another catalogue from now on, or with the plugin's own where none is named.

    Raises
    ------
    InputError
        Where it cannot be read; the one before is kept.
    """
    if path:
        read_catalogue(Path(path))
    settings.CATALOGUE.write(path)


def catalogue() -> Catalogue:
    """Return the catalogue, read again where its file has changed.

    Raises
    ------
    InputError
        Where it cannot be read.
    """
    path = Path(chosen() or catalogue_file())
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0  # which the reader says in words
    return _read(path, changed)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Catalogue:
    return read_catalogue(path)
