"""What differs between two results of one table, and why: the same account that a chapter gives of last year's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..arrays import Texts
from ..composite.model import Recipe
from ..described import Described
from .changes import ChapterChange, changes
from .ledger import InputUsed
from .material import ChapterLayer, ShownIndex


def comparable(first: Described, second: Described) -> bool:
    """Return whether both are of results that state what they are: of one method and band, and not the same one."""
    one, other = first.result, second.result
    return (
        first.stated
        and second.stated
        and one is not None
        and other is not None
        and one != other
        and (one.kind, first.band) == (other.kind, second.band)
    )


def columns(first: Described, second: Described) -> list[str]:
    """Return the names of all columns of both results."""
    results = (one.result for one in (first, second) if one.result is not None)
    return list(dict.fromkeys(field.name for result in results for field in result.fields))


def between(
    first: Described,
    second: Described,
    codes: Texts,
    cells: Mapping[str, Sequence[Any]],
    recipes: Sequence[Recipe] = (),
) -> tuple[ChapterChange, ...]:
    """Return what differs between two results that are `comparable`, each thing once; the first is taken for the earlier one.

    Parameters
    ----------
    first, second : Described
        A column of each.
    codes : ndarray of str, shape (n,)
        Of the areas, which are the same in both.
    cells : mapping of str to sequence, length n
        Their `columns`, None where missing.
    recipes : sequence of Recipe
        Those that the layer keeps.
    """
    nothing = np.full(len(codes), "", dtype=object)
    used = InputUsed("", "", "", "", len(codes))
    found = []
    for one in (first, second):
        if one.result is not None:
            layer = ChapterLayer(used, codes, nothing, nothing, cells, (one.result,), tuple(recipes))
            found.append(replace(ShownIndex(layer, one.result, one.band).snapshot(), key=one.result.kind.value))
    return changes(found[:1], found[1:])
