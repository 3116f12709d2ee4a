"""Weight profiles: which variables count in each band, and how much. The JSON format is described in docs/profiles.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import documents
from .bands import Band, band_of, check_age_split, other_age
from .documents import Reader
from .faults import InputError
from .files import write_text
from .words import QT_TRANSLATE_NOOP, Phrase

SCHEMA = "medway-isolation/weight-profile"
SCHEMA_VERSION = 1
_WHAT = QT_TRANSLATE_NOOP("MedwayIsolation", "weight profile")

_ROOT_KEYS = {"schema", "schema_version", "title", "source", "notes", "placeholder", "bands"}
_BAND_KEYS = {"band", "variables"}
_VARIABLE_KEYS = {"field", "label", "weight", "base", "panel"}
_PANEL_KEYS = {"n", "lower_quartile", "upper_quartile"}


@dataclass(frozen=True)
class PanelStatistics:
    """What stands behind a median score: how many members scored, and the quartiles of their scores."""

    n: int
    lower_quartile: float
    upper_quartile: float

    def document(self) -> dict[str, Any]:
        """Return the JSON object that `read_panel` reads."""
        return {"n": self.n, "lower_quartile": self.lower_quartile, "upper_quartile": self.upper_quartile}


@dataclass(frozen=True)
class Variable:
    """One variable of a band: the type table's `field`, a `label` in words, its `weight` (a median score, >= 0), and
    optionally its `base` proportion (0-1) in the population and the `panel` statistics.
    """

    field: str
    label: str
    weight: float
    base: float | None = None
    panel: PanelStatistics | None = None


@dataclass(frozen=True)
class BandWeights:
    """The variables of one band."""

    band: Band
    variables: tuple[Variable, ...]


@dataclass(frozen=True)
class WeightProfile:
    """A titled set of weights for one or both bands. A `placeholder` profile is to be replaced by a panel's medians."""

    title: str
    source: str
    bands: tuple[BandWeights, ...]
    placeholder: bool = False
    notes: str = ""

    @property
    def age_split(self) -> int:
        """Return the age that its bands split at."""
        return self.bands[0].band.age

    def check_ages(self, fields: Mapping[str, str]) -> None:
        """Refuse fields, by what they hold in words, whose names say that they split at another age.

        Raises
        ------
        InputError
            Naming them.
        """
        age = self.age_split
        said = QT_TRANSLATE_NOOP("MedwayIsolation", "the weights of '{title}' are for bands that split at {age}")
        instead = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "choose weights for bands that split at {age}"), age=other_age(age)
        )
        check_age_split(fields, age, Phrase(said, title=self.title, age=age), instead)

    def fields(self) -> list[str]:
        """Return the fields that a type table must have, each once, in order."""
        return list(dict.fromkeys(variable.field for weights in self.bands for variable in weights.variables))

    def to_json(self) -> str:
        """Return the profile as the JSON document that `parse` reads."""
        document = {
            "schema": SCHEMA,
            "schema_version": SCHEMA_VERSION,
            "title": self.title,
            "source": self.source,
            "notes": self.notes,
            "placeholder": self.placeholder,
            "bands": [
                {
                    "band": weights.band.key,
                    "variables": [_variable_document(variable) for variable in weights.variables],
                }
                for weights in self.bands
            ],
        }
        return json.dumps(document, indent=2, ensure_ascii=False) + "\n"

    def write(self, path: Path) -> None:
        """Write the profile. An existing file is replaced only once the new one is whole."""
        write_text(path, self.to_json(), _WHAT)


def _variable_document(variable: Variable) -> dict[str, Any]:
    document: dict[str, Any] = {"field": variable.field, "label": variable.label, "weight": variable.weight}
    if variable.base is not None:
        document["base"] = variable.base
    if variable.panel is not None:
        document["panel"] = variable.panel.document()
    return document


def read(path: Path) -> WeightProfile:
    """Read a weight profile from a file.

    Raises
    ------
    InputError
        When the file cannot be read or is no valid profile; the message names the place in the document.
    """
    return parse(documents.read_text(path, _WHAT), path.name)


