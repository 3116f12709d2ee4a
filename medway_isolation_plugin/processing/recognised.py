"""Fields that nobody chose, taken by their headings where these leave no doubt, and what is said of it. A choice is never changed."""

from __future__ import annotations

from qgis.core import QgsProcessingFeatureSource, QgsProcessingFeedback

from ..core import living_alone, sources
from ..core.faults import InputError, listed
from ..core.living_alone import Settings


def area_codes(
    source: QgsProcessingFeatureSource, like: str, where: str, parameter: str, feedback: QgsProcessingFeedback | None
) -> str:
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
    if feedback is not None:
        feedback.pushInfo(f"Area codes of {where}: no field is chosen; by its heading it is '{found}'.")
    return found


def counts(
    chosen: dict[str, str], settings: Settings, source: QgsProcessingFeatureSource, feedback: QgsProcessingFeedback
) -> dict[str, str]:
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
        feedback.pushInfo(f"{words[:1].upper()}{words[1:]}: no field is chosen; by its heading it is '{found}'.")
        if doubt := sources.doubt(found):
            feedback.pushWarning(f"'{found}': {doubt}")
    return fields


def stated(source: QgsProcessingFeatureSource, feedback: QgsProcessingFeedback | None) -> dict[str, str]:
    """Return the facts of where a table comes from, as far as its headings say it."""
    found = sources.source_of(source.fields().names(), source.sourceName())
    if found is None:
        return {}
    if feedback is not None:
        said = f"{found.source} {found.year}".strip()
        feedback.pushInfo(
            f"Source: by the headings of {source.sourceName()} it is {said}. Give DATA_SOURCE if it is another."
        )
    return {"source": found.source, "year": found.year}
