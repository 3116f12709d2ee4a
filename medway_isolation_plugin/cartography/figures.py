"""The figures of a needs assessment, each a page: wards, isolation under 65 and 65+, health, priority areas, another index."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from ..core import ranking
from ..core.faults import InputError
from . import classing, pages
from .classing import FLAG_ALIAS, StyleChoice
from .pages import Words
from .renderers import renderer
from .styles import label_layer, style_wards
from .symbols import translate

# Field to alias, as the algorithms write them, for layers that have lost their aliases on the way.
KNOWN = {
    "la_u65_q": "Under 65 living alone: quintile (1 = most isolated)",
    "la_65p_q": "65+ living alone: quintile (1 = most isolated)",
    "si_u65_q": "Under 65 isolation: quintile (1 = most isolated)",
    "si_65p_q": "65+ isolation: quintile (1 = most isolated)",
    "dep_q": "Health Deprivation and Disability: local quintile (1 = most deprived)",
    "dep_nq": "Health Deprivation and Disability: national quintile (1 = most deprived)",
    "prio": "Priority: priority area (1 = yes, 0 = no)",
    "ci_q": "Composite index: quintile (1 = most isolated)",
}
_MORE_KNOWN = {
    "ci_u65_q": "Under 65 composite index: quintile (1 = most isolated)",
    "ci_65p_q": "65+ composite index: quintile (1 = most isolated)",
    "pr_u65": "Under 65: priority area (1 = yes, 0 = no)",
    "pr_65p": "65+: priority area (1 = yes, 0 = no)",
}
VOCABULARY = "medway-isolation"
_FINGERPRINT = "recipe-fingerprint:"


class Kind(str, Enum):
    """Which figure; the value is part of its file name."""

    WARDS = "wards"
    UNDER_65 = "under_65"
    OVER_65 = "65_and_over"
    HEALTH = "health"
    PRIORITY = "priority"
    INDEX = "index"


_TITLES = {
    Kind.WARDS: "Wards",
    Kind.UNDER_65: "Likely social isolation among people under 65",
    Kind.OVER_65: "Likely social isolation among people aged 65 and over",
    Kind.HEALTH: "Health deprivation",
    Kind.PRIORITY: "Priority areas",
    Kind.INDEX: "Likely social isolation",
}
_NAMES = {
    Kind.UNDER_65: ("ci_u65_q", "si_u65_q", "la_u65_q"),
    Kind.OVER_65: ("ci_65p_q", "si_65p_q", "la_65p_q"),
    Kind.HEALTH: ("dep_q", "dep_nq"),
    Kind.PRIORITY: ("pr_u65", "pr_65p", "prio"),
    Kind.INDEX: ("ci_q",),
}
_SIGNS = {Kind.UNDER_65: ("under 65", "under 66"), Kind.OVER_65: ("65+", "66+", "65 and over", "66 and over")}


@dataclass(frozen=True)
class Figure:
    """One figure: its kind, and the field that it shows ('' for wards)."""

    kind: Kind
    field: str = ""

    @property
    def name(self) -> str:
        """What the file name ends in: 'under_65', or for a priority figure 'priority_pr_65p'."""
        return f"{self.kind.value}_{self.field}" if self.kind is Kind.PRIORITY else self.kind.value


def fields_for(layer: QgsVectorLayer) -> dict[Kind, list[str]]:
    """Return the fields that figures can show: known names first, then what aliases say; several only for priority."""
    names = layer.fields().names()
    aliases = {name: classing.alias_of(layer, name) for name in names}
    found: dict[Kind, list[str]] = {}
    for kind, known in _NAMES.items():
        chosen = [name for name in known if name in names]
        chosen += [name for name, alias in aliases.items() if name not in chosen and _shows(kind, alias)]
        if chosen:
            found[kind] = chosen if kind is Kind.PRIORITY else chosen[:1]
    return found


def _shows(kind: Kind, alias: str) -> bool:
    if kind is Kind.PRIORITY:
        return bool(FLAG_ALIAS.match(alias))
    quantile = ranking.QUANTILE_ALIAS.match(alias)
    if not quantile or kind is Kind.INDEX:  # an index of no band is known by its name alone
        return False
    if kind is Kind.HEALTH:
        return quantile["what"] == "deprived"
    return quantile["what"] == "isolated" and any(sign in alias.lower() for sign in _SIGNS[kind])


def source_line(layer: QgsVectorLayer | None = None, year: int = 0) -> str:
    """Return the attribution that open English and Welsh data ask for; the sample data are nobody's but the plugin's."""
    first = next(layer.getFeatures(QgsFeatureRequest().setLimit(1)), None) if layer is not None else None
    if first is not None and any(isinstance(cell, str) and cell.startswith("SAMPLE-") for cell in first.attributes()):
        return translate("Fictional sample data that comes with Medway Isolation; not a real place.")
    year = year or QDate.currentDate().year()
    return translate(
        "Contains National Statistics data © Crown copyright and database right {year}. "
        "Contains Ordnance Survey data © Crown copyright and database right {year}."
    ).format(year=year)


def today() -> str:
    """Return today's date as a page says it: '23 November 2026'."""
    return str(QDate.currentDate().toString("d MMMM yyyy"))


def fingerprint_of(layer: QgsVectorLayer) -> str:
    """Return the recipe fingerprint that a layer's metadata carries, else one of how it says that it was made; '' if mute."""
    metadata = layer.metadata()
    for word in metadata.keywords(VOCABULARY) or []:
        if str(word).startswith(_FINGERPRINT):
            return str(word)[len(_FINGERPRINT) :].strip()
    said = "\n".join([metadata.abstract(), *metadata.history()]).strip()
    return hashlib.sha256(said.encode()).hexdigest()[:12] if said else ""


