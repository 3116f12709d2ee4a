"""The words of a page that are alike for all figures: legend, source and recipe, all from the facts about what is shown."""

from __future__ import annotations

import datetime

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from ..core import dates, ranking
from ..core.described import Described
from ..core.faults import listed
from ..core.fields import ResultKind, Scope
from ..core.need.basis import Basis
from ..core.statements import statement
from ..core.validity.evidence import said_of
from ..core.words import QT_TRANSLATE_NOOP, capitalised
from ..i18n import shown, told, translate
from ..layers import area_facts
from ..layers.recognise import SAMPLE
from . import pages

_LONGEST = 40  # letters of a title that its place in a corner of the page holds
_PLACES = 2  # that a title names
_SEVERAL = {
    3: QT_TRANSLATE_NOOP("MedwayIsolation", "terciles"),
    4: QT_TRANSLATE_NOOP("MedwayIsolation", "quartiles"),
    5: QT_TRANSLATE_NOOP("MedwayIsolation", "quintiles"),
    10: QT_TRANSLATE_NOOP("MedwayIsolation", "deciles"),
    100: QT_TRANSLATE_NOOP("MedwayIsolation", "percentiles"),
}


def unit(of: Described) -> tuple[str, str]:
    """Return what areas are sorted into, one and several of it: ('quintile', 'quintiles')."""
    if of.stated and of.classes in _SEVERAL:
        return told(ranking.quantile_name(of.classes)), shown(_SEVERAL[of.classes])
    return translate("MedwayIsolation", "class"), translate("MedwayIsolation", "classes")


def measure(of: Described) -> str:
    """Return in what a figure's index is counted and sorted: '% of residents 65+, in quintiles'."""
    if of.result is None or of.field is None or not of.is_class:
        return told(of.in_full()) if of.in_full() != of.title() else ""
    classes = unit(of)[1]
    if of.scope is Scope.NATIONAL:
        classes = translate("MedwayIsolation", "{classes} of all areas of the country").format(classes=classes)
    counted_in = told(of.unit())
    if not counted_in:
        return capitalised(classes)
    return translate("MedwayIsolation", "{unit}, in {classes}").format(unit=capitalised(counted_in), classes=classes)


def legend_name(of: Described) -> str:
    """Return what the title of a legend's part says, over several lines because legends are narrow: the rows name the worst end."""
    if of.is_flag:
        return translate("MedwayIsolation", "Areas")
    if of.result is None or of.field is None or not of.is_class:
        return pages.plain(told(of.title()))
    one = unit(of)[0]
    if of.scope is Scope.NATIONAL:
        one = translate("MedwayIsolation", "national {class}").format_map({"class": one})
    lines = [capitalised(one), told(of.unit())]
    return pages.plain(":\n".join(line for line in lines if line))


def place_of(layer: QgsVectorLayer) -> str:
    """Return the places that areas are named after, as titles say them; empty where they are not known."""
    return told(listed(area_facts.places_of(layer), _PLACES))


def placed(title: str, place: str) -> str:
    """Return a title with its place, which it may have already."""
    return (
        translate("MedwayIsolation", "{title}, {place}").format(title=title, place=place)
        if place and place not in title
        else title
    )


def source_line(layer: QgsVectorLayer | None = None, of: Described | None = None, year: int = 0) -> str:
    """Return where the data come from, as far as that is stated, and the attribution that open English and Welsh data ask for.

    The sample data are nobody's but the plugin's.
    """
    first = next(layer.getFeatures(QgsFeatureRequest().setLimit(1)), None) if layer is not None else None
    if first is not None and any(isinstance(cell, str) and cell.startswith(SAMPLE) for cell in first.attributes()):
        rights = translate(
            "MedwayIsolation", "Fictional sample data that comes with Medway Isolation; not a real place."
        )
    else:
        # https://www.ons.gov.uk/methodology/geography/licences, Open Government Licence v3.0
        rights = translate(
            "MedwayIsolation",
            "Contains National Statistics data © Crown copyright and database right {year}. "
            "Contains Ordnance Survey data © Crown copyright and database right {year}. "
            "Official data licensed under the Open Government Licence v3.0.",
        ).format(year=year or QDate.currentDate().year())
    return f"{stated_source(of)} {rights}".strip()


def evidence_line(of: Described | None) -> str:
    """Say what a figure's index was held against and how it fared; empty where no index is shown, or its facts are lost."""
    if of is None or of.result is None or not of.stated or of.of_kind is ResultKind.CHANGE:
        return ""  # how counts changed is nothing that a yardstick measures
    return told(said_of(of.evidence))


def stated_source(of: Described | None) -> str:
    """Say in one line where the data of a figure come from, or that it is not stated, with whatever else is not known."""
    if of is None or of.result is None:
        return ""
    if not of.stated:
        return told(of.unknown())
    source = told(of.source())
    if source:
        # A recipe says in words of its own where its data come from, the years among them.
        own = of.of_kind is ResultKind.COMPOSITE
        wanted = () if own else ("source", "year", "edition")
        missing = [told(what) for what in statement(of.result).missing if what in wanted]
        said = (
            translate("MedwayIsolation", "Source: {source}; not stated: {missing}.").format(
                source=source, missing=", ".join(missing)
            )
            if missing
            else translate("MedwayIsolation", "Source: {source}.").format(source=source)
        )
    else:
        said = translate("MedwayIsolation", "Source not stated.")
    return f"{said} {told(of.warning)}".strip()  # how many of the areas are shown


def recipe_line(of: Described | None) -> str:
    """Name the recipe that a composite index was made with, or the weights of types of households; else empty."""
    if of is None or of.result is None or not of.stated:
        return ""
    if not of.result.recipe:
        weights = of.result.made_of.weights_digest(of.band.slot if of.band is not None else "")
        return translate("MedwayIsolation", "Weights: {fingerprint}").format(fingerprint=weights) if weights else ""
    title = of.result.subject
    title = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
    return translate("MedwayIsolation", "Recipe: {title} ({fingerprint})").format(
        title=title, fingerprint=of.result.recipe
    )


def today_iso() -> str:
    """Return today's date as parameters say it: '2026-11-23'."""
    date = QDate.currentDate()
    return f"{date.year():04}-{date.month():02}-{date.day():02}"


def today(date: datetime.date | None = None) -> str:
    """Return today's date, or another one, as a page says it: '23 November 2026'."""
    day = date or dates.parse(today_iso())
    return told(dates.in_words(day.day, day.month, day.year))


def how_estimated(basis: Basis) -> list[str]:
    """Return in sentences how a rate was put on areas, and which totals somebody gave by hand."""
    said = [translate("MedwayIsolation", "Method: {method}.").format(method=shown(basis.method.value))]
    if basis.scaled:
        residents = translate("MedwayIsolation", "Scaled to a total of {total} residents that was given by hand.")
        said.append(residents.format(total=f"{basis.total:,.0f}"))
    if basis.controlled:
        likely = translate("MedwayIsolation", "Scaled to a total of {total} likely people that was given by hand.")
        said.append(likely.format(total=f"{basis.known:,.0f}"))
    return said
