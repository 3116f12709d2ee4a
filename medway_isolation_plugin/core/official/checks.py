"""What numbers and codes give away when something is wrong with a file: each fault has a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from .. import sources
from ..arrays import Bools, Floats, Texts
from ..faults import InputError, all_of, listed
from ..source_shapes import MHCLG
from ..words import QT_TRANSLATE_NOOP, Phrase
from .variables import OfficialVariable

# What is a part of what: the parts together are never more than the whole.
_PARTS = tuple(
    (parts, whole)
    for whole, some in {
        "households": (("alone_u65", "alone_65p"), ("alone_u66", "alone_66p"), ("alone_all",), ("no_car",), ("deprived_2plus",),
                       ("owned", "social_rented", "private_rented")),
        "residents_hh": (("alone_u65", "alone_65p"), ("alone_all",)),
        "residents": (("residents_65p",), ("residents_66p",), ("residents_hh",), ("health_bad", "health_very_bad"),
                      ("limited_a_lot", "limited_a_little"), ("retired",), ("no_unpaid_care",)),
        "iod_population": (("iod_children", "iod_60p"), ("iod_children", "iod_16_59"), ("iod_working_age",)),
    }.items()
    for parts in some
)  # fmt: skip
# What adds up to what, but for the small changes that protect people in the census of 2021.
_WHOLES = (
    (("alone_u65", "alone_65p"), "alone_all"),
    (("alone_u66", "alone_66p"), "alone_all"),
    (("residents_u65", "residents_65p"), "residents"),
)
_CHANGED, _CHANGED_SHARE = 30.0, 0.05
_LARGEST = {"decile": 10, "quintile": 5, "rank": 50_000}  # no country has more areas
_RATES = frozenset(
    ("income_score", "employment_score", "idaci_score", "idaopi_score")
)  # of the English indices: shares of people
_MOST_SCORE = 100  # of every index of deprivation in the United Kingdom
_SHOWN = 3


def of(codes: Texts, values: Mapping[str, Floats], variables: Sequence[OfficialVariable]) -> list[str]:
    """Return warnings about a table.

    Parameters
    ----------
    codes : ndarray of str, shape (m,)
    values : mapping of str to ndarray of float, shape (m,)
        By canonical name.
    variables : sequence of OfficialVariable

    Raises
    ------
    InputError
        For an area twice, a part that is larger than its whole, and counts that are none: below zero, or not whole.
    """
    twice = sorted(code for code, many in Counter(codes.tolist()).items() if code and many > 1)
    if twice:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas occur more than once: {codes}. Keep one row for each."),
            one="{n} area occurs more than once: {codes}. Keep one row for each.",
            n=len(twice),
            codes=listed(twice),
        )
    for one in variables:
        if one.unit == "count":
            _check_counts(one, codes, values[one.name])
        elif one.unit in ("rank", "class"):
            _check_whole(one, codes, values[one.name])
    for parts, whole in _PARTS:
        if {*parts, whole} <= set(values):
            _check_part(parts, whole, codes, values)
    told = [words for one in variables if one.unit == "score" for words in _scores(one, codes, values[one.name])]
    for parts, whole in _WHOLES:
        if {*parts, whole} <= set(values):
            told += _wholes(parts, whole, codes, values)
    return [*told, *_orders(codes, values)]


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
            QT_TRANSLATE_NOOP("MedwayIsolation", "{variable} ({headings}) is below 0 in {n} areas ({examples})."),
            one="{variable} ({headings}) is below 0 in {n} area ({examples}).",
            variable=one.label,
            headings=", ".join(one.headings),
            n=int(below.sum()),
            examples=_examples(codes, below, values),
        )
    if broken.any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{variable} ({headings}) is not a whole number in {n} areas ({examples}): these look like percentages or averages, not "
                "counts.",
            ),
            one="{variable} ({headings}) is not a whole number in {n} area ({examples}): these look like percentages or averages, not "
            "counts.",
            variable=one.label,
            headings=", ".join(one.headings),
            n=int(broken.sum()),
            examples=_examples(codes, broken, values),
        )


def _check_whole(one: OfficialVariable, codes: Texts, values: Floats) -> None:
    steps = 2.0 if one.unit == "rank" else 1.0
    largest = next((most for kind, most in _LARGEST.items() if one.name.endswith(kind)), np.inf)
    wrong = np.isfinite(values) & ((values * steps != np.floor(values * steps)) | (values < 1) | (values > largest))
    if wrong.any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{variable} ({headings}) holds values that are no {unit} ({examples}). A score or another column may stand under this "
                "heading.",
            ),
            variable=one.label,
            headings=", ".join(one.headings),
            unit=Phrase(one.unit),
            examples=_examples(codes, wrong, values),
        )


def _scores(one: OfficialVariable, codes: Texts, values: Floats) -> list[str]:
    most = 1 if one.name in _RATES and one.publisher == MHCLG else _MOST_SCORE
    wrong = values > most
    if not wrong.any():
        return []
    return [
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{variable} ({headings}) is larger than such a score can be, {most}, in {n} areas ({examples}). Another column may stand "
                "under this heading, or decimal commas that look like thousands.",
            ),
            one="{variable} ({headings}) is larger than such a score can be, {most}, in {n} area ({examples}). Another column may stand "
            "under this heading, or decimal commas that look like thousands.",
            variable=one.label,
            headings=", ".join(one.headings),
            most=most,
            n=int(wrong.sum()),
            examples=_examples(codes, wrong, values),
        )
    ]


def _check_part(parts: Sequence[str], whole: str, codes: Texts, values: Mapping[str, Floats]) -> None:
    part = np.nansum([values[name] for name in parts], axis=0)
    wrong = part > values[whole]
    if wrong.any():
        of = QT_TRANSLATE_NOOP("MedwayIsolation", "{code}: {part} of {whole}")
        cells = zip(codes[wrong], part[wrong], values[whole][wrong])
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{parts} are more than {whole}, of which they are a part, in {n} areas ({examples}). Columns may be shifted, or stand "
                "under each other's headings.",
            ),
            one="{parts} are more than {whole}, of which they are a part, in {n} area ({examples}). Columns may be shifted, or stand "
            "under each other's headings.",
            parts=all_of(parts),
            whole=whole,
            n=int(wrong.sum()),
            examples=listed((Phrase(of, code=code, part=f"{a:g}", whole=f"{b:g}") for code, a, b in cells), _SHOWN),
        )


def _wholes(parts: Sequence[str], whole: str, codes: Texts, values: Mapping[str, Floats]) -> list[str]:
    total, added = values[whole], np.sum([values[name] for name in parts], axis=0)
    wrong = np.abs(added - total) > np.maximum(_CHANGED, _CHANGED_SHARE * total)
    if not wrong.any():
        return []
    instead = QT_TRANSLATE_NOOP("MedwayIsolation", "{code}: {sum}, not {whole}")
    cells = zip(codes[wrong], added[wrong], total[wrong])
    return [
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{parts} do not add up to {whole} in {n} areas ({examples}). Columns may be shifted, or stand under each other's "
                "headings.",
            ),
            one="{parts} do not add up to {whole} in {n} area ({examples}). Columns may be shifted, or stand under each other's "
            "headings.",
            parts=all_of(parts),
            whole=whole,
            n=int(wrong.sum()),
            examples=listed((Phrase(instead, code=code, sum=f"{a:g}", whole=f"{b:g}") for code, a, b in cells), _SHOWN),
        )
    ]


def _orders(codes: Texts, values: Mapping[str, Floats]) -> list[str]:
    """Warn where a domain's score, rank and decile do not go together: each must put the areas in the same order."""
    found: list[str] = []
    for name in values:
        domain = name.removesuffix("_rank")
        if domain == name:
            continue
        others = {kind: values[f"{domain}_{kind}"] for kind in ("score", "decile") if f"{domain}_{kind}" in values}
        order = np.argsort(values[name], kind="stable") if others else np.empty(0, dtype=np.int64)
        for kind, other in others.items():
            column = other[order] if kind == "decile" else -other[order]
            known = ~np.isnan(column) & ~np.isnan(values[name][order])
            wrong = np.flatnonzero(np.diff(column[known]) < 0)
            if len(wrong):
                at = codes[order][known][wrong[:_SHOWN] + 1]
                template = QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{domain}: rank and {kind} do not put the areas in one order ({n} places, such as {codes}). Columns may be "
                    "shifted or of different editions.",
                )
                one = (
                    "{domain}: rank and {kind} do not put the areas in one order ({n} place, such as {codes}). Columns may be "
                    "shifted or of different editions."
                )
                place = {"domain": domain, "kind": Phrase(kind), "codes": listed(at)}
                found.append(Phrase(template, one=one, n=len(wrong), **place))
    return found
