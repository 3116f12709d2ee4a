"""Reading recipes: one JSON document that fully determines a composite index (docs/recipes.md). Every fault in a recipe is
found here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .. import documents, ranking
from ..bands import Band, band_of
from ..documents import Reader
from ..faults import InputError
from ..profiles import read_panel
from ..ranking import QuantileRule
from ..words import QT_TRANSLATE_NOOP, Phrase
from .aggregate import Aggregation
from .impute import Policy
from .model import ROOT, SCHEMA, SCHEMA_VERSION, WHAT, Direction, Domain, Indicator, Missing, Ranking, Recipe
from .normalisations import Normalisation, read_normalisation
from .normalisations.methods import MIN_MAX, UNSCALED, ThresholdFlag
from .treat import read_treatment
from .weights import Weighting

DEEPEST = 100  # domains inside each other

_ROOT_KEYS = {
    "schema", "schema_version", "title", "source", "notes", "placeholder", "meaning", "band", "edition",
    "direction_applied", "constant", "missing", "aggregation", "weighting", "rescale", "ranking", "domains", "indicators",
    "normalisation", "treatment", "held_against", "superseded",
}  # fmt: skip
_DOMAIN_KEYS = {
    "name", "label", "weight", "domain", "direction", "aggregation", "weighting", "normalisation", "rescale",
}  # fmt: skip
_INDICATOR_KEYS = {
    "field", "denominator", "label", "direction", "weight", "domain", "treatment", "normalisation", "panel",
}  # fmt: skip


def read(path: Path) -> Recipe:
    """Read a recipe from a file.

    Raises
    ------
    InputError
        When the file cannot be read or is no valid recipe; the message names the place in the document.
    """
    return parse(documents.read_text(path, WHAT), path.name)


def parse(text: str, name: str = "recipe") -> Recipe:
    """Read a recipe from text; `name` is used in messages.

    Raises
    ------
    InputError
        When the text is no JSON, of another schema or a newer version; a value is missing or out of range; a domain is
        unknown, empty or inside itself; an indicator or a domain occurs twice. The message names the path, such as
        indicators[2].weight.
    """
    reader, root = documents.load(text, name, SCHEMA, SCHEMA_VERSION, _ROOT_KEYS, WHAT)
    domains = tuple(
        _domain(reader, item, f"domains[{i}]") for i, item in enumerate(_optional_list(reader, root, "domains"))
    )
    indicators = tuple(
        _indicator(reader, item, f"indicators[{i}]", root)
        for i, item in enumerate(reader.items(root, "indicators", ""))
    )
    recipe = Recipe(
        title=reader.text(root, "title", ""),
        indicators=indicators,
        domains=domains,
        source=reader.text(root, "source", "", required=False),
        notes=reader.text(root, "notes", "", required=False),
        meaning=_meaning(reader, root),
        band=_band(reader, root),
        edition=reader.text(root, "edition", "", required=False),
        aggregation=_aggregation(reader, root, ""),
        weighting=_weighting(reader, root, ""),
        direction_applied=reader.choice(root, "direction_applied", "", ["before", "after"], "before"),
        constant=reader.choice(root, "constant", "", ["error", "drop"], "error"),
        missing=_missing(reader, root),
        rescale=_own(reader, root, "rescale", ""),
        ranking=_ranking(reader, root),
        placeholder=reader.flag(root, "placeholder", ""),
        held_against=reader.text(root, "held_against", "", required=False),
        superseded=reader.text(root, "superseded", "", required=False),
    )
    check(recipe, reader)
    return recipe


def check(recipe: Recipe, reader: Reader) -> None:
    """Refuse what no single value shows: duplicates, unknown and empty domains, cycles, groups whose weights are all 0.

    Raises
    ------
    InputError
        Naming the path.
    """
    _check_names(recipe, reader)
    domains = {one.name: number for number, one in enumerate(recipe.domains)}
    for number, one in enumerate(recipe.domains):
        seen, above = [one.name], one.domain
        while above != ROOT:
            if above in seen:
                circle = " > ".join([*seen[seen.index(above) :], above])
                raise reader.fault(
                    f"domains[{number}].domain",
                    QT_TRANSLATE_NOOP("MedwayIsolation", "goes round in a circle: {circle}"),
                    circle=circle,
                )
            seen.append(above)
            if len(seen) > DEEPEST:
                raise reader.fault(
                    f"domains[{number}].domain",
                    QT_TRANSLATE_NOOP("MedwayIsolation", "is more than {most} domains deep: use fewer levels"),
                    most=DEEPEST,
                )
            above = recipe.domains[domains[above]].domain
    for domain in recipe.bottom_up():
        path = f"domains[{domains[domain.name]}]" if domain.name else ""
        members = recipe.members(domain.name)
        if not members:
            raise reader.fault(
                path,
                QT_TRANSLATE_NOOP("MedwayIsolation", "is the domain '{domain}', to which no indicator belongs"),
                domain=domain.name,
            )
        if domain.weighting is Weighting.MANUAL and not any(one.weight > 0 for one in members):
            at_top = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "at the top has weights that sum to 0: at least one must be above 0"
            )
            inside = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "of the domain '{domain}' has weights that sum to 0: at least one must be above 0"
            )
            raise reader.fault(path, inside if domain.name else at_top, domain=domain.name)
        if domain.aggregation is Aggregation.FLAGS:
            _check_flags(recipe, members, reader)


def _check_names(recipe: Recipe, reader: Reader) -> None:
    fields = [one.field for one in recipe.indicators]
    for number, field in enumerate(fields):
        if field in fields[:number]:
            raise reader.fault(
                f"indicators[{number}].field",
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "'{field}' occurs twice: an indicator counts once. Raise its weight instead"
                ),
                field=field,
            )
    names = [one.name for one in recipe.domains]
    for number, name in enumerate(names):
        if name in names[:number] or name in fields:
            raise reader.fault(
                f"domains[{number}].name",
                QT_TRANSLATE_NOOP("MedwayIsolation", "'{name}' is the name of another domain or indicator"),
                name=name,
            )
    kinds: list[tuple[str, Sequence[Indicator | Domain]]] = [
        ("indicators", recipe.indicators),
        ("domains", recipe.domains),
    ]
    for kind, members in kinds:
        for number, one in enumerate(members):
            if one.domain != ROOT and one.domain not in names:
                raise reader.fault(
                    f"{kind}[{number}].domain",
                    QT_TRANSLATE_NOOP("MedwayIsolation", "is '{domain}', which is no domain. Known are: {names}"),
                    domain=one.domain,
                    names=", ".join(names) or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "none")),
                )


def _check_flags(recipe: Recipe, members: Sequence[Indicator | Domain], reader: Reader) -> None:
    for one in members:
        if isinstance(one, Domain):
            if one.aggregation is not Aggregation.FLAGS:
                raise reader.fault(
                    f"domains[{recipe.domains.index(one)}].aggregation",
                    QT_TRANSLATE_NOOP("MedwayIsolation", "must be a count of flags, as the group above it is"),
                )
        elif not isinstance(one.normalisation, ThresholdFlag):
            raise reader.fault(
                f"indicators[{recipe.indicators.index(one)}].normalisation",
                QT_TRANSLATE_NOOP("MedwayIsolation", "is {method}, but its group counts flags: use the method flag"),
                method=one.normalisation.name,
            )


def _optional_list(reader: Reader, root: dict[str, Any], key: str) -> list[Any]:
    value = root.get(key)
    if value is None or value == []:
        return []
    return reader.items(root, key, "")


def _meaning(reader: Reader, root: dict[str, Any]) -> str:
    value = reader.text(root, "meaning", "", required=False) or "isolated"
    if not re.fullmatch(r"\w+", value):
        raise reader.fault(
            "meaning",
            QT_TRANSLATE_NOOP("MedwayIsolation", "is '{value}'; it must be one word, such as isolated or deprived"),
            value=value,
        )
    return value


def _band(reader: Reader, root: dict[str, Any]) -> Band | None:
    if root.get("band") is None:
        return None
    try:
        return band_of(reader.text(root, "band", ""))
    except InputError as error:
        raise reader.fault(
            "band",
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "must be u65 (under 65), 65p (65 and over), u66 or 66p (split at 66), or null"
            ),
        ) from error


def _missing(reader: Reader, root: dict[str, Any]) -> Missing:
    value = root.get("missing", {})
    mapping = (
        {"policy": value}
        if isinstance(value, str)
        else reader.mapping(value, "missing", {"policy", "minimum", "group"})
    )
    return Missing(
        Policy(reader.choice(mapping, "policy", "missing", [one.value for one in Policy], Policy.NULL.value)),
        reader.number(mapping, "minimum", "missing", highest=1.0, default=0.5),
        reader.text(mapping, "group", "missing", required=False),
    )


def _ranking(reader: Reader, root: dict[str, Any]) -> Ranking:
    mapping = reader.mapping(root.get("ranking", {}), "ranking", {"classes", "rule"})
    low, high = ranking.CLASSES_RANGE
    return Ranking(
        reader.whole(mapping, "classes", "ranking", low, high, 5),
        QuantileRule(reader.choice(mapping, "rule", "ranking", [one.value for one in QuantileRule], "england")),
    )


def _aggregation(reader: Reader, mapping: dict[str, Any], path: str) -> Aggregation:
    options = [one.value for one in Aggregation]
    return Aggregation(reader.choice(mapping, "aggregation", path, options, Aggregation.ARITHMETIC.value))


def _weighting(reader: Reader, mapping: dict[str, Any], path: str) -> Weighting:
    options = [one.value for one in Weighting]
    return Weighting(reader.choice(mapping, "weighting", path, options, Weighting.MANUAL.value))


def _direction(reader: Reader, mapping: dict[str, Any], path: str) -> Direction:
    return Direction(reader.choice(mapping, "direction", path, [one.value for one in Direction], "higher"))


def _own(reader: Reader, mapping: dict[str, Any], key: str, path: str) -> Normalisation:
    return read_normalisation(reader, mapping.get(key, UNSCALED.name), reader.join(path, key))


def _domain(reader: Reader, item: object, path: str) -> Domain:
    mapping = reader.mapping(item, path, _DOMAIN_KEYS)
    name = reader.text(mapping, "name", path)
    return Domain(
        name=name,
        label=reader.text(mapping, "label", path, required=False) or name,
        weight=reader.number(mapping, "weight", path, default=1.0),
        domain=reader.text(mapping, "domain", path, required=False),
        direction=_direction(reader, mapping, path),
        aggregation=_aggregation(reader, mapping, path),
        weighting=_weighting(reader, mapping, path),
        normalisation=_own(reader, mapping, "normalisation", path),
        rescale=_own(reader, mapping, "rescale", path),
    )


def _indicator(reader: Reader, item: object, path: str, root: dict[str, Any]) -> Indicator:
    mapping = reader.mapping(item, path, _INDICATOR_KEYS)
    field = reader.text(mapping, "field", path)
    places = {key: (mapping, path) if key in mapping else (root, "") for key in ("normalisation", "treatment")}
    normalisation, where = places["normalisation"]
    treatment, place = places["treatment"]
    return Indicator(
        field=field,
        label=reader.text(mapping, "label", path, required=False) or field,
        direction=_direction(reader, mapping, path),
        weight=reader.number(mapping, "weight", path, default=1.0),
        domain=reader.text(mapping, "domain", path, required=False),
        normalisation=read_normalisation(
            reader, normalisation.get("normalisation", MIN_MAX.name), reader.join(where, "normalisation")
        ),
        treatment=read_treatment(reader, treatment.get("treatment"), reader.join(place, "treatment")),
        denominator=reader.text(mapping, "denominator", path, required=False),
        panel=read_panel(reader, mapping["panel"], reader.join(path, "panel"))
        if mapping.get("panel") is not None
        else None,
    )
