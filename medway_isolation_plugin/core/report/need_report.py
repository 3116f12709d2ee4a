"""Need as a page: how many people, on whose word, what others say, where most are, and where the risk is highest."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .. import ranking
from ..arrays import Floats
from ..need import sentences
from ..need.basis import Basis, Method, Quote
from ..need.estimate import MODELLED, RISK_IS_NOT_COUNT, STEM, Estimate
from ..need.totals import AUTHORITY, STUDY_AREA, WARD, Sums
from ..validity.evidence import Evidence, said_of
from ..words import QT_TRANSLATE_NOOP, Phrase, told, translate
from . import html
from .charts import Bar, bars
from .html import rounded
from .numbers import span, with_limits

_SHOWN = 20
_MOST_BARS = 40


def need_report(
    found: Estimate, summed: Sums, title: str, footer: str, called: Sequence[str], evidence: Sequence[Evidence] = ()
) -> str:
    """Return an estimate of need as an HTML page.

    Parameters
    ----------
    found : Estimate
    summed : Sums
        The estimate by ward, authority and study area.
    title, footer : str
    called : sequence of str, n of them
        What people call each area.
    evidence : sequence of Evidence
        How the index fared against yardsticks that the rate was spread by.
    """
    basis = found.basis
    parts = [
        rates_table(basis),
        _places(summed),
        *_chart(summed),
        _first(translate("MedwayIsolation", "Most people"), found, called, f"{STEM}_rk"),
    ]
    if basis.method is not Method.FLAT:
        parts.append(_first(translate("MedwayIsolation", "Highest risk"), found, called, ""))
    notes = [
        Phrase(MODELLED),
        Phrase(RISK_IS_NOT_COUNT),
        sentences.method_sentence(basis),
        _origin(basis),
        *found.warnings,
        Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: {said}"), index=basis.index or title, said=said_of(evidence)
        ),
    ]
    return html.page(title, sentences.sentence(basis), parts, [note for note in notes if note], footer)


def _origin(basis: Basis) -> str:
    origin = sentences.residents_words(basis)
    if not origin:
        return translate("MedwayIsolation", "Where the numbers of residents come from is not stated.")
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Residents: {source}."), source=origin)


def rates_table(basis: Basis) -> str:
    """Return the rate that was used and what other sources say, each with its question, and the people it would be."""
    heads = [
        translate("MedwayIsolation", "Source"),
        translate("MedwayIsolation", "Question"),
        translate("MedwayIsolation", "Who was asked"),
        translate("MedwayIsolation", "Rate"),
        translate("MedwayIsolation", "People"),
    ]
    used = (
        QT_TRANSLATE_NOOP("MedwayIsolation", "{source} (used for the areas' shares of it)")
        if basis.controlled
        else QT_TRANSLATE_NOOP("MedwayIsolation", "{source} (used here)")
    )
    rows = [_quoted(basis, basis.rate, Phrase(used, source=sentences.source_words(basis.rate)))]
    people = sentences.span(basis.low, basis.central, basis.high)
    if basis.controlled:
        rows.insert(0, [translate("MedwayIsolation", "Given by hand"), "", "", "–", people])
    else:
        rows[0][-1] = people
    rows += [_quoted(basis, other, sentences.source_words(other)) for other in basis.beside]
    caption = translate("MedwayIsolation", "What sources say, and how they asked")
    return html.grid(caption, heads, rows, [False, False, False, True, True])


def _quoted(basis: Basis, quote: Quote, source: str) -> list[str]:
    ends = [basis.residents * end / 100.0 for end in (quote.low, quote.central, quote.high)]
    return [source, quote.question, quote.base, sentences.rate_words(quote), sentences.span(*ends)]


def _places(summed: Sums) -> str:
    heads = [
        translate("MedwayIsolation", "Place"),
        translate("MedwayIsolation", "Areas"),
        translate("MedwayIsolation", "Residents"),
        translate("MedwayIsolation", "Low"),
        translate("MedwayIsolation", "Central"),
        translate("MedwayIsolation", "High"),
        translate("MedwayIsolation", "% of residents"),
    ]
    of_level = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} ({level})")
    rows = []
    for at, (level, name) in enumerate(zip(summed.level, summed.name)):
        place = name if level == WARD else Phrase(of_level, name=name, level=level)
        ends = summed.people[:, at]
        rows.append(
            [
                place,
                f"{int(summed.areas[at]):,}",
                sentences.people(summed.residents[at]),
                *map(_decimal, ends),
                _rates(summed.rates()[:, at]),
            ]
        )
    return html.grid(translate("MedwayIsolation", "By ward and authority"), heads, rows)


def _rates(ends: Floats) -> str:
    low, central, high = (f"{rounded(end, 1)} %" if math.isfinite(end) else "" for end in ends)
    if low and central:
        return with_limits(central, low, high)
    return span(low, high) if low else central or "–"


def _decimal(value: float) -> str:
    """Return people with one decimal, half up; a dash where the source gives none."""
    return rounded(round(value, 6), 1) if math.isfinite(value) else "–"


def _chart(summed: Sums) -> list[str]:
    level = next((one for one in (WARD, AUTHORITY) if (summed.level == one).any()), STUDY_AREA)
    rows = np.flatnonzero(summed.level == level)
    if not 1 < len(rows) <= _MOST_BARS:
        return []
    _, central, high = summed.people
    value = high if np.isnan(central).all() else central
    shown = [Bar(str(summed.name[row]), value[row], told(sentences.span(*summed.people[:, row]))) for row in rows]
    heading = (
        translate("MedwayIsolation", "Likely people by place: high estimate")
        if np.isnan(central).all()
        else translate("MedwayIsolation", "Likely people by place")
    )
    return [bars(heading, sorted(shown, key=lambda bar: -bar.value), 0)]


def _first(caption: str, found: Estimate, called: Sequence[str], rank: str) -> str:
    table = found.table
    low, central, high = (table[f"{STEM}_{end}"] for end in ("low", "mid", "high"))
    rates = np.array([table[f"{STEM}_{end}"] for end in ("rlo", "rate", "rhi")])
    ranks = table[rank] if rank else ranking.rank(rates[2] if np.isnan(rates[1]).all() else rates[1])
    rows = [
        [
            called[row],
            sentences.people(found.residents[row]),
            *map(_decimal, (low[row], central[row], high[row])),
            _rates(rates[:, row]),
        ]
        for row in ranking.worst(ranks, _SHOWN)[0]
    ]
    heads = [
        translate("MedwayIsolation", "Area"),
        translate("MedwayIsolation", "Residents"),
        translate("MedwayIsolation", "Low"),
        translate("MedwayIsolation", "Central"),
        translate("MedwayIsolation", "High"),
        translate("MedwayIsolation", "% of residents"),
    ]
    return html.grid(caption, heads, rows)
