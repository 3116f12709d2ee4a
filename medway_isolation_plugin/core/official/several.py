"""Several official files as one table: each read by itself, the undecided last, and joined by area."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from ..arrays import Floats, Texts
from ..faults import InputError, listed
from ..sources import Stated
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases
from .grids import Grid
from .reader import read
from .tidy import Tidy, UndecidedError, UnknownTableError, Wishes
from .variables import OfficialVariable

# By so much, and by such a share, the census of 2021 changes a total from table to table, to protect people.
_CHANGED, _CHANGED_SHARE = 10.0, 0.02
_OF_FILE = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {said}")
_ON_AREAS = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: LSOA {year}")
_FROM_THE_FIRST = QT_TRANSLATE_NOOP("MedwayIsolation", "{fault} The numbers of the first are taken.")
_TOTAL, _BANDS = "residents", (("residents_u65", "residents_65p"), ("residents_u66", "residents_66p"))


@dataclass(frozen=True)
class File:
    """A file's name, for messages, its sheets, and the shape that somebody says it is of, '' where nobody does."""

    name: str
    sheets: tuple[Grid, ...]
    read_as: str = ""


@dataclass(frozen=True)
class Joined:
    """Files as one table of n rows: `codes` (n,), `names` (n,) '' where unknown, numbers and texts by canonical name, and `notes`.

    `files` are what each file was read as, by its name, in the order in which they were given.
    """

    codes: Texts
    names: Texts
    values: Mapping[str, Floats]
    texts: Mapping[str, Texts]
    notes: Texts
    variables: tuple[OfficialVariable, ...]
    files: Mapping[str, Tidy]
    differing: tuple[str, ...] = ()  # sentences on counts that differ a little between the files

    @property
    def warnings(self) -> list[str]:
        """What is to be heard of each file, with its name."""
        of_files = [
            Phrase(_OF_FILE, name=name, said=said) for name, tidy in self.files.items() for said in tidy.warnings
        ]
        return [*of_files, *self._vintages_told(), *self.differing]

    def _vintages_told(self) -> list[str]:
        """Return a sentence where files are on areas of different vintages: an area that changed has the numbers of one alone."""
        known = {name: tidy.vintage for name, tidy in self.files.items() if tidy.vintage}
        if len(set(known.values())) < 2:
            return []
        each = [Phrase(_ON_AREAS, name=name, year=str(year)) for name, year in known.items()]
        return [
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The files are on areas of different vintages ({files}): an area that changed has the numbers of one of them alone. "
                    "Convert the older first ('Convert between LSOA vintages').",
                ),
                files=listed(each),
            )
        ]

    @property
    def vintage(self) -> int:
        """The vintage of the areas, 0 where it is unknown or files differ."""
        known = {tidy.vintage for tidy in self.files.values()} - {0}
        return known.pop() if len(known) == 1 else 0

    @property
    def stated(self) -> Stated | None:
        """The source that the files name, None where they name none or several."""
        said = {tidy.stated for tidy in self.files.values()} - {None}
        return said.pop() if len(said) == 1 else None

    def facts(self) -> dict[str, Any]:
        """Return what the table holds, for a document: variables, and each file's shape, certainty and evidence."""
        return {
            "variables": [asdict(one) for one in self.variables],
            "files": [
                {
                    "name": name,
                    "shape": tidy.shape.id,
                    "title": tidy.shape.title,
                    "source": " ".join(tidy.stated).strip() if tidy.stated else "",
                    "certainty": tidy.certainty,
                    "evidence": list(tidy.evidence),
                    "sheet": tidy.sheet,
                    "rows": len(tidy.codes),
                    "suppressed": tidy.suppressed,
                    "left_out": asdict(tidy.left_out),
                }
                for name, tidy in self.files.items()
            ],
        }


def read_all(files: Sequence[File], wishes: Wishes) -> Joined:
    """Read files and join them by area code.

    A file that may be of households or of persons is read once the others are, whose residents may tell.

    Raises
    ------
    UndecidedError
        Where they do not.
    InputError
        In the words of the file at fault; also where two files hold different numbers of the same variable.
    """
    made: dict[str, Tidy] = {}
    waiting: list[File] = []
    for file in files:
        try:
            made[file.name] = _read(file, wishes)
        except UndecidedError:
            if len(files) == 1:
                raise
            waiting.append(file)
    known = {**_residents(made.values()), **wishes.residents}
    for file in waiting:
        made[file.name] = _read(file, replace(wishes, residents=known))
    return join({file.name: made[file.name] for file in files})


def _read(file: File, wishes: Wishes) -> Tidy:
    try:
        return read(file.sheets, replace(wishes, read_as=file.read_as or wishes.read_as))
    except UndecidedError as error:
        raise UndecidedError(error.shapes, _OF_FILE, name=file.name, said=error.args[0]) from error
    except UnknownTableError as error:
        raise UnknownTableError(_OF_FILE, name=file.name, said=error.args[0]) from error
    except InputError as error:
        raise InputError(_OF_FILE, name=file.name, said=error.args[0]) from error


