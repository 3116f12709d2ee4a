"""The recipes that come with the plugin, and the one that is run where nobody says what is combined."""

from __future__ import annotations

from functools import cache

from qgis.core import QgsProcessingFeatureSource

from .. import paths
from ..core.composite import build
from ..core.composite import recipe as recipes
from ..core.composite.model import Recipe
from ..core.faults import InputError, listed
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from .run import Run

# In the order of the list; new ones go to the end, so that models keep theirs.
READY = (
    "living_alone_u65",
    "living_alone_65p",
    "census_isolation_u65",
    "census_isolation_65p",
    "iod_2019",
    "iod_2025",
    "cdc_svi_2020",
    "cdc_svi_2020_flags",
    "open_u65",
    "open_65p",
    "southwark_five_65p",
    "london_exclusion_65p",
    "americas_health_65p",
)
OPEN = ("open_65p", "open_u65")  # the best that open data can defend (docs/validity.md)
UNLESS = QT_TRANSLATE_NOOP("MedwayIsolation", "As described below, else as the layer was made, else the open index")


@cache
def ready(name: str) -> Recipe:
    """Return a recipe that comes with the plugin."""
    return recipes.read(paths.RECIPES / f"{name}.json")


def ready_titles() -> list[str]:
    """Return the titles of the list, and of replaced recipes that they are."""
    replaced = translate("MedwayIsolation", "{title} (before 2026)")
    return [replaced.format(title=one.title) if one.superseded else one.title for one in map(ready, READY)]


def open_recipe(run: Run, holder: QgsProcessingFeatureSource) -> Recipe:
    """Return the open recipe that a table holds the fields of, that for 65 and over before that for under 65, and say so.

    Raises
    ------
    InputError
        When it holds those of neither.
    """
    there = holder.fields().names()
    named = run.matrix("FIELD_NAMES")[::2]
    lacks = {}
    for name in OPEN:
        one = ready(name)
        known = {*there, *named, *build.recognised(one.fields(), there, holder.sourceName())}
        if not (lacking := [field for field in one.fields() if field not in known]):
            said = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Nothing says what is combined: it is '{title}' ({name}). {notes}"
            )
            run.info(Phrase(said, title=one.title, name=name, notes=one.notes))
            return one
        lacks[name] = listed(lacking)
    raise InputError(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "There are no indicators. Choose a recipe, tick fields, or fill in the table of indicators. The open recipes, which are "
            "run where nothing is chosen, cannot be: {layer} lacks {first} (for {older}) and {second} (for {younger}).",
        ),
        layer=holder.sourceName(),
        first=lacks[OPEN[0]],
        older=OPEN[0],
        second=lacks[OPEN[1]],
        younger=OPEN[1],
    )
