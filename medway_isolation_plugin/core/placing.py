"""Finished files that are moved into place together or not at all; what was there before is never lost."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

# A virus scanner or an indexer holds a file that has just been written for a moment: about a second in all.
PAUSES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4)
_HELD = frozenset({errno.EACCES, errno.EBUSY, errno.EPERM, errno.ETXTBSY})


class PlacingError(OSError):
    """Files could not be moved into place.

    Attributes
    ----------
    at : Path
        The file that could not be moved or replaced.
    kept : mapping of Path to Path
        Old files that could not be put back either, and where each of them is now.
    """

    def __init__(self, cause: OSError, at: Path, kept: Mapping[Path, Path]) -> None:
        super().__init__(cause.errno, cause.strerror or str(cause))
        self.at = at
        self.kept = dict(kept)

    def told(self) -> str:
        """Say where old files are that could not be put back; empty where all are as they were."""
        if not self.kept:
            return ""
        is_now = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is now {path}")
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                " The file that was there before could not be put back and is kept: {files}. Rename it when nothing holds it.",
            ),
            files=Phrases([Phrase(is_now, name=path.name, path=now) for path, now in self.kept.items()], ", "),
        )


def wait(seconds: float) -> None:
    """Wait before another try; tests put something else in its place."""
    time.sleep(seconds)


def replace(source: Path, target: Path) -> None:
    """Move a file over another one, with some patience where something holds one of them for a moment.

    Raises
    ------
    OSError
        When it is still held after about a second, or for any other reason at once.
    """
    for pause in (*PAUSES, None):
        try:
            os.replace(source, target)
            return
        except OSError as error:
            if pause is None or error.errno not in _HELD:
                raise
            wait(pause)


def place(produced: Sequence[tuple[Path, Path]], gone: Iterable[Path], aside: Path) -> list[Path]:
    """Move files into place, each in one step: whoever is stopped in between leaves every file that was there, old or new.

    Parameters
    ----------
    produced : sequence of (Path, Path)
        Where each finished file is, and where it goes. The permissions of one that it replaces are kept.
    gone : iterable of Path
        Other files that are there now and go.
    aside : Path
        A folder for what is replaced until all is in place, made where it is needed: not for one file alone.

    Returns
    -------
    list of Path
        What is in place now.

    Raises
    ------
    PlacingError
        Everything is put back as it was, each file on its own; what cannot be put back is kept beside its place.
    """
    moved: list[Path] = []
    placed: list[Path] = []
    gone = list(gone)
    at = aside
    try:
        for at in (*gone, *(path for each in produced for path in each)):
            _check_is_file(at)
        if len(produced) + len(gone) > 1:
            aside.mkdir(exist_ok=True)
            for at in (*gone, *(target for _, target in produced if target.exists())):
                _keep(at, aside / at.name)
                moved.append(at)
        for at in gone:
            at.unlink()
        for source, at in produced:
            with suppress(OSError):  # nothing to keep, or a disk that knows no permissions
                shutil.copymode(at, source)
            replace(source, at)
            placed.append(at)
    except OSError as error:
        raise PlacingError(error, at, _put_back(moved, placed, aside)) from error
    return placed


def _keep(path: Path, copy: Path) -> None:
    """Have a file under a second name, without writing it again where the disk can."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copy2(path, copy)


def _check_is_file(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(
            errno.EISDIR, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is a folder"), name=path.name)
        )


def _put_back(moved: Sequence[Path], placed: Sequence[Path], aside: Path) -> dict[Path, Path]:
    for path in placed:
        if path not in moved:
            try:
                path.unlink()
            except OSError:
                continue  # a new file that is held can stay: it takes nobody's place
    kept = {}
    for path in moved:
        if path not in placed and path.exists():
            continue  # never touched
        try:
            replace(aside / path.name, path)
        except OSError:
            kept[path] = _rescued(aside / path.name, path)
    return kept


def _rescued(now: Path, path: Path) -> Path:
    """Move an old file out of the folder that is going to be removed, under a name beside its own."""
    number, target = 1, path.with_name(f"{path.stem}.before{path.suffix}")
    while target.exists():
        number += 1
        target = path.with_name(f"{path.stem}.before{number}{path.suffix}")
    try:
        replace(now, target)
    except OSError:
        return now
    return target