def title_of(figure: Figure, layer: QgsVectorLayer) -> str:
    """Return a figure's own title."""
    alias = _alias(figure, layer)
    quantile, flag = ranking.QUANTILE_ALIAS.match(alias), FLAG_ALIAS.match(alias)
    title = translate(_TITLES[figure.kind])
    if figure.kind in (Kind.HEALTH, Kind.INDEX) and quantile:
        return quantile["subject"]
    rule = flag["subject"].removeprefix("Priority").strip() if flag else ""
    if figure.kind is Kind.PRIORITY and rule:
        return f"{title}: {rule}"
    if "living alone" in alias.lower() and quantile:
        return quantile["subject"]
    return title


def subtitle_of(figure: Figure, layer: QgsVectorLayer) -> str:
    """Return what a figure shows, in the words of its field's alias."""
    if figure.kind is Kind.WARDS:
        return ""
    if figure.kind is Kind.PRIORITY:
        said = layer.metadata().abstract()
        return said if said.startswith("Rule: ") else translate("Areas that meet the rule for priority")
    return _alias(figure, layer)


def _alias(figure: Figure, layer: QgsVectorLayer) -> str:
    known = {**KNOWN, **_MORE_KNOWN}
    return classing.alias_of(layer, figure.field) or known.get(figure.field, figure.field)


def ready(layer: QgsVectorLayer, aliases: Mapping[str, str] | None = None) -> QgsVectorLayer:
    """Return a copy of a layer with the aliases that it should have, to be styled for pages."""
    copy = layer.clone()
    copy.setLabelsEnabled(False)
    copy.setOpacity(1.0)
    known = {**KNOWN, **_MORE_KNOWN, **{name: alias for name, alias in (aliases or {}).items() if alias}}
    for number, name in enumerate(copy.fields().names()):
        if not copy.attributeAlias(number) and name in known:
            copy.setFieldAlias(number, known[name])
    return copy


def extent_in(layers: Sequence[QgsVectorLayer], crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    """Return what layers cover together, in `crs`.

    Raises
    ------
    InputError
        When a layer cannot be brought to that system.
    """
    whole = QgsRectangle()
    for layer in layers:
        extent = layer.extent()
        if extent.isNull():
            continue
        if crs.isValid() and layer.crs().isValid() and layer.crs() != crs:
            try:
                extent = QgsCoordinateTransform(layer.crs(), crs, QgsProject()).transformBoundingBox(extent)
            except QgsCsException as error:
                raise InputError(
                    f"The layer {layer.name()} cannot be drawn in {crs.authid()}. Check its coordinate reference system."
                ) from error
        if whole.isNull():
            whole = QgsRectangle(extent)
        else:
            whole.combineExtentWith(extent)
    return whole


def legend_name(alias: str) -> str:
    """Return an alias as the title of a legend's part, over several lines because legends are narrow."""
    subject, _, scale = pages.plain(alias).partition(": ")
    if FLAG_ALIAS.match(alias):
        return subject
    return "\n".join(part.replace(" (", "\n(") for part in (subject, scale) if part)


class Pages:
    """Makes figures of one areas layer, and perhaps a wards layer with a name field, from one template.

    Keeps a project of its own: nothing is taken from or put into the one that is open.
    """

    def __init__(
        self,
        areas: QgsVectorLayer,
        template: Path,
        wards: QgsVectorLayer | None = None,
        ward_field: str = "",
        aliases: Mapping[str, str] | None = None,
        choice: StyleChoice | None = None,
    ) -> None:
        self.areas = ready(areas, aliases)
        self.project = QgsProject()
        self._template = template
        self._ward_field = ward_field
        self._choice = choice or StyleChoice()
        self.wards = wards.clone() if wards is not None else None
        self.crs = pages.map_crs(self.areas)
        self.project.setCrs(self.crs)
        self.project.addMapLayer(self.areas, False)
        if self.wards is not None:
            style_wards(self.wards, ward_field)
            self.wards.setLabelsEnabled(bool(ward_field))
            self.wards.setOpacity(1.0)
            self.wards.setName(translate("Wards"))
            self.project.addMapLayer(self.wards, False)
        self.extent = extent_in([self.areas], self.crs)

    def layout(self, figure: Figure, words: Words) -> QgsPrintLayout:
        """Return the page of a figure; the next call restyles the layers, so it must be written before.

        Raises
        ------
        InputError
            When the template is broken, or the figure's field is missing.
        """
        layout = pages.load(self._template, self.project)
        for name in ("table", "note"):
            item = layout.itemById(name)
            if item is not None:
                layout.removeLayoutItem(item)
        self.style(figure)
        if self.wards is not None and self._ward_field:
            label_layer(self.wards, self._ward_field, 7.5 * pages.text_factor(layout))
        over = [self.wards] if self.wards is not None else []
        shown = [*over, self.areas]
        pages.fill(layout, words, shown, [self.areas, *over], self.crs, self.extent)
        return layout

    def style(self, figure: Figure) -> None:
        """Give the areas the colours and the legend title of a figure."""
        if figure.kind is Kind.WARDS:
            style_wards(self.areas, None)
            self.areas.setName(translate("Areas"))
        else:
            self.areas.setRenderer(renderer(self.areas, "", figure.field, self._choice))
            self.areas.setName(legend_name(_alias(figure, self.areas)))
