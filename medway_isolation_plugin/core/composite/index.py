"""The composite index as a table: score, rank, quantile, domains, and whatever else was asked to be kept (METHODS §4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from .. import ranking
from ..areas import AreaTable, unmatched
from ..arrays import Floats, Texts
from ..faults import InputError, Stop, listed
from ..field_forms import Sheet, title
from ..fields import Data, Of, Part, Result, ResultKind, Role, Scope
from ..results import Notes, ResultTable, is_none
from ..words import QT_TRANSLATE_NOOP, Phrase
from .engine import Evaluation, Prepared, prepare
from .impute import Policy
from .model import Recipe
from .normalisations import Normalisation
from .normalisations.methods import UNSCALED, Unscaled
from .tree import Tree, named

PREFIX = "ci"


@dataclass(frozen=True)
class Keep:
    """Which columns to write beside the score: treated and normalised values, contributions."""

    treated: bool = False
    normalised: bool = False
    contributions: bool = False


@dataclass(frozen=True)
class Composite:
    """A composite index.

    Attributes
    ----------
    prepared : Prepared
    evaluation : Evaluation
        Before rescaling.
    score : ndarray of float, shape (n,)
        As it is shown: rescaled where the recipe says so.
    table : ResultTable
    contributions : ndarray of float, shape (n, m), or None
        Parts of the score (see `contributions`).
    not_additive : str
        Why there are none.
    nulls : int
        Areas without a score.
    warnings : tuple of str
    """

    prepared: Prepared
    evaluation: Evaluation
    score: Floats
    table: ResultTable
    contributions: Floats | None
    not_additive: str
    nulls: int
    warnings: tuple[str, ...]

    @property
    def unmatched(self) -> int:
        """How many areas had no row of indicators."""
        return unmatched(self.prepared.reasons)


def composite(
    areas: AreaTable, recipe: Recipe, keep: Keep = Keep(), prefix: str = PREFIX, stop: Stop = lambda: None
) -> Composite:
    """Build a composite index.

    Parameters
    ----------
    areas : AreaTable
        Checked with `engine.measures(recipe)`, `engine.parts(recipe)` and `engine.labels(recipe)`.
    recipe : Recipe
    keep : Keep
    prefix : str
        First letters of the fields, at most four characters.
    stop : callable
        What it raises ends the work.

    Returns
    -------
    Composite
        Columns: `ci` score, `ci_rk` rank (1 = worst), `ci_q` quantile (1 = worst), `ci_n` indicators that an area has,
        `ci_d1`, `ci_d1_q` ... score and quantile of each domain (and `ci_d1_s`, rescaled), `ci_t1` ..., `ci_n1` ...,
        `ci_c1` ... treated and normalised value and contribution of each indicator, `ci_note`.

    Raises
    ------
    InputError
        See `prepare` and `Tree.evaluate`.

    Notes
    -----
    METHODS §4.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,3}", prefix):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The field prefix '{prefix}' must be 1 to {most} letters, digits or underscores and begin with a letter.",
            ),
            prefix=prefix,
            most=4,
        )
    prepared = prepare(areas, recipe, stop)
    stop()
    mark = recipe.fingerprint()  # of the recipe as it is kept, whatever had to be dropped or moved
    recipe = prepared.recipe
    evaluation = prepared.evaluate()
    score = rescaled(evaluation.score, recipe.rescale, named(recipe.root))
    tree = prepared.tree
    not_additive = tree.why_not_additive()
    stop()
    parts = None if not_additive else contributions(tree, evaluation.score, score)
    warnings = [*prepared.warnings, *tree.warnings(), *_warnings(recipe, prepared, evaluation)]
    if keep.contributions and not_additive:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "There are no contributions: {why}, so that the indicators have no parts that add up."
        )
        warnings.append(Phrase(template, why=not_additive))
    sheet = Sheet(replace(result_of(recipe, prefix), recipe=mark))
    _add_index(sheet, recipe, prepared, evaluation, score)
    _add_domains(sheet, recipe, evaluation)
    kept = [(Role.TREATED, keep.treated, prepared.treated), (Role.NORMALISED, keep.normalised, prepared.normalised)]
    if parts is not None:
        kept.append((Role.PART, keep.contributions, parts))
    for role, wanted, values in kept:
        for number, one in enumerate(recipe.indicators if wanted else ()):
            sheet.add(role, values[:, number], recipe.band, of=Of(Part.INDICATOR, number + 1, one.label))
    stop()
    sheet.add(Role.NOTE, _notes(recipe, prepared, evaluation), recipe.band)
    return Composite(
        prepared, evaluation, score, sheet.table(prepared.codes), parts, not_additive,
        int(np.isnan(score).sum()), tuple(warnings),
    )  # fmt: skip