def parse(text: str, name: str = "profile") -> WeightProfile:
    """Read a weight profile from text; `name` is used in messages.

    Raises
    ------
    InputError
        When the text is no JSON, of another schema or a newer version, or a value is missing or out of range. The
        message names the path, such as bands[0].variables[2].weight.
    """
    reader, root = documents.load(text, name, SCHEMA, SCHEMA_VERSION, _ROOT_KEYS, _WHAT)
    bands = tuple(_band(reader, item, f"bands[{i}]") for i, item in enumerate(reader.items(root, "bands", "")))
    keys = [weights.band.key for weights in bands]
    if len(set(keys)) < len(keys):
        raise reader.fault("bands", QT_TRANSLATE_NOOP("MedwayIsolation", "names the same band twice"))
    if len({weights.band.age for weights in bands}) > 1:
        raise reader.fault(
            "bands", QT_TRANSLATE_NOOP("MedwayIsolation", "split at different ages, 65 and 66: a profile is for one")
        )
    return WeightProfile(
        title=reader.text(root, "title", ""),
        source=reader.text(root, "source", ""),
        notes=reader.text(root, "notes", "", required=False),
        placeholder=reader.flag(root, "placeholder", ""),
        bands=bands,
    )


def combine(profiles: Sequence[WeightProfile]) -> WeightProfile:
    """Join profiles of different bands into one.

    Raises
    ------
    InputError
        When two of them weight the same band, or bands that split at different ages.
    """
    if len(profiles) == 1:
        return profiles[0]
    bands = tuple(weights for profile in profiles for weights in profile.bands)
    keys = [weights.band.key for weights in bands]
    for key in keys:
        if keys.count(key) > 1:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Two of the chosen profiles have weights for the band {band}. Choose one for each band.",
                ),
                band=key,
            )
    if len({weights.band.age for weights in bands}) > 1:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The chosen profiles are for bands that split at different ages ({bands}). Choose profiles of one age.",
            ),
            bands=", ".join(keys),
        )
    return WeightProfile(
        title="; ".join(profile.title for profile in profiles),
        source="; ".join(dict.fromkeys(profile.source for profile in profiles)),
        notes="; ".join(profile.notes for profile in profiles if profile.notes),
        placeholder=any(profile.placeholder for profile in profiles),
        bands=bands,
    )


def _band(reader: Reader, item: object, path: str) -> BandWeights:
    mapping = reader.mapping(item, path, _BAND_KEYS)
    try:
        band = band_of(reader.text(mapping, "band", path))
    except InputError as error:
        raise reader.fault(
            f"{path}.band",
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "must be u65 (under 65) or 65p (65 and over), or u66 or 66p for counts split at 66"
            ),
        ) from error
    variables = tuple(
        _variable(reader, entry, f"{path}.variables[{i}]")
        for i, entry in enumerate(reader.items(mapping, "variables", path))
    )
    fields = [variable.field for variable in variables]
    for i, name in enumerate(fields):
        if name in fields[:i]:
            raise reader.fault(
                f"{path}.variables[{i}].field",
                QT_TRANSLATE_NOOP("MedwayIsolation", "'{name}' occurs twice in this band"),
                name=name,
            )
    if not any(variable.weight > 0 for variable in variables):
        raise reader.fault(
            f"{path}.variables",
            QT_TRANSLATE_NOOP("MedwayIsolation", "all have the weight 0: at least one must be above 0"),
        )
    return BandWeights(band, variables)


def _variable(reader: Reader, item: object, path: str) -> Variable:
    mapping = reader.mapping(item, path, _VARIABLE_KEYS)
    return Variable(
        field=reader.text(mapping, "field", path),
        label=reader.text(mapping, "label", path),
        weight=reader.number(mapping, "weight", path),
        base=reader.number(mapping, "base", path, highest=1.0) if mapping.get("base") is not None else None,
        panel=read_panel(reader, mapping["panel"], f"{path}.panel") if mapping.get("panel") is not None else None,
    )


def read_panel(reader: Reader, item: object, path: str) -> PanelStatistics:
    """Return the statistics that stand behind a panel's weight."""
    mapping = reader.mapping(item, path, _PANEL_KEYS)
    if mapping.get("n") != int(reader.number(mapping, "n", path)):
        raise reader.fault(f"{path}.n", QT_TRANSLATE_NOOP("MedwayIsolation", "must be a whole number"))
    return PanelStatistics(
        n=int(reader.number(mapping, "n", path)),
        lower_quartile=reader.number(mapping, "lower_quartile", path),
        upper_quartile=reader.number(mapping, "upper_quartile", path),
    )
