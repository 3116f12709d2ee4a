"""One column of a layer as it stands: what is known of it, held against the data, and what is not known, in one line."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from . import field_forms
from .bands import Band
from .field_names import unstated
from .fields import ALL_AGES, COUNTED, RANKS, SORTED, Field, Result, ResultKind, Role, Scope
from .ranking import CLASSES_RANGE
from .validity.evidence import Evidence
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases


class Known(Enum):
    """How much of what is kept about a column may be believed."""

    WHOLE = QT_TRANSLATE_NOOP("MedwayIsolation", "known")
    PART = QT_TRANSLATE_NOOP("MedwayIsolation", "a part of the areas is shown")
    NAME = QT_TRANSLATE_NOOP("MedwayIsolation", "known by its name only")
    NOTHING = QT_TRANSLATE_NOOP("MedwayIsolation", "not a result of this plugin")


@dataclass(frozen=True)
class Described:
    """A column of a layer.

    Attributes
    ----------
    name : str
    heading : str
        What people read where nothing better is known: alias, else name.
    known : Known
    result, field : Result, Field, or None
        What the column is; None where it is not one of the plugin's.
    classes : int
        Number of classes of a class field: as stated, else its highest value in the data; 0 for any other column.
    warning : str
        What contradicts what, or how many areas are shown; empty where there is nothing to say.
    """

    name: str
    heading: str
    known: Known = Known.NOTHING
    result: Result | None = None
    field: Field | None = None
    classes: int = 0
    warning: str = ""

    @property
    def role(self) -> Role | None:
        """Return what the column is to its result."""
        return self.field.role if self.field is not None else None

    @property
    def band(self) -> Band | None:
        """Return the band that the column is of."""
        return self.field.band if self.field is not None else None

    @property
    def age(self) -> int:
        """Return the age that what went in splits at, 0 where no ages count or it is not known."""
        return self.band.age if self.band is not None else self.result.age_split if self.result is not None else 0

    @property
    def scope(self) -> Scope:
        """Return among which areas its ranks or classes were taken."""
        return self.field.scope if self.field is not None else Scope.NONE

    @property
    def stated(self) -> bool:
        """Whether the facts of its result are known, not only its name."""
        return self.known in {Known.WHOLE, Known.PART}

    @property
    def is_flag(self) -> bool:
        """Whether it is a priority flag."""
        return self.role is Role.FLAG

    @property
    def is_class(self) -> bool:
        """Whether it holds classes, 1 = worst."""
        return self.role is Role.QUANTILE

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return how its index fared against yardsticks: what any column of the same band and part carries."""
        return (
            self.result.evidence_of(self.field)
            if self.result is not None and self.field is not None and self.stated
            else ()
        )

    @property
    def bears_words(self) -> bool:
        """Whether words such as 'likely isolated' may stand beside it: not where it shows no evidence, or the contrary."""
        return all(found.bears_words for found in self.evidence)

    @property
    def is_sorted(self) -> bool:
        """Whether it sorts areas into kinds, each said in words."""
        return self.role in SORTED

    @property
    def lowest_is_worst(self) -> bool:
        """Whether small numbers are the worst, as in ranks and classes; in every index high ones are."""
        return self.role in RANKS

    @property
    def worst(self) -> str:
        """Return what the worst end is most of, 'isolated'; empty where that is not known, or evidence does not bear it."""
        return (
            self.result.worst_of(self.field)
            if self.result is not None and self.field is not None and self.stated
            else ""
        )

    @property
    def of_kind(self) -> ResultKind | None:
        """Return which method made it."""
        return self.result.kind if self.result is not None else None

    @property
    def all_ages(self) -> bool:
        """Whether it is of households of no band, so that both bands differ by their weights only."""
        return self.result is not None and self.result.base == ALL_AGES

    def title(self) -> str:
        """Return what it is of, as titles say it: '65+ living alone'; the label of a domain or an indicator; the heading."""
        if self.result is None or self.field is None:
            return self.heading
        if self.field.of is not None:
            return self.field.of.label or self.heading
        return field_forms.title(self.result, self.field.band)

    def in_full(self) -> str:
        """Return its name in full English, made from the facts where they are known, else its heading."""
        if self.result is None or self.field is None or not self.stated:
            return self.heading
        return field_forms.alias_of(replace(self.result, classes=self.classes or self.result.classes), self.field)

    def beside(self, role: Role) -> Field | None:
        """Return the column of another role that is of the same band and the same part of its result."""
        own = self.field
        if self.result is None or own is None:
            return None
        same = (one for one in self.result.fields if one.role is role and (one.band, one.of) == (own.band, own.of))
        return next(same, None)

    @property
    def is_of_high_end(self) -> bool:
        """Whether it is of an estimate of need whose source gives a range without a centre: then the high end is what is ranked."""
        basis = self.result.basis if self.result is not None else None
        return basis is not None and math.isnan(basis.central) and not math.isnan(basis.high)

    def values(self) -> Field | None:
        """Return the column with the numbers that its classes are of.

        The index, or where it has no scores the national rank; of an estimate of need without a centre the high end.
        """
        if self.is_of_high_end:
            return self.beside(Role.UPPER)
        value = self.beside(Role.VALUE)
        ranked = value is not None and value.unit == field_forms.NATIONAL_RANK
        return self.beside(Role.RANK) if ranked else value

    def unit(self) -> str:
        """Return what its index is counted in: '% of residents 65+'; empty where that is not known."""
        value = self.beside(Role.VALUE)
        return field_forms.unit_of(self.result, value) if self.result and value is not None and self.stated else ""

    def source(self) -> str:
        """Return source, year and edition of the data in words, empty where none is stated."""
        if self.result is None or not self.stated:
            return ""
        said = Phrases([Phrase(self.result.source), self.result.year])
        return Phrases([said, self.result.edition], ", ")

    def unknown(self) -> str:
        """Say in one line what is not known of it; empty where nothing is missing, or the column is not of the plugin."""
        if self.result is None or self.known is Known.NOTHING:
            return ""
        if not self.stated:
            missing = [Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "what class 1 is most of"))] * (
                self.is_class and self.of_kind is not ResultKind.COMPARISON
            )
            missing += [Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "how many classes there are"))] * self.is_class
            missing += [
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "source")),
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "year")),
            ]
            missing += [Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "edition"))] * (
                self.of_kind is ResultKind.DEPRIVATION
            )
            template = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Known by the name of its field only; not stated: {missing}."
            )
            return Phrase(template, missing=Phrases(missing, ", "))
        return ""

    def cautions(self) -> tuple[str, ...]:
        """Return what is to be told of it: what contradicts what, how many areas are shown, what is not known."""
        return tuple(said for said in (self.warning, self.unknown()) if said)