def result_of(recipe: Recipe, prefix: str, kind: ResultKind = ResultKind.COMPOSITE) -> Result:
    """Return what all columns of a composite index share. ': ' in a title would look like the end of what it is of."""
    return Result(
        kind, prefix, recipe.title.replace(": ", ", "), recipe.meaning, recipe.ranking.classes, recipe.ranking.rule.value,
        age_split=recipe.band.age if recipe.band is not None else 0, data=Data.ESTIMATE, placeholder=recipe.placeholder,
        members=len(recipe.indicators), source=recipe.source, edition=recipe.edition, recipe=recipe.fingerprint(),
    )  # fmt: skip


def subject(recipe: Recipe) -> str:
    """Return the recipe's title as aliases and legends have it."""
    return title(result_of(recipe, PREFIX))


def rescaled(score: Floats, how: Normalisation, what: str) -> Floats:
    """Return a score on the scale in which it is shown.

    Raises
    ------
    InputError
        Beginning with `what`.
    """
    if how == UNSCALED:
        return score
    try:
        return how.apply(score)
    except InputError as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{what} {fault}: its score cannot be rescaled."),
            what=what,
            fault=error.args[0],
        ) from error


def contributions(tree: Tree, raw: Floats, shown: Floats) -> Floats:
    """Return each indicator's part of the score that is shown, shape (n, m).

    Where a rescaling is a straight line a s + b, b is shared out by the weights that an area's indicators have, so that
    the parts still add up. Where it is not, the parts add up to the score before rescaling.
    """
    parts = tree.contributions()
    recipe = tree.recipe
    straight = recipe.rescale.linear and recipe.rescale.digits is None
    if not straight:
        return parts
    low, high = int(np.nanargmin(raw)), int(np.nanargmax(raw))
    slope = (shown[high] - shown[low]) / (raw[high] - raw[low])
    offset = shown[low] - slope * raw[low]
    own = tree.row_weights()
    moved: Floats = slope * parts + offset * own / own.sum(axis=1, keepdims=True)
    return moved


def _add_index(sheet: Sheet, recipe: Recipe, prepared: Prepared, evaluation: Evaluation, score: Floats) -> None:
    available = (~np.isnan(prepared.values)).sum(axis=1).astype(np.float64)
    sheet.add(Role.VALUE, score, recipe.band)
    sheet.add(Role.RANK, evaluation.rank, recipe.band, Scope.LOCAL)
    sheet.add(Role.QUANTILE, evaluation.quantile, recipe.band, Scope.LOCAL)
    sheet.add(Role.AVAILABLE, available, recipe.band)


def _add_domains(sheet: Sheet, recipe: Recipe, evaluation: Evaluation) -> None:
    for number, domain in enumerate(recipe.domains, start=1):
        score = evaluation.domains[domain.name]
        quantiles = ranking.quantile(ranking.rank(score), recipe.ranking.classes, recipe.ranking.rule)
        of = Of(Part.DOMAIN, number, domain.label.replace(": ", ", "))
        sheet.add(Role.VALUE, score, recipe.band, of=of)
        if not isinstance(domain.rescale, Unscaled):
            shown = rescaled(score, domain.rescale, named(domain))
            sheet.add(Role.RESCALED, shown, recipe.band, of=of, unit=domain.rescale.name)
        sheet.add(Role.QUANTILE, quantiles, recipe.band, Scope.LOCAL, of)


