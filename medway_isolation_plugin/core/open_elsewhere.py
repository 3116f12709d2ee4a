"""Files that another program has open: told before any work is done, not when the finished file cannot take their place."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

from .faults import InputError
from .words import QT_TRANSLATE_NOOP, Phrase

_DATABASES = (".gpkg", ".sqlite", ".db")  # whoever closes one in this process takes SQLite's own locks off it
_SHORT, _LONG = 6, 8  # letters of a name that Word keeps whole, and of one of which it drops the first two


def lock_files(path: Path) -> tuple[Path, ...]:
    """Return the files that word processors lay beside one that they have open: LibreOffice's, and those of Word and Excel."""
    dropped = 0 if len(path.stem) <= _SHORT else 2 if len(path.stem) >= _LONG else 1
    names = (f".~lock.{path.name}#", f"~${path.name[dropped:]}")
    return tuple(path.with_name(name) for name in names)


def lock_file(path: Path) -> Path | None:
    """Return the lock file that lies beside a file, None where there is none."""
    with suppress(OSError):  # a name that is too long, a folder that may not be looked at
        return next((one for one in lock_files(path) if one.exists()), None)
    return None


def check(path: Path) -> None:
    """Refuse a file that is to be replaced where another program has it open.

    Raises
    ------
    InputError
        Naming the file, and the lock file where that is what says so.
    """
    if not path.is_file():
        return
    lock = lock_file(path)
    if lock is not None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{path} is open in a word processor or spreadsheet: its lock file {lock} lies beside it. Save and close it there, or "
                "choose another name. If nothing has it open, that program was broken off: delete the lock file.",
            ),
            path=path,
            lock=lock.name,
        )
    if path.suffix.lower() not in _DATABASES and _is_held(path):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{path} is open in another program, which has locked it. Close it there, or choose another name.",
            ),
            path=path,
        )


def _is_held(path: Path) -> bool:
    """Tell whether another program has locked a file: Windows does not open it then, other systems say so when they are asked."""
    try:
        import fcntl
    except ImportError:
        return _refuses_writing(path)
    with suppress(OSError), path.open("r+b") as file:  # whether it may be written to at all is asked elsewhere
        for ask in (fcntl.lockf, fcntl.flock):
            try:
                ask(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno in (errno.EACCES, errno.EAGAIN):
                    return True
                continue  # a disk that knows no locks
            ask(file, fcntl.LOCK_UN)
    return False


def _refuses_writing(path: Path) -> bool:
    try:
        path.open("r+b").close()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def unsaved(path: Path) -> str:
    """Return the warning on a document that is read while a word processor has it open, '' where none has."""
    if lock_file(path) is None:
        return ""
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{name} is open in a word processor: what is not saved there is not carried over. Save it, and make the chapter again.",
        ),
        name=path.name,
    )
