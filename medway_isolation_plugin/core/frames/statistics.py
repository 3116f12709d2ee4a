"""Ranks, classes and intervals of a column, as every index of the plugin has them."""

from __future__ import annotations

from enum import Enum

import pandas as pd

from .. import intervals, ranking
from ..areas import Measure, PartOf
from ..arrays import Floats
from ..ranking import QuantileRule
from ..words import QT_TRANSLATE_NOOP, Phrase
from .border import Coded, chosen


class Worst(str, Enum):
    """Which end is rank 1 and class 1."""

    HIGHEST = "highest"
    LOWEST = "lowest"


def _ranked(values: pd.Series, worst: str) -> Floats:
    measure = Measure(
        "values", "values", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "numbers")), lowest=None, finite=True
    )
    numbers = Coded(pd.DataFrame({"values": values})).checked([measure]).values["values"]
    return ranking.rank(numbers, chosen(Worst, worst, QT_TRANSLATE_NOOP("MedwayIsolation", "worst end")).value)


def ranks(values: pd.Series, *, worst: str = "highest") -> pd.Series:
    """Return the rank of each area, 1 = worst; ties share the smallest rank.

    Parameters
    ----------
    values : Series, shape (n,)
        Numbers by area code, NaN where missing. Values that agree to about 12 significant digits are tied.
    worst : {'highest', 'lowest'}
        Which end is rank 1.

    Returns
    -------
    Series, shape (n,)
        Whole numbers, NaN where missing.

    Raises
    ------
    InputError
        Text or infinite numbers; codes that are missing or occur twice.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import ranks
    >>> ranks(pd.Series([0.1 + 0.2, 0.3, 0.5, None], index=list("wxyz"))).to_dict()
    {'w': 2.0, 'x': 2.0, 'y': 1.0, 'z': nan}
    """
    return pd.Series(_ranked(values, worst), values.index, name=values.name)


def quantiles(values: pd.Series, classes: int = 5, *, worst: str = "highest", rule: str = "england") -> pd.Series:
    """Return the class of each area, 1 = worst: quintiles, deciles or any other.

    Parameters
    ----------
    values : Series, shape (n,)
        Numbers by area code, NaN where missing.
    classes : int
        2 to 100.
    worst : {'highest', 'lowest'}
        Which end is class 1; 'lowest' for ranks.
    rule : {'england', 'wales', 'ohid'}
        How ranks become classes, after who publishes that way; with 'ohid' fewer areas than classes have none.

    Returns
    -------
    Series, shape (n,)
        Whole numbers 1 to `classes`, NaN where missing. Tied areas share a class.

    Raises
    ------
    InputError
        A number of classes that is out of range; and as for `ranks`.

    Notes
    -----
    England: ceil(q r / N), r the rank, N the areas, q the classes. docs/methods.md.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import quantiles
    >>> quantiles(pd.Series([70, 10, 30, 20, 50, 60]), 3).tolist()
    [1.0, 3.0, 2.0, 3.0, 2.0, 1.0]
    """
    found = ranking.quantile(
        _ranked(values, worst), classes, chosen(QuantileRule, rule, QT_TRANSLATE_NOOP("MedwayIsolation", "rule"))
    )
    return pd.Series(found, values.index, name=values.name)


def wilson_interval(successes: pd.Series, trials: pd.Series, confidence: float = 0.95) -> pd.DataFrame:
    """Return the Wilson score interval of a proportion.

    Parameters
    ----------
    successes, trials : Series, shape (n,)
        Counts on the same area codes, 0 <= successes <= trials; NaN, or trials of 0, gives NaN.
    confidence : float
        Two-sided level, 0.80 to 0.999.

    Returns
    -------
    DataFrame, n rows
        `lower` and `upper`, proportions from 0 to 1.

    Raises
    ------
    InputError
        Text, negative counts, more successes than trials, a level out of range; codes that are missing or occur twice.

    Notes
    -----
    Wilson (1927), J. Am. Stat. Assoc. 22, 209-212; without continuity correction, as in OHID's PHEindicatormethods.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import wilson_interval
    >>> wilson_interval(pd.Series([81], ["x"]), pd.Series([263], ["x"])).round(4).loc["x"].tolist()
    [0.2553, 0.3662]
    """
    measures = [
        Measure("successes", "successes", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a count"))),
        Measure("trials", "trials", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "all of them"))),
    ]
    frame = Coded(pd.DataFrame({"successes": successes, "trials": trials}))
    counts = frame.checked(measures, [PartOf(("successes",), "trials")]).values
    lower, upper = intervals.wilson(counts["successes"], counts["trials"], confidence)
    return pd.DataFrame({"lower": lower, "upper": upper}, frame.frame.index)
