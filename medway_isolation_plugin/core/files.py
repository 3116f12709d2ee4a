"""Text files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from . import placing
from .faults import InputError


def check_folder(path: Path, what: str) -> None:
    """Refuse, before any work is done, a file that could not be written for want of a folder or of the right to write.

    Raises
    ------
    InputError
        `what` names the thing ('report').
    """
    if not path.parent.is_dir():
        raise InputError(f"The folder {path.parent} for the {what} does not exist. Make it first, or choose another.")
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise InputError(f"The {what} cannot be written to {path}. Choose a file in a folder that you may write to.")


def write_text(path: Path, text: str, what: str) -> None:
    """Write `text` to `path`; an existing file is replaced only once the new one is whole.

    Raises
    ------
    InputError
        When it cannot be written; `what` names the thing ('weight profile').
    """
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        placing.replace(partial, path)
    except UnicodeEncodeError as error:
        partial.unlink(missing_ok=True)
        raise InputError(
            f"The {what} holds a character that no file can hold: {text[error.start]!r}. Take it out."
        ) from error
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise InputError(
            f"The {what} could not be written to {path}: {error.strerror}. Choose a folder that you may write to."
        ) from error
