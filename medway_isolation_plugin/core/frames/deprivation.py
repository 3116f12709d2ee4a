"""Deprivation: a domain of a published index on small areas, from two data frames."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from .. import deprivation, sources
from ..areas import Measure, clean_codes
from ..editions import RANK, SCORE, WEIGHT, edition_called
from ..faults import InputError
from ..ranking import QuantileRule
from ..vintages import Lookup
from ..words import QT_TRANSLATE_NOOP, Phrase
from .border import Coded, chosen, warn


def deprivation_quintiles(
    areas: pd.DataFrame,
    table: pd.DataFrame,
    code: Hashable | None = None,
    *,
    table_code: Hashable | None = None,
    score: str = "",
    rank: str = "",
    population: str = "",
    edition: str | int = "IoD 2019",
    subject: str = "Health Deprivation and Disability",
    lookup: pd.DataFrame | None = None,
    old: str = "",
    new: str = "",
    classes: int = 5,
    rule: str = "england",
) -> pd.DataFrame:
    """Return a domain of an index of deprivation on areas, in local and national classes.

    Parameters
    ----------
    areas : DataFrame, n rows
        The areas that are ranked among each other; only their codes are read.
    table : DataFrame
        The edition as it was published; rows of other areas are ignored, but give moved scores their national place.
    code, table_code : column label, optional
        The column of area codes of each; they are its index where it is None.
    score, rank, population : str
        The table's columns: score (higher = more deprived) and national rank (1 = most deprived), at least one of them;
        the population that averages the scores of merged areas.
    edition : {'IoD 2010', 'IoD 2015', 'IoD 2019', 'IoD 2025'} or int
        Which English Indices the table is, or the number of areas that another index ranks.
    subject : str
        The domain in words, for warnings.
    lookup : DataFrame, optional
        Pairs of codes from the edition's areas to these, where the vintages differ.
    old, new : str
        The lookup's columns; found by their headings where they are not named.
    classes, rule : int, {'england', 'wales', 'ohid'}
        Number of classes, 2 to 100, and how ranks become classes.

    Returns
    -------
    DataFrame, n rows
        `dep_score`, `dep_rank` national rank, `dep_q` local and `dep_nq` national class (1 = most deprived), `dep_ed` edition
        and vintage, `dep_note`.

    Raises
    ------
    InputError
        No score and no rank; a table that cannot be what it is called; no code that matches; nothing to rank.

    Notes
    -----
    MHCLG (2019), English Indices of Deprivation, technical report. docs/methods.md.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import deprivation_quintiles
    >>> table = pd.DataFrame({"health": [4000, 30000, 9000]}, index=["E01016016", "E01016017", "E01016018"])
    >>> found = deprivation_quintiles(table.iloc[:2], table, rank="health", classes=2)
    >>> found[["dep_q", "dep_nq"]].values.tolist()
    [[1.0, 1.0], [2.0, 2.0]]
    """
    layer, published = (
        Coded(areas, code),
        Coded(table, table_code, QT_TRANSLATE_NOOP("MedwayIsolation", "the deprivation table")),
    )
    known = edition_called(edition)
    measures = {
        SCORE: Measure(SCORE, score, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "deprivation score")), lowest=None),
        RANK: known.rank_measure(rank),
        WEIGHT: Measure(WEIGHT, population, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "population"))),
    }
    found = deprivation.overlay(
        layer.codes(),
        published.table({key: one.field for key, one in measures.items()}),
        [one for one in measures.values() if one.field],
        known,
        subject,
        None
        if lookup is None
        else _lookup(Coded(lookup, name=QT_TRANSLATE_NOOP("MedwayIsolation", "the lookup")), old, new),
        classes,
        chosen(QuantileRule, rule, QT_TRANSLATE_NOOP("MedwayIsolation", "rule")),
        "" if table_code is None else str(table_code),
    )
    warn(found.warnings)
    return layer.beside(found.table)


def _lookup(pairs: Coded, old: str, new: str) -> Lookup:
    if not old or not new:
        old, new, _ = sources.lookup_columns(pairs.headings())
    if not old or not new:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The lookup's columns are not known by their headings. Name the edition's codes (old) and the areas' (new).",
            )
        )
    return Lookup(clean_codes(pairs.cells(old)), clean_codes(pairs.cells(new)))
