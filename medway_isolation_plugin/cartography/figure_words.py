"""The words of a page that are alike for all figures: legend, source and recipe, all from the facts about what is shown."""

from __future__ import annotations

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from ..core import field_forms
from ..core.described import Described
from ..i18n import translate
from . import pages

_LONGEST = 40  # letters of a title that its place in a corner of the page holds


def legend_name(of: Described) -> str:
    """Return what the title of a legend's part says, over several lines because legends are narrow."""
    title = pages.plain(of.title())
    if of.is_flag or of.result is None or of.field is None:
        return title
    scale = field_forms.scale_of(of.result, of.field) if of.stated else translate("class 1 = worst") * of.is_class
    return "\n".join(part.replace(" (", "\n(") for part in (title, scale) if part)


def source_line(layer: QgsVectorLayer | None = None, of: Described | None = None, year: int = 0) -> str:
    """Return where the data come from, as far as that is stated, and the attribution that open English and Welsh data ask for.

    The sample data are nobody's but the plugin's.
    """
    first = next(layer.getFeatures(QgsFeatureRequest().setLimit(1)), None) if layer is not None else None
    if first is not None and any(isinstance(cell, str) and cell.startswith("SAMPLE-") for cell in first.attributes()):
        return translate("Fictional sample data that comes with Medway Isolation; not a real place.")
    year = year or QDate.currentDate().year()
    rights = translate(
        "Contains National Statistics data © Crown copyright and database right {year}. "
        "Contains Ordnance Survey data © Crown copyright and database right {year}."
    ).format(year=year)
    return f"{stated_source(of)} {rights}".strip()


def stated_source(of: Described | None) -> str:
    """Say in one line where the data of a figure come from, or that it is not stated, with whatever else is not known."""
    if of is None or of.result is None:
        return ""
    if not of.stated:
        return of.unknown()
    source = of.source()
    said = translate("Source: {source}.").format(source=source) if source else translate("Source not stated.")
    return f"{said} {of.warning}".strip()  # how many of the areas are shown


def recipe_line(of: Described | None) -> str:
    """Name the recipe that a composite index was made with; empty for every other figure."""
    if of is None or of.result is None or not of.stated or not of.result.recipe:
        return ""
    title = of.result.subject
    title = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
    return translate("Recipe: {title} ({fingerprint})").format(title=title, fingerprint=of.result.recipe)


def today() -> str:
    """Return today's date as a page says it: '23 November 2026'."""
    return str(QDate.currentDate().toString("d MMMM yyyy"))
