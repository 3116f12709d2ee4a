"""How a chapter says what changed: facts of methods, rules, rounding, in words."""

from __future__ import annotations

from collections.abc import Sequence

from ..faults import listed
from ..made_of import Rounded
from ..ranking import QuantileRule
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, Phrases
from .compared import BASE_YEAR
from .snapshots import place_of

RATE = "rate_"  # what the facts of a published rate begin with
_RULES = {
    QuantileRule.ENGLAND.value: QT_TRANSLATE_NOOP("MedwayIsolation", "as England publishes them"),
    QuantileRule.WALES.value: QT_TRANSLATE_NOOP("MedwayIsolation", "as Wales publishes them"),
    QuantileRule.OHID.value: QT_TRANSLATE_NOOP("MedwayIsolation", "as OHID publishes them"),
}
# Facts of a method, as people call them.
_FACTS = {
    "form": QT_TRANSLATE_NOOP("MedwayIsolation", "values of types"),
    "unknown": QT_TRANSLATE_NOOP("MedwayIsolation", "households of unknown types"),
    "method": QT_TRANSLATE_NOOP("MedwayIsolation", "how the rate is put on areas"),
    "total": QT_TRANSLATE_NOOP("MedwayIsolation", "total of residents given by hand"),
    "known": QT_TRANSLATE_NOOP("MedwayIsolation", "number of likely people given by hand"),
    "index": QT_TRANSLATE_NOOP("MedwayIsolation", "index that the rate is spread by"),
    BASE_YEAR: QT_TRANSLATE_NOOP("MedwayIsolation", "year that the projection starts from"),
    "years": QT_TRANSLATE_NOOP("MedwayIsolation", "years"),
    "variant": QT_TRANSLATE_NOOP("MedwayIsolation", "variants"),
    "control": QT_TRANSLATE_NOOP("MedwayIsolation", "areas add up to the projection"),
}


def rule_words(value: str) -> str:
    """Return how classes are made."""
    return Phrase(_RULES[value]) if value in _RULES else value


def number_words(value: int) -> str:
    """Return a number, empty where none is stated."""
    return str(value) if value else ""


def rounding_words(how: Rounded) -> str:
    """Return which of two columns is rounded, and to how many decimals."""
    if not how.decimals:
        now = QT_TRANSLATE_NOOP("MedwayIsolation", "Values are rounded to whole numbers now, and were not before.")
        before = QT_TRANSLATE_NOOP("MedwayIsolation", "Values were rounded to whole numbers before, and are not now.")
        return Phrase(now if how.is_now else before)
    if how.is_now:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "Values are rounded to {n} decimals now, and were not before.")
        one = "Values are rounded to {n} decimal now, and were not before."
    else:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "Values were rounded to {n} decimals before, and are not now.")
        one = "Values were rounded to {n} decimal before, and are not now."
    return Phrase(template, one=one, n=how.decimals)


def fact_words(key: str) -> tuple[str, str]:
    """Return a fact of a method in words, and the indicator or domain that it is of; what stands in a recipe is called as there."""
    if key in _FACTS:
        return Phrase(_FACTS[key]), ""
    if key.startswith(RATE):
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "rate, {whom}"), whom=key[len(RATE) :]), ""
    _, column, what = place_of(key)
    return (what or key).replace(".", " "), column


def of_columns_words(what: str, columns: Sequence[str]) -> str:
    """Return a fact with the indicators or domains that it is of; an empty name is of none."""
    named = [f"'{column}'" for column in columns if column]
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{what} of {columns}")
    return Phrase(template, what=what, columns=listed(named, 3)) if named else what


def weighed(name: str) -> str:
    """Return the indicator, domain or variable that a weight is of."""
    return place_of(name)[1] or name


def from_to(other: Sequence[tuple[str, str, str]]) -> str:
    """Return a sentence of facts: what, before, now."""
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: {before}, now {now}")
    nothing = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "not given"))
    told = [Phrase(template, what=what, before=was or nothing, now=now or nothing) for what, was, now in other]
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{sentence}."), sentence=Capitalised(Phrases(told, "; ")))