def _notes(recipe: Recipe, prepared: Prepared, evaluation: Evaluation) -> Texts:
    notes = Notes.of(prepared.reasons)
    there = is_none(prepared.reasons)
    missing, moved_in = (
        QT_TRANSLATE_NOOP("MedwayIsolation", "missing: {indicator}"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "extreme value moved in: {indicator}"),
    )
    imputed, policy = (
        QT_TRANSLATE_NOOP("MedwayIsolation", "{policy} imputed: {indicator}"),
        Phrase(recipe.missing.policy.value),
    )
    for number, one in enumerate(recipe.indicators):
        without = there & np.isnan(prepared.values[:, number]) & ~prepared.imputed[:, number]
        notes.add(without, Phrase(missing, indicator=one.label))
        notes.add(prepared.imputed[:, number], Phrase(imputed, policy=policy, indicator=one.label))
        notes.add(prepared.winsorised[:, number], Phrase(moved_in, indicator=one.label))
    if recipe.missing.policy is Policy.REWEIGHT:
        fewer = QT_TRANSLATE_NOOP("MedwayIsolation", "fewer than {percent} % of the values are there")
        percent = f"{100 * recipe.missing.minimum:.0f}"
        notes.add(np.isnan(evaluation.score) & there, Phrase(fewer, percent=percent))
    for name, crowded in _crowds(recipe, evaluation).items():
        for crowd in crowded:
            notes.add(
                crowd.rows,
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: {fact}"), what=name, fact=crowd.words()),
            )
    return notes.texts()


def _warnings(recipe: Recipe, prepared: Prepared, evaluation: Evaluation) -> list[str]:
    warnings: list[str] = []
    if recipe.placeholder:
        warnings.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "The weights are placeholders: replace them before anybody acts on the result."
                )
            )
        )
    if recipe.superseded:
        warnings.append(
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "There is a better recipe: {why}"), why=recipe.superseded)
        )
    empty = np.isnan(evaluation.score)
    no_row = ~is_none(prepared.reasons)
    lost = empty & ~no_row
    if empty.all():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No area has a score: every area lacks a value that the recipe needs. Choose another policy for missing values, or other "
                "indicators.",
            )
        )
    if lost.any():
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have no score because values are missing: {codes}.")
        one = "{n} area has no score because values are missing: {codes}."
        warnings.append(Phrase(template, one=one, n=int(lost.sum()), codes=listed(prepared.codes[lost])))
    warnings += prepared.scored_by_fewer(evaluation.score)
    imputed = prepared.imputed.any(axis=1)
    if imputed.any():
        warnings.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{n} missing values were replaced by the {policy} in {areas}: their scores are less certain.",
                ),
                one="{n} missing value was replaced by the {policy} in {areas}: their scores are less certain.",
                n=int(prepared.imputed.sum()),
                policy=Phrase(recipe.missing.policy.value),
                areas=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=int(imputed.sum())),
            )
        )
    domains = {named(one): evaluation.domains[one.name] for one in recipe.domains}
    warnings += ranking.too_few({named(recipe.root): evaluation.score, **domains}, recipe.ranking.classes)
    return [*warnings, *ranking.uneven(_crowds(recipe, evaluation))]


def _crowds(recipe: Recipe, evaluation: Evaluation) -> dict[str, tuple[ranking.Crowd, ...]]:
    """Return the crowded classes of the index and of each domain."""
    classes = recipe.ranking.classes
    found = {named(recipe.root): evaluation.crowds(classes)}
    for one in recipe.domains:
        ranks = ranking.rank(evaluation.domains[one.name])
        quantiles = ranking.quantile(ranks, classes, recipe.ranking.rule)
        found[named(one)] = ranking.crowds(ranks, quantiles, classes)
    return found
