"""A panel's scores become weights: the median of each variable (METHODS §2)."""

from collections.abc import Sequence

import numpy as np

from .areas import Measure, RawTable
from .arrays import Floats
from .bands import Band
from .cells import numbers
from .faults import Faults, InputError, listed
from .profiles import BandWeights, PanelStatistics, Variable, WeightProfile
from .words import QT_TRANSLATE_NOOP, Phrase


def weight_profile(
    scores: RawTable, variables: Sequence[Measure], bands: Sequence[Band], title: str, source: str
) -> WeightProfile:
    """Summarise a panel's scores.

    Parameters
    ----------
    scores : RawTable
        One row a member; `cells` holds for each variable's key the members' scores, empty where a member gave none.
        `codes` name the members in messages.
    variables : sequence of Measure
        The variables; `words` become labels.
    bands : sequence of Band
        The bands that the weights are for.
    title, source : str
        Written into the profile.

    Returns
    -------
    WeightProfile
        Weight = median; quartiles by linear interpolation (type 7 of Hyndman and Fan 1996) and the number of members
        who scored are kept beside it.

    Raises
    ------
    InputError
        When the panel is empty, a score is text or negative, nobody scored a variable, or every median is 0.
    """
    if not scores.codes:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The panel's table is empty: it needs one row for each panel member.")
        )
    if not bands:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "No band is chosen. Choose under 65, 65 and over, or both.")
        )
    if not title.strip():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The profile has no title. Give it one that says whose weights these are."
            )
        )
    faults = Faults()
    members = np.array([str(code) for code in scores.codes], dtype=object)
    given = {measure.key: numbers(scores.cells[measure.key], measure, members, faults) for measure in variables}
    faults.raise_if_any()
    unscored = [measure.field for measure in variables if np.isnan(given[measure.key]).all()]
    if unscored:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "No panel member scored {fields}. Leave these fields out, or add scores."
            ),
            fields=listed(unscored),
        )
    summary = tuple(_variable(measure, given[measure.key]) for measure in variables)
    if not any(variable.weight > 0 for variable in summary):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Every variable's median score is 0, so no variable would count. Check the panel's scores.",
            )
        )
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "Median scores of a panel of {size}")
    return WeightProfile(
        title=title.strip(),
        source=source.strip() or Phrase(template, size=len(members)),
        bands=tuple(BandWeights(band, summary) for band in bands),
    )


def _variable(measure: Measure, scores: Floats) -> Variable:
    scores = scores[~np.isnan(scores)]
    lower, median, upper = (float(value) for value in np.quantile(scores, [0.25, 0.5, 0.75]))
    return Variable(measure.field, measure.words, median, panel=PanelStatistics(int(scores.size), lower, upper))
