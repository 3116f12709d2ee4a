"""Living alone and household types: an index of small areas from one or two data frames."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace

import pandas as pd

from .. import living_alone, living_alone_fields, segmentation, sources
from ..areas import Measure, clean_codes
from ..bands import P65, U65
from ..faults import InputError
from ..living_alone import Denominator, Settings
from ..profiles import WeightProfile
from ..ranking import QuantileRule
from ..segments import Form, Households, TypeTable, UnknownTypes
from ..words import QT_TRANSLATE_NOOP, Phrase
from .border import Coded, chosen, warn

_RULE = QT_TRANSLATE_NOOP("MedwayIsolation", "rule")


def living_alone_index(
    counts: pd.DataFrame,
    code: Hashable | None = None,
    *,
    households: str = "",
    alone_u65: str = "",
    alone_65p: str = "",
    residents_u65: str = "",
    residents_65p: str = "",
    denominator: str = "population",
    confidence: float = 0.95,
    classes: int = 5,
    rule: str = "england",
    age_split: int = 65,
) -> pd.DataFrame:
    """Return the percentage of people living alone in each area, for both age bands.

    Parameters
    ----------
    counts : DataFrame, n rows
        One row an area, of counts.
    code : column label, optional
        The column of area codes; they are the index where it is None.
    households, alone_u65, alone_65p, residents_u65, residents_65p : str
        Columns: all households, one-person households and residents of each band. One that is needed and not named is
        found by its heading, as the Office for National Statistics and Nomis publish it; residents are added up from
        columns of ages where need be.
    denominator : {'population', 'households'}
        Whether people living alone are counted against the residents of their band or against all households.
    confidence : float
        Two-sided level of the Wilson intervals, 0.80 to 0.999.
    classes, rule : int, {'england', 'wales', 'ohid'}
        Number of classes, 2 to 100, and how ranks become classes.
    age_split : {65, 66}
        The age at which the counts really split; at 66 the columns of the result are called `la_u66` and `la_66p`.

    Returns
    -------
    DataFrame, n rows
        For each band b, u65 and 65p: `la_b` percent, `la_b_lo` and `la_b_hi` its interval, `la_b_rel` relative value (study
        area = 100), `la_b_cmp` higher, similar or lower than the study area, `la_b_rk` rank and `la_b_q` class (1 = most
        isolated), `la_b_n` people living alone, `la_b_d` what they are counted against; `la_note`. `attrs["study_area"]`:
        percent of the whole study area by band, its sum of numerators over its sum of denominators.

    Raises
    ------
    InputError
        A count that is not found, is text, is negative or larger than what it is part of; columns that split at another
        age; codes that are missing or occur twice; nothing to compute.

    Notes
    -----
    Wilson (1927), J. Am. Stat. Assoc. 22; Medway Council, Joint Strategic Needs Assessment, social isolation. docs/methods.md.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import living_alone_index
    >>> counts = pd.DataFrame(
    ...     {"alone_u65": [6, 3], "residents_u65": [60, 60], "alone_65p": [10, 30], "residents_65p": [40, 60]},
    ...     index=["E01016016", "E01016017"],
    ... )
    >>> found = living_alone_index(counts, classes=2)
    >>> found[["la_65p", "la_65p_rk", "la_65p_q"]].round(1).values.tolist()
    [[25.0, 2.0, 2.0], [50.0, 1.0, 1.0]]
    >>> found.attrs["study_area"]["65p"]
    40.0
    """
    against = chosen(Denominator, denominator, QT_TRANSLATE_NOOP("MedwayIsolation", "denominator"))
    settings = Settings(against, confidence, classes, chosen(QuantileRule, rule, _RULE), age_split)
    named = {
        living_alone.HOUSEHOLDS: households,
        living_alone.alone_key(U65): alone_u65,
        living_alone.alone_key(P65): alone_65p,
        living_alone.residents_key(U65): residents_u65,
        living_alone.residents_key(P65): residents_65p,
    }
    areas = Coded(counts, code)
    fields = living_alone_fields.recognised(named, settings, areas.headings())
    areas, fields = _with_residents(areas, fields, settings)
    measures, parts = living_alone.measures(fields, settings)
    found = living_alone.index(areas.checked(measures, parts), settings)
    cautions = {name: sources.caution(name) for key, name in fields.items() if name and not named[key]}
    doubtful = QT_TRANSLATE_NOOP("MedwayIsolation", "'{field}': {caution}")
    warn([*(Phrase(doubtful, field=name, caution=said) for name, said in cautions.items() if said), *found.warnings])
    return areas.beside(found.table, study_area=dict(found.study_area))


def _with_residents(areas: Coded, fields: Mapping[str, str], settings: Settings) -> tuple[Coded, dict[str, str]]:
    """Return a table of ages with the residents of each band added up, where they are needed and not found."""
    found, frame = dict(fields), areas.frame
    sums = sources.resident_sums(areas.headings(), settings.age_split)
    for key in living_alone.needed(settings):
        name = sources.at_split(key, settings.age_split)
        if found[key] or name not in sums:
            continue
        plus, minus = sums[name].plus, sums[name].minus
        ages = areas.checked(
            [
                Measure(one, one, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "residents by age")))
                for one in (*plus, *minus)
            ]
        ).values
        total = sum(ages[one] for one in plus) - sum(ages[one] for one in minus)
        frame, found[key] = frame.assign(**{name: total}), name
    return replace(areas, frame=frame), found


def segmentation_index(
    households: pd.DataFrame,
    types: pd.DataFrame,
    profile: WeightProfile,
    code: Hashable | None = None,
    *,
    type_column: str = "type",
    count_column: str = "households",
    band_column: str = "",
    types_column: Hashable | None = None,
    form: str = "proportion",
    unknown: str = "error",
    share_u65: str = "",
    share_65p: str = "",
    contributions: bool = False,
    classes: int = 5,
    rule: str = "england",
) -> pd.DataFrame:
    """Return what the types of household in each area say about isolation there, for every band of a profile.

    Parameters
    ----------
    households : DataFrame, m rows
        One row an area and type (and band); an area that stands in several rows is one area of the result.
    types : DataFrame, t rows
        One row a segment type (MOSAIC, Acorn, OAC), a column for each variable of the profile.
    profile : WeightProfile
        See `read_profile`.
    code : column label, optional
        The households' column of area codes; they are its index where it is None.
    type_column, count_column, band_column : str
        The households' segment type, number, and band (u65, 65p); no band where it is empty.
    types_column : column label, optional
        The types' column of segment types; they are its index where it is None.
    form : {'proportion', 'percent', 'index'}
        What the types' values are: 0 to 1, 0 to 100, or 100 = average.
    unknown : {'error', 'exclude'}
        What is done with households of a type that `types` does not have.
    share_u65, share_65p : str
        The types' columns with the share, 0 to 1, of their households that are in the band.
    contributions : bool
        Whether to add each variable's part of the score.
    classes, rule : int, {'england', 'wales', 'ohid'}
        Number of classes, 2 to 100, and how ranks become classes.

    Returns
    -------
    DataFrame, a row for each of the n areas in the order in which they come first
        For each band b: `si_b` score per household, `si_b_tot` total score, `si_b_rel` relative value (study area = 100),
        `si_b_rk` rank and `si_b_q` class (1 = most isolated), on request `si_b_c01` and so on; `si_unk` percent of
        households of unknown type where there are any; `si_note`. `attrs["study_area"]`: score per household by band.

    Raises
    ------
    InputError
        A variable without a column, values outside the form's range, negative counts, unknown types, bands of another age.

    Notes
    -----
    Area score = sum over types of households x type score / households; type score = sum over variables of weight x
    propensity. docs/methods.md.

    Examples
    --------
    >>> import pandas as pd
    >>> from medway_isolation_plugin.core import read_profile, segmentation_index
    >>> variables = [{"field": "widowed", "label": "Widowed", "weight": 2}, {"field": "no_car", "label": "No car", "weight": 1}]
    >>> profile = read_profile({"title": "Ours", "source": "Panel", "bands": [{"band": "65p", "variables": variables}]})
    >>> types = pd.DataFrame({"widowed": [0.25, 0.5], "no_car": [0.5, 1.0]}, index=["A", "B"])
    >>> households = pd.DataFrame({"area": ["x", "x", "y"], "type": ["A", "B", "A"], "households": [30, 10, 20]})
    >>> found = segmentation_index(households, types, profile, "area", classes=2)
    >>> found[["area", "si_65p", "si_65p_rk"]].values.tolist()
    [['x', 1.25, 1.0], ['y', 1.0, 2.0]]
    """
    rows = Coded(households, code, QT_TRANSLATE_NOOP("MedwayIsolation", "the data frame of households"))
    kinds = Coded(types, types_column, QT_TRANSLATE_NOOP("MedwayIsolation", "the data frame of types"))
    shares = {band.key: name for band, name in ((U65, share_u65), (P65, share_65p)) if name}
    if band_column and shares:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "A band column of the households and shares of the types would both split households. Give one.",
            )
        )
    columns = {name: name for name in [*profile.fields(), *shares.values()]}
    type_table = TypeTable.checked(
        kinds.table(columns), profile, chosen(Form, form, QT_TRANSLATE_NOOP("MedwayIsolation", "form")), shares
    )
    table = rows.table({"type": type_column, "count": count_column, "band": band_column})
    profile.check_ages({Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "number of households")): count_column})
    areas = _first_rows(rows)
    found = segmentation.index(
        Households.checked(
            areas.codes(),
            table,
            Measure("count", count_column, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "households"))),
            type_table,
            chosen(UnknownTypes, unknown, QT_TRANSLATE_NOOP("MedwayIsolation", "way with unknown types")),
            banded=bool(band_column),
        ),
        type_table,
        profile,
        classes,
        chosen(QuantileRule, rule, _RULE),
        contributions,
    )
    warn(found.warnings)
    return areas.beside(found.table, study_area=dict(found.study_area))


def _first_rows(rows: Coded) -> Coded:
    again = pd.Series(clean_codes(rows.codes())).duplicated().to_numpy()
    return replace(rows, frame=rows.frame[~again])
