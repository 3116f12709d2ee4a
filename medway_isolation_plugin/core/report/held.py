"""What a report of an index that was just made says of evidence."""

from __future__ import annotations

from ..composite.model import Recipe
from ..validity.evidence import NOTHING
from ..words import QT_TRANSLATE_NOOP, Phrase


def held_notes(recipe: Recipe) -> list[str]:
    """Return what its recipe was held against elsewhere, and that this result was held against nothing yet."""
    elsewhere = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Elsewhere this recipe was held against: {said}"), said=recipe.held_against
    )
    here = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "This result: {said}"), said=NOTHING)
    return [elsewhere, here] if recipe.held_against else [here]
