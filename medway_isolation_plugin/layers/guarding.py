"""Which values of a layer must not leave the office: small counts of persons, and what would tell them."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ..core.arrays import Floats
from ..core.disclosure import counts_of_persons, guard_columns, numbers_of
from . import fields
from .features import plain


def hidden_in(layer: QgsVectorLayer, name: str) -> frozenset[int]:
    """Return the ids of the features whose value in a column must not be shown.

    What the column is decides, by the facts that the layer carries: published counts and indices and modelled estimates are
    shown; what is not stated is taken for persons.
    """
    results = [one for one in fields.results_of(layer) if one.field(name) is not None]
    wanted = [one.name for one in counts_of_persons(results) if layer.fields().lookupField(one.name) >= 0]
    if not wanted:
        return frozenset()
    indexes = [layer.fields().lookupField(one) for one in wanted]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(indexes)
    read = [(feature.id(), [feature.attribute(index) for index in indexes]) for feature in layer.getFeatures(request)]
    columns = {one: numbers_of(plain(cells[at] for _, cells in read)) for at, one in enumerate(wanted)}
    hidden = guard_columns(results, columns).hidden.get(name)
    if hidden is None:
        return frozenset()
    return frozenset(read[row][0] for row in np.flatnonzero(hidden))


def shown_in(layer: QgsVectorLayer, name: str, values: Floats) -> Floats:
    """Return a column's values, row by row, without those that must not be shown (NaN)."""
    secret = hidden_in(layer, name)
    if not secret:
        return values
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
    rows = np.array([feature.id() in secret for feature in layer.getFeatures(request)], dtype=bool)
    return np.where(rows, np.nan, values)
