"""What a layer's columns are: the only writer and the only reader of the facts about results, and of aliases.

The facts stand in one entry of the layer's metadata history, as JSON: it survives where custom properties, comments and
keywords are lost (docs/fields.md holds the table). Where it is lost too, names are all that is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsLayerMetadata,
    QgsMapLayer,
    QgsVectorLayer,
)

from ..core import column_data, field_forms, result_documents, result_sets
from ..core import described as facts
from ..core.bands import Band
from ..core.column_data import ColumnData
from ..core.described import Described
from ..core.faults import InputError
from ..core.field_names import cut_names, results_by_name
from ..core.fields import COUNTED, Result, Role
from ..core.words import QT_TRANSLATE_NOOP, Phrase, told
from . import features, metadata, provenance

ENTRY = "Medway Isolation results: "
COLUMNS_ENTRY = "Medway Isolation columns: "  # what columns are that are no result's
_KEPT = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "What is kept about the layer"))


def write(into: QgsLayerMetadata, results: Sequence[Result]) -> None:
    """Put results into a layer's metadata, in the place of what stood there."""
    metadata.put(into, ENTRY, result_documents.to_json(results) if any(result.stated for result in results) else "")


def say(layer: QgsVectorLayer, results: Sequence[Result]) -> bool:
    """Keep what a person said about a layer's results, in the layer and in its file; return whether the file took it."""
    changed = metadata.whole(layer)
    write(changed, results)
    return metadata.save(layer, changed)


def results_of(layer: QgsMapLayer) -> tuple[Result, ...]:
    """Return the results that a layer holds, the newest last: stated ones, those of joined layers, and those known by names.

    What a file says of them is not believed before it is held against the data (`describe`).
    """
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return ()
    names = layer.fields().names()
    found = [*_joined(layer), *result_sets.renamed(_stated(layer), {name: name for name in names})]
    known = {field.name for result in found for field in result.fields}
    by_name = [
        result_sets.renamed([result], {field.name: field.name for field in result.fields if field.name not in known})
        for result in results_by_name(names)
    ]
    return (*(result for results in by_name for result in results), *found)


def _stated(layer: QgsMapLayer) -> tuple[Result, ...]:
    for text in reversed(metadata.entries(layer, ENTRY)):
        try:
            return _parsed(text)
        except InputError:
            continue  # as good as lost: made by a newer version, or damaged
    return ()


@lru_cache(maxsize=16)  # a page and a panel ask of the same few layers again and again
def _parsed(text: str) -> tuple[Result, ...]:
    return result_documents.parse(text, _KEPT)


def write_columns(into: QgsLayerMetadata, columns: Sequence[ColumnData]) -> None:
    """Put what columns are that are no result's into a layer's metadata, in the place of what stood there."""
    metadata.put(into, COLUMNS_ENTRY, column_data.to_json(columns) if columns else "")


