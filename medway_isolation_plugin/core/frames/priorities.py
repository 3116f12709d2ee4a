"""What is made of indices: priority areas, wards, and how far two indices agree."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import chain

import pandas as pd

from .. import compare, priority, wards
from ..areas import Measure
from ..described import Described, counts_of, held, unowned
from ..faults import InputError
from ..field_names import results_by_name
from ..priority import Join
from ..ranking import QuantileRule
from ..result_sets import field_in
from ..words import QT_TRANSLATE_NOOP, Phrase
from .border import Coded, chosen, frame_of, warn

_AFFECTED = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "people affected"))


def flag_priority(
    areas: pd.DataFrame,
    rule: Sequence[tuple[str, str, float]],
    code: Hashable | None = None,
    *,
    join: str = "all",
    at_least: int = 1,
    score: str = "",
    people: str = "",
    prefix: str = priority.PREFIX,
    label: str = "",
) -> pd.DataFrame:
    """Flag the areas that meet a rule, with the reason in words.

    Parameters
    ----------
    areas : DataFrame, n rows
        One row an area, such as indices that were joined.
    rule : sequence of (column, comparison, threshold)
        Comparisons are =, !=, <, <=, > and >=; class 1 is the worst.
    code : column label, optional
        The column of area codes; they are the index where it is None.
    join : {'all', 'any', 'at least'}
        How many criteria an area must meet.
    at_least : int
        How many, where `join` is 'at least'.
    score, people : str
        Columns that order flagged areas: a score (higher = more isolated), then people affected.
    prefix, label : str
        First letters of the columns, at most six; the rule's name.

    Returns
    -------
    DataFrame, n rows
        `prio` 1, 0, or NaN where missing values leave it undecided; `prio_n` criteria met; `prio_why` the reason; `prio_rk` rank
        among flagged areas. `attrs`: flagged and undecided areas, people affected, the rule in words.

    Raises
    ------
    InputError
        A criterion with a column that is not there, an unknown comparison or no number; text or negative numbers of people.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import flag_priority
    >>> areas = pd.DataFrame({"si_65p_q": [1, 1, None], "dep_q": [1, 2, 1]}, index=["x", "y", "z"])
    >>> found = flag_priority(areas, [("si_65p_q", "=", 1), ("dep_q", "=", 1)])
    >>> found["prio"].tolist(), found.attrs["flagged"], found.attrs["undecided"]
    ([1.0, 0.0, nan], 1, 1)
    """
    frame = Coded(areas, code)
    known = {name: _described(frame, name) for name in dict.fromkeys(name for name, _, _ in rule) if name in areas}
    headings = {name: unowned(name, name) for name in frame.headings()}
    criteria = priority.criteria(list(chain.from_iterable(rule)), {**headings, **known})
    measures = [Measure(one.key, one.field, one.of.heading, lowest=None) for one in criteria]
    measures += [
        Measure(priority.SCORE, score, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "score")), lowest=None)
    ] * bool(score)
    measures += [Measure(priority.PEOPLE, people, _AFFECTED)] * bool(people)
    found = priority.flag(
        frame.checked(measures),
        criteria,
        chosen(Join, join, QT_TRANSLATE_NOOP("MedwayIsolation", "join")),
        at_least,
        prefix,
        label,
    )
    warn(found.warnings)
    said = found.table.stated_result().words
    return frame.beside(found.table, flagged=found.flagged, undecided=found.undecided, people=found.people, rule=said)


def _described(frame: Coded, name: str) -> Described:
    """Return what a column is, by its name, as where nothing else has survived."""
    known = field_in(results_by_name(frame.headings()), name)
    return unowned(name, name) if known is None else held(name, name, *known, counts_of(frame.cells(name)))


def ward_summary(
    areas: pd.DataFrame,
    ward: str,
    code: Hashable | None = None,
    *,
    flag: str = priority.PREFIX,
    people: str = "",
    lookup: pd.DataFrame | None = None,
    lookup_code: Hashable | None = None,
    subject: str = "Areas of high isolation and poor health",
) -> pd.DataFrame:
    """Count areas, flagged areas and people in each ward, and name the wards in a sentence.

    Parameters
    ----------
    areas : DataFrame, n rows
        One row an area.
    ward : str
        The column of ward names, of `lookup` where that is given.
    code : column label, optional
        The column of area codes; they are the index where it is None.
    flag, people : str
        Columns: 1 flagged, 0 not, missing undecided; people affected.
    lookup : DataFrame, optional
        Pairs of area and ward; an area with several rows is counted in the first and is a part of all.
    lookup_code : column label, optional
        The lookup's column of area codes; they are its index where it is None.
    subject : str
        How the sentence begins.

    Returns
    -------
    DataFrame, a row a ward in alphabetical order
        `ward` (the index where the codes were), `areas`, `flagged`, `undecided`, `share` percent of the ward's areas that are
        flagged, `parts` flagged areas that are at least partly in the ward, `people` affected and `people_sh` percent of all.
        `attrs`: the sentence, flagged areas and people in all.

    Raises
    ------
    InputError
        A flag other than 0 and 1, negative people, no area that is in the lookup.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import ward_summary
    >>> areas = pd.DataFrame({"prio": [1, 0, 1], "ward": ["River", "River", "Fort Pitt"]}, index=["x", "y", "z"])
    >>> found = ward_summary(areas, "ward")
    >>> found["share"].to_dict(), found.attrs["sentence"]
    ({'Fort Pitt': 100.0, 'River': 50.0}, 'Areas of high isolation and poor health include parts of Fort Pitt and River.')
    """
    frame = Coded(areas, code)
    pairs = (
        frame if lookup is None else Coded(lookup, lookup_code, QT_TRANSLATE_NOOP("MedwayIsolation", "the ward lookup"))
    )
    measures = [
        Measure(wards.FLAG, flag, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "flag, 0 or 1")), highest=1.0, whole=True)
    ]
    measures += [Measure(wards.PEOPLE, people, _AFFECTED)] * bool(people)
    checked = frame.checked(measures)
    found = wards.summarise(checked, wards.from_lookup(list(checked.codes), pairs.codes(), pairs.cells(ward)), subject)
    warn(found.warnings)
    made = frame_of(found.table, None, sentence=found.sentence, flagged=found.flagged, people=found.people)
    return made.set_index("ward") if code is None else made


def compare_indices(
    areas: pd.DataFrame,
    first: str,
    second: str,
    code: Hashable | None = None,
    *,
    first_lower: bool = False,
    second_lower: bool = False,
    classes: int = 5,
    rule: str = "england",
) -> pd.DataFrame:
    """Return how far two indices agree about the same areas.

    Parameters
    ----------
    areas : DataFrame, n rows
        One row an area.
    first, second : str
        The indices' columns: scores, values or ranks.
    code : column label, optional
        The column of area codes; they are the index where it is None.
    first_lower, second_lower : bool
        Whether low values of each are the worse ones, as with ranks.
    classes, rule : int, {'england', 'wales', 'ohid'}
        Number of classes, 2 to 100, and how ranks become classes.

    Returns
    -------
    DataFrame, n rows
        `cmp_rk1`, `cmp_rk2` ranks and `cmp_q1`, `cmp_q2` classes (1 = worst) among the areas that have both, `cmp_up` places
        nearer to the worst end in the second. `attrs`: areas that have both; spearman and kendall (tau-b) correlations, kappa
        (Cohen's, linear weights), same and near, the shares of areas in the same class and in the same or the next.

    Raises
    ------
    InputError
        One column for both, text or infinite numbers, fewer than two areas that have both.

    Notes
    -----
    Kendall (1945), Biometrika 33; Cohen (1968), Psychological Bulletin 70.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import compare_indices
    >>> areas = pd.DataFrame({"ours": [5, 4, 3, 2, 1], "theirs": [9, 8, 6, 7, 1]}, index=list("vwxyz"))
    >>> found = compare_indices(areas, "ours", "theirs")
    >>> found["cmp_up"].tolist()
    [0.0, 0.0, -1.0, 1.0, 0.0]
    >>> {name: round(found.attrs[name], 2) for name in ("spearman", "kendall", "kappa", "same")}
    {'spearman': 0.9, 'kendall': 0.8, 'kappa': 0.75, 'same': 0.6}
    """
    if first == second:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Both indices are the column '{column}'. Choose two different ones."),
            column=first,
        )
    frame = Coded(areas, code)
    names = {compare.FIRST: first, compare.SECOND: second}
    found = compare.compare(
        frame.checked([Measure(key, name, name, lowest=None, finite=True) for key, name in names.items()]),
        (first, second),
        (first_lower, second_lower),
        classes,
        chosen(QuantileRule, rule, QT_TRANSLATE_NOOP("MedwayIsolation", "rule")),
    )
    warn(found.warnings)
    agreement = {name: getattr(found, name) for name in ("areas", "spearman", "kendall", "kappa", "same", "near")}
    return frame.beside(found.table, **agreement)
