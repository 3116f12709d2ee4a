"""What official tables hold, under canonical names: which columns make a variable, and what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .. import sources
from ..bands import AGE_SPLITS, BY_KEY
from ..fields import Data
from ..source_headings import GROUPS
from ..sources import Columns, Sum
from ..words import QT_TRANSLATE_NOOP, Phrase

_HOUSEHOLDS, _PEOPLE = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "households"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "residents"),
)
_DOMAIN_KINDS = {
    "score": QT_TRANSLATE_NOOP("MedwayIsolation", "score"),
    "rank": QT_TRANSLATE_NOOP("MedwayIsolation", "national rank"),
    "decile": QT_TRANSLATE_NOOP("MedwayIsolation", "national decile"),
    "quintile": QT_TRANSLATE_NOOP("MedwayIsolation", "national quintile"),
    "transformed": QT_TRANSLATE_NOOP("MedwayIsolation", "transformed score"),
}
_TITLES = {
    "imd": QT_TRANSLATE_NOOP("MedwayIsolation", "Index of Multiple Deprivation"),
    "income": QT_TRANSLATE_NOOP("MedwayIsolation", "Income"),
    "employment": QT_TRANSLATE_NOOP("MedwayIsolation", "Employment"),
    "education": QT_TRANSLATE_NOOP("MedwayIsolation", "Education, skills and training"),
    "health": QT_TRANSLATE_NOOP("MedwayIsolation", "Health deprivation and disability"),
    "crime": QT_TRANSLATE_NOOP("MedwayIsolation", "Crime"),
    "housing": QT_TRANSLATE_NOOP("MedwayIsolation", "Barriers to housing and services"),
    "environment": QT_TRANSLATE_NOOP("MedwayIsolation", "Living environment"),
    "access": QT_TRANSLATE_NOOP("MedwayIsolation", "Access to services"),
    "idaci": QT_TRANSLATE_NOOP("MedwayIsolation", "Income deprivation affecting children"),
    "idaopi": QT_TRANSLATE_NOOP("MedwayIsolation", "Income deprivation affecting older people"),
}
_DOMAIN = re.compile(rf"(?P<domain>[a-z_]+)_(?P<kind>{'|'.join(_DOMAIN_KINDS)})")
# Meanings that describe a row, and those that a long table is made of.
_NO_VARIABLES = frozenset(
    {one.key for group in ("areas", "types") for one in GROUPS[group]} - {"share_u65", "share_65p"}
    | {"change", "old_code", "new_code", "category", "category_code", "count", "age_band", "rank", "decile", "score", "quintile"}
)  # fmt: skip
_LABELS = {
    "households": (QT_TRANSLATE_NOOP("MedwayIsolation", "All households"), _HOUSEHOLDS),
    "residents": (QT_TRANSLATE_NOOP("MedwayIsolation", "Residents"), _PEOPLE),
    "residents_hh": (QT_TRANSLATE_NOOP("MedwayIsolation", "Residents in households"), _PEOPLE),
    "no_car": (QT_TRANSLATE_NOOP("MedwayIsolation", "Households without a car or van"), _HOUSEHOLDS),
    "deprived_2plus": (
        QT_TRANSLATE_NOOP("MedwayIsolation", "Households deprived in two or more dimensions"),
        _HOUSEHOLDS,
    ),
}


@dataclass(frozen=True)
class OfficialVariable:
    """One variable of a tidy table.

    `name` is canonical, or a heading whose meaning is not known; `label` says it in words; `unit` is 'count', 'people' (projected),
    'score', 'rank', 'class' or 'value' (as its publisher calls it, or unknown); `base` is the population that is counted, '' for none;
    `age_split` the age that its bands part at, 0 for none; `headings` the columns that it was made of, added up, and `minus` those
    that were taken off. Year, publisher and vintage of areas are '' and 0 where the file does not say.
    """

    name: str
    label: str
    unit: str
    base: str
    age_split: int
    headings: tuple[str, ...]
    minus: tuple[str, ...] = ()
    year: str = ""
    publisher: str = ""
    vintage: int = 0
    data: Data = Data.UNKNOWN  # as far as publisher and document say it
    source: str = ""


def as_headed(name: str, sum_: Sum, facts: Mapping[str, object]) -> OfficialVariable:
    """Return a variable of which nothing is known but its heading; `facts` as in `described`."""
    return OfficialVariable(name, name, "value", "", 0, sum_.plus, **facts)  # type: ignore[arg-type]


def found_in(headings: Sequence[str], columns: Columns) -> dict[str, Sum]:
    """Return the columns of each canonical variable, with the sums that official tables need by definition.

    Parameters
    ----------
    headings : sequence of str
    columns : Columns
        What `sources.recognise` makes of them.

    Returns
    -------
    dict of str to Sum
        By canonical name. Percentages are never among them.
    """
    found = {key: Sum((heading,)) for key, heading in columns.found.items() if key not in _NO_VARIABLES}
    for age in AGE_SPLITS:
        for key, sum_ in sources.resident_sums(headings, age).items():
            found.setdefault(key, sum_)
        alone = [found.get(f"alone_{key}") for key in (f"u{age}", f"{age}p")]
        if all(alone) and "alone_all" not in columns.carried():
            found["alone_all"] = Sum(tuple(name for one in alone if one for name in one.plus))
    if (
        "residents" not in found
        and "residents_65p" in found
        and "residents_u65" in found
        and not found["residents_u65"].minus
    ):
        found["residents"] = Sum((*found["residents_u65"].plus, *found["residents_65p"].plus))
    deprived = [found.get(f"deprived_{number}") for number in (2, 3, 4)]
    if all(deprived):
        found.setdefault("deprived_2plus", Sum(tuple(name for one in deprived if one for name in one.plus)))
    return found


def described(name: str, sum_: Sum, facts: Mapping[str, object]) -> OfficialVariable:
    """Return a variable with its facts; `facts` are those of the file: year, publisher, vintage."""
    domain = _DOMAIN.fullmatch(name)
    if domain:
        kind = domain["kind"]
        title = Phrase(_TITLES.get(domain["domain"], domain["domain"].replace("_", " ").capitalize()))
        label: str = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{domain}, {kind}"), domain=title, kind=Phrase(_DOMAIN_KINDS[kind])
        )
        unit = {"score": "score", "rank": "rank", "transformed": "score"}.get(kind, "class")
        return OfficialVariable(name, label, unit, "", 0, sum_.plus, sum_.minus, **facts)  # type: ignore[arg-type]
    band = next((BY_KEY[part] for part in name.split("_") if part in BY_KEY), None)
    if name.startswith("alone"):
        label, base = QT_TRANSLATE_NOOP("MedwayIsolation", "One-person households"), _HOUSEHOLDS
    elif name.startswith("residents") and band:
        label, base = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "Residents in households")
            if name.endswith("_hh")
            else QT_TRANSLATE_NOOP("MedwayIsolation", "Residents"),
            _PEOPLE,
        )
    else:
        label, base = _LABELS.get(name, (name.replace("_", " ").capitalize(), ""))
    label = (
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{label}, {band}"), label=Phrase(label), band=band.label())
        if band
        else Phrase(label)
    )
    split = band.age if band else 0
    return OfficialVariable(name, label, "count", base, split, sum_.plus, sum_.minus, **facts)  # type: ignore[arg-type]
