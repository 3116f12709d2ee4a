"""Names that files may have, and text files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from . import open_elsewhere
from .faults import InputError
from .staging_folder import StagingFolder
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

WINDOWS = os.name == "nt"
LONGEST_NAME = 230  # bytes: systems take 255, and what GDAL puts beside a file adds to its name
_LONGEST_PATH = 259  # characters, on Windows
_STAGED = len("/.01234567.partial/.before")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
_NOT_ON_WINDOWS = '<>:"?*'
_PROBE = 2**20  # bytes
_ADVICE = {
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG): QT_TRANSLATE_NOOP(
        "MedwayIsolation", "The disk is full: make free space on it, or choose another one."
    ),
    (errno.EROFS,): QT_TRANSLATE_NOOP(
        "MedwayIsolation", "The disk can only be read: choose a folder that you may write to."
    ),
    (errno.EACCES, errno.EPERM): QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Close it where it is open, or choose a folder that you may write to."
    ),
    (errno.EBUSY, errno.ETXTBSY): QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Close it where it is open, or choose another name."
    ),
    (errno.ENAMETOOLONG,): QT_TRANSLATE_NOOP("MedwayIsolation", "Choose a shorter name, or a folder further up."),
    (errno.ENOENT, errno.ENOTDIR): QT_TRANSLATE_NOOP(
        "MedwayIsolation", "The folder is gone, or takes no files: choose a folder that you may write to."
    ),
    (errno.EISDIR,): QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Remove or rename the folder of that name, or choose another name."
    ),
}


def is_reserved(name: str) -> bool:
    """Tell whether Windows keeps a file name for a device, whatever its suffix: 'aux.pdf'."""
    return name.split(".", maxsplit=1)[0].rstrip(" ").lower() in _RESERVED


def check_target(path: Path, what: str) -> None:
    """Refuse a file that no program could write, or that QGIS could not read again, for its name.

    Raises
    ------
    InputError
        `what` names the thing ('report').
    """
    wrong = _wrong_with(str(path))
    if wrong:
        shown = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in str(path))
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The {thing} cannot be written to {path}: {fault}"),
            thing=Phrase(what),
            path=shown,
            fault=wrong,
        )
    if path.is_dir():
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The {thing} {path} is a folder. Give a file name."),
            thing=Phrase(what),
            path=path,
        )


def _wrong_with(text: str) -> str:
    """Return what is wrong with a path, empty where nothing is."""
    name = Path(text).name
    if any(ord(letter) < 32 for letter in text):
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "the name holds a character that cannot be seen. Type the name again.")
        )
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the name holds half of a character. Type the name again."))
    if "|" in text:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "the name holds '|', after which QGIS looks for the name of a table. Leave it out."
            )
        )
    if len(name.encode()) > LONGEST_NAME:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "the file name has {length} characters. Choose one that is shorter than {most}."
            ),
            length=len(name),
            most=LONGEST_NAME,
        )
    if not WINDOWS:
        return ""
    if is_reserved(name):
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Windows keeps the name {name} for a device. Choose another name."),
            name=Path(name).stem,
        )
    if any(letter in name for letter in _NOT_ON_WINDOWS) or name.endswith((" ", ".")):
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Windows takes none of {signs} in a file name, and no space or full stop at its end. Choose another name.",
            ),
            signs=_NOT_ON_WINDOWS,
        )
    if len(text) + _STAGED > _LONGEST_PATH:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "the path has {length} characters, and Windows takes {most}. Choose a shorter name, or a folder further up.",
            ),
            length=len(text),
            most=_LONGEST_PATH - _STAGED,
        )
    return ""


def advice(error: OSError) -> str:
    """Say what a person can do about what keeps a file from being written."""
    other = QT_TRANSLATE_NOOP("MedwayIsolation", "Choose a folder that you may write to.")
    return Phrase(next((said for numbers, said in _ADVICE.items() if error.errno in numbers), other))


def obstacle(folder: Path) -> str:
    """Say what keeps files from being written in a folder, and what to do; empty where nothing does.

    Other programs, which write most files, do not say why they failed: a small file of our own does.
    """
    probe = folder / f".{secrets.token_hex(4)}.probe"
    try:
        try:
            probe.write_bytes(bytes(_PROBE))
        finally:
            probe.unlink(missing_ok=True)
    except OSError as error:
        return advice(error)
    return ""


def check_folder(path: Path, what: str) -> None:
    """Refuse, before any work is done, a file that could not be written: its name, its folder, the right to write.

    Raises
    ------
    InputError
        `what` names the thing ('report').
    """
    check_target(path, what)
    if not path.parent.is_dir():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The folder {folder} for the {thing} does not exist. Make it first, or choose another.",
            ),
            folder=path.parent,
            thing=Phrase(what),
        )
    if path.exists() and os.access(path.parent, os.W_OK) and not os.access(path, os.W_OK):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The {thing} {path} is write-protected. Choose another name, or lift the protection.",
            ),
            thing=Phrase(what),
            path=path,
        )
    open_elsewhere.check(path)
    if not os.access(path.parent, os.W_OK):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The {thing} cannot be written to {path}. Choose a file in a folder that you may write to.",
            ),
            thing=Phrase(what),
            path=path,
        )


def write_text(path: Path, text: str, what: str) -> None:
    """Write `text` to `path`, as `write_bytes` does."""
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The {thing} holds a character that no file can hold: {character}. Take it out."
            ),
            thing=Phrase(what),
            character=repr(text[error.start]),
        ) from error
    write_bytes(path, content, what)


def write_bytes(path: Path, content: bytes, what: str) -> None:
    """Write `content` to `path`; an existing file is replaced only once the new one is whole, a link by a file.

    Raises
    ------
    InputError
        When it cannot be written; `what` names the thing ('weight profile').
    """
    check_target(path, what)
    try:
        staging = StagingFolder(path.parent)
        try:
            (staging.path / path.name).write_bytes(content)
            staging.commit([path.name])
        finally:
            staging.discard()
    except OSError as error:
        said = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The {thing} could not be written to {path}: {cause}."),
            thing=Phrase(what),
            path=path,
            cause=error.strerror,
        )
        raise InputError(Phrases([said, advice(error)])) from error
