"""What a report of an index says of evidence, and the words that this leaves."""

from __future__ import annotations

from collections.abc import Sequence

from ..composite.model import Recipe
from ..validity.evidence import Evidence, said_of
from ..words import QT_TRANSLATE_NOOP, Phrase


def held_notes(recipe: Recipe, evidence: Sequence[Evidence] = ()) -> list[str]:
    """Return what the recipe was held against elsewhere, and how this result fared: against nothing, where it was just made."""
    elsewhere = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Elsewhere this recipe was compared with: {said}"),
        said=recipe.held_against,
    )
    here = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "This result: {said}"), said=said_of(evidence))
    return [elsewhere, here] if recipe.held_against else [here]


def most(recipe: Recipe, evidence: Sequence[Evidence] = ()) -> str:
    """Return what rank 1 is: 'most isolated', or 'worst' where the evidence does not bear the word."""
    if all(one.bears_words for one in evidence):
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "most {meaning}"), meaning=Phrase(recipe.meaning))
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "worst"))


def more(recipe: Recipe, evidence: Sequence[Evidence] = ()) -> str:
    """Return what a higher score is: 'more isolated', or 'worse' where the evidence does not bear the word."""
    if all(one.bears_words for one in evidence):
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "more {meaning}"), meaning=Phrase(recipe.meaning))
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "worse"))
