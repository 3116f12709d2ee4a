"""Need in sentences: how many people are likely isolated or lonely, on whose word, and what else is said."""

from __future__ import annotations

import math

from ..ages import Ages
from ..report import numbers
from ..report.html import rounded
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, Phrases
from . import whom
from .basis import Basis, Method, Quote
from .estimate import MODELLED
from .published import measure_words


def people(value: float) -> str:
    """Return a number of people, rounded once, half up: what sums of decimals leave behind the sixth place does not decide it."""
    return rounded(round(value, 6), 0) if math.isfinite(value) else "–"


def percent(value: float) -> str:
    """Return a percentage with as many decimals as it was given with, at most two."""
    text = rounded(value, 2)
    return f"{text.rstrip('0').rstrip('.')} %"


def span(low: float, central: float, high: float) -> str:
    """Return what is given of an estimate of people: '12', '5 to 16', '9 (7 to 11)'."""
    has_range = math.isfinite(low) and math.isfinite(high)
    if math.isfinite(central) and has_range:
        return numbers.with_limits(people(central), people(low), people(high))
    return numbers.span(people(low), people(high)) if has_range else people(central)


def rate_words(quote: Quote) -> str:
    """Return a rate in words: '12 %', '5 % to 16 %', '6 % (5 % to 7 %)'."""
    has_range = math.isfinite(quote.low) and math.isfinite(quote.high)
    if math.isfinite(quote.central) and has_range:
        return numbers.with_limits(percent(quote.central), percent(quote.low), percent(quote.high))
    if has_range:
        return numbers.span(percent(quote.low), percent(quote.high))
    return percent(quote.central) if math.isfinite(quote.central) else "–"


def source_words(quote: Quote) -> str:
    """Return where a rate comes from: 'Community Life Survey 2024/25'."""
    return Phrases([quote.survey or quote.source, quote.year])


def ages_of(basis: Basis) -> str:
    """Return whom an estimate is of, in words."""
    return whom.told(Ages(basis.age_from, basis.age_to or None))


def main_sentence(basis: Basis) -> str:
    """Return how many of how many residents, at which rate, on whose word; the rate did not make a number that was given by hand."""
    by_rate = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Of {residents} residents {ages}, {people} are likely {measure}: {rate}, {source}."
    )
    by_hand = QT_TRANSLATE_NOOP("MedwayIsolation", "Of {residents} residents {ages}, {people} are likely {measure}.")
    return Phrase(
        by_hand if basis.controlled else by_rate,
        residents=people(basis.residents),
        ages=ages_of(basis),
        people=span(basis.low, basis.central, basis.high),
        measure=measure_words(basis.measure, basis.group),
        rate=rate_words(basis.rate),
        source=source_words(basis.rate),
    )


def control_sentence(basis: Basis) -> str:
    """Return that the number of likely people was given by hand, and what was made of it; '' where it was not."""
    if not basis.controlled:
        return ""
    said = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The total of {known} likely people was given by hand: by the rates alone ({rate}, {source}) it would be {expected}. Every "
            "area's estimate was scaled in proportion, low and high with it.",
        ),
        known=people(basis.known),
        rate=rate_words(basis.rate),
        source=source_words(basis.rate),
        expected=people(basis.expected),
    )
    cut = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "In {n} areas the rate was cut at 100 %, and the others took the rest."),
        one="In {n} area the rate was cut at 100 %, and the others took the rest.",
        n=basis.capped,
    )
    return Phrases([said, cut if basis.capped else ""])


def total_sentence(basis: Basis) -> str:
    """Return that the number of residents was given by hand, '' where it was not."""
    if not basis.scaled:
        return ""
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The total of {total} residents was given by hand; the areas' own numbers add up to {counted} and were scaled to it.",
        ),
        total=people(basis.total),
        counted=people(basis.counted),
    )


def method_sentence(basis: Basis) -> str:
    """Return how the rate was put on the areas."""
    if basis.method is Method.FLAT:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Every area has the same rate: only the number of people differs from area to area."
            )
        )
    if basis.method is Method.BY_INDEX and not basis.capped:
        kept = QT_TRANSLATE_NOOP("MedwayIsolation", "The rate is in proportion to {index}, with the total kept.")
        return Phrase(kept, index=basis.index)
    if basis.method is Method.BY_INDEX:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rate is in proportion to {index}, with the total kept; it was cut at 100 % in {n} areas.",
            ),
            one="The rate is in proportion to {index}, with the total kept; it was cut at 100 % in {n} area.",
            index=basis.index,
            n=basis.capped,
        )
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Rates were put on residents {method}."),
        method=Phrase(basis.method.value),
    )


def other_sentence(basis: Basis, other: Quote) -> str:
    """Return what another source says of the same measure and people."""
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Another source says {rate} ({source}; asked: {question}), which would be {people} people: the two do not agree.",
        )
        if disagree(basis.rate, other)
        else QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Another source says {rate} ({source}; asked: {question}), which would be {people} people.",
        ),
        rate=rate_words(other),
        source=source_words(other),
        question=other.question,
        people=span(*(basis.residents * end / 100.0 for end in (other.low, other.central, other.high))),
    )


def disagree(one: Quote, other: Quote) -> bool:
    """Return whether two sources do not give the same rate or range."""
    own, theirs = ([end for end in (each.low, each.central, each.high) if math.isfinite(end)] for each in (one, other))
    return (min(own), max(own)) != (min(theirs), max(theirs)) if own and theirs else False


def sentence(basis: Basis) -> str:
    """Return the whole paragraph: estimate, totals given by hand, other sources, and that it is modelled."""
    others = [other_sentence(basis, other) for other in basis.beside]
    return Phrases([main_sentence(basis), control_sentence(basis), total_sentence(basis), *others, Phrase(MODELLED)])


def residents_words(basis: Basis) -> str:
    """Return where the residents come from, '' where nobody says it."""
    origin = Phrases([basis.residents_source, basis.residents_year])
    return Capitalised(origin) if origin else ""
