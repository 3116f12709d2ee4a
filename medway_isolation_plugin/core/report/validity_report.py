"""An index held against a yardstick as a page, and as facts for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from .. import ranking
from ..faults import counted
from ..validity.evidence import Evidence, said_of
from ..validity.evidence_document import to_document
from ..validity.validate import DECILES, INDEPENDENT, KINDS, PREFIX, AuthorityAgreement, Validation
from . import charts, html
from .numbers import share

_SHOWN = 20
_AUTHORITIES = 400
_RULES = (
    "Verdicts follow fixed rules: contradicts, where the upper limit of the rank correlation is below 0; agrees, where its "
    "lower limit is 0.5 or more and that of the overlap of worst fifths 0.4 or more; partly, from 0.3 and above 0.2; otherwise "
    "no evidence.",
    "Every small-area figure of loneliness is a model: agreement with one is no measurement of loneliness.",
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
    parts = [
        html.grid("What was found", ["Figure", "Value"], _figures(found, classes)),
        html.grid("Against simpler measures", ["Measure", "Meng's z", "What follows"], _benchmarks(own)) if own.benchmarks else "",
        _chart(found, own),
        _areas(found, called, classes),
        _authorities(found),
        html.listing("Against other yardsticks", [one.sentence() for one in earlier]),
    ]  # fmt: skip
    notes = [
        *found.warnings,
        *_RULES,
    ]
    title = f"{index} against {own.yardstick}"
    return html.page(title, own.sentence(), [part for part in parts if part], notes, footer)


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
        "Yardstick",
        "Of",
        "Where",
        "Verdict",
        "Rank correlation",
        "95 % interval",
        "Same worst fifth",
        "By chance",
    ]
    rows = [
        [
            one.yardstick,
            one.ages,
            one.place or "–",
            one.verdict.value,
            _three(one.rho),
            f"{_three(one.low)} to {_three(one.high)}",
            f"{one.same:,} of {one.worst:,}",
            html.rounded(one.chance, 1),
        ]
        for one in found
    ]
    parts = [html.grid("Held against", heads, rows, [False] * 4 + [True] * 4)] if rows else []
    against = [f"{one.label}: {one.said() or _better(one.z)}" for each in found for one in each.benchmarks]
    parts.append(html.listing("Against simpler measures", against))
    return html.page(title, said_of(found), [part for part in parts if part], [INDEPENDENT, *_RULES], footer)


def _figures(found: Validation, classes: int) -> list[list[str]]:
    own = found.evidence
    rows = [
        ["Verdict", own.verdict.value],
        *([["By the figures alone", own.by_figures.value]] if own.verdict is not own.by_figures else []),
        ["Areas with index and yardstick", f"{own.areas:,}"],
        ["Rank correlation (95 % interval)", f"{_three(own.rho)} ({_three(own.low)} to {_three(own.high)})"],
        ["Areas in the worst fifth of both", f"{own.same:,} of {own.worst:,}"],
        ["By chance", html.rounded(own.chance, 1)],
        *([["Share that is the same (95 % interval)", _overlap(found)]] if classes == 5 else []),
    ]
    if classes != 5:
        name = ranking.fraction_name(classes)
        shown = f"{found.overlap.same:,} of {found.overlap.worst:,}"
        rows.append([f"Areas in the worst {name} of both", shown])
    return rows


def _overlap(found: Validation) -> str:
    own = found.overlap
    return f"{share(own.same / own.worst)} ({share(own.low)} to {share(own.high)})" if own.worst else "–"


def _benchmarks(own: Evidence) -> list[list[str]]:
    return [
        [one.label, "–" if math.isnan(one.z) else html.rounded(one.z, 2), one.said() or _better(one.z)]
        for one in own.benchmarks
    ]


def _better(z: float) -> str:
    return "Nothing could be tested." if math.isnan(z) else "The index follows the yardstick more closely."


def _three(value: float) -> str:
    return "–" if math.isnan(value) else html.rounded(value, 3)


def _chart(found: Validation, own: Evidence) -> str:
    ends = {1: " (worst)", DECILES: " (best)"}
    rows = [
        charts.Bar(f"Tenth {number}{ends.get(number, '')}", place, mark=50.0)
        for number, (areas, place) in enumerate(found.deciles, start=1)
        if areas
    ]
    title = f"Mean place by {own.yardstick}, of each tenth of areas by the index (100 = worst)"
    return charts.bars(title, rows, 0, "if there were no agreement")


def _areas(found: Validation, called: Sequence[str], classes: int) -> str:
    kinds = found.table[f"{PREFIX}_kind"]
    named = {
        kind: [called[row] for row in np.flatnonzero(kinds == kind)[:_SHOWN]] if kind != KINDS[-1] else []
        for kind in KINDS
    }
    rows = [
        [kind, f"{number:,}", ", ".join(named[kind]) + (" …" if named[kind] and number > _SHOWN else "")]
        for kind, number in zip(KINDS, found.kinds)
    ]
    title = f"Areas in the worst {ranking.fraction_name(classes)} of both, of one, of neither"
    return html.grid(title, ["In the worst of", "Areas", "Which"], rows, [False, True, False])


def _authorities(found: Validation) -> str:
    if len(found.authorities) < 2:
        return ""
    lines = [_authority(one) for one in found.authorities[:_AUTHORITIES]]
    title = "By authority, ranks taken within each"
    if found.spread is not None:
        title += (
            f": of {counted(found.spread.authorities, 'authority', 'authorities')} with 20 areas or more the median is "
            f"{_three(found.spread.median)}, the tenth percentile {_three(found.spread.tenth)}, the lowest {_three(found.spread.minimum)}"
        )
    heads = ["Authority", "Areas", "Rank correlation", "95 % interval", "Same worst fifth", "By chance", "Verdict"]
    return html.grid(title, heads, lines, [False, True, True, True, True, True, False])


def _authority(one: AuthorityAgreement) -> list[str]:
    limits = "–" if math.isnan(one.low) else f"{_three(one.low)} to {_three(one.high)}"
    same = f"{one.overlap.same:,} of {one.overlap.worst:,}"
    return [
        one.name,
        f"{one.areas:,}",
        _three(one.rho),
        limits,
        same,
        html.rounded(one.overlap.chance, 1),
        one.verdict.value,
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
