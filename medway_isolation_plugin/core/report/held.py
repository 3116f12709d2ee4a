"""What a report of an index that was just made says of evidence."""

from __future__ import annotations

from ..composite.model import Recipe
from ..validity.evidence import NOTHING


def held_notes(recipe: Recipe) -> list[str]:
    """Return what its recipe was held against elsewhere, and that this result was held against nothing yet."""
    fared = [f"Elsewhere this recipe was held against: {recipe.held_against}"] if recipe.held_against else []
    return [*fared, f"This result: {NOTHING}"]