def columns_of(layer: QgsMapLayer) -> tuple[ColumnData, ...]:
    """Return what is stated of columns of a layer that are no result's, those of joined layers too."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return ()
    joined = (one for other, names in _joins(layer) for one in column_data.renamed(columns_of(other), names))
    own: tuple[ColumnData, ...] = ()
    for text in metadata.entries(layer, COLUMNS_ENTRY)[-1:]:
        with suppress(InputError):  # as good as lost: made by a newer version, or damaged
            own = column_data.parse(text, _KEPT)
    return (*joined, *column_data.renamed(own, {name: name for name in layer.fields().names()}))


def _joined(layer: QgsVectorLayer) -> list[Result]:
    """Return the results of layers that are joined to this one in the project, under the names that they have here."""
    return [result for other, names in _joins(layer) for result in result_sets.renamed(results_of(other), names)]


def _joins(layer: QgsVectorLayer) -> list[tuple[QgsVectorLayer, dict[str, str]]]:
    """Return each joined layer, once for each join, and the names that its fields have in `layer`."""
    if not layer.vectorJoins():
        return []
    fields = layer.fields()
    found: dict[tuple[str, str, str], tuple[QgsVectorLayer, dict[str, str]]] = {}
    for index in range(fields.count()):
        if fields.fieldOrigin(index) != Qgis.FieldOrigin.Join:
            continue
        join, source_index = layer.joinBuffer().joinForFieldIndex(index, fields)
        other = join.joinLayer() if join is not None else None
        if isinstance(other, QgsVectorLayer) and other.isValid():
            key = (other.id(), join.prefix(), join.targetFieldName())
            names = found.setdefault(key, (other, {}))[1]
            names[other.fields().at(source_index).name()] = fields.at(index).name()
    return list(found.values())


def describe(layer: QgsVectorLayer, name: str, results: Sequence[Result] | None = None) -> Described:
    """Return what a column is, held against the values that the layer shows; only this column is counted.

    Parameters
    ----------
    name : str
        A field, or an expression, of which nothing is known.
    results : sequence of Result, optional
        What `results_of` answered, where it was asked already.
    """
    heading = heading_of(layer, name) or name
    own = layer.fields().lookupField(name) if layer.isValid() else -1
    if own < 0:
        return facts.unowned(name, heading)
    stored = layer.fields().at(own).name()
    found = result_sets.field_in(results_of(layer) if results is None else results, stored)
    if found is None:
        return facts.unowned(stored, heading)
    result, column = found
    values = _counts(layer, stored) if column.role in COUNTED else None
    return facts.held(stored, heading, result, column, values)


def band_of(layer: QgsVectorLayer, name: str) -> Band | None:
    """Return the band that a column is of, without a look at its values."""
    found = result_sets.field_in(results_of(layer), name)
    return found[1].band if found is not None else None


def _counts(layer: QgsVectorLayer, name: str) -> dict[int, int] | None:
    where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the layer {name}"), name=layer.name())
    try:
        return facts.counts_of(features.values(layer, name, where))
    except InputError:  # damaged: whoever shows or writes its values says so
        return None


def as_written(layer: QgsVectorLayer, highest: Mapping[str, int]) -> list[Described]:
    """Return what the columns of a layer's results are, in its order.

    It was just written, so that nothing is read from it: QGIS would keep its file open for a minute. `highest` is the highest
    class of those class fields of which no number is stated.
    """
    results = results_of(layer)
    found = []
    for name in layer.fields().names():
        known = result_sets.field_in(results, name)
        if known is not None:
            of = facts.as_kept(name, heading_of(layer, name) or name, *known)
            found.append(of if of.classes else replace(of, classes=highest.get(name, 0)))
    return found


def hand_on(source: QgsVectorLayer, copy: QgsVectorLayer) -> None:
    """Let a copy of a layer's columns say what the layer says: its results, and the headings that it lacks."""
    changed = QgsLayerMetadata(copy.metadata())
    write(changed, results_of(source))
    write_columns(changed, columns_of(source))
    copy.setMetadata(changed)
    set_headings(copy, {name: heading_of(source, name) for name in source.fields().names()})


def counts_in(layer: QgsVectorLayer, name: str) -> tuple[tuple[int, int], ...]:
    """Return how many areas have each value of a class or a flag, as a result keeps it."""
    return tuple(sorted((_counts(layer, name) or {}).items()))


def highest_classes(features: Sequence[QgsFeature], fields: QgsFields, results: Sequence[Result]) -> dict[str, int]:
    """Return the highest class in the fields of which no number of classes is stated."""
    found = {}
    for result in results:
        for column in () if result.stated else result.fields:
            index = fields.lookupField(column.name)
            if column.role is Role.QUANTILE and index >= 0:
                counts = facts.counts_of(feature.attribute(index) for feature in features)
                found[column.name] = facts.highest_class(counts)
    return found