def _residents(tables: Iterable[Tidy]) -> dict[str, float]:
    """Return the residents of each area that some table has."""
    found: dict[str, float] = {}
    for tidy in tables:
        values = tidy.values.get(_TOTAL)
        for pair in _BANDS:
            if values is None and set(pair) <= set(tidy.values):
                values = tidy.values[pair[0]] + tidy.values[pair[1]]
        if values is not None:
            found.update((code, value) for code, value in zip(tidy.codes, values.tolist()) if not math.isnan(value))
    return found


def join(files: Mapping[str, Tidy]) -> Joined:
    """Join tables by area code; a variable that several have comes from the first.

    Raises
    ------
    InputError
        Where a list of types stands beside other tables, or two hold different numbers of the same variable.
    """
    lists = [name for name, tidy in files.items() if tidy.texts]
    if lists and len(files) > 1:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{files} holds a list of types or codes, which cannot stand beside other tables. Read it by itself.",
            )
            if len(lists) == 1
            else QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{files} hold lists of types or codes, which cannot stand beside other tables. Read it by itself.",
            ),
            files=listed(lists),
        )
    if len(files) == 1:
        only = next(iter(files.values()))
        names = _blank(len(only.codes)) if only.names is None else only.names
        return Joined(only.codes, names, only.values, only.texts, only.notes, only.variables, files)
    place: dict[str, int] = {}
    rows = {name: [place.setdefault(code, len(place)) for code in tidy.codes] for name, tidy in files.items()}
    n = len(place)
    names, notes = _blank(n), np.full(n, None, dtype=object)
    values: dict[str, Floats] = {}
    variables: dict[str, OfficialVariable] = {}
    differing: list[str] = []
    for name, tidy in files.items():
        at = np.array(rows[name], dtype=np.int64)
        if tidy.names is not None:
            names[at] = np.where(names[at] == "", tidy.names, names[at])
        for row in np.flatnonzero(tidy.notes.astype(bool)):
            said = notes[at[row]]
            notes[at[row]] = (
                tidy.notes[row] if said in (None, tidy.notes[row]) else Phrases([said, tidy.notes[row]], "; ")
            )
        for key, column in tidy.values.items():
            whole = np.full(n, np.nan)
            whole[at] = column
            if key in values:
                of = variables[key.removesuffix("_lo").removesuffix("_hi")]
                differing += _differing(values[key], whole, of, name, place)
                whole = np.where(np.isnan(values[key]), whole, values[key])
            values[key] = whole
        for one in tidy.variables:
            variables.setdefault(one.name, one)
    return Joined(
        np.array(list(place), dtype=object),
        names,
        values,
        {},
        notes,
        tuple(variables.values()),
        files,
        tuple(differing),
    )


def join_first(files: Mapping[str, Tidy]) -> Joined:
    """Join tables as `join` does; what several count comes from the first, also where they differ by more than they usually do.

    For tables that are known to be of one census and of the same areas: it changes small cells in each table by itself.
    """
    kept: dict[str, Tidy] = {}
    said: list[str] = []
    for name, tidy in files.items():
        try:
            join({**kept, name: tidy})
            kept[name] = tidy
        except InputError as error:
            said.append(Phrase(_FROM_THE_FIRST, fault=error.args[0]))
            there = {key for one in kept.values() for key in one.values}
            kept[name] = replace(tidy, values={key: one for key, one in tidy.values.items() if key not in there})
    found = join(kept)
    return replace(found, differing=(*found.differing, *said))


def _blank(n: int) -> Texts:
    return np.full(n, "", dtype=object)


def _differing(
    first: Floats, second: Floats, variable: OfficialVariable, name: str, codes: Mapping[str, int]
) -> list[str]:
    """Return a sentence on two columns of one variable that differ a little, none where they are the same.

    Raises
    ------
    InputError
        Where they differ more than one census does from table to table.
    """
    apart = np.abs(first - second)
    if not (apart > 0).any():
        return []
    shown = listed((code for code, row in codes.items() if apart[row] > 0), 3)
    many = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=int((apart > 0).sum()))
    allowed = np.maximum(_CHANGED, _CHANGED_SHARE * first) if variable.unit == "count" else np.zeros(len(first))
    if (apart > allowed).any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} holds other numbers of '{variable}' than a file before it, in {areas} ({codes}). Read one of them, or choose the "
                "variables of each.",
            ),
            name=name,
            variable=variable.name,
            areas=many,
            codes=shown,
        )
    template = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{name}: '{variable}' differs from a file before it by {most} at most, in {areas} ({codes}), as tables of one census "
        "do: the number of the file before it is used.",
    )
    most = f"{np.nanmax(apart):g}"
    return [Phrase(template, name=name, variable=variable.name, most=most, areas=many, codes=shown)]
