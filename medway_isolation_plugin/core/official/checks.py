"""What numbers and codes give away when something is wrong with a file: each fault has a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .. import sources, vintages
from ..arrays import Bools, Floats, Texts
from ..faults import InputError, counted, listed
from .variables import OfficialVariable

_PARTS = (
    (("alone_u65", "alone_65p"), "households"),
    (("alone_u66", "alone_66p"), "households"),
    (("alone_all",), "households"),
    (("no_car",), "households"),
    (("deprived_2plus",), "households"),
    (("residents_65p",), "residents"),
    (("residents_66p",), "residents"),
    (("residents_hh",), "residents"),
)
# The vintage of areas that each edition of the English indices, and each census, is on.
_ON = {"2010": 2001, "2015": 2011, "2019": 2011, "2025": 2021, "2011": 2011, "2021": 2021}
_SHOWN = 3


def of(
    codes: Texts, values: Mapping[str, Floats], variables: Sequence[OfficialVariable], vintage: int, year: str
) -> list[str]:
    """Return warnings about a table.

    Parameters
    ----------
    codes : ndarray of str, shape (m,)
    values : mapping of str to ndarray of float, shape (m,)
        By canonical name.
    variables : sequence of OfficialVariable
    vintage : int
        Of the areas as the headings or the codes say it, 0 where unknown.
    year : str
        Of the source, '' where unknown.

    Raises
    ------
    InputError
        For an area twice, a part that is larger than its whole, and counts that are none: below zero, or not whole.
    """
    twice = [code for code, many in zip(*np.unique(codes[codes != ""].astype(str), return_counts=True)) if many > 1]
    if twice:
        raise InputError(
            f"{counted(len(twice), 'area occurs', 'areas occur')} more than once: {listed(twice)}. Keep one row for each."
        )
    for one in variables:
        if one.unit == "count":
            _check_counts(one, codes, values[one.name])
        elif one.unit in ("rank", "class"):
            _check_whole(one, codes, values[one.name])
    for parts, whole in _PARTS:
        if {*parts, whole} <= set(values):
            _check_part(parts, whole, codes, values)
    return [*_vintages(codes, vintage, year), *_orders(codes, values)]


_SEXES = ({"male", "males"}, {"female", "females"})


def of_one_sex(name: str, preamble: Sequence[str], headings: Sequence[str]) -> str:
    """Return 'males' or 'females' where a table is of one sex alone, '' where it is of both or does not say.

    A sheet's name, a line above the table, or single ages of one sex ('m0' to 'm90plus') say it.
    """
    normal = [sources.normalise(text) for text in headings]
    if {"m0", "f0"} & set(normal) and not {"m0", "f0"} <= set(normal):
        return "males" if "m0" in normal else "females"
    words = {word for text in (name, *preamble) for word in sources.normalise(text).split()}
    male, female = (bool(words & sex) for sex in _SEXES)
    return "" if male == female or words & {"persons", "total"} else ("males" if male else "females")


def _examples(codes: Texts, wrong: Bools, values: Floats) -> str:
    return listed((f"{code}: {value:g}" for code, value in zip(codes[wrong], values[wrong])), _SHOWN)


def _check_counts(one: OfficialVariable, codes: Texts, values: Floats) -> None:
    below, broken = values < 0, np.isfinite(values) & (values != np.floor(values))
    if below.any():
        raise InputError(
            f"{one.label} ({', '.join(one.headings)}) is below 0 in {counted(int(below.sum()), 'area')} "
            f"({_examples(codes, below, values)})."
        )
    if broken.any():
        raise InputError(
            f"{one.label} ({', '.join(one.headings)}) is not a whole number in {counted(int(broken.sum()), 'area')} "
            f"({_examples(codes, broken, values)}): these look like percentages or averages, not counts."
        )


def _check_whole(one: OfficialVariable, codes: Texts, values: Floats) -> None:
    steps = 2.0 if one.unit == "rank" else 1.0
    wrong = np.isfinite(values) & ((values * steps != np.floor(values * steps)) | (values < 1))
    if wrong.any():
        raise InputError(
            f"{one.label} ({', '.join(one.headings)}) holds values that are no {one.unit} ({_examples(codes, wrong, values)}). "
            "A score or another "
            "column may stand under this heading."
        )


def _check_part(parts: Sequence[str], whole: str, codes: Texts, values: Mapping[str, Floats]) -> None:
    part = np.nansum([values[name] for name in parts], axis=0)
    wrong = part > values[whole]
    if wrong.any():
        shown = listed(
            (f"{code}: {a:g} of {b:g}" for code, a, b in zip(codes[wrong], part[wrong], values[whole][wrong])), _SHOWN
        )
        raise InputError(
            f"{' and '.join(parts)} are more than {whole}, of which they are a part, in {counted(int(wrong.sum()), 'area')} ({shown}). "
            "Columns may be shifted, or stand under each other's headings."
        )


def _vintages(codes: Texts, vintage: int, year: str) -> list[str]:
    """Warn where the codes, the headings and the year are of different vintages."""
    issued = vintages.issued(codes)
    newest = int(issued.max(initial=0))
    found = []
    if vintage and newest > vintage:
        later = codes[issued > vintage]
        found.append(
            f"The headings say areas of {vintage}, but {counted(len(later), 'code was', 'codes were')} first issued in {newest}: "
            f"{listed(later, _SHOWN)}."
        )
    on = _ON.get(year)
    if on and newest > on:
        found.append(
            f"The table is of {year}, on areas of {on}, but it holds codes of {newest}: {listed(codes[issued > on], _SHOWN)}."
        )
    if on and vintage and vintage != on and newest <= on:
        found.append(f"The headings say areas of {vintage}, but a table of {year} is on areas of {on}.")
    return found


def _orders(codes: Texts, values: Mapping[str, Floats]) -> list[str]:
    """Warn where a domain's score, rank and decile do not go together: each must put the areas in the same order."""
    found = []
    for name in values:
        domain = name.removesuffix("_rank")
        if domain == name:
            continue
        for kind, sign in (("score", -1.0), ("decile", 1.0)):
            other = values.get(f"{domain}_{kind}")
            if other is None:
                continue
            known = ~np.isnan(values[name]) & ~np.isnan(other)
            order = np.argsort(values[name][known], kind="stable")
            steps = np.diff(sign * other[known][order])
            wrong = np.flatnonzero(steps < 0)
            if len(wrong):
                at = codes[known][order][wrong[:_SHOWN] + 1]
                found.append(
                    f"{domain}: rank and {kind} do not put the areas in one order ({counted(len(wrong), 'place')}, "
                    f"such as {listed(at)}). Columns may be "
                    "shifted or of different editions."
                )
    return found
