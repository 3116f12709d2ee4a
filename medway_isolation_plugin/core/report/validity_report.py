"""An index held against a yardstick as a page, and as facts for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from .. import ranking
from ..validity.evidence import Evidence, said_of
from ..validity.evidence_document import to_document
from ..validity.validate import DECILES, INDEPENDENT, KINDS, PREFIX, AuthorityAgreement, Validation
from ..words import QT_TRANSLATE_NOOP, Phrase, translate
from . import charts, html
from .numbers import part, share, span, with_limits

_SHOWN = 20
_AUTHORITIES = 400
_RULES = (
    Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Verdicts follow fixed rules: contradicts, where the upper limit of the rank correlation is below 0; agrees, where its "
            "lower limit is 0.5 or more and that of the overlap of worst fifths 0.4 or more; partly, from 0.3 and above 0.2; otherwise "
            "no evidence.",
        )
    ),
    Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Every small-area figure of loneliness is a model: agreement with one is no measurement of loneliness.",
        )
    ),
)


def validity_report(
    found: Validation, index: str, footer: str, called: Sequence[str], earlier: Sequence[Evidence] = (), classes: int = 5
) -> str:  # fmt: skip
    """Return what was found as an HTML page.

    Parameters
    ----------
    found : Validation
    index : str
        The index's title.
    footer : str
    called : sequence of str
        What people call each area, row by row.
    earlier : sequence of Evidence
        How the index fared against other yardsticks: printed beside this one, never averaged.
    classes : int
        Those of the fields.
    """
    own = found.evidence
    measures = [
        translate("MedwayIsolation", "Measure"),
        translate("MedwayIsolation", "Meng's z"),
        translate("MedwayIsolation", "What follows"),
    ]
    parts = [
        html.grid(
            translate("MedwayIsolation", "What was found"),
            [translate("MedwayIsolation", "Figure"), translate("MedwayIsolation", "Value")],
            _figures(found, classes),
        ),
        html.grid(translate("MedwayIsolation", "Against simpler measures"), measures, _benchmarks(own))
        if own.benchmarks
        else "",
        _chart(found, own),
        _areas(found, called, classes),
        _authorities(found),
        html.listing(translate("MedwayIsolation", "Against other yardsticks"), [one.sentence() for one in earlier]),
    ]
    notes = [
        *found.warnings,
        *_RULES,
    ]
    title = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{index} against {yardstick}"), index=index, yardstick=own.yardstick
    )
    return html.page(title, own.sentence(), [one for one in parts if one], notes, footer)


def evidence_page(title: str, found: Sequence[Evidence], footer: str) -> str:
    """Return how an index fared against each of its yardsticks as a page, from what its layer carries.

    Parameters
    ----------
    title : str
        What the index is called.
    found : sequence of Evidence
    footer : str
    """
    heads = [
        translate("MedwayIsolation", "Yardstick"),
        translate("MedwayIsolation", "Of"),
        translate("MedwayIsolation", "Where"),
        translate("MedwayIsolation", "Verdict"),
        translate("MedwayIsolation", "Rank correlation"),
        translate("MedwayIsolation", "95 % interval"),
        translate("MedwayIsolation", "Same worst fifth"),
        translate("MedwayIsolation", "By chance"),
    ]
    rows = [
        [
            one.yardstick,
            one.ages,
            one.place or "–",
            Phrase(one.verdict.value),
            _three(one.rho),
            span(_three(one.low), _three(one.high)),
            part(one.same, one.worst),
            html.rounded(one.chance, 1),
        ]
        for one in found
    ]
    parts = (
        [html.grid(translate("MedwayIsolation", "Held against"), heads, rows, [False] * 4 + [True] * 4)] if rows else []
    )
    said = QT_TRANSLATE_NOOP("MedwayIsolation", "{measure}: {said}")
    against = [
        Phrase(said, measure=one.label, said=one.said() or _better(one.z)) for each in found for one in each.benchmarks
    ]
    parts.append(html.listing(translate("MedwayIsolation", "Against simpler measures"), against))
    return html.page(title, said_of(found), [one for one in parts if one], [INDEPENDENT, *_RULES], footer)


def _figures(found: Validation, classes: int) -> list[list[str]]:
    own = found.evidence
    rows = [
        [translate("MedwayIsolation", "Verdict"), Phrase(own.verdict.value)],
        *(
            [[translate("MedwayIsolation", "By the figures alone"), Phrase(own.by_figures.value)]]
            if own.verdict is not own.by_figures
            else []
        ),
        [translate("MedwayIsolation", "Areas with index and yardstick"), f"{own.areas:,}"],
        [
            translate("MedwayIsolation", "Rank correlation (95 % interval)"),
            with_limits(_three(own.rho), _three(own.low), _three(own.high)),
        ],
        [
            translate("MedwayIsolation", "Areas in the worst fifth of both"),
            part(own.same, own.worst),
        ],
        [translate("MedwayIsolation", "By chance"), html.rounded(own.chance, 1)],
        *(
            [[translate("MedwayIsolation", "Share that is the same (95 % interval)"), _overlap(found)]]
            if classes == 5
            else []
        ),
    ]
    if classes != 5:
        name = ranking.fraction_name(classes)
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst {fraction} of both"), fraction=name)
        rows.append([title, part(found.overlap.same, found.overlap.worst)])
    return rows


def _overlap(found: Validation) -> str:
    own = found.overlap
    return with_limits(share(own.same / own.worst), share(own.low), share(own.high)) if own.worst else "–"


def _benchmarks(own: Evidence) -> list[list[str]]:
    return [
        [one.label, "–" if math.isnan(one.z) else html.rounded(one.z, 2), one.said() or _better(one.z)]
        for one in own.benchmarks
    ]


def _better(z: float) -> str:
    return (
        translate("MedwayIsolation", "Nothing could be tested.")
        if math.isnan(z)
        else translate("MedwayIsolation", "The index follows the yardstick more closely.")
    )


def _three(value: float) -> str:
    return "–" if math.isnan(value) else html.rounded(value, 3)


def _chart(found: Validation, own: Evidence) -> str:
    ends = {
        1: QT_TRANSLATE_NOOP("MedwayIsolation", "Tenth {number} (worst)"),
        DECILES: QT_TRANSLATE_NOOP("MedwayIsolation", "Tenth {number} (best)"),
    }
    between = QT_TRANSLATE_NOOP("MedwayIsolation", "Tenth {number}")
    rows = [
        charts.Bar(
            Phrase(ends.get(number, between), number=number),
            place,
            mark=50.0,
        )
        for number, (areas, place) in enumerate(found.deciles, start=1)
        if areas
    ]
    title = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation", "Mean place by {yardstick}, of each tenth of areas by the index (100 = worst)"
        ),
        yardstick=own.yardstick,
    )
    return charts.bars(title, rows, 0, translate("MedwayIsolation", "if there were no agreement"))


def _areas(found: Validation, called: Sequence[str], classes: int) -> str:
    kinds = found.table[f"{PREFIX}_kind"]
    named = {
        kind: [called[row] for row in np.flatnonzero(kinds == kind)[:_SHOWN]] if kind != KINDS[-1] else []
        for kind in KINDS
    }
    rows = [
        [Phrase(kind), f"{number:,}", ", ".join(named[kind]) + (" …" if named[kind] and number > _SHOWN else "")]
        for kind, number in zip(KINDS, found.kinds)
    ]
    title = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst {fraction} of both, of one, of neither"),
        fraction=ranking.fraction_name(classes),
    )
    return html.grid(
        title,
        [
            translate("MedwayIsolation", "In the worst of"),
            translate("MedwayIsolation", "Areas"),
            translate("MedwayIsolation", "Which"),
        ],
        rows,
        [False, True, False],
    )


def _authorities(found: Validation) -> str:
    if len(found.authorities) < 2:
        return ""
    lines = [_authority(one) for one in found.authorities[:_AUTHORITIES]]
    title = translate("MedwayIsolation", "By authority, ranks taken within each")
    if found.spread is not None:
        title = Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "By authority, ranks taken within each: of {n} authorities with 20 areas or more the median is {median}, the "
                "tenth percentile {tenth}, the lowest {lowest}",
            ),
            one="By authority, ranks taken within each: of {n} authority with 20 areas or more the median is {median}, the "
            "tenth percentile {tenth}, the lowest {lowest}",
            n=found.spread.authorities,
            median=_three(found.spread.median),
            tenth=_three(found.spread.tenth),
            lowest=_three(found.spread.minimum),
        )
    heads = [
        translate("MedwayIsolation", "Authority"),
        translate("MedwayIsolation", "Areas"),
        translate("MedwayIsolation", "Rank correlation"),
        translate("MedwayIsolation", "95 % interval"),
        translate("MedwayIsolation", "Same worst fifth"),
        translate("MedwayIsolation", "By chance"),
        translate("MedwayIsolation", "Verdict"),
    ]
    return html.grid(title, heads, lines, [False, True, True, True, True, True, False])


def _authority(one: AuthorityAgreement) -> list[str]:
    limits = "–" if math.isnan(one.low) else span(_three(one.low), _three(one.high))
    return [
        one.name,
        f"{one.areas:,}",
        _three(one.rho),
        limits,
        part(one.overlap.same, one.overlap.worst),
        html.rounded(one.overlap.chance, 1),
        Phrase(one.verdict.value),
    ]


def validity_facts(found: Validation) -> str:
    """Return what was found as JSON: the evidence, kinds of agreement, tenths, spread and authorities; null where unknown."""
    document: dict[str, Any] = {
        **to_document(found.evidence),
        "sentence": found.evidence.sentence(),
        "overlap_low": found.overlap.low,
        "overlap_high": found.overlap.high,
        "kinds": dict(zip(KINDS, found.kinds)),
        "tenths": [{"areas": areas, "mean_place": place} for areas, place in found.deciles],
        "spread": asdict(found.spread) if found.spread is not None else None,
        "authorities": [{**asdict(one), "verdict": one.verdict.value} for one in found.authorities],
        "warnings": list(found.warnings),
    }
    return json.dumps(_known(document), ensure_ascii=True)


def _known(value: Any) -> Any:
    """Return a document in which numbers that are not known are null: JSON has no others."""
    if isinstance(value, dict):
        return {key: _known(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_known(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