@dataclass(frozen=True)
class Carried:
    """What a layer hands on with copies of its columns.

    Attributes
    ----------
    name : str
    results : tuple of Result
    headings : mapping of str to str
        Aliases by field.
    recipes, joined_recipes : tuple of str
        That it was made with itself, and those of layers that are joined to it.
    columns : tuple of ColumnData
        What columns are that are no result's.
    """

    name: str = ""
    results: tuple[Result, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    recipes: tuple[str, ...] = ()
    joined_recipes: tuple[str, ...] = ()
    columns: tuple[ColumnData, ...] = ()


def carried(layer: QgsVectorLayer) -> Carried:
    """Return what a layer hands on."""
    own = provenance.recipe_entries(layer)
    others = (entry for other, _ in _joins(layer) for entry in provenance.recipe_entries(other))
    return Carried(
        layer.name(),
        results_of(layer),
        headings(layer.fields(), layer),
        own,
        tuple(entry for entry in dict.fromkeys(others) if entry not in own),
        columns_of(layer),
    )


def heading_of(layer: QgsVectorLayer, name: str) -> str:
    """Return what people read over a column: its alias, its comment where it has none, else nothing."""
    number = layer.fields().lookupField(name)
    if number < 0:
        return ""
    return str(
        layer.attributeAlias(number) or layer.fields().at(number).alias() or layer.fields().at(number).comment() or ""
    )


def headed(old: QgsField, heading: str) -> QgsField:
    """Return a field that has an alias with another one, and with the comment that repeats it."""
    new = QgsField(old)
    if heading and new.alias():
        new.setComment(heading if new.comment() == new.alias() else new.comment())
        new.setAlias(heading)
    return new


def headings_told(layer: QgsVectorLayer) -> dict[str, str]:
    """Return what people read over each column in their language: the plugin's own words for its own, else its alias or name."""
    results, found = results_of(layer), {}
    for number, name in enumerate(layer.fields().names()):
        heading = str(layer.attributeDisplayName(number))
        known = result_sets.field_in(results, name)
        alias = field_forms.alias_of(*known) if known is not None else ""
        found[name] = told(alias) if alias == heading else heading
    return found


def headings(fields: QgsFields, layer: QgsMapLayer | None = None) -> dict[str, str]:
    """Return the alias of each field, empty where it has none.

    Processing opens files without their stored style, which is where a GeoPackage keeps aliases: it is opened again.
    """
    found = {field.name(): str(field.alias()) for field in fields}
    if any(found.values()) or not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
        return found
    again = QgsVectorLayer(layer.source(), "", "ogr")
    if again.isValid():
        found.update({name: str(again.attributeAlias(again.fields().indexOf(name))) for name in found})
    return found


def cut_warnings(names: Sequence[str], results: Sequence[Result] = ()) -> tuple[str, ...]:
    """Warn of names that a Shapefile has cut: what those columns are is lost, but for those of `results`."""
    known = {field.name for result in results for field in result.fields}
    cut = cut_names([name for name in names if name not in known])
    if not cut:
        return ()
    said = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "The names of these fields were cut when the layer was saved as a Shapefile, so that what they are is lost: {names}. "
        "Save the layer as a GeoPackage instead, or join without a prefix.",
    )
    return (Phrase(said, names=", ".join(cut)),)


def with_headings(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Return a layer with its aliases: Processing opens files without the style that holds them, so that it is opened again."""
    bare = not any(layer.attributeAlias(number) for number in range(layer.fields().count()))
    if bare and layer.providerType() == "ogr":
        again = QgsVectorLayer(layer.source(), layer.name(), "ogr")
        if again.isValid():
            again.setCrs(layer.crs())
            return again
    return layer


def set_headings(layer: QgsVectorLayer, aliases: Mapping[str, str]) -> None:
    """Give the fields of a layer the aliases that they lack."""
    for number in range(layer.fields().count()):
        field = layer.fields().at(number)
        alias = aliases.get(field.name()) or field.comment()
        if alias and not field.alias():
            layer.setFieldAlias(number, alias)