def as_kept(name: str, heading: str, result: Result, field: Field) -> Described:
    """Return a column as it was just written: what is kept about it needs no second look."""
    if not result.stated:
        return held(name, heading, result, field, None)
    return Described(name, heading, Known.WHOLE, result, field, result.classes if field.role is Role.QUANTILE else 0)


def unowned(name: str, heading: str) -> Described:
    """Return a column that is not one of the plugin's."""
    return Described(name, heading or name)


def counts_of(cells: Iterable[object]) -> dict[int, int] | None:
    """Return how many areas have each value of a class or a flag; None where some value is no whole number."""
    counts: Counter[int] = Counter()
    for cell, areas in Counter([cell for cell in cells if isinstance(cell, (int, float, str))]).items():
        if isinstance(cell, str) and not cell.strip():  # missing, in a table of text
            continue
        try:
            number = float(cell)
        except ValueError:
            return None
        if math.isnan(number):  # missing
            continue
        if not number.is_integer():
            return None
        counts[int(number)] += areas
    return dict(counts)


def highest_class(counts: Mapping[int, int] | None) -> int:
    """Return the highest class among values, 0 where a number is higher than there can be classes, or none is above 0."""
    highest = max((0, *(counts or ())))
    return highest if highest <= CLASSES_RANGE[1] else 0


def held(name: str, heading: str, result: Result, field: Field, values: Mapping[int, int] | None) -> Described:
    """Hold what is kept about a column against what the layer shows.

    Parameters
    ----------
    name, heading : str
    result, field : Result, Field
        What is kept.
    values : mapping of int to int, or None
        How many of the layer's areas have each value; None where the column holds something else than whole numbers.

    Returns
    -------
    Described
        Known where the counts are equal; known in part where fewer areas are shown and no count is larger; otherwise
        only the name is believed.
    """
    shown = highest_class(values) if field.role is Role.QUANTILE else 0
    classes = (result.classes or shown) if field.role is Role.QUANTILE else 0
    if not result.stated:
        return Described(name, heading, Known.NAME, result, field, shown)
    if field.role not in COUNTED:
        return Described(name, heading, Known.WHOLE, result, field)
    kept = dict(field.counts)
    no_higher = field.role is not Role.QUANTILE or all(value <= classes for value in values or ())
    if values == kept or (not kept and values is not None and no_higher):
        return Described(name, heading, Known.WHOLE, result, field, classes)
    if values is not None and kept and all(areas <= kept.get(value, 0) for value, areas in values.items()):
        said = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{shown} of {n} areas with a value shown."),
            one="{shown} of {n} area with a value shown.",
            shown=f"{sum(values.values()):,}",
            n=sum(kept.values()),
        )
        return Described(name, heading, Known.PART, result, field, classes, said)
    said = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "What is kept about the field '{name}' does not fit its values ({kept} kept, {found} found): it is of another table, or "
            "the field was changed. It is taken for unknown.",
        ),
        name=name,
        kept=_kept(result, kept),
        found=_listed(values),
    )
    return Described(name, heading, Known.NAME, unstated(result), field, shown, said)


def _kept(result: Result, counts: Mapping[int, int]) -> str:
    return (
        _listed(counts)
        if counts
        else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{classes} classes"), classes=result.classes)
    )


def _listed(values: Mapping[int, int] | None) -> str:
    if values is None:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no whole numbers"))
    pairs = sorted(values.items())
    said = ", ".join(f"{value}: {areas:,}" for value, areas in pairs[:5])
    if len(pairs) > 5:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{values} and more"), values=said)
    return said or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "nothing"))
