"""Fields that nobody chose, taken by their headings where these leave no doubt, and what is said of it. A choice is never changed."""

from __future__ import annotations

from qgis.core import QgsProcessingFeatureSource

from ..core import living_alone, sources
from ..core.faults import InputError, listed
from ..core.living_alone import Settings
from .run import Run


def area_codes(run: Run, source: QgsProcessingFeatureSource, like: str, where: str, parameter: str) -> str:
    """Return the field of a table that holds the area codes.

    Parameters
    ----------
    like : str
        The areas layer's field of codes, which says what kind of area is looked for.
    where, parameter : str
        What the table is to the user, and the parameter that chooses the field.

    Raises
    ------
    InputError
        When no heading says it, or several do.
    """
    headings = source.fields().names()
    found = sources.area_code(headings, like)
    if not found:
        several = sources.area_codes(headings)
        hint = f" It may be {listed(several)}." if several else ""
        raise InputError(f"No field is chosen for the area codes of {where}. Choose one ({parameter}).{hint}")
    run.info(f"Area codes of {where}: no field is chosen; by its heading it is '{found}'.")
    return found


def counts(run: Run, chosen: dict[str, str], settings: Settings, source: QgsProcessingFeatureSource) -> dict[str, str]:
    """Return the fields of counts, with those that the living-alone index needs and nobody chose.

    Raises
    ------
    InputError
        When several headings fit, or one that splits at another age.
    """
    fields = living_alone.recognised(chosen, settings, source.fields().names(), source.sourceName())
    for key, words in living_alone.needed(settings).items():
        found = fields[key]
        if not found or chosen.get(key):
            continue
        run.info(f"{words[:1].upper()}{words[1:]}: no field is chosen; by its heading it is '{found}'.")
        if caution := sources.caution(found):
            run.warn(f"'{found}': {caution}")
    return fields


def stated(run: Run, source: QgsProcessingFeatureSource) -> dict[str, str]:
    """Return the facts of where a table comes from, as far as its headings say it."""
    found = sources.source_of(source.fields().names(), source.sourceName())
    if found is None:
        return {}
    said = f"{found.source} {found.year}".strip()
    run.info(f"Source: by the headings of {source.sourceName()} it is {said}. Give DATA_SOURCE if it is another.")
    return {"source": found.source, "year": found.year}
