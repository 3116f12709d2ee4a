"""A composite index of any indicators by a recipe: its scores, its indicators, how far it can be trusted, what explains it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import asdict
from typing import Any, NamedTuple

import pandas as pd

from ..areas import AreaTable, clean_code
from ..composite import audit, engine, explain, index, robustness
from ..composite.model import Recipe
from ..composite.robustness_table import rank_table
from ..composite.uncertainty import Uncertainty
from .border import Coded, warn


def _areas(frame: Coded, recipe: Recipe) -> AreaTable:
    return frame.checked(engine.measures(recipe), engine.parts(recipe), engine.labels(recipe))


def composite_index(
    indicators: pd.DataFrame,
    recipe: Recipe,
    code: Hashable | None = None,
    *,
    treated: bool = False,
    normalised: bool = False,
    contributions: bool = False,
    prefix: str = index.PREFIX,
) -> pd.DataFrame:
    """Return a composite index of any indicators: score, rank, class, domains.

    Parameters
    ----------
    indicators : DataFrame, n rows
        One row an area; its columns are the recipe's fields, in any unit.
    recipe : Recipe
        See `read_recipe`.
    code : column label, optional
        The column of area codes; they are the index where it is None.
    treated, normalised, contributions : bool
        Whether to add each indicator's value after treatment, after normalisation, and its part of the score.
    prefix : str
        First letters of the columns, at most four.

    Returns
    -------
    DataFrame, n rows
        `ci` score, `ci_rk` rank and `ci_q` class (1 = worst), `ci_n` indicators that an area has; `ci_d1`, `ci_d1_q` and so on
        score and class of each domain; on request `ci_t1`, `ci_n1`, `ci_c1` and so on; `ci_note`.

    Raises
    ------
    InputError
        A field that is not there, text, infinite numbers, a part larger than its whole; an indicator that a method cannot
        take, such as one that is the same in every area; nothing to score.

    Notes
    -----
    OECD and JRC (2008), Handbook on constructing composite indicators; held against COINr 1.1.14. docs/methods.md.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import composite_index, read_recipe
    >>> recipe = read_recipe({"title": "Alone", "indicators": [{"field": "alone"}, {"field": "no_car", "weight": 3}]})
    >>> areas = pd.DataFrame({"code": ["x", "y", "z"], "alone": [10, 20, 30], "no_car": [8, 4, 0]})
    >>> found = composite_index(areas, recipe, "code", contributions=True)
    >>> found[["code", "ci", "ci_rk", "ci_c1", "ci_c2"]].values.tolist()
    [['x', 75.0, 1.0, 0.0, 75.0], ['y', 50.0, 2.0, 12.5, 37.5], ['z', 25.0, 3.0, 25.0, 0.0]]
    """
    frame = Coded(indicators, code)
    found = index.composite(_areas(frame, recipe), recipe, index.Keep(treated, normalised, contributions), prefix)
    warn(found.warnings)
    return frame.beside(found.table)


class IndicatorAudit(NamedTuple):
    """What indicators look like before they are combined.

    Attributes
    ----------
    statistics : DataFrame, a row for each of the m indicators
        Count, missing, mean, standard deviation, quartiles, skewness and excess kurtosis (type 2), distinct values, share
        of areas with the most frequent one; correlation with the index, alpha without it, variance inflation factor, KMO.
    pearson, spearman : DataFrame, shape (m, m)
        Correlations, each pair over the areas that have both, of indicators turned so that higher is worse.
    groups : DataFrame, a row for all indicators and one for each domain
        Cronbach's alpha and the first principal component's share of variance.
    remarks : tuple of str
        What to look at.
    """

    statistics: pd.DataFrame
    pearson: pd.DataFrame
    spearman: pd.DataFrame
    groups: pd.DataFrame
    remarks: tuple[str, ...]


def indicator_audit(indicators: pd.DataFrame, recipe: Recipe, code: Hashable | None = None) -> IndicatorAudit:
    """Return what the indicators of a recipe look like, and how they hang together.

    Parameters
    ----------
    indicators, recipe, code
        As for `composite_index`.

    Returns
    -------
    IndicatorAudit
        Four data frames, and remarks in words.

    Raises
    ------
    InputError
        As for `composite_index`.

    Notes
    -----
    Joanes and Gill (1998), The Statistician 47, for skewness and kurtosis; Cronbach (1951), Psychometrika 16.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import indicator_audit, read_recipe
    >>> recipe = read_recipe({"title": "Alone", "indicators": [{"field": "alone"}, {"field": "no_car"}]})
    >>> areas = pd.DataFrame({"alone": [1, 2, 3, 4], "no_car": [2, 1, 4, 3]}, index=["w", "x", "y", "z"])
    >>> found = indicator_audit(areas, recipe)
    >>> found.statistics[["mean", "median", "sd"]].round(3).loc["alone"].tolist()
    [2.5, 2.5, 1.291]
    >>> round(float(found.pearson.loc["alone", "no_car"]), 3), round(float(found.groups.loc["All indicators", "alpha"]), 3)
    (0.6, 0.75)
    """
    prepared = engine.prepare(_areas(Coded(indicators, code), recipe), recipe)
    warn(prepared.warnings)
    found = audit.audit(prepared)
    fields = [one.field for one in found.statistics]
    among = found.factors
    return IndicatorAudit(
        pd.DataFrame([asdict(one) for one in found.statistics])
        .set_index("field")
        .assign(with_index=among.with_index, alpha_without=among.alpha_without, vif=among.vif, kmo=among.each_kmo),
        pd.DataFrame(found.pearson, fields, fields),
        pd.DataFrame(found.spearman, fields, fields),
        pd.DataFrame([asdict(one) for one in found.groups]).drop(columns="loadings").set_index("label"),
        found.flags,
    )


class WeightRobustness(NamedTuple):
    """How much a ranking depends on what nobody knows for certain.

    Attributes
    ----------
    ranks : DataFrame, n rows
        `rb_rk` rank and `rb_q` class of the recipe itself (1 = worst); `rb_med`, `rb_p05`, `rb_p95` median and 5 % and 95 % of
        the ranks over the draws; `rb_pq1` probability of the worst class.
    left_out : DataFrame
        Mean and largest absolute change of rank without each indicator and domain, the largest first.
    weights : DataFrame, a row a draw
        Its choices in words, and the share of each indicator and domain in its group.
    varied, held : tuple of str
        What was varied and what was held, in words.
    """

    ranks: pd.DataFrame
    left_out: pd.DataFrame
    weights: pd.DataFrame
    varied: tuple[str, ...]
    held: tuple[str, ...]


def weight_robustness(
    indicators: pd.DataFrame,
    recipe: Recipe,
    code: Hashable | None = None,
    *,
    draws: int = 1000,
    seed: int = 1,
    spread: float = 0.25,
    **choices: bool,
) -> WeightRobustness:
    """Return how much a composite index's ranking depends on its weights, and on other choices.

    Parameters
    ----------
    indicators, recipe, code
        As for `composite_index`.
    draws : int
        Number of draws, 10 to 100,000.
    seed : int
        The same seed gives the same draws everywhere.
    spread : float
        f, 0 to 1: each weight is multiplied by 1 + f U(-1, 1); 0 holds the weights.
    **choices : bool
        `dirichlet` draws weights from a Dirichlet distribution instead; `domains_only`, `indicators_only` vary one level;
        `normalisation`, `aggregation`, `treatment` vary these choices too; `sampling` draws the counts behind rates.

    Returns
    -------
    WeightRobustness
        Three data frames, and what was varied and held in words.

    Raises
    ------
    InputError
        A setting that is out of range, nothing uncertain, fewer than two scores; and as for `composite_index`.

    Notes
    -----
    Saisana, Saltelli and Tarantola (2005), J. R. Stat. Soc. A 168. docs/methods.md.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import read_recipe, weight_robustness
    >>> recipe = read_recipe({"title": "Alone", "indicators": [{"field": "alone"}, {"field": "no_car"}]})
    >>> areas = pd.DataFrame({"alone": [10, 20, 50, 30, 90], "no_car": [8, 4, 3, 0, 9]}, index=list("vwxyz"))
    >>> found = weight_robustness(areas, recipe, draws=200)
    >>> [float(found.ranks.loc["z", name]) for name in ("rb_rk", "rb_p05", "rb_p95", "rb_pq1")]
    [1.0, 1.0, 1.0, 1.0]
    >>> found.weights.shape
    (200, 3)
    """
    frame = Coded(indicators, code)
    uncertainty = Uncertainty(draws, seed, spread, **choices)
    found = robustness.robustness(_areas(frame, recipe), recipe, uncertainty, progress=lambda _: None)
    warn(found.warnings)
    left_out = pd.DataFrame(
        [asdict(one) for one in found.left_out], columns=["label", "kind", "mean_change", "largest_change"]
    )
    weights = pd.DataFrame({"draw": range(1, len(found.variant) + 1), **found.weights}).set_index("draw")
    weights.insert(0, "choices", [found.variants[number] for number in found.variant])
    return WeightRobustness(
        frame.beside(rank_table(found)), left_out.set_index("label"), weights, found.varied, found.held
    )  # fmt: skip


def explain_area(
    indicators: pd.DataFrame, recipe: Recipe, area: object, code: Hashable | None = None, *, group: str = ""
) -> pd.DataFrame:
    """Return why an area has the score that it has: each indicator against the study area and a group of areas.

    Parameters
    ----------
    indicators, recipe, code
        As for `composite_index`.
    area : str
        The area's code.
    group : str
        The column with the group of each area, such as its ward, whose other areas it is compared with.

    Returns
    -------
    DataFrame, a row an indicator, the largest contribution first
        `value` as it was read, `normalised` (higher = worse), `contribution` to the score (NaN where it has no parts) and the
        `usual_contribution`, `rank` (1 = worst) among `areas`, `median` and `group_median`, `apart` and `group_apart`: standard
        deviations by which the area is worse than the mean. `attrs`: code, score, rank, areas, quantile, note, group and
        group_size of the area itself.

    Raises
    ------
    InputError
        When no area has the code; and as for `composite_index`.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import explain_area, read_recipe
    >>> recipe = read_recipe({"title": "Alone", "indicators": [{"field": "alone"}, {"field": "no_car", "weight": 3}]})
    >>> areas = pd.DataFrame({"alone": [10, 20, 30], "no_car": [8, 4, 0]}, index=["x", "y", "z"])
    >>> found = explain_area(areas, recipe, "y")
    >>> found["contribution"].to_dict(), found.attrs["score"], found.attrs["rank"]
    ({'no_car': 37.5, 'alone': 12.5}, 50.0, 2.0)
    """
    frame = Coded(indicators, code)
    made = index.composite(_areas(frame, recipe), recipe)
    warn(made.warnings)
    groups = pd.Series(frame.cells(group), dtype=object).to_numpy() if group else None
    facts: dict[str, Any] = asdict(explain.explain(made, explain.row_of(made, clean_code(area)), groups))
    found = pd.DataFrame(facts.pop("indicators")).set_index("label")
    found.attrs.update(facts)
    return found
