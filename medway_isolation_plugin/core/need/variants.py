"""What the variants of a projection are called: as their files say; files share one name, so that else the download tells them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP, Phrase

_KNOWN = (
    (re.compile("mig(?:ration)?[ _-]?cat", re.IGNORECASE), QT_TRANSLATE_NOOP("MedwayIsolation", "migration category variant")),
    (re.compile("(?:5|five)[ _-]?y(?:ea)?r", re.IGNORECASE), QT_TRANSLATE_NOOP("MedwayIsolation", "five-year migration variant")),
    (re.compile("(?:10|ten)[ _-]?y(?:ea)?r", re.IGNORECASE), QT_TRANSLATE_NOOP("MedwayIsolation", "ten-year migration variant")),
)  # fmt: skip
_PRINCIPAL = re.compile("principal", re.IGNORECASE)  # in a file's own name: folders are called so for other reasons
_ONLY = QT_TRANSLATE_NOOP("MedwayIsolation", "the file's only variant")


def names(files: Sequence[str], said: str, stated: Sequence[str] = ()) -> list[str]:
    """Return what the variant in each file is called.

    Parameters
    ----------
    files : sequence of str
        Paths.
    said : str
        Lines 'file=name'; the file by its name, or by as much of its path as tells it apart.
    stated : sequence of str
        What each file says of its variant in a column, '' where it says nothing.

    Returns
    -------
    list of str
        As said; else as stated; else by what a path says in words that are known; else, of several, the name of the download (ZIP), of the
        file where files differ in theirs, or of the folder that it lies in. A single file whose variant nothing names is its only one.

    Raises
    ------
    InputError
        When a line names no file or several, or two files would be one variant.
    """
    paths = _paths(files)
    given = _said(paths, said)
    stems = [path.stem for path in paths]
    found = [
        given.get(at) or _stated(stated, at) or _known(path) or _apart(path, stems) for at, path in enumerate(paths)
    ]
    # Two editions of one variant: each by the name of its download.
    twice = {name for name in found if found.count(name) > 1}
    found = [
        path.stem if name in twice and at not in given and stems.count(path.stem) == 1 else name
        for at, (path, name) in enumerate(zip(paths, found))
    ]
    same = [name for name in dict.fromkeys(found) if found.count(name) > 1]
    if same:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Two files would be one variant, '{name}': {files}. Say what each is (VARIANTS), a line a file: file=name.",
            ),
            name=same[0],
            files=listed(str(path) for path, name in zip(paths, found) if name == same[0]),
        )
    return found


def check(files: Sequence[str], said: str) -> None:
    """Refuse lines 'file=name' of which one names no file or several, as `names` does."""
    _said(_paths(files), said)


def _paths(files: Sequence[str]) -> list[PurePath]:
    return [PurePath(path.split("|", 1)[0]) for path in files]


def _stated(stated: Sequence[str], at: int) -> str:
    return stated[at] if at < len(stated) else ""


def _known(path: PurePath) -> str:
    text = "/".join(path.parts[-3:])
    found = next((Phrase(words) for pattern, words in _KNOWN if pattern.search(text)), "")
    if found or not _PRINCIPAL.search(path.name):
        return found
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "principal projection"))


def _apart(path: PurePath, stems: Sequence[str]) -> str:
    """Return what tells a file from others; of a single one its name says nothing of its variant."""
    if len(stems) == 1:
        return Phrase(_ONLY)
    return path.stem if stems.count(path.stem) == 1 else path.parent.name


def _said(paths: Sequence[PurePath], said: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in said.splitlines():
        file, _, name = (part.strip() for part in line.rpartition("="))
        if not line.strip():
            continue
        ends = tuple(part.casefold() for part in PurePath(file).parts)
        fits = [at for at, path in enumerate(paths) if ends and _folded(path)[-len(ends) :] == ends]
        if len(fits) != 1 or not name:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The line '{line}' (VARIANTS) names {n} of the files: {files}. Write file=name, the file with as much of its path as "
                    "tells it apart.",
                ),
                line=line.strip(),
                n=len(fits),
                files=listed(map(str, paths)),
            )
        found[fits[0]] = name
    return found


def _folded(path: PurePath) -> tuple[str, ...]:
    return tuple(part.casefold() for part in path.parts)


def years(text: str) -> tuple[int, ...]:
    """Return the years that a text lists: '2025, 2030-2033'.

    Raises
    ------
    InputError
        When a part is no year and no range of years.
    """
    found: list[int] = []
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-\u2013]\s*", "-", text.strip())):
        match = re.fullmatch(r"((?:19|20)\d\d)(?:-((?:19|20)\d\d))?", part)
        if part and (match is None or int(match[2] or match[1]) < int(match[1])):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "'{part}' is no year (YEARS): write years and ranges, such as 2025, 2030-2035."
                ),
                part=part,
            )  # fmt: skip
        if match:
            found += range(int(match[1]), int(match[2] or match[1]) + 1)
    return tuple(sorted(set(found)))
