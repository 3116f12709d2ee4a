"""Recipes without a file: from the rows of a table of indicators, and weights from a panel."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .. import result_sets, sources
from ..bands import check_age_split, other_age
from ..documents import Reader
from ..faults import InputError, listed, no_field
from ..fields import Field, Result
from ..matrices import numbered_rows
from ..profiles import WeightProfile
from ..words import QT_TRANSLATE_NOOP, Phrase
from .aggregate import Aggregation
from .model import ROOT, Direction, Domain, Indicator, Missing, Ranking, Recipe
from .normalisations import Normalisation
from .normalisations.methods import MIN_MAX
from .recipe import check
from .treat import Treatment
from .weights import Weighting

_DIRECTIONS = {
    "": Direction.HIGHER, "higher": Direction.HIGHER, "high": Direction.HIGHER, "+": Direction.HIGHER, "1": Direction.HIGHER,
    "+1": Direction.HIGHER, "lower": Direction.LOWER, "low": Direction.LOWER, "-": Direction.LOWER, "-1": Direction.LOWER,
    "−1": Direction.LOWER,
}  # fmt: skip


NULL, QUINTILES = Missing(), Ranking()


@dataclass(frozen=True)
class Choices:
    """What holds for all indicators of a recipe that is made from rows."""

    title: str = QT_TRANSLATE_NOOP("MedwayIsolation", "Composite index")
    normalisation: Normalisation = MIN_MAX
    treatment: Treatment | None = None
    aggregation: Aggregation = Aggregation.ARITHMETIC
    missing: Missing = NULL
    ranking: Ranking = QUINTILES
    constant: str = "error"


def from_rows(
    cells: Sequence[object], labels: Mapping[str, str], choices: Choices, higher: Sequence[str] = (), lower: Sequence[str] = ()
) -> Recipe:  # fmt: skip
    """Make a recipe from the flat list of a four-column matrix: field, direction, weight, domain.

    Parameters
    ----------
    cells : sequence, length a multiple of 4
        Direction is 'higher' (default) or 'lower': which values are worse. Weight is 1 where empty. An empty domain
        belongs to the whole index.
    labels : mapping of str to str
        Field to label, where there is one.
    choices : Choices
    higher, lower : sequence of str
        Fields without a row, of weight 1, of which higher or lower values are worse.

    Raises
    ------
    InputError
        Naming the row and what is wrong with it.
    """
    rows = numbered_rows(cells, 4)
    indicators = [_indicator(number, row, labels, choices) for number, row in rows]
    for fields, direction in ((higher, Direction.HIGHER), (lower, Direction.LOWER)):
        indicators += [
            Indicator(
                one, labels.get(one) or one, direction, normalisation=choices.normalisation, treatment=choices.treatment
            )
            for one in fields
        ]
    if not indicators:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "There are no indicators. Choose a recipe, tick fields, or fill in the table of indicators.",
            )
        )
    names = list(dict.fromkeys(one.domain for one in indicators if one.domain != ROOT))
    recipe = Recipe(
        title=choices.title,
        indicators=tuple(indicators),
        domains=tuple(Domain(name, name, aggregation=choices.aggregation) for name in names),
        aggregation=choices.aggregation,
        missing=choices.missing,
        ranking=choices.ranking,
        constant=choices.constant,
    )
    check(recipe, Reader(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The table of indicators"))))
    return recipe


def _indicator(number: int, row: Sequence[str], labels: Mapping[str, str], choices: Choices) -> Indicator:
    field, direction, weight, domain = (*row, "", "", "")[:4]
    if not field:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Indicator {number} has no field. Give the field's name, or empty the row."
            ),
            number=number,
        )
    if direction.lower() not in _DIRECTIONS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Indicator {number} ({field}): the direction '{direction}' is not known. Write higher or lower: which values are "
                "worse.",
            ),
            number=number,
            field=field,
            direction=direction,
        )
    try:
        value = float(weight) if weight else 1.0
    except ValueError:
        value = math.nan
    if not 0 <= value < math.inf:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Indicator {number} ({field}): the weight '{weight}' must be a number of 0 or more."
            ),
            number=number,
            field=field,
            weight=weight,
        )
    return Indicator(
        field,
        labels.get(field) or field,
        _DIRECTIONS[direction.lower()],
        value,
        domain,
        choices.normalisation,
        choices.treatment,
    )


def with_weighting(recipe: Recipe, weighting: Weighting) -> Recipe:
    """Return the recipe with one way of weighting in every group."""
    return replace(
        recipe, weighting=weighting, domains=tuple(replace(one, weighting=weighting) for one in recipe.domains)
    )


def with_profile(recipe: Recipe, profile: WeightProfile) -> Recipe:
    """Return the recipe with a panel's weights: those of the profile's variables with the same fields.

    The band of the recipe chooses the band of the profile, where it has more than one.

    Raises
    ------
    InputError
        When the profile has no weights for the band, or lacks an indicator.
    """
    bands = [one for one in profile.bands if recipe.band is None or one.band == recipe.band]
    if len(bands) != 1:
        none = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The weight profile '{title}' has no weights for {band}. Choose a profile of the right band.",
        )
        several = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The weight profile '{title}' has more than one set of weights for {band}. Choose a profile of the right band.",
        )
        wanted = (
            recipe.band.label()
            if recipe.band
            else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "this recipe, which names no band"))
        )
        raise InputError(several if bands else none, title=profile.title, band=wanted)
    weights = {one.field: one for one in bands[0].variables}
    lacking = [one.field for one in recipe.indicators if one.field not in weights]
    if lacking:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The weight profile '{title}' has no weight for {lacking}. It has: {fields}. The fields must be called the same.",
            ),
            title=profile.title,
            lacking=", ".join(lacking),
            fields=", ".join(weights),
        )
    changed = recipe.with_weights({one.field: weights[one.field].weight for one in recipe.indicators})
    made = replace(
        changed,
        indicators=tuple(replace(one, panel=weights[one.field].panel) for one in changed.indicators),
        placeholder=recipe.placeholder or profile.placeholder,
    )
    check(
        made, Reader(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The weight profile '{title}'"), title=profile.title))
    )
    return made


def renamed(recipe: Recipe, fields: Mapping[str, str]) -> Recipe:
    """Return the recipe with fields called otherwise: the recipe's name to the data's.

    Raises
    ------
    InputError
        When a name is none of the recipe's fields.
    """
    unknown = [name for name in fields if name not in recipe.fields()]
    if unknown:
        raise InputError(no_field(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The recipe")), unknown, recipe.fields()))
    made = replace(
        recipe,
        indicators=tuple(
            replace(
                one, field=fields.get(one.field, one.field), denominator=fields.get(one.denominator, one.denominator)
            )
            for one in recipe.indicators
        ),
        missing=replace(recipe.missing, group=fields.get(recipe.missing.group, recipe.missing.group)),
    )
    check(made, Reader(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The recipe with other fields"))))
    return made


def recognised(fields: Sequence[str], headings: Sequence[str], name: str = "") -> dict[str, str]:
    """Return which of the data's headings hold a recipe's fields that the data call otherwise, for `renamed`.

    Parameters
    ----------
    fields : sequence of str
        Those of the recipe.
    headings : sequence of str
        Of the table of indicators.
    name : str
        What the table is called, where a heading means something else in some files.

    Returns
    -------
    dict of str to str
        The recipe's field to the heading that means the same, be it a canonical name or a heading itself (see `core.sources`);
        fields that are there under their own names, or that no heading or several may mean, are left out.
    """
    columns = sources.recognise(headings, name)
    found = {
        field: columns.heading(*(sources.recognise([field]).found or [field]))
        for field in fields
        if field not in headings
    }
    return {field: heading for field, heading in found.items() if heading and heading not in fields}


def check_ages(recipe: Recipe, results: Sequence[Result]) -> None:
    """Refuse fields of another age than that of the recipe's band: 66 and over is never passed off as 65 and over (METHODS §0).

    Parameters
    ----------
    recipe : Recipe
    results : sequence of Result
        What is known of the layer that holds the recipe's fields; where nothing is, their names say it.

    Raises
    ------
    InputError
        Naming the fields.
    """
    if recipe.band is None:
        return
    against = QT_TRANSLATE_NOOP("MedwayIsolation", "{indicator}, counted against")
    labels: dict[str, str] = {
        one.denominator: Phrase(against, indicator=one.label) for one in recipe.indicators if one.denominator
    }
    labels |= {one.field: one.label for one in recipe.indicators}
    age, other = recipe.band.age, other_age(recipe.band.age)
    said = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "the recipe '{title}' is for people {band}"),
        title=recipe.title,
        band=recipe.band.label(),
    )
    rewrite = QT_TRANSLATE_NOOP(
        "MedwayIsolation", 'write "band": "{band}" into the recipe, if it is meant for that age'
    )
    instead = Phrase(rewrite, band=recipe.band.at(other).key)
    check_age_split({label: name for name, label in labels.items()}, age, said, instead)
    known = {name: result_sets.field_in(results, name) for name in labels}
    wrong = [name for name, found in known.items() if found is not None and _age(*found) not in (0, age)]
    if wrong:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "These fields split at age {other}, but {said}: {fields}. Choose fields that split at {age}, or {instead}.",
            ),
            other=other,
            said=said,
            fields=listed(wrong),
            age=age,
            instead=instead,
        )


def _age(result: Result, field: Field) -> int:
    return field.band.age if field.band is not None else result.age_split
