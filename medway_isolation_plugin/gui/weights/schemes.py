"""What is weighted: a weight profile, or a recipe for each band, behind one face."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from ... import paths
from ...core import documents, profiles, result_sets
from ...core.bands import BANDS, EVERY_BAND, P65, Band, band_of
from ...core.composite import model, recipe
from ...core.composite.index import PREFIX, result_of
from ...core.composite.model import ROOT, Direction, Domain, Recipe
from ...core.faults import InputError, listed
from ...core.fields import ResultKind
from ...core.profiles import WeightProfile
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import translate
from ...layers import fields as layer_fields
from ...layers.recognise import ShownResult

Weights = Mapping[str, float]
WEIGHT_FILE = QT_TRANSLATE_NOOP("MedwayIsolation", "weight file")
_OPEN = "open_"  # the recipes to begin with


@dataclass(frozen=True)
class WeightedIndicator:
    """One indicator, or a domain of them: its field or name, label, direction, and weight in the file.

    `level` counts the domains that it is in; `can_turn` says whether its direction may be changed.
    """

    field: str
    label: str
    higher_is_worse: bool
    weight: float
    level: int = 0
    is_domain: bool = False
    can_turn: bool = False


class ProfileScheme:
    """The variables of a weight profile."""

    algorithm = "segmentation"

    def __init__(self, profile: WeightProfile) -> None:
        self.profile = profile
        self.title = profile.title

    def bands(self) -> list[Band]:
        """Return the bands that are weighted."""
        return [band for band in BANDS if any(each.band.slot == band.slot for each in self.profile.bands)]

    def true_band(self, band: Band) -> Band:
        """Return a band at the age that the profile says."""
        return next((each.band for each in self.profile.bands if each.band.slot == band.slot), band)

    def indicators(self, band: Band) -> list[WeightedIndicator]:
        """Return a band's indicators."""
        return [
            WeightedIndicator(variable.field, variable.label, True, variable.weight)
            for weights in self.profile.bands
            if weights.band.slot == band.slot
            for variable in weights.variables
        ]

    def shares(self, band: Band, weights: Weights) -> dict[str, float]:
        """Return each indicator's share of all weights, 0 to 1; nothing where all weights are 0."""
        total = sum(weights.values())
        return {field: weight / total for field, weight in weights.items()} if total else {}

    def edited(self, weights: Mapping[str, Weights], _reversed: Mapping[str, Collection[str]]) -> ProfileScheme:
        """Return the scheme with other weights, by band key and field; a variable's direction is its weight's meaning."""
        bands = tuple(
            replace(
                each,
                variables=tuple(
                    replace(one, weight=weights.get(each.band.slot, {}).get(one.field, one.weight))
                    for one in each.variables
                ),
            )
            for each in self.profile.bands
        )
        return ProfileScheme(replace(self.profile, bands=bands))

    def documents(self) -> list[str]:
        """Return the JSON documents that make the scheme."""
        return [self.profile.to_json()]

    def document(self, _band: Band) -> str:
        """Return the JSON document that holds a band's weights."""
        return self.profile.to_json()

    def fields(self) -> list[str]:
        """Return the fields that the data must have."""
        return self.profile.fields()

    def fits(self, band: Band, result: ShownResult, layer: QgsVectorLayer) -> bool:
        """Say whether a result is the index that these weights make."""
        known = result_sets.field_in(layer_fields.results_of(layer), result.class_field)
        if known is None or known[0].kind is not ResultKind.SEGMENTATION:
            return False
        return known[1].band is not None and known[1].band.slot == band.slot


