"""The ward summary as a page for a committee paper."""

from __future__ import annotations

from collections.abc import Iterable

from ..validity.evidence import Evidence, said_of
from ..wards import WardSummary
from ..words import QT_TRANSLATE_NOOP, Phrase, translate
from . import html


def ward_report(summary: WardSummary, title: str, footer: str, evidence: Iterable[Evidence] = ()) -> str:
    """Return the summary as an HTML page: the sentence, the table by ward, what to know about it.

    `evidence` is how the flag's indices fared against yardsticks.
    """
    notes = [
        translate(
            "MedwayIsolation",
            "An area is counted in the one ward that holds most of it, so the columns add up; 'at least partly' counts a flagged "
            "area in every ward that holds 1 % of it or more.",
        ),
        *summary.warnings,
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The indices behind the flag: {said}"), said=said_of(evidence)),
    ]
    return html.page(
        title,
        summary.sentence,
        [html.table(translate("MedwayIsolation", "By ward"), summary.table.columns)],
        notes,
        footer,
    )
