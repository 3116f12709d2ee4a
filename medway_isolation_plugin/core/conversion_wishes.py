"""What of a table is moved to the areas of another vintage, and by which weights (METHODS §7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from . import sources, vintages
from .arrays import Texts
from .described import Described
from .faults import InputError, listed, no_field
from .fields import RESIDENTS, ResultKind, Role
from .words import QT_TRANSLATE_NOOP, Phrase

# A rank, class or share of a rank by its heading: these stand for a place among other areas.
_RANKED = re.compile(r"(^| )(rank|decile|quintile|quartile|percentile)s?( |$)|_(rk|q|nq)$")


@dataclass(frozen=True)
class RateParts:
    """A rate, per 100: what it is called, and the fields of its numerator and denominator."""

    name: str
    numerator: str
    denominator: str


@dataclass(frozen=True)
class ToConvert:
    """Which fields of a table are moved, and how: counts, rates as their parts, scores as means weighted by people."""

    counts: tuple[str, ...]
    ratios: tuple[RateParts, ...] = ()
    scores: tuple[str, ...] = ()
    people: str = ""
    whole: bool = False

    def counted(self) -> tuple[str, ...]:
        """Return every field that is moved as a count, those of rates too, each once."""
        parts = (name for one in self.ratios for name in (one.numerator, one.denominator))
        return tuple(dict.fromkeys((*self.counts, *parts)))

    def fields(self) -> tuple[str, ...]:
        """Return every field that is read."""
        return tuple(dict.fromkeys((*self.counted(), *self.scores, *([self.people] if self.people else []))))

    def check(self, there: Sequence[str], ranks: Iterable[str]) -> None:
        """Refuse what cannot be moved.

        Parameters
        ----------
        there : sequence of str
            The table's fields.
        ranks : iterable of str
            Fields that are known to hold ranks or classes.

        Raises
        ------
        InputError
            Where nothing is to be moved, a field is not there or is a rank, or a name would be given twice.
        """
        if not self.counted() and not self.scores:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Nothing is chosen to be converted. Choose counts, rates or scores."
                )
            )
        absent = [name for name in self.fields() if name not in there]
        if absent:
            raise InputError(
                no_field(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The table to convert")), absent, there)
            )
        by_heading = [name for name in self.fields() if _RANKED.search(sources.normalise(name))]
        moved = {*self.counted(), *self.scores}
        ranked = [name for name in dict.fromkeys([*ranks, *by_heading]) if name in moved]
        if ranked:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{fields}: ranks and classes cannot be moved over changed areas. Move the score and rank again.",
                ),
                fields=listed(ranked),
            )
        names = [*(one.name for one in self.ratios), *moved]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "{fields}: a rate or field of this name is there already. Choose another name."
                ),
                fields=listed(twice),
            )


@dataclass(frozen=True)
class DividedBy:
    """By which field of the table of weights a count is divided, and whether that is the count's own variable."""

    field: str
    own: bool


def variable_of(column: Described) -> str:
    """Return the canonical name of the count that a column of a result holds, as its facts say; '' where they say none."""
    if column.result is None or column.result.kind is not ResultKind.LIVING_ALONE or column.band is None:
        return ""
    if column.role is Role.NUMERATOR:
        return f"alone_{column.band.key}"
    if column.role is not Role.DENOMINATOR:
        return ""
    return f"residents_{column.band.key}" if column.result.base == RESIDENTS else "households"


def weightings(
    counts: Sequence[str],
    headings: Sequence[str],
    there: Sequence[str],
    chosen: Mapping[str, str],
    for_all: str,
    facts: Mapping[str, str] | None = None,
) -> dict[str, DividedBy]:
    """Choose by which field of the table of weights each count is divided.

    The one chosen for it comes first, then the one for all, then the field of the same variable and age band, by its heading
    or its name. A count that has none is left out.

    Parameters
    ----------
    counts : sequence of str
        Fields to be moved.
    headings, there : sequence of str
        All fields of the table to convert, and of the table of weights.
    chosen : mapping of str to str
        Field to weight.
    for_all : str
        Empty where each takes its own.
    facts : mapping of str to str, optional
        What counts are, by `variable_of`, where their facts say it: before what their headings say.

    Raises
    ------
    InputError
        Where a chosen field is not there.
    """
    unknown = [name for name in chosen if name not in counts]
    if unknown:
        raise InputError(
            no_field(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The list of counts to convert")), unknown, counts)
        )
    absent = [name for name in [*chosen.values(), *([for_all] if for_all else [])] if name not in there]
    if absent:
        raise InputError(no_field(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The table of weights")), absent, there))
    meaning = {heading: key for key, heading in sources.recognise(headings).found.items()}
    meaning.update({name: key for name, key in (facts or {}).items() if key})
    weight_of = sources.recognise(there).found
    found = {}
    for name in counts:
        own = weight_of.get(meaning.get(name, ""), name if name in there else "")
        field_name = chosen.get(name) or for_all or own
        if field_name:
            found[name] = DividedBy(field_name, field_name == own)
    return found


def is_turned(codes: Texts, olds: Texts, news: Texts, year: int) -> bool:
    """Whether a lookup leads the other way: its new codes are those to convert, and its old ones of the year wanted."""
    there = set(codes) - {""}
    more = len(there.intersection(news)) - len(there.intersection(olds))
    return more > 0 or (more == 0 and int(vintages.issued(news).max(initial=0)) != year == newest(olds))


def newest(codes: Texts) -> int:
    """Return the year in which the newest of some codes was issued, 0 where they are no LSOAs."""
    return int(vintages.issued(codes).max(initial=0))
