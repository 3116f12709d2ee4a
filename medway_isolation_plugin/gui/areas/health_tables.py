"""What the health quintiles are made of: the index of deprivation that the project holds, as far as its headings say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer

from ...core import sources, vintages
from ...core.areas import clean_codes
from ...core.editions import EDITIONS, Edition
from ...core.faults import listed
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import translate
from ...layers import features, fields, presence
from ...layers.recognise import guess_code_field

_HEALTH = {"SCORE_FIELD": "health_score", "RANK_FIELD": "health_rank"}


@dataclass(frozen=True)
class HealthInputs:
    """Parameters of `imdquintiles` as far as they are sure, and in words what the user has to choose, empty for nothing."""

    parameters: dict[str, Any]
    missing: str = ""


def health_inputs(layer: QgsVectorLayer, code_field: str, project: QgsProject) -> HealthInputs:
    """Return what health quintiles on a layer of results are made of.

    The layer's own columns come before another table's, one with score and rank before one with either. Of two that are
    equally good none is taken.
    """
    found: dict[str, Any] = {"INPUT": layer.id(), "CODE_FIELD": code_field}
    tables = [layer] if health_columns(layer) else _tables(project)
    if not tables:
        none = translate("MedwayIsolation", "By its headings no table is an index of deprivation. Choose it here.")
        others = (each for each in project.mapLayers().values() if isinstance(each, QgsVectorLayer))
        return HealthInputs(found, presence.gone(*others) or none)
    if len(tables) > 1:
        names = listed(sorted(table.name() for table in tables))
        return HealthInputs(
            found,
            translate("MedwayIsolation", "Several tables tell of health: {names}. Choose one.").format(names=names),
        )
    table = tables[0]
    found.update(health_columns(table))
    if table is not layer:
        headings = table.fields().names()
        code = sources.area_code(headings, code_field) or guess_code_field(table)
        found.update(TABLE=table.id(), TABLE_CODE_FIELD=code)
    edition = _edition(table)
    if edition is None:
        said = translate("MedwayIsolation", "The headings of {table} do not say which edition it is. Choose it.")
        return HealthInputs(found, said.format(table=table.name()))
    found["EDITION"] = EDITIONS.index(edition)
    return _with_lookup(found, layer, code_field, edition, project)


def _with_lookup(
    found: dict[str, Any], layer: QgsVectorLayer, code_field: str, edition: Edition, project: QgsProject
) -> HealthInputs:
    """Add the lookup that codes newer than the edition's need."""
    codes = (
        features.values(layer, code_field, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the areas layer")))
        if code_field
        else []
    )
    newest = int(vintages.issued(clean_codes([str(code) for code in codes])).max(initial=0))
    if newest <= edition.vintage:
        return HealthInputs(found)
    old, new = f"lsoa{edition.vintage % 100:02}_code", f"lsoa{newest % 100:02}_code"
    lookups = [
        each
        for each in _unowned(project)
        if {old, new} <= set(sources.recognise(each.fields().names(), only=("areas",)).found)
    ]
    if len(lookups) != 1:
        said = translate(
            "MedwayIsolation",
            "{edition} is on the areas of {old}, the layer on those of {new}. Choose the lookup between them.",
        )
        return HealthInputs(found, said.format(edition=edition.name, old=edition.vintage, new=newest))
    return HealthInputs({**found, "LOOKUP": lookups[0].id()})


def health_columns(layer: QgsVectorLayer) -> dict[str, str]:
    """Return the fields of health score and rank by parameter, as far as they are there."""
    columns = sources.recognise(layer.fields().names(), layer.name(), only=("deprivation",))
    return {name: field for name, key in _HEALTH.items() if (field := columns.heading(key))}


def _unowned(project: QgsProject) -> list[QgsVectorLayer]:
    """Return the project's layers that hold no results."""
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer) and layer.isValid()]
    return [layer for layer in layers if not fields.results_of(layer)]


def _tables(project: QgsProject) -> Sequence[QgsVectorLayer]:
    """Return the tables that tell most of health: all of those that are equally good."""
    known = [(len(health_columns(layer)), layer) for layer in _unowned(project)]
    most = max((number for number, _ in known), default=0)
    return [layer for number, layer in known if number == most > 0]


def _edition(table: QgsVectorLayer) -> Edition | None:
    """Return the English edition that a table is by its headings or its name, else by its number of areas."""
    stated = sources.source_of(table.fields().names(), table.name())
    if stated is not None and stated.year:
        return next((each for each in EDITIONS if each.year == stated.year), None)
    fit = [each for each in EDITIONS if each.areas == table.featureCount()]
    return fit[0] if len(fit) == 1 else None
