"""Folders for unfinished files beside their targets, which tell who made them; what a killed run left behind is cleared later."""

from __future__ import annotations

import json
import os
import platform
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from . import placing

_NAME = re.compile(r"\.[0-9a-f]{8}\.partial")
_MADE_BY = "made_by.json"
_BEFORE = ".before"
_DAY = 24 * 60 * 60  # seconds


class StagingFolder:
    """A folder of its own inside the folder that finished files go to.

    Its name is short, as Windows takes no path above 259 characters, and cannot be guessed. It is made as any folder is: those of
    `tempfile` belong to their owner alone, and so would files that are moved out of them on Windows.

    Parameters
    ----------
    beside : Path
        The folder that the files go to.

    Raises
    ------
    OSError
        When it cannot be written to.
    """

    def __init__(self, beside: Path) -> None:
        clear(beside)
        self.path = beside / f".{secrets.token_hex(4)}.partial"
        self.path.mkdir()
        self._holds_old_files = False
        made_by = {"process": os.getpid(), "machine": platform.node(), "time": time.time()}
        (self.path / _MADE_BY).write_text(json.dumps(made_by), encoding="utf-8")

    def files(self) -> list[Path]:
        """Return what was made in it; nothing where somebody has removed it."""
        found = self.path.iterdir() if self.path.is_dir() else ()
        return sorted(path for path in found if path.name not in (_MADE_BY, _BEFORE))

    def commit(self, names: Iterable[str], gone: Iterable[Path] = ()) -> list[Path]:
        """Move files of these names into place and return them; `gone` are files there that go with those that are replaced.

        Raises
        ------
        PlacingError
            When one cannot be moved: everything is put back as it was.
        """
        aside = self.path / _BEFORE
        try:
            placed = placing.place([(self.path / name, self.path.parent / name) for name in names], gone, aside)
        except placing.PlacingError as error:
            # What could not be moved out of it is not removed, whoever tidies up.
            self._holds_old_files = any(aside in now.parents for now in error.kept.values())
            if self._holds_old_files:
                (self.path / _MADE_BY).unlink(missing_ok=True)  # nor in a day's time
            self.discard()
            raise
        self.discard()
        return placed

    def discard(self) -> None:
        """Remove what is unfinished; the old files are untouched, also those that could be put nowhere else."""
        if not self._holds_old_files:
            shutil.rmtree(self.path, ignore_errors=True)


def clear(folder: Path) -> None:
    """Remove staging folders that were left in a folder: of processes of this machine that are gone, and a day old."""
    with suppress(OSError):  # a folder that may be written to, but not looked at
        for path in folder.iterdir():
            if _NAME.fullmatch(path.name) and _is_left(path):
                shutil.rmtree(path, ignore_errors=True)  # which follows no link


def _is_left(path: Path) -> bool:
    with suppress(OSError, ValueError, KeyError, TypeError):  # not ours, or gone by now
        made_by = json.loads((path / _MADE_BY).read_text(encoding="utf-8"))
        old = time.time() - made_by["time"] > _DAY
        return bool(old and made_by["machine"] == platform.node() and not _is_running(made_by["process"]))
    return False


def _is_running(process: int) -> bool:
    """Tell whether a process of this machine runs; of what is not known, it is taken to run."""
    if sys.platform == "win32":  # os.kill would end it there
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return bool(ctypes.get_last_error() != 87)  # ERROR_INVALID_PARAMETER: there is none of this number
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
