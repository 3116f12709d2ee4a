"""Several files that appear together or not at all, and never over others without consent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..core import open_elsewhere, placing
from ..core.faults import InputError, listed
from ..core.files import advice, check_target
from ..core.staging_folder import StagingFolder
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases


class FileSet:
    """Files made in a folder of their own inside the target folder, and moved into place at the end.

    Parameters
    ----------
    folder : Path
        Where the files go; made if only its last part is missing.
    names : sequence of str
        Every file name, known before anything is drawn.
    overwrite : bool
        Whether files of these names may be replaced.

    Raises
    ------
    InputError
        When a file is there already, or the folder cannot be written.
    """

    def __init__(self, folder: Path, names: Sequence[str], overwrite: bool) -> None:
        self.folder = folder
        self.names: list[str] = []
        self.also(names, overwrite)
        self._made = not folder.exists()
        if self._made and not folder.parent.is_dir():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The folder {folder} does not exist, nor does the one above it. Choose another folder.",
                ),
                folder=folder,
            )
        try:
            if self._made:
                folder.mkdir()
            self._staging = StagingFolder(folder)
        except OSError as error:
            said = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The folder {folder} cannot be written: {reason}."),
                folder=folder,
                reason=error.strerror,
            )
            raise InputError(Phrases([said, advice(error)])) from error

    def also(self, names: Sequence[str], overwrite: bool) -> None:
        """Add files whose names were not known at first; raises InputError as the beginning does."""
        all_names = [*self.names, *names]
        twice = sorted({name for name in all_names if [other.lower() for other in all_names].count(name.lower()) > 1})
        if twice:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Two pages would have the same file name: {names}. Rename the wards or fields."
                ),
                names=listed(twice),
            )
        for name in names:
            if not (self.folder / name).is_dir():  # told of below, all at once
                check_target(self.folder / name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "page")))
        if self.folder.exists() and not self.folder.is_dir():
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{folder} is a file. Choose a folder."), folder=self.folder
            )
        there = [name for name in names if (self.folder / name).exists()]
        folders = [name for name in there if (self.folder / name).is_dir()]
        if folders:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "In {folder} there are folders of these names: {names}. Choose another folder."
                ),
                folder=self.folder,
                names=listed(folders),
            )
        if there and not overwrite:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "In {folder} there are already files of these names: {names}. Choose another folder or "
                    "beginning of the names, or allow to overwrite them.",
                ),
                folder=self.folder,
                names=listed(there),
            )
        for name in there:
            open_elsewhere.check(self.folder / name)
        self.names = all_names

    def partial(self, name: str) -> Path:
        """Return where a file is made until all are done."""
        return self._staging.path / name

    def commit(self) -> list[Path]:
        """Move all files into place and return them; where one cannot be moved, everything is put back as it was."""
        try:
            return self._staging.commit(self.names)
        except placing.PlacingError as error:
            said = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The file {name} could not be put into {folder}: {reason}."),
                name=error.at.name,
                folder=self.folder,
                reason=error.strerror,
            )
            none = QT_TRANSLATE_NOOP("MedwayIsolation", "None of the files was replaced.")
            whole = "" if error.kept else Phrase(none)
            raise InputError(Phrases([Phrases([said, advice(error), whole]), error.told()], "")) from error

    def discard(self) -> None:
        """Remove what is unfinished, and the folder if it was made for it; old files are untouched."""
        self._staging.discard()
        if self._made and self.folder.is_dir() and not any(self.folder.iterdir()):
            self.folder.rmdir()
