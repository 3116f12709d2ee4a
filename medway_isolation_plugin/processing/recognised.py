"""Fields that nobody chose, taken by their headings where these leave no doubt, and what is said of it. A choice is never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsProcessingFeatureSource

from ..core import living_alone, living_alone_fields, sources
from ..core.composite import build
from ..core.composite.model import Recipe
from ..core.faults import InputError, listed
from ..core.living_alone import Settings
from ..core.source_domains import domain
from ..core.words import QT_TRANSLATE_NOOP, Capitalised, Phrase, Phrases
from ..i18n import translate
from ..layers.recognise import Recogniser
from .run import Run


def fields(run: Run, recognisers: Mapping[str, tuple[str, Recogniser]]) -> dict[str, str]:
    """Return the fields that nobody chose and that their layers tell, by parameter.

    Parameters
    ----------
    recognisers : mapping of str to (str, Recogniser)
        By the parameter of the field: that of its layer, and how the field is found in it.
    """
    wanted = {name: how for name, how in recognisers.items() if not run.given(name) and run.given(how[0])}
    found = {name: recogniser(run.layer(parent)) for name, (parent, recogniser) in wanted.items()}
    return {name: field for name, field in found.items() if field}


def needed(run: Run, name: str, source: QgsProcessingFeatureSource) -> str:
    """Return the field that a parameter chooses, or that was recognised for it.

    Raises
    ------
    InputError
        When there is neither.
    """
    field = run.text(name)
    if not field:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No field is chosen for '{label}' of {table}, and no heading says for sure which one it is. "
                "Choose one ({name}). Its fields are: {fields}.",
            ),
            label=_label(run, name),
            table=source.sourceName(),
            name=name,
            fields=listed(source.fields().names(), 20) or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "none")),
        )
    return field


def tell(run: Run, found: Mapping[str, str]) -> None:
    """Say which fields were recognised."""
    for name, field in found.items():
        run.info(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "{label}: no field is chosen; by its heading or its values it is '{field}'."
                ),
                label=_label(run, name),
                field=field,
            )
        )


def _label(run: Run, name: str) -> str:
    return str(run.algorithm.parameterDefinition(name).description()).split(" (")[0]


def deprivation(run: Run, score: str, rank: str, subject: str, source: QgsProcessingFeatureSource) -> tuple[str, str]:
    """Return the fields of a domain's score and national rank; where neither is chosen, those whose headings say it."""
    if score or rank:
        return score, rank
    columns = sources.recognise(source.fields().names(), source.sourceName(), only=("deprivation",))
    of = domain(sources.normalise(subject))
    score, rank = (columns.heading(f"{of}_{kind}", kind) for kind in ("score", "rank"))
    for what, field in (
        (translate("MedwayIsolation", "Score"), score),
        (translate("MedwayIsolation", "National rank"), rank),
    ):
        if field:
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: no field is chosen; by its heading it is '{field}'."),
                    what=what,
                    field=field,
                )
            )
    return score, rank


def lookup(run: Run, old: str, new: str, source: QgsProcessingFeatureSource) -> tuple[str, str]:
    """Return the fields of a lookup's old and new codes; those that nobody chose by their headings.

    Raises
    ------
    InputError
        When the headings do not say it.
    """
    by_heading = sources.lookup_columns(source.fields().names())
    if not old or not new:
        old, new = old or by_heading[0], new or by_heading[1]
        if not old or not new:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The lookup needs two fields: the edition's code and the layer's code. Choose them "
                    "(LOOKUP_OLD_FIELD, LOOKUP_NEW_FIELD). Its fields are: {fields}.",
                ),
                fields=listed(source.fields().names(), 20),
            )
        run.info(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Lookup: by their headings '{old}' is the edition's code and '{new}' the layer's.",
                ),
                old=old,
                new=new,
            )
        )
    return old, new


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
        asked = Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "No field is chosen for the area codes of {where}. Choose one ({parameter})."
            ),
            where=where,
            parameter=parameter,
        )
        hint = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "It may be {names}."), names=listed(several))
        raise InputError(Phrases([asked, hint if several else ""]))
    run.info(
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Area codes of {where}: no field is chosen; by its heading it is '{found}'."
            ),
            where=where,
            found=found,
        )
    )
    return found


def counts(run: Run, chosen: dict[str, str], settings: Settings, source: QgsProcessingFeatureSource) -> dict[str, str]:
    """Return the fields of counts, with those that the living-alone index needs and nobody chose.

    Raises
    ------
    InputError
        When several headings fit, or one that splits at another age.
    """
    fields = living_alone_fields.recognised(chosen, settings, source.fields().names(), source.sourceName())
    for key, words in living_alone.needed(settings).items():
        found = fields[key]
        if not found or chosen.get(key):
            continue
        run.info(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: no field is chosen; by its heading it is '{field}'."),
                what=Capitalised(words),
                field=found,
            )
        )
        if caution := sources.caution(found):
            run.warn(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "'{field}': {caution}"), field=found, caution=caution))
    return fields


def alike(run: Run, names: Sequence[str], source: QgsProcessingFeatureSource) -> list[str]:
    """Return the fields of a table that are called as fields of the areas are, or whose headings mean the same; '' for none."""
    headings = source.fields().names()
    found = build.recognised(names, headings, source.sourceName())
    made = [name if name in headings else found.get(name, "") for name in names]
    for name, field in zip(names, made):
        if field:
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "'{name}': {table} has it under '{field}'."),
                    name=name,
                    table=source.sourceName(),
                    field=field,
                )
            )
    return made


def renamed(run: Run, recipe: Recipe, source: QgsProcessingFeatureSource) -> Recipe:
    """Return a recipe with those fields that a table calls otherwise under the names of the table, by its headings."""
    found = build.recognised(recipe.fields(), source.fields().names(), source.sourceName())
    for field, heading in found.items():
        run.info(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The recipe's field '{field}': by its heading it is '{heading}'."),
                field=field,
                heading=heading,
            )
        )
        if caution := sources.caution(heading):
            run.warn(
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "'{field}': {caution}"), field=heading, caution=caution)
            )
    return build.renamed(recipe, found)


def stated(run: Run, name: str) -> dict[str, str]:
    """Return the facts of where the table of a parameter comes from, as far as its headings say it."""
    source, official = run.source(name), run.official(name)
    found = official.stated if official is not None else None
    found = found or sources.source_of(source.fields().names(), source.sourceName())
    if found is None:
        return {}
    said = f"{found.source} {found.year}".strip()
    run.info(
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Source: by the headings of {name} it is {said}. Give DATA_SOURCE if it is another."
            ),
            name=source.sourceName(),
            said=said,
        )
    )
    return {"source": found.source, "year": found.year}