class RecipeScheme:
    """One recipe for each band. A recipe that names no band counts for 65+.

    Raises
    ------
    InputError
        When two recipes are for one band.
    """

    algorithm = "compositeindex"

    def __init__(self, recipes: Sequence[Recipe]) -> None:
        self.recipes: dict[str, Recipe] = {}
        for one in recipes:
            slot = (one.band or P65).slot
            if slot in self.recipes:
                twice = QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{first}' and '{second}' are both for the band {band} (a recipe that names no band counts for it). Open one "
                    "of them, or give each a band of its own.",
                )
                band = (one.band or P65).label()
                raise InputError(twice, first=self.recipes[slot].title, second=one.title, band=band)
            self.recipes[slot] = one
        self.title = "; ".join(one.title for one in self.recipes.values())

    def bands(self) -> list[Band]:
        """Return the bands that have a recipe."""
        return [band for band in BANDS if band.slot in self.recipes]

    def true_band(self, band: Band) -> Band:
        """Return a band at the age that its recipe says."""
        made = self.recipes.get(band.slot)
        return made.band if made is not None and made.band is not None else band

    def indicators(self, band: Band) -> list[WeightedIndicator]:
        """Return a band's indicators, and its domains each before what is in it."""
        made = self.recipes.get(band.key)
        found: list[WeightedIndicator] = []

        def below(domain: str, level: int) -> None:
            for one in made.members(domain) if made is not None else ():
                is_domain = isinstance(one, Domain)
                higher = one.direction is not Direction.LOWER
                found.append(
                    WeightedIndicator(one.name, one.label, higher, one.weight, level, is_domain, can_turn=True)
                )
                if is_domain:
                    below(one.name, level + 1)

        below(ROOT, 0)
        return found

    def changed(self, band: Band, weights: Weights) -> dict[str, float]:
        """Return the weights that are other than the recipe's, so that groups left alone keep their weighting."""
        own = {one.field: one.weight for one in self.indicators(band)}
        return {field: weight for field, weight in weights.items() if field in own and weight != own[field]}

    def shares(self, band: Band, weights: Weights) -> dict[str, float]:
        """Return the effective share of each indicator and domain, 0 to 1; nothing where all weights are 0."""
        if not any(weights.values()):
            return {}
        made = self.recipes[band.key].with_weights(self.changed(band, weights))
        found = made.effective_weights()
        inside = {one.name: sum(found[each.field] for each in made.under(one.name)) for one in made.domains}
        return {**found, **inside}

    def edited(self, weights: Mapping[str, Weights], reversed: Mapping[str, Collection[str]]) -> RecipeScheme:
        """Return the scheme with other weights, by band key and name, and with some directions reversed."""
        return RecipeScheme(
            [
                # Bands are spelled out, so that a recipe without one stays where it is.
                turn(made, reversed.get(key, ())).with_weights(self.changed(band_of(key), weights.get(key, {})))
                for key, made in self.recipes.items()
            ]
        )

    def documents(self) -> list[str]:
        """Return the JSON documents that make the scheme."""
        return [made.to_json() for made in self.recipes.values()]

    def document(self, band: Band) -> str:
        """Return the JSON document that holds a band's weights."""
        return self.recipes[band.key].to_json()

    def otherwise(self, band: Band, cells: Sequence[str]) -> dict[str, str]:
        """Return which of a band's fields the data call otherwise, of those in a flat list of the recipe's and the data's names."""
        names = dict(zip(cells[::2], cells[1::2]))
        return {field: names[field] for field in self.recipes[band.slot].fields() if field in names}

    def fields(self) -> list[str]:
        """Return the fields that the data must have."""
        return list(dict.fromkeys(name for made in self.recipes.values() for name in made.fields()))

    def fits(self, band: Band, result: ShownResult, layer: QgsVectorLayer) -> bool:
        """Say whether a result is the index that these weights make."""
        known = result_sets.field_in(layer_fields.results_of(layer), result.class_field)
        # Other weights make another fingerprint: it is the same index under the same title.
        own = result_of(self.recipes[band.slot], PREFIX)
        return known is not None and known[0].kind is own.kind and known[0].subject == own.subject


def turn(made: Recipe, names: Collection[str]) -> Recipe:
    """Return a recipe with the direction of some indicators and domains reversed."""
    other = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}
    return replace(
        made,
        indicators=tuple(
            replace(one, direction=other[one.direction]) if one.name in names else one for one in made.indicators
        ),
        domains=tuple(
            replace(one, direction=other[one.direction]) if one.name in names else one for one in made.domains
        ),
    )


# Either of the two; both have the same methods.
Scheme = ProfileScheme


def parse(texts: Sequence[str], name: str) -> Scheme:
    """Read a scheme from one or more JSON documents: a profile or several, or a recipe or several.

    Raises
    ------
    InputError
        When a document is broken, of a newer version, or of neither kind.
    """
    if not texts:
        empty = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: there is no weight profile or recipe in it.")
        raise InputError(empty, name=name)
    schemas = {_schema(text, name) for text in texts}
    if schemas == {model.SCHEMA}:
        return RecipeScheme([recipe.parse(text, name) for text in texts])  # type: ignore[return-value]
    if model.SCHEMA in schemas:
        mixed = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{name}: a weight profile and a recipe cannot be weighted together. Choose one of them."
        )
        raise InputError(mixed, name=name)
    return ProfileScheme(profiles.combine([profiles.parse(text, name) for text in texts]))


def _schema(text: str, name: str) -> str:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        document = None
    found = document.get("schema") if isinstance(document, dict) else None
    # The reader of profiles says best what is wrong with a document that is no JSON at all.
    if found is not None and found not in (model.SCHEMA, profiles.SCHEMA):
        neither = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{name} is neither a weight profile nor a recipe. Choose a file that this plugin has saved.",
        )
        raise InputError(neither, name=name)
    return str(found)


def read(files: Sequence[Path]) -> Scheme:
    """Read a scheme from files; see `parse`."""
    texts = [documents.read_text(path, Phrase(WEIGHT_FILE)) for path in files]
    return parse(texts, listed(path.name for path in files))


def presets() -> list[tuple[str, list[Path]]]:
    """Return what comes with the plugin, as (title, files). Files that differ in the band only make one entry.

    Of the recipes those come first that agree best with what can be had, and last those that others have taken the place of.
    """
    found: dict[str, list[Path]] = {}
    for path in [*sorted(paths.PROFILES.glob("*.json")), *sorted(paths.RECIPES.glob("*.json"), key=_place)]:
        stem = path.stem
        for band in EVERY_BAND:
            stem = stem.removesuffix(f"_{band.key}")
        found.setdefault(stem, []).append(path)
    return [(_title(files), sorted(files, reverse=True)) for files in found.values()]


def _document(path: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return made


def _place(path: Path) -> tuple[bool, bool, str]:
    return "superseded" in _document(path), not path.stem.startswith(_OPEN), path.stem


def _title(files: Sequence[Path]) -> str:
    document = _document(files[0])
    title = str(document["title"])
    if "superseded" in document:
        title = translate("MedwayIsolation", "{title} (before 2026)").format(title=title)
    if len(files) == 1:
        return title
    head = title.split(",", maxsplit=1)[0]
    note = title[title.index(" (") :] if " (" in title else ""
    return translate("MedwayIsolation", "{name}, both bands").format(name=head) + note
