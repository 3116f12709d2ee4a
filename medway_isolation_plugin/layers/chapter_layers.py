"""Layers of results as a chapter reads them: every cell, whole, with fingerprints of the file and of each outline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from qgis.core import QgsFeature, QgsProviderRegistry, QgsVectorLayer

from ..core.areas import clean_codes, duplicates
from ..core.chapter.ledger import InputUsed
from ..core.chapter.material import ChapterLayer
from ..core.composite import recipe as recipes
from ..core.composite.model import Recipe
from ..core.digests import digest_of
from ..core.faults import InputError, listed
from ..core.field_names import unstated
from ..core.fields import COUNTED, Result
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from . import features, fields, presence, provenance
from .origins import Origin
from .recognise import SAMPLE, area_name_field, guess_code_field

_SHORT = 12  # characters of the fingerprint of an outline
_SAMPLE_DATA = QT_TRANSLATE_NOOP("MedwayIsolation", "Fictional sample data of the plugin")
Warn = Callable[[str], None]


def read(layer: QgsVectorLayer, key: str, where: str, warn: Warn, stop: Callable[[], None]) -> ChapterLayer:
    """Return what a layer holds.

    Parameters
    ----------
    key : str
        What the ledger calls it: 'R1'.
    where : str
        What it is to the user, for messages.
    warn, stop : callable
        Hears of results that are not believed; raises when the user has cancelled.

    Raises
    ------
    InputError
        When it cannot be read to its end, or a code occurs twice in a layer of results.
    """
    presence.check(layer)
    found = all_features(layer, where, stop)
    names = layer.fields().names()
    cells = list(zip(*(feature.attributes() for feature in found))) if found else [() for _ in names]
    columns = {name: features.plain(column) for name, column in zip(names, cells)}
    code = guess_code_field(layer)
    codes = clean_codes(columns.get(code, [""] * len(found)))
    name = area_name_field(layer.fields(), code)
    called = [str(cell or "") for cell in columns.get(name, [""] * len(found))]
    shapes = [_outline(feature) for feature in found]
    read_layer = ChapterLayer(
        InputUsed(key, layer.name(), _file(layer), _digest(layer, found), len(found)),
        codes,
        np.array(called, dtype=object),
        np.array(shapes, dtype=object),
        columns,
        _believed(layer, warn),
        recipes_of(layer, warn),
    )
    return replace(read_layer, origin=Phrase(_SAMPLE_DATA)) if is_fictional(read_layer) else read_layer


def check_codes(read_layer: ChapterLayer) -> None:
    """Refuse areas that occur twice: every one would be counted twice.

    Raises
    ------
    InputError
        Naming them.
    """
    twice = duplicates(read_layer.codes)
    if twice:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The layer {name} has {n} areas twice: {codes}. Keep each area once."),
            one="The layer {name} has {n} area twice: {codes}. Keep each area once.",
            name=read_layer.used.name,
            n=len(twice),
            codes=listed(twice),
        )


def all_features(layer: QgsVectorLayer, where: str, stop: Callable[[], None]) -> list[QgsFeature]:
    """Return all features of a layer, held against what it says that it holds."""
    batches = features.batches(layer.getFeatures, layer.featureCount, Origin.of(layer), where, stop)
    return [feature for batch in batches for feature in batch]


def is_fictional(found: ChapterLayer) -> bool:
    """Return whether the areas are those of the sample borough."""
    return bool(len(found.codes)) and str(found.codes[0]).startswith(SAMPLE)


def _outline(feature: QgsFeature) -> str:
    shape = feature.geometry()
    return "" if shape.isNull() else hashlib.sha256(bytes(shape.asWkb())).hexdigest()[:_SHORT]


def _file(layer: QgsVectorLayer) -> str:
    path = _path(layer)
    return path.name if path is not None else ""


def _path(layer: QgsVectorLayer) -> Path | None:
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    text = str(parts.get("path") or "")
    path = Path(text) if text else None
    return path if path is not None and path.is_file() else None


def _digest(layer: QgsVectorLayer, found: Sequence[QgsFeature]) -> str:
    path = _path(layer)
    if path is not None:
        return digest_of(path)
    made = hashlib.sha256()
    for feature in found:
        made.update(repr(features.plain(feature.attributes())).encode("utf-8", "surrogatepass"))
        made.update(_outline(feature).encode())
    return made.hexdigest()


def _believed(layer: QgsVectorLayer, warn: Warn) -> tuple[Result, ...]:
    """Return the results of a layer; of one whose classes or flags are not those of the values only the names are believed."""
    results = fields.results_of(layer)
    kept = []
    for result in results:
        counted = (field.name for field in result.fields if result.stated and field.role in COUNTED)
        found = [of for name in counted if (of := fields.describe(layer, name, results)).warning]
        for of in found:
            warn(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {said}"), name=of.name, said=of.warning))
        kept.append(result if all(of.stated for of in found) else unstated(result))
    return tuple(kept)


def recipes_of(layer: QgsVectorLayer, warn: Warn) -> tuple[Recipe, ...]:
    """Return the recipes that a layer keeps; `warn` hears of one that cannot be read."""
    found = []
    for entry in provenance.recipe_entries(layer):
        try:
            found.append(recipes.parse(entry[len(provenance.ENTRY) :], layer.name()))
        except InputError as error:  # as good as lost
            warn(str(error))
    return tuple(found)


def with_wards(found: ChapterLayer, wards: Sequence[str | None]) -> ChapterLayer:
    """Return a layer that knows in which ward most of each area lies."""
    return replace(found, wards=np.array(wards, dtype=object))
